package lang_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"campaignc/lang"
	"campaignc/parser"
)

// checked is a workspace without errors.
func checked(t *testing.T, source string) (*lang.Workspace, lang.Diagnostics) {
	t.Helper()
	file, found := parser.Parse("crowd.camp", []byte(source))
	ws, more := lang.Check([]*lang.File{file}, library(t), lang.CheckOptions{})
	if found = append(found, more...); found.HasErrors() {
		t.Fatalf("%v\n%s", found, source)
	}
	return ws, found
}

// TestCrowd: whoever races for one reason is told in one warning, and in pairs
// when every pair is asked for.
func TestCrowd(t *testing.T) {
	var b strings.Builder
	b.WriteString("lead { note: string, n: integer = 0 }\nform \"F\"\n")
	for i := range 40 {
		fmt.Fprintf(&b, "campaign \"C%d\" { smart list { when fills out form \"F\" }; flow { set note = \"%d\"; set n += 1 } }\n", i, i)
	}
	ws, found := checked(t, b.String())
	if len(ws.Races) != 1 || len(ws.Races[0].More) != 38 || len(found) != 1 {
		t.Errorf("%d races, warnings: %v", len(ws.Races), found)
	}
	pairs := 0
	lang.EachRace(ws, library(t), func(*lang.Race) { pairs++ })
	if want := 40 * 39 / 2; pairs != want {
		t.Errorf("%d pairs, want %d", pairs, want)
	}
}

// TestCrowdsHoldPairs: on random workspaces, the campaigns that races name, each
// with the thing, are those of all pairs.
func TestCrowdsHoldPairs(t *testing.T) {
	many := 0
	for seed := range uint64(120) {
		source := randomCrowd(rand.New(rand.NewPCG(seed, 11)))
		ws, _ := checked(t, source)
		together, apart := map[string]bool{}, map[string]bool{}
		note := func(in map[string]bool, r *lang.Race) {
			for _, side := range append([]lang.RaceSide{r.Writer, r.Other}, r.More...) {
				in[r.Thing+" by "+side.Flow.Name] = true
			}
		}
		for _, r := range ws.Races {
			note(together, r)
			many += len(r.More)
		}
		lang.EachRace(ws, library(t), func(r *lang.Race) { note(apart, r) })
		if diff := cmp.Diff(slices.Sorted(maps.Keys(apart)), slices.Sorted(maps.Keys(together))); diff != "" {
			t.Fatalf("seed %d: pairs -, races +:\n%s\n%s", seed, diff, source)
		}
	}
	if many < 300 {
		t.Errorf("only %d flows joined a race of two", many)
	}
}

func randomCrowd(g *rand.Rand) string {
	pick := func(of ...string) string { return of[g.IntN(len(of))] }
	var b strings.Builder
	b.WriteString("lead { a: string, b: string, c: string, d: string, n: integer = 0 }\nform \"F\"\nform \"G\"\n")
	for i := range 4 + g.IntN(10) {
		fmt.Fprintf(&b, "campaign \"C%d\" {\n  smart list { when %s%s; %s }\n  flow { %s; %s; %s }\n}\n", i,
			pick(`fills out form "F"`, `fills out form "G"`, "fills out form", "campaign is requested", "data value changes c"),
			pick("", `; when fills out form "G"`),
			pick(`d is "x"`, `d is "y"`, `d in ["x", "z"]`, "d is not empty", "n >= 0", `d is not "x"`),
			pick(`set a = "1"`, `set a = "2"`, `set a = b`, `if a is "1" { set b = "1" }`, "set n += 1"),
			pick(`set b = "1"`, `set c = "3"`, `set c = a`, `request "R"`, "set n += 1"),
			pick("wait 1 day", "stop", "set n = 1", `set b = "2"`))
	}
	b.WriteString("campaign \"R\" { smart list { when campaign is requested }; flow { set a = \"r\" } }\n")
	return b.String()
}
