package parser

import (
	"slices"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// Errors that come from habits of other languages say what to write instead.

// foreignSigns says what to write for an operator of another language.
var foreignSigns = map[string]string{
	"&&": "write `and`", "||": "write `or`", "!": "write `not`", "&": "write `and`", "|": "write `or`",
	"===": "write `==` for exactly the same text, or `is`", "!==": "write `!=` for exactly the same text, or `is not`",
	"<>": "write `!=` for exactly the same text, or `is not`", "=>": "write `>=`",
	"?": "write `if … { … } else { … }`, or `x otherwise y` where x may be empty",
	"%": "a share is written `10 percent`; there is no remainder", ":=": "write `=`", "**": "multiply with `*`",
	"*=": "write `set x = x * …`", "/=": "write `set x = x / …`", "->": "", "::": "write `.`",
}

// foreignWords says what to write for a word of another language.
var foreignWords = map[string]string{
	"elseif": "write `else if`", "elsif": "write `else if`", "elif": "write `else if`",
	"else": "`else` stands after the `}` of an `if` or a `retry`", "then": "leave it out: `if … { … }`",
	"import": noImport, "include": noImport, "use": noImport, "require": noImport,
	"let": "write `set field = value`", "var": "write `set field = value`",
	"return": "write `stop` to end the campaign", "exit": "write `stop` to end the campaign",
	"for": noLoop, "foreach": noLoop, "while": "write `retry N times until …`",
}

// ourWords are the words and signs that another language's can simply be
// replaced by.
var ourWords = map[string]string{
	"&&": "and", "||": "or", "&": "and", "|": "or", "!": "not ", "===": "==", "!==": "!=", "<>": "!=", "=>": ">=", ":=": "=", "**": "*", "::": ".",
	"elseif": "else if", "elsif": "else if", "elif": "else if", "let": "set", "var": "set", "return": "stop", "exit": "stop",
}

// inOurWord adds the edit that replaces a token of another language.
func inOurWord(d lang.Diagnostic, t *lexer.Token) lang.Diagnostic {
	if ours := ourWords[t.Value]; ours != "" {
		return mended(d, tokenSpan(t), ours)
	}
	return d
}

const (
	noImport = "there is no import: all .camp files below one folder are one workspace"
	noLoop   = "a flow runs for one lead at a time, and only `retry` repeats"
)

// habit recognises the next token as a habit of another language.
func (g *grammar) habit(lex *lexer.PeekingLexer) (lang.Diagnostic, bool) {
	t := lex.Peek()
	if help, ok := foreignSigns[t.Value]; ok && t.Type == tokIllegal {
		return inOurWord(diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` is no operator", help), t), true
	}
	if t.Type == tokIllegal {
		if d, ok := currencySign(lex); ok {
			return d, true
		}
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+cut(t.Value)+"` cannot stand here",
			"names are made of the letters a to z, digits and `_`; everything else stands in a quoted text"), true
	}
	if !isWord(t) {
		return lang.Diagnostic{}, false
	}
	if d, ok := inCapitals(t); ok {
		return d, true
	}
	before := previous(lex)
	switch {
	case (t.Value == "executable" || t.Value == "inactive") && before != nil && before.Type == tokString:
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` stands before `campaign`", "write `"+t.Value+" campaign "+cut(before.Value)+"`"), true
	case (t.Value == "executable" || t.Value == "inactive") && before != nil && before.Value == "campaign":
		d := diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` stands before `campaign`", "write `"+t.Value+" campaign`")
		return mended(d, tokenSpan(before).To(tokenSpan(t)), t.Value+" campaign"), true
	case t.Value == "in" && before != nil && (before.Value == "is" || before.Value == "not"):
		d := diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+before.Value+"` and `in` do not go together here", "write `in` or `not in`, without `is`")
		if at, ok := strayIs(lex); ok {
			return mended(d, at, ""), true
		}
		d.Message, d.Help = "`in` asks about a value, and none stands before it", "write it again: `country not in [\"US\"]`"
		return d, true
	case foreignWords[t.Value] != "" && slices.Contains([]string{"elseif", "elsif", "elif", "then"}, t.Value):
		return inOurWord(diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` cannot stand here", foreignWords[t.Value]), t), true
	}
	return lang.Diagnostic{}, false
}

// misspelt explains a statement that was taken for a step, because its first
// word is none of the language, and that turns out not to be one.
func (g *grammar) misspelt(lex *lexer.PeekingLexer) (lang.Diagnostic, bool) {
	t, words := lex.Peek(), lineBefore(lex)
	if len(words) == 0 || !isWord(words[0]) || begins(g.stmts, words[0]) {
		return lang.Diagnostic{}, false
	}
	first := words[0]
	if d, ok := handlerWord(t, words); ok {
		return d, true
	}
	var meant []string
	switch t.Value {
	case "=", "+=", "-=":
		meant = []string{"set"}
	case "{":
		meant = []string{"if", "retry", "execute", "flow", "schedule", "else"}
	default:
		return lang.Diagnostic{}, false
	}
	near := nearest(first.Value, meant)
	switch {
	case near != "" && len(words) > 1:
		return mended(diagnostic(lang.CodeSyntax, tokenSpan(first), "unknown word `"+cut(first.Value)+"`", "did you mean `"+near+"`?"), tokenSpan(first), near), true
	case t.Value != "{" && len(words) == 1:
		start := lang.Position(first.Pos)
		d := diagnostic(lang.CodeSyntax, tokenSpan(t), "a field is changed with `set`", "write `set "+cut(first.Value)+" "+t.Value+" …`")
		return mended(d, lang.Span{Pos: start, EndPos: start}, "set "), true
	}
	return lang.Diagnostic{}, false
}

// handlerWords are what one may write for `failure` and `skip`.
var handlerWords = map[string]string{
	"fail": "failure", "failed": "failure", "failures": "failure", "error": "failure", "skipped": "skip", "skips": "skip",
}

// handlerWord explains a handler that was taken for a part of its step.
func handlerWord(t *lexer.Token, words []*lexer.Token) (lang.Diagnostic, bool) {
	n := len(words)
	if t.Value != "{" || n < 3 || words[n-2].Value != "on" || handlerWords[words[n-1].Value] == "" {
		return lang.Diagnostic{}, false
	}
	last, meant := words[n-1], handlerWords[words[n-1].Value]
	d := diagnostic(lang.CodeSyntax, tokenSpan(last), "a handler is `on failure` or `on skip`", "write `on "+meant+"`")
	return mended(d, tokenSpan(last), meant), true
}

// strayIs is the place of an `is` before `in` or `not in`, up to what follows.
func strayIs(lex *lexer.PeekingLexer) (lang.Span, bool) {
	end := lex.Peek()
	for _, t := range slices.Backward(lineBefore(lex)) {
		if t.Value == "is" {
			return lang.Span{Pos: lang.Position(t.Pos), EndPos: lang.Position(end.Pos)}, true
		}
		if t.Value != "not" {
			break
		}
		end = t
	}
	return lang.Span{}, false
}

// lineBefore returns what has been read of the current line and block.
func lineBefore(lex *lexer.PeekingLexer) []*lexer.Token {
	line := lex.Peek().Pos.Line
	read := lex.Range(0, lex.RawCursor())
	var out []*lexer.Token
	for i := len(read) - 1; i >= 0 && read[i].Pos.Line == line && read[i].Type != tokNewline && read[i].Value != "{"; i-- {
		if t := &read[i]; t.Type != tokSpace && t.Type != tokComment {
			out = append(out, t)
		}
	}
	slices.Reverse(out)
	return out
}

// startsStmt reports whether the next token, first on its line, begins a
// statement or a line of a test rather than being the value that the line before lacks.
func (g *grammar) startsStmt(lex *lexer.PeekingLexer) bool {
	t, before, next := lex.Peek(), previous(lex), peekAt(lex, 1)
	if before == nil || before.Type == tokNewline || before.Value == "{" || sameLine(before, t) {
		return false // the item begins here, or its line goes on
	}
	if !begins(g.stmts, t) && !begins(g.testItems, t) || !sameLine(t, next) {
		return false
	}
	return isWord(next) && !slices.Contains(reserved, next.Value) || next.Type == tokString
}
