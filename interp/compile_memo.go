package interp

import "campaignc/lang"

// footprint says what an expression reads, as far as a memo cares.
type footprint struct {
	pure  bool // constants, tables and one text field of the lead at most
	field int  // that field, or none
	cost  int  // what it takes, in the time of comparing two short texts
}

// memoPays is the cost from which a memo pays.
const memoPays = 8

func (p *footprint) add(q footprint) {
	if q.field != none && p.field != none && p.field != q.field {
		q.pure = false
	}
	p.pure = p.pure && q.pure
	p.field = max(p.field, q.field)
	p.cost += q.cost
}

func (p footprint) pays() bool { return p.pure && p.field != none && p.cost >= memoPays }

// footprint adds up what expressions read.
func (c *compiler) footprint(exprs ...lang.Expr) footprint {
	p := footprint{pure: true, field: none}
	for _, e := range exprs {
		if !p.pure {
			return p
		}
		p.add(c.footprintOf(e))
	}
	return p
}

func (c *compiler) footprintOf(e lang.Expr) footprint {
	p := footprint{pure: true, field: none}
	switch e := unparen(e).(type) {
	case nil, *lang.Number, *lang.Bool, *lang.Empty:
	case *lang.Text:
		_, p.pure = e.Const()
	case *lang.List:
		p.add(c.footprint(e.Items...))
	case *lang.Name:
		switch o := c.nameObject(e).(type) {
		case *lang.Table, *lang.Column:
		default:
			p.field = c.textField(o)
			p.pure = p.field != none
		}
	case *lang.Call:
		return c.callFootprint(e)
	case *lang.Relation:
		p = c.footprint(e.X, e.Y, e.Z)
		cost, known := relationCosts[e.Op]
		p.pure = p.pure && known
		p.cost += cost
	case *lang.And:
		p.add(c.footprint(e.Items...))
	case *lang.Or:
		p.add(c.footprint(e.Items...))
	case *lang.Not:
		p.add(c.footprintOf(e.X))
	case *lang.Otherwise:
		p.add(c.footprint(e.Items...))
	default:
		p.pure = false
	}
	return p
}

// relationCosts are the relations that look at nothing but their operands.
var relationCosts = map[lang.RelOp]int{
	lang.OpLess: 1, lang.OpLessEqual: 1, lang.OpGreater: 1, lang.OpGreaterEqual: 1, lang.OpSame: 1, lang.OpDiffers: 1,
	lang.OpIs: 1, lang.OpIsEmpty: 0, lang.OpBetween: 2, lang.OpContains: 4, lang.OpMatches: 20, lang.OpStartsWith: 2, lang.OpEndsWith: 2, lang.OpIn: 3,
}

// callFootprint is the footprint of a call. A body with a typed shape sees its
// arguments alone, and so does a look-up in a table named in the source.
func (c *compiler) callFootprint(e *lang.Call) footprint {
	match := c.info.Calls[e]
	if match == nil || c.funcs[match.Func] == nil {
		return footprint{field: none}
	}
	p := c.footprint(append(match.Args[:len(match.Args):len(match.Args)], match.Rest...)...)
	p.cost += 2
	if c.findsText(match) {
		p.cost += 6
		return p
	}
	if _, open := c.funcs[match.Func].Body.(func(*Env, []lang.Value) (lang.Value, error)); open {
		p.pure = false
	}
	return p
}

// remembers reports whether the expression is one to have a memo, and counts
// it; expressions within it have none.
func (c *compiler) remembers(p footprint) (memo int, ok bool) {
	if c.remembered || c.prog.memos == memosLimit || !p.pays() {
		return 0, false
	}
	c.prog.memos++
	return c.prog.memos - 1, true
}

// within compiles what a memo stands before.
func within[F any](c *compiler, compile func() F) F {
	outer := c.remembered
	c.remembered = true
	f := compile()
	c.remembered = outer
	return f
}

// rememberText puts a memo before a text, when that pays.
func (c *compiler) rememberText(e lang.Expr, compile func() textFn) textFn {
	p := c.footprint(e)
	at, ok := c.remembers(p)
	if !ok {
		return compile()
	}
	text, field := within(c, compile), p.field
	return func(m *machine) string {
		s := m.lead.Text[field]
		slot, set := m.memos[at].find(s)
		if slot != nil {
			// A copy, for the lead may ask again and the slot be overwritten.
			start := len(m.arena)
			m.arena = append(m.arena, slot.text.bytes[:slot.text.size]...)
			return m.arena.Text(start)
		}
		made := text(m)
		if set != nil && m.fault == "" && len(made) <= memoText {
			set.keep(s, 0, made)
		}
		return made
	}
}

// rememberCond puts a memo before a condition, when that pays.
func (c *compiler) rememberCond(e lang.Expr, compile func() condFn) condFn {
	p := c.footprint(e)
	at, ok := c.remembers(p)
	if !ok {
		return compile()
	}
	cond, field := within(c, compile), p.field
	return func(m *machine) bool {
		s := m.lead.Text[field]
		slot, set := m.memos[at].find(s)
		if slot != nil {
			return slot.number != 0
		}
		holds := cond(m)
		if set != nil && m.fault == "" {
			set.keep(s, int32(lang.BoolValue(holds).Num), "")
		}
		return holds
	}
}
