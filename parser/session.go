package parser

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// session is what one parse knows besides its place in the tokens.
type session struct {
	src   *source
	found lang.Diagnostics
	lines map[int]bool // lines that have an error: a second one there is most likely a consequence
	tries int          // errors found, those that are not shown included
	depth int          // blocks and expressions in each other

	cutShort  bool // the rest of the file is not read: a comment without an end, too many errors
	braceLost bool // an error about a missing or surplus brace was reported: more of them would be consequences
	closedAt  int  // offset of the token before which a forgotten brace is taken to stand, or -1
	nextAt    int  // offset of the token that begins the next item without a newline before it, or -1
}

func newSession(src *source) *session {
	return &session{src: src, lines: map[int]bool{}, closedAt: -1, nextAt: -1}
}

// add takes errors that were found before the grammar was tried.
func (s *session) add(found lang.Diagnostics) {
	for _, d := range found {
		s.lines[d.Span.Pos.Line] = true
	}
	s.found = append(s.found, found...)
}

// report records an error unless its line has one.
func (s *session) report(d lang.Diagnostic) {
	s.tries++
	if s.lines[d.Span.Pos.Line] {
		return
	}
	s.lines[d.Span.Pos.Line] = true
	s.found = append(s.found, d)
}

// diagnostics returns what was found, in order of place and not too many.
func (s *session) diagnostics() lang.Diagnostics {
	found := s.found.Sort()
	if len(found) > maxErrors {
		found = found[:maxErrors]
		last := &found[maxErrors-1]
		*last = diagnostic(lang.CodeSyntax, last.Span, "too many errors, the rest is not shown", "")
	}
	return found
}

// enter goes one level deeper. Every cycle of the hand-written productions
// passes here, so that no source can exhaust the stack.
func (s *session) enter(at *lexer.Token) error {
	if s.depth > maxDepth {
		return &fault{diagnostic(lang.CodeNesting, tokenSpan(at), "nested too deeply, the limit is 200 levels", "split the expression over several statements or smart lists")}
	}
	s.depth++
	return nil
}

func (s *session) leave() { s.depth-- }

// fault is an error that a hand-written production found; it is one of
// participle's errors, so that it passes through tagged productions unchanged.
type fault struct{ lang.Diagnostic }

func (f *fault) Error() string            { return f.Diagnostic.Message }
func (f *fault) Message() string          { return f.Diagnostic.Message }
func (f *fault) Position() lexer.Position { return lexer.Position(f.Span.Pos) }

// failure is an error of a tagged production, with its name.
type failure struct {
	*participle.UnexpectedTokenError
	production string
}

func diagnostic(code lang.Code, at lang.Span, message, help string) lang.Diagnostic {
	return lang.Diagnostic{Code: code, Span: at, Message: message, Help: help}
}

// mended is the error with the edit that does what its help says.
func mended(d lang.Diagnostic, at lang.Span, text string) lang.Diagnostic {
	d.Edits = append(d.Edits, lang.Edit{Span: at, Text: text})
	return d
}

// tokenSpan is the stretch of one token.
func tokenSpan(t *lexer.Token) lang.Span {
	end := t.Pos
	end.Advance(t.Value)
	return lang.Span{Pos: lang.Position(t.Pos), EndPos: lang.Position(end)}
}
