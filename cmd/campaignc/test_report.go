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

// nearShown is how many activities of a counted step are shown.
const nearShown = 6

// write prints the test. One that passes is a line, or nothing at all:
//
//	FAILED tests.camp:3:1: "gives up after three"
//	  tests.camp:8:3: expect 3 sync lead to sfdc
//	    2, of which 2 failed: locked
//	  the way of lead 1
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
			writeFailed(w, r.in, l, verbose)
			writeWay(w, r.in, l, verbose)
		}
	}
	fmt.Fprintln(w)
}

// name is a test's name in quotes, and the row that it was made of.
func (w *testedWorkspace) name(t *lang.TestDecl) string {
	if r := w.Info.CaseRows[t]; r != nil {
		return fmt.Sprintf("%q (row %d: %s)", r.Test, r.Number, shorten(r.Cells, rowShown))
	}
	return fmt.Sprintf("%q", t.Name.Value)
}

// rowShown is how many columns of a row are shown behind a test's name.
const rowShown = 50

// writeFailed prints what does not hold for one lead.
func writeFailed(w io.Writer, in *testedWorkspace, l *interp.LeadResult, all bool) {
	for i := range l.Failures {
		f := &l.Failures[i]
		fmt.Fprintf(w, "  %s: %s\n", in.place(f.Item), in.source(f.Item))
		for _, line := range failureLines(f, all) {
			fmt.Fprintf(w, "    %s\n", line)
		}
	}
}

// writeWay prints the lead's way up to where something did not hold: the end of
// it, or all.
func writeWay(w io.Writer, in *testedWorkspace, l *interp.LeadResult, all bool) {
	fmt.Fprintf(w, "  the way of lead %s up to there\n", quoted(l.Lead))
	for _, line := range wayTo(l, in.Workspace, all) {
		fmt.Fprintf(w, "    %s\n", line)
	}
}

// failureLines tell what was seen instead.
func failureLines(f *interp.TestFailure, all bool) []string {
	var lines []string
	for _, s := range f.Saw {
		lines = append(lines, "seen: "+strings.ReplaceAll(shorten(s, 300), "\n", " "))
	}
	for i := range f.Near {
		if i == nearShown && !all {
			lines = append(lines, fmt.Sprintf("  and %d more", len(f.Near)-i))
			break
		}
		lines = append(lines, "  "+activityLine(&f.Near[i]))
	}
	return lines
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
			lines = append(lines, time.UnixMilli(e.At).In(ws.Zone).Format("2006-01-02 15:04 MST"))
		}
		at = e.At
		lines = append(lines, strings.Repeat("  ", e.Depth+1+indent(*e))+traceLine(e))
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
