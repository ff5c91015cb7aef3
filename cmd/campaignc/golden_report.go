package main

import (
	"fmt"
	"io"
	"path"
	"strings"
)

// What is shown of a golden case that fails, unless all is asked for.
const (
	goldenLeads = 10
	goldenLines = 12 // of a lead
)

func (g *goldenCase) failed() bool { return len(g.differs) > 0 }

func (g *goldenCase) tested() *testedWorkspace { return g.in }

// place names the case, the workspace's folder before it where there are several.
func (g *goldenCase) place() string { return shownName(path.Join(g.in.prefix, g.name)) }

// write prints the case:
//
//	FAILED golden/bad-night
//	  lead 3
//	    Sync State: "Synced" became "Postponed"
//	    - 2026-03-02T02:00:00Z Sync Later: Sync Lead to SFDC
func (g *goldenCase) write(w io.Writer, verbose bool) {
	switch {
	case g.recorded:
		fmt.Fprintf(w, "recorded %s\n", g.place())
	case g.failed():
		fmt.Fprintf(w, "FAILED %s\n", g.place())
		for _, line := range g.differences(verbose) {
			fmt.Fprintf(w, "  %s\n", line)
		}
		fmt.Fprintf(w, "  - is on record, + is new; `campaignc test --update` records what is new\n\n")
	case verbose:
		fmt.Fprintf(w, "passed %s\n", g.place())
	}
}

// differences are the lines that tell what differs, all or the first.
func (g *goldenCase) differences(all bool) []string {
	var out []string
	for i, d := range g.differs {
		if i == goldenLeads && !all {
			return append(out, fmt.Sprintf("and %s more; --verbose shows all", count(len(g.differs)-i, "lead")))
		}
		indent := ""
		if d.lead != "" {
			out = append(out, "lead "+quoted(d.lead))
			indent = "  "
		}
		for j, line := range d.lines {
			if j == goldenLines && !all {
				out = append(out, fmt.Sprintf("%sand %s more", indent, count(len(d.lines)-j, "line")))
				break
			}
			out = append(out, indent+shorten(line, 200))
		}
	}
	return out
}

func (g *goldenCase) json() testJSON {
	out := testJSON{Workspace: g.in.where, Test: g.name, Place: g.place(), Passed: !g.failed()}
	for _, d := range g.differs {
		out.Failures = append(out.Failures, failureJSON{
			Lead: d.lead, Place: g.place(), Expected: "what is on record", Seen: d.lines, Way: []string{},
		})
	}
	return out
}

func (g *goldenCase) junit() junitCase {
	c := junitCase{Name: g.name, Class: g.in.where, File: path.Join(g.name, goldenCall), Line: 1}
	if g.failed() {
		var text strings.Builder
		g.write(&text, false)
		c.Failure = &junitFailure{Message: "the run differs from its record", Text: printable(text.String())}
	}
	return c
}
