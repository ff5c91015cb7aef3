package lang

import (
	"fmt"
	"testing"
)

// sketch builds a workspace of campaigns that call each other, by hand and
// without a source, for tests of the call graph alone.
type sketch struct {
	ws     *Workspace
	offset int
}

func newSketch() *sketch {
	return &sketch{ws: &Workspace{Info: Info{
		Types: map[Expr]Type{}, Names: map[*Name]Object{}, Tokens: map[*TextToken]Object{}, Calls: map[*Call]*CallMatch{},
		Phrases: map[*Phrase]*PhraseMatch{}, Calling: map[Node]*Campaign{},
	}}}
}

// place is a new place in the source, after all others.
func (s *sketch) place() Span {
	s.offset += 10
	at := Position{Filename: "a.camp", Offset: s.offset, Line: s.offset, Column: 1}
	end := at
	end.Offset++
	return Span{at, end}
}

// campaign adds a campaign that sets a field of its own name.
func (s *sketch) campaign(name string, executable bool) *Campaign {
	decl := &CampaignDecl{Span: s.place(), Executable: executable}
	decl.Name = Str{Span: s.place(), Value: name}
	c := &Campaign{Name: name, Executable: executable, Decl: decl, Index: len(s.ws.Campaigns), Flow: &Block{Span: s.place()}}
	set := &Set{Span: s.place(), Op: "=", Target: Name{Parts: []Ident{{Name: name}}}, Value: &Number{Raw: "1"}}
	s.ws.Info.Names[&set.Target] = &Field{Name: name, Type: Type{Kind: Integer}}
	c.Flow.Stmts = append(c.Flow.Stmts, set)
	s.ws.Campaigns = append(s.ws.Campaigns, c)
	return c
}

// execute adds a call, which starts at a place of its own.
func (s *sketch) execute(caller, callee *Campaign) *Execute {
	e := &Execute{Span: s.place(), Campaign: Str{Span: s.place(), Value: callee.Name}}
	caller.Flow.Stmts = append(caller.Flow.Stmts, e)
	s.ws.Info.Calling[e] = callee
	return e
}

// check runs the passes with the core's statements as library.
func (s *sketch) check(t testing.TB) Diagnostics {
	t.Helper()
	entry := func(form string, effect Effect) *Entry {
		return &Entry{Kind: StatementEntry, Form: form, Effect: effect}
	}
	lib, err := NewLibrary([]*Entry{
		entry("set", Local), entry("execute", Local), entry("request", Local), entry("wait", Timed),
		entry("retry", Local), entry("fail", Pure), entry("stop", Pure),
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var ds Diagnostics
	checkFlows(s.ws, lib, newCallGraph(s.ws, nil), func(d Diagnostic) { ds = append(ds, d) }).checkRaces()
	return ds.Sort()
}

// chainSketch is a chain of n executables below a root.
func chainSketch(n int) *sketch {
	s := newSketch()
	last := s.campaign("Root", false)
	for i := range n {
		next := s.campaign(fmt.Sprint("E", i+1), true)
		s.execute(last, next)
		last = next
	}
	return s
}
