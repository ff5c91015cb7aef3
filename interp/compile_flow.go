package interp

import (
	"strconv"

	"campaignc/lang"
)

// flowCompiler lays one campaign's statements out as a linear list of
// operations with jumps, so that a position in a flow is an integer.
type flowCompiler struct {
	*compiler
	ops      []op
	nodes    []lang.Node // what each operation was made of
	at       lang.Node   // what the next is made of
	handlers []handler
	step     int // number of the last statement, in source order from 1
	onFail   int // the handler that catches a failure here, or none
	counters int
	reasons  int
	inited   bool
}

// site makes the constant part of an activity of the statement that is compiled.
func (f *flowCompiler) site(s Site) *Site {
	s.At = f.at.Range().Pos
	return f.compiler.site(s)
}

func (f *flowCompiler) emit(o op) int {
	o.onFail, o.onSkip = none, none
	f.ops, f.nodes = append(f.ops, o), append(f.nodes, f.at)
	return len(f.ops) - 1
}

// here makes the operation at pc jump to what is emitted next.
func (f *flowCompiler) here(pc int) { f.ops[pc].jump = int32(len(f.ops)) }

func (f *flowCompiler) block(b *lang.Block) {
	if !f.inited {
		f.inited, f.onFail = true, none
	}
	for _, s := range b.Stmts {
		f.stmt(s)
	}
}

func (f *flowCompiler) stmt(s lang.Stmt) {
	f.step++
	f.at = s
	f.reached(PointStatement, s, s)
	first := len(f.ops)
	f.operations(s)
	if first < len(f.ops) {
		f.ops[first].counts = 1
	}
}

// operations lays out one statement.
func (f *flowCompiler) operations(s lang.Stmt) {
	switch s := s.(type) {
	case *lang.Set:
		f.set(s)
	case *lang.If:
		f.choice(s)
	case *lang.Execute:
		f.execute(s)
	case *lang.Request:
		f.request(s)
	case *lang.Wait:
		f.wait(s)
	case *lang.Retry:
		f.retry(s)
	case *lang.Fail:
		f.failStmt(s)
	case *lang.Stop:
		f.emit(op{do: doReturn})
	case *lang.Step:
		f.libraryStep(s)
	default:
		f.fail(s, "a statement that could not be read")
	}
}

// simple is an operation that may fail into the surrounding handler.
func (f *flowCompiler) simple(o op) int {
	pc := f.emit(o)
	f.ops[pc].onFail = int32(f.onFail)
	return pc
}

// choice: each branch is a test that jumps to the next one, its block, and a
// jump to the end.
func (f *flowCompiler) choice(s *lang.If) {
	site := f.branches(s)
	open := f.cover != nil && !hasElse(s)
	var ends []int
	branch := func(i int, cond lang.Expr, then *lang.Block, from lang.Node) {
		test, kind := none, PointElse
		if cond != nil {
			f.at = cond
			kind, from = PointBranch, cond
			test = f.simple(op{do: doTest, cond: f.test(cond, site), words: f.source(cond.Range())})
			f.tellBranch(test, cond, s, i)
			site.begins(len(f.ops))
		}
		f.reached(kind, from, s)
		f.block(then)
		if i < len(s.Else) || open {
			ends = append(ends, f.emit(op{do: doJump}))
		}
		if test != none {
			f.here(test)
			site.passes(len(f.ops))
		}
	}
	branch(0, s.Cond, &s.Then, s)
	for i, e := range s.Else {
		branch(i+1, e.Cond, &e.Then, e)
	}
	if open {
		f.reached(PointNoBranch, s, s)
	}
	for _, pc := range ends {
		f.here(pc)
	}
}

// handled compiles `on failure` and `on skip` blocks behind the operation at
// pc: the operation falls through to the end, and reaches a block only through
// its handler.
func (f *flowCompiler) handled(pc int, handlers []*lang.Handler) {
	if len(handlers) == 0 {
		return
	}
	of, ends := f.at, []int{f.emit(op{do: doJump})}
	for _, h := range handlers {
		f.reasons++
		at := len(f.handlers)
		f.handlers = append(f.handlers, handler{pc: len(f.ops), slot: f.reasons - 1})
		if h.On == "failure" {
			f.ops[pc].onFail = int32(at)
		} else {
			f.ops[pc].onSkip = int32(at)
		}
		outer := f.slot
		f.slot = f.reasons - 1
		f.reached(handlerPoints[h.On], h, of)
		f.block(&h.Then)
		f.slot = outer
		ends = append(ends, f.emit(op{do: doJump}))
	}
	for _, end := range ends {
		f.here(end)
	}
}

// retry counts its tries in a slot of the frame:
//
//	      begin
//	try:  count, or give up
//	      body            failures go to again
//	      until?          holds: to the end
//	again: to try, or exhausted
//	      else block, or the failure goes on
//	end:
func (f *flowCompiler) retry(s *lang.Retry) {
	times, err := strconv.Atoi(s.Times)
	if err != nil {
		f.fail(s, "a number of tries out of range")
	}
	step, counter, reason := f.step, f.counters, f.reasons
	f.counters++
	f.reasons++
	f.emit(op{do: doRetryBegin, slot: int32(counter)})
	try := f.emit(op{do: doRetryTry, slot: int32(counter), count: int32(times), counts: 1})

	outer := f.onFail
	f.handlers = append(f.handlers, handler{slot: reason})
	caught := len(f.handlers) - 1
	f.onFail = caught
	f.block(&s.Body)
	var until op
	until.do, until.slot, until.words = doRetryUntil, int32(reason), exhaustedReason(times)
	if s.Until != nil {
		until.cond = partedIf(f.compiler, compound(s.Until), func() condFn { return f.cond(s.Until) })
	}
	f.at = s
	done := f.simple(until)
	if s.Until != nil {
		f.tell(done, s.Until)
	}
	f.onFail = outer

	f.handlers[caught].pc = len(f.ops)
	again := op{do: doRetryAgain, jump: int32(try), slot: int32(counter), count: int32(times)}
	if s.Every != nil {
		again.wait = &waitSite{step: step, retry: true, duration: f.quantity(s.Every), text: f.source(s.Every.Span)}
	}
	f.ops[f.emit(again)].onFail = int32(outer)
	f.reached(PointExhausted, s, s)
	if s.Else == nil {
		f.simple(op{do: doRetryFailed, slot: int32(reason)})
	} else {
		slot := f.slot
		f.slot = reason
		f.block(s.Else)
		f.slot = slot
	}
	f.tried(done, s)
}

func (f *flowCompiler) failStmt(s *lang.Fail) {
	o := op{do: doFail, text: f.textOf(s.Reason)}
	if !f.camp.Executable {
		e := f.stmts["fail"]
		o.site = f.site(Site{Activity: e.Activity, Type: e.ActivityID, Step: f.step, Changes: changes(e)})
	}
	f.simple(o)
}
