package data

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"campaignc/interp"

	"github.com/google/go-cmp/cmp"
)

// TestCSVLog renders every shape of row, with one encoder, in turn and again,
// and reads it back. The GUIDs are what `printf lead/seq | sha256sum` begins with.
func TestCSVLog(t *testing.T) {
	change := &interp.Site{Index: 2, Activity: "Change Data Value", Type: 13, Campaign: "C", Step: 1, Primary: "country",
		Labels: []string{"Old Value", "New Value"}}
	execute := &interp.Site{Index: 0, Activity: "Execute Campaign", Campaign: "C", Step: 12, Primary: "Standardize, \"Country\"",
		Labels: []string{"Qualified", "Use \"Parent\""}, Flags: []bool{true, true}}
	moment := &interp.Site{Index: 7, Activity: "Interesting Moment", Type: 46, Campaign: "C", Step: 3, Labels: []string{"Description"}}
	fail := &interp.Site{Index: 1, Activity: "Fail", Campaign: "C", Step: 4}
	for _, test := range []struct {
		name, lead string
		activity   interp.Activity
		want       string
		attributes map[string]any
	}{
		{"change", "42", interp.Activity{Site: change, Seq: 3, At: march1, Values: []string{"u.s.a.", "United States"}},
			`@1,42,2026-03-01T09:00:00Z,13,null,null,country,"{""Old Value"":""u.s.a."",""New Value"":""United States""}",succeeded`,
			map[string]any{"Old Value": "u.s.a.", "New Value": "United States"}},
		{"flags, no type", "42", interp.Activity{Site: execute, Seq: 10, At: march1, Result: interp.Skipped, Reason: "lost", Values: []string{"true", "false"}},
			`@2,42,2026-03-01T09:00:00Z,null,null,null,"Standardize, ""Country""","{""Qualified"":true,""Use \""Parent\"""":false}",skipped`,
			map[string]any{"Qualified": true, `Use "Parent"`: false}},
		{"values that need care", "a\",b", interp.Activity{Site: moment, Seq: 2, At: march1 + 1, Primary: "Web\nPage", Values: []string{"say \"hi\",\n\\ \x00"}},
			`@3,"a"",b",2026-03-01T09:00:00.001Z,46,null,null,"Web` + "\n" + `Page","{""Description"":""say \""hi\"",\n\\ \u0000""}",succeeded`,
			map[string]any{"Description": "say \"hi\",\n\\ \x00"}},
		{"nothing given", "42", interp.Activity{Site: fail, Seq: 4, At: 0, Result: interp.Failed, Reason: "three tries"},
			`@4,42,1970-01-01T00:00:00Z,null,null,null,null,"{}",failed`, map[string]any{}},
		{"no old value", "7", interp.Activity{Site: change, Seq: 1, At: march1, Values: []string{"", "x"}},
			`@5,7,2026-03-01T09:00:00Z,13,null,null,country,"{""New Value"":""x""}",succeeded`, map[string]any{"New Value": "x"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := csvLogGUIDs.Replace(test.want) + "\n"
			again := NewCSVLogEncoder()
			for range 2 {
				got := string(again.AppendLog([]byte("before\n"), test.lead, []interp.Activity{test.activity}))
				if diff := cmp.Diff("before\n"+want, got); diff != "" {
					t.Errorf("differs (-want +got):\n%s", diff)
				}
				other := interp.Activity{Site: change, At: march1 + 5, Values: []string{"", ""}}
				again.AppendLog(nil, "other", []interp.Activity{other})
			}
			rows, err := csv.NewReader(strings.NewReader(CSVLogHeader + want)).ReadAll()
			if err != nil || len(rows) != 2 {
				t.Fatal(rows, err)
			}
			var attributes map[string]any
			if err := json.Unmarshal([]byte(rows[1][7]), &attributes); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.attributes, attributes); diff != "" {
				t.Errorf("attributes (-want +got):\n%s", diff)
			}
		})
	}
}

var csvLogGUIDs = strings.NewReplacer(
	"@1", "108ec7f70eddce4180eedc1cd9f7ca55",
	"@2", "e78cd847ac9b9301d568b19f54e6255e",
	"@3", "3537d9a445a4aba0dbd3b510005524e4",
	"@4", "2550f70c5857be1149aaa087710cb3d0",
	"@5", "d3d2f5798ea0625e5aadfd88a48abffb",
)
