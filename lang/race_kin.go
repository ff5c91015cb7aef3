package lang

import (
	"maps"
	"slices"
)

// descent is a flow that another has started, or one that such a flow has
// started in turn.
type descent struct {
	*timeline
	delay delay   // from the start of the first flow to the start of this one
	chain []*wake // the wakes behind the first flow; none: this is the first
}

// kin are a flow and all that come of it, nearest first.
type kin struct {
	flows  []*descent
	things map[string][]timed
}

const (
	kinMax   = 32 // flows that are followed from one start
	chainMax = 8  // flows that start one another
)

// kinOf are the kin of a campaign's flow, made once.
func (r *races) kinOf(c *Campaign) *kin {
	if done := r.kins[c.Index]; done != nil {
		return done
	}
	own := r.course(c)
	k := &kin{flows: []*descent{own.self}, things: own.things}
	r.kins[c.Index] = k
	count := map[*Campaign]int{}
	seen := map[descentKey]bool{}
	for i := 0; i < len(k.flows); i++ {
		d := k.flows[i]
		course := r.course(d.campaign)
		if i > 0 {
			k.add(d, course)
		}
		if len(d.chain) == chainMax {
			continue
		}
		for _, s := range course.stages {
			wakes := d.points[s.point].wakes
			for j := range wakes {
				next := &descent{r.flow[wakes[j].target.Index], d.delay.plus(s.delay), append(slices.Clip(d.chain), &wakes[j])}
				key := descentKey{next.campaign, next.delay}
				if len(k.flows) == kinMax || !r.spend(1) {
					break
				}
				if seen[key] || count[next.campaign] == delaysMax || d.comesOf(k, next.campaign) || !r.possible(nil, next) {
					continue
				}
				seen[key] = true
				count[next.campaign]++
				k.flows = append(k.flows, next)
			}
		}
	}
	return k
}

// add takes in what a flow touches that comes of the first. Until there is one, as
// for most there is none, what the first touches is kept once, by its course.
func (k *kin) add(d *descent, of *course) {
	if d == k.flows[1] {
		k.things = maps.Clone(k.things)
		for thing, all := range k.things {
			k.things[thing] = slices.Clip(all)
		}
	}
	for thing, all := range of.things {
		for _, x := range all {
			k.things[thing] = append(k.things[thing], timed{x.reached, x.point, d.delay.plus(x.delay), d})
		}
	}
}

type descentKey struct {
	campaign *Campaign
	delay    delay
}

// comesOf reports whether the flow is the campaign's, or comes of it. A way
// back is a loop, perhaps, and no other flow.
func (d *descent) comesOf(k *kin, c *Campaign) bool {
	return k.flows[0].campaign == c || d.through(c)
}

// through reports whether a campaign is among those that lead to the flow.
func (d *descent) through(c *Campaign) bool {
	return slices.ContainsFunc(d.chain, func(w *wake) bool { return w.target == c })
}

// writes reports whether the flow writes a thing, or one that leads to it.
func (d *descent) writes(thing string) bool {
	return d.timeline.writes(thing) || slices.ContainsFunc(d.chain, func(w *wake) bool { return w.from.writes(thing) })
}

// hint is what is known when a flow is started, as long as nothing writes it
// that may come behind the start.
type hint struct {
	facts *fact
	moves func(resource string) bool
}

// possible reports whether nothing that is known at one start keeps a later one
// from happening. The root starts the first flow; nil where an event does.
func (r *races) possible(root *wake, d *descent, at ...*fact) bool {
	chain := d.chain
	if root != nil {
		chain = append([]*wake{root}, chain...)
	}
	for i, w := range chain {
		var later []*fact
		for _, v := range chain[i+1:] {
			later = append(later, v.facts, r.flow[v.target.Index].start)
		}
		later = append(later, at...)
		for _, h := range w.hints {
			for _, f := range later {
				if h.facts.apart(f, h.moves) {
					return false
				}
			}
		}
	}
	return true
}

// movesBehind tells what may be written behind a point: by the flow itself, and
// by all that come of it.
func (r *races) movesBehind(t *timeline, point int) func(string) bool {
	var behind map[string]bool
	return func(resource string) bool {
		if behind == nil {
			behind = map[string]bool{}
			for _, s := range r.follow(t, t.points[point].next) {
				t.points[s.point].all(func(x reached) { behind[x.thing] = behind[x.thing] || x.kind != reads })
			}
		}
		return resource == "" || behind[resource] || r.offspringWrites(t, resource)
	}
}

// offspringWrites reports whether a flow that comes of this one may write a
// thing; where there are too many of them, they may.
func (r *races) offspringWrites(t *timeline, resource string) bool {
	if t.offspring == nil {
		seen := map[*Campaign]bool{}
		all := []*timeline{t}
		for i := 0; i < len(all) && len(all) <= kinMax; i++ {
			for j := range all[i].points {
				for _, w := range all[i].points[j].wakes {
					if r.spend(1) && !seen[w.target] {
						seen[w.target] = true
						all = append(all, r.flow[w.target.Index])
					}
				}
			}
		}
		t.offspring = all
	}
	return len(t.offspring) > kinMax || slices.ContainsFunc(t.offspring[1:], func(o *timeline) bool { return o.writes(resource) })
}
