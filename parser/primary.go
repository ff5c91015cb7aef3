package parser

import (
	"slices"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// primary reads a value that stands alone.
func (g *grammar) primary(lex *lexer.PeekingLexer) (lang.Expr, error) {
	t := lex.Peek()
	switch {
	case t.Value == "(":
		return g.paren(lex)
	case t.Value == "[":
		return g.list(lex)
	case t.Type == tokString || isNumber(t) || isMomentToken(t):
		return g.literal(lex), nil
	case g.startsStmt(lex):
		g.nextAt = t.Pos.Offset
		return nil, g.expected(lex, "a value")
	case !isWord(t) || isOperand(t):
		return nil, g.expected(lex, "a value")
	case peekAt(lex, 1).Value == "(":
		return g.call(lex)
	}
	return g.nameOrConstant(lex)
}

// isOperand reports whether the word is reserved for something that is no value.
func isOperand(t *lexer.Token) bool {
	return slices.Contains(reserved, t.Value) && t.Value != "true" && t.Value != "false" && t.Value != "empty"
}

func isMomentToken(t *lexer.Token) bool {
	return t.Type == tokDate || t.Type == tokDateTime || t.Type == tokTime
}

// literal reads a text, number, quantity, date or time.
func (g *grammar) literal(lex *lexer.PeekingLexer) lang.Expr {
	t := lex.Peek()
	if isNumber(t) {
		return g.number(lex)
	}
	lex.Next()
	if t.Type == tokString {
		return &lang.Text{Span: since(lex, t.Pos), Raw: t.Value}
	}
	return &lang.Moment{Span: since(lex, t.Pos), Raw: t.Value}
}

// units are the words that make a quantity of a number.
var units = []string{
	"minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
	"time", "times", "percent",
}

// startsQuantity reports whether a number with a unit comes next.
func startsQuantity(lex *lexer.PeekingLexer) bool {
	number, unit := lex.Peek(), peekAt(lex, 1)
	if !isNumber(number) {
		return false
	}
	if unit.Value == "business" {
		switch peekAt(lex, 2).Value {
		case "hour", "hours", "day", "days":
			return true
		}
	}
	return slices.Contains(units, unit.Value)
}

// number reads a number or a quantity.
func (g *grammar) number(lex *lexer.PeekingLexer) lang.Expr {
	if !startsQuantity(lex) {
		t := lex.Next()
		return &lang.Number{Span: since(lex, t.Pos), Raw: t.Value}
	}
	t := lex.Next()
	q := &lang.Quantity{Number: t.Value, Business: accept(lex, "business")}
	q.Unit = lex.Next().Value
	q.Span = since(lex, t.Pos)
	return q
}

// nameOrConstant reads a dotted name, `true`, `false` or `empty`.
func (g *grammar) nameOrConstant(lex *lexer.PeekingLexer) (lang.Expr, error) {
	t := lex.Peek()
	if peekAt(lex, 1).Value != "." {
		switch t.Value {
		case "true", "false":
			lex.Next()
			return &lang.Bool{Span: since(lex, t.Pos), Value: t.Value == "true"}, nil
		case "empty":
			lex.Next()
			return &lang.Empty{Span: since(lex, t.Pos)}, nil
		}
	}
	name := &lang.Name{}
	for {
		part := lex.Peek()
		if !isWord(part) {
			return nil, g.expected(lex, "a name")
		}
		lex.Next()
		name.Parts = append(name.Parts, lang.Ident{Span: since(lex, part.Pos), Name: part.Value})
		if !accept(lex, ".") {
			name.Span = since(lex, t.Pos)
			return name, nil
		}
	}
}

// paren reads "(" COND ")".
func (g *grammar) paren(lex *lexer.PeekingLexer) (lang.Expr, error) {
	open := lex.Next()
	if err := g.enter(open); err != nil {
		return nil, err
	}
	defer g.leave()
	x, err := g.cond(lex)
	if err != nil {
		return nil, err
	}
	if err := g.closing(lex, open, ")", "`)`"); err != nil {
		return nil, err
	}
	return &lang.Paren{Span: since(lex, open.Pos), X: x}, nil
}

// list reads "[" [ VALUE { "," VALUE } [ "," ] ] "]".
func (g *grammar) list(lex *lexer.PeekingLexer) (lang.Expr, error) {
	open := lex.Next()
	if err := g.enter(open); err != nil {
		return nil, err
	}
	defer g.leave()
	l := &lang.List{}
	for lex.Peek().Value != "]" {
		x, err := g.value(lex)
		if err != nil {
			return nil, err
		}
		l.Items = append(l.Items, x)
		if !accept(lex, ",") {
			break
		}
	}
	if err := g.closing(lex, open, "]", "`,` or `]`"); err != nil {
		return nil, err
	}
	l.Span = since(lex, open.Pos)
	return l, nil
}

// call reads NAME "(" [ ARG { "," ARG } [ "," ] ] ")".
func (g *grammar) call(lex *lexer.PeekingLexer) (lang.Expr, error) {
	name := lex.Next()
	c := &lang.Call{Func: lang.Ident{Span: since(lex, name.Pos), Name: name.Value}}
	open := lex.Next()
	if err := g.enter(open); err != nil {
		return nil, err
	}
	defer g.leave()
	for lex.Peek().Value != ")" {
		arg, err := g.argument(lex)
		if err != nil {
			return nil, err
		}
		c.Args = append(c.Args, arg)
		if !accept(lex, ",") {
			break
		}
	}
	if err := g.closing(lex, open, ")", "`,` or `)`"); err != nil {
		return nil, err
	}
	c.Span = since(lex, name.Pos)
	return c, nil
}

// argument reads [ NAME ":" ] VALUE.
func (g *grammar) argument(lex *lexer.PeekingLexer) (lang.Arg, error) {
	var arg lang.Arg
	if label := lex.Peek(); isWord(label) && peekAt(lex, 1).Value == ":" {
		lex.Next()
		arg.Label = &lang.Ident{Span: since(lex, label.Pos), Name: label.Value}
		lex.Next()
	}
	var err error
	arg.Value, err = g.value(lex)
	return arg, err
}

// closing reads a closing bracket; what says what could stand there.
func (g *grammar) closing(lex *lexer.PeekingLexer, open *lexer.Token, bracket, what string) error {
	if accept(lex, bracket) {
		return nil
	}
	f := g.expected(lex, what)
	f.Related = append(f.Related, lang.Related{Span: tokenSpan(open), Message: "to close this `" + open.Value + "`"})
	return f
}
