package lang

import "slices"

// block looks at the statements of a block. More says that something follows
// after the block, in the same flow.
func (m *marketo) block(b *Block, more bool) {
	if b == nil {
		return
	}
	for i, s := range b.Stmts {
		m.statement(s, more || i < len(b.Stmts)-1)
	}
}

func (m *marketo) statement(s Stmt, more bool) {
	switch s := s.(type) {
	case *Set:
		m.set(s)
	case *If:
		m.choose(s, more)
	case *Execute:
		m.given(s.With)
		m.handlers(s.Handlers, more)
		m.goesOn(s, more)
	case *Request:
		m.given(s.With)
	case *Wait:
		m.wait(s)
	case *Retry:
		m.retry(s, more)
	case *Fail:
		m.fail(s)
	case *Stop:
		if m.in.Executable && more {
			m.stop(s)
		}
	case *Step:
		m.step(s)
		m.handlers(s.Handlers, more)
		m.goesOn(s, more)
	}
}

// choose looks at a choice. Marketo's choices stand in one step, and each gives
// other values to that same step.
func (m *marketo) choose(s *If, more bool) {
	m.asked(s.Cond)
	for _, e := range s.Else {
		if e.Cond != nil {
			m.asked(e.Cond)
		}
	}
	blocks := branches(s)
	if _, one := oneStep(m.ws, blocks); !one {
		m.severalSteps(s, blocks)
	}
	for _, b := range blocks {
		m.block(b, more)
	}
}

// oneStep is the step that all blocks consist of, or of nothing, and whether
// that is so. A statement that is a finding of its own goes with any.
func oneStep(ws *Workspace, blocks []*Block) (step string, one bool) {
	for _, b := range blocks {
		if len(b.Stmts) == 0 || len(b.Stmts) == 1 && reportedWhole(b.Stmts[0]) {
			continue
		}
		name := MarketoStep(ws, b.Stmts[0])
		if len(b.Stmts) > 1 || name == "" || step != "" && name != step {
			return "", false
		}
		step = name
	}
	return step, true
}

// MarketoChoiceStep is the one flow step that a choice becomes, with a choice in
// Marketo's sense for each branch; "" where it becomes several.
func MarketoChoiceStep(ws *Workspace, s *If) string {
	step, _ := oneStep(ws, branches(s))
	return step
}

func branches(s *If) []*Block {
	all := []*Block{&s.Then}
	for _, e := range s.Else {
		all = append(all, &e.Then)
	}
	return all
}

// reportedWhole reports whether Marketo has nothing like the statement, which is
// a finding of its own.
func reportedWhole(s Stmt) bool {
	switch s.(type) {
	case *Fail, *Retry:
		return true
	}
	return false
}

// MarketoStep is the name of the flow step in Marketo that a statement becomes,
// or "" where it becomes none or several.
func MarketoStep(ws *Workspace, s Stmt) string {
	switch s := s.(type) {
	case *Set:
		f, _ := ws.Info.Names[&s.Target].(*Field)
		if f != nil && f.Type.Kind == Score && (s.Op != "=" || literalOf(s.Value) != nil) {
			return "Change Score"
		}
		return "Change Data Value"
	case *Execute:
		return "Execute Campaign"
	case *Request:
		return "Request Campaign"
	case *Wait:
		return "Wait"
	case *Stop:
		return "Remove from Flow"
	case *Step:
		if m := ws.Info.Phrases[s.Phrase]; m != nil {
			return personName(m.Entry.Activity)
		}
	}
	return ""
}

// given looks at the tokens that a call gives. Parent tokens are Marketo's own.
func (m *marketo) given(with []*ContextPart) {
	for _, p := range with {
		if p.Token != nil {
			m.tokenGiven(p)
		}
	}
}

func (m *marketo) handlers(handlers []*Handler, more bool) {
	for _, h := range handlers {
		m.handler(h)
		m.afterFailure(&h.Then, more)
	}
}

// afterFailure looks at a block that runs after a failure, which is reported as
// a whole; `failure.reason` is not reported again.
func (m *marketo) afterFailure(b *Block, more bool) {
	failed := m.failed
	m.failed = true
	m.block(b, more)
	m.failed = failed
}

func (m *marketo) retry(s *Retry, more bool) {
	m.again(s)
	if s.Until != nil {
		m.condition(s.Until)
	}
	tried := m.tried
	m.tried = true
	m.block(&s.Body, more)
	m.tried = tried
	m.afterFailure(s.Else, more)
}

// goesOn reports a step whose failure ends the flow here, while Marketo takes
// the next step. Retries and handlers are reported by themselves.
func (m *marketo) goesOn(s Stmt, more bool) {
	if more && !m.tried && m.mayFail(s) {
		m.failureGoesOn(s)
	}
}

// mayFail reports whether a statement may fail for what the outside answers, or
// because it says so. That a value may be out of range does not count.
func (m *marketo) mayFail(s Stmt) bool {
	switch s := s.(type) {
	case *Fail:
		return true
	case *Step:
		match := m.ws.Info.Phrases[s.Phrase]
		return match != nil && !handlesFailure(s.Handlers) && match.Entry.CanFail && match.Entry.Effect >= Answered
	case *Execute:
		return !handlesFailure(s.Handlers) && m.campaignFails(m.ws.Info.Calling[s])
	}
	return false
}

func handlesFailure(handlers []*Handler) bool {
	return slices.ContainsFunc(handlers, func(h *Handler) bool { return h.On == "failure" })
}

// campaignFails reports whether an executable may fail, through its callees too;
// no more than three are stacked.
func (m *marketo) campaignFails(c *Campaign) bool {
	if c == nil || c.Flow == nil {
		return false
	}
	fails, known := m.fails[c]
	if !known {
		fails = m.blockFails(c.Flow)
		m.fails[c] = fails
	}
	return fails
}

// blockFails asks the statements of a block; a retry fails when its tries do and
// nothing else is said.
func (m *marketo) blockFails(b *Block) bool {
	fails := false
	Walk(b, func(n Node) bool {
		switch n := n.(type) {
		case Expr:
			return false
		case *Retry:
			fails = fails || n.Else == nil || m.blockFails(n.Else)
			return false
		case Stmt:
			fails = fails || m.mayFail(n)
		}
		return !fails
	})
	return fails
}

// wait looks at the forms of a wait: a length of time with the days to end on, a
// date, or a date token and days.
func (m *marketo) wait(s *Wait) {
	switch {
	case s.UpTo != nil:
		m.waitUpTo(s)
		m.condition(s.Cond)
	case s.For != nil && s.For.Business:
		m.businessWait(s)
	case s.Until != nil:
		m.waitUntil(s)
	}
}

func (m *marketo) waitUntil(s *Wait) {
	if literalOf(s.Until) != nil {
		return
	}
	token := s.Until
	if sum, ok := unparen(s.Until).(*Arith); ok {
		token = sum.First
		if len(sum.Rest) > 1 || !isDays(sum.Rest[0].X) {
			m.waitComputed(s)
			return
		}
	}
	if call, ok := unparen(token).(*Call); ok && call.Func.Name == "date_of" {
		token = call.Args[0].Value // the wait looks at the day of a token anyway
	}
	switch {
	case !m.asToken(token) || m.isMemberField(token):
		m.waitComputed(s)
	case m.in.kind() == batch:
		m.waitInBatch(s)
	}
}

// isDays reports whether a value is a length that Marketo's wait adds to a date
// token: whole days, or weeks.
func isDays(x Expr) bool {
	q, ok := unparen(x).(*Quantity)
	if !ok {
		return false
	}
	d, err := q.Duration()
	months, millis := d.Parts()
	return err == nil && months == 0 && millis%Day == 0
}

func (m *marketo) isMemberField(x Expr) bool {
	name, ok := unparen(x).(*Name)
	if !ok {
		return false
	}
	f, ok := m.ws.Info.Names[name].(*Field)
	return ok && f.Scope == MemberScope
}
