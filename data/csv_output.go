package data

import (
	"math/bits"

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
	if c.edited(l) {
		for i, set := range c.edits {
			for ; set != 0; set &= set - 1 {
				b := c.held[i<<6|bits.TrailingZeros64(set)]
				from, to := s.span(int(b.at))
				dst = append(dst, s.data[copied:from]...)
				copied = to
				if l.Changed.Has(int(b.index)) {
					dst = appendFieldCell(dst, l, b.binding)
				} else {
					dst = append(dst, b.cell...)
				}
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

// edited finds the cells that are written anew, those of changed fields and
// blank ones with a default, and reports whether there are any. So the columns
// that stay as they came, most of them, are not looked at.
func (c *csvCodec) edited(l *interp.Lead) bool {
	any := uint64(0)
	for i, w := range c.blank {
		c.edits[i] = w
		any |= w
	}
	for i, set := range l.Changed {
		any |= set
		for ; set != 0; set &= set - 1 {
			if at := c.column[i<<6|bits.TrailingZeros64(set)]; at >= 0 {
				c.edits[at>>6] |= 1 << (at & 63)
			}
		}
	}
	return any != 0
}

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
