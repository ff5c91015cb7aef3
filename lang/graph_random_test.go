package lang

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// oracle judges a call graph by enumerating its paths. It shares nothing with
// the checker but the question.
type oracle struct {
	ws    *Workspace
	calls map[*Campaign][]*Execute
	to    map[*Execute]*Campaign
}

func newOracle(ws *Workspace) *oracle {
	o := &oracle{ws: ws, calls: map[*Campaign][]*Execute{}, to: map[*Execute]*Campaign{}}
	for _, c := range ws.Campaigns {
		for _, s := range c.Flow.Stmts {
			if e, ok := s.(*Execute); ok {
				if callee := ws.Info.Calling[e]; callee.Executable {
					o.calls[c] = append(o.calls[c], e)
					o.to[e] = callee
				}
			}
		}
	}
	return o
}

// circles enumerates all simple circles and returns, for each call that closes
// one at its first campaign in the source, the length of the shortest.
func (o *oracle) circles() map[*Execute]int {
	shortest := map[*Execute]int{}
	for _, first := range o.ws.Campaigns {
		o.eachPath([]*Campaign{first}, func(path []*Campaign, e *Execute) bool {
			if o.to[e] == first {
				if n, ok := shortest[e]; !ok || len(path) < n {
					shortest[e] = len(path)
				}
			}
			return earlier(first, o.to[e]) && !slices.Contains(path, o.to[e])
		})
	}
	return shortest
}

func earlier(a, b *Campaign) bool { return a.Decl.Pos.Offset < b.Decl.Pos.Offset }

// eachPath extends a path by every call that follow allows.
func (o *oracle) eachPath(path []*Campaign, follow func([]*Campaign, *Execute) bool) {
	for _, e := range o.calls[path[len(path)-1]] {
		if follow(path, e) {
			o.eachPath(append(slices.Clone(path), o.to[e]), follow)
		}
	}
}

// reaches reports whether a chain of calls leads from a to b.
func (o *oracle) reaches(a, b *Campaign) bool {
	seen := map[*Campaign]bool{}
	found := false
	o.eachPath([]*Campaign{a}, func(_ []*Campaign, e *Execute) bool {
		to := o.to[e]
		found = found || to == b
		again := seen[to]
		seen[to] = true
		return !again
	})
	return found
}

// tooDeep enumerates all chains from every start and returns the calls that
// make one too deep, with whether a root leads there.
func (o *oracle) tooDeep() map[*Execute]bool {
	straight := map[*Execute]bool{}
	called := map[*Campaign]bool{}
	var roots []*Campaign
	for _, c := range o.ws.Campaigns {
		if !c.Executable {
			roots = append(roots, c)
		}
		for _, e := range o.calls[c] {
			straight[e] = !o.reaches(o.to[e], c)
			called[o.to[e]] = called[o.to[e]] || straight[e] && c.Executable
		}
	}
	deep := map[*Execute]bool{}
	follow := func(executables int, rooted bool) func([]*Campaign, *Execute) bool {
		return func(path []*Campaign, e *Execute) bool {
			if straight[e] && len(path) == executables {
				deep[e] = deep[e] || rooted
			}
			return straight[e] && len(path) < executables
		}
	}
	for _, c := range roots {
		o.eachPath([]*Campaign{c}, follow(4, true))
	}
	for _, c := range o.ws.Campaigns {
		if c.Executable && !called[c] {
			o.eachPath([]*Campaign{c}, follow(3, false))
		}
	}
	return deep
}

// endless reports whether any walk, circles included, stacks more than three
// executables: the whole verdict in one line.
func (o *oracle) endless() bool {
	found := false
	for _, c := range o.ws.Campaigns {
		if c.Executable {
			o.eachPath([]*Campaign{c}, func(path []*Campaign, e *Execute) bool {
				found = found || len(path) == 3
				return len(path) < 3
			})
		}
	}
	return found
}

// randomSketch has up to twelve executables and three roots, declared in random
// order, and random calls; dense or sparse.
func randomSketch(r *rand.Rand) *sketch {
	s := newSketch()
	n := 1 + r.IntN(15)
	for i := range n {
		s.campaign(fmt.Sprint("C", i), i < 12 && r.IntN(8) > 0)
	}
	// The order of Workspace.Campaigns is not that of the source here.
	r.Shuffle(n, func(i, j int) { s.ws.Campaigns[i], s.ws.Campaigns[j] = s.ws.Campaigns[j], s.ws.Campaigns[i] })
	for i, c := range s.ws.Campaigns {
		c.Index = i
	}
	forward := r.IntN(3) > 0 // often without circles
	for range r.IntN(3 * n) {
		a, b := s.ws.Campaigns[r.IntN(n)], s.ws.Campaigns[r.IntN(n)]
		if b.Executable && (!forward || earlier(a, b)) {
			s.execute(a, b)
		}
	}
	return s
}

// calls finds the execute a diagnostic stands at, and its caller.
func (s *sketch) callAt(at Position) (e *Execute, caller *Campaign) {
	for _, c := range s.ws.Campaigns {
		for _, st := range c.Flow.Stmts {
			if x, ok := st.(*Execute); ok && x.Pos == at {
				return x, c
			}
		}
	}
	return nil, nil
}

func (s *sketch) named(path string) []*Campaign {
	var all []*Campaign
	for _, name := range strings.Split(path[strings.LastIndex(path, ": ")+2:], " > ") {
		i := slices.IndexFunc(s.ws.Campaigns, func(c *Campaign) bool { return c.Name == name })
		all = append(all, s.ws.Campaigns[i])
	}
	return all
}

// TestRandomGraphs compares the verdicts on random call graphs with those of
// the oracle.
func TestRandomGraphs(t *testing.T) {
	var circles, deep, right int
	for seed := range uint64(4000) {
		s := randomSketch(rand.New(rand.NewPCG(seed, 1)))
		o := newOracle(s.ws)
		ds := s.check(t)
		wantCircles, wantDeep := o.circles(), o.tooDeep()
		circles += len(wantCircles)
		deep += len(wantDeep)
		if len(ds) == 0 {
			right++
		}
		if o.endless() != (len(ds) > 0) {
			t.Fatalf("seed %d: an executable stack too deep is %v, but the checker says %q", seed, o.endless(), codes(ds))
		}
		compareCircles(t, seed, s, o, ds, wantCircles)
		compareDepth(t, seed, s, o, ds, wantDeep)
		if len(ds) == 0 {
			compareEffects(t, seed, s, o)
		}
		if t.Failed() {
			return
		}
	}
	if circles < 1000 || deep < 800 || right < 1000 {
		t.Errorf("the graphs are too much alike: %d circles, %d deep chains, %d without errors", circles, deep, right)
	}
}

func compareCircles(t *testing.T, seed uint64, s *sketch, o *oracle, ds Diagnostics, want map[*Execute]int) {
	got := map[[2]*Campaign]bool{}
	for _, d := range ds {
		if d.Code != CodeRecursion {
			continue
		}
		e, caller := s.callAt(d.Span.Pos)
		got[[2]*Campaign{caller, o.to[e]}] = true
		path := s.named(d.Message)
		if len(path)-1 != want[e] || path[0] != o.to[e] || path[len(path)-1] != o.to[e] || path[len(path)-2] != caller || !o.connected(path) {
			t.Errorf("seed %d: %q is no shortest circle closed at %v", seed, d.Message, e.Campaign.Value)
		}
	}
	wanted := map[[2]*Campaign]bool{}
	for _, c := range s.ws.Campaigns {
		for _, e := range o.calls[c] {
			if want[e] > 0 {
				wanted[[2]*Campaign{c, o.to[e]}] = true
			}
		}
	}
	if len(got) != len(wanted) {
		t.Errorf("seed %d: %d circles, want %d: %q", seed, len(got), len(wanted), codes(ds))
	}
	for pair := range wanted {
		if !got[pair] {
			t.Errorf("seed %d: the circle closed by %s > %s is missing", seed, pair[0].Name, pair[1].Name)
		}
	}
}

func (o *oracle) connected(path []*Campaign) bool {
	for i, c := range path[1:] {
		if !slices.ContainsFunc(o.calls[path[i]], func(e *Execute) bool { return o.to[e] == c }) {
			return false
		}
	}
	return true
}

func compareDepth(t *testing.T, seed uint64, s *sketch, o *oracle, ds Diagnostics, want map[*Execute]bool) {
	got := map[*Execute]bool{}
	for _, d := range ds {
		if d.Code != CodeDepth {
			continue
		}
		e, caller := s.callAt(d.Span.Pos)
		if _, twice := got[e]; twice {
			t.Errorf("seed %d: %q is reported twice", seed, d.Message)
		}
		path := s.named(d.Message)
		rooted := !path[0].Executable
		got[e] = rooted
		executables := len(path)
		if rooted {
			executables--
		}
		if executables != 4 || path[len(path)-1] != o.to[e] || path[len(path)-2] != caller || !o.connected(path) {
			t.Errorf("seed %d: %q is no chain of four executables", seed, d.Message)
		}
	}
	if diff := cmp.Diff(named(want), named(got)); diff != "" {
		t.Errorf("seed %d: places that are too deep, and whether from a root: -want +got\n%s", seed, diff)
	}
}

func named(m map[*Execute]bool) map[string]bool {
	out := map[string]bool{}
	for e, v := range m {
		out[fmt.Sprint(e.Pos.Offset, " execute ", e.Campaign.Value)] = v
	}
	return out
}

// compareEffects expects each campaign to write the fields of all it reaches.
func compareEffects(t *testing.T, seed uint64, s *sketch, o *oracle) {
	for _, c := range s.ws.Campaigns {
		want := map[string]bool{"field:" + c.Name: true}
		for _, x := range s.ws.Campaigns {
			if o.reaches(c, x) {
				want["field:"+x.Name] = true
			}
		}
		got := map[string]bool{}
		for resource := range c.Effects.Writes {
			got[resource] = true
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("seed %d: writes of %s: -want +got\n%s", seed, c.Name, diff)
		}
	}
}
