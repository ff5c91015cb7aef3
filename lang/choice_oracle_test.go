package lang_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"campaignc/data"
	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

// What the checker says about choices is compared with what a run does to every
// lead of a small world: each field has the values that the conditions name and
// those next to them.

// worldField is a field of the small world.
type worldField struct {
	name, typ string
	values    []string // in data
	literals  []string // in conditions
	operators []string
}

var (
	orders  = []string{"<", "<=", ">", ">=", "==", "!=", "is", "is not"}
	moments = append([]string{"before", "after", "on or before", "on or after"}, orders...)
	pieces  = []string{"is", "is not", "==", "!=", "contains", "not contains", "starts with", "not starts with", "ends with", "not ends with"}
)

var world = []worldField{
	{"s", "score", []string{"", "-2147483648", "-1", "0", "1", "9", "10", "11", "49", "50", "51", "2147483647"}, []string{"0", "10", "50", "10.5", "3000000000", "-1"}, orders},
	{"c", "currency", []string{"", "-1", "0", "0.0001", "49.9899", "49.99", "49.9901", "49.995", "49.9999", "50", "50.0001"}, []string{"0", "49.99", "50"}, orders},
	{"f", "float", []string{"", "-1", "0", "0.25", "0.5", "0.75", "1", "1.5", "2", "3"}, []string{"0", "0.5", "1", "2"}, orders},
	{"t", "string", []string{"", "US", "us", "Us", "USA", "CA", "ca", "cab", "alpha", "Alphabet", "xus", "usx", "a", "z"}, []string{`"US"`, `"us"`, `"CA"`, `"alpha"`, `"a"`, `""`}, pieces},
	{"e", `enum("New", "Warm", "Hot")`, []string{"", "New", "Warm", "Hot"}, []string{`"New"`, `"Warm"`, `"Hot"`}, []string{"is", "is not", "==", "!="}},
	{"b", "boolean", []string{"", "true", "false"}, []string{"true", "false"}, []string{"is", "is not", "==", "!="}},
	{"d", "date", []string{"", "2025-12-31", "2026-01-01", "2026-01-02", "2026-06-01", "2026-06-02"}, []string{"2026-01-01", "2026-06-01", "2026-01-01T09:00", "2026-06-01T23:30"}, moments},
	{"m", "datetime", []string{"", "2025-12-31T22:59:59.999Z", "2025-12-31T23:00:00Z", "2026-01-01T07:59:59.999Z", "2026-01-01T08:00:00Z", "2026-01-01T08:00:00.001Z",
		"2026-01-01T22:59:59.999Z", "2026-01-01T23:00:00Z", "2026-05-31T21:59:59Z", "2026-05-31T22:00:00Z", "2026-06-01T22:00:00Z"},
		[]string{"2026-01-01", "2026-06-01", "2026-01-01T09:00"}, moments},
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// condition is a random one over some fields.
func condition(r *rand.Rand, fields []worldField, depth int) string {
	if depth > 0 {
		switch r.IntN(6) {
		case 0:
			return "(" + condition(r, fields, depth-1) + " or " + condition(r, fields, depth-1) + ")"
		case 1, 2:
			return "(" + condition(r, fields, depth-1) + " and " + condition(r, fields, depth-1) + ")"
		case 3:
			return "not " + "(" + condition(r, fields, depth-1) + ")"
		}
	}
	f := pick(r, fields)
	switch k := r.IntN(10); {
	case k == 0:
		return f.name + pick(r, []string{" is empty", " is not empty"})
	case k == 1:
		return f.name + pick(r, []string{" in [", " not in ["}) + pick(r, f.literals) + ", " + pick(r, f.literals) + "]"
	case k == 2 && len(f.operators) >= len(orders) && f.name != "t":
		return f.name + pick(r, []string{" between ", " not between "}) + pick(r, f.literals) + " and " + pick(r, f.literals)
	case k < 5 && f.name == "b":
		return pick(r, []string{"b", "not b"})
	}
	return f.name + " " + pick(r, f.operators) + " " + pick(r, f.literals)
}

// leadsOf are all leads that differ in some fields.
func leadsOf(fields []worldField) []map[string]string {
	all := []map[string]string{{}}
	for _, f := range fields {
		var next []map[string]string
		for _, lead := range all {
			for _, v := range f.values {
				with := map[string]string{f.name: v}
				for name, value := range lead {
					with[name] = value
				}
				next = append(next, with)
			}
		}
		all = next
	}
	return all
}

// worldSource is a workspace of the small world with a flow.
func worldSource(flow string) string {
	var b strings.Builder
	b.WriteString("workspace \"W\" { time zone \"Europe/Berlin\" }\nlead {\n")
	for _, f := range world {
		fmt.Fprintf(&b, "  %s: %s\n", f.name, f.typ)
	}
	fmt.Fprintf(&b, "  hits: text\n}\ncampaign \"Root\" {\n  flow {\n%s  }\n}\n", flow)
	return b.String()
}

func checkWorld(t *testing.T, source string) (*lang.Workspace, lang.Diagnostics) {
	t.Helper()
	file, found := parser.Parse("w.camp", []byte(source))
	ws, more := lang.Check([]*lang.File{file}, library(t), lang.CheckOptions{})
	found = append(found, more...)
	if found.HasErrors() {
		for _, d := range found {
			if d.Severity == lang.Error {
				t.Fatalf("%v: %s\n%s", d.Span.Pos, d.Message, source)
			}
		}
	}
	return ws, found
}

// answers runs the conditions for the leads and tells which hold for which.
func answers(t *testing.T, conditions []string, leads []map[string]string) [][]bool {
	t.Helper()
	var flow strings.Builder
	for i, c := range conditions {
		fmt.Fprintf(&flow, "    if %s { set hits += \"%d;\" }\n", c, i)
	}
	ws, _ := checkWorld(t, worldSource(flow.String()))
	program, err := interp.Compile(ws, stdlib.Library())
	if err != nil {
		t.Fatal(err)
	}
	var in, out bytes.Buffer
	w := csv.NewWriter(&in)
	row := []string{"id"}
	for _, f := range world {
		row = append(row, f.name)
	}
	row = append(row, "hits")
	if err := w.Write(row); err != nil {
		t.Fatal(err)
	}
	for i, lead := range leads {
		row = append(row[:0], strconv.Itoa(i+1))
		for _, f := range world {
			row = append(row, lead[f.name])
		}
		row = append(row, "")
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	stats, err := interp.Run(&interp.Job{
		Program: program, Root: ws.Campaigns[0], Workers: 1,
		Open:  func() (interp.Source, error) { return data.OpenLeads(&in, "leads.csv", ws, data.Options{}) },
		IDs:   func() interp.IDs { return new(data.IDs) },
		Leads: &out, Log: io.Discard, Rejects: io.Discard, Encoder: data.NewLogEncoder,
	})
	if err != nil || stats.Leads != len(leads) || stats.Rejected > 0 {
		t.Fatalf("%+v, %v", stats, err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	held := make([][]bool, len(conditions))
	for i := range held {
		held[i] = make([]bool, len(leads))
	}
	for n, row := range rows {
		for hit := range strings.SplitSeq(strings.TrimSuffix(row[len(row)-1], ";"), ";") {
			if i, err := strconv.Atoi(hit); err == nil {
				held[i][n] = true
			}
		}
	}
	return held
}

var (
	quotedCode = regexp.MustCompile("`([^`]+)`")
	likeThis   = regexp.MustCompile(`a lead with (.*?)(?:, say,| comes)`)
	oneValue   = regexp.MustCompile(`no (\w+)|(\w+) = ("[^"]*"|[^,]+)`)
)

// witness reads the lead that a message describes.
func witness(t *testing.T, message string) map[string]string {
	t.Helper()
	m := likeThis.FindStringSubmatch(message)
	if m == nil {
		return nil
	}
	lead := map[string]string{}
	for _, v := range oneValue.FindAllStringSubmatch(m[1], -1) {
		if v[1] != "" {
			lead[v[1]] = ""
			continue
		}
		text := v[3]
		if strings.HasPrefix(text, `"`) {
			var err error
			if text, err = strconv.Unquote(text); err != nil {
				t.Fatal(err)
			}
		}
		lead[v[2]] = text
	}
	if len(lead) == 0 {
		t.Fatalf("no lead in %q", message)
	}
	return lead
}

// TestChoicesAreAsSaid checks random choices: whatever is said of one is so for
// every lead of the small world, and every lead that is described is as said.
func TestChoicesAreAsSaid(t *testing.T) {
	said := map[lang.Code]int{}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 11))
		fields := []worldField{pick(r, world), pick(r, world)}
		if fields[0].name == fields[1].name {
			fields = fields[:1]
		}
		var conditions []string
		for range 1 + r.IntN(4) {
			conditions = append(conditions, condition(r, fields, r.IntN(3)))
		}
		verifyChain(t, seed, conditions, r.IntN(3) == 0, fields, said)
	}
	for _, code := range []lang.Code{lang.WarnNever, lang.WarnAlways, lang.WarnNotTaken, lang.WarnGap} {
		if said[code] < 10 {
			t.Errorf("%s was said %d times only", code, said[code])
		}
	}
}

// TestConditionsAreUnderstood compares what the reasoning supposes of random
// conditions with what a run makes of them.
func TestConditionsAreUnderstood(t *testing.T) {
	const tried = 240
	understood := 0
	for seed := range uint64(tried) {
		r := rand.New(rand.NewPCG(seed, 12))
		f := world[seed%uint64(len(world))]
		c := condition(r, []worldField{f, pick(r, world)}, r.IntN(2))
		ws, _ := checkWorld(t, worldSource("    if "+c+" { stop }\n"))
		leads, supposed := lang.Supposed(ws, ws.Campaigns[0].Flow.Stmts[0].(*lang.If).Cond)
		if len(leads) == 0 {
			continue
		}
		understood++
		for i, holds := range answers(t, []string{c}, leads)[0] {
			if holds != supposed[i] {
				t.Errorf("seed %d: %s: supposed to be %v for %v", seed, c, supposed[i], leads[i])
				break
			}
		}
	}
	if understood < tried*9/10 {
		t.Errorf("only %d of %d conditions were understood", understood, tried)
	}
}

func verifyChain(t *testing.T, seed uint64, conditions []string, withElse bool, fields []worldField, said map[lang.Code]int) {
	var flow strings.Builder
	for i, c := range conditions {
		if i > 0 {
			flow.WriteString("    else ")
		}
		fmt.Fprintf(&flow, "if %s { set hits = \"%d\" }\n", c, i)
	}
	if withElse {
		flow.WriteString("    else { set hits = \"none\" }\n")
	}
	source := worldSource(flow.String())
	_, found := checkWorld(t, source)
	first := 2 + len(world) + 4 + 1 // the line of the first branch
	leads := leadsOf(fields)
	var truth [][]bool
	for _, d := range found {
		lead := witness(t, d.Message)
		if lead != nil {
			leads = append(leads, lead)
		}
	}
	if len(found) > 0 {
		truth = answers(t, conditions, leads)
	}
	last := len(leads)
	for i := len(found) - 1; i >= 0; i-- {
		d := found[i]
		at := d.Span.Pos.Line - first
		described := -1
		if witness(t, d.Message) != nil {
			last--
			described = last
		}
		said[d.Code]++
		if problem := contradicts(t, d, at, described, conditions, leads, truth); problem != "" {
			t.Errorf("seed %d: %s: %s: %s\n%s", seed, d.Code, d.Message, problem, flow.String())
		}
	}
}

// contradicts tells a lead for which a finding about a branch is not so.
func contradicts(t *testing.T, d lang.Diagnostic, at, described int, conditions []string, leads []map[string]string, truth [][]bool) string {
	comesTo := func(lead int) int {
		for i := range conditions {
			if truth[i][lead] {
				return i
			}
		}
		return len(conditions)
	}
	switch d.Code {
	case lang.WarnNotTaken:
		for lead := range leads {
			if comesTo(lead) == at {
				return fmt.Sprint("it is taken by ", leads[lead])
			}
		}
		if described >= 0 && (!truth[at][described] || comesTo(described) >= at) {
			return "the lead that is described does not show it"
		}
	case lang.WarnGap:
		if described < 0 || comesTo(described) < len(conditions) {
			return "the lead that is described comes to a branch"
		}
	case lang.WarnNever, lang.WarnAlways:
		return contradictsTruth(t, d, leads)
	}
	return ""
}

// contradictsTruth asks for the conditions that a message quotes.
func contradictsTruth(t *testing.T, d lang.Diagnostic, leads []map[string]string) string {
	var quoted []string
	for _, m := range quotedCode.FindAllStringSubmatch(d.Message, -1) {
		if strings.Contains(m[1], "…") {
			return "" // too long to be quoted as a whole
		}
		quoted = append(quoted, m[1])
	}
	if strings.Contains(d.Message, "before it") {
		return ""
	}
	truth := answers(t, quoted, leads)
	for lead := range leads {
		all, any := true, false
		for i := range quoted {
			all = all && truth[i][lead]
			any = any || truth[i][lead]
		}
		if d.Code == lang.WarnNever && all || d.Code == lang.WarnAlways && !any {
			return fmt.Sprint("not so for ", leads[lead])
		}
	}
	return ""
}
