package lang

import (
	"fmt"
	"slices"
)

// faultsMax is how many tokens are reported for one call or mail. A call can
// lack as many as its callee uses, so all of them would be more than the source.
const faultsMax = 10

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
	if !x.spend(len(names), c.caller) {
		return
	}
	faults := 0
	for _, token := range names {
		if !x.checkNeed(c, x.needs[c.callee.Index][token]) {
			if faults++; faults == faultsMax {
				return
			}
		}
	}
}

// givenFits judges the type of the value in `my.x = value` by what the callee
// sees. It is asked while the value is checked, when most is known of it.
func (c *checker) givenFits(call Node, p *ContextPart, value facts) {
	callee := c.ws.Info.Calling[call]
	if callee == nil {
		return
	}
	if want, ok := c.tokenType(&scope{campaign: callee}, p.Token.Name); ok {
		c.fits(p.Value, value, want, fmt.Sprintf("`my.%s` of %q", p.Token.Name, callee.Name))
	}
}

// checkGiven judges whether the callee knows the token in `my.x = value`, and its
// type.
func (x *contexts) checkGiven(c *call, p *ContextPart) {
	token := p.Token.Name
	if _, declared := c.callee.Tokens[token]; declared {
		return
	}
	if x.needs[c.callee.Index][token] == nil {
		x.unknownGiven(c, p)
		return
	}
	want, _ := x.loans.typeFor(c.callee, token)
	if got := x.ws.Info.Types[p.Value]; want.Kind == NoKind && got.Kind != NoKind {
		x.typeNotTold(c, p, got)
	}
}

// checkNeed judges one token that the callee needs and the call does not set.
func (x *contexts) checkNeed(c *call, n *need) bool {
	if c.given(n.token) != nil {
		return true
	}
	has, ok := x.loans.typeFor(c.caller, n.token)
	switch want, _ := x.loans.typeFor(c.callee, n.token); {
	case c.parent() && ok:
		if !has.AssignableTo(want) {
			x.parentType(c, n, has, want)
			return false
		}
	case n.given:
		x.notGiven(c, n)
		return false
	}
	return true
}
