package lang

import (
	"maps"
	"slices"
)

// startedAgain looks for races of a campaign with itself that a wait makes
// possible: something starts it for a lead again while an earlier run waits.
// What comes of that is compared with two runs one after the other: where runs
// that overlap do the same as those, there is no race. Additions, which mind no
// order, make none.
func (r *races) startedAgain() {
	for _, c := range r.graph.campaigns {
		t := r.flow[c.Index]
		if !r.runs(c) || !slices.ContainsFunc(t.points, point.waits) {
			continue
		}
		back := r.comeback(c)
		if back.after == never {
			continue
		}
		a := &again{races: r, t: t, back: back, moved: r.movedByTriggers(c), ways: t.ways(), conds: r.conditions(t), doers: r.doers(t)}
		for i, n := 0, 0; i < len(t.points) && n < waitsMax; i++ {
			p := &t.points[i]
			if !p.waits() {
				continue
			}
			if n++; !a.keptOut(p) {
				a.during(i)
			}
		}
	}
}

// waitsMax is within how many waits of a flow, from its start, the next run is
// looked for.
const waitsMax = 16

// waits reports whether the flow sleeps at the point.
func (p point) waits() bool { return p.wait != (delay{}) }

// again is the search in one campaign.
type again struct {
	*races
	t     *timeline
	back  comeback
	moved []string                 // what changes when the campaign is started
	ways  [][]int                  // by point: those right before it
	conds map[string][]conditionAt // by thing: the conditions that ask for it
	doers map[*guard][]int         // by condition on the way, nil for the smart list: points that do more than write what is there
}

// ways are the points right before each.
func (t *timeline) ways() [][]int {
	before := make([][]int, len(t.points))
	for i := range t.points {
		for _, n := range t.points[i].next {
			before[n] = append(before[n], i)
		}
	}
	return before
}

// conditionAt is a condition of a flow that is met on the way to a point.
type conditionAt struct {
	guard   *guard // nil in the smart list
	cond    Expr
	negated bool
	point   int
}

// doers are the points of a flow that may do something that two runs do twice.
func (r *races) doers(t *timeline) map[*guard][]int {
	out := map[*guard][]int{}
	for i := range t.points {
		switch s := t.points[i].stmt.(type) {
		case *Set:
			if s.Op == "=" && !r.addsTo(s) {
				continue
			}
		case *Step, *Request, *Execute:
		default:
			continue
		}
		out[nil] = append(out[nil], i)
		for g := t.points[i].guards; g != nil && r.spend(1); g = g.prev {
			out[g] = append(out[g], i)
		}
	}
	return out
}

// conditions are those of a flow, by the things that they ask for.
func (r *races) conditions(t *timeline) map[string][]conditionAt {
	out, seen := map[string][]conditionAt{}, map[*guard]bool{}
	for i := range t.points {
		for g := t.points[i].guards; g != nil && !seen[g] && r.spend(1); g = g.prev {
			seen[g] = true
			if g.cond == nil {
				continue
			}
			reader := r.survey.reader()
			reader.read(g.cond)
			for _, a := range r.withAssets(reader.whole(), g.cond.Range()).reads {
				out[a.resource] = append(out[a.resource], conditionAt{g, g.cond, g.negated, i})
			}
		}
	}
	return out
}

// during is a wait of the campaign, within which the next run may begin.
type during struct {
	*again
	at      int // the point that waits
	wait    *point
	before  []bool             // by point: leads to the wait
	behind  []bool             // by point: comes behind it
	earlier map[string][]timed // writes there, by thing
	later   []stage            // behind the wait, from its end on
	writes  map[string][]timed // there, by thing
}

// during compares what stands before a wait, which the next run does, with what
// stands behind it, which an earlier run does afterwards.
func (a *again) during(at int) {
	d := &during{again: a, at: at, wait: &a.t.points[at], before: a.leadingTo(at), earlier: map[string][]timed{}, writes: map[string][]timed{}}
	d.later, d.behind = a.follow(a.t, d.wait.next), make([]bool, len(a.t.points))
	for i := range a.t.points {
		if d.before[i] {
			a.t.points[i].all(func(x reached) {
				if x.kind != reads && a.spend(1) {
					d.earlier[x.thing] = append(d.earlier[x.thing], timed{reached: x, point: i})
				}
			})
		}
	}
	var read []timed
	for _, s := range d.later {
		d.behind[s.point] = true
		a.t.points[s.point].all(func(x reached) {
			y := timed{reached: x, point: s.point, delay: d.wait.wait.plus(s.delay)}
			switch {
			case !a.spend(1) || d.known(x.thing):
			case x.kind == reads && len(d.earlier[x.thing]) > 0:
				read = append(read, y)
			case x.kind != reads:
				d.writes[x.thing] = append(d.writes[x.thing], y)
			}
		})
	}
	for _, thing := range slices.Sorted(maps.Keys(d.writes)) {
		conds := d.askedFor(thing)
		for _, w := range d.writes[thing] {
			if d.meets(w) && !d.known(thing) {
				d.asks(w, conds)
			}
		}
	}
	for _, z := range read {
		if !d.known(z.thing) {
			d.relies(z)
		}
	}
}

// askedFor are the conditions before the wait that ask for a thing, those of the
// smart list first.
func (d *during) askedFor(thing string) []conditionAt {
	var out []conditionAt
	if slices.ContainsFunc(d.t.gate, func(x touch) bool { return x.thing == thing }) {
		for _, x := range d.t.campaign.Filters {
			out = append(out, conditionAt{cond: x})
		}
	}
	for _, c := range d.conds[thing] {
		if d.before[c.point] || c.point == d.at {
			out = append(out, c)
		}
	}
	return out
}

// known reports whether a race of the campaign with itself over a thing is told already.
func (a *again) known(thing string) bool {
	return a.pairs[pairKey{thing, a.t.campaign, a.t.campaign}] != nil
}

// meets reports whether the next run may begin before this one gets to a place.
func (d *during) meets(x timed) bool { return d.back.after == 0 || d.back.after < x.delay.length() }

// leadingTo tells by point whether another may come behind it.
func (a *again) leadingTo(at int) []bool {
	seen := make([]bool, len(a.t.points))
	for queue := slices.Clone(a.ways[at]); len(queue) > 0 && a.spend(1); queue = queue[1:] {
		if i := queue[0]; !seen[i] {
			seen[i] = true
			queue = append(queue, a.ways[i]...)
		}
	}
	return seen
}

// keptOut reports whether what a run has written when it begins to wait keeps
// the next one out, or away from that wait. What the event changes that starts
// the next may be anything then.
func (a *again) keptOut(p *point) bool {
	facts := p.before
	for _, thing := range a.moved {
		facts = facts.forget(thing)
	}
	return a.turnsAway(a.t.campaign, facts, nil) || p.onWay(nil, func(g *guard) bool {
		return a.excluded(facts, g.cond, g.negated, nil, 0)
	})
}

// onWay reports whether one of the conditions on the way to a point is such a
// one; those on the way to another, if given, do not count.
func (p *point) onWay(from *point, such func(*guard) bool) bool {
	for g := p.guards; g != nil && (from == nil || g != from.guards); g = g.prev {
		if g.cond != nil && such(g) {
			return true
		}
	}
	return false
}

// movedByTriggers are the things that change when a trigger of the campaign fires.
func (r *races) movedByTriggers(c *Campaign) []string {
	var out []string
	for _, t := range c.Triggers {
		m := r.ws.Info.Phrases[t]
		if m == nil {
			continue
		}
		for _, o := range m.Operands {
			if f, ok := o.Object.(*Field); ok {
				out = append(out, fieldResource(f))
			}
		}
		for _, form := range r.steps.writes[m.Entry.Activity] {
			out = append(out, m.resource(form))
		}
	}
	return out
}
