package lang

import (
	"maps"
	"slices"
	"strings"
)

// borrowTokens finds the My Tokens that a campaign does not have in its own
// Tokens but gets from callers: through `with parent tokens` whatever the caller
// has itself or was lent, and through `with my.x = value`. It needs the
// declarations and Info.Calling, not the types of expressions.
//
// Where callers lend one token with different types, the type is the one that
// the others can be assigned to. The Kind is NoKind where the type of the given
// value cannot be told without checking it.
func borrowTokens(ws *Workspace, graph *callGraph) map[*Campaign]map[string]Type {
	l := newLoans(ws, graph)
	all := make(map[*Campaign]map[string]Type, len(l.graph.campaigns))
	for i, c := range l.graph.campaigns {
		if len(l.lent[i]) > 0 {
			all[c] = l.lent[i]
		}
	}
	return all
}

// loans is which tokens each campaign is lent, and the work that is left to
// find them.
type loans struct {
	graph  *callGraph
	fields map[string]Type
	lent   []map[string]Type // by Campaign.Index
	queue  []loan            // tokens that a campaign has, to be passed on
	left   allowance
	full   *Campaign // where the allowance ended, or nil
}

// loan is a token that a campaign has, its own or lent.
type loan struct {
	campaign *Campaign
	token    string
}

func newLoans(ws *Workspace, graph *callGraph) *loans {
	l := &loans{
		graph:  graph,
		fields: make(map[string]Type, len(ws.Fields)),
		lent:   make([]map[string]Type, len(graph.campaigns)),
		left:   inferenceBase,
	}
	for _, f := range ws.Fields {
		l.fields[f.Qualified()] = f.Type
		if f.Scope == LeadScope {
			l.fields["lead."+f.Name] = f.Type
		}
	}
	for i, c := range graph.campaigns {
		l.left += allowance(inferencePerFact * (1 + len(c.Tokens) + len(graph.calls[i])))
		for _, name := range slices.Sorted(maps.Keys(c.Tokens)) {
			l.queue = append(l.queue, loan{c, name})
		}
	}
	l.giveValues()
	for i := 0; i < len(l.queue); i++ {
		l.passOn(l.queue[i])
	}
	return l
}

// giveValues lends what is given as a value; `my.x = my.y` is left to passOn,
// which knows what my.y is.
func (l *loans) giveValues() {
	for _, calls := range l.graph.calls {
		for _, call := range calls {
			for _, p := range call.with {
				if _, isToken := tokenNamed(p.Value); p.Token != nil && !isToken {
					l.lend(call, p.Token.Name, l.typeOf(p.Value))
				}
			}
		}
	}
}

func (l *loans) passOn(has loan) {
	t, _ := l.typeFor(has.campaign, has.token)
	for _, call := range l.graph.calls[has.campaign.Index] {
		if call.parent() && call.given(has.token) == nil {
			l.lend(call, has.token, t)
		}
		for _, p := range call.with {
			if name, isToken := tokenNamed(p.Value); p.Token != nil && isToken && name == has.token {
				l.lend(call, p.Token.Name, t)
			}
		}
	}
}

// lend gives the callee a token. One that the callee has itself keeps its
// declared type and is passed on anyway.
func (l *loans) lend(c *call, token string, t Type) {
	if _, own := c.callee.Tokens[token]; own {
		return
	}
	if !l.left.spend(1) {
		if l.full == nil {
			l.full = c.caller
		}
		return
	}
	i := c.callee.Index
	before, known := l.lent[i][token]
	if known {
		if t = commonType(before, t); t.String() == before.String() {
			return
		}
	}
	if l.lent[i] == nil {
		l.lent[i] = map[string]Type{}
	}
	l.lent[i][token] = t
	l.queue = append(l.queue, loan{c.callee, token})
}

// typeFor is the type of a token in a campaign, and whether it can be there.
func (l *loans) typeFor(c *Campaign, token string) (Type, bool) {
	if own, ok := c.Tokens[token]; ok {
		return own.Type, true
	}
	t, ok := l.lent[c.Index][token]
	return t, ok
}

// commonType is the one of two types that the other can be assigned to: a if both
// can, or if none can and one lender is wrong.
func commonType(a, b Type) Type {
	if a.Kind == NoKind || b.Kind != NoKind && a.AssignableTo(b) && !b.AssignableTo(a) {
		return b
	}
	return a
}

// tokenNamed is x in `my.x`.
func tokenNamed(x Expr) (string, bool) {
	n, ok := plain(x).(*Name)
	if !ok || len(n.Parts) != 2 || n.Parts[0].Name != "my" {
		return "", false
	}
	return n.Parts[1].Name, true
}

// plain is the expression without parentheses and signs.
func plain(x Expr) Expr {
	for {
		switch p := x.(type) {
		case *Paren:
			x = p.X
		case *Sign:
			x = p.X
		default:
			return x
		}
	}
}

// typeOf is the type of a value as far as its form alone tells.
func (l *loans) typeOf(x Expr) Type {
	switch x := plain(x).(type) {
	case *Text:
		return Type{Kind: String}
	case *Number:
		if strings.Contains(x.Raw, ".") {
			return Type{Kind: Float}
		}
		return Type{Kind: Integer}
	case *Bool:
		return Type{Kind: Boolean}
	case *Moment:
		return Type{Kind: momentKind(x)}
	case *Quantity:
		return Type{Kind: Length}
	case *Name:
		return l.fields[dotted(x)]
	}
	return Type{}
}

// dotted is a name as written.
func dotted(n *Name) string {
	var parts []string
	for _, p := range n.Parts {
		parts = append(parts, p.Name)
	}
	return strings.Join(parts, ".")
}
