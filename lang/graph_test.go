package lang

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func codes(ds Diagnostics) []string {
	var all []string
	for _, d := range ds {
		all = append(all, fmt.Sprintf("%s %s", d.Code, d.Message))
	}
	return all
}

func TestChainsOfExecutables(t *testing.T) {
	for _, tt := range []struct {
		length int
		want   []string
	}{
		{0, nil},
		{1, nil},
		{3, nil},
		{4, []string{"E0307 more than 3 executables are stacked: Root > E1 > E2 > E3 > E4"}},
		{5, []string{"E0307 more than 3 executables are stacked: Root > E1 > E2 > E3 > E4"}},
		{40, []string{"E0307 more than 3 executables are stacked: Root > E1 > E2 > E3 > E4"}},
		{20_000, []string{"E0307 more than 3 executables are stacked: Root > E1 > E2 > E3 > E4"}},
	} {
		s := chainSketch(tt.length)
		if diff := cmp.Diff(tt.want, codes(s.check(t))); diff != "" {
			t.Errorf("%d executables: -want +got\n%s", tt.length, diff)
		}
	}
}

func TestLongCircle(t *testing.T) {
	s := chainSketch(10_000)
	s.execute(s.ws.Campaigns[10_000], s.ws.Campaigns[1])
	want := []string{"E0308 campaigns cannot execute each other in a circle: " +
		"E1 > E2 > E3 > E4 > E5 > E6 > … 9989 more … > E9996 > E9997 > E9998 > E9999 > E10000 > E1"}
	if diff := cmp.Diff(want, codes(s.check(t))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestManyCirclesAreCapped(t *testing.T) {
	s := newSketch()
	const n = 3000
	for i := range n {
		s.campaign(fmt.Sprint("E", i), true)
	}
	for i := range n - 1 {
		s.execute(s.ws.Campaigns[i], s.ws.Campaigns[i+1])
		s.execute(s.ws.Campaigns[i+1], s.ws.Campaigns[i])
	}
	if got := s.check(t); len(got) != circlesMax {
		t.Errorf("%d circles are reported, want %d", len(got), circlesMax)
	}
}

// TestEveryRootOfOnePlace: a place that is too deep is reported once, however
// many chains lead to it, and with a root if there is one.
func TestEveryRootOfOnePlace(t *testing.T) {
	s := newSketch()
	one := s.campaign("One", true)
	two := s.campaign("Two", true)
	three := s.campaign("Three", true)
	four := s.campaign("Four", true)
	s.execute(two, three)
	s.execute(one, two)
	s.execute(three, four)
	for _, name := range []string{"Left", "Right"} {
		s.execute(s.campaign(name, false), one)
	}
	want := []string{"E0307 more than 3 executables are stacked: Left > One > Two > Three > Four"}
	if diff := cmp.Diff(want, codes(s.check(t))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestChainWithoutRoot(t *testing.T) {
	s := newSketch()
	last := s.campaign("One", true)
	for _, name := range []string{"Two", "Three", "Four"} {
		next := s.campaign(name, true)
		s.execute(last, next)
		last = next
	}
	want := []string{"E0307 more than 3 executables are stacked: One > Two > Three > Four"}
	if diff := cmp.Diff(want, codes(s.check(t))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestNamesakesAreQualified(t *testing.T) {
	s := newSketch()
	a, b := s.campaign("Same", true), s.campaign("Same", true)
	a.Program, b.Program = &Program{Name: "P"}, &Program{Name: "Q"}
	s.execute(a, b)
	s.execute(b, a)
	got := codes(s.check(t))
	if len(got) != 1 || !strings.Contains(got[0], "P.Same > Q.Same > P.Same") {
		t.Errorf("got %q", got)
	}
}

// TestInferenceIsBounded: many callers of one campaign that does very much
// would take memory with the square of the source.
func TestInferenceIsBounded(t *testing.T) {
	s := newSketch()
	const n = 5000
	hub := s.campaign("Hub", true)
	for i := range n {
		set := &Set{Span: s.place(), Op: "=", Value: &Number{Raw: "1"}}
		s.ws.Info.Names[&set.Target] = &Field{Name: fmt.Sprint("f", i)}
		hub.Flow.Stmts = append(hub.Flow.Stmts, set)
	}
	for i := range n {
		s.execute(s.campaign(fmt.Sprint("Root", i), false), hub)
	}
	got := s.check(t)
	if len(got) != 1 || got[0].Code != CodeTooLarge {
		t.Fatalf("got %q, want one %s", codes(got), CodeTooLarge)
	}
	inferred := 0
	for _, c := range s.ws.Campaigns {
		inferred += len(c.Effects.Writes)
	}
	if inferred > 2_000_000 {
		t.Errorf("%d writes are inferred", inferred)
	}
}

// TestTokensAreBounded is the same for tokens that are passed on.
func TestTokensAreBounded(t *testing.T) {
	s := newSketch()
	const n = 1000
	var last *Campaign
	for i := range n {
		c := s.campaign(fmt.Sprint("E", i), true)
		name := fmt.Sprint("t", i)
		c.Tokens = map[string]*TokenValue{name: {Name: name, Value: &Number{Raw: "1"}}}
		if last != nil {
			s.execute(last, c).With = []*ContextPart{{Parent: true}}
		}
		last = c
	}
	lent := 0
	for _, tokens := range borrowTokens(s.ws, newCallGraph(s.ws, nil)) {
		lent += len(tokens)
	}
	if lent > 500_000 {
		t.Errorf("%d tokens are lent", lent)
	}
	var large int
	for _, d := range s.check(t) {
		if d.Code == CodeTooLarge {
			large++
		}
	}
	if large != 1 {
		t.Errorf("%d reports of too many tokens, want 1", large)
	}
}

// TestMissingTokensAreBounded: callers lack whatever their callee uses.
func TestMissingTokensAreBounded(t *testing.T) {
	s := newSketch()
	const n = 3000
	hub := s.campaign("Hub", true)
	hub.Tokens = map[string]*TokenValue{}
	for i := range n {
		decl := &TokenDecl{Span: s.place(), Name: Ident{Span: s.place(), Name: fmt.Sprint("t", i)}}
		hub.Tokens[decl.Name.Name] = &TokenValue{Name: decl.Name.Name, Type: Type{Kind: Integer}, Decl: decl}
		hub.Decl.Members = append(hub.Decl.Members, decl)
	}
	for i := range n {
		s.execute(s.campaign(fmt.Sprint("Root", i), false), hub)
	}
	missing := map[Position]int{}
	var large int
	for _, d := range s.check(t) {
		switch d.Code {
		case CodeTooLarge:
			large++
		case CodeTokenNotGiven:
			missing[d.Span.Pos]++
		}
	}
	if large != 1 || len(missing) == 0 {
		t.Errorf("%d reports of too many tokens, %d calls that lack some; want 1 and more than 0", large, len(missing))
	}
	for at, found := range missing {
		if found != faultsMax {
			t.Errorf("%v: %d tokens are reported missing, want %d", at, found, faultsMax)
		}
	}
}
