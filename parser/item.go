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
	return readItem(g, lex, g.attrRule)
}

func (g *grammar) readExpr(lex *lexer.PeekingLexer) (lang.Expr, error) { return g.value(lex) }

func (g *grammar) readCond(lex *lexer.PeekingLexer) (lang.Cond, error) { return g.cond(lex) }

// readItem reads one item of a block. Where no item can start, and where a
// brace was forgotten before the token, it leaves the token to the production
// around it.
func readItem[N lang.Node](g *grammar, lex *lexer.PeekingLexer, choose func(*lexer.PeekingLexer) rule[N]) (N, error) {
	var none N
	first := lex.Peek()
	if endsItem(first) {
		return none, participle.NextMatch
	}
	read := choose(lex)
	if read == nil {
		return none, participle.NextMatch
	}
	g.begin(first)
	if err := g.enter(first); err != nil {
		g.fail(lex, err)
		g.skipItem(lex)
		return any(&lang.Bad{Span: since(lex, first.Pos)}).(N), nil
	}
	defer g.leave()
	start := lex.MakeCheckpoint()
	node, err := read(lex)
	if err == nil {
		g.endItem(lex, node)
		return node, nil
	}
	g.begin(first) // what could not be read is no next item, or reading would stay here for ever
	whole := any(node) != nil
	switch {
	case g.tries > maxTries:
		g.giveUp(lex)
	case !g.isClosedAt(lex.Peek()) && !g.lostBrace(lex, start, err):
		g.fail(lex, err)
		g.recover(lex, start, err, node)
		whole = g.mend(node, g.hole(lex, err))
	}
	g.endItem(lex, node)
	endHere(lex, node)
	if !whole {
		return any(&lang.Bad{Span: since(lex, first.Pos), Partial: node}).(N), nil
	}
	return node, nil
}

// endHere ends a node, in which an error was found, where reading goes on.
func endHere(lex *lexer.PeekingLexer, n lang.Node) {
	if e, ok := n.(interface{ EndAt(lang.Position) }); ok {
		e.EndAt(lang.Position(lex.RawPeek().Pos))
	}
}

// hole is the stretch that could not be read because of an error.
func (g *grammar) hole(lex *lexer.PeekingLexer, err error) lang.Span {
	end := lang.Position(lex.RawPeek().Pos)
	return lang.Span{Pos: g.src.position(min(offsetOf(err), end.Offset)), EndPos: end}
}

// endItem demands the end of an item and skips what stands before it.
func (g *grammar) endItem(lex *lexer.PeekingLexer, node lang.Node) {
	if g.isItemEnd(lex.Peek()) {
		return
	}
	g.report(g.afterItem(lex, node))
	g.skipItem(lex)
}

// begin notes that an item begins at the token, so that the token no longer
// ends the item before it.
func (g *grammar) begin(t *lexer.Token) {
	if g.isClosedAt(t) {
		g.closedAt = -1
	}
	if t.Pos.Offset == g.nextAt {
		g.nextAt = -1
	}
}

// isItemEnd reports whether an item ends before the token.
func (g *grammar) isItemEnd(t *lexer.Token) bool {
	return endsItem(t) || g.isClosedAt(t) || t.Pos.Offset == g.nextAt
}

// isClosedAt reports whether a forgotten brace is taken to stand before the token.
func (g *grammar) isClosedAt(t *lexer.Token) bool { return t.Pos.Offset == g.closedAt }

// fail reports the error of a production. A file that ends too early after
// an error about braces or comments ends too early because of it.
func (g *grammar) fail(lex *lexer.PeekingLexer, err error) {
	if lex.Peek().EOF() && (g.cutShort || g.braceLost) {
		return
	}
	switch err := err.(type) {
	case *fault:
		g.report(err.Diagnostic)
	case *failure:
		g.report(g.translate(lex, err).Diagnostic)
	default: // an error of participle that no grammar of ours can bring about
		g.report(diagnostic(lang.CodeSyntax, tokenSpan(lex.Peek()), "this cannot be read", ""))
	}
}
