package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestResume cuts the runs of the examples and of the language cases after
// every turn of a lead's flows, writes what waits to a file, compiles the
// workspace anew, and goes on: leads and log are those of a run that was not cut.
// Runs of a span and of events are cut at their instants too, as a user does.
// With -short runs that log much are cut at some of these places.
func TestResume(t *testing.T) {
	var n resumed
	for name, dir := range resumable(t) {
		t.Run(name, func(t *testing.T) {
			t.Chdir(dir)
			for _, call := range runCalls(t) {
				cut{t, call, &n}.everywhere()
			}
		})
	}
	if n.leads < 400 || n.events < 100 || n.spans < 100 || n.instants < 20 {
		t.Errorf("too few leads went on from a record: %+v", n)
	}
}

// resumed counts leads that went on from a record.
type resumed struct {
	leads, events, spans, instants int // all; with events; in a span of time; from an instant
}

// resumable are folders that hold a file of calls, by name.
func resumable(t *testing.T) map[string]string {
	dirs := map[string]string{}
	readmes, err := filepath.Glob("../../examples/*/README.md")
	if err != nil || len(readmes) < 8 {
		t.Fatal("no examples:", err)
	}
	for _, readme := range readmes {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(filepath.Dir(readme))); err != nil {
			t.Fatal(err)
		}
		dirs["example "+filepath.Base(filepath.Dir(readme))] = dir
	}
	cases, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range cases {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c := newLanguageCase(t, archive)
		if c.section["cmd"] == "" || c.section["want.errors"] != "" || strings.HasPrefix(filepath.Base(file), "test_") {
			continue
		}
		if err := os.WriteFile(filepath.Join(c.dir, "README.md"), []byte("$ campaignc "+strings.Join(c.lines("cmd"), "\n$ campaignc ")), 0o644); err != nil {
			t.Fatal(err)
		}
		dirs[strings.TrimSuffix(filepath.Base(file), ".txtar")] = c.dir
	}
	return dirs
}

// runCalls are the calls of run in the README that start a campaign for leads.
func runCalls(t *testing.T) [][]string {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var calls [][]string
	for line := range strings.Lines(strings.ReplaceAll(string(text), "\\\n", " ")) {
		line, _, _ = strings.Cut(line, "|")
		call, ok := strings.CutPrefix(strings.TrimSpace(line), "$ campaignc run ")
		if !ok {
			continue
		}
		if _, err := os.Stat("leads.csv"); err == nil || strings.Contains(call, "--events") {
			calls = append(calls, shellWords(call))
		}
	}
	return calls
}

// part is a run of a call: the call itself, or a part of it.
type part struct {
	leads, log, waiting string
	off                 bool // batch runs were called off
}

// where a part of a run begins and ends.
type where struct {
	turns          int       // after which each lead is cut off; 0: none
	from, to       time.Time // or zero
	leads, waiting string    // of the part before, or ""
}

// cut is a call that is cut.
type cut struct {
	*testing.T
	call []string
	n    *resumed
}

// everywhere compares the whole run with one that is cut, in all places.
func (c cut) everywhere() {
	whole, ok := c.run(where{})
	if !ok {
		return
	}
	if !whole.off { // whether a run is over its limit shows when all leads have come to it
		c.afterTurns(&whole)
	}
	if slices.Contains(c.call, "--from") {
		c.atInstants(&whole)
	}
}

// afterTurns cuts each lead off after as many turns of its flows.
func (c cut) afterTurns(whole *part) {
	for turns := 1; ; turns += c.stride(turns, whole) {
		first, _ := c.run(where{turns: turns})
		if first.log == whole.log && first.leads == whole.leads {
			return // nothing was cut off
		}
		c.goOn(whole, &first, where{}, fmt.Sprintf("after %d turns", turns))
	}
}

// atInstants cuts the span at each instant at which something was logged.
func (c cut) atInstants(whole *part) {
	var instants []string
	for line := range strings.Lines(whole.log) {
		var a struct{ At string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			c.Fatal(err)
		}
		instants = append(instants, a.At)
	}
	slices.Sort(instants)
	instants = slices.Compact(instants)
	for i := 0; i < len(instants); i += c.stride(len(instants)/10, whole) {
		text := instants[i]
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			c.Fatal(err)
		}
		first, _ := c.run(where{to: at})
		c.n.instants += c.goOn(whole, &first, where{from: at.Add(time.Second)}, "at "+text)
	}
}

// stride is how far the next cut lies from one after n others: a runaway
// cascade has a thousand turns.
func (c cut) stride(n int, whole *part) int {
	const cheap = 1_000_000 // bytes of log
	if testing.Short() || detector {
		return 1 + n*len(whole.log)/cheap
	}
	return 1
}

// goOn goes on where the first part of a run ends, and says with how many leads.
func (c cut) goOn(whole, first *part, at where, place string) int {
	c.Helper()
	at.leads, at.waiting = first.leads, first.waiting
	second, ok := c.run(at)
	if !ok {
		c.Fatalf("%q does not go on %s", c.call, place)
	}
	if diff := cmp.Diff(whole.leads, second.leads); diff != "" {
		c.Fatalf("%q, cut %s, gives other leads:\n%s", c.call, place, diff)
	}
	if log := first.log + second.log; log != whole.log { // as it is of one lead
		if diff := cmp.Diff(byLead(c.T, whole.log), byLead(c.T, log)); diff != "" {
			c.Fatalf("%q, cut %s, logs otherwise:\n%s", c.call, place, diff)
		}
	}
	if diff := cmp.Diff(withoutDeleted(whole.waiting), withoutDeleted(second.waiting)); diff != "" {
		c.Fatalf("%q, cut %s, leaves other leads waiting:\n%s", c.call, place, diff)
	}
	n := strings.Count(first.waiting, "\n")
	c.n.leads += n
	if slices.Contains(c.call, "--events") {
		c.n.events += n
	}
	if slices.Contains(c.call, "--from") {
		c.n.spans += n
	}
	return n
}

// run runs the call, or a part of it, on a workspace that is read and compiled
// for it. It reports false for a call that cannot be.
func (c cut) run(at where) (part, bool) {
	c.Helper()
	var r runCommand
	parser, err := kong.New(&r)
	if err != nil {
		c.Fatal(err)
	}
	if _, err := parser.Parse(c.call); err != nil {
		return part{}, false
	}
	r.Out, r.Log, r.SaveWaiting, r.Rejects, r.Trace = "cut-out.csv", "cut-log.jsonl", "cut-waiting.jsonl", "", ""
	if r.Now == "" && r.Events == "" && r.From == "" {
		r.Now = "2026-03-02T09:00:00Z"
	}
	if !at.from.IsZero() {
		r.From = at.from.Format(time.RFC3339)
	}
	if !at.to.IsZero() {
		r.To = at.to.Format(time.RFC3339)
	}
	if at.leads != "" {
		r.Campaign, r.Resume, r.Leads = "", "resume.jsonl", "resume.csv"
		for name, text := range map[string]string{r.Resume: at.waiting, r.Leads: at.leads} {
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				c.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	con := &console{out: &terminal{w: &out}, err: &terminal{w: &out}}
	w, err := openWorkspace(r.Workspace)
	if err != nil {
		return part{}, false
	}
	defer w.root.Close()
	job, resumed, err := r.job(w)
	if err != nil {
		return part{}, false
	}
	job.Given.Turns = at.turns
	if status := statusOf(r.do(w, job, resumed, con), con.err); status > statusFound {
		c.Fatal(out.String())
	}
	if _, err := os.Stat(r.Out); err != nil {
		return part{}, false // nothing was run
	}
	read := func(name string) string {
		b, err := os.ReadFile(name)
		if err != nil {
			c.Fatal(err)
		}
		return string(b)
	}
	return part{read(r.Out), read(r.Log), read(r.SaveWaiting), strings.Contains(out.String(), " did not run at ")}, true
}

// withoutDeleted leaves out the records of deleted leads. Who goes on with the
// leads that a part wrote does not meet them again.
func withoutDeleted(records string) string {
	lines := slices.Collect(strings.Lines(records))
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return strings.Contains(line, `"deleted":true`) }), "")
}

// byLead is a log by lead, in the order of its records.
func byLead(t *testing.T, log string) map[string][]string {
	t.Helper()
	leads := map[string][]string{}
	for line := range strings.Lines(log) {
		lead, _, ok := strings.Cut(line, `,"seq":`)
		if !ok {
			t.Fatalf("no record of a log: %s", line)
		}
		leads[lead] = append(leads[lead], line)
	}
	return leads
}
