package parser

import (
	"slices"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// translate turns an error of participle into one in the reader's words.
// Participle names the symbol of the grammar that was expected in the text of
// its error, and none when the production did not even begin.
func (g *grammar) translate(lex *lexer.PeekingLexer, err *failure) *fault {
	_, after, _ := strings.Cut(err.Message(), " (expected ")
	symbols := strings.TrimSuffix(after, ")")
	switch symbols {
	case "":
		symbols = err.production
	case `"}"`:
		symbols = itemOf[err.production] + " " + symbols
	}
	return g.expected(lex, inWords(symbols))
}

// expected says that something else was expected than the next token.
func (g *grammar) expected(lex *lexer.PeekingLexer, what string) *fault {
	if d, ok := g.habit(lex); ok {
		return &fault{d}
	}
	t, before := lex.Peek(), previous(lex)
	if t.EOF() {
		if d, ok := g.unclosed(lex); ok {
			return &fault{d}
		}
	}
	if before != nil && isNumber(before) && what == wanted["Ident"] {
		what = "a unit such as `days`"
	}
	message := "expected " + what
	if before == nil || before.Type == tokNewline || before.Value == "{" && !sameLine(before, t) {
		return &fault{diagnostic(lang.CodeSyntax, tokenSpan(t), message+", found "+found(t), "")}
	}
	message += " after `" + cut(before.Value) + "`"
	if endsItem(t) || before.Pos.Line < t.Pos.Line {
		d := diagnostic(lang.CodeSyntax, tokenSpan(before), message, "") // what is missing is missing there
		if what == "`leads`" {
			d.Help = "write `limit " + cut(before.Value) + " leads`"
			d = mended(d, lang.Span{Pos: d.Span.EndPos, EndPos: d.Span.EndPos}, " leads")
		}
		return &fault{d}
	}
	if d, ok := asInTheOffice(lex); ok {
		return &fault{d}
	}
	return &fault{g.quoting(lex, what, diagnostic(lang.CodeSyntax, tokenSpan(t), message+", found "+found(t), ""))}
}

// quoting adds the help for a name that lacks quotes or has them, and for a
// word too many.
func (g *grammar) quoting(lex *lexer.PeekingLexer, what string, d lang.Diagnostic) lang.Diagnostic {
	t := lex.Peek()
	switch {
	case what == wanted["Str"] && isWord(t):
		words, at := quotable(lex)
		d.Help = "write the name in quotes: `\"" + cut(words) + "\"`"
		return mended(d, at, `"`+words+`"`)
	case what == wanted["Ident"] && t.Type == tokString:
		d.Help = "this name is written without quotes, with letters, digits and `_`"
		if name := plainValue(t.Value); wordLength(name) == len(name) && name != "" {
			return mended(d, tokenSpan(t), name)
		}
	case t.Value == "for" && isAfter(lex, "wait"):
		d.Help = "write `wait 3 days`"
		return mended(d, lang.Span{Pos: lang.Position(t.Pos), EndPos: lang.Position(peekAt(lex, 1).Pos)}, "")
	case (t.Value == "is" || t.Value == "==" || t.Value == ":") && isSetting(lex):
		d.Help = "a field is given a value with `=`"
		return mended(d, tokenSpan(t), "=")
	case isSetting(lex) && isWord(t) && isWord(previous(lex)) && strings.HasPrefix(what, "`=`"):
		d.Message = "a field is set by its name, which is one word; found `" + cut(t.Value) + "` after `" + cut(previous(lex).Value) + "`"
		d.Help = "write the name that the field is declared with, as in `set first_name = …`"
	case what == wanted["Expr"] && t.Value == "not":
		d.Help = "where a value stands, a condition stands in parentheses"
	}
	return d
}

// isSetting reports whether the line so far is `set field`.
func isSetting(lex *lexer.PeekingLexer) bool {
	words := lineBefore(lex)
	return len(words) >= 2 && words[0].Value == "set"
}

// quotable is what the rest of the line up to a brace holds, and its place.
func quotable(lex *lexer.PeekingLexer) (string, lang.Span) {
	here := lex.MakeCheckpoint()
	defer lex.LoadCheckpoint(here)
	at := tokenSpan(lex.Peek())
	var words []string
	for t := lex.Peek(); isWord(t) && !slices.Contains([]string{"step", "from", "with", "on"}, t.Value) || isNumber(t); t = lex.Peek() {
		at.EndPos = tokenSpan(t).EndPos
		words = append(words, lex.Next().Value)
	}
	return strings.Join(words, " "), at
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

// afterItem says that an item should have ended before the next token.
func (g *grammar) afterItem(lex *lexer.PeekingLexer, item lang.Node) lang.Diagnostic {
	if d, ok := g.habit(lex); ok {
		return d
	}
	if d, ok := asInTheOffice(lex); ok {
		return d
	}
	t := lex.Peek()
	switch item.(type) {
	case *lang.Step:
		if d, ok := g.misspelt(lex); ok {
			return d
		}
	case *lang.Run:
		if t.Value == "=" || t.Value == ":" {
			return diagnostic(lang.CodeSyntax, tokenSpan(t), "there is no `"+t.Value+"` in an attribute", "write the value after the name, as in `subject \"Hello\"`")
		}
	}
	message := "expected the end of the line"
	if before := previous(lex); before != nil {
		message += " after `" + cut(before.Value) + "`"
		if isNumber(before) && isWord(t) && nearest(t.Value, units) != "" {
			return unknownUnit(tokenSpan(t), tokenSpan(t), t.Value)
		}
	}
	d := diagnostic(lang.CodeSyntax, tokenSpan(t), message+", found "+found(t), afterItemHelp(lex))
	if d.Help == "" && (isAfter(lex, "}") || begins(g.stmts, t)) {
		d.Help = "begin a new line, or separate with `;`"
		start := lang.Position(t.Pos)
		return mended(d, lang.Span{Pos: start, EndPos: start}, "\n")
	}
	return d
}

// afterItemHelp says how an operator is used.
func afterItemHelp(lex *lexer.PeekingLexer) string {
	switch lex.Peek().Value {
	case "is", "contains", "matches", "starts", "ends", "between", "in", "before", "after", "<", "<=", ">", ">=", "==", "!=":
		return "one comparison follows another only with `and` or `or`; where a value stands, a comparison stands in parentheses"
	case "where":
		return "`where` follows a step, trigger or filter from the library"
	}
	return ""
}

// misplacedNot is the error of a `not` after a value and before no relation
// that takes it.
func (g *grammar) misplacedNot(lex *lexer.PeekingLexer) error {
	help := "`not` stands before the whole condition, or before `in`, `between`, `contains`, `matches`, `starts with` and `ends with`"
	return &fault{diagnostic(lang.CodeSyntax, tokenSpan(lex.Peek()), "`not` cannot stand here", help)}
}

// unknownUnit is about a quantity whose unit does not exist.
func unknownUnit(at, word lang.Span, unit string) lang.Diagnostic {
	d := diagnostic(lang.CodeSyntax, at, "unknown unit `"+cut(unit)+"`", "the units are minutes, hours, days, weeks, months and years")
	near := unitAbbreviations[unit]
	if near == "" {
		near = nearest(unit, units)
	}
	if near != "" {
		d.Help = "did you mean `" + near + "`?"
		return mended(d, word, near)
	}
	return d
}

// keys are the words of a table, sorted.
func keys[N lang.Node](rules map[string]rule[N]) []string {
	words := make([]string, 0, len(rules))
	for word := range rules {
		words = append(words, word)
	}
	slices.Sort(words)
	return words
}
