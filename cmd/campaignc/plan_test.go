package main

import (
	"bytes"
	"io"
	"testing"
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
