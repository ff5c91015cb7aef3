package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestExploreRaces finds each of thirteen seeded races among seventy campaigns,
// the twelfth of two batches of one time, and nothing in the twin without them. Each
// order that a finding shows comes again when its number is asked for.
func TestExploreRaces(t *testing.T) {
	for _, c := range []struct {
		folder string
		status int
		begin  []string
		leads  []string // with findings
	}{
		{"seeded", statusFound, []string{"--campaign", "Begin", "--now", "2026-03-02T09:00:00Z"}, []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "13"}},
		{"seeded", statusFound, []string{"--from", "2026-03-02", "--to", "2026-03-08"}, []string{"12"}},
		{"clean", statusOK, []string{"--campaign", "Begin", "--now", "2026-03-02T09:00:00Z"}, nil},
		{"clean", statusOK, []string{"--from", "2026-03-02", "--to", "2026-03-08"}, nil},
	} {
		t.Run(c.folder+c.begin[0], func(t *testing.T) {
			dir := "testdata/races/" + c.folder + "/"
			call := append([]string{"explore", dir, "--leads", dir + "leads.csv", "--answers", dir + "answers.camp", "--format", "json"}, c.begin...)
			var found []string
			out := explore(t, c.status, call)
			for line := range strings.Lines(out) {
				var e jsonExploration
				read(t, line, &e)
				if !e.All {
					t.Errorf("not all orders of lead %s were tried", e.Lead)
				}
				if len(e.Findings) > 0 {
					found = append(found, e.Lead)
				}
				replay(t, call, &e)
			}
			if diff := cmp.Diff(c.leads, found); diff != "" {
				t.Errorf("leads with findings: -want +got\n%s\n%s", diff, out)
			}
		})
	}
}

// replay asks for the orders that the findings of a lead show.
func replay(t *testing.T, call []string, e *jsonExploration) {
	t.Helper()
	for _, f := range e.Findings {
		if len(f.Differ) == 0 {
			t.Errorf("lead %s: a finding without a difference", e.Lead)
		}
		for i, want := range []jsonOrder{f.First, f.Second} {
			var got jsonOrder
			read(t, explore(t, statusOK, append(slices.Clone(call), "--lead", e.Lead, "--seed", fmt.Sprint(want.Seed))), &got)
			if diff := cmp.Diff(want.Steps, got.Steps); diff != "" || got.Seed != want.Seed {
				t.Errorf("lead %s: order %d comes again as %d: -want +got\n%s", e.Lead, want.Seed, got.Seed, diff)
			}
			for _, d := range f.Differ {
				if ends := []string{d.First, d.Second}[i]; got.Result[d.Name] != ends && ends != "never" {
					t.Errorf("lead %s: after order %d %s is %q, and was %q", e.Lead, want.Seed, d.Name, got.Result[d.Name], ends)
				}
			}
		}
	}
}

// explore is what a call prints.
func explore(t *testing.T, status int, call []string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if got := command(call, &terminal{w: &out}, &terminal{w: &errs}); got != status {
		t.Fatalf("%q: exit status %d, want %d\n%s%s", call, got, status, out.String(), errs.String())
	}
	return out.String()
}

func read(t *testing.T, line string, to any) {
	t.Helper()
	if err := json.Unmarshal([]byte(line), to); err != nil {
		t.Fatalf("%v: %s", err, line)
	}
}
