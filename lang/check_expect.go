package lang

import (
	"slices"
	"strings"
)

// What a test expects.

// expectOrder finds the campaigns and e-mails meant. A campaign is meant by a
// name that both have.
func (c *checker) expectOrder(x *ExpectOrder, s *scope) {
	for i := range x.Names {
		name := &x.Names[i]
		d := c.names.campaigns
		if !c.knows(d, name.Value, s.program) && c.knows(c.names.emails, name.Value, s.program) {
			d = c.names.emails
		}
		if found := c.find(d, name.Value, name.Span, s.program); found != nil {
			c.ws.Info.Ordered[name] = found
		}
	}
}

// expectQualified wants a field, and only where a lead is turned away.
func (c *checker) expectQualified(x *ExpectQualified, s *scope) {
	if x.Because == nil {
		return
	}
	if !x.Not {
		c.qualifiedBecause(x)
	}
	f := c.value(x.Because, s)
	if _, ok := c.ws.Info.Names[x.Because].(*Field); !ok && f.typ.Kind != NoKind {
		c.becauseOfNoField(x.Because)
	}
}

// expectCount checks what a test counts: a step, or one of the core's
// statements.
func (c *checker) expectCount(x *ExpectCount, s *scope) {
	p := x.Phrase
	if p == nil || slices.ContainsFunc(p.Elems, isBad) {
		return
	}
	words := leadingWords(p.Elems)
	if len(words) == 0 || c.lib.Find(StepEntry, words) != nil {
		c.phrase(p, StepEntry, s, loose)
		return
	}
	if e := c.lib.Statement(words[0]); e != nil {
		c.expectStatement(p, e, s)
		return
	}
	c.phrase(p, StepEntry, s, loose)
}

// expectStatement matches a statement of the core as if it were a step:
// `expect 1 execute "Score Lead"`, `expect no set country`. What `set` does to
// a score is an activity of its own.
func (c *checker) expectStatement(p *Phrase, e *Entry, s *scope) {
	c.counted(p, e)
	m := &matcher{checker: c, phrase: p, entry: e, scope: s, how: loose, rest: p.Elems[1:]}
	m.operands = make([]Operand, len(e.slots))
	if !m.place() || !m.resolve() {
		return
	}
	if f, ok := operandObject(m.operands).(*Field); ok && f.Type.Kind == Score {
		if score := c.lib.Statement("set score"); score != nil && strings.HasPrefix(score.Form, e.Form) {
			e = score
		}
	}
	if p.Where != nil {
		c.where(p, e, s, loose)
	}
	c.ws.Info.Phrases[p] = &PhraseMatch{Entry: e, Operands: m.operands, Program: s.program}
}

func operandObject(operands []Operand) Object {
	if len(operands) == 0 {
		return nil
	}
	return operands[0].Object
}
