package main

import (
	"fmt"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"campaignc/lang"
)

// report shows a person what was found, in the order of the source:
//
//	intake.camp:12:11: error E0101: there is no field `contry`
//	   |
//	12 |       set contry = "US"
//	   |           ^^^^^^
//	   = help: did you mean `country`?
//	   = why: a reason, with the first finding of a code
//
// The first line of each stays whole in a pipe, so that it can be searched for.
type report struct {
	text    strings.Builder // what is to be written
	paint   palette
	width   int
	wrapped bool               // first lines too
	folder  string             // of the workspace, as the caller named it
	sources map[string][]byte  // by name of file
	most    int                // findings shown; 0: all
	told    map[lang.Code]bool // codes whose reason was given
}

// shownMost is how many different findings a report shows, unless asked.
const shownMost = 50

// repeatsMost is how many places of one and the same finding are named after
// the first.
const repeatsMost = 3

// newReport prepares a report on files of a workspace, which lies in folder.
func newReport(out *terminal, folder string, files ...*lang.File) *report {
	r := &report{paint: out.palette(), width: out.width(), wrapped: out.isTerminal(), folder: folder, sources: map[string][]byte{}, most: shownMost}
	for _, f := range files {
		r.sources[f.Path] = f.Source
	}
	return r
}

// writeTo shows the findings on a terminal or in a pipe.
func (r *report) writeTo(out *terminal, ds lang.Diagnostics) {
	out.writeStyled(r.show(ds))
}

// show lays the findings out. The same finding at other places follows the
// first with its places alone: one cause is explained once.
func (r *report) show(ds lang.Diagnostics) string {
	r.text.Reset()
	r.told = map[lang.Code]bool{}
	groups := together(ds)
	shown := groups
	if r.most > 0 && len(groups) > r.most {
		shown = groups[:r.most]
	}
	for _, g := range shown {
		r.group(g)
	}
	var hidden lang.Diagnostics
	for _, g := range groups[len(shown):] {
		hidden = append(hidden, g...)
	}
	if len(hidden) > 0 {
		fmt.Fprintf(&r.text, "not shown: %s; `campaignc check --max 0` shows all\n", tally(hidden))
	}
	return r.text.String()
}

// together collects findings that say the same, in the order of the first.
func together(ds lang.Diagnostics) []lang.Diagnostics {
	type words struct {
		code          lang.Code
		message, help string
	}
	var groups []lang.Diagnostics
	at := map[words]int{}
	for _, d := range ds {
		w := words{d.Code, d.Message, d.Help}
		i, known := at[w]
		if !known {
			i = len(groups)
			at[w] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], d)
	}
	return groups
}

// group shows a finding and where else it was made.
func (r *report) group(g lang.Diagnostics) {
	r.finding(&g[0])
	for i := range g[1:] {
		if i == repeatsMost {
			fmt.Fprintf(&r.text, "the same at %s more\n", count(len(g)-1-i, "place"))
			break
		}
		r.head(&g[i+1])
	}
	r.text.WriteString("\n")
}

// finding shows one diagnostic.
func (r *report) finding(d *lang.Diagnostic) {
	r.head(d)
	all := snippets(d)
	f := &finding{report: r, numbers: gutter(all), look: r.severity(d)}
	for _, s := range all {
		f.snippet(s)
	}
	if d.Help != "" {
		f.note("help", d.Help)
	}
	if story, ok := lang.StoryOf(d.Code); ok && story.Why != "" && !r.told[d.Code] {
		f.note("why", story.Why)
		r.told[d.Code] = true
	}
}

// head is the line that says what is wrong.
func (r *report) head(d *lang.Diagnostic) {
	title := fmt.Sprintf("%s %s:", d.Severity, d.Code)
	place := r.place(d.Span.Pos)
	message := []string{printable(d.Message)}
	if r.wrapped {
		message = wrap(message[0], r.width-2, columns.StringWidth(place)+len(title)+1)
	}
	fmt.Fprintf(&r.text, "%s: %s %s\n", place, r.severity(d).text(title), r.paint.strong.text(message[0]))
	for _, line := range message[1:] {
		r.text.WriteString("  " + r.paint.strong.text(line) + "\n")
	}
}

// note says more below a snippet: what to write instead, or why.
func (f *finding) note(kind, text string) {
	lead := strings.Repeat(" ", f.numbers+1) + f.paint.place.text("=") + " " + f.paint.note.text(kind+":") + " "
	indent := f.numbers + len(kind) + 5
	for _, line := range wrap(printable(text), f.width-indent, 0) {
		f.text.WriteString(lead + line + "\n")
		lead = strings.Repeat(" ", indent)
	}
}

func (r *report) severity(d *lang.Diagnostic) style {
	if d.Severity == lang.Warning {
		return r.paint.caution
	}
	return r.paint.danger
}

// place names a position in a file of the workspace as a path that the caller
// can open.
func (r *report) place(p lang.Position) string {
	return fmt.Sprintf("%s:%d:%d", shownName(pathIn(r.folder, p.Filename)), max(p.Line, 1), max(p.Column, 1))
}

// pathIn is the path of a workspace's file, with forward slashes.
func pathIn(folder, name string) string {
	return path.Join(filepath.ToSlash(folder), name)
}

// shownName is the name of a file; one that could be misread is quoted.
func shownName(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return hidden(r) || r == '\n' || r == '\t' }) {
		return strconv.QuoteToASCII(name)
	}
	return name
}

// tally says in words how many errors and warnings there are.
func tally(ds lang.Diagnostics) string {
	errors := 0
	for _, d := range ds {
		if d.Severity == lang.Error {
			errors++
		}
	}
	warnings := len(ds) - errors
	switch {
	case len(ds) == 0:
		return "no mistakes found"
	case warnings == 0:
		return count(errors, "error")
	case errors == 0:
		return count(warnings, "warning")
	}
	return count(errors, "error") + ", " + count(warnings, "warning")
}

// count is a number with its noun: 1 lead, 12,000 leads.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
