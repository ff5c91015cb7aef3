package interp

import "campaignc/lang"

// coverage is the points that are planted in a program while it is compiled. A
// program without them has no trace of the matter: no operation, no test, no
// closure.
type coverage struct {
	points []*Point
	at     map[pointKey]*Point
	of     map[lang.Object][]*Point

	in    lang.Object // what is being compiled
	parts bool        // conditions are being compiled whose parts are points
}

// pointKey tells points apart. The parts of a template are at the same place in
// all that is made from it.
type pointKey struct {
	kind   PointKind
	file   string
	offset int
}

// CompileCovered is Compile for tests: the program counts which of its points
// are reached. It runs more slowly, and remembers nothing from one lead to the
// next, for what is remembered would not be reached again.
func CompileCovered(ws *lang.Workspace, lib *Library) (*Program, error) {
	c := newCompiler(newProgram(ws, lib))
	c.cover = &coverage{at: map[pointKey]*Point{}, of: map[lang.Object][]*Point{}}
	c.prog.cover = c.cover
	c.remembered = true
	return c.program()
}

// covers says what the points to come belong to.
func (c *compiler) covers(in lang.Object) {
	if c.cover != nil {
		c.cover.in = in
	}
}

// point is the point at a node, an outcome of another, made if it is not there yet.
func (c *compiler) point(kind PointKind, node, of lang.Node) *Point {
	v, place := c.cover, node.Range().Pos
	key := pointKey{kind, place.Filename, place.Offset}
	p := v.at[key]
	if p == nil {
		p = &Point{Kind: kind, In: v.in, Node: node, Of: of, Text: c.source(headOf(node)), index: len(v.points)}
		v.at[key] = p
		v.points = append(v.points, p)
	}
	v.of[v.in] = append(v.of[v.in], p)
	return p
}

// headOf is a node's span up to the first block that belongs to it.
func headOf(n lang.Node) lang.Span {
	span := n.Range()
	end := func(block lang.Node) lang.Span { return lang.Span{Pos: span.Pos, EndPos: block.Range().Pos} }
	handlers := func(hs []*lang.Handler) lang.Span {
		if len(hs) > 0 {
			return end(hs[0])
		}
		return span
	}
	switch n := n.(type) {
	case *lang.If:
		return end(&n.Then)
	case *lang.ElseIf:
		return end(&n.Then)
	case *lang.Retry:
		return end(&n.Body)
	case *lang.Handler:
		return end(&n.Then)
	case *lang.SegmentDecl:
		return end(&n.Conditions)
	case *lang.Execute:
		return handlers(n.Handlers)
	case *lang.Step:
		return handlers(n.Handlers)
	}
	return span
}

// reached emits the operation that counts a point.
func (f *flowCompiler) reached(kind PointKind, node, of lang.Node) {
	if f.cover != nil {
		f.emit(op{do: doReach, slot: int32(f.point(kind, node, of).index)})
	}
}

func doReach(m *machine, o *op) signal {
	m.reach(int(o.slot))
	return sigNext
}

func (m *machine) reach(point int) { m.hits[point]++ }

// tried lets a retry whose operation at done ended a try that worked go on
// here. What an else block did before jumps over what counts that.
func (f *flowCompiler) tried(done int, s *lang.Retry) {
	if f.cover == nil {
		f.here(done)
		return
	}
	over := f.emit(op{do: doJump})
	f.here(done)
	f.reached(PointTried, s, s)
	f.here(over)
}

var handlerPoints = map[string]PointKind{"failure": PointFailure, "skip": PointSkip}

// hasElse reports whether every lead comes to a branch of the choice.
func hasElse(s *lang.If) bool {
	return len(s.Else) > 0 && s.Else[len(s.Else)-1].Cond == nil
}

// awaited makes a wait for a condition count why the flow goes on: at once or
// early, or because its time is up.
func (f *flowCompiler) awaited(pc int, s *lang.Wait) {
	if f.cover == nil || s.UpTo == nil {
		return
	}
	early, late := f.point(PointEarly, s, s).index, f.point(PointTimeUp, s, s).index
	o := &f.ops[pc]
	o.do = func(m *machine, o *op) signal {
		sig := doWait(m, o)
		if sig != sigNext {
			return sig
		}
		m.reach(early)
		return sigJump
	}
	f.emit(op{do: func(m *machine, _ *op) signal {
		if m.began.due > m.now {
			m.reach(early)
		} else {
			m.reach(late)
		}
		return sigNext
	}})
	f.here(pc)
}

// compound reports whether a condition is put together of others.
func compound(e lang.Expr) bool {
	switch e := unparen(e).(type) {
	case *lang.And, *lang.Or, *lang.Group:
		return true
	case *lang.Not:
		return compound(e.X)
	}
	return false
}

// severalParts reports whether conditions are more than one simple one.
func severalParts(cs *lang.Conditions) bool {
	if len(cs.Items) != 1 {
		return len(cs.Items) > 1
	}
	f, ok := cs.Items[0].(*lang.Filter)
	return ok && compound(f.Cond)
}

// parted compiles conditions whose parts are points.
func parted[F any](c *compiler, compile func() F) F {
	if c.cover == nil {
		return compile()
	}
	c.cover.parts = true
	f := compile()
	c.cover.parts = false
	return f
}

// partedIf is parted for conditions that are points by themselves already,
// unless they are put together of others.
func partedIf[F any](c *compiler, compound bool, compile func() F) F {
	if !compound {
		return compile()
	}
	return parted(c, compile)
}

// partCond compiles a condition, a part of which is a point twice: it held, or
// it did not. One that could not be worked out is neither.
func (c *compiler) partCond(e lang.Expr) condFn {
	if compound(e) {
		return c.askedCond(unparen(e))
	}
	yes, no := c.point(PointHeld, e, e).index, c.point(PointNotHeld, e, e).index
	c.cover.parts = false
	holds := c.askedCond(unparen(e))
	c.cover.parts = true
	return func(m *machine) bool {
		ok := holds(m)
		switch {
		case m.fault != "":
		case ok:
			m.reach(yes)
		default:
			m.reach(no)
		}
		return ok
	}
}

// coverSegment makes a segment count the leads that are found in it. Default is
// at the place of its segmentation.
func (c *compiler) coverSegment(s *lang.Segmentation, at int, holds condFn) condFn {
	if c.cover == nil {
		return holds
	}
	node := lang.Node(s.Decl)
	if holds != nil {
		node = s.Decl.Segments[at]
	}
	p := c.point(PointSegment, node, s.Decl)
	if holds == nil {
		p.Text = `segment "` + s.Segments[at].Name + `"`
	}
	point := p.index
	return func(m *machine) bool {
		ok := holds == nil || holds(m)
		if ok {
			m.reach(point)
		}
		return ok
	}
}

// coverTrigger makes a trigger count what it takes.
func (c *compiler) coverTrigger(p *lang.Phrase, q *activityQuestion) {
	if c.cover == nil {
		return
	}
	point, where := c.point(PointTrigger, p, p).index, q.where
	q.where = func(m *machine) bool {
		ok := where == nil || where(m)
		if ok {
			m.reach(point)
		}
		return ok
	}
}
