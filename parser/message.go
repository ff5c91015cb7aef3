package parser

import (
	"errors"
	"slices"
	"strings"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// wanted says what the symbols of the grammar mean to a reader.
var wanted = map[string]string{
	"Ident": "a name", "<ident>": "a name", "Name": "a name", "Str": "a quoted name", "<string>": "a quoted name",
	"<int>": "a whole number", "Quantity": "a length of time such as `3 days`", "Moment": "a time such as `09:00`",
	"Expr": "a value", "Cond": "a condition", "TypeExpr": "a type such as `string`", "Block": "`{`", "Conditions": "`{`",
	"Record": "`{`", "ContextPart": "`parent tokens` or `my.… = …`", "ColumnDecl": "a column", "<newline>": "`}`",
}

// translate turns an error of participle into one in the reader's words. Its
// text names the symbol that was expected, in the form of the grammar.
func (g *grammar) translate(lex *lexer.PeekingLexer, err error) lang.Diagnostic {
	what := ""
	var unexpected *participle.UnexpectedTokenError
	if errors.As(err, &unexpected) {
		if _, after, ok := strings.Cut(unexpected.Message(), " (expected "); ok {
			what = phraseOf(strings.TrimSuffix(after, ")"))
		}
	}
	return g.expected(lex, what).Diagnostic
}

// phraseOf says in words what the first symbol of a grammar's expression is.
func phraseOf(ebnf string) string {
	alternatives, _, _ := strings.Cut(strings.TrimLeft(ebnf, "("), ")")
	first := strings.Fields(ebnf)[0]
	if !strings.HasPrefix(ebnf, "(") {
		alternatives = first
	}
	var words []string
	for a := range strings.SplitSeq(alternatives, " | ") {
		symbol := strings.TrimRight(strings.TrimLeft(strings.Fields(a)[0], "("), "?*+!)")
		if word, ok := wanted[symbol]; ok {
			words = append(words, word)
		} else if strings.HasPrefix(symbol, `"`) {
			words = append(words, "`"+strings.Trim(symbol, `"`)+"`")
		}
	}
	slices.Sort(words)
	words = slices.Compact(words)
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
	}
	return strings.Join(words, "")
}

// expected says that something else was expected than the next token.
func (g *grammar) expected(lex *lexer.PeekingLexer, what string) *fault {
	t, before := lex.Peek(), previous(lex)
	if d, ok := g.habit(lex); ok {
		return &fault{d}
	}
	if what == "" {
		what = "something else"
	}
	message := "expected " + what
	if before != nil && before.Type != tokNewline {
		message += " after `" + cut(before.Value) + "`"
	}
	at := tokenSpan(t)
	switch {
	case t.EOF():
		return g.endOfFile(lex, message)
	case t.Type == tokNewline || before != nil && before.Pos.Line < t.Pos.Line:
		// What is missing is missing on the line before.
		if before != nil {
			at = tokenSpan(before)
		}
	default:
		message += ", found " + found(t)
	}
	return &fault{diagnostic(lang.CodeSyntax, at, message, "")}
}

// found quotes a token for a message.
func found(t *lexer.Token) string {
	if t.EOF() {
		return "the end of the file"
	}
	if t.Type == tokNewline {
		return "the end of the line"
	}
	return "`" + cut(t.Value) + "`"
}

// endOfFile says what the file ends too early for.
func (g *grammar) endOfFile(lex *lexer.PeekingLexer, message string) *fault {
	if open := g.unclosed(lex); open != nil {
		return &fault{diagnostic(lang.CodeSyntax, tokenSpan(open), "this `{` has no `}` up to the end of the file", "add a `}` where its block ends")}
	}
	at := tokenSpan(lex.Peek())
	if before := previous(lex); before != nil {
		at = tokenSpan(before)
	}
	return &fault{diagnostic(lang.CodeSyntax, at, message+", found the end of the file", "")}
}

// unclosed returns the innermost brace that is open at the end of what was read.
func (g *grammar) unclosed(lex *lexer.PeekingLexer) *lexer.Token {
	var open []*lexer.Token
	read := lex.Range(0, lex.RawCursor())
	for i := range read {
		switch read[i].Value {
		case "{":
			open = append(open, &read[i])
		case "}":
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	if len(open) == 0 {
		return nil
	}
	return open[len(open)-1]
}

// afterItem says that an item should have ended before the next token.
func (g *grammar) afterItem(lex *lexer.PeekingLexer) lang.Diagnostic {
	if d, ok := g.habit(lex); ok {
		return d
	}
	t, before := lex.Peek(), previous(lex)
	message := "expected the end of the line"
	if before != nil {
		message += " after `" + cut(before.Value) + "`"
	}
	return diagnostic(lang.CodeSyntax, tokenSpan(t), message+", found "+found(t), "")
}

// misplacedNot is the error of a `not` after a value and before no relation
// that takes it.
func (g *grammar) misplacedNot(lex *lexer.PeekingLexer) error {
	help := "`not` stands before the whole condition, or before `in`, `between`, `contains`, `matches`, `starts with` and `ends with`"
	return &fault{diagnostic(lang.CodeSyntax, tokenSpan(lex.Peek()), "`not` cannot stand here", help)}
}

// checkUnit demands that a length of time has a unit that exists.
func (g *grammar) checkUnit(q *lang.Quantity) {
	if slices.Contains(units, q.Unit) {
		return
	}
	help := "the units are minutes, hours, days, weeks, months and years"
	if near := nearest(q.Unit, units); near != "" {
		help = "did you mean `" + near + "`?"
	}
	g.report(diagnostic(lang.CodeSyntax, q.Span, "unknown unit `"+cut(q.Unit)+"`", help))
}
