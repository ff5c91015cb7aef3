package interp

import (
	"fmt"
	"slices"

	"campaignc/lang"
)

// CompileTold makes a program whose traces tell why: how each condition came
// out and what decided, why campaigns took the lead in or did not, what `set`
// left as it was. It does what the program of Compile does, and slower, since
// conditions are asked twice while a lead's way is traced.
func CompileTold(ws *lang.Workspace, lib *Library) (*Program, error) {
	p := newProgram(ws, lib)
	p.told = []whyFn{}
	c := newCompiler(p)
	c.tells = true
	return c.program()
}

// ElseKind is what stands behind a condition of a choice.
type ElseKind uint8

// The kinds.
const (
	ElseNone  ElseKind = iota // nothing: the flow goes on
	ElseBlock                 // an `else`
	ElseIf                    // the next condition
)

// Decision is how a campaign answered a lead that came to it.
type Decision struct {
	Campaign *lang.Campaign
	TookIn   bool
	Rule     bool // the qualification rule refuses
	Untaken  bool // none of its triggers takes the request
	Filters  []Why
	Runs     int   // how often it took the lead in before
	Last     int64 // when it last did, milliseconds
}

// asked is what a program that tells knows of a condition.
type asked struct {
	find  whyFn
	place lang.Position
	next  ElseKind
	again bool
}

// fill tells of the condition in an event. That of a nil one says no more.
func (a *asked) fill(m *machine, e *TraceEvent) {
	if a == nil {
		return
	}
	f := a.find(m)
	e.Why, e.Place, e.Else, e.Again = &f, a.place, a.next, a.again
}

// tell compiles what is told of the condition at pc.
func (f *flowCompiler) tell(pc int, cond lang.Expr) {
	if f.tells {
		f.ops[pc].asked = &asked{find: f.why(cond), place: cond.Range().Pos}
	}
}

// decided tells how a campaign answered; at is as in decision.
func (t *Trace) decided(m *machine, c *campaign, ctx *context, at int) {
	if t == nil || m.prog.told == nil {
		return
	}
	e := m.lead.Entered[c.Index]
	d := &Decision{Campaign: c.Campaign, TookIn: at == qualified, Rule: at == ranBefore, Untaken: at == untaken, Runs: e.Count, Last: e.Last}
	event := TraceEvent{Kind: TraceDecided, Text: c.shown, Decision: d, Held: d.TookIn}
	if !d.TookIn {
		event.Reason = m.reason
	}
	t.add(m, event)
	if d.Rule || d.Untaken {
		return
	}
	*m.lift() = frame{camp: c, ctx: ctx}
	for i := range c.gate {
		f := c.gate[i].tell(m)
		d.Filters = append(d.Filters, f)
		if !f.Held {
			break
		}
	}
	m.frames = m.frames[:len(m.frames)-1]
}

// tellBranch compiles what is told of a choice's condition, the i-th from 0.
func (f *flowCompiler) tellBranch(pc int, cond lang.Expr, s *lang.If, i int) {
	if !f.tells {
		return
	}
	f.tell(pc, cond)
	a := f.ops[pc].asked
	a.again = i > 0
	switch {
	case i == len(s.Else):
	case s.Else[i].Cond != nil:
		a.next = ElseIf
	default:
		a.next = ElseBlock
	}
}

// tell makes the operations of a campaign tell what logs nothing. The last one,
// which ends the flow, is no statement's.
func (c *campaign) tell() {
	for i := range c.ops[:len(c.ops)-1] {
		o := &c.ops[i]
		switch n := c.nodes[i].(type) {
		case *lang.Set:
			tellKept(o, n)
		case *lang.Stop:
			o.do = before(o.do, func(m *machine, _ *op) TraceEvent { return TraceEvent{Kind: TraceStopped, Place: n.Pos} })
		case *lang.Retry:
			tellRetry(o, n)
		}
	}
	for h := range c.handlers {
		c.tellHandler(h)
	}
}

// tellHandler tells that a failure or a skip is handled. The handler of a retry
// only goes on to the next try.
func (c *campaign) tellHandler(h int) {
	o := &c.ops[c.handlers[h].pc]
	if o.count > 0 && o.counts == 0 {
		return
	}
	e := TraceEvent{Kind: TraceHandled, Text: "on failure"}
	if slices.ContainsFunc(c.ops, func(o op) bool { return int(o.onSkip) == h }) {
		e.Text = "on skip"
	}
	slot := c.handlers[h].slot
	o.do = before(o.do, func(m *machine, _ *op) TraceEvent {
		e.Reason = clone(m.reasonIn(slot))
		return e
	})
}

// before puts an event before what an operation does.
func before(do func(*machine, *op) signal, event func(*machine, *op) TraceEvent) func(*machine, *op) signal {
	return func(m *machine, o *op) signal {
		if m.trace != nil {
			m.trace.add(m, event(m, o))
		}
		return do(m, o)
	}
}

// tellKept tells of a `set` that changes nothing.
func tellKept(o *op, n *lang.Set) {
	do := o.do
	o.do = func(m *machine, o *op) signal {
		logged := len(m.acts)
		s := do(m, o)
		if m.trace == nil || s != sigNext || len(m.acts) > logged {
			return s
		}
		e := TraceEvent{Kind: TraceKept, Place: n.Pos}
		switch {
		case o.member != nil:
			e.Text, e.Reason = o.member.field.Qualified(), lang.FormatValue(m.memberOf(o.member.field))
		case o.set != nil:
			f := m.prog.Workspace.Fields[o.set.field]
			e.Text, e.Reason = f.Qualified(), clone(lang.FormatValue(m.lead.Value(f)))
		}
		m.trace.add(m, e)
		return s
	}
}

// tellRetry tells of tries, and of the condition that ends them.
func tellRetry(o *op, n *lang.Retry) {
	do := o.do
	switch {
	case o.asked != nil:
		o.do = before(do, func(m *machine, o *op) TraceEvent {
			e := TraceEvent{Kind: TraceUntil}
			o.asked.fill(m, &e)
			e.Text, e.Held = e.Why.Text, e.Why.Held
			return e
		})
	case o.count > 0 && o.counts > 0:
		o.do = before(do, func(m *machine, o *op) TraceEvent {
			return TraceEvent{Kind: TraceTry, Place: n.Pos, Text: fmt.Sprintf("%d of %d", *m.counter(o)+1, o.count)}
		})
	}
}

// differences are what is another in a lead than before, with texts of their own.
func differences(ws *lang.Workspace, before, now *Lead) []PlanKey {
	var out []PlanKey
	eachDifference(ws, before, now, func(k PlanKey) { out = append(out, k.clone()) })
	return out
}

// stated is what the lead had as it came: all that differs from a lead of which
// nothing is known.
func (m *machine) stated() []PlanKey {
	ws, lead := m.prog.Workspace, m.before.copy()
	for _, f := range ws.Fields {
		lead.Changed.Add(f.Index)
	}
	return differences(ws, NewLead(ws), &lead)
}
