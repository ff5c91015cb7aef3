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
				if p := &t.points[i]; len(p.started()) > 0 {
					r.behind(t, p)
				}
			}
		}
	}
	r.sameEvents()
	slices.SortStableFunc(r.ws.Races, func(a, b *Race) int { return comparePlaces(a.Writer.At.Pos, b.Writer.At.Pos) })
}

// behind compares the flows that a point starts with what comes behind it.
func (r *races) behind(t *timeline, p *point) {
	stages := r.follow(t, p.next)
	started := p.started()
	for i, w := range started {
		if w.target == t.campaign {
			continue // a loop, perhaps
		}
		woken := r.course(w.target)
		for _, s := range stages {
			q := &t.points[s.point]
			q.all(func(x *touch) { r.meet(t, x, s.delay, woken, &w) })
			for _, v := range q.started() {
				r.bothStarted(t.campaign, &w, &v, s.delay)
			}
		}
		for _, v := range started[i+1:] {
			r.bothStarted(t.campaign, &w, &v, delay{})
		}
	}
}

// meet compares one touch of the flow that goes on with the flow it has started.
func (r *races) meet(t *timeline, x *touch, at delay, woken *course, w *wake) {
	if !r.spend(1) {
		return
	}
	for _, y := range woken.things[x.thing] {
		if y.delay == at && r.spend(1) && r.race(t, woken.timeline, x, y.touch) {
			r.record(t.campaign, w.target, x, y.touch, cause(w))
		}
	}
}

// bothStarted compares two flows that one flow starts, the second later by a delay.
func (r *races) bothStarted(by *Campaign, w, v *wake, later delay) {
	if w.target == v.target || v.target == by {
		return
	}
	r.together(r.course(w.target), r.course(v.target), later, cause(w), cause(v))
}

// together compares two flows, the second started later by a delay.
func (r *races) together(a, b *course, later delay, causes ...RaceCause) {
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
				if x.delay == y.delay.plus(later) && r.spend(1) && r.race(a.timeline, b.timeline, x.touch, y.touch) {
					r.record(a.campaign, b.campaign, x.touch, y.touch, causes...)
				}
			}
		}
	}
}

// race reports whether two touches of flows that run side by side disturb each
// other: they conflict, and what is known at the one does not keep the other away.
func (r *races) race(a, b *timeline, x, y *touch) bool {
	if !r.conflicts(x, y) {
		return false
	}
	moving := func(resource string) bool { return resource == "" || a.writes(resource) || b.writes(resource) }
	return !x.facts.apart(y.facts, moving) && !y.facts.apart(x.facts, moving)
}

// apart reports whether something that is known in one place is denied by what
// is known in another. What is moving proves nothing.
func (known *fact) apart(other *fact, moving func(string) bool) bool {
	const most = 32
	for n := 0; known != nil && n < most; known, n = known.prev, n+1 {
		if known.claim != nil && !moving(known.resource) && other.denies(known.subject, known.resource, known.claim) {
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
			for thing, all := range r.course(t.campaign).things {
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
	r.together(r.course(a.campaign), r.course(b.campaign), delay{},
		RaceCause{Starts: a.campaign, At: a.phrase.Span, Fires: true}, RaceCause{Starts: b.campaign, At: b.phrase.Span, Fires: true})
}

// meetAt reports whether one event may fire both triggers for one lead.
func (r *races) meetAt(a, b *listener) bool {
	return sameOperands(a.operands, b.operands) && !r.shutOut(a, b) && !r.shutOut(b, a)
}

// shutOut reports whether what one trigger and its smart list ask for keeps the
// other from starting.
func (r *races) shutOut(a, b *listener) bool {
	return b.phrase.Where != nil && r.excluded(a.facts, b.phrase.Where, false, nil, 0) || r.turnsAway(b.campaign, a.facts)
}

// record keeps one race for each pair of flows and thing, and one for each
// pair of places.
func (r *races) record(a, b *Campaign, x, y *touch, causes ...RaceCause) {
	if x.kind == reads || y.kind != reads && before(y.at, x.at) {
		a, b, x, y = b, a, y, x
	}
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
		Causes: causes,
	}
	for i := range race.Causes {
		race.Causes[i].Text = r.causeText(race.Causes[i])
	}
	race.WayOut = r.wayOut(race)
	r.ws.Races = append(r.ws.Races, race)
	r.warnRace(race)
}
