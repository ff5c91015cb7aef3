package interp

import "campaignc/lang"

func never(*machine) bool  { return false }
func always(*machine) bool { return true }

func constCond(holds bool) condFn {
	if holds {
		return always
	}
	return never
}

// cond compiles a condition. Every `not …` form is the exact complement.
func (c *compiler) cond(e lang.Expr) condFn {
	if c.cover != nil && c.cover.parts {
		return c.partCond(e)
	}
	return c.rememberCond(e, func() condFn { return c.askedCond(unparen(e)) })
}

// askedCond compiles a condition that is asked each time.
func (c *compiler) askedCond(e lang.Expr) condFn {
	switch e := e.(type) {
	case *lang.Bool:
		return constCond(e.Value)
	case *lang.And:
		return allOf(c.conds(e.Items))
	case *lang.Or:
		return anyOf(c.conds(e.Items))
	case *lang.Not:
		return negate(c.cond(e.X))
	case *lang.Group:
		return c.conditions(e.Conditions, e.Kind)
	case *lang.Phrase:
		return c.phraseCond(e)
	case *lang.Relation:
		return c.relation(e)
	}
	// A bare boolean; an empty one is not true.
	return c.boolCond(e)
}

func (c *compiler) boolCond(e lang.Expr) condFn {
	var value intFn
	switch e := e.(type) {
	case *lang.Name:
		if f, ok := c.nameObject(e).(*lang.Field); ok && f.Scope != lang.MemberScope {
			value = c.fieldInt(f)
		} else {
			value = intOfValue(c.object(e, c.nameObject(e)))
		}
	case *lang.Call:
		return c.callCond(e)
	case *lang.Otherwise:
		value = c.otherwiseInt(e)
	default:
		c.fail(e, "a condition is needed here")
		return never
	}
	return func(m *machine) bool {
		n, ok := value(m)
		return ok && n != 0
	}
}

func (c *compiler) conds(items []lang.Expr) []condFn {
	out := make([]condFn, len(items))
	for i, x := range items {
		out[i] = c.cond(x)
	}
	return out
}

// conditions compiles the lines of a smart list or a group: all, any or none
// of them must hold. No lines at all hold for everyone, except under `any`.
func (c *compiler) conditions(cs *lang.Conditions, kind string) condFn {
	var items []condFn
	for _, item := range cs.Items {
		if f, ok := item.(*lang.Filter); ok {
			items = append(items, c.cond(f.Cond))
		}
	}
	switch kind {
	case "any":
		return anyOf(items)
	case "none":
		return negate(anyOf(items))
	}
	return allOf(items)
}

func negate(x condFn) condFn { return func(m *machine) bool { return !x(m) } }

func allOf(items []condFn) condFn {
	switch len(items) {
	case 0:
		return always
	case 1:
		return items[0]
	case 2:
		a, b := items[0], items[1]
		return func(m *machine) bool { return a(m) && b(m) }
	}
	return func(m *machine) bool {
		for _, x := range items {
			if !x(m) {
				return false
			}
		}
		return true
	}
}

func anyOf(items []condFn) condFn {
	switch len(items) {
	case 0:
		return never
	case 1:
		return items[0]
	case 2:
		a, b := items[0], items[1]
		return func(m *machine) bool { return a(m) || b(m) }
	}
	return func(m *machine) bool {
		for _, x := range items {
			if x(m) {
				return true
			}
		}
		return false
	}
}

// phraseCond compiles a library filter: by its body, or, for an activity
// filter, by a look at what the lead did.
func (c *compiler) phraseCond(p *lang.Phrase) condFn {
	match := c.info.Phrases[p]
	if match == nil || c.filters[match.Entry] == nil {
		c.fail(p, "a filter that is not in the library")
		return never
	}
	f := c.filters[match.Entry]
	if f.Holds == nil {
		return c.activityFilter(p, match)
	}
	operands, program, holds := c.operands(match), match.Program, f.Holds
	place := c.place(p)
	return func(m *machine) bool {
		call := m.enter(operands, program)
		call.place = place
		ok := holds(call)
		m.exit()
		return ok
	}
}

// place is a number that tells statements of a workspace apart, for sampling:
// a hash of the file and the offset.
func (c *compiler) place(n lang.Node) uint64 {
	pos := n.Range().Pos
	h := uint64(14695981039346656037)
	for i := 0; i < len(pos.Filename); i++ {
		h = (h ^ uint64(pos.Filename[i])) * 1099511628211
	}
	return mix(h ^ uint64(pos.Offset))
}
