package lang

import (
	"cmp"
	"slices"
)

// Severity tells an error, which keeps a workspace from running, from a warning.
type Severity uint8

// The severities.
const (
	Error Severity = iota
	Warning
)

// String gives the word that stands before a message.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Diagnostic is one finding: what is wrong, where, and what to write instead.
// It is a value, not a string, so that a terminal, an editor and a machine can
// each show it in their way.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Span     Span
	Message  string    // one sentence in the language's words, lower case, no full stop
	Help     string    // what to write instead, or ""
	Edits    []Edit    // what Help says as changes of the source, none where a person must decide
	Related  []Related // other places that belong to it
}

// Related is a second place of a diagnostic, where the cause lies elsewhere.
type Related struct {
	Span    Span
	Message string
}

// Diagnostics is what a parse or a check found.
type Diagnostics []Diagnostic

// HasErrors reports whether any of them is an error.
func (ds Diagnostics) HasErrors() bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sort orders by file, place, code and message, and drops what follows from
// another finding: one cause, one message.
func (ds Diagnostics) Sort() Diagnostics {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Span.Pos.Filename, b.Span.Pos.Filename),
			cmp.Compare(a.Span.Pos.Offset, b.Span.Pos.Offset),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
		)
	})
	ds = slices.CompactFunc(ds, func(next, kept Diagnostic) bool {
		// What could not be read at a place is not also explained by the checker.
		return next.Span.Pos == kept.Span.Pos && (kept.Code == CodeSyntax || next.Code == kept.Code && next.Message == kept.Message)
	})
	return slices.DeleteFunc(ds, tornBy(ds))
}

// tornBy tells the findings of the checker that end in a syntax error on the same
// line: what was read before that is torn out of its sentence.
func tornBy(ds Diagnostics) func(Diagnostic) bool {
	torn := map[Position]bool{}
	for i := 1; i < len(ds); i++ {
		d, next := &ds[i-1], &ds[i]
		if next.Code == CodeSyntax && d.Code >= CodeUnknownName && d.Span.Pos.Filename == next.Span.Pos.Filename && d.Span.Pos.Line == next.Span.Pos.Line {
			torn[d.Span.Pos] = true
		}
	}
	return func(d Diagnostic) bool { return d.Code >= CodeUnknownName && torn[d.Span.Pos] }
}
