package lang

import (
	"cmp"
	"slices"
)

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
	all := []*fact{p.facts}
	for a := p.around; a != nil; a = a.inner {
		all = append(all, a.facts)
	}
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
	if !r.conflicts(x.touch, y.touch) || r.indifferent(x.asks, y.touch) || r.indifferent(y.asks, x.touch) {
		return false
	}
	if !r.possible(x.root, x.in, x.facts) || !r.possible(y.root, y.in, y.facts) {
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

// record keeps one race for each pair of flows and thing, and one for each
// pair of places. A flow that meets one of a race in the same crowd joins it.
func (c *crowd) record(x, y *party) {
	starts := slices.Concat(x.starts(), y.starts())
	if x.kind == reads || y.kind != reads && before(y.at, x.at) {
		x, y = y, x
	}
	key, pair := raceKey{kindOf(x.thing), x.at.Pos, y.at.Pos}, pairKey{x.thing, x.in.campaign, y.in.campaign}
	if pair.b.Index < pair.a.Index {
		pair.a, pair.b = pair.b, pair.a
	}
	race := cmp.Or(c.pairs[pair], c.found[key])
	if race == nil {
		race = c.join(x, y)
	}
	if race == nil {
		race = &Race{Thing: thingLabel(x.thing), Writer: x.side(), Other: y.side()}
		for _, w := range starts {
			if cause := c.cause(w); !slices.Contains(race.Causes, cause) {
				race.Causes = append(race.Causes, cause)
			}
		}
		race.WayOut = c.wayOut(race, x.starts(), y.starts())
		c.tell(race)
	}
	c.found[key], c.pairs[pair] = race, race
	if c.met[x.thing] == nil {
		c.met[x.thing] = map[*Campaign]*Race{}
	}
	for _, flow := range []*Campaign{x.in.campaign, y.in.campaign} {
		if c.met[x.thing][flow] == nil {
			c.met[x.thing][flow] = race
		}
	}
}

// join adds one of two places to the race that the other is in; nil where
// neither is in one.
func (c *crowd) join(x, y *party) *Race {
	if c.each != nil {
		return nil
	}
	met := c.met[x.thing]
	if race := met[x.in.campaign]; race != nil {
		race.More = append(race.More, y.side())
		return race
	}
	if race := met[y.in.campaign]; race != nil {
		race.More = append(race.More, x.side())
		return race
	}
	return nil
}

// tell hands a new race to whoever asked for each, or keeps it.
func (r *races) tell(race *Race) {
	if r.each != nil {
		r.each(race)
	} else {
		r.ws.Races = append(r.ws.Races, race)
	}
}

func (p *party) side() RaceSide {
	return RaceSide{Flow: p.in.campaign, Holder: p.by, At: p.at, Writes: p.kind != reads}
}

func (r *races) cause(w *wake) RaceCause {
	c := RaceCause{Starts: w.target, By: w.by, At: w.at, Fires: w.fires != nil}
	c.Text = r.causeText(c)
	return c
}
