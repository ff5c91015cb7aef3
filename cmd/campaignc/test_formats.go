package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"campaignc/interp"
)

// testJSON is one test in `--format json`.
type testJSON struct {
	Workspace string        `json:"workspace"`
	Test      string        `json:"test"`
	Row       int           `json:"row,omitempty"`     // that the test was made of, from 1
	Program   string        `json:"program,omitempty"` // for which a template's test was made
	Place     string        `json:"place"`
	Passed    bool          `json:"passed"`
	Failures  []failureJSON `json:"failures,omitempty"`
}

// failureJSON is one line of a test that does not hold for one lead.
type failureJSON struct {
	Lead     string   `json:"lead"`
	Given    []string `json:"given,omitempty"` // lines of a test that state the lead, where it was made
	Place    string   `json:"place"`
	Expected string   `json:"expected"`
	Seen     []string `json:"seen"`
	Way      []string `json:"way"`
}

func (r *testRun) json() testJSON {
	out := testJSON{Workspace: r.in.where, Test: r.test.Name.Value, Place: r.in.place(r.test), Passed: !r.failed(), Program: r.in.madeFor(r.test)}
	if row := r.in.Info.CaseRows[r.test]; row != nil {
		out.Row = row.Number
	}
	for i := range r.results {
		out.Failures = append(out.Failures, failuresJSON(r.in, &r.results[i], nil)...)
	}
	return out
}

// failuresJSON are the lines that do not hold for one lead, which those given state.
func failuresJSON(in *testedWorkspace, l *interp.LeadResult, given []string) []failureJSON {
	var out []failureJSON
	for i := range l.Failures {
		f := &l.Failures[i]
		seen := append([]string{}, f.Saw...)
		for k := range f.Near {
			seen = append(seen, activityLine(&f.Near[k], in.Workspace))
		}
		out = append(out, failureJSON{
			Lead: l.Lead, Given: given, Place: in.place(f.Item), Expected: in.source(f.Item), Seen: seen, Way: wayTo(l, in.Workspace, false),
		})
	}
	return out
}

// writeTestJSON prints a test as one JSON object on a line.
func writeTestJSON(w io.Writer, t testJSON) {
	b, err := json.Marshal(t)
	if err != nil {
		panic(fmt.Sprintf("a struct of texts does not marshal: %v", err))
	}
	fmt.Fprintf(w, "%s\n", b)
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr"`
	Line    int           `xml:"line,attr"`
	Failure *junitFailure `xml:"failure"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// junitReport renders a report that build servers read; a suite for each
// workspace. It has no times, so that the same tests give the same bytes.
func junitReport(runs []testResult) ([]byte, error) {
	var all junitSuites
	for _, r := range runs {
		where := r.tested().where
		if n := len(all.Suites); n == 0 || all.Suites[n-1].Name != where {
			all.Suites = append(all.Suites, junitSuite{Name: where})
		}
		suite := &all.Suites[len(all.Suites)-1]
		c := r.junit()
		if c.Failure != nil {
			suite.Failures++
			all.Failures++
		}
		suite.Tests++
		all.Tests++
		suite.Cases = append(suite.Cases, c)
	}
	b, err := xml.MarshalIndent(all, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(append([]byte(xml.Header), b...), '\n'), nil
}

func (r *testRun) junit() junitCase {
	c := junitCase{Name: r.test.Name.Value, Class: r.in.where, File: r.test.Pos.Filename, Line: r.test.Pos.Line}
	if p := r.in.madeFor(r.test); p != "" {
		c.Name += fmt.Sprintf(" in program %q", p)
	}
	if !r.failed() {
		return c
	}
	var text strings.Builder
	r.write(&text, false)
	first := slices.IndexFunc(r.results, func(l interp.LeadResult) bool { return len(l.Failures) > 0 })
	c.Failure = &junitFailure{Message: r.in.source(r.results[first].Failures[0].Item), Text: printable(text.String())}
	return c
}
