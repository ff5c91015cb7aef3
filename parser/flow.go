package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// The hand-written productions around a phrase: lines of smart lists, steps
// and the attributes of assets.

// trigger reads `when` PHRASE.
func (g *grammar) trigger(lex *lexer.PeekingLexer) (lang.CondItem, error) {
	start := lex.Next().Pos
	phrase, err := g.phrase(lex, "a trigger such as `fills out form \"…\"`")
	if err != nil {
		return nil, err
	}
	return &lang.When{Span: since(lex, start), Phrase: phrase}, nil
}

// filter reads a condition on a line of its own.
func (g *grammar) filter(lex *lexer.PeekingLexer) (lang.CondItem, error) {
	start := lex.Peek().Pos
	cond, err := g.cond(lex)
	if err != nil {
		return nil, err
	}
	return &lang.Filter{Span: since(lex, start), Cond: cond}, nil
}

// step reads PHRASE { HANDLER }.
func (g *grammar) step(lex *lexer.PeekingLexer) (lang.Stmt, error) {
	start := lex.Peek().Pos
	phrase, err := g.phrase(lex, "a step")
	s := &lang.Step{Span: since(lex, start), Phrase: phrase}
	if err != nil {
		return s, err
	}
	for startsHandler(lex) {
		h, err := g.handler(lex)
		s.Handlers = append(s.Handlers, h)
		if err != nil {
			return s, err
		}
	}
	s.Span = since(lex, start)
	return s, nil
}

// startsHandler reports whether `on failure` or `on skip` comes next.
func startsHandler(lex *lexer.PeekingLexer) bool {
	if lex.Peek().Value != "on" {
		return false
	}
	next := peekAt(lex, 1).Value
	return next == "failure" || next == "skip"
}

// attribute reads one line of an asset, a flat run.
func (g *grammar) attribute(lex *lexer.PeekingLexer) (lang.Attr, error) {
	start := lex.Peek().Pos
	elems, err := g.run(lex, "an attribute such as `subject \"…\"`")
	if err != nil {
		return nil, err
	}
	return &lang.Run{Span: since(lex, start), Elems: elems}, nil
}
