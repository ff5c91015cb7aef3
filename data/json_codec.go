package data

import (
	"bytes"
	"math"
	"strconv"
	"unicode/utf8"

	"campaignc/interp"
	"campaignc/lang"
)

// jsonCodec reads and writes the lines of JSONL batches. It expects the keys of
// a line to come as in the line before, which makes finding a key a comparison.
type jsonCodec struct {
	*layout
	leads *Leads
	scan  jsonScanner
	texts arena
	bad   rejects
	pos   int  // where the next line begins
	valid bool // the batch is UTF-8

	keys    map[string]*jsonKey // by the key's text
	order   []*jsonKey          // keys of the lines before, by place
	row     uint64              // counts lines, to tell what belongs to this one
	members []member            // of the line that was read last
	closing int                 // where its `}` stands
	idAt    int                 // the member that is its id
	lost    []string            // ids of the lines refused
	blank   bool                // a default stands in for a value of the line
	holders []holder            // by Field.Index

	columns []jsonColumn // when the output is CSV
}

// jsonKey is a key and what it means.
type jsonKey struct {
	text   string
	raw    string // `"email":`; "" when it needs escapes
	field  *binding
	id     bool
	refuse string // why no lead may have it, or ""
	help   string // what to do about that
	column int    // in CSV output; -1: none
	row    uint64 // the last line that has it
}

// member is one key and value of a line.
type member struct {
	jsonValue
	key *jsonKey
}

// holder is the member that holds a field, if row is the line's.
type holder struct {
	row uint64
	at  int
}

func newJSONCodec(l *Leads) *jsonCodec {
	return &jsonCodec{
		layout: l.layout, leads: l,
		keys: map[string]*jsonKey{}, holders: make([]holder, len(l.layout.fields)),
		columns: l.jsonColumns,
	}
}

// Reset begins a batch.
func (c *jsonCodec) Reset(b *interp.Batch) {
	c.texts.reset()
	c.bad.reset(b)
	c.lost = c.lost[:0]
	c.scan.data, c.pos = b.Data, 0
	if n, ok := b.Note.(*oversize); ok {
		c.bad.addOversize(n)
		c.scan.data = nil
	}
	c.valid = utf8.Valid(c.scan.data)
}

// Next reads the next line that can be read into l.
func (c *jsonCodec) Next(l *interp.Lead) bool {
	for c.line() {
		f := c.parse()
		if f == nil {
			f = c.read(l)
		}
		if f == nil {
			return true
		}
		if f.kind == KindType {
			c.lose(l)
		}
		c.bad.add(c.scan.from, c.scan.end, f.column, f.kind, f.reason)
	}
	return false
}

// lose keeps the id of a line that is refused.
func (c *jsonCodec) lose(l *interp.Lead) {
	for i := range c.members {
		if c.idAt < 0 && c.members[i].key.id && c.readID(l, i) != nil {
			return
		}
	}
	if c.idAt >= 0 {
		c.lost = append(c.lost, l.ID)
	}
}

// Refused are the ids of the lines refused since Reset.
func (c *jsonCodec) Refused() []string { return c.lost }

// Reject refuses the line that Next read last.
func (c *jsonCodec) Reject(kind, reason string) {
	c.bad.add(c.scan.from, c.scan.end, c.members[c.idAt].key.text, kind, reason)
}

// AppendRejects appends the lines refused since Reset.
func (c *jsonCodec) AppendRejects(dst []byte) ([]byte, int) { return c.bad.append(dst) }

// line finds the next line that is not blank. It reports false at the end of
// the batch.
func (c *jsonCodec) line() bool {
	for c.pos < len(c.scan.data) {
		c.scan.from = c.pos
		end := len(c.scan.data)
		if k := bytes.IndexByte(c.scan.data[c.pos:], '\n'); k >= 0 {
			end = c.pos + k
		}
		c.pos = end + 1
		if end > c.scan.from && end < len(c.scan.data) && c.scan.data[end-1] == '\r' {
			end--
		}
		if c.scan.end = end; end > c.scan.from {
			return true
		}
	}
	return false
}

// parse takes the line apart into members.
func (c *jsonCodec) parse() *fault {
	s := &c.scan
	s.fault = nil
	if size := s.end - s.from; size > maxRecord {
		return &fault{kind: KindLimit, reason: tooLong(int64(size))}
	}
	if !c.valid && !utf8.Valid(s.data[s.from:s.end]) {
		return &fault{kind: KindEncoding, reason: "text that is not UTF-8; save the file as UTF-8"}
	}
	if len(c.keys) > maxColumns {
		clear(c.keys)
		c.order = c.order[:0]
	}
	c.row++
	c.members = c.members[:0]
	p := s.space(s.from)
	if p >= s.end || s.data[p] != '{' {
		return &fault{kind: KindJSON, reason: "a lead is one JSON object on a line"}
	}
	if p = c.object(s.space(p + 1)); p < 0 {
		return s.fault
	}
	if p = s.space(p); p < s.end {
		s.fail(p, KindJSON, "something after the object; a lead is one JSON object on a line")
	}
	return s.fault
}

// object steps over the members of the line's object and its `}`.
func (c *jsonCodec) object(p int) int {
	s := &c.scan
	if p < s.end && s.data[p] == '}' {
		c.closing = p
		return p + 1
	}
	for {
		var m member
		if m.key, p = c.key(p); p < 0 {
			return -1
		}
		if m.key.row == c.row {
			s.fault = &fault{kind: KindKey, column: m.key.text, reason: "the key " + quoted(m.key.text) + " is given twice"}
			return -1
		}
		m.key.row = c.row
		if m.jsonValue = s.value(p, 1); m.to < 0 {
			return -1
		}
		if len(c.members) == maxColumns {
			return s.fail(p, KindLimit, "more than %d keys", maxColumns)
		}
		c.members = append(c.members, m)
		p = s.space(m.to)
		if p < s.end && s.data[p] == '}' {
			c.closing = p
			return p + 1
		}
		if p >= s.end || s.data[p] != ',' {
			return s.unexpected(p, `a comma or "}"`)
		}
		p = s.space(p + 1)
	}
}

// key reads the next key and steps to its value.
func (c *jsonCodec) key(p int) (*jsonKey, int) {
	s, n := &c.scan, len(c.members)
	if n < len(c.order) {
		k := c.order[n]
		if end := p + len(k.raw); k.raw != "" && end < s.end && view(s.data[p:end]) == k.raw {
			return k, s.space(end)
		}
	}
	if p >= s.end || s.data[p] != '"' {
		return nil, s.unexpected(p, "a key in quotes")
	}
	end, escaped := s.text(p)
	if end < 0 {
		return nil, -1
	}
	if end-p > maxKey {
		return nil, s.fail(p, KindLimit, "a key of %d bytes; the limit is %d", end-p, maxKey)
	}
	text := s.data[p+1 : end-1]
	if escaped {
		text = appendUnescaped(nil, text)
	}
	k := c.keys[string(text)]
	if k == nil {
		k = c.newKey(string(text), escaped)
		c.keys[k.text] = k
	}
	if n < len(c.order) {
		c.order[n] = k
	} else {
		c.order = append(c.order, k)
	}
	return k, s.colon(end)
}

// newKey finds out what a key means.
func (c *jsonCodec) newKey(text string, escaped bool) *jsonKey {
	k := &jsonKey{text: text, column: -1}
	if !escaped {
		k.raw = `"` + text + `":`
	}
	k.id = lang.Plain(text) == "id"
	k.field, k.refuse, k.help = c.layout.meaning("key", text)
	for i := range c.columns {
		if col := &c.columns[i]; col.id && k.id || col.field != nil && col.field == k.field || col.key == text {
			k.column = i
		}
	}
	return k
}

// read fills l from the members.
func (c *jsonCodec) read(l *interp.Lead) *fault {
	l.ID, c.idAt = "", -1
	clear(l.Changed)
	c.blank = false
	for i := range c.members {
		m := &c.members[i]
		var f *fault
		switch {
		case m.to-m.from > maxField:
			f = &fault{kind: KindLimit, reason: tooLongCell(m.to - m.from)}
		case m.key.refuse != "":
			f = &fault{kind: KindKey, reason: m.key.refuse + "; " + m.key.help}
		case m.key.id:
			f = c.readID(l, i)
		case m.key.field != nil:
			f = c.readField(l, i)
		}
		if f == nil && c.columns != nil && m.key.column < 0 {
			f = &fault{kind: KindKey, reason: "the first lead does not have the key " + quoted(m.key.text) + ", so CSV has no column for it; write JSONL"}
		}
		if f != nil {
			f.column = m.key.text
			return f
		}
	}
	if c.idAt < 0 {
		return &fault{kind: KindID, reason: "the lead has no id"}
	}
	for i := range c.holders {
		if c.holders[i].row != c.row {
			b := c.fields[i]
			l.SetValue(b.field, b.field.Default)
		}
	}
	return nil
}

// readID takes a member as the lead's id: a text or a whole number, which stays
// text to the last digit.
func (c *jsonCodec) readID(l *interp.Lead, at int) *fault {
	m := &c.members[at]
	if c.idAt >= 0 {
		return &fault{kind: KindKey, reason: "the id is given twice, also as " + quoted(c.members[c.idAt].key.text)}
	}
	c.idAt = at
	switch raw := c.scan.data[m.from:m.to]; {
	case m.what == jsonString:
		l.ID = c.text(m)
	case m.what == jsonNumber && !bytes.ContainsAny(raw, ".eE"):
		l.ID = view(raw)
	case m.what == jsonNull:
		return &fault{kind: KindID, reason: "the id is blank"}
	default:
		return &fault{kind: KindID, reason: "an id is a text or a whole number, not " + sortNames[m.what]}
	}
	if reason := idFault(l.ID); reason != "" {
		return &fault{kind: KindID, reason: reason}
	}
	return nil
}

// text is what a string says.
func (c *jsonCodec) text(m *member) string {
	raw := c.scan.data[m.from+1 : m.to-1]
	if !m.escaped {
		return view(raw)
	}
	return c.texts.done(appendUnescaped(c.texts.room(len(raw)), raw))
}

// readField takes a member as the value of a field.
func (c *jsonCodec) readField(l *interp.Lead, at int) *fault {
	m := &c.members[at]
	b := m.key.field
	h := &c.holders[b.index]
	if h.row == c.row {
		return &fault{kind: KindKey, reason: "the keys " + quoted(c.members[h.at].key.text) + " and " + quoted(m.key.text) +
			" both mean the field " + b.field.Qualified()}
	}
	*h = holder{c.row, at}
	switch {
	case m.what == jsonNull || m.what == jsonString && m.to-m.from == 2 && !b.kind.IsNumber() && b.kind != lang.Boolean:
		l.Text[b.index], l.Num[b.index], l.Has[b.index] = "", 0, false
		if b.json != "" {
			c.blank = true
			l.SetValue(b.field, b.field.Default)
		}
		return nil
	case m.what == jsonString && b.text:
		l.Text[b.index] = c.text(m)
		return nil
	case m.what == jsonNumber && b.kind.IsWhole():
		if n, ok := smallWhole(view(c.scan.data[m.from:m.to])); ok {
			l.Num[b.index], l.Has[b.index] = n, true
			return nil
		}
	}
	v, err := c.typed(m)
	if err != "" {
		return &fault{kind: KindType, reason: b.field.Qualified() + ": " + err}
	}
	l.SetValue(b.field, v)
	return nil
}

// typed reads a value as its field's type; otherwise it says why it is none.
func (c *jsonCodec) typed(m *member) (lang.Value, string) {
	b := m.key.field
	want, ok := "a text", m.what == jsonString
	switch {
	case b.kind.IsNumber():
		want, ok = "a number", m.what == jsonNumber
	case b.kind == lang.Boolean:
		want, ok = "true or false", m.what == jsonTrue || m.what == jsonFalse
	}
	if !ok {
		return lang.Value{}, sortNames[m.what] + " where " + want + " is declared"
	}
	text := view(c.scan.data[m.from:m.to])
	switch {
	case m.what == jsonString:
		text = c.text(m)
	case b.kind == lang.Float:
		f, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsInf(f, 0) {
			return lang.Value{}, quoted(text) + " is too large for a number"
		}
		return lang.FloatValue(f + 0), ""
	}
	v, err := lang.ParseValue(b.field.Type, text, c.zone)
	if err != nil {
		return lang.Value{}, quoted(text) + " is " + err.Error()
	}
	return v, ""
}
