package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"campaignc/interp"
	"campaignc/lang"
)

// otherWay is where a lead's way in a test goes otherwise in a mutant.
type otherWay struct {
	test     *testRun
	lead     string
	was, now string // the first lines that differ; "" where nothing more happens
}

// otherWay is the first difference between two runs of a test, or nil.
func (r *mutantRun) otherWay(before, now *testRun) *otherWay {
	for i := range before.results {
		was, is := r.deeds(before.results[i].Trace), r.deeds(now.results[i].Trace)
		for j := range max(len(was), len(is)) {
			o := &otherWay{test: before, lead: before.results[i].Lead}
			if j < len(was) {
				o.was = traceLine(was[j], before.in.Workspace)
			}
			if j < len(is) {
				o.now = traceLine(is[j], before.in.Workspace)
			}
			if j >= len(was) || j >= len(is) || happening(was[j]) != happening(is[j]) {
				return o
			}
		}
	}
	return nil
}

// deeds are what was done on a way: not the conditions that were asked, nor how
// campaigns began where one is called in another way.
func (r *mutantRun) deeds(t *interp.Trace) (deeds []*interp.TraceEvent) {
	for i := range t.Events {
		e := &t.Events[i]
		begins := e.Kind == interp.TraceFlow || e.Kind == interp.TraceRefused ||
			e.Kind == interp.TraceActivity && (e.Activity.Site.Activity == "Execute Campaign" || e.Activity.Site.Activity == "Request Campaign")
		if e.Kind != interp.TraceChoice && !(begins && r.Kind == lang.MutantRequest) {
			deeds = append(deeds, e)
		}
	}
	return deeds
}

// happening is what was done, and when, without the source that it quotes and
// the flag of a call that says where its tokens come from.
func happening(e *interp.TraceEvent) string {
	if e.Kind != interp.TraceActivity {
		return fmt.Sprintf("%d %d %s", e.At, e.Kind, e.Text)
	}
	a := &e.Activity
	text := fmt.Sprintf("%d %s %q %d", e.At, a.Site.Activity, a.PrimaryValue(), a.Result)
	for i, label := range a.Labels {
		if label != "Wait" && label != "Used Parent Campaign Token Context" {
			text += fmt.Sprintf(" %q", a.Values[i])
		}
	}
	return text
}

// tallied counts mutants.
type tallied struct{ noticed, missed, refused int }

func (t *tallied) add(r *mutantRun) {
	switch r.outcome {
	case mutantNoticed:
		t.noticed++
	case mutantMissed:
		t.missed++
	case mutantRefused:
		t.refused++
	}
}

func (t *tallied) mutants() int { return t.noticed + t.missed }

// score is the share that was noticed, in tenths of a percent and never rounded
// up; without mutants nothing is missed.
func (t *tallied) score() float64 {
	if t.mutants() == 0 {
		return 100
	}
	return float64(1000*t.noticed/t.mutants()) / 10
}

// tests is how many tests there are to notice.
func (m *mutation) tests() int { return len(m.blocks) + len(m.always) + len(m.goldens) }

func (m *mutation) tally() (t tallied) {
	for _, r := range m.runs {
		t.add(r)
	}
	return t
}

// reaches reports whether the share that was noticed is as large as asked for.
func (m *mutation) reaches(least float64) bool {
	t := m.tally()
	return float64(100*t.noticed) >= least*float64(t.mutants())
}

// write prints the score, a table, and what no test noticed:
//
//	scoring.camp:26:7: Scoring.Score Fit
//	  - if employees >= 1000 {
//	  + if employees > 1000 {
//	  no test tells the two apart; a lead whose `employees` is 1000 would
func (m *mutation) write(w io.Writer, least float64) {
	all := m.tally()
	fmt.Fprintf(w, "%s: %s, %s noticed by %s: %.1f %%\n", printable(m.in.where), count(all.mutants(), "change"), thousands(all.noticed),
		count(m.tests(), "test"), all.score())
	if all.refused > 0 {
		fmt.Fprintf(w, "%s more could not be made: the checker refuses them\n", thousands(all.refused))
	}
	if all.mutants() > 0 {
		fmt.Fprintln(w)
		writeTable(w, m.rows())
	}
	for _, r := range m.runs {
		if r.outcome == mutantMissed {
			m.writeMissed(w, r)
		}
	}
	if !m.reaches(least) {
		fmt.Fprintf(w, "\nstop: %.1f %% of the changes are noticed, less than --min %g\n", all.score(), least)
	}
}

// rows are the table of what was changed, in the order of the source.
func (m *mutation) rows() [][]string {
	rows := [][]string{{"changed in", "changes", "noticed", "missed", "score"}}
	var owners []string
	by := map[string]*tallied{}
	for _, r := range m.runs {
		if by[r.Owner] == nil {
			owners = append(owners, r.Owner)
			by[r.Owner] = &tallied{}
		}
		by[r.Owner].add(r)
	}
	for _, owner := range owners {
		t := by[owner]
		rows = append(rows, []string{shorten(owner, 40), thousands(t.mutants()), thousands(t.noticed), thousands(t.missed), fmt.Sprintf("%.1f %%", t.score())})
	}
	return rows
}

func (m *mutation) writeMissed(w io.Writer, r *mutantRun) {
	fmt.Fprintf(w, "\n%s: %s\n", m.in.place(r.At), shorten(r.Owner, 40))
	for _, line := range m.lines(r.Mutant) {
		fmt.Fprintf(w, "  %s\n", line)
	}
	advice, o := r.advice(m.in), r.other
	if o != nil {
		advice += ":"
	}
	for _, line := range wrap(advice, 76, 0) {
		fmt.Fprintf(w, "  %s\n", line)
	}
	if o != nil {
		fmt.Fprintf(w, "    - %s\n    + %s\n", shorten(orNothing(o.was), 72), shorten(orNothing(o.now), 72))
	}
}

func orNothing(line string) string {
	if line == "" {
		return "nothing more"
	}
	return line
}

// advice says why no test noticed, and what would.
func (r *mutantRun) advice(in *testedWorkspace) string {
	switch {
	case r.lonely:
		return "no test comes here"
	case r.other != nil:
		t := r.other.test
		who := "the lead"
		if len(t.results) > 1 {
			who += " " + quoted(r.other.lead)
		}
		return fmt.Sprintf("%s of the test %s (%s) fares differently, but no line of it expects that", who, in.name(t.test), in.place(t.test))
	}
	return "no test tells the two apart; " + r.Telltale + " would"
}

// shownLines is how many lines of a change are shown on each side.
const shownLines = 4

// lines are the lines of the source that a mutant changes, as a small diff.
func (m *mutation) lines(mutant *lang.Mutant) []string {
	if mutant.Kind == lang.MutantOrder || mutant.Kind == lang.MutantRequest {
		return bothSides(mutant.Was, mutant.Is)
	}
	name := mutant.At.Pos.Filename
	f := m.in.Files[slices.IndexFunc(m.in.Files, func(f *lang.File) bool { return f.Path == name })]
	return smallDiff(f.Source, mutated(f, mutant.EditsIn(name)))
}

// smallDiff are the first lines that two texts do not share, without their
// common indent.
func smallDiff(was, now []byte) []string {
	var sides [2][]string
	for i, line := range strings.Split(string(diff.Diff("was", was, "now", now)), "\n") {
		if i < 3 || line == "" || strings.TrimSpace(line[1:]) == "" {
			continue
		}
		switch line[0] {
		case '-':
			sides[0] = append(sides[0], line[1:])
		case '+':
			sides[1] = append(sides[1], line[1:])
		}
	}
	if len(sides[0]) == 1 && len(sides[1]) == 1 {
		return bothSides(strings.TrimSpace(sides[0][0]), strings.TrimSpace(sides[1][0]))
	}
	indent := -1
	for _, line := range slices.Concat(sides[0], sides[1]) {
		if n := len(line) - len(strings.TrimLeft(line, " \t")); indent < 0 || n < indent {
			indent = n
		}
	}
	var out []string
	for i, sign := range []string{"- ", "+ "} {
		for j, line := range sides[i] {
			if j == shownLines {
				out = append(out, sign+fmt.Sprintf("… and %s more", count(len(sides[i])-j, "line")))
				break
			}
			out = append(out, sign+shorten(line[indent:], 74))
		}
	}
	return out
}

// bothSides are a line as it was and as it is, of long ones the part in which
// they differ.
func bothSides(was, now string) []string {
	const room, lead = 74, 30
	a, b := []rune(was), []rune(now)
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	if cut := same - lead; cut > 0 && max(len(a), len(b)) > room {
		a, b = append([]rune("…"), a[cut:]...), append([]rune("…"), b[cut:]...)
	}
	return []string{"- " + shorten(string(a), room), "+ " + shorten(string(b), room)}
}

// The JSON forms: a line for each change, then one of the whole.

type mutantJSON struct {
	Workspace string        `json:"workspace"`
	Place     string        `json:"place"`
	In        string        `json:"in"`
	Kind      string        `json:"kind"`
	Was       string        `json:"was"`
	Is        string        `json:"is"`
	Outcome   mutantOutcome `json:"outcome"`
	By        string        `json:"by,omitempty"`
	Advice    string        `json:"advice,omitempty"`
	Test      string        `json:"test,omitempty"`
	Lead      string        `json:"lead,omitempty"`
	Before    string        `json:"before,omitempty"`
	After     string        `json:"after,omitempty"`
}

type mutationJSON struct {
	Workspace string  `json:"workspace"`
	Tests     int     `json:"tests"`
	Changes   int     `json:"changes"`
	Noticed   int     `json:"noticed"`
	Missed    int     `json:"missed"`
	Refused   int     `json:"refused"`
	Score     float64 `json:"score"`
}

func (m *mutation) writeJSON(out *terminal) error {
	for _, r := range m.runs {
		j := mutantJSON{
			Workspace: m.in.where, Place: m.in.place(r.At), In: r.Owner, Kind: string(r.Kind), Was: r.Was, Is: r.Is, Outcome: r.outcome, By: r.by,
		}
		if r.outcome == mutantMissed {
			j.Advice = r.advice(m.in)
		}
		if o := r.other; o != nil {
			j.Test, j.Lead, j.Before, j.After = o.test.test.Name.Value, o.lead, orNothing(o.was), orNothing(o.now)
		}
		if err := writeJSONLine(out, j); err != nil {
			return err
		}
	}
	t := m.tally()
	return writeJSONLine(out, mutationJSON{m.in.where, m.tests(), t.mutants(), t.noticed, t.missed, t.refused, t.score()})
}
