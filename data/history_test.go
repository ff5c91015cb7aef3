package data

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"campaignc/interp"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestHistory reads a log back, by lead and by time.
func TestHistory(t *testing.T) {
	in := byteOrderMark + logLine + "\r\n" +
		`{"lead":"7","at":"2026-03-02T00:00:00Z","activity":"Fill Out Form","type":2,"primary":"Contact Us"}` + "\r\n" +
		`{ "activity":"Execute Campaign", "lead":"42", "seq":1, "at":"2026-02-28T23:59:59.999Z", "campaign":"Lead Intake", "path":["Lead Intake"], "step":1,` +
		` "result":"skipped", "reason":"not qualified", "primary":"X", "attributes":{"Qualified":false,"A":"\u00e9"} }` + "\n" +
		`{"lead":"42","at":"2026-03-01T09:00:00Z","activity":"B","result":"failed"}`
	h, err := ReadHistory(strings.NewReader(in), "log.jsonl", workspace(), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []interp.Past{
		{At: 1772323199999, Activity: "Execute Campaign", Campaign: "Lead Intake", Primary: "X", Result: interp.Skipped,
			Attributes: []interp.PastAttribute{{Label: "A", Value: "é"}, {Label: "Qualified", Value: "false"}}},
		{At: march1, Activity: "Change Data Value", Campaign: "Standardize Country", Primary: "country",
			Attributes: []interp.PastAttribute{{Label: "New Value", Value: "United States"}, {Label: "Old Value", Value: "u.s.a."}}},
		{At: march1, Activity: "B", Result: interp.Failed},
	}
	if diff := cmp.Diff(want, h.Of("42"), cmpopts.IgnoreUnexported(interp.Past{})); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
	if h.Len() != 2 || len(h.Of("7")) != 1 || h.Of("x") != nil {
		t.Errorf("%d leads, %v", h.Len(), h.Of("7"))
	}
	if v, ok := want[1].Attribute("Old Value"); v != "u.s.a." || !ok {
		t.Errorf("Attribute gives %q, %v", v, ok)
	}
	if _, ok := want[1].Attribute("Old"); ok {
		t.Error("Attribute gives one that is not there")
	}
}

// TestHistoryErrors names the line and what is wrong with it.
func TestHistoryErrors(t *testing.T) {
	const good = `{"lead":"1","at":"2026-03-01","activity":"A"}`
	for _, test := range []struct{ line, want string }{
		{`x`, "an activity is one JSON object on a line"},
		{`{}`, "the activity has no lead"},
		{`{"lead":"1","activity":"A"}`, "the activity has no at"},
		{`{"lead":"1","at":"2026-03-01"}`, "the activity has no activity"},
		{`{"lead":"","at":"2026-03-01","activity":"A"}`, "the id is blank"},
		{`{"lead":1,"at":"2026-03-01","activity":"A"}`, "lead: a number where a text belongs"},
		{`{"lead":"1","at":"yesterday","activity":"A"}`, `at: "yesterday" is not a date with time such as 2026-01-31T09:00:00Z`},
		{`{"lead":"1","at":"","activity":"A"}`, `at: a moment is needed`},
		{`{"lead":"1","lead":"1","at":"2026-03-01","activity":"A"}`, "the key lead is given twice"},
		{`{"lead":"1","at":"2026-03-01","activity":"A","extra":1}`, `the key "extra" is none of an activity's`},
		{`{"lead":"1","at":"2026-03-01","activity":"A","result":"done"}`, `result: "done" is neither succeeded, skipped nor failed`},
		{`{"lead":"1","at":"2026-03-01","activity":"A","attributes":[]}`, "attributes: a list where an object belongs"},
		{`{"lead":"1","at":"2026-03-01","activity":"A","attributes":{"x":1}}`, `attributes: "x" is a number where a text, true or false belongs`},
		{`{"lead":"1","at":"2026-03-01","activity":"A","attributes":{"x":"1","x":"2"}}`, `attributes: the key "x" is given twice`},
		{good + "}", "something after the object, at byte 46 of the line"},
		{good[:20], "a text without a closing quote, at byte 21 of the line"},
		{"{\"lead\":\"\xff\"}", "text that is not UTF-8"},
	} {
		_, err := ReadHistory(strings.NewReader(good+"\n\n"+test.line+"\n"), "log.jsonl", workspace(), nil)
		var fault *DataError
		if !errors.As(err, &fault) || err.Error() != "log.jsonl:3: "+test.want {
			t.Errorf("%s\ngives %v\nwant %s", test.line, err, test.want)
		}
	}
}

// TestHistoryOverLimit refuses a line that is too long, behind others.
func TestHistoryOverLimit(t *testing.T) {
	for _, n := range []int{maxRecord, 3 * maxRecord} {
		for _, end := range []string{"", "\n", "\r\n"} {
			in := logLine + `{"lead":"` + strings.Repeat("x", n) + end
			_, err := ReadHistory(strings.NewReader(in), "log.jsonl", workspace(), nil)
			if want := fmt.Sprintf("log.jsonl:2: a row of %d bytes; the limit is 4194304", n+9); err == nil || err.Error() != want {
				t.Errorf("gives %v, want %s", err, want)
			}
		}
	}
	_, err := ReadHistory(strings.NewReader("\x1f\x8b\x08\x00"), "log.jsonl", workspace(), nil)
	if err == nil || err.Error() != "log.jsonl: the file is packed with gzip; unpack it, or let its name end in .gz" {
		t.Errorf("gzip gives %v", err)
	}
}

// TestHistoryReadError passes on what the disk says.
func TestHistoryReadError(t *testing.T) {
	broken := errors.New("the disk is on fire")
	_, err := ReadHistory(io.MultiReader(strings.NewReader(logLine), iotest.ErrReader(broken)), "log.jsonl", workspace(), nil)
	var fault *DataError
	if !errors.Is(err, broken) || errors.As(err, &fault) {
		t.Errorf("gives %v", err)
	}
}

// Faults of an extract are told with their line and column.
func TestHistoryExtractFaults(t *testing.T) {
	const header = "leadId,activityDate,activityTypeId,primaryAttributeValue,attributes\n"
	types := interp.ActivityTypes{24: {Name: "Add to List"}}
	h, err := ReadHistory(strings.NewReader(header+"1,2026-03-01,24,Hot,\n1,2026-03-01,99,x,\n"), "x.csv", workspace(), types)
	if err != nil || len(h.Of("1")) != 1 || h.Of("1")[0].Activity != "Add to List" {
		t.Errorf("gives %v, %v", h, err)
	}
	for _, test := range []struct{ in, want string }{
		{header + "\n1,soon,24,Hot,\n", "x.csv:3: activityDate: "},
		{header + "1,2026-03-01,24,Hot,\n,2026-03-01,24,Hot,\n", "x.csv:3: leadId: "},
		{header + "1,2026-03-01,many,Hot,\n", `x.csv:2: activityTypeId: "many" is no activity type`},
		{header + "1,2026-03-01,24,Hot,{\n", "x.csv:2: attributes: "},
		{header + "1,2026-03-01\n", "x.csv:2: "},
		{"leadId,activityDate\n", "x.csv:1: no column activityTypeId"},
	} {
		if _, err := ReadHistory(strings.NewReader(test.in), "x.csv", workspace(), types); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%q gives %v, want %s", test.in, err, test.want)
		}
	}
}
