package main

import (
	"fmt"
	"io"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// nearShown is how many activities of a counted step are shown.
const nearShown = 6

// failureIndent stands before the lines of what does not hold in a test.
const failureIndent = "  "

// writeFailed prints what does not hold for one lead: what was seen, the line of
// the test with the parts underlined that do not hold, and the row of the test
// where it is near.
func writeFailed(w io.Writer, in *testedWorkspace, test *lang.TestDecl, l *interp.LeadResult, all bool) {
	out, styled := w.(*terminal)
	if !styled {
		out = &terminal{w: w}
	}
	r := newReport(out, in.prefix, in.Files...)
	r.width -= len(failureIndent)
	for i := range l.Failures {
		r.failure(in, test, &l.Failures[i], all)
	}
	for line := range strings.Lines(r.text.String()) {
		if styled {
			out.writeStyled(failureIndent + line)
		} else {
			fmt.Fprint(w, failureIndent+line)
		}
	}
}

// failure shows one line of a test that does not hold.
func (r *report) failure(in *testedWorkspace, test *lang.TestDecl, f *interp.TestFailure, all bool) {
	at := lang.Span{Pos: f.Item.Range().Pos, EndPos: f.Item.Range().EndPos}
	s := snippet{file: at.Pos.Filename}
	if row := test.Range(); in.Info.CaseRows[test] != nil && at.Pos.Line-row.Pos.Line <= nearLines {
		s.marks = append(s.marks, mark{span: lang.Span{Pos: row.Pos, EndPos: row.EndPos}, label: "with this row"})
	}
	seen := "seen: " + strings.Join(f.Saw, "; ")
	switch n := len(f.Parts); n {
	case 0:
		s.marks = append(s.marks, mark{span: at, first: true})
	case 1:
		s.marks = append(s.marks, mark{span: f.Parts[0].Span, first: true})
	default:
		seen = fmt.Sprintf("%d conditions do not hold", n)
		for _, p := range f.Parts {
			s.marks = append(s.marks, mark{span: p.Span, label: "seen: " + onLine(strings.Join(p.Saw, "; ")), first: true})
		}
	}
	fmt.Fprintf(&r.text, "%s: %s\n", r.place(at.Pos), r.paint.strong.text(printable(onLine(seen))))
	shown := &finding{report: r, numbers: gutter([]snippet{s}), look: r.paint.danger}
	shown.snippet(s)
	shown.near(in, f, all)
}

// near lists the activities that were counted or might have been, those that
// follow each other and say the same in one line.
func (shown *finding) near(in *testedWorkspace, f *interp.TestFailure, all bool) {
	lines := 0
	for i := 0; i < len(f.Near); lines++ {
		if lines == nearShown && !all {
			shown.note("log", fmt.Sprintf("and %d more", len(f.Near)-i))
			return
		}
		line, times := activityLine(&f.Near[i], in.Workspace), 0
		for i < len(f.Near) && activityLine(&f.Near[i], in.Workspace) == line {
			i, times = i+1, times+1
		}
		if times > 1 {
			line += fmt.Sprintf(" (%d times)", times)
		}
		shown.note("log", line)
	}
}

// onLine is a text on one line, and not too long.
func onLine(s string) string { return strings.ReplaceAll(shorten(s, 300), "\n", " ") }
