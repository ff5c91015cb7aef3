package interp

import "campaignc/lang"

// branchSite stands before a choice all of whose conditions ask about one field
// of the lead, so that the branch is found at once: a number is compared with
// one bound after the other, a text's branch is known to a memo. Without an
// answer the choice's own tests decide.
type branchSite struct {
	field  int
	ranges []numberRange // of a number, for which each condition holds; or nil
	memo   int           // of a text
	conds  []condFn
	pcs    []int // where each branch begins
	past   int   // where the choice goes on when no condition holds
}

// branches compiles the operation before the tests; nil when it does not pay.
func (f *flowCompiler) branches(s *lang.If) *branchSite {
	exprs := []lang.Expr{s.Cond}
	for _, e := range s.Else {
		if e.Cond != nil {
			exprs = append(exprs, e.Cond)
		}
	}
	if field, ranges := f.ranges(exprs); ranges != nil {
		site := &branchSite{field: field, ranges: ranges}
		f.simple(op{do: doBranch, branch: site})
		return site
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
	if site == nil || site.ranges != nil {
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
	if b.ranges != nil {
		return m.branchTo(b, among(b.ranges, m.lead.Num[b.field], m.lead.Has[b.field]))
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

// numberRange is a relation between a number and a literal one.
type numberRange struct {
	low, high int64
	in        bool // holds within the range, or else outside
	empty     bool // holds without a number
}

func (r *numberRange) holds(n int64, ok bool) bool {
	if !ok {
		return r.empty
	}
	return (r.low <= n && n <= r.high) == r.in
}

// among is the place of the first range that holds, or how many there are.
func among(ranges []numberRange, n int64, ok bool) int {
	for i := range ranges {
		if ranges[i].holds(n, ok) {
			return i
		}
	}
	return len(ranges)
}

// ranges are the conditions of a choice with two or more that all compare one
// number of the lead with literals; nil for any other choice.
func (f *flowCompiler) ranges(conds []lang.Expr) (field int, list []numberRange) {
	if len(conds) < 2 {
		return none, nil
	}
	field = none
	for _, cond := range conds {
		e, ok := unparen(cond).(*lang.Relation)
		if !ok {
			return none, nil
		}
		x, r, ok := f.constRange(e)
		if !ok || x.field == none || field != none && x.field != field {
			return none, nil
		}
		if e.Not {
			r.in, r.empty = !r.in, !r.empty
		}
		field, list = x.field, append(list, r)
	}
	return field, list
}
