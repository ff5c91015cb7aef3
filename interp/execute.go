package interp

import "slices"

// admission is how a campaign answered a lead that came to it.
type admission uint8

const (
	admitted  admission = iota
	refused             // by the smart list or the qualification rule; m.reason says why
	undecided           // a filter could not be evaluated; m.reason says why
)

// admit decides whether the lead enters a campaign: the qualification rule
// allows it and every filter of the smart list holds, in the context given.
// Entering is counted, for all callers together; a skip counts nothing.
func (m *machine) admit(c *campaign, ctx *context) (before Entry, how admission) {
	stats := &m.stats.Campaigns[c.Index]
	stats.Entered++
	before = m.lead.Entered[c.Index]
	reason, at := m.refusal(c, ctx)
	switch {
	case m.broken():
		m.decides(c, unanswered)
		m.trace.decided(m, c, ctx, unanswered)
		m.fails(c)
		return before, undecided
	case reason != "":
		stats.Skipped++
		m.reason = reason
		m.decides(c, at)
		m.trace.decided(m, c, ctx, at)
		return before, refused
	}
	stats.Qualified++
	m.decides(c, qualified)
	m.trace.decided(m, c, ctx, qualified)
	m.lead.Entered[c.Index] = Entry{Count: before.Count + 1, Last: m.now}
	return before, admitted
}

// refusal is why the lead does not enter, or "", and what says so: a filter's
// place or ranBefore.
func (m *machine) refusal(c *campaign, ctx *context) (reason string, at int) {
	if !c.rule.EveryTime {
		if e := m.lead.Entered[c.Index]; e.Count > 0 && (c.rule.Interval == 0 || m.now < e.Last+c.rule.Interval) {
			return c.again, ranBefore
		}
	}
	if !c.relative {
		return m.asks(c)
	}
	*m.lift() = frame{camp: c, ctx: ctx}
	reason, at = m.asks(c)
	m.frames = m.frames[:len(m.frames)-1]
	return reason, at
}

// asks is the first line of the smart list that does not hold, in words, and
// its place; "" when all hold, or when one cannot be evaluated.
func (m *machine) asks(c *campaign) (reason string, at int) {
	for i := range c.gate {
		if !c.gate[i].holds(m) && m.fault == "" {
			return c.gate[i].reason, i
		}
		if m.fault != "" {
			return "", i
		}
	}
	return "", 0
}

// lend makes the context a callee runs in.
func (m *machine) lend(s *callSite) *context {
	if !s.parent && len(s.over) == 0 {
		return &s.callee.own
	}
	ctx := &context{own: s.callee}
	if s.parent {
		ctx.parent = m.ctx()
	}
	for _, o := range s.over {
		ctx.over = append(ctx.over, override{token: o.token, value: o.value(m)})
	}
	return ctx
}

// doExecute runs an executable: its gate decides, then its flow runs to its
// end before the next statement. The record is taken when the step begins and
// completed by the outcome.
func doExecute(m *machine, o *op) signal {
	m.log(o.site)
	at := len(m.acts) - 1
	ctx := m.lend(o.call)
	before, how := Entry{}, undecided // a token that cannot be worked out lets nobody in
	if !m.broken() {
		before, how = m.admit(o.call.callee, ctx)
	}
	a := &m.acts[at]
	a.Values = executeValues(o.call.parent, how == admitted)
	switch how {
	case refused:
		a.Result, a.Reason = Skipped, m.reason
		return sigSkipped
	case undecided:
		a.Result, a.Reason = Failed, m.reason
		return sigFailed
	}
	m.push(o.call.callee, ctx, at)
	m.top().before = before
	return sigCalled
}

// executeValues are the attributes of Execute Campaign; nobody writes to them.
func executeValues(parent, qualified bool) []string {
	i := 0
	if parent {
		i += 2
	}
	if qualified {
		i++
	}
	return flagPairs[i][:]
}

var flagPairs = [4][2]string{{"false", "false"}, {"false", "true"}, {"true", "false"}, {"true", "true"}}

// doRequest queues a campaign and goes on. Its filters and its rule are
// decided now, right after what was written so far; its flow starts later.
func doRequest(m *machine, o *op) signal {
	ctx := &context{own: o.call.callee}
	for _, over := range o.call.over {
		ctx.over = append(ctx.over, override{token: over.token, value: over.value(m)})
	}
	if m.broken() {
		return sigFailed
	}
	m.logged(m.log(o.site))
	m.request(o.call.callee, ctx, &pastEvent{at: m.now, activity: o.site.Activity, primary: o.site.Primary, attributes: flowRequest})
	return sigNext
}

// flowRequest are the attributes of a request by a flow step: its source, as
// Marketo names it.
func flowRequest(label string) string {
	if label == "Source" {
		return "Marketo Flow Action"
	}
	return ""
}

// request starts a campaign that was asked for, if one of its triggers takes
// the request. Its filters and its rule are decided now; its flow starts later.
func (m *machine) request(c *campaign, ctx *context, event *pastEvent) {
	if !m.takes(c, event) {
		refusal := decision{camp: c, at: untaken}
		m.reason = refusal.reason()
		m.decides(c, untaken)
		m.trace.decided(m, c, ctx, untaken)
		m.ends.turnAway(m, c, refused)
		return
	}
	ctx.fired = &firing{Name: event.activity, Values: map[string]string{"campaign": m.top().camp.Name, "source": event.attribute("Source")}}
	before, how := m.admit(c, ctx)
	if how != admitted {
		m.ends.turnAway(m, c, how)
		return
	}
	m.start(c, ctx, before)
}

// takes reports whether a trigger of the campaign takes a request.
func (m *machine) takes(c *campaign, event *pastEvent) bool {
	for i := range c.requests {
		if c.requests[i].matches(m, event) {
			return true
		}
	}
	return false
}

// leave takes the lead out of a campaign's flow: out of the one that runs when
// it is nil or on the stack, together with every caller up to the root, and
// out of its flows that wait.
func (m *machine) leave(c *campaign) (ends bool) {
	if c == nil {
		return true
	}
	mine := func(f *flow) bool { return f.camp == c }
	m.asleep = slices.DeleteFunc(m.asleep, mine)
	m.ready = slices.DeleteFunc(m.ready, mine)
	return slices.ContainsFunc(m.frames, func(f *frame) bool { return f.camp == c })
}
