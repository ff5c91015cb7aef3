package data

import (
	"slices"
	"strconv"
	"unsafe"

	"campaignc/interp"
	"campaignc/lang"
)

// NewLogEncoder makes an encoder for the activity log: one JSON object a line,
// the keys in the order of the language's description. It keeps what it has
// rendered by Site.Index and Path.Index, so it serves one compiled program, and
// one goroutine at a time.
func NewLogEncoder() interp.LogEncoder { return &logEncoder{at: -1 << 63} }

// logEncoder puts records together from parts that are rendered once: the head
// of the lead, the number, the tail of the record's site, path and result, and
// the values. All of a record is put at once, into room that was asked for once.
type logEncoder struct {
	lead  []byte // whose head is rendered; a copy
	head  []byte // `{"lead":"42","seq":`, with room for headSize bytes
	at    int64
	clock []byte        // `,"at":"2026-03-01T09:00:00Z"`
	sites []*recordText // by Site.Index times width, and Path.Index
	width int
}

// headSize is how much of a head is put in one go; the ids of most files fit.
const headSize = 48

// AppendLog appends the lines of a lead's activities.
func (e *logEncoder) AppendLog(dst []byte, lead string, acts []interp.Activity) []byte {
	if lead != string(e.lead) || e.head == nil {
		e.begin(lead)
	}
	for i := range acts {
		a := &acts[i]
		if a.At != e.at || e.clock == nil {
			e.tick(a.At)
		}
		dst = e.appendRecord(dst, a)
	}
	return dst
}

// appendRecord appends one line.
func (e *logEncoder) appendRecord(dst []byte, a *interp.Activity) []byte {
	size := 0
	for i := range a.Values {
		size += len(a.Values[i])
	}
	t := e.text(a)
	x := t.tail(a, e.clock)
	if size > longRecord || t.mixed {
		return e.appendCarefully(dst, t, a)
	}
	dst = slices.Grow(dst, max(len(e.head), headSize)+countMost+len(x.text)+t.keySize+escapedMost*size+rawSlack)
	p := end(dst)
	n := len(e.head)
	if n <= headSize {
		*(*[headSize]byte)(p) = [headSize]byte(e.head[:headSize])
	} else {
		putText(p, view(e.head))
	}
	n += putCount(unsafe.Add(p, n), a.Seq)
	n += putText(unsafe.Add(p, n), x.text)
	if !x.whole {
		n += t.putValues(unsafe.Add(p, n), a.Values)
	}
	return dst[:len(dst)+n]
}

// longRecord is how many bytes of values a record is put in one go with: room
// is made for them as if each had to be escaped.
const longRecord = 2048

// putValues puts values that are texts, the keys but for the first, and the end.
func (t *recordText) putValues(p unsafe.Pointer, values []string) int {
	n := putEscaped(p, values[0])
	for i := 1; i < len(values); i++ {
		n += putText(unsafe.Add(p, n), t.keys[i])
		n += putEscaped(unsafe.Add(p, n), values[i])
	}
	*(*[len(textEnd)]byte)(unsafe.Add(p, n)) = [len(textEnd)]byte([]byte(textEnd))
	return n + len(textEnd)
}

const textEnd = "\"}}\n" // of a record whose last attribute is a text

// appendCarefully appends a record that is long, or of a rare form.
func (e *logEncoder) appendCarefully(dst []byte, t *recordText, a *interp.Activity) []byte {
	dst = append(dst, e.head...)
	dst = appendCount(dst, a.Seq)
	dst = t.appendTail(dst, a, e.clock)
	return t.appendValues(dst, a)
}

// begin renders what the records of a lead begin with.
func (e *logEncoder) begin(lead string) {
	e.head = append(e.head[:0], `{"lead":`...)
	e.head = appendString(e.head, lead)
	e.head = append(e.head, `,"seq":`...)
	e.head = slices.Grow(e.head, headSize)
	e.lead = append(e.lead[:0], lead...)
}

// tick renders an instant.
func (e *logEncoder) tick(at int64) {
	e.at = at
	e.clock = append(e.clock[:0], `,"at":"`...)
	e.clock = lang.AppendValue(e.clock, lang.Value{Kind: lang.Datetime, Num: at})
	e.clock = append(e.clock, '"')
}

// text returns what is constant in a record's site and path.
func (e *logEncoder) text(a *interp.Activity) *recordText {
	if i, j := a.Site.Index, a.Path.Index; j < e.width && i*e.width+j < len(e.sites) {
		if t := e.sites[i*e.width+j]; t != nil {
			return t
		}
	}
	return e.render(a)
}

// render renders it the first time.
func (e *logEncoder) render(a *interp.Activity) *recordText {
	if path := a.Path.Index; path >= e.width {
		width := max(8, 2*path)
		moved := make([]*recordText, len(e.sites)/max(e.width, 1)*width)
		for i, t := range e.sites {
			moved[i/e.width*width+i%e.width] = t
		}
		e.sites, e.width = moved, width
	}
	for len(e.sites) <= a.Site.Index*e.width+a.Path.Index {
		e.sites = append(e.sites, make([]*recordText, e.width)...)
	}
	t := newRecordText(a.Site, a.Path)
	e.sites[a.Site.Index*e.width+a.Path.Index] = t
	return t
}

// appendCount appends a number that is mostly small.
func appendCount(dst []byte, n int) []byte {
	if n >= 0 && n < 10 {
		return append(dst, byte('0'+n))
	}
	return strconv.AppendInt(dst, int64(n), 10)
}
