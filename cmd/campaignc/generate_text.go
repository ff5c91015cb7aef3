package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
)

// reachedShown is how many places that a lead reaches are named before its test.
const reachedShown = 6

// nameShown is how long the name of a generated test may be.
const nameShown = 70

// writeGenerated prints the tests, what no lead reached, and a tally.
func (c *testCommand) writeGenerated(g *generation, con *console) error {
	tests := g.tests()
	missed := g.missed()
	if c.Format == "json" {
		return g.writeJSON(con.out, tests, missed)
	}
	for _, t := range tests {
		fmt.Fprintln(con.out)
		for i, p := range t.found.Points[:min(len(t.found.Points), reachedShown)] {
			writeComment(con.out, g.in.place(p.Node)+": "+t.words[i])
		}
		if more := len(t.found.Points) - reachedShown; more > 0 {
			writeComment(con.out, fmt.Sprintf("and %s more", count(more, "place")))
		}
		fmt.Fprint(con.out, t.source)
	}
	g.writeTally(con.out, missed)
	return nil
}

// writeTally prints how far the leads came, as comments.
func (g *generation) writeTally(w io.Writer, missed []missed) {
	before, after := g.reached(g.tested), g.reached(g.covered.Coverage)
	fmt.Fprintln(w)
	with := ""
	switch n := len(g.reach) - 1; {
	case n == 1:
		with = ", with the campaign that it starts"
	case n > 1:
		with = fmt.Sprintf(", with the %s that it starts", count(n, "campaign"))
	}
	writeComment(w, fmt.Sprintf("%s%s: of %s the tests reach %s.", quotedCampaign(g.campaign), with, count(len(g.points), "place"), thousands(before)))
	switch {
	case g.covered.Leads == 0:
		writeComment(w, "There was nothing left that a lead could reach.")
		return
	case after == before:
		writeComment(w, fmt.Sprintf("%s made, none of which reached another.", leadsWere(g.covered.Leads)))
	default:
		reach := "the test above reaches"
		if n := len(g.covered.Found); n > 1 {
			reach = fmt.Sprintf("the %s above reach", count(n, "test"))
		}
		writeComment(w, fmt.Sprintf("%s made; %s %s more.", leadsWere(g.covered.Leads), reach, thousands(after-before)))
	}
	if len(missed) > 0 {
		writeComment(w, fmt.Sprintf("No lead reached %s:", thousands(len(g.points)-after)))
	}
	for i := range missed {
		writeComment(w, "  "+g.in.place(missed[i].at)+": "+missed[i].text())
	}
}

// reached is how many of the campaigns' places were reached.
func (g *generation) reached(c *interp.Coverage) int {
	n := 0
	for _, p := range g.points {
		if c.Reached(p) {
			n++
		}
	}
	return n
}

func leadsWere(n int) string {
	if n == 1 {
		return "1 lead was"
	}
	return thousands(n) + " leads were"
}

func quotedCampaign(c *lang.Campaign) string { return fmt.Sprintf("%q", c.Qualified()) }

// writeComment prints a comment of at most 80 columns.
func writeComment(w io.Writer, text string) {
	indent := strings.Repeat(" ", len(text)-len(strings.TrimLeft(text, " ")))
	for i, line := range wrap(text, 76-len(indent), 0) {
		if i > 0 {
			line = "  " + line
		}
		fmt.Fprintf(w, "// %s%s\n", indent, line)
	}
}

// unquoted makes code a part of a name.
var unquoted = strings.NewReplacer("`", "", `"`, "'")

// generatedTest is one test that was made.
type generatedTest struct {
	found  interp.Found
	name   string
	words  []string // of the found points: what reaching them means
	source string
}

// tests writes what was found as tests, in the canonical form, with names that
// no other test has.
func (g *generation) tests() []generatedTest {
	taken := map[string]bool{}
	for _, t := range slices.Concat(g.in.Tests, g.in.Always) {
		taken[strings.ToLower(t.Name.Value)] = true
	}
	heads := map[lang.Node]string{}
	for _, p := range g.points {
		if p.Kind == interp.PointStatement {
			heads[p.Node] = p.Text
		}
	}
	var out []generatedTest
	for _, f := range g.covered.Found {
		t := generatedTest{found: f}
		for _, p := range f.Points {
			t.words = append(t.words, reachedWords(p, heads))
		}
		title := shorten(g.in.NameOf(g.campaign)+": "+unquoted.Replace(t.words[0]), nameShown)
		t.name = title
		for n := 2; taken[strings.ToLower(t.name)]; n++ {
			t.name = fmt.Sprintf("%s (%d)", title, n)
		}
		taken[strings.ToLower(t.name)] = true
		lines := slices.Concat(f.Lines, f.Expects)
		source := "test " + lang.Quote(t.name) + " {\n" + strings.Join(lines, "\n") + "\n}\n"
		file, _ := parser.Parse(madeFile, []byte(source))
		t.source = string(lang.Format(file))
		out = append(out, t)
	}
	return out
}

// reachedWords says what it means that a lead reached a point.
func reachedWords(p *interp.Point, heads map[lang.Node]string) string {
	text, of := code(p.Text), code(heads[p.Of])
	switch p.Kind {
	case interp.PointBranch:
		return "the branch of " + text
	case interp.PointElse:
		return "the else of " + of
	case interp.PointNoBranch:
		return "past all branches of " + of
	case interp.PointSegment:
		return "in " + text
	case interp.PointEarly:
		return text + " ends early"
	case interp.PointTimeUp:
		return text + " lasts to its end"
	case interp.PointTrigger:
		return "the trigger " + text
	case interp.PointHeld:
		return text + " holds"
	case interp.PointNotHeld:
		return text + " does not hold"
	case interp.PointTried:
		return text + " succeeds"
	case interp.PointExhausted:
		return text + " runs out of tries"
	case interp.PointFailure, interp.PointSkip:
		return text + " of " + of
	}
	return text
}

// missed lists what neither tests nor leads reached of the campaigns.
func (g *generation) missed() []missed {
	c := &coverage{testedWorkspace: &testedWorkspace{workspace: g.in.workspace, where: g.in.where, reached: g.covered.Coverage}}
	wanted := map[*interp.Point]bool{}
	for _, p := range g.points {
		wanted[p] = true
	}
	var out []missed
	for _, part := range coveredParts(g.making.program) {
		if !slices.ContainsFunc(part.points, func(p *interp.Point) bool { return wanted[p] }) {
			continue
		}
		found := c.missed(part)
		if len(found) == 1 && found[0].at == part.decl() {
			found[0].says = "no lead comes to the campaign"
		}
		out = append(out, found...)
	}
	return out
}
