package parser

import (
	"slices"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// The choice of a rule by the leading word. A word that begins nothing here
// gets a rule that says so; a word before which a brace was forgotten gets none.

func (g *grammar) declRule(lex *lexer.PeekingLexer) rule[lang.Decl] {
	word := lex.Peek()
	if isWord(word) && word.Value == "channel" && peekAt(lex, 2).Value == "{" {
		return g.channelDecl
	}
	if r, ok := g.decls[word.Value]; ok && isWord(word) {
		return r
	}
	return unknown[lang.Decl](g.unknownDecl)
}

func (g *grammar) memberRule(lex *lexer.PeekingLexer) rule[lang.Member] {
	word := lex.Peek()
	if g.isClosedAt(word) && g.startsDecl(lex) {
		return nil // `smart list "…" {`, which is no part of a campaign
	}
	if r, ok := g.members[word.Value]; ok && isWord(word) {
		return r
	}
	if g.startsDecl(lex) && g.closeBefore(lex, "a campaign") {
		return nil
	}
	return unknown[lang.Member](g.unknownMember)
}

func (g *grammar) stmtRule(lex *lexer.PeekingLexer) rule[lang.Stmt] {
	word := lex.Peek()
	if r, ok := g.stmts[word.Value]; ok && isWord(word) {
		return r
	}
	if (g.startsDecl(lex) || g.startsMember(lex)) && g.closeBefore(lex, "a flow") {
		return nil
	}
	if !isWord(word) || slices.Contains(reserved, word.Value) || slices.Contains(notSteps, word.Value) {
		return func(lex *lexer.PeekingLexer) (lang.Stmt, error) {
			return &lang.Step{Span: since(lex, lex.Peek().Pos)}, &fault{g.unknownStmt(lex)}
		}
	}
	return g.step
}

func (g *grammar) condItemRule(lex *lexer.PeekingLexer) rule[lang.CondItem] {
	if g.startsDecl(lex) || g.startsMember(lex) {
		if g.closeBefore(lex, "a smart list") {
			return nil
		}
	}
	if isWord(lex.Peek()) && lex.Peek().Value == "when" {
		return g.trigger
	}
	return g.filter
}

func (g *grammar) schedItemRule(lex *lexer.PeekingLexer) rule[lang.SchedItem] {
	if r, ok := g.schedItems[lex.Peek().Value]; ok && isWord(lex.Peek()) {
		return r
	}
	if (g.startsDecl(lex) || g.startsMember(lex)) && g.closeBefore(lex, "a schedule") {
		return nil
	}
	return unknown[lang.SchedItem](g.unknownSchedItem)
}

func (g *grammar) testItemRule(lex *lexer.PeekingLexer) rule[lang.TestItem] {
	if r, ok := g.testItems[lex.Peek().Value]; ok && isWord(lex.Peek()) {
		return r
	}
	if g.startsDecl(lex) && g.closeBefore(lex, "a test") {
		return nil
	}
	return unknown[lang.TestItem](g.unknownTestItem)
}

func (g *grammar) attrRule(lex *lexer.PeekingLexer) rule[lang.Attr] {
	if g.startsDecl(lex) && g.closeBefore(lex, "the attributes of an asset") {
		return nil
	}
	return g.attribute
}

// begins reports whether the token is a word that begins one of the rules.
func begins[N lang.Node](rules map[string]rule[N], t *lexer.Token) bool {
	_, ok := rules[t.Value]
	return ok && isWord(t)
}

// unknown is the rule of an item that begins with no word that stands here.
func unknown[N lang.Node](explain func(lex *lexer.PeekingLexer) lang.Diagnostic) rule[N] {
	return func(lex *lexer.PeekingLexer) (N, error) {
		var none N
		return none, &fault{explain(lex)}
	}
}
