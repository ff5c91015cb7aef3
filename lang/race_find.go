package lang

// findRaces compares every two flows that may run side by side: one with those
// that it starts, those that one flow starts with each other, those that one
// event from outside may start, batch campaigns of one time, and a campaign with
// itself where it waits.
func (r *races) findRaces() {
	for _, g := range r.groups.list { // executables first: a race inside one is told as theirs
		for _, c := range g.members {
			if c.Inactive || !r.runs(c) {
				continue
			}
			t := r.flow[c.Index]
			for i := range t.points {
				if p := &t.points[i]; len(p.wakes) > 0 {
					r.behind(t, p)
				}
			}
		}
	}
	r.sameEvents()
	r.sameTimes()
	r.startedAgain()
}

// behind compares the flows that a point starts, and all that come of them,
// with what comes behind it.
func (r *races) behind(t *timeline, p *point) {
	c := r.crowd()
	var starts []member
	for i := range p.wakes {
		if p.wakes[i].target == t.campaign {
			c.wakesItself(t, p, &p.wakes[i])
		} else {
			starts = append(starts, member{start: r.start(&p.wakes[i])})
		}
	}
	self := &descent{timeline: t}
	for _, s := range r.follow(t, p.next) {
		q := &t.points[s.point]
		for _, w := range starts {
			q.all(func(x reached) { c.goesOn(timed{x, s.point, s.delay, self}, w.wake) })
			for j := range q.wakes {
				later := r.start(&q.wakes[j])
				later.later = s.delay
				c.together(w.start, later)
			}
		}
	}
	c.among(starts)
}

// goesOn compares one touch of the flow that goes on with the flows that come of
// one it has started.
func (c *crowd) goesOn(x timed, w *wake) {
	if !c.spend(1) {
		return
	}
	me := party{timed: x}
	for _, y := range c.kinOf(w.target).things[x.thing] {
		if y.delay != x.delay || !c.spend(1) || y.in.through(x.in.campaign) {
			continue
		}
		if other := (party{y, w}); !c.told(&me, &other) && c.race(&me, &other) {
			c.record(&me, &other)
		}
	}
}
