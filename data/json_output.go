package data

import (
	"bytes"
	"io"

	"campaignc/interp"
)

// jsonColumn is a column of CSV output that a key of JSONL becomes.
type jsonColumn struct {
	id    bool
	field *binding
	key   string // of neither an id nor a field
	name  string // its header
}

// openJSON looks at the first line: a key that must be declared stops the run,
// and for CSV output its keys are the columns.
func (l *Leads) openJSON() error {
	var b interp.Batch
	if err := l.chunks.nextFilled(&b); err == io.EOF {
		b = interp.Batch{}
	} else if err != nil {
		return err
	}
	c := newJSONCodec(l)
	c.Reset(&b)
	if !c.line() || c.parse() != nil {
		c.members = nil
	}
	if bytes.HasPrefix(b.Data[c.scan.end:], []byte("\r\n")) && l.out == JSONL {
		l.lineEnd = "\r\n"
	}
	for _, m := range c.members {
		if m.key.refuse != "" {
			return dataError(c.bad.line(c.scan.from), m.key.help, "%s", m.key.refuse)
		}
	}
	if l.out == CSV {
		if fault := l.csvColumns(c.members); fault != nil {
			fault.Line = c.bad.line(c.scan.from)
			return fault
		}
	}
	l.chunks.unread(&b, 0)
	return nil
}

// csvColumns makes columns of the keys of the first lead, the id first where it
// has none, and of the fields it lacks. Keys that would be the same header are
// refused.
func (l *Leads) csvColumns(members []member) *DataError {
	held := map[*binding]bool{}
	id := false
	for _, m := range members {
		col := jsonColumn{name: m.key.text, id: m.key.id, field: m.key.field}
		if col.id {
			col.field = nil
			id = true
		} else if col.field == nil {
			col.key = m.key.text
		} else if held[col.field] {
			continue
		}
		held[col.field] = true
		l.jsonColumns = append(l.jsonColumns, col)
	}
	if !id {
		l.jsonColumns = append([]jsonColumn{{id: true, name: "id"}}, l.jsonColumns...)
	}
	for _, b := range l.layout.fields {
		if !held[b] {
			l.jsonColumns = append(l.jsonColumns, jsonColumn{field: b, name: b.name})
		}
	}
	var names []string
	for i, col := range l.jsonColumns {
		if i > 0 {
			l.header = append(l.header, ',')
		}
		l.header = appendCell(l.header, col.name)
		names = append(names, col.name)
	}
	l.header = append(l.header, '\n')
	return distinct(names)
}

// AppendLead appends the line that Next read last, with the lead's changes.
func (c *jsonCodec) AppendLead(dst []byte, l *interp.Lead) []byte {
	if c.columns != nil {
		return c.appendRow(dst, l)
	}
	s := &c.scan
	copied := s.from
	if c.blank || l.Changed.Any() {
		for i := range c.members {
			m := &c.members[i]
			b := m.key.field
			if b == nil || m.key.id {
				continue
			}
			blank := m.what == jsonNull || m.what == jsonString && m.to-m.from == 2
			if !l.Changed.Has(b.index) && !(blank && b.json != "") {
				continue
			}
			dst = append(dst, s.data[copied:m.from]...)
			dst = appendJSONValue(dst, l.Value(b.field))
			copied = m.to
		}
	}
	dst = append(dst, s.data[copied:c.closing]...)
	for i := range c.holders {
		if c.holders[i].row == c.row {
			continue
		}
		b := c.fields[i]
		v := l.Value(b.field)
		if v.IsEmpty() {
			continue // an absent key says so already
		}
		dst = append(dst, ',')
		dst = appendString(dst, b.name)
		dst = append(dst, ':')
		dst = appendJSONValue(dst, v)
	}
	dst = append(dst, s.data[c.closing:s.end]...)
	return append(dst, c.leads.lineEnd...)
}

// appendRow appends the line as a row of CSV.
func (c *jsonCodec) appendRow(dst []byte, l *interp.Lead) []byte {
	for i := range c.columns {
		col := &c.columns[i]
		if i > 0 {
			dst = append(dst, ',')
		}
		switch {
		case col.id:
			dst = appendCell(dst, l.ID)
		case col.field != nil:
			dst = appendFieldCell(dst, l, col.field)
		default:
			dst = c.appendCarried(dst, col.key)
		}
	}
	return append(dst, c.leads.lineEnd...)
}

// appendCarried appends the value of a key that means no field.
func (c *jsonCodec) appendCarried(dst []byte, key string) []byte {
	k := c.keys[key]
	if k == nil || k.row != c.row {
		return dst
	}
	for i := range c.members {
		m := &c.members[i]
		if m.key != k {
			continue
		}
		switch m.what {
		case jsonNull:
			return dst
		case jsonString:
			return appendCell(dst, c.text(m))
		default:
			return appendCell(dst, view(c.scan.data[m.from:m.to]))
		}
	}
	return dst
}
