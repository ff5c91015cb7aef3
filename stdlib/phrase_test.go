package stdlib_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

// line is one line of source and the entry that it must be read as.
type line struct {
	text string
	want *lang.Entry
}

// example puts lines into the program "Examples": statements and steps into a
// flow, triggers and filters into smart lists, one a line.
func example(t *testing.T, lines []line) string {
	t.Helper()
	declarations, err := os.ReadFile("testdata/examples/workspace.camp")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.Write(declarations)
	b.WriteString("program \"Examples\" {\nchannel \"Webinar\"\nmember { seat: string }\n")
	for i, l := range lines {
		switch l.want.Kind {
		case lang.TriggerEntry:
			fmt.Fprintf(&b, "campaign \"C%d\" { smart list {\nwhen %s\n} }\n", i, l.text)
		case lang.FilterEntry:
			fmt.Fprintf(&b, "campaign \"C%d\" { smart list {\n%s\n} }\n", i, l.text)
		default:
			fmt.Fprintf(&b, "campaign \"C%d\" { flow {\n%s\n} }\n", i, l.text)
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// check parses and checks the lines, and says what each line's phrase was read as.
func check(t *testing.T, lib *lang.Library, lines []line) {
	t.Helper()
	file, found := parser.Parse("workspace.camp", []byte(example(t, lines)))
	ws, more := lang.Check([]*lang.File{file}, lib, lang.CheckOptions{})
	for _, d := range append(found, more...) {
		if d.Severity == lang.Error {
			t.Errorf("%s: %s %s\n\t%s", d.Span.Pos, d.Code, d.Message, sourceLine(file, d.Span.Pos.Line))
		}
	}
	if t.Failed() {
		return
	}
	readAs := map[string][]string{}
	for p, m := range ws.Info.Phrases {
		text := sourceLine(file, p.Pos.Line)
		readAs[text] = append(readAs[text], m.Entry.Form)
	}
	for _, l := range lines {
		text := strings.TrimPrefix(l.text, "when ")
		if l.want.Kind == lang.TriggerEntry {
			text = "when " + text
		}
		if l.want.Kind != lang.StatementEntry && !slices.Contains(readAs[text], l.want.Form) {
			t.Errorf("%s\n\tis read as %q\n\twant       %q", text, readAs[text], l.want.Form)
		}
	}
}

func sourceLine(f *lang.File, n int) string {
	return strings.Split(string(f.Source), "\n")[n-1]
}

func signatures(t *testing.T) *lang.Library {
	t.Helper()
	lib, err := stdlib.Library().Signatures()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func TestExamples(t *testing.T) {
	lib := signatures(t)
	var lines []line
	for _, e := range lib.Entries() {
		lines = append(lines, line{e.Example, e})
	}
	check(t, lib, lines)
}

// Every way to write a form is read as that form: with all its parts, with
// none, with each alone, and in the reverse order.
func TestFormsAreReadAsThemselves(t *testing.T) {
	lib := signatures(t)
	var lines []line
	for _, e := range lib.Entries() {
		if e.Kind == lang.StatementEntry {
			continue
		}
		for _, text := range ways(e) {
			lines = append(lines, line{text, e})
		}
	}
	if len(lines) < 2*len(lib.Entries()) {
		t.Errorf("only %d ways to write %d forms", len(lines), len(lib.Entries()))
	}
	check(t, lib, lines)
}

// ways are runs that the entry's form describes.
func ways(e *lang.Entry) []string {
	var all, none []string
	slots := e.Slots()
	for i, s := range slots {
		if !s.Optional {
			none = append(none, part(e, i))
		}
		all = append(all, part(e, i))
	}
	out := []string{run(e, none), run(e, all)}
	for i, s := range slots {
		if !s.Optional {
			continue
		}
		out = append(out, run(e, insert(e, none, i)))
	}
	loose := slices.IndexFunc(slots, func(s lang.Slot) bool { return s.Anywhere })
	if loose >= 0 {
		reversed := slices.Clone(all)
		slices.Reverse(reversed[loose:])
		out = append(out, run(e, reversed))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// insert adds the optional part i to the required ones, in the form's order.
func insert(e *lang.Entry, required []string, i int) []string {
	var out []string
	for j, s := range e.Slots() {
		if j == i || !s.Optional {
			out = append(out, part(e, j))
		}
	}
	return out
}

func run(e *lang.Entry, parts []string) string {
	return strings.Join(append(slices.Clone(e.Head()), parts...), " ")
}

// part is one operand with its label.
func part(e *lang.Entry, i int) string {
	s := e.Slots()[i]
	return strings.Join(append(slices.Clone(s.Label), sample(s)), " ")
}

var samples = map[lang.SlotKind]string{
	lang.SlotText: `"something"`, lang.SlotNumber: "1.5", lang.SlotInteger: "5", lang.SlotPercent: "10 percent",
	lang.SlotTimes: "2 times", lang.SlotDuration: "3 days", lang.SlotMoment: "2026-03-01", lang.SlotValue: `"A1"`,
	lang.SlotField: "lead_score", lang.SlotMemberField: "seat", lang.SlotStatus: `"Attended"`, lang.SlotSegment: `"EMEA"`,
	lang.SlotList: `"Competitors"`, lang.SlotForm: `"Contact Us"`, lang.SlotEmail: `"Welcome"`, lang.SlotWebhook: `"Enrich"`,
	lang.SlotProgram: `"Webinar"`, lang.SlotCampaign: `"Nurture"`, lang.SlotSmartList: `"Mailable"`, lang.SlotSegmentation: `"Region"`,
}

func sample(s lang.Slot) string {
	if s.Kind == lang.SlotWord {
		return s.Words[0]
	}
	return samples[s.Kind]
}
