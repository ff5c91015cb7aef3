package data

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"campaignc/interp"
	"campaignc/lang"
	"campaignc/stdlib"

	"github.com/google/go-cmp/cmp"
)

// eventWorkspace has something for each activity that changes a lead.
func eventWorkspace() *lang.Workspace {
	ws := workspace(
		field("country", kind(lang.String), label("Home Country")),
		field("score", kind(lang.Score)),
		field("born", kind(lang.Date)),
		field("unsubscribed", kind(lang.Boolean)),
	)
	ws.Lists = []*lang.Asset{{Name: "Partners"}}
	channel := &lang.Channel{Name: "Web", Statuses: []*lang.Status{{Name: "Visited", Step: 10}, {Name: "Won", Step: 20, Success: true, Index: 1}}}
	ws.Programs = []*lang.Program{{Name: "P", Channel: channel}}
	ws.Programs[0].Members = []*lang.Field{field("seat", kind(lang.Date))}
	ws.Programs[0].Members[0].Program = ws.Programs[0]
	ws.Forms = []*lang.Asset{{Name: "Contact", Program: ws.Programs[0]}}
	return ws
}

func readEvents(t testing.TB, in, name string) (*EventFile, error) {
	t.Helper()
	program, err := eventProgram()
	if err != nil {
		t.Fatal(err)
	}
	return ReadEvents(strings.NewReader(in), name, program.Workspace, program.EventReader(), march1)
}

// eventProgram is compiled once: a fuzz target reads thousands of files.
var eventProgram = sync.OnceValues(func() (*interp.Program, error) {
	library := stdlib.Library()
	if _, err := library.Signatures(); err != nil {
		return nil, err
	}
	return interp.Compile(eventWorkspace(), library)
})

// refusals are the kind and reason of each row of the rejects.
func refusals(t testing.TB, f *EventFile) []string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(f.Rejects)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range rows {
		out = append(out, row[0]+" "+row[3]+": "+row[4])
	}
	if len(out) != f.Rejected {
		t.Fatalf("%d rows of rejects, %d counted", len(out), f.Rejected)
	}
	return out
}

// TestEventRefusals names the line, the kind and what is wrong.
func TestEventRefusals(t *testing.T) {
	event := func(rest string) string { return `{"lead":"1","at":"2026-03-02T00:00:00Z",` + rest + `}` }
	for _, test := range []struct{ line, want string }{
		{event(`"kind":"fills out form"`), ""},
		{event(`"kind":"Contact Form Filled"`), `event: nothing of the kind "Contact Form Filled" can happen to a lead`},
		{event(`"type":2`), ""},
		{event(`"type":999`), "event: the activity type 999 is none that campaigns can see"},
		{event(`"type":2.5`), "event type: type: a whole number belongs here"},
		{event(`"seq":1`), "event key: the activity has no activity"},
		{`{"lead":"1","kind":"New Lead"}`, "event key: the activity has no at"},
		{event(`"kind":"New Lead","time":"2026-03-02"`), "event key: the key time is given twice"},
		{event(`"kind":"New Lead","activity":"New Lead"`), "event key: the key activity is given twice"},
		{event(`"kind":"fills out form","primary":"Contact","attributes":{"form":"Other"}`), "event: what it is about is given twice, also as form"},
		{event(`"kind":"fills out form","attributes":{"page":"/","Web Page":"/"}`), "event: the attribute Web Page is given twice"},
		{event(`"kind":"fills out form","fields":{"born":"x"}`), `event: born: "x" is not a date such as 2026-01-31`},
		{event(`"kind":"fills out form","fields":{"born":["x"]}`), `event type: fields: "born" is a list or an object where a text, true or false belongs`},
		{event(`"kind":"fills out form","fields":{"score":5},"attributes":{"Form Fields":{"score":5}}`), "event key: the fields are given twice, also as the attribute Form Fields"},
		{event(`"kind":"Change Score","primary":"country","attributes":{"Change Value":"+5"}`), "event: country is no score"},
		{event(`"kind":"Change Score","primary":"score","attributes":{"Change Value":"five"}`), `event: "five" is no change of a score; write +5, -5 or =5`},
		{event(`"kind":"Change Score","primary":"score","attributes":{"Change Value":5}`), ""},
		{event(`"kind":"Change Data Value","primary":"Home Country","attributes":{"New Value":"DE"}`), ""},
		{event(`"kind":"Change Data Value","primary":"born","attributes":{"New Value":"DE"}`), `event: born: "DE" is not a date such as 2026-01-31`},
		{event(`"kind":"Change Program Status","primary":"P","attributes":{"New Status":"Lost"}`), `event: channel "Web" has no status "Lost"; its statuses are "Visited", "Won"`},
		{event(`"kind":"Change Program Member Data","primary":"P","attributes":{"Attribute Name":"Seat","New Value":"x"}`), `event: seat: "x" is not a date such as 2026-01-31`},
		{`{"lead":"1","at":"2026-02-28T23:59:59Z","kind":"New Lead"}`, "event: it lies before the run begins; give it as --history, or let the run begin earlier"},
		{"\xff", "event encoding: text that is not UTF-8"},
	} {
		f, err := readEvents(t, "\n"+test.line+"\n", "x.jsonl")
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(refusals(t, f), "; ")
		want := test.want
		if want != "" {
			want = "2 " + want
		}
		if strings.Contains(got, "; did you mean") {
			got, _, _ = strings.Cut(got, "; did you mean")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", test.line, diff)
		}
		if (want == "") != (f.Events.Len() == 1) {
			t.Errorf("%s: %d events", test.line, f.Events.Len())
		}
	}
}

// TestEventsUnknown counts what the workspace does not declare, and takes the
// events all the same.
func TestEventsUnknown(t *testing.T) {
	in := `{"lead":"1","at":"2026-03-02","kind":"fills out form","primary":"Nope","fields":{"shoe":"44"}}
{"lead":"2","at":"2026-03-02","kind":"fills out form","primary":"Nope"}
{"lead":"2","at":"2026-03-02","kind":"fills out form","primary":"p.contact"}
{"lead":"2","at":"2026-03-02","kind":"Change Data Value","primary":"shoe","attributes":{"New Value":"45"}}
{"lead":"2","at":"2026-03-02","kind":"visits web page","primary":"/anything"}
`
	f, err := readEvents(t, in, "x.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{`field "shoe" (2)`, `form "Nope" (2)`}, f.Unknown); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
	if f.Events.Len() != 5 || f.Rejected != 0 {
		t.Errorf("%d events, %d rejected", f.Events.Len(), f.Rejected)
	}
}

// TestEventsHeader refuses a CSV file that is none of Marketo's extract.
func TestEventsHeader(t *testing.T) {
	_, err := readEvents(t, "lead,date\n1,2026-03-02\n", "x.csv")
	want := "x.csv:1: no column leadId; activities in a .csv file have the columns of Marketo's bulk activity extract: " +
		"leadId, activityDate, activityTypeId, primaryAttributeValue, attributes"
	if err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// FuzzEvents reads any file. Every line of it is an event, left aside or refused.
func FuzzEvents(f *testing.F) {
	seeds(f, "*.jsonl")
	for _, rest := range []string{`"kind":"fills out form","fields":{"born":"2026-01-01"}`, `"type":22,"primary":"score","attributes":{"Change Value":"+5"}`,
		`"activity":"Change Program Status","primary":"P","attributes":{"New Status":"Won"},"campaign":"C"`} {
		f.Add([]byte(`{"lead":"1","at":"2026-03-02T00:00:00Z",` + rest + "}\n"))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := readEvents(t, string(data), "x.jsonl")
		if err != nil {
			return
		}
		lines := 0
		for line := range strings.Lines(strings.TrimPrefix(string(data), byteOrderMark)) {
			if strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r") != "" && line != "\r" {
				lines++
			} else if line == "\r" {
				lines++ // a CR that ends no line
			}
		}
		if n := e.Events.Len() + e.Aside + e.Rejected; n != lines {
			t.Fatalf("%d lines, %d events, %d aside, %d refused", lines, e.Events.Len(), e.Aside, e.Rejected)
		}
		refusals(t, e)
	})
}

// FuzzEventsCSV reads any file after a right header.
func FuzzEventsCSV(f *testing.F) {
	for _, row := range []string{
		`a,1,2026-03-02T08:00:00Z,2,null,7,Contact Us,"{""Web Page"":""/""}",null`,
		`a,1,2026-03-02T08:00:00Z,13,12,7,country,"{""New Value"":""DE""}",succeeded`,
		`a,1,2026-03-02T08:00:00Z,22,,7,score,"{""Change Value"":""+1""}",skipped`,
		`"a,1`,
	} {
		f.Add([]byte(row + "\n"))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := readEvents(t, CSVLogHeader+string(data), "x.csv")
		if err != nil {
			return
		}
		rows := len(csvRecords(string(data)))
		if n := e.Events.Len() + e.Aside + e.Rejected; n != rows {
			t.Fatalf("%d rows, %d events, %d aside, %d refused", rows, e.Events.Len(), e.Aside, e.Rejected)
		}
	})
}

// TestEventOrder plays a lead's events by time, and those of one instant as
// they came.
func TestEventOrder(t *testing.T) {
	var in strings.Builder
	for i := range 50 {
		fmt.Fprintf(&in, `{"lead":"%d","at":"2026-03-02T00:00:%02dZ","kind":"visits web page","primary":"/%d"}`+"\n", i%3, 59-i/10, i)
	}
	f, err := readEvents(t, in.String(), "x.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if first, ok := f.Events.First(); !ok || first != march1+15*3_600_000+55_000 {
		t.Errorf("the first event is at %d", first)
	}
	if got := slices.Collect(f.Events.Leads()); !slices.Equal(got, []string{"1", "2", "0"}) {
		t.Errorf("leads %v", got)
	}
}
