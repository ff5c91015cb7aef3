package lang

import "slices"

// group is a set of campaigns that execute each other in a circle, or a single
// campaign.
type group struct {
	members []*Campaign // in the order of files and offsets
	cyclic  bool
}

// groups are the strongly connected components of the execute calls, callees
// before callers.
type groups struct {
	list []group
	of   []int // by Campaign.Index: place in list
}

// within reports whether both ends of the call lie in one group, so that the
// call is part of a circle.
func (gs *groups) within(c *call) bool { return gs.of[c.caller.Index] == gs.of[c.callee.Index] }

// component is the state of Tarjan's algorithm, on a stack of its own: a chain
// of calls may be as long as the workspace.
type component struct {
	graph   *callGraph
	found   groups
	number  []int // order of discovery from 1; 0: not yet seen
	low     []int
	open    []bool
	pending []int // campaigns that are in no group yet
	frames  []frame
	next    int
}

type frame struct {
	campaign int
	call     int // the next call to follow
}

func (g *callGraph) groups() *groups {
	n := len(g.campaigns)
	t := &component{graph: g, number: make([]int, n), low: make([]int, n), open: make([]bool, n)}
	t.found.of = make([]int, n)
	for i := range n {
		if t.number[i] == 0 {
			t.explore(i)
		}
	}
	return &t.found
}

func (t *component) explore(root int) {
	t.enter(root)
	for len(t.frames) > 0 {
		top := &t.frames[len(t.frames)-1]
		calls := t.graph.calls[top.campaign]
		if top.call == len(calls) {
			t.leave(top.campaign)
			continue
		}
		call := calls[top.call]
		top.call++
		if !call.nests() {
			continue
		}
		switch to := call.callee.Index; {
		case t.number[to] == 0:
			t.enter(to)
		case t.open[to]:
			t.low[top.campaign] = min(t.low[top.campaign], t.number[to])
		}
	}
}

func (t *component) enter(i int) {
	t.next++
	t.number[i], t.low[i], t.open[i] = t.next, t.next, true
	t.pending = append(t.pending, i)
	t.frames = append(t.frames, frame{campaign: i})
}

func (t *component) leave(i int) {
	t.frames = t.frames[:len(t.frames)-1]
	if len(t.frames) > 0 {
		up := t.frames[len(t.frames)-1].campaign
		t.low[up] = min(t.low[up], t.low[i])
	}
	if t.low[i] == t.number[i] {
		t.close(i)
	}
}

// close makes a group of i and everything found after it.
func (t *component) close(i int) {
	var members []*Campaign
	for done := false; !done; {
		last := t.pending[len(t.pending)-1]
		t.pending = t.pending[:len(t.pending)-1]
		t.open[last] = false
		t.found.of[last] = len(t.found.list)
		members = append(members, t.graph.campaigns[last])
		done = last == i
	}
	slices.SortFunc(members, func(a, b *Campaign) int { return t.graph.rank[a.Index] - t.graph.rank[b.Index] })
	t.found.list = append(t.found.list, group{members: members, cyclic: len(members) > 1 || t.graph.executesItself(i)})
}

func (g *callGraph) executesItself(i int) bool {
	return slices.ContainsFunc(g.calls[i], func(c *call) bool { return c.nests() && c.callee.Index == i })
}
