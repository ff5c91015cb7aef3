package data

import (
	"io"
	"iter"
	"slices"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// Members is what leads belong to when a run begins: static lists and programs.
// It is held in memory, about 100 bytes for each membership. It is safe for
// concurrent use.
type Members struct {
	leads map[string]*belongings
}

// belongings is what one lead belongs to.
type belongings struct {
	lists    []int
	programs []programMember
}

type programMember struct {
	program int
	interp.Membership
}

// ReadMembers reads a CSV file of memberships; name stands in messages. Its
// columns are `id` (or `lead`), `list`, `program`, `status`, `since`, and the
// member fields of the programs, by name or label. A row states one list, or
// one program with a status, for one lead; a lead has as many rows as it needs.
// Lists and programs are named as in the language: alone when that is clear,
// else as `Program.List`. An error of what the file says is a *DataError.
func ReadMembers(r io.Reader, name string, ws *lang.Workspace) (*Members, error) {
	m, err := readMembers(r, ws)
	if err != nil {
		return nil, readError(name, err)
	}
	return m, nil
}

func readMembers(r io.Reader, ws *lang.Workspace) (*Members, error) {
	t, err := newRowReader(r, chunkSize)
	if err != nil {
		return nil, err
	}
	reader := &memberReader{ws: ws, rows: t, members: &Members{leads: map[string]*belongings{}}}
	if err := reader.header(); err != nil {
		return nil, err
	}
	for {
		cells, err := t.next()
		if err == io.EOF {
			return reader.members, nil
		}
		if err != nil {
			return nil, err
		}
		if err := reader.row(cells); err != nil {
			return nil, err
		}
	}
}

// Fill puts the lead with l.ID into its lists and programs. What the lead
// belongs to otherwise is let be.
func (m *Members) Fill(l *interp.Lead) {
	b := m.leads[l.ID]
	if b == nil {
		return
	}
	for _, list := range b.lists {
		l.Lists[list] = true
	}
	for i := range b.programs {
		p := &b.programs[i]
		fields := l.Programs[p.program].Fields[:0]
		l.Programs[p.program] = p.Membership
		l.Programs[p.program].Fields = append(fields, p.Fields...) // the run may write them
	}
}

// Len is how many leads belong to something.
func (m *Members) Len() int { return len(m.leads) }

// memberReader reads the rows of a members file.
type memberReader struct {
	ws      *lang.Workspace
	rows    *rowReader
	members *Members

	id, list, program, status, since int // columns; -1: absent
	fields                           []int
}

// header finds the columns.
func (r *memberReader) header() error {
	r.id, r.list, r.program, r.status, r.since = -1, -1, -1, -1, -1
	known := map[string]*int{"id": &r.id, "lead": &r.id, "list": &r.list, "program": &r.program, "status": &r.status, "since": &r.since}
	for i, name := range r.rows.names {
		place := known[lang.Plain(name)]
		switch {
		case place != nil && *place >= 0:
			return dataError(1, "take one of them out", "the columns id and lead mean the same")
		case place != nil:
			*place = i
		case r.isField(name):
			r.fields = append(r.fields, i)
		default:
			return dataError(1, "the columns are id, list, program, status, since and the programs' member fields"+
				didYouMean(name, r.memberFields()), "the column %s is no member field of any program", quoted(name))
		}
	}
	switch {
	case r.id < 0:
		return dataError(1, "add one with the leads' ids", "no column id")
	case r.list < 0 && r.program < 0:
		return dataError(1, "add the one that is meant", "neither a column list nor a column program")
	case (r.program < 0) != (r.status < 0):
		return dataError(1, "a member of a program has a status", "the columns program and status go together")
	}
	return nil
}

// memberFields are the names of all member fields.
func (r *memberReader) memberFields() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range r.ws.Programs {
			for _, f := range p.Members {
				if !yield(f.Name) {
					return
				}
			}
		}
	}
}

func (r *memberReader) isField(name string) bool {
	return slices.ContainsFunc(r.ws.Programs, func(p *lang.Program) bool { return memberField(p, name) != nil })
}

// memberField finds a program's member field by name or label.
func memberField(p *lang.Program, name string) *lang.Field {
	key := lang.Plain(name)
	for _, f := range p.Members {
		if lang.Plain(f.Name) == key || f.Label != "" && lang.Plain(f.Label) == key {
			return f
		}
	}
	return nil
}

// row takes up one membership.
func (r *memberReader) row(cells []string) error {
	id := cells[r.id]
	if reason := idFault(id); reason != "" {
		return r.fail("%s", reason)
	}
	list, program := r.cell(cells, r.list), r.cell(cells, r.program)
	if (list == "") == (program == "") {
		return r.fail("a row names either a list or a program")
	}
	b := r.members.leads[id]
	if b == nil {
		b = &belongings{}
		r.members.leads[id] = b
	}
	if list != "" {
		return r.addList(b, list, cells)
	}
	return r.addProgram(b, program, cells)
}

func (r *memberReader) cell(cells []string, column int) string {
	if column < 0 {
		return ""
	}
	return cells[column]
}

func (r *memberReader) fail(format string, args ...any) error {
	return dataError(r.rows.line, "", format, args...)
}

// addList makes the lead a member of a list.
func (r *memberReader) addList(b *belongings, name string, cells []string) error {
	for _, i := range append([]int{r.status, r.since}, r.fields...) {
		if r.cell(cells, i) != "" {
			return r.fail("a member of a list has no %s", r.rows.names[i])
		}
	}
	i, err := r.find("list", name, len(r.ws.Lists), func(i int) (string, *lang.Program) {
		return r.ws.Lists[i].Name, r.ws.Lists[i].Program
	})
	if err != nil {
		return err
	}
	index := r.ws.Lists[i].Index
	if slices.Contains(b.lists, index) {
		return r.fail("the lead is put into the list %s twice", quoted(name))
	}
	b.lists = append(b.lists, index)
	return nil
}

// find finds a list or a program by its name.
func (r *memberReader) find(what, name string, n int, at func(int) (string, *lang.Program)) (int, error) {
	found := -1
	var full []string
	for i := range n {
		own, p := at(i)
		if p != nil && p.Name+"."+own == name {
			return i, nil
		}
		if own == name {
			found = i
			if p != nil {
				own = p.Name + "." + own
			}
			full = append(full, quoted(own))
		}
	}
	if len(full) > 1 {
		return 0, r.fail("there are several lists %s; write one of %s", quoted(name), strings.Join(full, ", "))
	}
	if found >= 0 {
		return found, nil
	}
	names := func(yield func(string) bool) {
		for i := range n {
			if own, _ := at(i); !yield(own) {
				return
			}
		}
	}
	return 0, dataError(r.rows.line, strings.TrimPrefix(didYouMean(name, names), "; "), "the workspace has no %s %s", what, quoted(name))
}

// addProgram makes the lead a member of a program.
func (r *memberReader) addProgram(b *belongings, name string, cells []string) error {
	i, err := r.find("program", name, len(r.ws.Programs), func(i int) (string, *lang.Program) { return r.ws.Programs[i].Name, nil })
	if err != nil {
		return err
	}
	p := r.ws.Programs[i]
	if slices.ContainsFunc(b.programs, func(m programMember) bool { return m.program == p.Index }) {
		return r.fail("the lead is put into the program %s twice", quoted(name))
	}
	m := programMember{program: p.Index}
	status, err := r.findStatus(p, cells[r.status])
	if err != nil {
		return err
	}
	since, err := r.value(lang.Type{Kind: lang.Datetime}, "since", r.cell(cells, r.since))
	if err != nil {
		return err
	}
	m.Status, m.Since, m.Success = status.Index+1, since.Num, status.Success
	if m.Success {
		m.Reached = m.Since
	}
	if m.Fields, err = r.memberValues(p, cells); err != nil {
		return err
	}
	b.programs = append(b.programs, m)
	return nil
}

// findStatus finds a status of the program's channel.
func (r *memberReader) findStatus(p *lang.Program, name string) (*lang.Status, error) {
	if name == "" {
		return nil, r.fail("a member of a program has a status")
	}
	if p.Channel == nil {
		return nil, r.fail("the program %s has no channel, so nobody has a status in it", quoted(p.Name))
	}
	for _, s := range p.Channel.Statuses {
		if s.Name == name {
			return s, nil
		}
	}
	names := func(yield func(string) bool) {
		for _, s := range p.Channel.Statuses {
			if !yield(s.Name) {
				return
			}
		}
	}
	return nil, dataError(r.rows.line, strings.TrimPrefix(didYouMean(name, names), "; "),
		"the channel %s of the program %s has no status %s", quoted(p.Channel.Name), quoted(p.Name), quoted(name))
}

// memberValues reads the member fields; nil when the program has none.
func (r *memberReader) memberValues(p *lang.Program, cells []string) ([]lang.Value, error) {
	if len(p.Members) == 0 && len(r.fields) == 0 {
		return nil, nil
	}
	values := make([]lang.Value, len(p.Members))
	for _, f := range p.Members {
		values[f.Index] = f.Default
	}
	for _, i := range r.fields {
		if cells[i] == "" {
			continue
		}
		f := memberField(p, r.rows.names[i])
		if f == nil {
			return nil, r.fail("the program %s has no member field %s", quoted(p.Name), quoted(r.rows.names[i]))
		}
		v, err := r.value(f.Type, f.Name, cells[i])
		if err != nil {
			return nil, err
		}
		values[f.Index] = v
	}
	return values, nil
}

func (r *memberReader) value(t lang.Type, name, text string) (lang.Value, error) {
	v, err := lang.ParseValue(t, text, r.ws.Zone)
	if err != nil {
		return v, r.fail("%s: %s is %s", name, quoted(text), err)
	}
	return v, nil
}

// didYouMean suggests what a misspelt name stands for; "" when nothing is near.
func didYouMean(name string, candidates iter.Seq[string]) string {
	if near := lang.Nearest(name, candidates); near != "" {
		return "; did you mean " + quoted(near) + "?"
	}
	return ""
}
