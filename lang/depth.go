package lang

import "slices"

// checkDepth refuses chains of more than ExecutablesMax executables. A chain
// begins below a campaign that is no executable, or at an executable that no
// other executes, since such a one can be started by hand. The error stands
// where a chain becomes too deep, once for each such place and not again for
// what lies deeper. Circles are errors of their own and left out here.
func (f *flows) checkDepth() {
	levels := f.chainLevels()
	for i, last := range levels[ExecutablesMax-1] {
		if !last.reached {
			continue
		}
		for _, call := range f.graph.calls[i] {
			if call.nests() && !f.groups.within(call) {
				f.tooDeep(call, levels.path(call))
			}
		}
	}
}

// place tells how a chain gets to a campaign at one level.
type place struct {
	reached bool
	rooted  bool  // the chain starts at a campaign that is no executable
	by      *call // nil at the start of an unrooted chain
}

// levels holds, for each place in a chain of executables and each
// Campaign.Index, one chain that puts the campaign there.
type levels [ExecutablesMax][]place

func (f *flows) chainLevels() *levels {
	var l levels
	for k := range l {
		l[k] = make([]place, len(f.graph.campaigns))
	}
	for i, c := range f.graph.campaigns {
		if c.Executable {
			l[0][i] = f.chainStart(i)
		}
	}
	for k := 1; k < len(l); k++ {
		for i := range f.graph.campaigns {
			for _, call := range f.graph.callers[i] {
				if !f.deepens(call) {
					continue
				}
				up, here := l[k-1][call.caller.Index], &l[k][i]
				if up.reached && (!here.reached || up.rooted && !here.rooted) {
					*here = place{reached: true, rooted: up.rooted, by: call}
				}
			}
		}
	}
	return &l
}

// deepens reports whether the call adds one executable to a chain of them.
func (f *flows) deepens(c *call) bool {
	return c.nests() && c.caller.Executable && !f.groups.within(c)
}

func (f *flows) chainStart(i int) place {
	callers := f.graph.callers[i]
	root := slices.IndexFunc(callers, func(c *call) bool { return c.nests() && !c.caller.Executable })
	if root >= 0 {
		return place{reached: true, rooted: true, by: callers[root]}
	}
	return place{reached: !slices.ContainsFunc(callers, f.deepens)}
}

// path is the chain that ends with the call, from its root or first executable.
func (l *levels) path(last *call) []*Campaign {
	path := []*Campaign{last.callee, last.caller}
	at := last.caller
	for k := len(l) - 1; k >= 0; k-- {
		by := l[k][at.Index].by
		if by == nil {
			break
		}
		at = by.caller
		path = append(path, at)
	}
	slices.Reverse(path)
	return path
}
