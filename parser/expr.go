package parser

import (
	"slices"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// Expressions, by precedence: or, and, not, a relation, otherwise, + -, * /,
// a sign, and what stands alone. Chains are flat; what nests passes enter.

// reserved holds the words that name no field.
var reserved = []string{
	"and", "or", "not", "otherwise", "true", "false", "empty", "all", "any", "none", "is", "in", "contains", "starts",
	"ends", "matches", "between", "before", "after", "on", "when", "where",
}

// cond reads a condition: AND { "or" AND }.
func (g *grammar) cond(lex *lexer.PeekingLexer) (lang.Expr, error) {
	start := lex.Peek().Pos
	items, err := chain(lex, g.and, func() bool { return g.operator(lex, "or", "||") })
	if err != nil || len(items) == 1 {
		return one(items), err
	}
	return &lang.Or{Span: since(lex, start), Items: items}, nil
}

// and reads NOT { "and" NOT }.
func (g *grammar) and(lex *lexer.PeekingLexer) (lang.Expr, error) {
	start := lex.Peek().Pos
	items, err := chain(lex, g.not, func() bool { return g.operator(lex, "and", "&&") })
	if err != nil || len(items) == 1 {
		return one(items), err
	}
	return &lang.And{Span: since(lex, start), Items: items}, nil
}

// chain reads operands as long as an operator comes between them.
func chain(lex *lexer.PeekingLexer, operand func(*lexer.PeekingLexer) (lang.Expr, error), operator func() bool) ([]lang.Expr, error) {
	var items []lang.Expr
	for {
		x, err := operand(lex)
		if err != nil {
			return nil, err
		}
		items = append(items, x)
		if !operator() {
			return items, nil
		}
	}
}

func one(items []lang.Expr) lang.Expr {
	if len(items) == 0 {
		return nil
	}
	return items[0]
}

// operator reads the word, or the sign that other languages have for it.
func (g *grammar) operator(lex *lexer.PeekingLexer, word, foreign string) bool {
	t := lex.Peek()
	if t.Value == foreign && t.Type == tokIllegal {
		g.report(mended(diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+foreign+"` is no operator", "write `"+word+"`"), tokenSpan(t), word))
		lex.Next()
		return true
	}
	return accept(lex, word)
}

// not reads "not" NOT, a group, a phrase or a relation.
func (g *grammar) not(lex *lexer.PeekingLexer) (lang.Expr, error) {
	t := lex.Peek()
	switch {
	case t.Value == "not" || t.Value == "!":
		return g.negation(lex)
	case startsGroup(lex):
		return g.group(lex)
	case startsPhrase(lex):
		p, err := g.phrase(lex, "a condition")
		if err != nil {
			return nil, err
		}
		return p, nil
	case !startsValue(t) && !isAfter(lex, "("):
		return nil, g.expected(lex, "a condition")
	}
	return g.relation(lex)
}

// negation reads "not" NOT.
func (g *grammar) negation(lex *lexer.PeekingLexer) (lang.Expr, error) {
	t := lex.Next()
	if t.Value == "!" {
		g.report(mended(diagnostic(lang.CodeSyntax, tokenSpan(t), "`!` is no operator", "write `not`"), tokenSpan(t), "not "))
	}
	if err := g.enter(t); err != nil {
		return nil, err
	}
	defer g.leave()
	x, err := g.not(lex)
	if err != nil {
		return nil, err
	}
	return &lang.Not{Span: since(lex, t.Pos), X: x}, nil
}

// startsValue reports whether a value can begin with the token.
func startsValue(t *lexer.Token) bool {
	switch t.Type {
	case tokIdent:
		return !isOperand(t)
	case tokPunct:
		return t.Value == "(" || t.Value == "[" || isSign(t)
	}
	return t.Type == tokString || isNumber(t) || isMomentToken(t)
}

func isAfter(lex *lexer.PeekingLexer, value string) bool {
	before := previous(lex)
	return before != nil && before.Value == value
}

func startsGroup(lex *lexer.PeekingLexer) bool {
	switch lex.Peek().Value {
	case "all", "any", "none":
		return peekAt(lex, 1).Value == "{"
	}
	return false
}

// group reads ( "all" | "any" | "none" ) CONDITIONS.
func (g *grammar) group(lex *lexer.PeekingLexer) (lang.Expr, error) {
	kind := lex.Next()
	conditions, err := g.conditions(lex)
	if err != nil {
		return nil, err
	}
	return &lang.Group{Span: since(lex, kind.Pos), Kind: kind.Value, Conditions: conditions}, nil
}

// startsPhrase tells a phrase from a comparison: a phrase has after its first
// word, on the same line, a word that is no operator, or a literal.
func startsPhrase(lex *lexer.PeekingLexer) bool {
	word, next := lex.Peek(), peekAt(lex, 1)
	if !isWord(word) || slices.Contains(reserved, word.Value) || !sameLine(word, next) {
		return false
	}
	switch next.Type {
	case tokIdent:
		return next.Value == "where" || !slices.Contains(reserved, next.Value) && !(next.Value == "at" && peekAt(lex, 2).Type == tokTime)
	case tokString, tokInt, tokFloat, tokDate, tokDateTime, tokTime:
		return true
	}
	return false
}

// value reads SUM { "otherwise" SUM }.
func (g *grammar) value(lex *lexer.PeekingLexer) (lang.Expr, error) {
	start := lex.Peek().Pos
	items, err := chain(lex, g.sum, func() bool { return accept(lex, "otherwise") })
	if err != nil || len(items) == 1 {
		return one(items), err
	}
	return &lang.Otherwise{Span: since(lex, start), Items: items}, nil
}

// sum reads TERM { ( "+" | "-" ) TERM }.
func (g *grammar) sum(lex *lexer.PeekingLexer) (lang.Expr, error) {
	return g.arith(lex, g.term, "+", "-")
}

// term reads UNARY { ( "*" | "/" ) UNARY }.
func (g *grammar) term(lex *lexer.PeekingLexer) (lang.Expr, error) {
	return g.arith(lex, g.unary, "*", "/")
}

// arith reads a chain of one precedence.
func (g *grammar) arith(lex *lexer.PeekingLexer, operand func(*lexer.PeekingLexer) (lang.Expr, error), ops ...string) (lang.Expr, error) {
	start := lex.Peek().Pos
	first, err := operand(lex)
	if err != nil || !slices.Contains(ops, lex.Peek().Value) {
		return first, err
	}
	chain := &lang.Arith{First: first}
	for slices.Contains(ops, lex.Peek().Value) {
		op := lex.Next().Value
		x, err := operand(lex)
		if err != nil {
			return nil, err
		}
		chain.Rest = append(chain.Rest, lang.ArithPart{Op: op, X: x})
	}
	chain.Span = since(lex, start)
	return chain, nil
}

// unary reads { "+" | "-" } PRIMARY.
func (g *grammar) unary(lex *lexer.PeekingLexer) (lang.Expr, error) {
	if !isSign(lex.Peek()) {
		return g.primary(lex)
	}
	return g.signed(lex)
}

// signed reads a sign and what it stands before.
func (g *grammar) signed(lex *lexer.PeekingLexer) (lang.Expr, error) {
	sign := lex.Next()
	if err := g.enter(sign); err != nil {
		return nil, err
	}
	defer g.leave()
	x, err := g.unary(lex)
	if err != nil {
		return nil, err
	}
	return &lang.Sign{Span: since(lex, sign.Pos), Op: sign.Value, X: x}, nil
}
