package main

import (
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"campaignc/interp"
	"campaignc/lang"
)

// traceShown is how many events of a lead's way are shown before a failure.
const traceShown = 12

// write prints the test. One that passes is a line, or nothing at all:
//
//	FAILED tests.camp:3:1: "gives up after three"
//	  tests.camp:8:3: seen: 2, of which 2 failed: locked
//	    |
//	  8 |   expect 3 sync lead to sfdc
//	    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^
//	  the way of lead "1" up to there
//	    …
func (r *testRun) write(w io.Writer, verbose bool) {
	if !r.failed() {
		if verbose {
			fmt.Fprintf(w, "passed %s: %s\n", r.in.place(r.test), r.in.name(r.test))
		}
		return
	}
	fmt.Fprintf(w, "FAILED %s: %s\n", r.in.place(r.test), r.in.name(r.test))
	for i := range r.results {
		if l := &r.results[i]; len(l.Failures) > 0 {
			writeFailed(w, r.in, r.test, l, verbose)
			writeWay(w, r.in, l, verbose)
		}
	}
	fmt.Fprintln(w)
}

// name is a test's name in quotes, with the row or the program that it was made for.
func (w *testedWorkspace) name(t *lang.TestDecl) string {
	name := fmt.Sprintf("%q", t.Name.Value)
	if r := w.Info.CaseRows[t]; r != nil {
		name = fmt.Sprintf("%q (row %d: %s)", r.Test, r.Number, shorten(r.Cells, rowShown))
	}
	if p := w.madeFor(t); p != "" {
		name += fmt.Sprintf(" in program %q", p)
	}
	return name
}

// madeFor is the program for which a template's test was made, or "".
func (w *testedWorkspace) madeFor(t *lang.TestDecl) string {
	if p := w.Info.TestHomes[t]; p != nil && p.Decl.From != nil {
		return p.Name
	}
	return ""
}

// rowShown is how many columns of a row are shown behind a test's name.
const rowShown = 50

// writeWay prints the lead's way up to where something did not hold: the end of
// it, or all.
func writeWay(w io.Writer, in *testedWorkspace, l *interp.LeadResult, all bool) {
	fmt.Fprintf(w, "  the way of lead %s up to there\n", quoted(l.Lead))
	for _, line := range wayTo(l, in.Workspace, all) {
		fmt.Fprintf(w, "    %s\n", line)
	}
}

// wayTo is a lead's way up to its first failure, all or the end of it.
func wayTo(l *interp.LeadResult, ws *lang.Workspace, all bool) []string {
	events := l.Trace.Events[:l.Failures[0].Events]
	var lines []string
	if left := len(events) - traceShown; left > 0 && !all {
		lines = append(lines, fmt.Sprintf("… %s before; --verbose shows all", count(left, "line")))
		events = events[left:]
	}
	if len(events) == 0 {
		return append(lines, "nothing happened")
	}
	at := int64(-1)
	for i := range events {
		e := &events[i]
		if e.At != at {
			lines = append(lines, instantWords(time.UnixMilli(e.At), ws))
		}
		at = e.At
		lines = append(lines, strings.Repeat("  ", e.Depth+1+indent(*e))+traceLine(e, ws))
	}
	return lines
}

// place names a node's place, the workspace's folder before it where there are
// several.
func (w *testedWorkspace) place(n lang.Node) string {
	pos := n.Range().Pos
	pos.Filename = path.Join(w.prefix, pos.Filename)
	return shownPlace(pos)
}
