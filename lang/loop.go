package lang

import (
	"fmt"
	"slices"
	"strings"
)

// hop is a flow that starts another each time it runs: at once, whatever the
// lead is like, and however often the lead was there before.
type hop struct {
	from *Campaign
	wake *wake
}

// findLoops warns of campaigns that start each other for ever. A wait, a
// condition of any kind, or a qualification rule (to run once is the default)
// breaks a loop, so what is left never ends but at the limit of a run.
func (r *races) findLoops() {
	next := make([][]hop, len(r.graph.campaigns))
	for _, c := range r.graph.campaigns {
		if c.active() && c.Rule.EveryTime {
			next[c.Index] = r.hops(c)
		}
	}
	looped := map[*Campaign]bool{}
	for _, c := range r.graph.campaigns {
		if len(next[c.Index]) == 0 || looped[c] {
			continue
		}
		loop := r.loopFrom(c, next)
		if loop == nil || !r.endless(loop) {
			continue
		}
		for _, h := range loop {
			looped[h.from] = true
		}
		r.warnLoop(loop)
	}
}

// hops are the flows that a campaign starts whenever it runs.
func (r *races) hops(c *Campaign) []hop {
	var out []hop
	course := r.course(c)
	for _, s := range course.stages {
		p := &course.points[s.point]
		if s.delay != (delay{}) || p.guards != nil || !always(p.calls) {
			continue
		}
		for i := range p.wakes {
			h := hop{c, &p.wakes[i]}
			if r.sure(h.wake) && (h.wake.target != c || r.endless([]hop{h})) {
				out = append(out, h)
			}
		}
	}
	return out
}

// always reports whether an executable runs for every lead, and all that it executes.
func always(t *timeline) bool {
	return t == nil || len(t.campaign.Filters) == 0 && t.campaign.Rule.EveryTime && !slices.ContainsFunc(t.executed, func(e *timeline) bool { return !always(e) })
}

// sure reports whether a wake starts its campaign without any condition.
func (r *races) sure(w *wake) bool {
	return w.guards == nil && w.target.Rule.EveryTime && len(w.target.Filters) == 0 && (w.fires == nil || w.fires.Where == nil)
}

// loopFrom is a shortest way from a campaign back to it, or nil.
func (r *races) loopFrom(first *Campaign, next [][]hop) []hop {
	by := map[*Campaign]hop{}
	queue := []*Campaign{first}
	for i := 0; i < len(queue); i++ {
		for _, h := range next[queue[i].Index] {
			if !r.spend(1) {
				return nil
			}
			to := h.wake.target
			if _, seen := by[to]; seen {
				continue
			}
			by[to] = h
			if to != first {
				queue = append(queue, to)
				continue
			}
			loop := []hop{h}
			for h.from != first {
				h = by[h.from]
				loop = append(loop, h)
			}
			slices.Reverse(loop)
			return loop
		}
	}
	return nil
}

// endless reports whether each hop of a loop happens in every round: what is
// written to wake the next is another value each time.
func (r *races) endless(loop []hop) bool {
	for _, h := range loop {
		if h.wake.fires != nil && !r.changesAgain(h.wake, loop) {
			return false
		}
	}
	return true
}

// changesAgain reports whether the step that wakes a campaign does so in each
// round. An addition does, and a step that leaves no more than its record. A
// constant does when the loop writes another between two rounds; a status, of
// which the same is set again, when it does not. What is worked out otherwise
// may come to rest.
func (r *races) changesAgain(w *wake, loop []hop) bool {
	if set, ok := w.stmt.(*Set); ok && set.Op != "=" {
		return true
	}
	if w.thing == "" {
		return true
	}
	_, value := r.writing(w.stmt)
	if value == "" {
		return false
	}
	return r.writesAnother(loop, w.thing, value) != strings.HasPrefix(w.thing, "status:")
}

// writesAnother reports whether a campaign of the loop writes a thing otherwise.
func (r *races) writesAnother(loop []hop, thing, value string) bool {
	for _, h := range loop {
		for _, x := range r.course(h.from).things[thing] {
			if x.kind != reads && x.value != value {
				return true
			}
		}
	}
	return false
}

func (r *races) warnLoop(loop []hop) {
	var names []string
	var related []Related
	for i, h := range loop {
		names = append(names, r.graph.label(h.from))
		verb := "requests"
		if h.wake.fires != nil {
			verb = "wakes"
		}
		if i > 0 {
			related = append(related, Related{h.wake.at, fmt.Sprintf("%q %s %q here", r.graph.label(h.from), verb, r.graph.label(h.wake.target))})
		}
	}
	names = append(names, names[0])
	message := "campaigns start each other for ever: " + strings.Join(names, " > ")
	if len(loop) == 1 {
		message = "a campaign starts itself for ever: " + strings.Join(names, " > ")
	}
	r.caution(WarnLoop, loop[0].wake.at, message,
		"give one of them a filter that ends it, a wait, or a rule such as `run once every 1 day`", related...)
}
