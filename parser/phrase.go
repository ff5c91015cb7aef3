package parser

import (
	"slices"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// phraseEnd holds the words that end a phrase.
var phraseEnd = []string{"and", "or", "otherwise", "where", "fails", "sets", "returns"}

// phrase reads RUN [ "where" COND ]. The checker finds out which entry of the
// library it is.
func (g *grammar) phrase(lex *lexer.PeekingLexer, what string) (*lang.Phrase, error) {
	start := lex.Peek().Pos
	elems, err := g.run(lex, what)
	if err != nil {
		return nil, err
	}
	p := &lang.Phrase{Elems: elems}
	if lex.Peek().Value == "where" {
		if err := g.enter(lex.Next()); err != nil {
			return nil, err
		}
		defer g.leave()
		if p.Where, err = g.cond(lex); err != nil {
			return nil, err
		}
	}
	p.Span = since(lex, start)
	return p, nil
}

// run reads a flat run: WORD { WORD | name | literal | quantity | list |
// "(" cond ")" | sign number }. The first word is a word whatever it is; what
// names what it needs in an error.
func (g *grammar) run(lex *lexer.PeekingLexer, what string) ([]lang.Expr, error) {
	first := lex.Peek()
	if !isWord(first) || slices.Contains(phraseEnd, first.Value) {
		return nil, g.expected(lex, what)
	}
	var elems []lang.Expr
	for !endsRun(lex, len(elems)) {
		elem, err := g.element(lex)
		if err != nil {
			return nil, err
		}
		elems = append(elems, elem)
	}
	return elems, nil
}

// endsRun reports whether a run of n elements ends before the next token.
func endsRun(lex *lexer.PeekingLexer, n int) bool {
	t := lex.Peek()
	switch t.Type {
	case tokIdent:
		return n > 0 && (slices.Contains(phraseEnd, t.Value) || startsHandler(lex) || startsTime(lex))
	case tokString, tokInt, tokFloat, tokDate, tokDateTime, tokTime:
		return false
	case tokPunct:
		return !(t.Value == "(" || t.Value == "[" || isSign(t) && isNumber(peekAt(lex, 1)))
	}
	return true
}

// startsTime reports whether `at 09:00` comes next, which ends the condition
// of a wait.
func startsTime(lex *lexer.PeekingLexer) bool {
	return lex.Peek().Value == "at" && peekAt(lex, 1).Type == tokTime
}

func isSign(t *lexer.Token) bool { return t.Value == "+" || t.Value == "-" }

func isNumber(t *lexer.Token) bool { return t.Type == tokInt || t.Type == tokFloat }

// element reads one element of a run.
func (g *grammar) element(lex *lexer.PeekingLexer) (lang.Expr, error) {
	t := lex.Peek()
	switch {
	case isSign(t):
		lex.Next()
		x := g.number(lex)
		return &lang.Sign{Span: since(lex, t.Pos), Op: t.Value, X: x}, nil
	case t.Value == "(":
		return g.paren(lex)
	case t.Value == "[":
		return g.list(lex)
	case isWord(t):
		return g.nameOrConstant(lex)
	}
	return g.literal(lex), nil
}
