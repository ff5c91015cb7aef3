package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// standardise are the arguments of a run over ten thousand leads, in a dozen batches.
var standardise = []string{
	"../../examples/data-standardisation", "--campaign", "Clean the Database", "--leads", "../../examples/data-standardisation/leads.csv.gz",
	"--now", "2026-03-01T03:00+01:00",
}

// TestPlanOnManyWorkers wants the same bytes of ten thousand leads, whoever ran them.
func TestPlanOnManyWorkers(t *testing.T) {
	if testing.Short() {
		t.Skip("ten thousand leads")
	}
	plan := func(workers string) string {
		var out bytes.Buffer
		args := append([]string{"plan"}, standardise...)
		status := command(append(args, "--sample", "2", "--format", "json", "--workers", workers), &terminal{w: &out}, &terminal{w: io.Discard})
		if status != statusFound {
			t.Fatalf("exit status %d:\n%s", status, out.String())
		}
		return out.String()
	}
	if one, four := plan("1"), plan("4"); one != four {
		t.Error("one worker and four make different plans")
	}
}

// TestAgainstNamesWhatTheDiffNames changes one threshold and compares the leads
// that plan --against names with those whose rows or changes two runs of their
// own write differently.
func TestAgainstNamesWhatTheDiffNames(t *testing.T) {
	if testing.Short() {
		t.Skip("ten thousand leads, four times")
	}
	dir := t.TempDir()
	before := filepath.Join(dir, "before")
	if err := os.CopyFS(before, os.DirFS(standardise[0])); err != nil {
		t.Fatal(err)
	}
	source := filepath.Join(before, "standards.camp")
	text, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), "length(postal_code) < 5", "length(postal_code) < 4", 1)
	if changed == string(text) {
		t.Fatal("the threshold is not there")
	}
	if err := os.WriteFile(source, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	was, is := outcomes(t, before, filepath.Join(dir, "was")), outcomes(t, standardise[0], filepath.Join(dir, "is"))
	want := []string{}
	for lead := range is {
		if is[lead] != was[lead] {
			want = append(want, lead)
		}
	}
	for _, workers := range []string{"1", "4"} {
		got := different(t, before, workers)
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
			t.Errorf("%s workers name other leads than the diff of two runs:\n%s", workers, diff)
		}
	}
}

// outcomes runs a version and gives what it wrote of each lead: its row and the
// log of its changes, but for the numbers of activities and statements.
func outcomes(t *testing.T, version, to string) map[string]string {
	t.Helper()
	args := append([]string{"run", version}, standardise[1:]...)
	args = append(args, "--out", to+".jsonl", "--log", to+".log.jsonl", "--log-level", "changes")
	var said bytes.Buffer
	if status := command(args, &terminal{w: &said}, &terminal{w: &said}); status != statusFound {
		t.Fatalf("exit status %d:\n%s", status, said.String())
	}
	out := map[string]string{}
	for _, name := range []string{to + ".jsonl", to + ".log.jsonl"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			var record map[string]any
			if err := json.Unmarshal([]byte(line), &record); err != nil {
				t.Fatal(err)
			}
			id, ok := record["lead"].(string)
			if !ok {
				id = record["id"].(string)
			}
			delete(record, "seq")
			delete(record, "step")
			plain, err := json.Marshal(record)
			if err != nil {
				t.Fatal(err)
			}
			out[id] += string(plain) + "\n"
		}
	}
	return out
}

// different are the leads that plan --against names.
func different(t *testing.T, before, workers string) (leads []string) {
	t.Helper()
	args := append([]string{"plan"}, standardise...)
	args = append(args, "--against", before, "--format", "json", "--workers", workers)
	var out bytes.Buffer
	if status := command(args, &terminal{w: &out}, &terminal{w: io.Discard}); status != statusFound {
		t.Fatalf("exit status %d:\n%s", status, out.String())
	}
	for line := range strings.Lines(out.String()) {
		var record struct{ Lead string }
		if err := json.Unmarshal([]byte(line), &record); err == nil && record.Lead != "" {
			leads = append(leads, record.Lead)
		}
	}
	return leads
}
