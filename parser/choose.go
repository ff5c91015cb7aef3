package parser

import (
	"slices"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// The choice of a rule by the leading word. A word that begins nothing here
// gets a rule that says so.

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
	if r, ok := g.members[lex.Peek().Value]; ok && isWord(lex.Peek()) {
		return r
	}
	return unknown[lang.Member](g.unknownMember)
}

func (g *grammar) stmtRule(lex *lexer.PeekingLexer) rule[lang.Stmt] {
	word := lex.Peek()
	if r, ok := g.stmts[word.Value]; ok && isWord(word) {
		return r
	}
	if !isWord(word) || slices.Contains(reserved, word.Value) || slices.Contains(notSteps, word.Value) {
		return unknown[lang.Stmt](g.unknownStmt)
	}
	return g.step
}

func (g *grammar) condItemRule(lex *lexer.PeekingLexer) rule[lang.CondItem] {
	if isWord(lex.Peek()) && lex.Peek().Value == "when" {
		return g.trigger
	}
	return g.filter
}

func (g *grammar) schedItemRule(lex *lexer.PeekingLexer) rule[lang.SchedItem] {
	if r, ok := g.schedItems[lex.Peek().Value]; ok && isWord(lex.Peek()) {
		return r
	}
	return unknown[lang.SchedItem](g.unknownSchedItem)
}

func (g *grammar) testItemRule(lex *lexer.PeekingLexer) rule[lang.TestItem] {
	if r, ok := g.testItems[lex.Peek().Value]; ok && isWord(lex.Peek()) {
		return r
	}
	return unknown[lang.TestItem](g.unknownTestItem)
}

// unknown is the rule of an item that begins with no word that stands here.
func unknown[N lang.Node](explain func(lex *lexer.PeekingLexer) lang.Diagnostic) rule[N] {
	return func(lex *lexer.PeekingLexer) (N, error) {
		var none N
		return none, &fault{explain(lex)}
	}
}
