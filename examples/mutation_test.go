package examples

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestLeadIntakeNoticesChanges holds the tests of the lead intake to more than 90
// of 100 changes, and wants its README to explain each that they miss.
func TestLeadIntakeNoticesChanges(t *testing.T) {
	out, status := newSession(t, "lead-intake", 1).shell("campaignc test . --mutate --min 90 --format json", 0)
	if status != 0 {
		t.Fatalf("exit status %d:\n%s", status, out)
	}
	readme, err := os.ReadFile("lead-intake/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "| missed | why |\n| --- | --- |\n")
	table, _, _ = strings.Cut(table, "\n\n")
	changes, missed := 0, 0
	for line := range strings.Lines(out) {
		var change struct {
			Place, Was, Outcome string
			Score               float64
		}
		if err := json.Unmarshal([]byte(line), &change); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if change.Outcome != "" {
			changes++
		}
		if change.Outcome == "missed" {
			missed++
			if !strings.Contains("\n"+table, "\n| `"+change.Was+"` |") {
				t.Errorf("%s: the README does not explain why no test notices a change of `%s`", change.Place, change.Was)
			}
		}
		if change.Outcome == "" && change.Score <= 90 {
			t.Errorf("the tests notice %.1f %% of the changes", change.Score)
		}
	}
	if explained := len(strings.Split(table, "\n")); explained != missed {
		t.Errorf("%d changes are missed, and the README explains %d", missed, explained)
	}
	if changes < 200 {
		t.Errorf("only %d changes were tried", changes)
	}
}
