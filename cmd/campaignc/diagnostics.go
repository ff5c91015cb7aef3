package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"campaignc/lang"
)

// writeDiagnostics prints findings, one a line, in the order of the source:
//
//	intake.camp:12:5: error E0101: no field "contry"; did you mean country?
func writeDiagnostics(w io.Writer, ds lang.Diagnostics) {
	for _, d := range ds {
		fmt.Fprintf(w, "%s: %s %s: %s", place(d.Span.Pos), d.Severity, d.Code, d.Message)
		if d.Help != "" {
			fmt.Fprintf(w, "; %s", d.Help)
		}
		for _, r := range d.Related {
			fmt.Fprintf(w, " (%s: %s)", place(r.Span.Pos), r.Message)
		}
		fmt.Fprintln(w)
	}
}

// place names a position.
func place(p lang.Position) string {
	return fmt.Sprintf("%s:%d:%d", shownName(p.Filename), max(p.Line, 1), max(p.Column, 1))
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
