package lang

import "slices"

// circlesMax bounds the search for circles in one group of campaigns that execute
// each other: so many are reported at most, and so many times the group's calls
// are followed. At least one circle is always found.
const circlesMax = 32

// checkRecursion refuses executables that execute themselves, directly or
// through others. A circle starts at its first campaign in the source, and the
// error stands at the execute that comes back to it. So every circle is found
// by walking from each campaign over those that come after it in the source,
// and once the reported calls are gone no circle is left.
func (f *flows) checkRecursion() {
	w := &circleWalk{flows: f, seen: make([]int, len(f.graph.campaigns)), from: make([]*Campaign, len(f.graph.campaigns))}
	for _, group := range f.groups.list {
		if !group.cyclic {
			continue
		}
		w.circles, w.steps = circlesMax, 0
		for _, c := range group.members {
			w.steps += circlesMax * len(f.graph.calls[c.Index])
		}
		for _, first := range group.members {
			if w.closesAt(first) {
				w.start(first)
			}
		}
	}
}

// circleWalk is a breadth-first walk from one campaign, so that the path in a
// message is a shortest one.
type circleWalk struct {
	*flows
	seen  []int       // by Campaign.Index: 1 + the rank of the start that reached it last
	from  []*Campaign // by Campaign.Index: the campaign before it on the walk
	queue []*Campaign

	circles, steps int // how many more may be reported, and calls followed
}

// closesAt reports whether a campaign of the group that comes later in the
// source, or first itself, executes first.
func (w *circleWalk) closesAt(first *Campaign) bool {
	return slices.ContainsFunc(w.graph.callers[first.Index], func(c *call) bool {
		return c.nests() && w.groups.within(c) && w.graph.rank[c.caller.Index] >= w.graph.rank[first.Index]
	})
}

func (w *circleWalk) start(first *Campaign) {
	w.queue = append(w.queue[:0], first)
	w.seen[first.Index] = w.graph.rank[first.Index] + 1
	for i := 0; i < len(w.queue) && w.circles > 0 && w.steps > 0; i++ {
		w.step(first, w.queue[i])
	}
}

func (w *circleWalk) step(first, at *Campaign) {
	closed := false
	w.steps -= len(w.graph.calls[at.Index])
	for _, call := range w.graph.calls[at.Index] {
		to := call.callee
		switch {
		case !call.nests() || !w.groups.within(call) || w.graph.rank[to.Index] < w.graph.rank[first.Index]:
		case to == first:
			if !closed {
				closed = true
				w.circles--
				w.recursion(call, w.path(first, at))
			}
		case w.seen[to.Index] != w.graph.rank[first.Index]+1:
			w.seen[to.Index] = w.graph.rank[first.Index] + 1
			w.from[to.Index] = at
			w.queue = append(w.queue, to)
		}
	}
}

// path leads from first to last and back to first.
func (w *circleWalk) path(first, last *Campaign) []*Campaign {
	path := []*Campaign{first}
	for c := last; c != first; c = w.from[c.Index] {
		path = append(path, c)
	}
	path = append(path, first)
	slices.Reverse(path)
	return path
}
