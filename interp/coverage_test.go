package interp_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

// covered compiles a workspace of one file for coverage, with its tests.
func covered(t *testing.T, source string) (*interp.Program, []*interp.Scenario) {
	t.Helper()
	file, found := parser.Parse("covered.camp", []byte(source))
	library := stdlib.Library()
	signatures, err := library.Signatures()
	if err != nil {
		t.Fatal(err)
	}
	ws, more := lang.Check([]*lang.File{file}, signatures, lang.CheckOptions{})
	for _, d := range append(found, more...) {
		if d.Severity == lang.Error {
			t.Fatalf("%s: %s", d.Span.Pos, d.Message)
		}
	}
	program, err := interp.CompileCovered(ws, library)
	if err != nil {
		t.Fatal(err)
	}
	scenarios, err := program.CompileTests(ws.Tests)
	if err != nil {
		t.Fatal(err)
	}
	return program, scenarios
}

// hits runs the tests, in this order or backwards, and lists what reached what.
func hits(t *testing.T, p *interp.Program, scenarios []*interp.Scenario, backwards bool) []string {
	t.Helper()
	if backwards {
		scenarios = slices.Clone(scenarios)
		slices.Reverse(scenarios)
	}
	all := p.NewCoverage()
	for _, s := range scenarios {
		for _, r := range s.Run() {
			for _, f := range r.Failures {
				t.Errorf("%q, line %d: %s", s.Test.Name.Value, f.Item.Range().Pos.Line, f.Saw)
			}
			all.Merge(r.Coverage)
		}
	}
	var out []string
	for _, point := range p.Points() {
		out = append(out, fmt.Sprintf("%d %s: %s: %d", point.Node.Range().Pos.Line, pointNames[point.Kind], point.Text, all.Hits(point)))
	}
	return out
}

var pointNames = map[interp.PointKind]string{
	interp.PointStatement: "statement", interp.PointBranch: "branch", interp.PointElse: "else", interp.PointNoBranch: "no branch",
	interp.PointSegment: "segment", interp.PointEarly: "early", interp.PointTimeUp: "time up", interp.PointTrigger: "trigger",
	interp.PointHeld: "held", interp.PointNotHeld: "not held", interp.PointTried: "worked", interp.PointExhausted: "exhausted",
	interp.PointFailure: "on failure", interp.PointSkip: "on skip",
}

// TestCoverage runs tests and compares what reached each point: the end of a
// line of the source that has points says so, in their order.
func TestCoverage(t *testing.T) {
	for name, source := range coverageCases {
		t.Run(name, func(t *testing.T) {
			program, scenarios := covered(t, source)
			got := hits(t, program, scenarios, false)
			var want []string
			for i, line := range strings.Split(source, "\n") {
				_, points, _ := strings.Cut(line, "//# ")
				for point := range strings.SplitSeq(points, "; ") {
					if point != "" {
						want = append(want, fmt.Sprintf("%d %s", i+1, point))
					}
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			if diff := cmp.Diff(got, hits(t, program, scenarios, true)); diff != "" {
				t.Errorf("backwards it is otherwise: %s", diff)
			}
		})
	}
}

var coverageCases = map[string]string{
	"choices": `lead { country: string, score: score = 0 }
campaign "C" {
  flow {
    if country is "a" { //# statement: if country is "a": 5; branch: country is "a": 2
      set score = 1 //# statement: set score = 1: 2
    } else if country is "b" or score > 5 { //# branch: country is "b" or score > 5: 1; held: country is "b": 0; not held: country is "b": 3; held: score > 5: 1; not held: score > 5: 2
      set score = 2 //# statement: set score = 2: 1
    } else { //# else: else: 2
      if score is 1 { //# statement: if score is 1: 2; no branch: if score is 1: 1; branch: score is 1: 1
        stop //# statement: stop: 1
      }
      set score = 3 //# statement: set score = 3: 1
    }
  }
}
test "t" {
  given lead { country: "a" }
  given lead { country: "A" }
  given lead { country: "c", score: 9 }
  given lead { country: "c", score: 1 }
  given lead { country: "c" }
  run "C"
}`,
	"smart lists": `lead { country: string, score: score = 0 }
smart list "Big" { score > 50 } //# held: score > 50: 1; not held: score > 50: 2
segmentation "Place" { //# segment: segment "Default": 1
  segment "A" { country is "a" } //# segment: segment "A": 1
  segment "B" { country is "b"; score > 1 } //# segment: segment "B": 0; held: country is "b": 0; not held: country is "b": 1; held: score > 1: 0; not held: score > 1: 0
}
campaign "C" {
  smart list {
    when data value changes country where new_value is "x" //# trigger: data value changes country where new_value is "x": 1
    when score is changed score //# trigger: score is changed score: 2
    any {
      member of smart list "Big" //# held: member of smart list "Big": 1; not held: member of smart list "Big": 2
      not (country is "x" and score is 1) //# held: country is "x": 1; not held: country is "x": 1; held: score is 1: 1; not held: score is 1: 0
    }
    not member of segmentation "Place" in segment "A" //# held: not member of segmentation "Place" in segment "A": 1; not held: not member of segmentation "Place" in segment "A": 1
  }
  flow { stop } //# statement: stop: 1
  schedule { run every time }
}
test "nobody is big" {
  given lead { country: "b", score: 1 }
  set country = "x"
  expect not qualified "C"
  set score = 60
  expect qualified "C"
  set country = "a"
  set score = 2
  expect not qualified "C"
}
`,
	"outcomes": `lead { crm_id: string, consent: string, score: score = 0 }
campaign "C" {
  flow {
    retry 2 times until crm_id is not empty { //# statement: retry 2 times until crm_id is not empty: 3; worked: retry 2 times until crm_id is not empty: 2; exhausted: retry 2 times until crm_id is not empty: 1
      sync lead to sfdc //# statement: sync lead to sfdc: 5
    } else {
      set score = 1 //# statement: set score = 1: 1
    }
    retry 1 time { //# statement: retry 1 time: 3; worked: retry 1 time: 0; exhausted: retry 1 time: 3
      fail "never" //# statement: fail "never": 3
    } else { set score += 1 } //# statement: set score += 1: 3
    wait up to 2 days for consent is "yes" and score > 0 //# statement: wait up to 2 days for consent is "yes" and score > 0: 3; early: wait up to 2 days for consent is "yes" and score > 0: 2; time up: wait up to 2 days for consent is "yes" and score > 0: 1; held: consent is "yes": 2; not held: consent is "yes": 6; held: score > 0: 2; not held: score > 0: 0
    execute "X" //# statement: execute "X": 3
      on failure { set score = 5 } //# on failure: on failure: 2; statement: set score = 5: 2
      on skip { //# on skip: on skip: 1
        execute "X" on failure { stop } on skip { stop } //# statement: execute "X": 1; on failure: on failure: 0; statement: stop: 0; on skip: on skip: 1; statement: stop: 1
      }
  }
}
executable campaign "X" {
  smart list { consent is "yes" } //# held: consent is "yes": 2; not held: consent is "yes": 2
  flow { fail "so" } //# statement: fail "so": 2
}
test "works at once, consents later" {
  given sync lead to sfdc sets { crm_id: "1" }
  run "C"
  after 1 day
  set consent = "yes"
  expect score is 5
}
test "consents before" {
  given lead { consent: "yes", score: 3 }
  given sync lead to sfdc fails 1 times with "x"
  given sync lead to sfdc sets { crm_id: "1" }
  run "C"
  expect score is 5
}
test "never" {
  run "C"
  after 3 days
  expect score is 2
}
`,
	"templates": `lead { score: score = 0 }
template program "T" {
  token least: integer
  smart list "High" { score > 5 } //# held: score > 5: 2; not held: score > 5: 1
  campaign "C" {
    smart list { member of smart list "High" } //# held: member of smart list "High": 2; not held: member of smart list "High": 1
    flow { if score > my.least { set score = 1 } } //# statement: if score > my.least: 2; no branch: if score > my.least: 1; branch: score > my.least: 1; statement: set score = 1: 1
  }
}
program "One" from template "T" { token least = 1 }
program "Two" from template "T" { token least = 7 }
test "one" {
  given lead { score: 9 }
  run "One.C"
  expect score is 1
}
test "two" {
  given lead { score: 6 }
  given lead { score: 3 }
  run "Two.C"
  expect score is not 1
}
`,
}

// TestProbe runs leads one after the other: each begins anew, and what it
// reaches is its own.
func TestProbe(t *testing.T) {
	program, _ := covered(t, `lead { country: string = "a", score: score = 0 }
campaign "C" {
  smart list { score < 10 }
  flow {
    if country is "a" { set score = 99 } else { wait 3 days; fail "so" }
  }
}`)
	ws := program.Workspace
	c, country := ws.Campaigns[0], ws.Fields[0]
	probe := program.NewProbe(&interp.Given{Until: 5 * lang.Day, Seed: 1})
	all := program.NewCoverage()
	for _, lead := range []struct {
		country string
		adds    bool
		failed  int
		score   string
	}{{"a", true, 0, "99"}, {"a", false, 0, "99"}, {"b", true, 1, "0"}, {"", false, 1, "0"}} {
		probe.Begin().SetValue(country, lang.Value{Kind: lang.String, Text: lead.country})
		reached := probe.Run(c)
		if reached.Adds(all) != lead.adds || probe.Failed() != lead.failed || text(probe.Lead().Value(ws.Fields[1])) != lead.score {
			t.Errorf("%q adds %v, %d failed, score %s", lead.country, reached.Adds(all), probe.Failed(), text(probe.Lead().Value(ws.Fields[1])))
		}
		if n := len(probe.Activities()); n != 1 && n != 2 {
			t.Errorf("%q has %d activities", lead.country, n)
		}
		all.Merge(reached)
	}
	var missed []string
	for _, p := range program.PointsOf(c) {
		if !all.Reached(p) {
			missed = append(missed, pointNames[p.Kind]+" "+p.Text)
		}
	}
	if diff := cmp.Diff([]string{"not held score < 10"}, missed); diff != "" {
		t.Error(diff)
	}
}

// TestUncovered wants nothing of coverage in an ordinary program.
func TestUncovered(t *testing.T) {
	ws, library := intake(t)
	program, err := interp.Compile(ws, library)
	if err != nil {
		t.Fatal(err)
	}
	if len(program.Points()) > 0 || len(program.PointsOf(ws.Campaigns[0])) > 0 {
		t.Error("an ordinary program has points")
	}
	with, err := interp.CompileCovered(ws, library)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(with.Points()); n < 50 {
		t.Errorf("the intake has %d points", n)
	}
}

// TestProbeFindsBranch takes choices whose branch a run finds at once, without
// asking their conditions one by one: that they are reached must not be lost.
func TestProbeFindsBranch(t *testing.T) {
	program, _ := covered(t, `lead { country: string, score: score = 0 }
campaign "C" {
  flow {
    if score >= 50 { set country = "x" } else if score >= 20 { stop } else { stop }
    if country is "x" { stop } else if country is "y" { stop } else if country matches "^z+$" { stop }
  }
  schedule { run every time }
}`)
	ws := program.Workspace
	probe := program.NewProbe(&interp.Given{})
	for range 50 { // a memo begins to remember after some
		for _, lead := range []struct {
			score   int64
			country string
			want    string
		}{
			{60, "", "branch score >= 50, branch country is \"x\""},
			{20, "", "branch score >= 20"},
			{0, "", "else else"},
		} {
			l := probe.Begin()
			l.SetValue(ws.Fields[0], lang.Value{Kind: lang.String, Text: lead.country})
			l.SetValue(ws.Fields[1], lang.Value{Kind: lang.Score, Num: lead.score})
			reached := probe.Run(ws.Campaigns[0])
			var got []string
			for _, p := range program.PointsOf(ws.Campaigns[0]) {
				if p.Kind.Group() == interp.Choices && reached.Reached(p) {
					got = append(got, pointNames[p.Kind]+" "+p.Text)
				}
			}
			if s := strings.Join(got, ", "); s != lead.want {
				t.Fatalf("%d, %q reaches %s, not %s", lead.score, lead.country, s, lead.want)
			}
		}
	}
}
