package lang

import "slices"

// timeline is a campaign's flow as statements that may follow each other.
type timeline struct {
	campaign *Campaign
	points   []point         // the first is the start, before any statement
	gate     []touch         // what the smart list reads
	start    *fact           // what its filters say when it starts
	own      map[string]bool // things written by its own statements
	executed []*timeline     // executables, each once

	// Of an executable: all it does, what it executes included. A caller takes
	// it as one step. Higher stacks than may be are an error and not followed.
	height  int // executables stacked from here on
	touches []reached
	wakes   []wake

	offspring []*timeline // itself and the flows that come of it, made when first asked for
}

// writes reports whether the flow writes a thing, by itself or through an executable.
func (t *timeline) writes(thing string) bool {
	return t != nil && (t.own[thing] || slices.ContainsFunc(t.executed, func(e *timeline) bool { return e.writes(thing) }))
}

// point is one statement of a timeline.
type point struct {
	touches []touch
	calls   *timeline // the executable that it runs
	before  *fact     // what is known when the executable runs, or when the flow begins to wait
	around  []*around // by its touches, made when first asked for
	wakes   []wake    // flows that it starts, those of the executable too
	stmt    Stmt      // nil of what is no statement by itself, as the condition of a choice
	asks    Expr      // of a choice: its condition
	at      Span      // of a wait
	wait    delay     // how long the flow sleeps here
	guards  *guard    // conditions on the way here
	next    []int
}

// all calls f with every touch at the point, those of its executable too.
func (p *point) all(f func(reached)) {
	for i := range p.touches {
		f(reached{touch: &p.touches[i]})
	}
	if p.calls == nil {
		return
	}
	for i, x := range p.calls.touches {
		if p.before == nil {
			f(x)
			continue
		}
		if p.around == nil {
			p.around = p.calls.arounds(p.before)
		}
		f(reached{x.touch, p.around[i]})
	}
}

// arounds are what is known around each touch of an executable that is executed
// where the caller knows so much. Neighbours mostly share theirs.
func (t *timeline) arounds(before *fact) []*around {
	out := make([]*around, len(t.touches))
	for i, x := range t.touches {
		if i > 0 && x.around == t.touches[i-1].around {
			out[i] = out[i-1]
		} else {
			out[i] = &around{before, x.around}
		}
	}
	return out
}

// guard is a condition on the way to a statement.
type guard struct {
	prev    *guard
	cond    Expr // nil: something that cannot be looked into, as a failure
	negated bool
}

// known is the state in which a statement is reached.
type known struct {
	facts  *fact
	guards *guard
}

func (k known) when(r *races, cond Expr, negated bool) known {
	return known{r.know(k.facts, cond, negated, 0), &guard{k.guards, cond, negated}}
}

func (k known) perhaps() known { return known{k.facts, &guard{prev: k.guards}} }

// timeline builds a campaign's; executables below it are built already. Of
// those that execute each other in a circle, an error, none holds another.
func (r *races) timeline(c *Campaign, cyclic bool) *timeline {
	points := make([]point, 1, 2+len(r.graph.stmts[c.Index])) // a statement mostly is one
	t := &timeline{campaign: c, points: points, gate: r.gate(c), own: map[string]bool{}, height: 1}
	b := &tracer{races: r, t: t, cyclic: cyclic, seen: map[*timeline]bool{}}
	for _, x := range c.Filters {
		t.start = r.know(t.start, x, false, 0)
	}
	if c.Flow != nil {
		b.block(c.Flow, []int{0}, known{facts: t.start})
	}
	for i := range t.points {
		for _, x := range t.points[i].touches {
			t.own[x.thing] = t.own[x.thing] || x.kind != reads
		}
		if c.Executable {
			t.gather(r, &t.points[i])
		}
	}
	if c.Executable {
		for i := range t.gate {
			t.touches = append(t.touches, reached{touch: &t.gate[i]})
		}
	}
	return t
}

// gather adds what happens at a point to what the whole executable does.
func (t *timeline) gather(r *races, p *point) {
	p.all(func(x reached) {
		if r.spend(1) {
			t.touches = append(t.touches, x)
		}
	})
	t.wakes = append(t.wakes, p.wakes...)
}

// tracer builds one timeline. It goes through a flow once, from the top;
// `from` are the points from which a statement is reached.
type tracer struct {
	*races
	t       *timeline
	cyclic  bool
	depth   int
	seen    map[*timeline]bool
	written []written
}

// written is a thing that was written on the way, or an executable that ran.
type written struct {
	thing string
	by    *timeline
}

func (b *tracer) block(bl *Block, from []int, k known) ([]int, known) {
	if b.depth >= depthMax {
		return from, known{}
	}
	b.depth++
	for _, s := range bl.Stmts {
		if len(from) == 0 {
			break // nothing gets here
		}
		from, k = b.statement(s, from, k)
	}
	b.depth--
	return from, k
}

// point adds a point that is reached from others.
func (b *tracer) point(from []int, p point) int {
	at := len(b.t.points)
	b.t.points = append(b.t.points, p)
	for _, f := range from {
		b.t.points[f].next = append(b.t.points[f].next, at)
	}
	return at
}

func (b *tracer) statement(s Stmt, from []int, k known) ([]int, known) {
	switch s := s.(type) {
	case *Bad:
		return from, k
	case *If:
		return b.choice(s, from, k)
	case *Retry:
		return b.retry(s, from, k)
	}
	p := point{touches: b.touches(b.t.campaign, s, k.facts), guards: k.guards, stmt: s}
	switch s := s.(type) {
	case *Wait:
		p.wait, p.before, p.at = b.waiting(s), k.facts, stepSpan(s)
		return []int{b.point(from, p)}, known{guards: k.guards} // much may change meanwhile
	case *Stop, *Fail:
		b.point(from, p)
		return nil, k
	case *Execute:
		p.calls = b.executes(s)
	}
	mark := len(b.written)
	after := known{b.after(s, &p, k.facts), k.guards}
	p.wakes = b.wakes(b.t.campaign, s, after)
	for _, w := range p.wakes {
		p.touches = append(p.touches, b.admission(w.target, s, &p)...)
	}
	at := b.point(from, p)
	b.hint(at)
	b.call(at, k.facts)
	ends := []int{at}
	if handlers := handlersOf(s); len(handlers) > 0 {
		ends = b.handle(s, handlers, from, ends, after.perhaps())
		after.facts = b.forget(after.facts, mark)
	}
	return ends, after
}

// executes is the timeline of the executable that a statement calls; nil where
// that is an error.
func (b *tracer) executes(s *Execute) *timeline {
	callee := b.ws.Info.Calling[s]
	if callee == nil || !callee.Executable || b.cyclic {
		return nil
	}
	t := b.flow[callee.Index]
	if t == nil || t.height > ExecutablesMax {
		return nil
	}
	b.t.height = max(b.t.height, t.height+1)
	if !b.seen[t] {
		b.seen[t] = true
		b.t.executed = append(b.t.executed, t)
	}
	return t
}

// hint notes how long what is known at the wakes of a point is good for.
func (b *tracer) hint(at int) {
	wakes := b.t.points[at].wakes
	for i := range wakes {
		wakes[i].from = b.t
		wakes[i].hints = []hint{{wakes[i].facts, b.movesBehind(b.t, at)}}
	}
}

// call adds to a point the flows that its executable starts, given what the
// caller knows before.
func (b *tracer) call(at int, before *fact) {
	p := &b.t.points[at]
	if p.calls == nil || !b.spend(len(p.calls.wakes)) {
		return
	}
	p.before = before
	behind := b.movesBehind(b.t, at)
	calls := p.calls
	moves := func(resource string) bool { return calls.writes(resource) || behind(resource) }
	for _, w := range calls.wakes {
		if b.turnsAway(w.target, before, calls.writes) {
			continue
		}
		hints := make([]hint, 0, len(w.hints)+1)
		for _, h := range w.hints {
			hints = append(hints, hint{h.facts, func(resource string) bool { return h.moves(resource) || behind(resource) }})
		}
		w.from, w.hints = b.t, append(hints, hint{before, moves})
		p.wakes = append(p.wakes, w)
	}
}

// handle follows the handlers of a statement, which begin where it did nothing:
// a step that failed or was skipped wakes nobody. An executable that failed may
// have done some of what it does.
func (b *tracer) handle(s Stmt, handlers []*Handler, from, done []int, k known) []int {
	nothing := []int{b.point(from, point{})}
	ends := done
	for _, h := range handlers {
		at := nothing
		if _, called := s.(*Execute); called && h.On == "failure" {
			at = done
		}
		out, _ := b.block(&h.Then, at, k)
		ends = append(slices.Clip(ends), out...)
	}
	return ends
}

// admission is what the smart list of a campaign reads when a statement starts
// it: who qualifies is decided there and then. What the statement itself has
// just written is no other flow's matter.
func (b *tracer) admission(c *Campaign, s Stmt, p *point) []touch {
	var out []touch
	for _, g := range b.gate(c) {
		own := slices.ContainsFunc(p.touches, func(t touch) bool { return t.thing == g.thing && t.kind != reads })
		if !own {
			g.by, g.at = b.t.campaign, stepSpan(s)
			out = append(out, g)
		}
	}
	return out
}

// gate is what a campaign's smart list reads.
func (r *races) gate(c *Campaign) []touch {
	var out []touch
	for _, x := range c.Filters {
		for _, a := range r.withAssets(r.survey.part(x), x.Range()).reads {
			out = append(out, touch{thing: a.resource, kind: reads, by: c, at: a.node.Range()})
		}
	}
	return out
}

// after is what is known when a statement is done.
func (b *tracer) after(s Stmt, p *point, facts *fact) *fact {
	for i := range p.touches {
		if t := &p.touches[i]; t.kind != reads {
			facts = facts.forget(t.thing)
			b.written = append(b.written, written{thing: t.thing})
			if set, ok := s.(*Set); ok && t.value != "" {
				if value, constant := constantOf(set.Value); constant {
					facts = facts.learn(t.thing, value)
				}
			}
		}
	}
	if p.calls != nil {
		facts = facts.forgetAll(p.calls)
		b.written = append(b.written, written{by: p.calls})
	}
	return facts
}

// forget gives up what is known of everything written since a mark.
func (b *tracer) forget(facts *fact, mark int) *fact {
	for _, w := range b.written[mark:] {
		if w.by != nil {
			facts = facts.forgetAll(w.by)
		} else {
			facts = facts.forget(w.thing)
		}
	}
	return facts
}

// choice follows the branches of an if. Where one alone leads on, what it knows
// is known behind the choice.
func (b *tracer) choice(s *If, from []int, k known) ([]int, known) {
	mark := len(b.written)
	at := []int{b.point(from, point{touches: b.touches(b.t.campaign, s, k.facts), asks: s.Cond})}
	var ends []int
	var behind []known
	branch := func(bl *Block, k known) {
		out, after := b.block(bl, at, k)
		if len(out) > 0 {
			ends, behind = append(ends, out...), append(behind, after)
		}
	}
	before, k := k, k
	branch(&s.Then, k.when(b.races, s.Cond, false))
	k = k.when(b.races, s.Cond, true)
	closed := false
	for _, e := range s.Else {
		if e.Cond == nil {
			branch(&e.Then, k)
			closed = true
			break
		}
		at = []int{b.point(at, point{touches: b.touches(b.t.campaign, e, k.facts), asks: e.Cond})}
		branch(&e.Then, k.when(b.races, e.Cond, false))
		k = k.when(b.races, e.Cond, true)
	}
	if !closed {
		ends, behind = append(ends, at...), append(behind, k)
	}
	if len(behind) == 1 {
		return ends, behind[0]
	}
	before.facts = b.forget(before.facts, mark)
	return ends, before
}

// retry follows the tries: the last statement of one may be followed by the
// first of the next.
func (b *tracer) retry(s *Retry, from []int, k known) ([]int, known) {
	again := known{guards: k.guards}
	first := b.point(from, point{})
	out, _ := b.block(&s.Body, []int{first}, again)
	asks := point{}
	if s.Until != nil {
		asks.touches = b.touches(b.t.campaign, s, nil)
	}
	last := b.point(out, asks)
	back := last
	if s.Every != nil {
		back = b.point([]int{last}, point{wait: lengthOf(s.Every), at: s.Every.Span, guards: k.guards})
	}
	b.t.points[back].next = append(b.t.points[back].next, first)
	ends := []int{last}
	if s.Else != nil {
		out, _ := b.block(s.Else, []int{first, last}, again.perhaps())
		ends = append(ends, out...)
	}
	return ends, again
}

func handlersOf(s Stmt) []*Handler {
	switch s := s.(type) {
	case *Execute:
		return s.Handlers
	case *Step:
		return s.Handlers
	}
	return nil
}
