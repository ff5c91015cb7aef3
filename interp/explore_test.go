package interp_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

// TestOrdersOracle holds the orders that the explorer tries against all orders
// there are, on small random workspaces: the results are the same.
func TestOrdersOracle(t *testing.T) {
	holdAgainstAll(t, 120, randomFlows)
}

// TestBatchOrdersOracle does so for batch runs of one instant, of which some
// begin while others wait for it.
func TestBatchOrdersOracle(t *testing.T) {
	holdAgainstAll(t, 120, randomBatches)
}

func holdAgainstAll(t *testing.T, seeds uint64, random func(seed uint64) string) {
	t.Helper()
	compared, raced, saved := 0, 0, 0
	for seed := range seeds {
		source := random(seed)
		all := explored(t, source, 6_000, (*interp.Explorer).TryAll)
		if !all.Whole {
			continue
		}
		together := explored(t, source, 6_000, (*interp.Explorer).TryTogether)
		if diff := cmp.Diff(all.results(), together.results()); diff != "" {
			t.Fatalf("seed %d: the reduced orders end otherwise (all -, reduced +):\n%s\n%s", seed, diff, source)
		}
		apart := explored(t, source, 6_000, func(*interp.Explorer) {})
		if diff := cmp.Diff(all.values(), apart.values()); diff != "" {
			t.Fatalf("seed %d: flows explored apart end otherwise (all -, apart +):\n%s\n%s", seed, diff, source)
		}
		if (len(all.Findings) > 0) != (len(apart.Findings) > 0) {
			t.Fatalf("seed %d: %d findings, and %d apart\n%s", seed, len(all.Findings), len(apart.Findings), source)
		}
		compared++
		if len(apart.Findings) > 0 {
			raced++
		}
		if apart.Orders < all.Orders {
			saved++
		}
	}
	t.Logf("%d compared, %d with findings, %d in fewer orders", compared, raced, saved)
	if compared < 100 || raced < 40 || saved < 80 {
		t.Errorf("too little was compared: %d, %d with findings, %d in fewer orders", compared, raced, saved)
	}
}

// exploration is an exploration with its whole results.
type exploration struct {
	*interp.Exploration
	ends  []map[string]string
	races []*lang.Race // that the checker warns of
}

// results are the different results, sorted.
func (e *exploration) results() []string {
	set := map[string]bool{}
	for _, r := range e.ends {
		var b strings.Builder
		for _, name := range slices.Sorted(maps.Keys(r)) {
			fmt.Fprintf(&b, "%s=%s; ", name, r[name])
		}
		set[b.String()] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// values are the values in which everything ends.
func (e *exploration) values() map[string][]string {
	sets := map[string]map[string]bool{}
	for _, r := range e.ends {
		for name, v := range r {
			if sets[name] == nil {
				sets[name] = map[string]bool{}
			}
			sets[name][v] = true
		}
	}
	out := map[string][]string{}
	for name, set := range sets {
		out[name] = slices.Sorted(maps.Keys(set))
	}
	return out
}

// explored explores one lead, started in "Root".
func explored(t *testing.T, source string, budget int, how func(*interp.Explorer)) *exploration {
	t.Helper()
	file, found := parser.Parse("orders.camp", []byte(source))
	library := stdlib.Library()
	signatures, err := library.Signatures()
	if err != nil {
		t.Fatal(err)
	}
	ws, more := lang.Check([]*lang.File{file}, signatures, lang.CheckOptions{})
	for _, d := range append(found, more...) {
		if d.Severity == lang.Error {
			t.Fatalf("%s: %s\n%s", d.Span.Pos, d.Message, source)
		}
	}
	program, err := interp.Compile(ws, library)
	if err != nil {
		t.Fatal(err)
	}
	const now = 1772366400000
	starts, err := program.Schedule(now, now+30*lang.Day)
	if err != nil {
		t.Fatal(err)
	}
	x, err := interp.NewExplorer(program, &interp.Given{Now: now, Until: now + 30*lang.Day, Seed: 1, Starts: starts}, budget)
	if err != nil {
		t.Fatal(err)
	}
	how(x)
	x.Lead().ID = "1"
	for _, f := range ws.Fields {
		x.Lead().SetValue(f, f.Default)
	}
	root := slices.IndexFunc(ws.Campaigns, func(c *lang.Campaign) bool { return c.Name == "Root" })
	e := x.Explore(interp.Begin{Root: ws.Campaigns[root]})
	return &exploration{e, x.Results(), ws.Races}
}

// randomFlows is a small workspace whose flows may be under way together.
func randomFlows(seed uint64) string {
	g := &flowGenerator{rand.New(rand.NewPCG(seed, 7))}
	var b strings.Builder
	b.WriteString(randomAssets)
	fmt.Fprintf(&b, "  campaign \"Root\" { flow {\n    %s\n    request \"One\"\n    %s\n    request \"Two\"\n    %s\n  } }\n", g.statement(0, 0), g.statement(0, 0), g.statement(0, 0))
	g.requested(&b)
	return b.String()
}

// randomBatches is a small workspace whose batch campaigns run twice at one
// time: where the root starts, and where a wait of a day ends.
func randomBatches(seed uint64) string {
	g := &flowGenerator{rand.New(rand.NewPCG(seed, 11))}
	var b strings.Builder
	b.WriteString(randomAssets)
	fmt.Fprintf(&b, "  campaign \"Root\" { flow {\n    %s\n    %s\n  } }\n", g.pick("wait 1 day", "stop", g.change()), g.pick(g.change(), `remove from flow "Batch 1"`))
	for i := range 2 + g.IntN(4)/3 {
		fmt.Fprintf(&b, "  campaign \"Batch %d\" {\n    smart list { %s }\n    flow {\n      %s\n    }\n    schedule { run %s; repeat daily at 12:00 until 2026-03-0%d }\n  }\n",
			i, g.pick("a < 2", "note is empty", "b is 0", `not member of list "L"`, `not was sent email "M"`), g.pick(g.change(), g.statement(2, 0)), g.pick("every time", "once"), 1+g.IntN(2))
	}
	g.requested(&b)
	return b.String()
}

// randomAssets begin a random workspace, in the middle of its program.
const randomAssets = `lead { email: email = "a@x.example", a: integer = 0, b: integer = 0, c: integer = 0, note: text, points: score = 0 }
list "L"
email "M" { from "x@x.example"; subject "{{lead.a}}"; text "t" }
channel "Ch" {
  status "In"  step 10
  status "Out" step 20 success
}
program "P" {
  channel "Ch"
  member { seat: string }
`

// requested adds the campaigns that others start.
func (g *flowGenerator) requested(b *strings.Builder) {
	for i, name := range []string{"One", "Two", "Three"} {
		fmt.Fprintf(b, "  campaign %q {\n    smart list { when campaign is requested%s }\n    flow {\n      %s\n    }\n    schedule { run %s }\n  }\n",
			name, g.pick("", "; a < 2", "; not member of list \"L\""), g.statements(i+1, 1+g.IntN(2)), g.pick("every time", "once"))
	}
	fmt.Fprintf(b, "  campaign \"Woken\" {\n    smart list { when %s }\n    flow {\n      %s\n    }\n  }\n",
		g.pick("data value changes a", "data value changes b where new_value is \"2\"", "score is changed points", `is added to list "L"`), g.statements(4, 1))
	fmt.Fprintf(b, "  executable campaign \"Do\" {\n    smart list { %s }\n    flow {\n      %s\n    }\n  }\n}\n", g.pick("a < 3", "b is not empty"), g.change())
}

type flowGenerator struct{ *rand.Rand }

func (g *flowGenerator) pick(of ...string) string { return of[g.IntN(len(of))] }

func (g *flowGenerator) statements(level, n int) string {
	var list []string
	for range n {
		list = append(list, g.statement(level, 0))
	}
	return strings.Join(list, "\n      ")
}

func (g *flowGenerator) statement(level, depth int) string {
	switch n := g.IntN(16); {
	case n < 7:
		return g.change()
	case n == 7 && depth == 0:
		return "if " + g.condition() + " { " + g.statement(level, 1) + " } else { " + g.statement(level, 1) + " }"
	case n == 8 && level < 3:
		return `request "` + []string{"One", "Two", "Three"}[max(level, g.IntN(3))] + `"`
	case n == 9:
		return `execute "Do"`
	case n == 10:
		return g.pick("wait 1 day", "wait 2 days", "wait up to 2 days for "+g.condition(), "wait until 2026-03-02")
	case n == 11:
		return g.pick(`send email "M"`, `interesting moment web "{{lead.b}}"`)
	case n == 12:
		return g.pick(`remove from flow "Three"`, `remove from flow "Woken"`, "stop")
	case n == 13 && depth == 0:
		return "retry 2 times until " + g.condition() + " { " + g.change() + " } else { " + g.change() + " }"
	case n == 14:
		return g.pick(`fail "no"`, `change program status to "Out"`, `set member.seat = text(a)`, "delete lead")
	case n == 15:
		return `if was sent email "M" { ` + g.change() + " }"
	}
	return g.change()
}

func (g *flowGenerator) change() string {
	return g.pick("set a = b + 1", "set b += 1", "set c = a", "set a = 2", `set note += "x"`, `set note = "y"`, "set points += 1", "set c += 1",
		`add to list "L"`, `remove from list "L"`, `change program status to "In"`, "set a += c")
}

func (g *flowGenerator) condition() string {
	return g.pick("a > 1", "b is 1", "note is empty", `member of list "L"`, "points > 0", `has program status "In"`, "member.seat is not empty")
}
