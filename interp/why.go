package interp

import "campaignc/lang"

// Why is how a condition came out for a lead at an instant, with what
// decided: the parts of a compound condition, the values that a simple one
// looked at.
type Why struct {
	Text  string // its source on one line, or "any of these"
	Held  bool
	Fault string // why it could not be worked out, or ""
	Seen  []Seen // of a simple condition
	Parts []Why  // of a compound one: those that decided, in order
}

// Seen is something that a condition looked at.
type Seen struct {
	Name  string
	Value lang.Value
	Times int   // of an activity or a campaign, when Counts: how often
	Last  int64 // when it was the last time, milliseconds; with Times

	Counts bool
}

// whyFn works out how a condition comes out. It changes nothing of the lead.
type whyFn func(*machine) Why

// why compiles a condition to be told about. It asks the same as cond.
func (c *compiler) why(e lang.Expr) whyFn {
	text := c.source(e.Range())
	e = unparen(e)
	if not, ok := e.(*lang.Not); ok {
		return c.negated(text, not)
	}
	if g, ok := e.(*lang.Group); ok {
		text = g.Kind + " of these"
	}
	if items, all, ok := c.compound(e); ok {
		return told(text, c.whys(items), all, isNone(e))
	}
	if list := c.smartListIn(e); list != nil {
		at := list.Index
		return func(m *machine) Why {
			f := m.prog.told[at](m)
			return Why{Text: text, Held: f.Held, Fault: f.Fault, Parts: f.Parts}
		}
	}
	holds, seen := c.cond(e), c.looks(e)
	return func(m *machine) Why {
		f := Why{Text: text, Held: holds(m)}
		if m.fault != "" {
			f.Held, f.Fault, m.fault = false, clone(m.fault), ""
		}
		for _, look := range seen {
			f.Seen = append(f.Seen, look(m))
			m.fault = "" // a value that cannot be worked out is as good as none
		}
		return f
	}
}

func (c *compiler) whys(items []lang.Expr) []whyFn {
	out := make([]whyFn, len(items))
	for i, x := range items {
		out[i] = c.why(x)
	}
	return out
}

// negated tells of `not x`: of x with the answer turned round when it is simple.
func (c *compiler) negated(text string, e *lang.Not) whyFn {
	inner := c.why(e.X)
	return func(m *machine) Why {
		f := inner(m)
		out := Why{Text: text, Held: !f.Held && f.Fault == "", Fault: f.Fault, Seen: f.Seen, Parts: f.Parts}
		if len(f.Parts) > 0 {
			out.Parts = []Why{f}
		}
		return out
	}
}

// compound takes a condition apart: all of the items must hold, or any.
func (c *compiler) compound(e lang.Expr) (items []lang.Expr, all, ok bool) {
	switch e := e.(type) {
	case *lang.And:
		return e.Items, true, true
	case *lang.Or:
		return e.Items, false, true
	case *lang.Group:
		return filtersIn(e.Conditions), e.Kind == "all", true
	}
	return nil, false, false
}

func isNone(e lang.Expr) bool {
	g, ok := e.(*lang.Group)
	return ok && g.Kind == "none"
}

func filtersIn(cs *lang.Conditions) []lang.Expr {
	var items []lang.Expr
	for _, item := range cs.Items {
		if f, ok := item.(*lang.Filter); ok {
			items = append(items, f.Cond)
		}
	}
	return items
}

// smartListIn is the smart list whose members a phrase asks for, or nil.
func (c *compiler) smartListIn(e lang.Expr) *lang.SmartListAsset {
	p, ok := e.(*lang.Phrase)
	if !ok || c.info.Phrases[p] == nil {
		return nil
	}
	for _, o := range c.info.Phrases[p].Operands {
		if list, ok := o.Object.(*lang.SmartListAsset); ok && list.Conditions != nil {
			return list
		}
	}
	return nil
}

// tellSmartLists compiles what is told of smart lists.
func (c *compiler) tellSmartLists() {
	for _, list := range c.prog.Workspace.SmartLists {
		c.prog.told = append(c.prog.told, told("", c.whys(filtersIn(list.Conditions)), true, false))
	}
}

// told tells of conditions that are asked in order until the answer is known.
// What decided is that one, or all of them.
func told(text string, items []whyFn, all, none bool) whyFn {
	return func(m *machine) Why {
		f := Why{Text: text, Held: all}
		for _, item := range items {
			part := item(m)
			if part.Fault != "" || part.Held != all {
				f.Held, f.Fault, f.Parts = !all, part.Fault, []Why{part}
				break
			}
			f.Parts = append(f.Parts, part)
		}
		f.Held = f.Held != none && f.Fault == ""
		return f
	}
}
