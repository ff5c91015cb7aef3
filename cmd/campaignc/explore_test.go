package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// TestExploreRaces finds each of eleven seeded races among sixty campaigns, and
// nothing in the twin without them.
func TestExploreRaces(t *testing.T) {
	for _, c := range []struct {
		folder        string
		status, found int
	}{{"seeded", statusFound, 11}, {"clean", statusOK, 0}} {
		dir := "testdata/races/" + c.folder + "/"
		var out bytes.Buffer
		both := &terminal{w: &out}
		status := command([]string{"explore", dir, "--campaign", "Begin", "--leads", dir + "leads.csv", "--answers", dir + "answers.camp",
			"--now", "2026-03-02T09:00:00Z", "--format", "json"}, both, &terminal{w: new(bytes.Buffer)})
		found := 0
		for line := range strings.Lines(out.String()) {
			var lead struct {
				Lead     string
				All      bool
				Findings []struct{ Differ []struct{ Name string } }
			}
			if err := json.Unmarshal([]byte(line), &lead); err != nil {
				t.Fatalf("%v: %s", err, line)
			}
			if !lead.All {
				t.Errorf("%s: not all orders of lead %s were tried", c.folder, lead.Lead)
			}
			if len(lead.Findings) > 0 && len(lead.Findings[0].Differ) > 0 {
				found++
			}
		}
		if status != c.status || found != c.found {
			t.Errorf("%s: exit status %d, findings for %d leads; want %d and %d\n%s", c.folder, status, found, c.status, c.found, out.String())
		}
	}
}
