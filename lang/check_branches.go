package lang

import "slices"

// branch is one branch of a choice, or one segment: who comes here.
type branch struct {
	at    Span
	conds []Expr // all of them; none for `else`
	rest  bool   // takes what is left
	fails bool   // does nothing but fail, so it was written to be never taken
}

// chain looks at `if … else if … else`.
func (c *checker) chain(st *If) {
	branches := []branch{{at: st.Span.upTo(st.Then.Pos), conds: []Expr{st.Cond}}}
	for i, e := range st.Else {
		if e.Cond == nil && i < len(st.Else)-1 {
			return // an error already
		}
		b := branch{at: e.Span.upTo(e.Then.Pos), rest: e.Cond == nil, fails: onlyFails(&e.Then)}
		if !b.rest {
			b.conds = []Expr{e.Cond}
		}
		branches = append(branches, b)
	}
	s := c.newChoices()
	if takes, fine := s.branches(branches); fine {
		s.gap(branches, takes)
	}
}

func onlyFails(b *Block) bool {
	if len(b.Stmts) != 1 {
		return false
	}
	_, ok := b.Stmts[0].(*Fail)
	return ok
}

// segments looks at a segmentation, whose first segment that holds wins.
func (c *checker) segments(of *Segmentation) {
	var branches []branch
	for i, d := range of.Decl.Segments {
		b := branch{at: d.Name.Span}
		if i >= len(of.Segments) || of.Segments[i].Conditions == nil {
			return
		}
		for _, p := range filterParts(of.Segments[i].Conditions, false) {
			b.conds = append(b.conds, p.cond)
			Walk(p.cond, c.choose)
		}
		branches = append(branches, b)
	}
	c.newChoices().branches(branches)
}

// branches looks at the branches in their order, and reports whether there is
// nothing to say about them.
func (s *choices) branches(branches []branch) (takes []*question, fine bool) {
	takes = make([]*question, len(branches))
	for i, b := range branches {
		takes[i] = s.readAll(b.conds)
	}
	s.prepare()
	settled := make([]verdict, len(branches))
	for i, f := range takes {
		settled[i] = s.settle(f)
	}
	var before []*question // none of these took the lead
	for i, b := range branches {
		switch {
		case settled[i] == neverHolds:
			continue // said already
		case s.never(before...):
			s.leftNothing(takes[:i], b, settled[:i])
			return takes, false
		case s.never(append(before[:len(before):len(before)], takes[i])...):
			s.notTaken(b, takes[:i], takes[i])
			return takes, false
		}
		before = append(before, takes[i].not())
	}
	return takes, !s.spent && !slices.ContainsFunc(settled, func(v verdict) bool { return v != mayHold })
}
