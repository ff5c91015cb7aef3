package parser

import (
	"slices"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// body returns what reads the rest of the braces of a node in which an error
// was found, or nil for a node without braces.
func (g *grammar) body(n lang.Node) func(*lexer.PeekingLexer) {
	switch n := n.(type) {
	case *lang.WorkspaceDecl:
		return into(g, &n.Span, &n.Settings, g.readAttr)
	case *lang.LeadDecl:
		return into(g, &n.Span, &n.Fields, g.field)
	case *lang.CompanyDecl:
		return into(g, &n.Span, &n.Fields, g.field)
	case *lang.MemberDecl:
		return into(g, &n.Span, &n.Fields, g.field)
	case *lang.ChannelDecl:
		return into(g, &n.Span, &n.Statuses, g.status)
	case *lang.EmailDecl:
		return into(g, &n.Span, &n.Attributes, g.readAttr)
	case *lang.WebhookDecl:
		return into(g, &n.Span, &n.Attributes, g.readAttr)
	case *lang.SmartListDecl:
		return into(g, &n.Conditions.Span, &n.Conditions.Items, g.readCondItem)
	case *lang.SegmentationDecl:
		return into(g, &n.Span, &n.Segments, g.segment)
	case *lang.SegmentDecl:
		return into(g, &n.Conditions.Span, &n.Conditions.Items, g.readCondItem)
	case *lang.FolderDecl:
		return into(g, &n.Span, &n.Decls, g.readDecl)
	case *lang.ProgramDecl:
		return into(g, &n.Span, &n.Decls, g.readDecl)
	case *lang.CampaignDecl:
		return into(g, &n.Span, &n.Members, g.readMember)
	case *lang.SmartList:
		return into(g, &n.Conditions.Span, &n.Conditions.Items, g.readCondItem)
	case *lang.Schedule:
		return into(g, &n.Span, &n.Items, g.readSchedItem)
	case *lang.TestDecl:
		return into(g, &n.Span, &n.Items, g.readTestItem)
	case *lang.TestIf:
		return into(g, &n.Span, &n.Items, g.readTestItem)
	case *lang.TestRows:
		return into(g, &n.Span, &n.Rows, g.row)
	case *lang.GivenLead:
		return into(g, &n.Record.Span, &n.Record.Fields, g.recordField)
	case *lang.GivenPhrase:
		if n.Record != nil {
			return into(g, &n.Record.Span, &n.Record.Fields, g.recordField)
		}
	}
	return g.flowBody(n)
}

// flowBody is body for what holds statements.
func (g *grammar) flowBody(n lang.Node) func(*lexer.PeekingLexer) {
	switch n := n.(type) {
	case *lang.Flow:
		return into(g, &n.Block.Span, &n.Block.Stmts, g.readStmt)
	case *lang.If:
		return into(g, &n.Then.Span, &n.Then.Stmts, g.readStmt)
	case *lang.ElseIf:
		return into(g, &n.Then.Span, &n.Then.Stmts, g.readStmt)
	case *lang.Retry:
		return into(g, &n.Body.Span, &n.Body.Stmts, g.readStmt)
	case *lang.Handler:
		return into(g, &n.Then.Span, &n.Then.Stmts, g.readStmt)
	case *lang.Execute:
		return g.handlerInto(&n.Handlers)
	case *lang.Step:
		return g.handlerInto(&n.Handlers)
	}
	return nil
}

// into reads the rest of a block's items into it.
func into[N lang.Node](g *grammar, block *lang.Span, items *[]N, read rule[N]) func(*lexer.PeekingLexer) {
	return func(lex *lexer.PeekingLexer) {
		if brace := previous(lex); !block.Pos.IsValid() {
			block.Pos = lang.Position(brace.Pos)
		}
		*items = slices.DeleteFunc(*items, func(n N) bool { return !n.Range().EndPos.IsValid() && !g.mend(n, *block) })
		*items = append(*items, rest(g, lex, read)...)
		block.EndPos = lang.Position(lex.RawPeek().Pos)
	}
}

// handlerInto reads statements into a handler of their own: a statement that
// takes handlers has no other braces.
func (g *grammar) handlerInto(handlers *[]*lang.Handler) func(*lexer.PeekingLexer) {
	return func(lex *lexer.PeekingLexer) {
		h := &lang.Handler{Span: since(lex, previous(lex).Pos)}
		into(g, &h.Then.Span, &h.Then.Stmts, g.readStmt)(lex)
		endHere(lex, h)
		*handlers = append(*handlers, h)
	}
}
