package data

import (
	"campaignc/interp"
	"campaignc/lang"
)

// AppendLead appends the row that Next read last, with the lead's changes.
func (c *csvCodec) AppendLead(dst []byte, l *interp.Lead) []byte {
	if c.leads.out == JSONL {
		return c.appendObject(dst, l)
	}
	s := &c.rows
	copied := s.start
	changed := l.Changed.Any()
	if changed || c.blank {
		for i := range c.bound {
			b := &c.bound[i]
			own := l.Changed.Has(int(b.index))
			if !own && !(b.hasDefault && c.blank) {
				continue
			}
			from, to := s.span(int(b.at))
			if !own && !blankCell(s.data[from:to]) {
				continue
			}
			dst = append(dst, s.data[copied:from]...)
			copied = to
			if own {
				dst = appendFieldCell(dst, l, b.binding)
			} else {
				dst = append(dst, b.cell...)
			}
		}
	}
	dst = append(dst, s.data[copied:s.stop]...)
	for _, b := range c.absent {
		dst = append(dst, ',')
		if l.Changed.Has(b.index) {
			dst = appendFieldCell(dst, l, b)
		} else {
			dst = append(dst, b.cell...)
		}
	}
	return append(dst, c.leads.lineEnd...)
}

// blankCell tells a cell that says nothing.
func blankCell(cell []byte) bool { return len(cell) == 0 || len(cell) == 2 && cell[0] == '"' }

// appendFieldCell appends a field of the lead as a cell.
func appendFieldCell(dst []byte, l *interp.Lead, b *binding) []byte {
	if b.kind.IsText() {
		return appendCell(dst, l.Text[b.index])
	}
	if !l.Has[b.index] {
		return dst
	}
	return lang.AppendValue(dst, lang.Value{Kind: b.kind, Num: l.Num[b.index]})
}

// jsonMember is a column as the member of an object.
type jsonMember struct {
	key   string // `"first_name":`, with a comma before it but for the first
	field *binding
	at    int // the column; -1: the file has none
}

// jsonMembers are the members that a row of CSV becomes.
func jsonMembers(l *layout) []jsonMember {
	var list []jsonMember
	add := func(name string, b *binding, at int) {
		var key []byte
		if len(list) > 0 {
			key = append(key, ',')
		}
		key = append(appendString(key, name), ':')
		list = append(list, jsonMember{string(key), b, at})
	}
	for i, col := range l.columns {
		add(col.name, col.field, i)
	}
	for _, b := range l.absent {
		add(b.name, b, -1)
	}
	return list
}

// appendObject appends the row as a line of JSONL.
func (c *csvCodec) appendObject(dst []byte, l *interp.Lead) []byte {
	dst = append(dst, '{')
	for i := range c.asJSON {
		m := &c.asJSON[i]
		dst = append(dst, m.key...)
		if m.field != nil && m.at != c.id {
			dst = appendJSONValue(dst, l.Value(m.field.field))
			continue
		}
		dst = appendString(dst, c.text(c.rows.span(m.at)))
	}
	return append(dst, "}\n"...)
}
