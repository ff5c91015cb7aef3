package data

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"campaignc/interp"
	"campaignc/lang"
)

// History is what leads did before a run, from activity logs. It is held in
// memory, about 150 bytes and the attributes for each activity; names that
// repeat are kept once. It is safe for concurrent use.
type History struct {
	leads map[string][]interp.Past
}

// Of returns the activities of a lead by time; those of one instant in the
// order of the file. The caller must not change them.
func (h *History) Of(lead string) []interp.Past { return h.leads[lead] }

// Len is how many leads have a history.
func (h *History) Len() int { return len(h.leads) }

// ReadHistory reads an activity log as LogEncoder writes it; name stands in
// messages. Logs of several runs may follow one another in one file. An error
// of what the file says is a *DataError.
func ReadHistory(r io.Reader, name string, ws *lang.Workspace) (*History, error) {
	h := &historyReader{ws: ws, names: map[string]string{}, leads: map[string][]interp.Past{}}
	if err := h.read(r); err != nil {
		return nil, readError(name, err)
	}
	for _, list := range h.leads {
		slices.SortStableFunc(list, func(a, b interp.Past) int {
			switch {
			case a.At < b.At:
				return -1
			case a.At > b.At:
				return 1
			}
			return 0
		})
	}
	return &History{h.leads}, nil
}

type historyReader struct {
	ws    *lang.Workspace
	scan  jsonScanner
	names map[string]string // names that repeat
	leads map[string][]interp.Past

	past  interp.Past // of the line that is read
	lead  string
	given int // keys of the line, by bit
}

func (h *historyReader) read(r io.Reader) error {
	chunks := chunker{r: r, size: chunkSize, line: 1}
	if _, err := chunks.begin(); err != nil {
		return err
	}
	var b interp.Batch
	for {
		if err := chunks.next(&b); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if n, ok := b.Note.(*oversize); ok {
			return dataError(b.Line, "", "%s", tooLong(n.size))
		}
		if err := h.batch(&b); err != nil {
			return err
		}
	}
}

// batch reads the lines of a batch.
func (h *historyReader) batch(b *interp.Batch) error {
	data, line := b.Data, b.Line
	for p := 0; p < len(data); line++ {
		end, next := len(data), len(data)
		if k := bytes.IndexByte(data[p:], '\n'); k >= 0 {
			end, next = p+k, p+k+1
			if k > 0 && data[end-1] == '\r' {
				end--
			}
		}
		if end-p > maxRecord {
			return dataError(line, "", "%s", tooLong(int64(end-p)))
		}
		if end > p {
			h.scan = jsonScanner{data: data, from: p, end: end}
			if f := h.line(); f != nil {
				return dataError(line, "", "%s", f.reason)
			}
		}
		p = next
	}
	return nil
}

// line reads one activity.
func (h *historyReader) line() *fault {
	s := &h.scan
	if !utf8.Valid(s.data[s.from:s.end]) {
		return &fault{reason: "text that is not UTF-8"}
	}
	h.past, h.lead, h.given = interp.Past{}, "", 0
	p := s.space(s.from)
	if p >= s.end || s.data[p] != '{' {
		return &fault{reason: "an activity is one JSON object on a line"}
	}
	if p = s.each(p, 1, h.member); p < 0 {
		return s.fault
	}
	if p = s.space(p); p < s.end {
		s.fail(p, KindJSON, "something after the object")
		return s.fault
	}
	for i, k := range historyKeys {
		if k.required && h.given&(1<<i) == 0 {
			return &fault{reason: "the activity has no " + k.name}
		}
	}
	h.leads[h.lead] = append(h.leads[h.lead], h.past)
	return nil
}

// historyKeys are the keys of an activity, what they hold, and where it goes.
var historyKeys = [...]struct {
	name     string
	what     sort
	required bool
	set      func(h *historyReader, v jsonValue) string
}{
	{"lead", jsonString, true, (*historyReader).setLead},
	{"seq", jsonNumber, false, nil},
	{"at", jsonString, true, (*historyReader).setAt},
	{"activity", jsonString, true, func(h *historyReader, v jsonValue) string { h.past.Activity = h.name(v); return "" }},
	{"type", jsonNumber, false, nil},
	{"campaign", jsonString, false, func(h *historyReader, v jsonValue) string { h.past.Campaign = h.name(v); return "" }},
	{"path", jsonNested, false, nil},
	{"step", jsonNumber, false, nil},
	{"result", jsonString, false, (*historyReader).setResult},
	{"reason", jsonString, false, nil},
	{"primary", jsonString, false, func(h *historyReader, v jsonValue) string { h.past.Primary = h.name(v); return "" }},
	{"attributes", jsonNested, false, (*historyReader).setAttributes},
}

// member takes up one key of an activity.
func (h *historyReader) member(key string, v jsonValue) *fault {
	for i, k := range historyKeys {
		if k.name != key {
			continue
		}
		if h.given&(1<<i) != 0 {
			return &fault{reason: "the key " + key + " is given twice"}
		}
		h.given |= 1 << i
		if v.what != k.what {
			return &fault{reason: key + ": " + sortNames[v.what] + " where " + sortNames[k.what] + " belongs"}
		}
		if k.set == nil {
			return nil
		}
		if reason := k.set(h, v); reason != "" {
			return &fault{reason: reason}
		}
		return nil
	}
	return &fault{reason: "the key " + quoted(key) + " is none of an activity's"}
}

func (h *historyReader) setLead(v jsonValue) string {
	h.lead = h.name(v)
	return idFault(h.lead)
}

func (h *historyReader) setAt(v jsonValue) string {
	text := h.scan.said(v)
	at, err := lang.ParseValue(lang.Type{Kind: lang.Datetime}, text, h.ws.Zone)
	switch {
	case err != nil:
		return "at: " + quoted(text) + " is " + err.Error()
	case at.IsEmpty():
		return "at: a moment is needed"
	}
	h.past.At = at.Num
	return ""
}

func (h *historyReader) setResult(v jsonValue) string {
	text := h.scan.said(v)
	for r := interp.Succeeded; r <= interp.Failed; r++ {
		if r.String() == text {
			h.past.Result = r
			return ""
		}
	}
	return "result: " + quoted(text) + " is neither succeeded, skipped nor failed"
}

// setAttributes takes up the attributes: texts and booleans.
func (h *historyReader) setAttributes(v jsonValue) string {
	s := &h.scan
	if s.data[v.from] != '{' {
		return "attributes: a list where an object belongs"
	}
	end := s.each(v.from, 2, func(label string, v jsonValue) *fault {
		a := interp.PastAttribute{Label: h.intern(label)}
		switch v.what {
		case jsonString:
			a.Value = strings.Clone(s.said(v))
		case jsonTrue, jsonFalse:
			a.Value = sortNames[v.what]
		default:
			return &fault{reason: "attributes: " + quoted(label) + " is " + sortNames[v.what] + " where a text, true or false belongs"}
		}
		h.past.Attributes = append(h.past.Attributes, a)
		return nil
	})
	if end < 0 {
		return s.fault.reason
	}
	list := h.past.Attributes
	slices.SortStableFunc(list, func(a, b interp.PastAttribute) int { return strings.Compare(a.Label, b.Label) })
	for i := 1; i < len(list); i++ {
		if list[i].Label == list[i-1].Label {
			return "attributes: the key " + quoted(list[i].Label) + " is given twice"
		}
	}
	return ""
}

// name is a text that may repeat, kept once.
func (h *historyReader) name(v jsonValue) string { return h.intern(h.scan.said(v)) }

func (h *historyReader) intern(s string) string {
	if known, ok := h.names[s]; ok {
		return known
	}
	s = strings.Clone(s)
	h.names[s] = s
	return s
}
