package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// relation reads VALUE [ REL ].
func (g *grammar) relation(lex *lexer.PeekingLexer) (lang.Expr, error) {
	start := lex.Peek().Pos
	x, err := g.value(lex)
	if err != nil {
		return nil, err
	}
	r := &lang.Relation{X: x}
	found, err := g.relationOp(lex, r)
	if err != nil || !found {
		return x, err
	}
	if err := g.relationOperands(lex, r); err != nil {
		return nil, err
	}
	r.Span = since(lex, start)
	return r, nil
}

// plainOps are the relations of one sign or word.
var plainOps = map[string]lang.RelOp{
	"<": lang.OpLess, "<=": lang.OpLessEqual, ">": lang.OpGreater, ">=": lang.OpGreaterEqual, "==": lang.OpSame, "!=": lang.OpDiffers,
	"between": lang.OpBetween, "contains": lang.OpContains, "matches": lang.OpMatches, "before": lang.OpBefore, "after": lang.OpAfter,
}

// relationOp reads the operator's words into r and reports whether there are any.
func (g *grammar) relationOp(lex *lexer.PeekingLexer, r *lang.Relation) (bool, error) {
	start := lex.Peek().Pos
	if lex.Peek().Value == "not" {
		switch peekAt(lex, 1).Value {
		case "between", "contains", "matches", "starts", "ends", "in":
			lex.Next()
			r.Not = true
		default:
			return false, g.misplacedNot(lex)
		}
	}
	word := lex.Peek().Value
	op, plain := plainOps[word]
	switch {
	case plain:
		lex.Next()
		r.Op = op
	case word == "is":
		lex.Next()
		r.Op, r.Not = lang.OpIs, accept(lex, "not")
		if accept(lex, "empty") {
			r.Op = lang.OpIsEmpty
		}
	case word == "in":
		lex.Next()
		r.Op = inOp(lex)
	case word == "=" || word == "===" || word == "!==" || word == "<>":
		g.foreignRelation(lex, r)
	case word == "starts" || word == "ends":
		lex.Next()
		if !accept(lex, "with") {
			return true, g.expected(lex, "`with`")
		}
		r.Op = map[string]lang.RelOp{"starts": lang.OpStartsWith, "ends": lang.OpEndsWith}[word]
	case word == "on" && peekAt(lex, 1).Value == "or":
		lex.Next()
		lex.Next()
		switch {
		case accept(lex, "before"):
			r.Op = lang.OpOnOrBefore
		case accept(lex, "after"):
			r.Op = lang.OpOnOrAfter
		default:
			return true, g.expected(lex, "`before` or `after`")
		}
	default:
		return false, nil
	}
	r.At = since(lex, start)
	return true, nil
}

// inOp reads what follows `in`: `past`, `past before`, `future`, `future
// after`, or nothing.
func inOp(lex *lexer.PeekingLexer) lang.RelOp {
	word, next := lex.Peek().Value, peekAt(lex, 1)
	edge := map[string]string{"past": "before", "future": "after"}[word]
	if edge == "" || next.Value == "." {
		return lang.OpIn
	}
	lex.Next()
	far := accept(lex, edge)
	switch {
	case word == "past" && far:
		return lang.OpInPastBefore
	case word == "past":
		return lang.OpInPast
	case far:
		return lang.OpInFutureAfter
	}
	return lang.OpInFuture
}

// foreignRelation takes the signs of other languages for the relation they mean.
func (g *grammar) foreignRelation(lex *lexer.PeekingLexer, r *lang.Relation) {
	t := lex.Next()
	r.Op, r.Not = lang.OpIs, t.Value == "!==" || t.Value == "<>"
	help, plain := "write `is`, or `==` for exactly the same text", "is"
	if r.Not {
		help, plain = "write `is not`, or `!=` for exactly the same text", "is not"
	}
	g.report(mended(diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` does not compare", help), tokenSpan(t), plain))
}

// relationOperands reads the values to the right of the operator.
func (g *grammar) relationOperands(lex *lexer.PeekingLexer, r *lang.Relation) (err error) {
	switch r.Op {
	case lang.OpIsEmpty:
		return nil
	case lang.OpInPast, lang.OpInPastBefore, lang.OpInFuture, lang.OpInFutureAfter:
		if !startsQuantity(lex) {
			return g.expected(lex, "a length of time such as `7 days`")
		}
		r.Y = g.number(lex)
		return nil
	}
	if r.Y, err = g.value(lex); err != nil || r.Op != lang.OpBetween {
		return err
	}
	if !accept(lex, "and") {
		return g.expected(lex, "`and` and the upper bound")
	}
	r.Z, err = g.value(lex)
	return err
}
