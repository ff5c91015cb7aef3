package lang

// wakesItself compares a flow that goes on after it has started its own campaign
// again with that run. Both do the same, so only this counts: the one looks at a
// thing before and the other after it is written, or between two writes. What was
// written before the start is there for both.
func (c *crowd) wakesItself(t *timeline, p *point, w *wake) {
	if w.target != t.campaign || w.target.Rule.pause() != 0 {
		return
	}
	run := c.course(t.campaign)
	self := &descent{timeline: t}
	for _, s := range c.follow(t, p.next) {
		t.points[s.point].all(func(x reached) {
			me := &party{timed: timed{x, s.point, s.delay, self}}
			for _, y := range run.things[x.thing] {
				if y.delay != s.delay || y.point == s.point || !c.spend(1) {
					continue
				}
				y.in = self
				next := &party{timed: y, root: w}
				if (c.spoils(me, next) || c.spoils(next, me)) && c.race(me, next) {
					c.record(me, next)
				}
			}
		})
	}
}
