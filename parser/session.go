package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// session is what one parse knows besides its place in the tokens.
type session struct {
	src   *source
	found lang.Diagnostics
	lines map[int]bool // lines that have an error: a second one there is most likely a consequence
	depth int          // expressions in each other
}

func newSession(src *source) *session {
	return &session{src: src, lines: map[int]bool{}}
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
	if s.lines[d.Span.Pos.Line] {
		return
	}
	s.lines[d.Span.Pos.Line] = true
	s.found = append(s.found, d)
}

// enter goes one level deeper into an expression; every cycle of the
// hand-written productions passes here, so that no source can exhaust the stack.
func (s *session) enter(at *lexer.Token) error {
	if s.depth == maxDepth {
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

func diagnostic(code lang.Code, at lang.Span, message, help string) lang.Diagnostic {
	return lang.Diagnostic{Code: code, Span: at, Message: message, Help: help}
}

// tokenSpan is the stretch of one token.
func tokenSpan(t *lexer.Token) lang.Span {
	end := t.Pos
	end.Advance(t.Value)
	return lang.Span{Pos: lang.Position(t.Pos), EndPos: lang.Position(end)}
}
