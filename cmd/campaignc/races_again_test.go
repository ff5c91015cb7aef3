package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestRacesOfOneCampaign holds the warnings of races of a campaign with itself
// against runs: two forms are filled out one after the other, or the second while
// the flow waits. Where more is done then, the checker warns; and what it
// warns of ends otherwise, but for a few flows with ways that no lead can take.
func TestRacesOfOneCampaign(t *testing.T) {
	raced, quiet, wrong := 0, 0, 0
	for seed := range uint64(200) {
		source := randomWaiting(rand.New(rand.NewPCG(seed, 5)))
		dir := t.TempDir()
		file := filepath.Join(dir, "w.camp")
		if err := os.WriteFile(file, []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
		w, err := openWorkspace(file)
		if err != nil {
			t.Fatal(err)
		}
		w.root.Close()
		if w.diagnostics.HasErrors() {
			t.Fatalf("%v\n%s", w.diagnostics, source)
		}
		differs, more := apartAndTogether(t, dir, w.Campaigns[0].Rule.Interval)
		warned := len(w.Races) > 0
		switch {
		case more != "" && !warned:
			t.Errorf("seed %d: %s, and no warning\n%s", seed, more, source)
		case warned && differs:
			raced++
		case warned:
			wrong++
		default:
			quiet++
		}
	}
	t.Logf("%d raced, %d quiet, %d false alarms", raced, quiet, wrong)
	if raced < 20 || quiet < 100 || wrong > raced/4 {
		t.Errorf("%d raced, %d quiet, %d false alarms", raced, quiet, wrong)
	}
}

// apartAndTogether runs two events apart and in one wait, for leads of several
// kinds: whether what comes out differs, and where more is done in one wait.
func apartAndTogether(t *testing.T, dir string, interval int64) (differs bool, more string) {
	t.Helper()
	var leads, events strings.Builder
	leads.WriteString("id,email,a,b,d,n\n")
	start := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	apart := map[string]string{} // by lead with events in one wait: the lead with events apart
	for i, state := range []string{",,", "x,,x", "y,x,x", "x,y,", ",y,x"} {
		for _, forms := range []string{"FF", "FG"} {
			lead := func(after time.Duration) string {
				id := fmt.Sprintf("%d%s-%s", i, forms, after)
				fmt.Fprintf(&leads, "%s,l@x.example,%s,0\n", id, state)
				for i, form := range forms {
					at := start.Add(time.Duration(i) * after).Format(time.RFC3339)
					fmt.Fprintf(&events, "{\"lead\":%q,\"at\":%q,\"activity\":\"Fill Out Form\",\"primary\":%q}\n", id, at, string(form))
				}
				return id
			}
			far := lead(60 * 24 * time.Hour)
			for _, after := range []time.Duration{time.Hour, 30 * time.Hour, 130 * time.Hour} {
				if after.Milliseconds() >= interval {
					apart[lead(after)] = far
				}
			}
		}
	}
	ends := endsOf(t, dir, leads.String(), events.String())
	for _, id := range slices.Sorted(maps.Keys(apart)) {
		a, b := ends[id], ends[apart[id]]
		differs = differs || a != b
		if a.mails > b.mails || a.n > b.n {
			more = fmt.Sprintf("lead %s: %+v, apart %+v", id, a, b)
		}
	}
	return differs, more
}

// end is what a run leaves of a lead.
type end struct {
	fields   string
	n, mails int
}

// endsOf runs a workspace with events, and is what it leaves of each lead.
func endsOf(t *testing.T, dir, leads, events string) map[string]end {
	t.Helper()
	at := func(name string) string { return filepath.Join(dir, name) }
	for name, text := range map[string]string{"leads.csv": leads, "events.jsonl": events} {
		if err := os.WriteFile(at(name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	both := &terminal{w: &out}
	status := command([]string{"run", at("w.camp"), "--leads", at("leads.csv"), "--events", at("events.jsonl"),
		"--out", at("out.csv"), "--log", at("log.jsonl"), "--now", "2026-03-01T00:00:00Z"}, both, both)
	if status != statusOK {
		t.Fatalf("exit status %d: %s", status, out.String())
	}
	ends := map[string]end{}
	rows, err := os.ReadFile(at("out.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(rows)) {
		cells := strings.SplitN(strings.TrimSpace(line), ",", 7)
		n, err := strconv.Atoi(cells[5])
		if cells[0] == "id" {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		ends[cells[0]] = end{fields: strings.Join(cells[1:], ","), n: n}
	}
	log, err := os.ReadFile(at("log.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(log)) {
		var a struct{ Lead, Activity string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		if a.Activity == "Send Email" {
			e := ends[a.Lead]
			e.mails++
			ends[a.Lead] = e
		}
	}
	return ends
}

// randomWaiting is a campaign that two forms start, and that waits.
func randomWaiting(g *rand.Rand) string {
	pick := func(of ...string) string { return of[g.IntN(len(of))] }
	cond := func() string {
		return pick("a is empty", `a is not "x"`, "b is empty", `b is not "y"`, `d is "x"`, `not member of list "L"`)
	}
	stmt := func() string {
		return pick(`set a = "x"`, `set a = "y"`, `set b = "x"`, `set b = "y"`, `set c = "x"`, `set a = "{{trigger.name}}"`, `add to list "L"`, "set n += 1", `send email "M"`, `send email "M"`)
	}
	part := func() string {
		switch g.IntN(3) {
		case 0:
			return fmt.Sprintf("if %s { %s; %s }", cond(), stmt(), stmt())
		case 1:
			return fmt.Sprintf("if %s { %s }", cond(), stmt())
		}
		return stmt()
	}
	waits := fmt.Sprintf("wait %s", pick("2 days", "4 days", "6 days"))
	if g.IntN(4) == 0 {
		waits = fmt.Sprintf("if %s { %s; %s }", cond(), stmt(), waits)
	}
	filter := ""
	if g.IntN(3) > 0 {
		filter = "; " + pick("c is empty", `c is not "x"`, `not member of list "L"`)
	}
	return fmt.Sprintf(`lead { email: email, a: string, b: string, c: string, d: string, n: integer = 0, unsubscribed: boolean = false, marketing_suspended: boolean = false, block_listed: boolean = false, email_invalid: boolean = false }
form "F"
form "G"
list "L"
email "M" { from "x@x.example"; subject "Hello"; text "t" }
campaign "C" {
  smart list { when fills out form "F"; when fills out form "G"%s }
  flow {
    %s
    %s
    %s
    %s
  }
  schedule { run %s }
}
`, filter, part(), waits, part(), part(), pick("every time", "every time", "once every 1 day", "once every 5 days"))
}
