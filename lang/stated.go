package lang

import "strings"

// StatedValue is the value that a test gives an attribute of an activity:
// `page is "/pricing"`, or a boolean by itself, `qualified`.
type StatedValue struct {
	Attribute *Attribute
	Value     Expr // nil for a boolean by itself
	Held      bool // of a boolean by itself: whether it is true
}

// Stated reads the `where` of a fact or of a trigger in a test as statements:
// attributes joined by `and`, each with its value. The node returned is the
// first part that states nothing, such as `page contains "x"`; nil when all do.
func (info *Info) Stated(where Expr) (values []StatedValue, other Node) {
	parts := []Expr{where}
	for len(parts) > 0 {
		part := parts[0]
		parts = parts[1:]
		switch e := part.(type) {
		case *Paren:
			parts = append([]Expr{e.X}, parts...)
		case *And:
			parts = append(append([]Expr{}, e.Items...), parts...)
		default:
			v, ok := info.stated(part)
			if !ok {
				return values, part
			}
			values = append(values, v)
		}
	}
	return values, nil
}

func (info *Info) stated(part Expr) (StatedValue, bool) {
	switch e := part.(type) {
	case *Name:
		a := info.attribute(e)
		return StatedValue{Attribute: a, Held: true}, a != nil
	case *Not:
		a := info.attribute(e.X)
		return StatedValue{Attribute: a}, a != nil
	case *Relation:
		a := info.attribute(e.X)
		ok := a != nil && !e.Not && (e.Op == OpIs || e.Op == OpSame)
		return StatedValue{Attribute: a, Value: e.Y}, ok
	}
	return StatedValue{}, false
}

// attribute is the attribute that an expression names, or nil.
func (info *Info) attribute(e Expr) *Attribute {
	n, ok := e.(*Name)
	if !ok {
		return nil
	}
	a, _ := info.Names[n].(*Attribute)
	return a
}

// fact checks that what is given can be: an activity of the past, or a
// membership that a test can put a lead into.
func (c *checker) fact(g *GivenPhrase, m *PhraseMatch) {
	c.statedOnly(g.Phrase)
	if m.Entry.Activity == "" {
		c.givenMembership(g, m)
	}
	if within := m.Operand("within").Expr; within != nil {
		c.fail(CodeTest, within.Range(), "a fact says when it happened").Help = "write `3 days ago` at the end"
	}
}

// givenMembership checks that a test can put the lead where the filter asks for it.
func (c *checker) givenMembership(g *GivenPhrase, m *PhraseMatch) {
	if !m.Entry.statesMembership() {
		c.fail(CodeTest, runOf(g.Phrase), "`%s` follows from other things and cannot be given", headText(m.Entry)).
			Help = "give the fields, lists or activities that it follows from"
		return
	}
	program := m.Program
	for i, s := range m.Entry.slots {
		p, isProgram := m.Operands[i].Object.(*Program)
		switch {
		case isProgram:
			program = p
		case m.Operands[i].Object == nil && !s.Optional:
			c.fail(CodeTest, runOf(g.Phrase), "`%s` needs a name here", headText(m.Entry))
			return
		case s.Kind == SlotProgram && program == nil:
			c.fail(CodeTest, runOf(g.Phrase), "`%s` needs the program's name here", headText(m.Entry))
			return
		}
		if s.Kind == SlotProgram && (program.Channel == nil || len(program.Channel.Statuses) == 0) {
			c.fail(CodeTest, runOf(g.Phrase), "nobody can be a member of program %s: it has no channel with statuses", quoted(program.Name))
			return
		}
	}
}

// statesMembership reports whether a filter names a list, a program or a
// campaign that a lead can be put into.
func (e *Entry) statesMembership() bool {
	for _, s := range e.slots {
		switch s.Kind {
		case SlotList, SlotCampaign, SlotProgram:
			return true
		}
	}
	return false
}

// event checks that a trigger in a test is one that comes from outside.
func (c *checker) event(w *TestWhen, m *PhraseMatch) {
	c.statedOnly(w.Phrase)
	if request := c.lib.Statement("request"); request != nil && m.Entry.Activity == request.Activity {
		c.fail(CodeTest, runOf(w.Phrase), "a request names its campaign").Help = "write `run \"…\"` with the campaign's name"
	}
}

// statedOnly lets a `where` in a test only give attributes their values.
func (c *checker) statedOnly(p *Phrase) {
	if p.Where == nil {
		return
	}
	if _, other := c.ws.Info.Stated(p.Where); other != nil {
		c.fail(CodeTest, other.Range(), "this does not say what an attribute's value is").
			Help = "a fact or a trigger in a test gives values, as in `where page is \"/pricing\" and referrer is \"google\"`"
	}
}

// counted checks that what a test counts leaves a trace in the log.
func (c *checker) counted(p *Phrase, e *Entry) {
	if e.Activity == "" {
		c.fail(CodeTest, runOf(p), "`%s` leaves nothing in the log that could be counted", strings.Join(e.head, " ")).
			Help = "count the steps inside it"
	}
}
