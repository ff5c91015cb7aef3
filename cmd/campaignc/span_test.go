package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"
)

// spanWorkspace has batches, a limit, triggers, requests and waits.
const spanWorkspace = `
workspace "Acme" { time zone "Europe/Berlin" }
lead {
  email:  email
  points: score = 0
  note:   text
}
form "Contact Us"
campaign "Daily" {
  smart list { points < 40 }
  flow {
    set points += 7
    if points > 20 { request "Later" }
  }
  schedule {
    run once every 2 days
    repeat daily at 06:00
  }
}
campaign "Few" {
  smart list { points between 14 and 20 }
  flow { set note += "few;" }
  schedule {
    limit 600 leads
    repeat weekly on monday, friday at 06:00
  }
}
campaign "Later" {
  smart list { when campaign is requested }
  flow {
    wait 36 hours
    set note += "later;"
  }
  schedule { run every time }
}
campaign "Form" {
  smart list { when fills out form "Contact Us" }
  flow { set points += 3 }
  schedule { run every time }
}
`

// TestSpanWorkers plays one span over and over: the same bytes come out, for any
// number of workers.
func TestSpanWorkers(t *testing.T) {
	t.Chdir(t.TempDir())
	var leads, events strings.Builder
	leads.WriteString("id,email,points\n")
	for i := range 2600 {
		fmt.Fprintf(&leads, "%d,somebody.%d@company.example,%d\n", i, i, i%23)
	}
	for i := range 2000 {
		fmt.Fprintf(&events, `{"time":"2026-03-%02dT%02d:00:00Z","lead":"%d","kind":"fills out form","primary":"Contact Us"}`+"\n", 1+i*7%20, i%24, i*13%3000)
	}
	for name, text := range map[string]string{"w.camp": spanWorkspace, "leads.csv": leads.String(), "events.jsonl": events.String()} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var first [3][]byte
	for i := range 6 {
		var summary bytes.Buffer
		args := []string{"run", ".", "--from", "2026-03-01", "--to", "2026-03-14", "--leads", "leads.csv", "--events", "events.jsonl",
			"--out", "out.csv", "--log", "log.jsonl", "--workers", strconv.Itoa(1 + i%4)}
		if status := command(args, &terminal{w: &summary}, &terminal{w: io.Discard}); status != statusFound {
			t.Fatalf("exit status %d, want a run over its limit:\n%s", status, summary.String())
		}
		for j, name := range []string{"out.csv", "log.jsonl", ""} {
			got := summary.Bytes()
			if name != "" {
				var err error
				if got, err = os.ReadFile(name); err != nil {
					t.Fatal(err)
				}
			}
			if i == 0 {
				first[j] = got
			} else if !bytes.Equal(first[j], got) {
				t.Fatalf("run %d gives another %q", i+1, name)
			}
		}
	}
	if !strings.Contains(string(first[2]), "Few did not run at 2026-03-02 06:00") {
		t.Errorf("no batch run was called off:\n%s", first[2])
	}
}
