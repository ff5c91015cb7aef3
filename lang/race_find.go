package lang

import (
	"maps"
	"slices"
)

// findRaces compares every two flows that may run side by side: one with those
// that it starts, those that one flow starts with each other, and those that one
// event from outside may start.
func (r *races) findRaces() {
	for _, g := range r.groups.list { // executables first: a race inside one is told as theirs
		for _, c := range g.members {
			if c.Inactive {
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
	slices.SortStableFunc(r.ws.Races, func(a, b *Race) int { return comparePlaces(a.Writer.At.Pos, b.Writer.At.Pos) })
}

// behind compares the flows that a point starts, and all that come of them,
// with what comes behind it.
func (r *races) behind(t *timeline, p *point) {
	stages := r.follow(t, p.next)
	self := &descent{timeline: t}
	for i := range p.wakes {
		w := &p.wakes[i]
		if w.target == t.campaign {
			continue // a loop, perhaps
		}
		for _, s := range stages {
			q := &t.points[s.point]
			q.all(func(x *touch) { r.meet(timed{x, s.delay, self}, w) })
			for j := range q.wakes {
				r.together(w, &q.wakes[j], s.delay)
			}
		}
		for j := range p.wakes[i+1:] {
			r.together(w, &p.wakes[i+1+j], delay{})
		}
	}
}

// meet compares one touch of the flow that goes on with the flows that come of
// one it has started.
func (r *races) meet(x timed, w *wake) {
	if !r.spend(1) {
		return
	}
	me := party{timed: x}
	for _, y := range r.kinOf(w.target).things[x.thing] {
		if y.delay != x.delay || !r.spend(1) || y.in.through(x.in.campaign) {
			continue
		}
		if other := (party{y, w}); r.race(&me, &other) {
			r.record(&me, &other)
		}
	}
}

// together compares two flows that are started, the second later by a delay,
// and all that come of them.
func (r *races) together(w, v *wake, later delay) {
	if w.target == v.target || v.target == w.by {
		return
	}
	a, b := r.kinOf(w.target), r.kinOf(v.target)
	small, large := a, b
	if len(b.things) < len(a.things) {
		small, large = b, a
	}
	if !r.spend(1 + len(small.things)) {
		return
	}
	for _, thing := range slices.Sorted(maps.Keys(small.things)) {
		if large.things[thing] == nil {
			continue
		}
		for _, x := range a.things[thing] {
			for _, y := range b.things[thing] {
				if x.delay == y.delay.plus(later) && r.spend(1) {
					r.aside(&party{x, w}, &party{y, v})
				}
			}
		}
	}
}

// aside records a race of two flows that come of two starts. What comes of one
// flow that both may have started is compared there.
func (r *races) aside(x, y *party) {
	if w := x.root; w.by != nil && (x.in.through(w.by) || y.in.through(w.by)) || x.shares(y) {
		return
	}
	if r.race(x, y) {
		r.record(x, y)
	}
}

// party is one of two places that are compared, and the wake that starts the
// first flow on the way there; nil for the flow that goes on.
type party struct {
	timed
	root *wake
}

// starts are the wakes on the way to a place.
func (p *party) starts() []*wake {
	if p.root == nil {
		return nil
	}
	return append([]*wake{p.root}, p.in.chain...)
}

// shares reports whether the ways to two places go through one campaign.
func (p *party) shares(q *party) bool {
	others := q.starts()
	return slices.ContainsFunc(p.starts(), func(w *wake) bool {
		return slices.ContainsFunc(others, func(v *wake) bool { return w.target == v.target })
	})
}

// known is all that is known at the place.
func (p *party) known() []*fact {
	all := append([]*fact{p.facts}, p.around...)
	for _, w := range p.in.chain {
		for _, h := range w.hints {
			all = append(all, h.facts)
		}
	}
	return all
}

// race reports whether two touches of flows that run side by side disturb each
// other: they conflict, and what is known at the one does not keep the other away.
func (r *races) race(x, y *party) bool {
	if !r.conflicts(x.touch, y.touch) || !r.possible(x.root, x.in, x.facts) || !r.possible(y.root, y.in, y.facts) {
		return false
	}
	moving := func(resource string) bool { return resource == "" || x.in.writes(resource) || y.in.writes(resource) }
	others := y.known()
	for _, f := range x.known() {
		for _, g := range others {
			if f.apart(g, moving) || g.apart(f, moving) {
				return false
			}
		}
	}
	return true
}

// apart reports whether something that is known in one place is denied by what
// is known in another. What is moving proves nothing.
func (known *fact) apart(other *fact, moving func(string) bool) bool {
	const most = 32
	var outdated []*fact
	for n := 0; known != nil && other != nil && n < most; known, n = known.prev, n+1 {
		switch {
		case known.claim == nil:
			outdated = append(outdated, known)
		case moving(known.resource) || slices.ContainsFunc(outdated, func(f *fact) bool { return f.forgets(known.resource) }):
		case other.denies(known.subject, known.resource, known.claim):
			return true
		}
	}
	return false
}

func cause(w *wake) RaceCause {
	return RaceCause{Starts: w.target, By: w.by, At: w.at, Fires: w.fires != nil}
}

// sameEvents compares flows that one event from outside may start, thing by
// thing, so that only those are compared of which one writes it.
func (r *races) sameEvents() {
	for _, activity := range slices.Sorted(maps.Keys(r.watch)) {
		users := map[string][]*listener{}
		writers := map[string][]*listener{}
		for i := range r.watch[activity] {
			t := &r.watch[activity][i]
			for thing, all := range r.kinOf(t.campaign).things {
				users[thing] = append(users[thing], t)
				if slices.ContainsFunc(all, func(x timed) bool { return x.kind != reads }) {
					writers[thing] = append(writers[thing], t)
				}
			}
		}
		pairs := map[[2]*listener]bool{}
		for _, thing := range slices.Sorted(maps.Keys(writers)) {
			for _, a := range writers[thing] {
				for _, b := range users[thing] {
					r.sameEvent(pairs, a, b)
				}
			}
		}
	}
}

func (r *races) sameEvent(done map[[2]*listener]bool, a, b *listener) {
	if b.campaign.Index < a.campaign.Index {
		a, b = b, a
	}
	pair := [2]*listener{a, b}
	if a.campaign == b.campaign || done[pair] || !r.spend(1) {
		return
	}
	done[pair] = true
	if !r.meetAt(a, b) {
		return
	}
	r.together(a.wake(), b.wake(), delay{})
}

// meetAt reports whether one event may fire both triggers for one lead.
func (r *races) meetAt(a, b *listener) bool {
	return sameOperands(a.operands, b.operands) && !r.shutOut(a, b) && !r.shutOut(b, a)
}

// shutOut reports whether what one trigger and its smart list ask for keeps the
// other from starting.
func (r *races) shutOut(a, b *listener) bool {
	return b.phrase.Where != nil && r.excluded(a.facts, b.phrase.Where, false, nil, 0) || r.turnsAway(b.campaign, a.facts, nil)
}

// record keeps one race for each pair of flows and thing, and one for each
// pair of places.
func (r *races) record(x, y *party) {
	starts := slices.Concat(x.starts(), y.starts())
	if x.kind == reads || y.kind != reads && before(y.at, x.at) {
		x, y = y, x
	}
	a, b := x.in.campaign, y.in.campaign
	key := raceKey{kindOf(x.thing), x.at.Pos, y.at.Pos}
	pair := pairKey{x.thing, a, b}
	if b.Index < a.Index {
		pair.a, pair.b = b, a
	}
	if r.found[key] || r.pairs[pair] {
		return
	}
	r.found[key], r.pairs[pair] = true, true
	race := &Race{
		Thing:  thingLabel(x.thing),
		Writer: RaceSide{Flow: a, Holder: x.by, At: x.at, Writes: true},
		Other:  RaceSide{Flow: b, Holder: y.by, At: y.at, Writes: y.kind != reads},
	}
	for _, w := range starts {
		c := cause(w)
		c.Text = r.causeText(c)
		race.Causes = append(race.Causes, c)
	}
	race.WayOut = r.wayOut(race, x.starts(), y.starts())
	r.ws.Races = append(r.ws.Races, race)
	r.warnRace(race)
}
