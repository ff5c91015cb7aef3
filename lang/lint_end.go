package lang

// This file finds statements that no lead gets to: behind one that ends the
// flow, and behind one that deletes the lead.

// lintEnds looks at every block of every flow.
func (c *checker) lintEnds() {
	e := &ends{checker: c, blocks: map[*Block]end{}, open: map[*Campaign]bool{}}
	for _, list := range [][]*Campaign{c.ws.Campaigns, c.hidden} {
		for _, camp := range list {
			if camp.Flow == nil {
				continue
			}
			e.judge(camp.Flow, camp)
			for _, s := range c.graph.stmts[camp.Index] {
				for _, b := range blocksOf(s) {
					e.judge(b, camp)
				}
			}
		}
	}
}

// end is how a statement or block ends a flow: by what, or nil if it may go on.
type end struct {
	by     Stmt
	ending Ending
}

type ends struct {
	*checker
	blocks map[*Block]end
	open   map[*Campaign]bool // being looked at: campaigns may execute each other by mistake
}

// judge reports the first statement of a block that no lead gets to, and
// requests that a deletion forestalls.
func (e *ends) judge(b *Block, of *Campaign) {
	var requests []*Request
	for i, s := range b.Stmts {
		switch s := s.(type) {
		case *Request:
			requests = append(requests, s)
		case *Wait, *Retry:
			requests = nil // meanwhile they begin
		}
		found := e.of(s, of)
		if found.by == nil {
			continue
		}
		if found.ending == EndsLead {
			for _, r := range requests {
				e.requestInVain(r, found.by)
			}
		}
		if i+1 < len(b.Stmts) {
			e.afterEnd(b.Stmts[i+1], s, found)
		}
		return
	}
}

// of tells whether a statement ends the flow of a campaign whatever happens.
func (e *ends) of(s Stmt, of *Campaign) end {
	switch s := s.(type) {
	case *Stop, *Fail:
		return end{s, EndsFlow}
	case *Step:
		m := e.ws.Info.Phrases[s.Phrase]
		if m == nil || m.Entry.Ends == EndsNothing || len(s.Handlers) > 0 {
			return end{}
		}
		for _, o := range m.Operands {
			if camp, ok := o.Object.(*Campaign); ok && camp != of {
				return end{}
			}
		}
		return end{s, m.Entry.Ends}
	case *If:
		return e.choice(s, of)
	case *Execute:
		return e.execute(s)
	}
	return end{}
}

// choice ends the flow when each of its branches does.
func (e *ends) choice(s *If, of *Campaign) end {
	if len(s.Else) == 0 || s.Else[len(s.Else)-1].Cond != nil {
		return end{}
	}
	whole := e.block(&s.Then, of)
	for _, x := range s.Else {
		branch := e.block(&x.Then, of)
		if branch.by == nil || whole.by == nil {
			return end{}
		}
		whole.ending = min(whole.ending, branch.ending)
	}
	if whole.by != nil {
		whole.by = s
	}
	return whole
}

func (e *ends) block(b *Block, of *Campaign) (found end) {
	if known, ok := e.blocks[b]; ok {
		return known
	}
	if !e.enter(b) {
		return end{}
	}
	for _, s := range b.Stmts {
		if found = e.of(s, of); found.by != nil {
			break
		}
	}
	e.leave()
	e.blocks[b] = found
	return found
}

// execute ends the flow when the executable deletes every lead, or takes it out
// of the flow of its callers too.
func (e *ends) execute(s *Execute) end {
	callee := e.ws.Info.Calling[s]
	if callee == nil || !callee.Executable || callee.Flow == nil || e.open[callee] || !e.enter(s) {
		return end{}
	}
	e.open[callee] = true
	defer func() { delete(e.open, callee); e.leave() }()
	if len(callee.Filters) > 0 || !callee.Rule.EveryTime || len(s.Handlers) > 0 {
		return end{}
	}
	found := e.block(callee.Flow, callee)
	switch found.by.(type) {
	case *Stop, *Fail, *If, nil:
		return end{} // it ends the executable alone, as far as can be told here
	}
	return end{s, found.ending}
}
