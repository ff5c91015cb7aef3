package lang

// inferenceBase and inferencePerFact bound how much is inferred through calls:
// a chain of calls can multiply what a small source says.
const (
	inferenceBase    = 1 << 18
	inferencePerFact = 16
)

// allowance is what is left of such a bound.
type allowance int

// spend takes n from the allowance and reports whether it was there.
func (a *allowance) spend(n int) bool {
	if *a < allowance(n) {
		*a = 0
		return false
	}
	*a -= allowance(n)
	return true
}

// inferEffects fills Campaign.Effects: what each campaign may do, itself and
// through everything it executes. Callees come first, so each is merged when it
// is complete; campaigns that execute each other share one answer.
func (f *flows) inferEffects() {
	e := &effects{flows: f, height: make([]int, len(f.groups.list)), left: f.effectsAllowed()}
	for i := range f.groups.list {
		e.inferGroup(i)
	}
}

func (f *flows) effectsAllowed() allowance {
	facts := 0
	for i, s := range f.survey.campaigns {
		facts += 1 + len(s.reads) + len(s.writes) + len(f.graph.calls[i])
	}
	return allowance(inferenceBase + inferencePerFact*facts)
}

// effects is the state of the inference.
type effects struct {
	*flows
	height []int // by place in groups.list: executables stacked from here on
	left   allowance
	spent  bool // the bound was met and reported
}

func (e *effects) inferGroup(i int) {
	group := &e.groups.list[i]
	sum := Effects{Reads: map[string]Node{}, Writes: map[string]Node{}}
	for _, c := range group.members {
		e.addOwn(&sum, c)
	}
	below := 0
	for _, c := range group.members {
		for _, call := range e.graph.calls[c.Index] {
			if !call.nests() || e.groups.within(call) {
				continue
			}
			h := e.height[e.groups.of[call.callee.Index]]
			below = max(below, h)
			// Higher stacks are an error already, and following them would make
			// the sum over a long chain quadratic.
			if h <= ExecutablesMax {
				e.merge(&sum, call)
			}
		}
	}
	e.height[i] = below + 1
	if group.cyclic {
		e.height[i] = ExecutablesMax + 1
	}
	for _, c := range group.members {
		c.Effects = sum
	}
}

// addOwn adds what the campaign does itself: its statements, its smart list,
// and the assets they use.
func (e *effects) addOwn(sum *Effects, c *Campaign) {
	for _, s := range e.graph.stmts[c.Index] {
		e.addStatement(sum, s)
	}
	seen := map[Object]bool{}
	queue := []*survey{e.survey.campaigns[c.Index]}
	for i := 0; i < len(queue); i++ {
		s := queue[i]
		if i > 0 && !e.spend(len(s.reads)+len(s.writes)+len(s.assets), c) {
			return
		}
		addAccesses(sum.Reads, s.reads)
		addAccesses(sum.Writes, s.writes)
		for _, use := range s.assets {
			if !seen[use.asset] {
				seen[use.asset] = true
				queue = append(queue, e.survey.asset(use.asset))
			}
		}
	}
}

func addAccesses(to map[string]Node, all []access) {
	for _, a := range all {
		if _, ok := to[a.resource]; !ok {
			to[a.resource] = a.node
		}
	}
}

func (e *effects) addStatement(sum *Effects, s Stmt) {
	effect := Pure
	if entry := e.entry(s); entry != nil {
		effect = entry.Effect
	}
	if r, ok := s.(*Retry); ok {
		effect = Pure // what it tries counts by itself
		if r.Every != nil {
			effect = Timed
		}
	}
	sum.Reach = max(sum.Reach, effect)
	switch {
	case effect == Timed && sum.Waits == nil:
		sum.Waits = s
	case effect == Remote && sum.Remote == nil:
		sum.Remote = s
	}
	if r, ok := s.(*Request); ok && sum.Requests == nil {
		sum.Requests = r
	}
}

// merge adds what the callee does.
func (e *effects) merge(sum *Effects, c *call) {
	of := &c.callee.Effects
	if !e.spend(1+len(of.Reads)+len(of.Writes), c.caller) {
		return
	}
	sum.Reach = max(sum.Reach, of.Reach)
	addMissing(sum.Reads, of.Reads)
	addMissing(sum.Writes, of.Writes)
	sum.Waits = firstNode(sum.Waits, of.Waits)
	sum.Remote = firstNode(sum.Remote, of.Remote)
	sum.Requests = firstNode(sum.Requests, of.Requests)
}

func addMissing(to, from map[string]Node) {
	for resource, node := range from {
		if _, ok := to[resource]; !ok {
			to[resource] = node
		}
	}
}

func firstNode(a, b Node) Node {
	if a != nil {
		return a
	}
	return b
}

func (e *effects) spend(n int, c *Campaign) bool {
	if e.left.spend(n) {
		return true
	}
	if !e.spent {
		e.spent = true
		e.tooMuchToInfer(c, "campaigns read and write too much through their calls to follow it all")
	}
	return false
}
