package lang

import (
	"cmp"
	"slices"
)

// ExecutablesMax is how many executables may be stacked below a root, as in
// Marketo: "up to three levels deep".
const ExecutablesMax = 3

// call is one `execute` or `request` whose campaign is known. Names are
// resolved within one workspace, so no call can leave it.
type call struct {
	caller, callee *Campaign
	node           Stmt // *Execute or *Request
	target         *Str
	with           []*ContextPart
	request        bool
}

// span is the place of the call without its context and handlers.
func (c *call) span() Span { return c.node.Range().To(c.target.Span) }

// keyword is the word `execute` or `request`.
func (c *call) keyword() Span {
	s := Span{Pos: c.node.Range().Pos}
	s.EndPos = s.Pos
	s.EndPos.Offset += len("execute") // both words have seven letters
	s.EndPos.Column += len("execute")
	return s
}

// nests reports whether the call stacks its callee on the caller. One that
// names no executable is an error of its own and leads nowhere.
func (c *call) nests() bool { return !c.request && c.callee.Executable }

// parent reports whether the callee sees the caller's tokens.
func (c *call) parent() bool {
	return !c.request && slices.ContainsFunc(c.with, func(p *ContextPart) bool { return p.Parent })
}

// given is the part of the context that gives the token, or nil.
func (c *call) given(token string) *ContextPart {
	for _, p := range c.with {
		if p.Token != nil && p.Token.Name == token {
			return p
		}
	}
	return nil
}

// callGraph is who calls whom. Slices are indexed by Campaign.Index; calls
// stand in source order, callers in the order of Workspace.Campaigns.
type callGraph struct {
	campaigns []*Campaign
	stmts     [][]Stmt // every statement of the flow, nested ones included
	calls     [][]*call
	callers   [][]*call
	rank      []int           // place in the order of files and offsets
	namesakes map[string]bool // names that several campaigns have
}

// newCallGraph reads the calls of the workspace's campaigns, and of the hidden
// ones of templates, which are checked but never run and get an Index after the others.
func newCallGraph(ws *Workspace, hidden []*Campaign) *callGraph {
	campaigns := slices.Concat(ws.Campaigns, hidden)
	for i, c := range hidden {
		c.Index = len(ws.Campaigns) + i
	}
	n := len(campaigns)
	g := &callGraph{
		campaigns: campaigns,
		stmts:     make([][]Stmt, n), calls: make([][]*call, n), callers: make([][]*call, n),
		rank: rankByPlace(campaigns), namesakes: namesakes(campaigns),
	}
	for i, c := range campaigns {
		g.stmts[i] = statements(c.Flow)
		for _, s := range g.stmts[i] {
			if call := newCall(&ws.Info, c, s); call != nil {
				g.calls[i] = append(g.calls[i], call)
				g.callers[call.callee.Index] = append(g.callers[call.callee.Index], call)
			}
		}
	}
	return g
}

func newCall(info *Info, caller *Campaign, s Stmt) *call {
	callee := info.Calling[s]
	if callee == nil {
		return nil
	}
	switch s := s.(type) {
	case *Execute:
		return &call{caller: caller, callee: callee, node: s, target: &s.Campaign, with: s.With}
	case *Request:
		return &call{caller: caller, callee: callee, node: s, target: &s.Campaign, with: s.With, request: true}
	}
	return nil
}

func rankByPlace(campaigns []*Campaign) []int {
	order := slices.Clone(campaigns)
	slices.SortStableFunc(order, func(a, b *Campaign) int { return comparePlaces(a.Decl.Pos, b.Decl.Pos) })
	rank := make([]int, len(order))
	for i, c := range order {
		rank[c.Index] = i
	}
	return rank
}

// comparePlaces orders by file and offset.
func comparePlaces(p, q Position) int {
	return cmp.Or(cmp.Compare(p.Filename, q.Filename), cmp.Compare(p.Offset, q.Offset))
}

// namesakes are the names that several campaigns have. Those that programs made
// of one template share are not among them: what is said of one is true of
// all, and need be said once.
func namesakes(campaigns []*Campaign) map[string]bool {
	first := make(map[string]Position, len(campaigns))
	several := map[string]bool{}
	for _, c := range campaigns {
		if at, ok := first[c.Name]; ok && at != c.Decl.Pos {
			several[c.Name] = true
		}
		first[c.Name] = c.Decl.Pos
	}
	return several
}

// label names a campaign in a message: by its name alone where that is enough.
func (g *callGraph) label(c *Campaign) string {
	if g.namesakes[c.Name] {
		return c.Qualified()
	}
	return c.Name
}

// caller is one call that executes the campaign, to be shown as second place,
// or nil.
func (g *callGraph) caller(c *Campaign) *call {
	for _, call := range g.callers[c.Index] {
		if call.nests() {
			return call
		}
	}
	return nil
}
