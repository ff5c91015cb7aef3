package stdlib_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

// Every function's example is parsed, checked, compiled and evaluated, and must
// hold.
func TestFunctionExamples(t *testing.T) {
	library := stdlib.Library()
	signatures, err := library.Signatures()
	if err != nil {
		t.Fatal(err)
	}
	source := functionSource(t, library)
	file, found := parser.Parse("functions.camp", source)
	ws, more := lang.Check([]*lang.File{file}, signatures, lang.CheckOptions{Tables: exampleTable})
	for _, d := range append(found, more...) {
		if d.Severity == lang.Error {
			t.Errorf("%s: %s\n\t%s", d.Span.Pos, d.Message, sourceLine(file, d.Span.Pos.Line))
		}
	}
	if t.Failed() {
		return
	}
	program, err := interp.Compile(ws, library)
	if err != nil {
		t.Fatal(err)
	}
	for i, campaign := range ws.Campaigns {
		if held, reason := runExample(t, program, campaign); !held {
			t.Errorf("%s does not hold %s", library.Functions[i].Example, reason)
		}
	}
	if len(ws.Campaigns) != len(library.Functions) {
		t.Errorf("%d campaigns for %d functions", len(ws.Campaigns), len(library.Functions))
	}
}

// functionSource is a workspace with a campaign for each function's example.
func functionSource(t *testing.T, library *interp.Library) []byte {
	t.Helper()
	source, err := os.ReadFile("testdata/examples/functions.camp")
	if err != nil {
		t.Fatal(err)
	}
	for i := range library.Functions {
		source = fmt.Appendf(source, "campaign %q { flow {\nif %s { set held = true }\n} }\n", fmt.Sprint("C", i), library.Functions[i].Example)
	}
	return source
}

func exampleTable(file string) ([]string, [][]string, error) {
	f, err := os.Open(filepath.Join("testdata/examples", file))
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, nil, err
	}
	return rows[0], rows[1:], nil
}

// runExample runs one lead through a campaign and says whether `held` became
// true, and otherwise what the log says.
func runExample(t *testing.T, program *interp.Program, campaign *lang.Campaign) (held bool, reason string) {
	t.Helper()
	one := &oneLead{}
	var log bytes.Buffer
	const now = 1_773_054_000_000 // 2026-03-09T12:00 in Berlin
	_, err := interp.Run(&interp.Job{
		Program: program, Root: campaign, Given: interp.Given{Now: now, Until: now + lang.Day, Seed: 1}, Workers: 1,
		Open:    func() (interp.Source, error) { return one, nil },
		IDs:     func() interp.IDs { return anyID{} },
		Encoder: func() interp.LogEncoder { return reasons{} },
		Leads:   io.Discard, Log: &log,
	})
	if err != nil {
		t.Fatal(err)
	}
	return one.held, log.String()
}

// oneLead is an input of a single lead without values.
type oneLead struct{ read, held bool }

func (o *oneLead) Next(*interp.Batch) error {
	if o.read {
		return io.EOF
	}
	o.read = true
	return nil
}

func (*oneLead) Create(*interp.Batch, []string) {}
func (o *oneLead) Codec() interp.Codec          { return &oneRow{lead: o} }

type oneRow struct {
	lead *oneLead
	next bool
}

func (r *oneRow) Reset(*interp.Batch) { r.next = true }

func (r *oneRow) Next(l *interp.Lead) bool {
	next := r.next
	l.ID, r.next = "1", false
	return next
}

func (r *oneRow) Reject(string, string) {}

func (r *oneRow) AppendLead(dst []byte, l *interp.Lead) []byte {
	r.lead.held = l.Has[0] && l.Num[0] == 1
	return dst
}

func (*oneRow) Refused() []string                        { return nil }
func (r *oneRow) AppendRejects(dst []byte) ([]byte, int) { return dst, 0 }

type anyID struct{}

func (anyID) Add(string) bool { return true }

// reasons writes what failed.
type reasons struct{}

func (reasons) AppendLog(dst []byte, _ string, acts []interp.Activity) []byte {
	for _, a := range acts {
		if a.Reason != "" {
			dst = append(dst, strings.TrimSpace(a.Reason)+"\n"...)
		}
	}
	return dst
}
