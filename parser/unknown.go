package parser

import (
	"slices"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// The errors of an item that begins with a word that stands elsewhere or
// nowhere.

func (g *grammar) unknownDecl(lex *lexer.PeekingLexer) lang.Diagnostic {
	t := lex.Peek()
	place := ""
	switch {
	case begins(g.stmts, t):
		place = "the flow of a campaign"
	case begins(g.members, t):
		place = "a campaign"
	case t.Value == "when":
		place = "the smart list of a campaign"
	}
	if place != "" {
		g.braceLost = true
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` stands in "+place, "look for a `}` too many above")
	}
	return g.unknownWord(lex, "a declaration such as `campaign` or `lead`", keys(g.decls))
}

func (g *grammar) unknownMember(lex *lexer.PeekingLexer) lang.Diagnostic {
	t := lex.Peek()
	switch {
	case begins(g.stmts, t):
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` stands in the flow of the campaign", "write `flow { … }` around the statements")
	case t.Value == "when":
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`when` stands in the smart list of the campaign", "write `smart list { when … }`")
	case begins(g.decls, t):
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` cannot stand in a campaign", "write it before or after the campaign")
	}
	return g.unknownWord(lex, "`description`, `token`, `smart list`, `flow` or `schedule`", keys(g.members))
}

func (g *grammar) unknownStmt(lex *lexer.PeekingLexer) lang.Diagnostic {
	t := lex.Peek()
	switch {
	case !isWord(t):
	case t.Value == "when":
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`when` stands in the smart list of the campaign", "write `smart list { when … }`")
	case begins(g.members, t) || begins(g.decls, t):
		return diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` cannot stand in a flow", "write it before or after the flow")
	}
	return g.unknownWord(lex, "a statement", keys(g.stmts))
}

func (g *grammar) unknownSchedItem(lex *lexer.PeekingLexer) lang.Diagnostic {
	return g.unknownWord(lex, "`run`, `limit`, `repeat` or `ignore communication limits`", keys(g.schedItems))
}

func (g *grammar) unknownTestItem(lex *lexer.PeekingLexer) lang.Diagnostic {
	return g.unknownWord(lex, "`given`, `when`, `run`, `after`, `at`, `set`, `expect` or `rows`", keys(g.testItems))
}

// unknownWord says what could stand here, and which of it was perhaps meant.
func (g *grammar) unknownWord(lex *lexer.PeekingLexer, what string, words []string) lang.Diagnostic {
	t := lex.Peek()
	if d, ok := g.habit(lex); ok {
		return d
	}
	d := diagnostic(lang.CodeSyntax, tokenSpan(t), "expected "+what+", found "+found(t), "")
	if !isWord(t) || slices.Contains(reserved, t.Value) {
		return d
	}
	if help := foreignWords[t.Value]; help != "" {
		d.Message, d.Help = "`"+t.Value+"` cannot stand here", help
		return inOurWord(d, t)
	}
	if near := nearest(t.Value, words); near != "" {
		d.Message, d.Help = "unknown word `"+cut(t.Value)+"`", "did you mean `"+near+"`?"
		return mended(d, tokenSpan(t), near)
	}
	return d
}

// notSteps are words that begin no step, though a step begins with a word.
var notSteps = []string{
	"else", "elseif", "elsif", "elif", "flow", "smart", "schedule", "description", "campaign", "executable", "inactive",
	"program", "template", "import", "include", "return", "for", "foreach", "while", "let", "var",
}
