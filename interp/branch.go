package interp

import "campaignc/lang"

// branchSite stands before a choice all of whose conditions read one text of
// the lead: a memo of that text gives the branch at once. Without an answer the
// choice's own tests decide.
type branchSite struct {
	field int
	memo  int
	conds []condFn
	pcs   []int // where each branch begins
	past  int   // where the choice goes on when no condition holds
}

// branches compiles the operation before the tests; nil when it does not pay.
func (f *flowCompiler) branches(s *lang.If) *branchSite {
	exprs := []lang.Expr{s.Cond}
	for _, e := range s.Else {
		if e.Cond != nil {
			exprs = append(exprs, e.Cond)
		}
	}
	p := f.footprint(exprs...)
	at, ok := f.remembers(p)
	if !ok {
		return nil
	}
	site := &branchSite{field: p.field, memo: at}
	f.simple(op{do: doBranch, branch: site})
	return site
}

// test compiles a condition of a choice: the memo that stands before the choice
// serves all of them.
func (f *flowCompiler) test(e lang.Expr, site *branchSite) condFn {
	if site == nil {
		return partedIf(f.compiler, compound(e), func() condFn { return f.cond(e) })
	}
	cond := within(f.compiler, func() condFn { return f.cond(e) })
	site.conds = append(site.conds, cond)
	return cond
}

// begins and passes note where the branch of the last condition begins, and
// where the flow goes on when it does not hold.
func (b *branchSite) begins(pc int) {
	if b != nil {
		b.pcs = append(b.pcs, pc)
	}
}

func (b *branchSite) passes(pc int) {
	if b != nil {
		b.past = pc
	}
}

// doBranch goes to the branch that the memo knows. The choice counts as one
// statement, so what a memo holds never decides whether a lead comes to the limit.
func doBranch(m *machine, o *op) signal {
	b := o.branch
	if m.trace != nil {
		return sigNext
	}
	s := m.lead.Text[b.field]
	slot, set := m.memos[b.memo].find(s)
	if slot == nil {
		if set == nil {
			return sigNext
		}
		at := 0
		for at < len(b.conds) && !b.conds[at](m) {
			at++
		}
		if m.fault != "" {
			m.fault = "" // the test itself will say so
			return sigNext
		}
		set.keep(s, int32(at), "")
		return m.branchTo(b, at)
	}
	return m.branchTo(b, int(slot.number))
}

func (m *machine) branchTo(b *branchSite, at int) signal {
	m.top().pc = b.past
	if at < len(b.pcs) {
		m.top().pc = b.pcs[at]
	}
	return sigMoved
}
