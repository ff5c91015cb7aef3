package data

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"campaignc/interp"
	"campaignc/lang"
)

// activityReader reads activities as LogEncoder writes them, one JSON object a
// line, and for events the keys by which people name the same: `time`, `kind`,
// `fields`. What it read last is in past, lead, id and fields.
type activityReader struct {
	ws     *lang.Workspace
	events bool
	scan   jsonScanner
	names  map[string]string // names that repeat

	past   interp.Past
	lead   string
	id     int                    // Marketo's type id; 0: not said
	fields []interp.PastAttribute // values of fields that came with an event
	given  int                    // keys of the line, by bit of what they say
}

func newActivityReader(ws *lang.Workspace, events bool) *activityReader {
	return &activityReader{ws: ws, events: events, names: map[string]string{}}
}

// eachLine hands out the lines that are not blank, by their place in a batch.
// Lines over the limit go to long.
func eachLine(r io.Reader, do func(b *interp.Batch, line, from, end int) error, long func(line int, n *oversize) error) error {
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
		n, tooLong := b.Note.(*oversize)
		var err error
		if tooLong {
			err = long(b.Line, n)
		} else {
			err = linesOf(&b, do, long)
		}
		if err != nil {
			return err
		}
	}
}

func linesOf(b *interp.Batch, do func(b *interp.Batch, line, from, end int) error, long func(line int, n *oversize) error) error {
	data, line := b.Data, b.Line
	for p := 0; p < len(data); line++ {
		end, next := len(data), len(data)
		if k := bytes.IndexByte(data[p:], '\n'); k >= 0 {
			end, next = p+k, p+k+1
			if k > 0 && data[end-1] == '\r' {
				end--
			}
		}
		var err error
		switch {
		case end-p > maxRecord:
			err = long(line, &oversize{size: int64(end - p)})
		case end > p:
			err = do(b, line, p, end)
		}
		if err != nil {
			return err
		}
		p = next
	}
	return nil
}

// line reads one activity.
func (h *activityReader) line(data []byte, from, end int) *fault {
	h.scan = jsonScanner{data: data, from: from, end: end}
	s := &h.scan
	h.past, h.lead, h.id, h.fields, h.given = interp.Past{}, "", 0, nil, 0
	if !utf8.Valid(s.data[s.from:s.end]) {
		return &fault{kind: KindEncoding, reason: "text that is not UTF-8"}
	}
	p := s.space(s.from)
	if p >= s.end || s.data[p] != '{' {
		return &fault{kind: KindJSON, reason: "an activity is one JSON object on a line"}
	}
	if p = s.each(p, 1, h.member); p < 0 {
		return s.fault
	}
	if p = s.space(p); p < s.end {
		s.fail(p, KindJSON, "something after the object")
		return s.fault
	}
	for i, k := range activityKeys {
		if k.required && h.given&(1<<k.says) == 0 && !(h.events && k.says == saysKind && h.id != 0) {
			return &fault{kind: KindKey, reason: "the activity has no " + activityKeys[i].name}
		}
	}
	return nil
}

// What the keys of an activity say. Two keys that say the same exclude each other.
const (
	saysLead = iota
	saysTime
	saysKind
	saysType
	saysCampaign
	saysResult
	saysPrimary
	saysAttributes
	saysFields
	saysOther // and on: what is read over
)

// activityKeys are the keys of an activity, what they hold, and where it goes.
var activityKeys = [...]struct {
	name     string
	what     sort
	required bool
	event    bool // only of an event
	says     int
	set      func(h *activityReader, v jsonValue) string
}{
	{"lead", jsonString, true, false, saysLead, (*activityReader).setLead},
	{"seq", jsonNumber, false, false, saysOther, nil},
	{"at", jsonString, true, false, saysTime, (*activityReader).setAt},
	{"time", jsonString, false, true, saysTime, (*activityReader).setAt},
	{"activity", jsonString, true, false, saysKind, (*activityReader).setActivity},
	{"kind", jsonString, false, true, saysKind, (*activityReader).setActivity},
	{"type", jsonNumber, false, false, saysType, (*activityReader).setType},
	{"campaign", jsonString, false, false, saysCampaign, func(h *activityReader, v jsonValue) string { h.past.Campaign = h.name(v); return "" }},
	{"path", jsonNested, false, false, saysOther + 1, nil},
	{"step", jsonNumber, false, false, saysOther + 2, nil},
	{"result", jsonString, false, false, saysResult, (*activityReader).setResult},
	{"reason", jsonString, false, false, saysOther + 3, nil},
	{"primary", jsonString, false, false, saysPrimary, func(h *activityReader, v jsonValue) string { h.past.Primary = h.name(v); return "" }},
	{"attributes", jsonNested, false, false, saysAttributes, (*activityReader).setAttributes},
	{"fields", jsonNested, false, true, saysFields, (*activityReader).setFields},
}

// member takes up one key of an activity.
func (h *activityReader) member(key string, v jsonValue) *fault {
	for _, k := range activityKeys {
		if k.name != key || k.event && !h.events {
			continue
		}
		if h.given&(1<<k.says) != 0 {
			return &fault{kind: KindKey, reason: "the key " + key + " is given twice"}
		}
		h.given |= 1 << k.says
		if v.what != k.what {
			return &fault{kind: KindType, reason: key + ": " + sortNames[v.what] + " where " + sortNames[k.what] + " belongs"}
		}
		if k.set == nil {
			return nil
		}
		if reason := k.set(h, v); reason != "" {
			return &fault{kind: KindType, reason: reason}
		}
		return nil
	}
	return &fault{kind: KindKey, reason: "the key " + quoted(key) + " is none of an activity's"}
}

func (h *activityReader) setLead(v jsonValue) string {
	h.lead = h.name(v)
	return idFault(h.lead)
}

func (h *activityReader) setActivity(v jsonValue) string {
	h.past.Activity = h.name(v)
	return ""
}

func (h *activityReader) setType(v jsonValue) string {
	id, err := strconv.Atoi(view(h.scan.data[v.from:v.to]))
	if err != nil && h.events {
		return "type: a whole number belongs here"
	}
	h.id = id
	return ""
}

func (h *activityReader) setAt(v jsonValue) string {
	at, reason := momentOf(h.scan.said(v), h.ws)
	h.past.At = at
	if reason != "" {
		return "at: " + reason
	}
	return ""
}

// momentOf reads an instant.
func momentOf(text string, ws *lang.Workspace) (at int64, reason string) {
	v, err := lang.ParseValue(lang.Type{Kind: lang.Datetime}, text, ws.Zone)
	switch {
	case err != nil:
		return 0, quoted(text) + " is " + err.Error()
	case v.IsEmpty():
		return 0, "a moment is needed"
	}
	return v.Num, ""
}

func (h *activityReader) setResult(v jsonValue) string {
	text := h.scan.said(v)
	for r := interp.Succeeded; r <= interp.Failed; r++ {
		if r.String() == text {
			h.past.Result = r
			return ""
		}
	}
	return "result: " + quoted(text) + " is neither succeeded, skipped nor failed"
}

// setAttributes takes up the attributes: texts and booleans, of events numbers
// too.
func (h *activityReader) setAttributes(v jsonValue) string {
	list, reason := h.object("attributes", v)
	h.past.Attributes = list
	return reason
}

// setFields takes up what came with an event.
func (h *activityReader) setFields(v jsonValue) string {
	list, reason := h.object("fields", v)
	h.fields = list
	return reason
}

// object reads an object of texts, by label.
func (h *activityReader) object(what string, v jsonValue) (list []interp.PastAttribute, reason string) {
	s := &h.scan
	if s.data[v.from] != '{' {
		return nil, what + ": a list where an object belongs"
	}
	end := s.each(v.from, 2, func(label string, v jsonValue) *fault {
		a := interp.PastAttribute{Label: h.intern(label)}
		switch {
		case v.what == jsonString:
			a.Value = strings.Clone(s.said(v))
		case v.what == jsonTrue, v.what == jsonFalse:
			a.Value = sortNames[v.what]
		case h.events && v.what == jsonNull:
			return nil
		case h.events && (v.what == jsonNumber || isFormFields(label) && s.data[v.from] == '{'):
			a.Value = string(s.data[v.from:v.to])
		default:
			return &fault{kind: KindType, reason: what + ": " + quoted(label) + " is " + sortNames[v.what] + " where a text, true or false belongs"}
		}
		list = append(list, a)
		return nil
	})
	if end < 0 {
		return nil, s.fault.reason
	}
	slices.SortStableFunc(list, func(a, b interp.PastAttribute) int { return strings.Compare(a.Label, b.Label) })
	for i := 1; i < len(list); i++ {
		if list[i].Label == list[i-1].Label {
			return nil, what + ": the key " + quoted(list[i].Label) + " is given twice"
		}
	}
	return list, ""
}

// isFormFields tells the attribute that says what came with an event.
func isFormFields(label string) bool { return lang.Plain(label) == lang.Plain(interp.FormFields) }

// name is a text that may repeat, kept once.
func (h *activityReader) name(v jsonValue) string { return h.intern(h.scan.said(v)) }

func (h *activityReader) intern(s string) string {
	if known, ok := h.names[s]; ok {
		return known
	}
	s = strings.Clone(s)
	h.names[s] = s
	return s
}
