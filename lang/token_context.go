package lang

import (
	"maps"
	"slices"
)

// A token context is the My Tokens a run of a campaign sees. Without `with` it
// is the campaign's own; `with parent tokens` lays the caller's context over it;
// `with my.x = value` sets single ones. Each campaign sees a token with one type:
// the one it declares, or the one that its lenders agree on. So a call is right
// when what the caller gives is assignable to what the callee sees, and each call
// is judged by its two ends alone.

// contexts is what the token pass knows.
type contexts struct {
	*flows
	loans   *loans
	needs   []map[string]*need // by Campaign.Index
	names   [][]string         // by Campaign.Index: the names of needs, sorted
	queue   []*need
	known   map[*Campaign][]string // for "did you mean", made when first asked for
	left    allowance
	stopped bool
}

// need is a token that a campaign uses itself, must be given as a parameter, or
// passes on to an executable that does.
type need struct {
	campaign *Campaign
	token    string
	given    bool      // a caller must give it: the campaign has no value of its own
	read     bool      // a flow, smart list or text reads it, here or further on
	user     *Campaign // who uses it in the end
	use      Node      // where
}

// checkTokens demands of each call every token that the callee needs, with a
// type that fits.
func (f *flows) checkTokens() {
	x := &contexts{flows: f, loans: newLoans(f.ws, f.graph), left: inferenceBase, known: map[*Campaign][]string{}}
	f.contexts = x
	x.needs = make([]map[string]*need, len(f.graph.campaigns))
	for i, c := range f.graph.campaigns {
		x.needs[i] = map[string]*need{}
		x.left += allowance(inferencePerFact * (1 + len(c.Tokens) + len(f.graph.calls[i]) + len(f.survey.campaigns[i].tokens)))
	}
	if x.loans.full != nil {
		x.stop(x.loans.full)
	}
	x.findNeeds()
	if x.stopped {
		return // half of the needs would give wrong answers
	}
	for i, c := range f.graph.campaigns {
		x.checkStart(c)
		for _, call := range f.graph.calls[i] {
			x.checkContext(call)
		}
	}
}

// findNeeds collects what each campaign uses, and carries it up to the callers
// that pass their tokens on.
func (x *contexts) findNeeds() {
	for i, c := range x.graph.campaigns {
		own := x.survey.campaigns[i]
		for _, use := range own.tokens {
			x.use(c, use.name, use.node)
		}
		for _, sent := range own.assets {
			if sent.sent {
				x.useInMail(c, sent)
			}
		}
		for _, token := range parameters(c) {
			if token.Value == nil {
				x.need(&need{campaign: c, token: token.Name, given: true, user: c, use: token.Decl})
			}
		}
	}
	for i := 0; i < len(x.queue); i++ {
		x.carryUp(x.queue[i])
	}
	for i := range x.needs {
		x.names = append(x.names, slices.Sorted(maps.Keys(x.needs[i])))
	}
}

// parameters are the tokens declared in the campaign itself.
func parameters(c *Campaign) []*TokenValue {
	var all []*TokenValue
	for _, m := range c.Decl.Members {
		if t, ok := m.(*TokenDecl); ok {
			if v := c.Tokens[t.Name.Name]; v != nil && v.Decl == t {
				all = append(all, v)
			}
		}
	}
	return all
}

// use notes a use in the campaign's own flow or smart list. A token that nobody
// gives it was reported where its name was resolved.
func (x *contexts) use(c *Campaign, token string, at Node) {
	if _, ok := x.loans.typeFor(c, token); ok {
		x.need(&need{campaign: c, token: token, given: c.Tokens[token] == nil, read: true, user: c, use: at})
	}
}

// useInMail notes the tokens in a mail or webhook that the campaign sends.
func (x *contexts) useInMail(c *Campaign, sent assetUse) {
	uses := x.survey.asset(sent.asset).tokens
	if !x.spend(len(uses), c) {
		return
	}
	faults := 0
	for _, use := range uses {
		if _, ok := x.loans.typeFor(c, use.name); ok {
			x.use(c, use.name, use.node)
		} else if faults < faultsMax {
			faults++
			x.missingInMail(c, sent, use)
		}
	}
}

func (x *contexts) spend(n int, c *Campaign) bool {
	if !x.stopped && !x.left.spend(n) {
		x.stop(c)
	}
	return !x.stopped
}

func (x *contexts) stop(at *Campaign) {
	x.stopped = true
	x.tooMuchToInfer(at, "too many tokens are passed between campaigns to follow them all")
}

// need adds a need to a campaign, or makes an existing one stricter.
func (x *contexts) need(n *need) {
	known := x.needs[n.campaign.Index][n.token]
	switch {
	case !x.spend(1, n.campaign):
	case known == nil:
		x.needs[n.campaign.Index][n.token] = n
		x.queue = append(x.queue, n)
	case n.given && !known.given:
		n.read = n.read || known.read
		*known = *n
		x.queue = append(x.queue, known)
	case n.read && !known.read:
		known.read = true
		x.queue = append(x.queue, known)
	}
}

// carryUp gives the need to those callers whose own tokens the campaign sees.
func (x *contexts) carryUp(n *need) {
	for _, call := range x.graph.callers[n.campaign.Index] {
		if !call.nests() || !call.parent() || call.given(n.token) != nil {
			continue
		}
		if _, ok := x.loans.typeFor(call.caller, n.token); ok {
			x.need(&need{
				campaign: call.caller, token: n.token, user: n.user, use: n.use, read: n.read,
				given: n.given && call.caller.Tokens[n.token] == nil,
			})
		}
	}
}
