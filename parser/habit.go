package parser

import (
	"slices"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// Errors that come from habits of other languages, and those of a known word
// in the wrong place, say what to write instead.

// notSteps are words that begin no step, though a step begins with a word.
var notSteps = []string{
	"else", "elseif", "elsif", "elif", "flow", "smart", "schedule", "description", "campaign", "executable", "inactive",
	"program", "template", "import", "include", "return", "for", "foreach", "while", "let", "var",
}

// instead says what to write for a word of another language.
var instead = map[string]string{
	"elseif": "write `else if`", "elsif": "write `else if`", "elif": "write `else if`",
	"else":   "`else` stands after the `}` of an `if` or a `retry`",
	"import": "there is no import: all .camp files below one folder are one workspace", "include": "there is no import: all .camp files below one folder are one workspace",
	"use": "there is no import: all .camp files below one folder are one workspace", "require": "there is no import: all .camp files below one folder are one workspace",
	"let": "write `set field = value`", "var": "write `set field = value`",
	"return": "write `stop` to end the campaign", "exit": "write `stop` to end the campaign",
	"for": "a flow runs for one lead at a time; there are no loops but `retry`", "foreach": "a flow runs for one lead at a time; there are no loops but `retry`",
	"while": "write `retry N times until …`",
}

// habit recognises the next token as a habit of another language.
func (g *grammar) habit(lex *lexer.PeekingLexer) (lang.Diagnostic, bool) {
	t := lex.Peek()
	say := func(message, help string) (lang.Diagnostic, bool) {
		return diagnostic(lang.CodeSyntax, tokenSpan(t), message, help), true
	}
	switch t.Value {
	case "&&":
		return say("`&&` is no operator", "write `and`")
	case "||":
		return say("`||` is no operator", "write `or`")
	case "!":
		return say("`!` is no operator", "write `not`")
	case "===":
		return say("`===` is no operator", "write `==` for exactly the same text, or `is`")
	case "!==", "<>":
		return say("`"+t.Value+"` is no operator", "write `!=` for exactly the same text, or `is not`")
	case "?":
		return say("`?` is no operator", "write `if … { … } else { … }`, or `x otherwise y` for a value that may be empty")
	case "%":
		return say("`%` is no operator", "write `10 percent`")
	case "executable", "inactive":
		if before := previous(lex); before != nil && before.Type == tokString {
			return say("`"+t.Value+"` stands before `campaign`", "write `"+t.Value+" campaign "+cut(before.Value)+"`")
		}
	case "=":
		return g.assignment(lex)
	}
	if t.Type == tokIllegal {
		return say("the character `"+cut(t.Value)+"` cannot stand here", "names are made of the letters a to z, digits and `_`; everything else stands in a quoted text")
	}
	return lang.Diagnostic{}, false
}

// assignment explains an `=` after words: a misspelt or forgotten `set`.
func (g *grammar) assignment(lex *lexer.PeekingLexer) (lang.Diagnostic, bool) {
	words := lineBefore(lex)
	if len(words) == 0 || !isWord(words[0]) || words[0].Value == "set" {
		return lang.Diagnostic{}, false
	}
	first := words[0]
	if len(words) > 1 && nearest(first.Value, []string{"set"}) != "" {
		return diagnostic(lang.CodeSyntax, tokenSpan(first), "unknown word `"+cut(first.Value)+"`", "did you mean `set`?"), true
	}
	if len(words) == 1 {
		return diagnostic(lang.CodeSyntax, tokenSpan(lex.Peek()), "a field is changed with `set`", "write `set "+cut(first.Value)+" = …`"), true
	}
	return lang.Diagnostic{}, false
}

// lineBefore returns what has been read of the current line.
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
// statement rather than being the value that the line before lacks.
func (g *grammar) startsStmt(lex *lexer.PeekingLexer) bool {
	t, before, next := lex.Peek(), previous(lex), peekAt(lex, 1)
	if before == nil || sameLine(before, t) || g.stmts[t.Value] == nil {
		return false
	}
	return next.Type == tokIdent && !slices.Contains(reserved, next.Value) || next.Type == tokString
}

func (g *grammar) unknownDecl(lex *lexer.PeekingLexer) lang.Diagnostic {
	t := lex.Peek()
	if g.stmts[t.Value] != nil && isWord(t) {
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` stands in the flow of a campaign", "write `campaign \"…\" { flow { … } }`; is a `}` too many above?")
	}
	if g.members[t.Value] != nil && isWord(t) {
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` stands in a campaign", "write `campaign \"…\" { … }` around it; is a `}` too many above?")
	}
	return g.unknownWord(lex, "a declaration such as `campaign` or `lead`", keys(g.decls))
}

func (g *grammar) unknownMember(lex *lexer.PeekingLexer) lang.Diagnostic {
	t := lex.Peek()
	switch {
	case !isWord(t):
	case g.stmts[t.Value] != nil:
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` stands in the flow of the campaign", "write `flow { … }` around the statements")
	case t.Value == "when":
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`when` stands in the smart list of the campaign", "write `smart list { when … }`")
	case g.decls[t.Value] != nil:
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` cannot stand in a campaign", "close the campaign with `}` before it")
	}
	return g.unknownWord(lex, "`description`, `token`, `smart list`, `flow` or `schedule`", keys(g.members))
}

func (g *grammar) unknownStmt(lex *lexer.PeekingLexer) lang.Diagnostic {
	t := lex.Peek()
	if isWord(t) && (g.members[t.Value] != nil || g.decls[t.Value] != nil) {
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` cannot stand in a flow", "close the flow with `}` before it")
	}
	return g.unknownWord(lex, "a statement", keys(g.stmts))
}

func (g *grammar) unknownSchedItem(lex *lexer.PeekingLexer) lang.Diagnostic {
	return g.unknownWord(lex, "`run`, `limit` or `repeat`", keys(g.schedItems))
}

func (g *grammar) unknownTestItem(lex *lexer.PeekingLexer) lang.Diagnostic {
	return g.unknownWord(lex, "`given`, `when`, `run`, `after`, `at`, `set` or `expect`", keys(g.testItems))
}

// unknownWord says what could stand here, and which of it was perhaps meant.
func (g *grammar) unknownWord(lex *lexer.PeekingLexer, what string, words []string) lang.Diagnostic {
	t := lex.Peek()
	if d, ok := g.habit(lex); ok {
		return d
	}
	d := diagnostic(lang.CodeSyntax, tokenSpan(t), "expected "+what+", found "+found(t), "")
	if !isWord(t) {
		return d
	}
	if help := instead[t.Value]; help != "" {
		d.Message, d.Help = "`"+t.Value+"` cannot stand here", help
	} else if near := nearest(t.Value, words); near != "" {
		d.Message, d.Help = "unknown word `"+cut(t.Value)+"`", "did you mean `"+near+"`?"
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
