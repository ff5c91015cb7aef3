package data

import (
	"bytes"
	"slices"
	"unsafe"

	"campaignc/interp"
	"campaignc/lang"
)

// csvCodec reads and writes the rows of CSV batches.
type csvCodec struct {
	*layout
	leads *Leads
	plain []plainColumn // columns of fields that any text will do for, also none
	typed []boundColumn // all other columns of fields
	rows  splitter
	texts arena
	bad   rejects
	lost  []string // ids of the rows refused

	held   []*boundColumn // by column: the field it holds
	column []int          // by Field.Index: the column, or -1
	blank  []uint64       // a bit for each column: a default stands in for a blank cell of the row
	edits  []uint64       // a bit for each column: its cell is written anew

	asJSON []jsonMember // by column, when the output is JSONL
}

// plainColumn is a column and the field it holds. They are apart from the others
// because most are of this kind and nothing is to be decided for them.
type plainColumn struct{ at, index int32 }

// boundColumn is a column that holds a field.
type boundColumn struct {
	at, index  int32 // the column, the field
	hasDefault bool
	*binding
}

func newCSVCodec(l *Leads) *csvCodec {
	c := &csvCodec{layout: l.layout, leads: l}
	c.rows.width = len(l.layout.columns)
	c.held = make([]*boundColumn, c.rows.width)
	c.blank, c.edits = make([]uint64, c.rows.width/64+1), make([]uint64, c.rows.width/64+1)
	c.column = slices.Repeat([]int{-1}, len(l.layout.fields))
	for i, col := range l.layout.columns {
		b := col.field
		if b == nil {
			continue
		}
		c.column[b.index] = i
		c.held[i] = &boundColumn{int32(i), int32(b.index), b.cell != "", b}
		if b.text && b.cell == "" {
			c.plain = append(c.plain, plainColumn{int32(i), int32(b.index)})
		} else {
			c.typed = append(c.typed, *c.held[i])
		}
	}
	if l.out == JSONL {
		c.asJSON = jsonMembers(l.layout)
	}
	return c
}

// Reset begins a batch.
func (c *csvCodec) Reset(b *interp.Batch) {
	c.texts.reset()
	c.bad.reset(b)
	c.lost = c.lost[:0]
	if n, ok := b.Note.(*oversize); ok {
		c.bad.addOversize(n)
		c.rows.reset(nil)
		return
	}
	c.rows.reset(b.Data)
}

// Next reads the next row that can be read into l.
func (c *csvCodec) Next(l *interp.Lead) bool {
	for {
		ok, f := c.rows.next()
		if !ok {
			return false
		}
		if f == nil {
			f = c.read(l)
		}
		if f == nil {
			return true
		}
		c.lose(f)
		c.refuse(f)
	}
}

// lose keeps the id of a row that is refused, as far as it can be read.
func (c *csvCodec) lose(f *fault) {
	if f.kind != KindColumns && f.kind != KindType || c.id >= c.rows.cells() {
		return
	}
	if id := c.text(c.rows.span(c.id)); idFault(id) == "" {
		c.lost = append(c.lost, id)
	}
}

// Refused are the ids of the rows refused since Reset.
func (c *csvCodec) Refused() []string { return c.lost }

func (c *csvCodec) refuse(f *fault) {
	s := &c.rows
	column := ""
	if f.cell >= 0 && f.cell < len(c.columns) {
		column = c.columns[f.cell].name
	}
	if f.opened > 0 {
		f.reason = neverClosed(c.bad.line(s.start) + f.opened - 1)
	}
	c.bad.add(s.start, s.stop, column, f.kind, f.reason)
}

// Reject refuses the row that Next read last.
func (c *csvCodec) Reject(kind, reason string) {
	c.refuse(&fault{kind: kind, cell: c.id, reason: reason})
}

// AppendRejects appends the rows refused since Reset.
func (c *csvCodec) AppendRejects(dst []byte) ([]byte, int) { return c.bad.append(dst) }

// read fills l from the row that was cut.
func (c *csvCodec) read(l *interp.Lead) *fault {
	s := &c.rows
	if s.stop-s.start > maxField {
		if f := c.oversized(); f != nil {
			return f
		}
	}
	l.ID = c.text(s.span(c.id))
	if reason := idFault(l.ID); reason != "" {
		return &fault{kind: KindID, cell: c.id, reason: reason}
	}
	clear(l.Changed)
	clear(c.blank)
	c.readPlain(l)
	for i := range c.typed {
		b := &c.typed[i]
		text := view(s.data[s.ends[b.at]+1 : s.ends[b.at+1]])
		if s.quotes && text != "" && text[0] == '"' {
			text = c.text(s.span(int(b.at)))
		}
		switch {
		case text == "" && b.hasDefault:
			c.blank[b.at>>6] |= 1 << (b.at & 63)
			l.SetValue(b.field, b.field.Default)
		case b.text:
			l.Text[b.index] = text
		case text == "":
			l.Text[b.index], l.Num[b.index], l.Has[b.index] = "", 0, false
		default:
			if f := c.value(l, b, text); f != nil {
				return f
			}
		}
	}
	for _, b := range c.absent {
		l.SetValue(b.field, b.field.Default)
	}
	return nil
}

// readPlain fills in the fields that any text will do for.
func (c *csvCodec) readPlain(l *interp.Lead) {
	s := &c.rows
	data, ends, texts := unsafe.Pointer(unsafe.SliceData(s.data)), s.ends, l.Text
	for _, p := range c.plain {
		// The splitter has cut the row: its cells lie within the data.
		from, to := ends[p.at]+1, ends[p.at+1]
		texts[p.index] = unsafe.String((*byte)(unsafe.Add(data, from)), to-from)
	}
	if !s.quotes {
		return
	}
	for _, p := range c.plain {
		if text := texts[p.index]; text != "" && text[0] == '"' {
			texts[p.index] = c.text(s.span(int(p.at)))
		}
	}
}

// value reads a cell that is not blank as its field's type.
func (c *csvCodec) value(l *interp.Lead, b *boundColumn, text string) *fault {
	if b.kind.IsWhole() {
		if n, ok := smallWhole(text); ok {
			l.Num[b.index], l.Has[b.index] = n, true
			return nil
		}
	}
	v, err := lang.ParseValue(b.field.Type, text, c.zone)
	if err != nil {
		return &fault{kind: KindType, cell: int(b.at), reason: typeReason(b.binding, text, err)}
	}
	l.SetValue(b.field, v)
	return nil
}

func typeReason(b *binding, text string, err error) string {
	return b.field.Qualified() + ": " + quoted(text) + " is " + err.Error()
}

// smallWhole reads a whole number of up to nine digits. It reports false for
// all that is not plainly one.
func smallWhole(s string) (int64, bool) {
	if len(s) > 9 || s[0] == '0' && len(s) > 1 {
		return 0, false
	}
	n := int64(0)
	for i := range len(s) {
		d := s[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + int64(d)
	}
	return n, true
}

// idFault tells why a text can be no id.
func idFault(id string) string {
	if len(id) > maxID {
		return tooLongID(len(id))
	}
	for i := range len(id) {
		if id[i] != ' ' && id[i] != '\t' {
			return ""
		}
	}
	return "the id is blank"
}

// text is what the cell between from and to says.
func (c *csvCodec) text(from, to int) string {
	cell := c.rows.data[from:to]
	if len(cell) == 0 || cell[0] != '"' {
		return view(cell)
	}
	if inner := cell[1 : len(cell)-1]; bytes.IndexByte(inner, '"') < 0 {
		return view(inner)
	}
	return c.texts.done(unquoteCell(c.texts.room(len(cell)), cell))
}

// oversized tests the cells of a large row against the limit.
func (c *csvCodec) oversized() *fault {
	for i := range c.rows.cells() {
		if from, to := c.rows.span(i); to-from > maxField {
			return &fault{kind: KindLimit, cell: i, reason: tooLongCell(to - from)}
		}
	}
	return nil
}
