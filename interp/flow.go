package interp

import (
	"cmp"
	"slices"
	"strings"
)

// flow is one run of a trigger or batch campaign through its flow, or of an
// executable that the run was started with: what is left of it while it does
// not run. It is a plain record; a position in a flow is an integer.
type flow struct {
	camp     *campaign
	pc       int
	ctx      *context
	counters []int
	reasons  []string
	before   Entry

	due   int64  // when it goes on, milliseconds
	order int    // in which flows began to wait
	cond  condFn // wakes it early, or nil
	cause *flow  // the flow that requested or triggered it
}

// flowEnd is how a flow's turn ended.
type flowEnd uint8

const (
	flowDone flowEnd = iota
	flowFailed
	flowAsleep
	flowGone // taken out of the flow, or the lead deleted
)

// play runs everything that is due for the lead, on the virtual clock: one flow
// until it ends or waits, then the next, first in first out; when none is
// ready, time moves to the next sleeper or to what comes from outside. At one
// instant sleepers go on first.
func (m *machine) play() {
	for m.moveOn() {
		if m.conf.Turns > 0 && m.turns == m.conf.Turns {
			break
		}
		m.turns++
		f := m.ready[0]
		m.ready = append(m.ready[:0], m.ready[1:]...)
		m.turn(f)
		m.wakeEarly()
	}
	if !m.lead.Deleted {
		m.stats.Waiting += len(m.ready) + len(m.asleep)
	}
}

// moveOn reports whether a flow is ready, now or after time has moved on.
func (m *machine) moveOn() bool {
	for !m.lead.Deleted && len(m.ready) == 0 {
		at, ok := m.nextMoment()
		if !ok || at > m.conf.Until {
			return false
		}
		m.now = max(m.now, at)
		if !m.wakeDue() {
			m.arrive()
		}
	}
	return !m.lead.Deleted
}

// nextMoment is when the next sleeper goes on or something comes from outside.
func (m *machine) nextMoment() (at int64, ok bool) {
	at, ok = m.agenda.next()
	if f := m.nextSleeper(); f != nil && (!ok || f.due < at) {
		return f.due, true
	}
	return at, ok
}

// nextSleeper is the flow that goes on first: by moment, then in the order in
// which they began to wait.
func (m *machine) nextSleeper() *flow {
	var next *flow
	for _, f := range m.asleep {
		if next == nil || f.due < next.due || f.due == next.due && f.order < next.order {
			next = f
		}
	}
	return next
}

// sleepers are the flows that wait, in the order in which they go on.
func (m *machine) sleepers() []*flow {
	return slices.SortedFunc(slices.Values(m.asleep), func(a, b *flow) int {
		return cmp.Or(cmp.Compare(a.due, b.due), cmp.Compare(a.order, b.order))
	})
}

// wakeDue makes every flow ready that is due now, in the order in which they
// began to wait. It reports whether there are any.
func (m *machine) wakeDue() (any bool) {
	for {
		f := m.nextSleeper()
		if f == nil || f.due > m.now {
			return any
		}
		m.wake(f)
		any = true
	}
}

func (m *machine) wake(f *flow) {
	for i, x := range m.asleep {
		if x == f {
			m.asleep = append(m.asleep[:i], m.asleep[i+1:]...)
			break
		}
	}
	m.ready = append(m.ready, f)
}

// wakeEarly looks at the flows that wait for a condition.
func (m *machine) wakeEarly() {
	for i := 0; i < len(m.asleep); {
		f := m.asleep[i]
		if f.cond == nil || !m.holdsFor(f) {
			i++
			continue
		}
		m.wake(f)
	}
}

func (m *machine) holdsFor(f *flow) bool {
	m.resume(f)
	ok := m.wakes(f.cond)
	m.pop()
	return ok
}

// turn runs a flow until it ends or waits.
func (m *machine) turn(f *flow) {
	m.began = f
	m.resume(f)
	m.trace.enter(m, f)
	switch m.run() {
	case flowFailed:
		m.failed++
		m.ends.fail(m.reason)
		m.trace.failed(m, f.camp.shown)
	case flowAsleep:
		f.pc = m.top().pc
		f.counters = append(f.counters[:0], m.counters...)
		f.reasons = append(f.reasons[:0], m.reasons...)
		m.asleep = append(m.asleep, f)
	}
	m.frames, m.counters, m.reasons = m.frames[:0], m.counters[:0], m.reasons[:0]
}

// resume puts a flow back on the stack.
func (m *machine) resume(f *flow) {
	m.push(f.camp, f.ctx, none)
	top := m.top()
	top.pc, top.before = f.pc, f.before
	copy(m.counters[top.counters:], f.counters)
	copy(m.reasons[top.reasons:], f.reasons)
}

// push puts a campaign on the call stack.
func (m *machine) push(c *campaign, ctx *context, activity int) {
	var parent *Path
	if len(m.frames) > 0 {
		parent = m.top().path
	}
	f := m.lift() // written where it stays, as a log's record is
	f.camp, f.pc, f.ctx, f.path, f.activity = c, 0, ctx, m.paths.of(parent, c), activity
	f.counters, f.reasons = len(m.counters), len(m.reasons)
	f.before = Entry{}
	for range c.counters {
		m.counters = append(m.counters, 0)
	}
	for range c.reasons {
		m.reasons = append(m.reasons, "")
	}
}

// lift puts a frame on the stack, with what it held when it was last there.
func (m *machine) lift() *frame {
	if n := len(m.frames); n < cap(m.frames) {
		m.frames = m.frames[:n+1]
		return m.frames[n]
	}
	m.frames = append(m.frames, nil)
	for i := len(m.frames) - 1; i < cap(m.frames); i++ {
		m.frames[:cap(m.frames)][i] = new(frame)
	}
	return m.top()
}

func (m *machine) pop() {
	top := m.top()
	m.counters, m.reasons = m.counters[:top.counters], m.reasons[:top.reasons]
	m.frames = m.frames[:len(m.frames)-1]
}

// run is the machine's loop: one operation after the other, until the root's
// flow ends or waits. What goes on within one campaign, as nearly all does,
// keeps its place in pc; the frame has it whenever an operation runs.
func (m *machine) run() flowEnd {
	for {
		f := m.top()
		ops, pc := f.camp.ops, f.pc
		moved := false
		for !moved {
			o := &ops[pc]
			if m.steps += int(o.counts); m.steps > stepLimit {
				m.reason = "more than 10,000 statements were run for this lead"
				return m.abandon()
			}
			f.pc = pc
			switch o.do(m, o) {
			case sigNext:
				pc++
			case sigJump:
				pc = int(o.jump)
			case sigMoved:
				pc = f.pc
			case sigSkipped:
				m.skip()
				moved = true
			case sigCalled:
				moved = true
			case sigReturn:
				if len(m.frames) == 1 {
					return flowDone
				}
				m.pop()
				m.top().pc++
				moved = true
			case sigFailed:
				if m.unwind() {
					return flowFailed
				}
				moved = true
			case sigSuspend:
				return flowAsleep
			case sigLeave:
				return flowGone
			}
		}
	}
}

// skip goes on after a skipped statement: at its `on skip`, or with the next.
func (m *machine) skip() {
	f := m.top()
	if h := f.camp.ops[f.pc].onSkip; h != none {
		m.handle(f, h)
		return
	}
	f.pc++
}

func (m *machine) handle(f *frame, h int32) {
	to := f.camp.handlers[h]
	m.reasons[f.reasons+to.slot] = m.reason
	f.pc = to.pc
}

// unwind carries a failure outwards: to the handler of the statement, or else
// out of the campaign to its caller's `execute`. It reports true when nobody
// handles it. What was written stays; the qualification allowance is given back.
func (m *machine) unwind() (failed bool) {
	for {
		f := m.top()
		if h := f.camp.ops[f.pc].onFail; h != none {
			m.handle(f, h)
			return false
		}
		m.giveUp(f)
		if len(m.frames) == 1 {
			return true
		}
		m.pop()
	}
}

// giveUp marks a campaign as failed.
func (m *machine) giveUp(f *frame) {
	m.giveBack(f.camp, f.before)
	m.fails(f.camp)
	if f.activity != none {
		a := &m.acts[f.activity]
		a.Result, a.Reason = Failed, m.reason
	}
}

// giveBack undoes the entering of a run that failed: its own, and not that of a
// run that entered after it. What was counted before a run is its place among
// the enterings; those behind it move up by one.
func (m *machine) giveBack(c *campaign, before Entry) {
	for _, flows := range [...][]*flow{m.ready, m.asleep} {
		for _, f := range flows {
			if f.camp != c || f.before.Count <= before.Count {
				continue
			}
			if f.before.Count == before.Count+1 {
				f.before.Last = before.Last
			}
			f.before.Count--
		}
	}
	e := &m.lead.Entered[c.Index]
	if e.Count--; e.Count == before.Count {
		e.Last = before.Last
	}
}

// abandon ends all campaigns on the stack as failed, handlers or not.
func (m *machine) abandon() flowEnd {
	for {
		m.giveUp(m.top())
		if len(m.frames) == 1 {
			return flowFailed
		}
		m.pop()
	}
}

// start queues a flow for a campaign that admitted the lead.
func (m *machine) start(c *campaign, ctx *context, before Entry) {
	f := m.newFlow()
	f.camp, f.ctx, f.before, f.cause = c, ctx, before, m.began
	if m.flows++; m.flows > flowLimit {
		m.runaway(f)
		return
	}
	m.ready = append(m.ready, f)
}

// newFlow is an empty flow. Its memory is this lead's until the next begins.
func (m *machine) newFlow() *flow {
	if m.used == len(m.pool) {
		m.pool = append(m.pool, new(flow))
	}
	f := m.pool[m.used]
	m.used++
	*f = flow{counters: f.counters[:0], reasons: f.reasons[:0]}
	return f
}

// causesTold is how many campaigns the reason of a runaway cascade names.
const causesTold = 4

// runaway ends a cascade: the lead fails with the campaigns that keep starting
// each other as the reason.
func (m *machine) runaway(f *flow) {
	var names []string
	for at := f; at != nil && len(names) < causesTold; at = at.cause {
		names = append([]string{at.camp.Name}, names...)
	}
	m.reason = "more than 1,000 flows were started for this lead: … > " + strings.Join(names, " > ")
	m.failed++
	m.ends.fail(m.reason)
	m.trace.failed(m, f.camp.shown)
	m.fails(f.camp)
	m.giveBack(f.camp, f.before)
	m.ready, m.asleep = m.ready[:0], m.asleep[:0]
}
