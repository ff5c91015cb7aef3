package interp_test

import (
	"maps"
	"slices"
	"strconv"

	"campaignc/lang"
)

// What statements do (SPEC 4, 5 and 8).

// block runs statements until one ends otherwise than by going on.
func (r *reference) block(b *lang.Block, f *frame) end {
	for _, s := range b.Stmts {
		if e := r.stmt(s, f); e.outcome != goesOn {
			return e
		}
	}
	return end{}
}

// count counts a statement, or a try of a retry.
func (r *reference) count() end {
	if r.steps++; r.steps > stepsMax {
		r.cover.add("runaway statements")
		return end{abandoned, "more than 10,000 statements were run for this lead"}
	}
	return end{}
}

func (r *reference) stmt(s lang.Stmt, f *frame) end {
	if e := r.count(); e.outcome != goesOn {
		return e
	}
	switch s := s.(type) {
	case *lang.Set:
		r.cover.add("set " + s.Op)
		return r.set(s, f)
	case *lang.If:
		return r.choice(s, f)
	case *lang.Execute:
		return r.execute(s, f)
	case *lang.Request:
		return r.request(s, f)
	case *lang.Wait:
		return r.wait(s, f)
	case *lang.Retry:
		return r.retry(s, f)
	case *lang.Fail:
		return r.fail(s, f)
	case *lang.Stop:
		r.cover.add("stop")
		return end{outcome: stopped}
	case *lang.Step:
		return r.libraryStep(s, f)
	}
	panic("an unknown statement")
}

// choice takes the first branch whose condition holds.
func (r *reference) choice(s *lang.If, f *frame) end {
	held := false
	if why := try(func() { held = r.holds(s.Cond, f) }); why != "" {
		return end{failedWith, why}
	}
	if held {
		r.cover.add("if")
		return r.block(&s.Then, f)
	}
	for _, other := range s.Else {
		if other.Cond == nil {
			r.cover.add("else")
			return r.block(&other.Then, f)
		}
		if why := try(func() { held = r.holds(other.Cond, f) }); why != "" {
			return end{failedWith, why}
		}
		if held {
			r.cover.add("else if")
			return r.block(&other.Then, f)
		}
	}
	return end{}
}

// handle goes on after a step or call that was skipped or failed.
func (r *reference) handle(handlers []*lang.Handler, how, reason string, f *frame) end {
	for _, h := range handlers {
		if h.On == how {
			r.cover.add("on " + how)
			outer := f.reason
			f.reason = reason
			e := r.block(&h.Then, f)
			f.reason = outer
			return e
		}
	}
	if how == "failure" {
		return end{failedWith, reason}
	}
	return end{}
}

// given works out the tokens that a call sets.
func (r *reference) given(callee *lang.Campaign, with []*lang.ContextPart, f *frame) map[string]lang.Value {
	given := map[string]lang.Value{}
	for _, p := range with {
		if p.Parent {
			continue
		}
		kind := r.kind(p.Value)
		if t := callee.Tokens[p.Token.Name]; t != nil {
			kind = t.Type.Kind
		}
		r.cover.add("with my.x")
		given[p.Token.Name] = r.widen(r.eval(p.Value, f), kind)
	}
	return given
}

// execute runs an executable to its end. Its record is begun before and completed after.
func (r *reference) execute(s *lang.Execute, f *frame) end {
	callee := r.ws.Info.Calling[s]
	t := &tokens{campaign: callee}
	parent := slices.ContainsFunc(s.With, func(p *lang.ContextPart) bool { return p.Parent })
	a := r.begin(f, r.statement("execute"), r.numbers[s])
	a.primary, a.object = callee.Name, callee
	inner := &frame{campaign: callee, tokens: t, caller: f}
	how := undecided
	reason := try(func() { t.given = r.given(callee, s.With, f) })
	if parent {
		r.cover.add("with parent tokens")
		t.parent = f.tokens
	}
	if reason == "" {
		reason, how = r.admit(inner)
	}
	a.say("Used Parent Campaign Token Context", strconv.FormatBool(parent))
	a.say("Qualified", strconv.FormatBool(how == enters))
	switch how {
	case refuses:
		r.finish(a, "skipped", reason)
		return r.handle(s.Handlers, "skip", reason, f)
	case undecided:
		r.finish(a, "failed", reason)
		return r.handle(s.Handlers, "failure", reason, f)
	}
	r.cover.add("depth " + strconv.Itoa(inner.depth()))
	switch e := r.flow(inner); e.outcome {
	case failedWith:
		r.finish(a, "failed", e.reason)
		return r.handle(s.Handlers, "failure", e.reason, f)
	case abandoned:
		r.finish(a, "failed", e.reason)
		return e
	case leftFlow:
		return e
	}
	r.cover.add("Execute Campaign succeeded")
	return end{}
}

func (f *frame) depth() int {
	n := 0
	for ; f.caller != nil; f = f.caller {
		n++
	}
	return n
}

// request decides about the campaign now; its flow starts later.
func (r *reference) request(s *lang.Request, f *frame) end {
	callee := r.ws.Info.Calling[s]
	t := &tokens{campaign: callee}
	if why := try(func() { t.given = r.given(callee, s.With, f) }); why != "" {
		return end{failedWith, why}
	}
	a := r.begin(f, r.statement("request"), r.numbers[s])
	a.primary, a.object = callee.Name, callee
	r.finish(a, "succeeded", "")
	inner := &frame{campaign: callee, tokens: t}
	if _, how := r.admit(inner); how == enters {
		t.trigger = map[string]string{"name": "Request Campaign", "campaign": f.campaign.Name}
		r.start(inner)
	}
	return end{}
}

func (r *reference) fail(s *lang.Fail, f *frame) end {
	reason := ""
	if why := try(func() { reason = text(r.eval(s.Reason, f)) }); why != "" {
		return end{failedWith, why}
	}
	r.cover.add("fail")
	if f.caller == nil { // in a root flow; else the call's record says it
		r.finish(r.begin(f, r.statement("fail"), r.numbers[s]), "failed", reason)
	}
	return end{failedWith, reason}
}

// retry tries a block until a try ends without failure and the condition holds.
func (r *reference) retry(s *lang.Retry, f *frame) end {
	tries, _ := strconv.Atoi(s.Times)
	reason := ""
	for n := 1; ; n++ {
		if e := r.count(); e.outcome != goesOn {
			return e
		}
		e := r.block(&s.Body, f)
		if e.outcome != goesOn && e.outcome != failedWith {
			return e
		}
		reason = e.reason
		if e.outcome == goesOn {
			if s.Until == nil {
				r.cover.add("retry done")
				return end{}
			}
			held := false
			switch reason = try(func() { held = r.holds(s.Until, f) }); {
			case held:
				r.cover.add("retry until")
				return end{}
			case reason == "":
				reason = "condition not met after " + s.Times + " tries"
				if tries == 1 {
					reason = "condition not met after 1 try"
				}
			}
		}
		if n == tries {
			break
		}
		r.cover.add("retry again")
		if s.Every != nil {
			r.cover.add("retry every")
			months, millis := quantity(s.Every).Parts()
			if !f.yield(sleep{until: r.later(r.now, months, millis)}) {
				return end{outcome: leftFlow}
			}
		}
	}
	if s.Else == nil {
		r.cover.add("retry failed")
		return end{failedWith, reason}
	}
	r.cover.add("retry else")
	outer := f.reason
	f.reason = reason
	e := r.block(s.Else, f)
	f.reason = outer
	return e
}

// set assigns. What changes nothing logs nothing.
func (r *reference) set(s *lang.Set, f *frame) end {
	field := r.ws.Info.Names[&s.Target].(*lang.Field)
	old := r.object(field, f)
	if field.Scope == lang.MemberScope {
		old = empty
		if m := r.lead.programs[field.Program]; m != nil {
			old = m.fields[field]
		}
	}
	var v lang.Value
	if why := try(func() { v = r.assigned(s, field, old, f) }); why != "" {
		return end{failedWith, why}
	}
	if field.Scope == lang.MemberScope {
		return r.setMember(s, field, old, v, f)
	}
	r.write(field, v, f, r.numbers[s])
	return end{}
}

// assigned is the value that a `set` gives the field.
func (r *reference) assigned(s *lang.Set, field *lang.Field, old lang.Value, f *frame) lang.Value {
	kind := field.Type.Kind
	v := r.eval(s.Value, f)
	if s.Op != "=" {
		right := r.kind(s.Value)
		if kind.IsNumber() {
			v, right = r.widen(v, kind), kind
		}
		v, _ = r.operate(s.Op[:1], old, kind, v, right)
	}
	v = r.widen(v, kind)
	if kind == lang.Score && v.Num != int64(int32(v.Num)) {
		panic(fault("the score is out of range"))
	}
	return v
}

// write changes a field of the lead, logs it, and wakes what waits for it.
func (r *reference) write(field *lang.Field, v lang.Value, f *frame, step int) {
	old := r.lead.fields[field]
	if old.IsEmpty() == v.IsEmpty() && old.Num == v.Num && old.Text == v.Text {
		r.cover.add("set nothing")
		return
	}
	r.lead.fields[field] = v
	r.lead.changed[field] = true
	if field.Type.Kind == lang.Score {
		a := r.begin(f, r.statement("set score"), step)
		change := "="
		if !v.IsEmpty() {
			change = strconv.FormatInt(v.Num-old.Num, 10)
			if v.Num >= old.Num {
				change = "+" + change
			}
		}
		a.say("Change Value", change)
		r.changed(a, field, old, v)
		return
	}
	r.changed(r.begin(f, r.statement("set"), step), field, old, v)
}

func (r *reference) changed(a *record, field *lang.Field, old, v lang.Value) {
	a.primary = field.Qualified()
	a.say("Old Value", text(old))
	a.say("New Value", text(v))
	r.finish(a, "succeeded", "")
}

// setMember changes a member field; who is no member is skipped.
func (r *reference) setMember(s *lang.Set, field *lang.Field, old, v lang.Value, f *frame) end {
	m := r.lead.programs[field.Program]
	if m != nil && old.IsEmpty() == v.IsEmpty() && old.Num == v.Num && old.Text == v.Text {
		return end{}
	}
	a := r.begin(f, r.memberData(), r.numbers[s])
	a.primary = field.Program.Name
	if m == nil {
		a.say("Attribute Name", "")
		a.say("Old Value", "")
		a.say("New Value", "")
		r.finish(a, "skipped", "not a member of "+field.Program.Name)
		return end{}
	}
	m.fields = maps.Clone(m.fields)
	m.fields[field] = v
	a.say("Attribute Name", field.Name)
	a.say("Old Value", text(old))
	a.say("New Value", text(v))
	r.finish(a, "succeeded", "")
	return end{}
}
