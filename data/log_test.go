package data

import (
	"encoding/json"
	"strings"
	"testing"

	"campaignc/interp"

	"github.com/google/go-cmp/cmp"
)

// logLine is a record as the language's description shows it.
const logLine = `{"lead":"42","seq":3,"at":"2026-03-01T09:00:00Z","activity":"Change Data Value","type":13,"campaign":"Standardize Country",` +
	`"path":["Lead Intake","Standardize Country"],"step":1,"result":"succeeded","primary":"country","attributes":{"Old Value":"u.s.a.","New Value":"United States"}}` + "\n"

const march1 = 1772355600000 // 2026-03-01T09:00:00Z

// TestLog renders every shape of record, with one encoder, in turn and again.
func TestLog(t *testing.T) {
	change := &interp.Site{Index: 2, Activity: "Change Data Value", Type: 13, Campaign: "Standardize Country", Step: 1, Primary: "country",
		Labels: []string{"Old Value", "New Value"}}
	execute := &interp.Site{Index: 0, Activity: "Execute Campaign", Campaign: "Lead \"Intake\"", Step: 12, Primary: "Standardize Country",
		Labels: []string{"Qualified", "Use Parent Campaign Token Context"}, Flags: []bool{true, true}}
	moment := &interp.Site{Index: 7, Activity: "Interesting Moment", Type: 46, Campaign: "C", Step: 3, Labels: []string{"Description"}}
	fail := &interp.Site{Index: 1, Activity: "Fail", Campaign: "C", Step: 4}
	send := &interp.Site{Index: 3, Activity: "Send Email", Type: 6, Campaign: "C", Step: 5, Primary: "Welcome"}
	root := &interp.Path{Index: 0, Campaigns: []string{"Lead Intake"}}
	called := &interp.Path{Index: 3, Campaigns: []string{"Lead Intake", "Standardize Country"}}
	for _, test := range []struct {
		name, lead string
		activity   interp.Activity
		want       string
	}{
		{"change", "42", interp.Activity{Site: change, Path: called, Seq: 3, At: march1, Values: []string{"u.s.a.", "United States"}}, logLine},
		{"flags, no type", "42", interp.Activity{Site: execute, Path: root, Seq: 10, At: march1, Values: []string{"true", "false"}},
			`{"lead":"42","seq":10,"at":"2026-03-01T09:00:00Z","activity":"Execute Campaign","campaign":"Lead \"Intake\"","path":["Lead Intake"],"step":12,` +
				`"result":"succeeded","primary":"Standardize Country","attributes":{"Qualified":true,"Use Parent Campaign Token Context":false}}` + "\n"},
		{"skipped", "42", interp.Activity{Site: execute, Path: root, Seq: 1, At: march1, Result: interp.Skipped, Reason: "not \"qualified\"", Values: []string{"false", "true"}},
			`{"lead":"42","seq":1,"at":"2026-03-01T09:00:00Z","activity":"Execute Campaign","campaign":"Lead \"Intake\"","path":["Lead Intake"],"step":12,` +
				`"result":"skipped","reason":"not \"qualified\"","primary":"Standardize Country","attributes":{"Qualified":false,"Use Parent Campaign Token Context":true}}` + "\n"},
		{"primary that varies", "a\"b\n", interp.Activity{Site: moment, Path: root, Seq: 2, At: march1 + 1, Primary: "Web\u2028", Values: []string{"<b>\x00\x1f\t\\"}},
			`{"lead":"a\"b\n","seq":2,"at":"2026-03-01T09:00:00.001Z","activity":"Interesting Moment","type":46,"campaign":"C","path":["Lead Intake"],"step":3,` +
				`"result":"succeeded","primary":"Web\u2028","attributes":{"Description":"<b>\u0000\u001f\t\\"}}` + "\n"},
		{"no primary, no attributes", "42", interp.Activity{Site: fail, Path: root, Seq: 4, At: 0, Result: interp.Failed, Reason: "three tries"},
			`{"lead":"42","seq":4,"at":"1970-01-01T00:00:00Z","activity":"Fail","campaign":"C","path":["Lead Intake"],"step":4,"result":"failed","reason":"three tries"}` + "\n"},
		{"no attributes", "42", interp.Activity{Site: send, Path: root, Seq: 100, At: march1},
			`{"lead":"42","seq":100,"at":"2026-03-01T09:00:00Z","activity":"Send Email","type":6,"campaign":"C","path":["Lead Intake"],"step":5,"result":"succeeded","primary":"Welcome"}` + "\n"},
		{"failed without a reason", "42", interp.Activity{Site: send, Path: root, Seq: 1, At: march1, Result: interp.Failed},
			`{"lead":"42","seq":1,"at":"2026-03-01T09:00:00Z","activity":"Send Email","type":6,"campaign":"C","path":["Lead Intake"],"step":5,"result":"failed","primary":"Welcome"}` + "\n"},
		{"empty values, another time and path", "7", interp.Activity{Site: change, Path: root, Seq: 1, At: march1 + 1000, Values: []string{"", ""}},
			`{"lead":"7","seq":1,"at":"2026-03-01T09:00:01Z","activity":"Change Data Value","type":13,"campaign":"Standardize Country","path":["Lead Intake"],"step":1,` +
				`"result":"succeeded","primary":"country","attributes":{"Old Value":"","New Value":""}}` + "\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !json.Valid([]byte(test.want)) {
				t.Fatal("the test wants what is no JSON")
			}
			again := NewLogEncoder()
			for range 2 {
				got := string(again.AppendLog([]byte("before\n"), test.lead, []interp.Activity{test.activity}))
				if diff := cmp.Diff("before\n"+test.want, got); diff != "" {
					t.Errorf("differs (-want +got):\n%s", diff)
				}
				other := interp.Activity{Site: change, Path: called, At: march1 + 5, Values: []string{"", ""}}
				again.AppendLog(nil, "other", []interp.Activity{other})
			}
		})
	}
}

// TestLogLeadMemory renders each lead's own id also when ids come as views of
// memory that is used again.
func TestLogLeadMemory(t *testing.T) {
	a := []interp.Activity{{Site: &interp.Site{Activity: "A"}, Path: &interp.Path{}}}
	e := NewLogEncoder()
	id := []byte("1")
	e.AppendLog(nil, view(id), a)
	id[0] = '2'
	if got := string(e.AppendLog(nil, view(id), a)); !strings.HasPrefix(got, `{"lead":"2",`) {
		t.Errorf("got %s", got)
	}
}
