package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestExplainLeadAgreesWithRun explains every lead of the examples: what its page
// tells was done to it is what the log of a run says, every call's decision is
// the one in the log, and the values before with the changes are the run's.
func TestExplainLeadAgreesWithRun(t *testing.T) {
	for _, run := range []struct{ example, rest string }{
		{"lead-intake", `--campaign "Lead Intake" --leads leads.csv --history history.jsonl --members members.csv --answers answers.camp --now 2026-03-02T09:00:00Z`},
		{"crm-retry", `--campaign "Sync Qualified Leads" --leads leads.csv --answers answers.camp --now 2026-03-02T09:00:00Z`},
		{"lifecycle", `--leads leads.csv --history history.jsonl --from 2026-03-01 --to 2026-03-10`},
		{"webinar", `--leads leads.csv --members members.csv --events events.jsonl`},
	} {
		t.Run(run.example, func(t *testing.T) {
			out := t.TempDir()
			t.Chdir(filepath.Join("../../examples", run.example))
			log, leads := filepath.Join(out, "log.jsonl"), filepath.Join(out, "out.csv")
			call(t, append([]string{"run", ".", "--log", log, "--out", leads}, shellWords(run.rest)...))
			logged, rows := loggedByLead(t, log), csvRows(t, leads)
			if len(rows) < 5 {
				t.Fatalf("only %d leads", len(rows))
			}
			for id, row := range rows {
				text := call(t, append([]string{"explain", id, ".", "--format", "json"}, shellWords(run.rest)...))
				var page toldJSON
				if err := json.Unmarshal([]byte(text), &page); err != nil {
					t.Fatalf("lead %s: %v in %s", id, err, text)
				}
				if diff := cmp.Diff(logged[id], page.activities()); diff != "" {
					t.Errorf("lead %s: the log (-) and the page (+) differ:\n%s", id, diff)
				}
				page.agrees(t, row)
			}
		})
	}
}

func call(t *testing.T, args []string) string {
	t.Helper()
	var out, problems bytes.Buffer
	if status := command(args, &terminal{w: &out}, &terminal{w: &problems}); status > statusFound {
		t.Fatalf("campaignc %q ended with %d: %s", args, status, problems.String())
	}
	return out.String()
}

// loggedByLead is the log, a line for each record.
func loggedByLead(t *testing.T, name string) map[string][]string {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	logged := map[string][]string{}
	for line := range strings.Lines(string(src)) {
		var a struct {
			Lead, At, Activity, Campaign, Result, Reason, Primary string
			Seq                                                   int
			Attributes                                            map[string]any
		}
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		logged[a.Lead] = append(logged[a.Lead], fmt.Sprint(a.Seq, a.At, a.Activity, a.Campaign, a.Result, a.Reason, a.Primary, a.Attributes))
	}
	return logged
}

func (j *toldJSON) activities() []string {
	var out []string
	for _, e := range j.Events {
		if e.Kind == "activity" {
			attributes := e.Attributes
			if attributes == nil {
				attributes = map[string]string{}
			}
			out = append(out, fmt.Sprint(e.Seq, e.At, e.Activity, e.Campaign, e.Result, e.Reason, e.Primary, attributes))
		}
	}
	return out
}

func csvRows(t *testing.T, name string) map[string]map[string]string {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(src)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]map[string]string{}
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows[row["id"]] = row
	}
	return rows
}

// agrees wants the row of a run to hold the values before with the changes, and
// the calls to say what their decisions say.
func (j *toldJSON) agrees(t *testing.T, row map[string]string) {
	t.Helper()
	value := map[string]string{}
	for _, b := range j.Before {
		value[b.Kind+" "+b.Name] = b.To
	}
	for _, c := range j.Changes {
		if value[c.Kind+" "+c.Name] != *c.From {
			t.Errorf("lead %s: %s changes from %q, and was %q", j.Lead, c.Name, *c.From, value[c.Kind+" "+c.Name])
		}
		value[c.Kind+" "+c.Name] = c.To
		if c.Kind != "field" {
			continue
		}
		if written, ok := row[c.Name]; ok && written != c.To {
			t.Errorf("lead %s: %s is %q in the end, and the run wrote %q", j.Lead, c.Name, c.To, written)
		}
	}
	for i := range j.Events[:max(len(j.Events)-1, 0)] {
		e, next := &j.Events[i], &j.Events[i+1]
		if e.Activity != executeCampaign {
			continue
		}
		took := next.Kind == "decision" && next.Held != nil && *next.Held
		if fmt.Sprint(took) != e.Attributes["Qualified"] {
			t.Errorf("lead %s: the log says Qualified %s of %s, and the page %+v", j.Lead, e.Attributes["Qualified"], e.Primary, next)
		}
		if last := len(next.Filters) - 1; !took && last >= 0 && next.Filters[last].Held {
			t.Errorf("lead %s: %s did not take it in though %s holds", j.Lead, e.Primary, next.Filters[last].Text)
		}
	}
}
