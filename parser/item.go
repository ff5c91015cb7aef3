package parser

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// The productions that participle calls by type. Each looks at the leading
// word, reads the item with that word's rule, and never fails: an item that
// cannot be read is reported, skipped, and stands in the tree as a Bad.

func (g *grammar) readDecl(lex *lexer.PeekingLexer) (lang.Decl, error) {
	return readItem(g, lex, g.declRule)
}

func (g *grammar) readMember(lex *lexer.PeekingLexer) (lang.Member, error) {
	return readItem(g, lex, g.memberRule)
}

func (g *grammar) readStmt(lex *lexer.PeekingLexer) (lang.Stmt, error) {
	return readItem(g, lex, g.stmtRule)
}

func (g *grammar) readCondItem(lex *lexer.PeekingLexer) (lang.CondItem, error) {
	return readItem(g, lex, g.condItemRule)
}

func (g *grammar) readSchedItem(lex *lexer.PeekingLexer) (lang.SchedItem, error) {
	return readItem(g, lex, g.schedItemRule)
}

func (g *grammar) readTestItem(lex *lexer.PeekingLexer) (lang.TestItem, error) {
	return readItem(g, lex, g.testItemRule)
}

func (g *grammar) readAttr(lex *lexer.PeekingLexer) (lang.Attr, error) {
	return readItem(g, lex, func(*lexer.PeekingLexer) rule[lang.Attr] { return g.attribute })
}

func (g *grammar) readExpr(lex *lexer.PeekingLexer) (lang.Expr, error) { return g.value(lex) }

func (g *grammar) readCond(lex *lexer.PeekingLexer) (lang.Cond, error) { return g.cond(lex) }

// readItem reads one item of a block. Where no item can start it leaves the
// token to the production around it.
func readItem[N lang.Node](g *grammar, lex *lexer.PeekingLexer, choose func(*lexer.PeekingLexer) rule[N]) (N, error) {
	var none N
	if t := lex.Peek(); endsItem(t) {
		return none, participle.NextMatch
	}
	start := lex.MakeCheckpoint()
	first := lex.Peek().Pos
	node, err := choose(lex)(lex)
	if err != nil {
		g.fail(lex, err)
		var partial lang.Node
		if any(node) != nil {
			partial = node
		}
		if g.recover(lex, start, err, partial) {
			g.endItem(lex)
			return node, nil
		}
		return any(&lang.Bad{Span: since(lex, first), Partial: partial}).(N), nil
	}
	g.endItem(lex)
	return node, nil
}

// endItem demands the end of an item and skips what stands before it.
func (g *grammar) endItem(lex *lexer.PeekingLexer) {
	t := lex.Peek()
	if endsItem(t) {
		return
	}
	g.report(g.afterItem(lex))
	skipItem(lex)
}

// fail reports the error of a production.
func (g *grammar) fail(lex *lexer.PeekingLexer, err error) {
	if f, ok := err.(*fault); ok {
		g.report(f.Diagnostic)
		return
	}
	g.report(g.translate(lex, err))
}
