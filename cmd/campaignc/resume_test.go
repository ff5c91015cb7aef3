package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestResume cuts the runs of the examples and of the language cases after
// every turn of a lead's flows, writes what waits to a file, compiles the
// workspace anew, and goes on: leads and log are those of a run that was not cut.
func TestResume(t *testing.T) {
	cuts, withEvents := 0, 0
	for name, dir := range resumable(t) {
		t.Run(name, func(t *testing.T) {
			t.Chdir(dir)
			for _, call := range runCalls(t) {
				n := cutEverywhere(t, call)
				if cuts += n; slices.Contains(call, "--events") {
					withEvents += n
				}
			}
		})
	}
	if cuts < 120 || withEvents < 5 {
		t.Errorf("only %d leads went on from a record, %d after events", cuts, withEvents)
	}
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
		if !ok || strings.Contains(call, "--from") { // what waits goes on without the batch runs that were to come
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
	happened            string // how many events did
}

// cutEverywhere compares the whole run with one that is cut after each turn,
// and says how many leads went on.
func cutEverywhere(t *testing.T, call []string) int {
	whole, ok := runPart(t, call, 0, "", "")
	if !ok {
		return 0
	}
	cuts := 0
	for turns := 1; ; turns += 1 + turns/25*20 { // a runaway cascade has a thousand
		first, _ := runPart(t, call, turns, "", "")
		if first == whole {
			return cuts // nothing was cut off
		}
		if first.happened != whole.happened {
			continue // what waits goes on without the events that were to come
		}
		cuts += strings.Count(first.waiting, "\n")
		second, ok := runPart(t, call, 0, first.leads, first.waiting)
		if !ok {
			t.Fatalf("%q does not go on after %d turns", call, turns)
		}
		if diff := cmp.Diff(whole.leads, second.leads); diff != "" {
			t.Fatalf("%q, cut after %d turns, gives other leads:\n%s", call, turns, diff)
		}
		if diff := cmp.Diff(byLead(t, whole.log), byLead(t, first.log+second.log)); diff != "" {
			t.Fatalf("%q, cut after %d turns, logs otherwise:\n%s", call, turns, diff)
		}
		if diff := cmp.Diff(whole.waiting, second.waiting); diff != "" {
			t.Fatalf("%q, cut after %d turns, leaves other leads waiting:\n%s", call, turns, diff)
		}
	}
}

// runPart runs a call on a workspace that is read and compiled for it, up to a
// number of turns, or goes on with what waits. It reports false for a call
// that cannot be.
func runPart(t *testing.T, call []string, turns int, leads, waiting string) (part, bool) {
	t.Helper()
	var c runCommand
	parser, err := kong.New(&c)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(call); err != nil {
		return part{}, false
	}
	c.Out, c.Log, c.SaveWaiting, c.Rejects, c.Trace = "cut-out.csv", "cut-log.jsonl", "cut-waiting.jsonl", "", ""
	if c.Now == "" && (c.Events == "" || waiting != "") {
		c.Now = "2026-03-02T09:00:00Z"
	}
	if c.Events != "" && c.Until == "" {
		c.Until = "2030-01-01" // a year after the first event, and so after --now of who goes on, is not the same
	}
	if waiting != "" {
		c.Campaign, c.Events, c.Resume, c.Leads = "", "", "resume.jsonl", "resume.csv"
		for name, text := range map[string]string{c.Resume: waiting, c.Leads: leads} {
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	con := &console{out: &terminal{w: &out}, err: &terminal{w: &out}}
	w, err := openWorkspace(c.Workspace)
	if err != nil {
		return part{}, false
	}
	defer w.root.Close()
	job, resumed, err := c.job(w)
	if err != nil {
		return part{}, false
	}
	job.Given.Turns = turns
	if status := statusOf(c.do(w, job, resumed, con), con.err); status > statusFound {
		t.Fatal(out.String())
	}
	if _, err := os.Stat(c.Out); err != nil {
		return part{}, false // nothing was run
	}
	read := func(name string) string {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	p := part{leads: read(c.Out), log: read(c.Log), waiting: read(c.SaveWaiting)}
	for line := range strings.Lines(out.String()) {
		if strings.Contains(line, "happened") {
			p.happened += line
		}
	}
	return p, true
}

// byLead is a log by lead, in the order of its records.
func byLead(t *testing.T, log string) map[string][]string {
	t.Helper()
	leads := map[string][]string{}
	for line := range strings.Lines(log) {
		var a struct{ Lead string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		leads[a.Lead] = append(slices.Clip(leads[a.Lead]), line)
	}
	return leads
}
