package lang

import "slices"

// twice records a race of two runs of one campaign, which one cause may start.
func (c *crowd) twice(x, y *party) {
	if w := x.root; w.by != nil && (x.in.through(w.by) || y.in.through(w.by)) {
		return
	}
	a, b := x.inside(), y.inside()
	if !entersAgain(x, y, max(a.millis-b.millis, b.millis-a.millis)) {
		return
	}
	matters := x.point != y.point && !c.repeats(x, y) && !c.repeats(y, x)
	if a == b {
		matters = c.inStep(x, y)
	}
	if matters && c.race(x, y) {
		c.record(x, y)
	}
}

// repeats reports whether a run writes what the other has written already when
// it reads it.
func (c *crowd) repeats(w, at *party) bool {
	t := w.in.timeline
	return w.kind == sets && w.value != "" && at.kind == reads && c.leads(t, w.point, at.point) && !c.writtenBetween(t, w, at)
}

// entersAgain reports whether the campaigns that are on the ways to both places
// may have a lead twice, the second time so many milliseconds after the first.
func entersAgain(x, y *party, later int64) bool {
	others := y.starts()
	return !slices.ContainsFunc(x.starts(), func(w *wake) bool {
		rule := w.target.Rule
		again := rule.EveryTime || rule.Interval > 0 && rule.Interval <= later
		return !again && slices.ContainsFunc(others, func(v *wake) bool { return w.target == v.target })
	})
}

// inStep reports whether the order makes a difference between two runs of one
// flow that begin at one instant. Both do the same, so what is harmless in a
// single run mostly is in two: it matters where one run looks at a thing before
// and the other after it is written, or between two writes.
func (c *crowd) inStep(x, y *party) bool {
	if x.point == y.point {
		return x.kind == sets && x.tokens && x.root.says(y.root)
	}
	return c.spoils(x, y) || c.spoils(y, x)
}

// says reports whether two requests hand over different tokens.
func (w *wake) says(v *wake) bool {
	a, isRequest := w.stmt.(*Request)
	b, both := v.stmt.(*Request)
	return isRequest && both && a != b && len(a.With)+len(b.With) > 0
}

// spoils reports whether a write of one run changes what another run, in step
// with it, finds at a place.
func (c *crowd) spoils(w, at *party) bool {
	changes := at.kind == adds || at.own
	if w.kind == reads || at.kind == sets && !changes || w.kind == adds && at.kind == adds {
		return false
	}
	t := w.in.timeline
	if at.kind == reads && c.leads(t, at.point, w.point) {
		return true // looks first, writes then
	}
	if !c.leads(t, w.point, at.point) {
		return false
	}
	return changes || !c.steady(t, w) || c.writtenBetween(t, w, at)
}

// leads reports whether one point may come behind another.
func (c *crowd) leads(t *timeline, from, to int) bool {
	return slices.ContainsFunc(c.follow(t, t.points[from].next), func(s stage) bool { return s.point == to })
}

// steady reports whether two runs write the same: a constant, or what follows
// from things that the flow does not change.
func (c *crowd) steady(t *timeline, w *party) bool {
	if w.kind == adds || w.own {
		return false
	}
	same := true
	t.points[w.point].all(func(x reached) {
		if x.kind == reads && w.value == "" && t.writes(x.thing) {
			same = false
		}
	})
	return same
}

// writtenBetween reports whether a flow writes another value between a write
// and a place behind it.
func (c *crowd) writtenBetween(t *timeline, w, at *party) bool {
	for _, s := range c.follow(t, t.points[w.point].next) {
		other := false
		t.points[s.point].all(func(x reached) {
			other = other || x.thing == w.thing && x.kind != reads && (x.value == "" || x.value != w.value)
		})
		if other && s.point != w.point && s.point != at.point && c.leads(t, s.point, at.point) {
			return true
		}
	}
	return false
}
