package lang

import "slices"

// checkStart demands values of a campaign that a trigger or a batch run starts:
// then nobody gives it a context.
func (x *contexts) checkStart(c *Campaign) {
	if c.Executable || !x.startsItself(c) {
		return
	}
	for _, token := range x.names[c.Index] {
		if n := x.needs[c.Index][token]; n.given {
			x.nobodyGives(n)
		}
	}
}

// startsItself reports whether anything but a request can start the campaign.
func (x *contexts) startsItself(c *Campaign) bool {
	return len(c.Triggers) == 0 || slices.ContainsFunc(c.Triggers, func(t *Phrase) bool {
		m := x.ws.Info.Phrases[t]
		return m != nil && !isRequestTrigger(m.Entry)
	})
}

// checkContext judges one call: what it gives, then what it fails to give.
func (x *contexts) checkContext(c *call) {
	if !c.nests() && !(c.request && x.obstacle(c.callee) == requestable) {
		return
	}
	for _, p := range c.with {
		if p.Token != nil {
			x.checkGiven(c, p)
		}
	}
	names := x.names[c.callee.Index]
	if !x.left.spend(len(names)) {
		if !x.stopped {
			x.stopped = true
			x.tooMuchToInfer(c.caller, "tokens that campaigns pass to each other")
		}
		return
	}
	for _, token := range names {
		x.checkNeed(c, x.needs[c.callee.Index][token])
	}
}

// checkGiven judges `my.x = value`: the callee must know the token, and the value
// must fit.
func (x *contexts) checkGiven(c *call, p *ContextPart) {
	token := p.Token.Name
	_, declared := c.callee.Tokens[token]
	if !declared && x.needs[c.callee.Index][token] == nil {
		x.unknownGiven(c, p)
		return
	}
	want, _ := x.loans.typeFor(c.callee, token)
	got := x.ws.Info.Types[p.Value]
	switch {
	case want.Kind == NoKind && !declared && got.Kind != NoKind:
		x.typeNotTold(c, p, got)
	case !fits(p.Value, got, want):
		x.givenType(c, p, got, want)
	}
}

// fits reports whether a value may stand where a type is wanted. A literal text
// fits an enum that has it.
func fits(value Expr, got, want Type) bool {
	if text, ok := plain(value).(*Text); ok && want.Kind == Enum {
		word, isConst := text.Const()
		return isConst && want.HasValue(word)
	}
	return got.AssignableTo(want)
}

// checkNeed judges one token that the callee needs and the call does not set.
func (x *contexts) checkNeed(c *call, n *need) {
	if c.given(n.token) != nil {
		return
	}
	has, ok := x.loans.typeFor(c.caller, n.token)
	switch want, _ := x.loans.typeFor(c.callee, n.token); {
	case c.parent() && ok:
		if !has.AssignableTo(want) {
			x.parentType(c, n, has, want)
		}
	case n.given:
		x.notGiven(c, n)
	}
}
