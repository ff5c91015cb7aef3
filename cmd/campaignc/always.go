package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// alwaysLeads is how many leads an `always` block is tried with by every run of
// the tests.
const alwaysLeads = 500

// madeSeed is the seed of leads that are made, unless another is asked for.
const madeSeed = 1

// alwaysRun is an `always` block and what became of it.
type alwaysRun struct {
	in    *testedWorkspace
	block *lang.TestDecl
	held  interp.Held
}

// always tries the picked `always` blocks of a workspace.
func (c *testCommand) always(in *testedWorkspace, pick *regexp.Regexp) ([]testResult, error) {
	var blocks []*lang.TestDecl
	for _, b := range in.Always {
		if pick.MatchString(b.Name.Value) {
			blocks = append(blocks, b)
		}
	}
	if blocks == nil {
		return nil, nil
	}
	return c.hold(in, blocks, alwaysLeads, madeSeed)
}

// hold tries blocks with so many leads each, on several goroutines.
func (c *testCommand) hold(in *testedWorkspace, blocks []*lang.TestDecl, leads int, seed uint64) ([]testResult, error) {
	var of []*makingFor
	for _, b := range blocks {
		of = append(of, &makingFor{always: b})
	}
	made, err := in.making(of)
	if err != nil {
		return nil, err
	}
	out := make([]testResult, len(blocks))
	c.each(len(blocks), func(i int) {
		out[i] = &alwaysRun{in: in, block: made.always[i], held: made.makers[i].Hold(leads, seed)}
	})
	return out, nil
}

func (r *alwaysRun) tested() *testedWorkspace { return r.in }
func (r *alwaysRun) failed() bool             { return len(r.held.Violations) > 0 }

// write prints the block. For one that does not hold it shows the smallest lead
// found, as lines of a test, and that lead's way.
func (r *alwaysRun) write(w io.Writer, verbose bool) {
	place, name := r.in.place(r.block), r.in.name(r.block)
	if !r.failed() {
		if verbose {
			fmt.Fprintf(w, "passed %s: always %s, for %s\n", place, name, count(r.held.Leads, "lead"))
		}
		r.writeMet(w, verbose)
		return
	}
	fmt.Fprintf(w, "FAILED %s: always %s\n", place, name)
	for i := range r.held.Violations {
		v := &r.held.Violations[i]
		writeFailed(w, r.in, r.block, &v.Result, verbose)
		fmt.Fprintln(w, "  the smallest lead found for which that is so")
		for _, line := range madeLines(v) {
			fmt.Fprintf(w, "    %s\n", line)
		}
		writeWay(w, r.in, &v.Result, verbose)
	}
	fmt.Fprintln(w)
}

// writeMet tells of the block's ifs that no lead met, so that nothing was looked
// at; verbosely, of how many met each.
func (r *alwaysRun) writeMet(w io.Writer, verbose bool) {
	for _, item := range r.block.Items {
		guard, ok := item.(*lang.TestIf)
		if !ok || r.held.Met[guard] > 0 && !verbose {
			continue
		}
		met := "none"
		if n := r.held.Met[guard]; n > 0 {
			met = thousands(n)
		}
		fmt.Fprintf(w, "%s: of %s that were made, %s met `if %s`\n", r.in.place(guard), count(r.held.Leads, "lead"), met, r.in.source(guard.Cond))
	}
}

// madeLines state the lead; one without any value of its own too.
func madeLines(v *interp.Violation) []string {
	if len(v.Lines) == 0 {
		return []string{"given lead { }"}
	}
	return v.Lines
}

func (r *alwaysRun) json() testJSON {
	out := testJSON{Workspace: r.in.where, Test: r.block.Name.Value, Place: r.in.place(r.block), Passed: !r.failed()}
	for i := range r.held.Violations {
		v := &r.held.Violations[i]
		out.Failures = append(out.Failures, failuresJSON(r.in, &v.Result, madeLines(v))...)
	}
	return out
}

func (r *alwaysRun) junit() junitCase {
	c := junitCase{Name: r.block.Name.Value, Class: r.in.where, File: r.block.Pos.Filename, Line: r.block.Pos.Line}
	if r.failed() {
		var text strings.Builder
		r.write(&text, false)
		c.Failure = &junitFailure{Message: r.in.source(r.held.Violations[0].Result.Failures[0].Item), Text: printable(text.String())}
	}
	return c
}
