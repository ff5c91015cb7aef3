package parser

import (
	"errors"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// recover goes on after an error in an item that began at start. If the item
// has braces, what stands in them is read all the same and put into partial,
// so that one error hides no other; else the rest of the item is skipped. It
// reports whether partial is whole but for a line in its braces.
func (g *grammar) recover(lex *lexer.PeekingLexer, start lexer.Checkpoint, err error, partial lang.Node) bool {
	failed := offsetOf(err)
	lex.LoadCheckpoint(start)
	brace := skipTo(lex, func(t *lexer.Token) bool { return t.Value == "{" || endsItem(t) })
	if brace.Value != "{" || !hasBody(partial) {
		lex.LoadCheckpoint(start)
		skipItem(lex)
		return false
	}
	inBody := failed > brace.Pos.Offset
	lex.Next()
	if inBody && !g.skipLine(lex, failed) {
		lex.LoadCheckpoint(start)
		skipItem(lex)
		return false
	}
	g.readBody(lex, partial)
	g.readTail(lex, partial)
	return inBody
}

func offsetOf(err error) int {
	var at participle.Error
	if errors.As(err, &at) {
		return at.Position().Offset
	}
	return 0
}

// skipTo reads on to the first token that satisfies stop, or to the end.
func skipTo(lex *lexer.PeekingLexer, stop func(*lexer.Token) bool) *lexer.Token {
	for !lex.Peek().EOF() && !stop(lex.Peek()) {
		lex.Next()
	}
	return lex.Peek()
}

// skipItem reads on to the end of an item, past the braces it holds.
func skipItem(lex *lexer.PeekingLexer) {
	for depth := 0; !lex.Peek().EOF(); lex.Next() {
		switch t := lex.Peek(); {
		case t.Value == "{":
			depth++
		case depth == 0 && endsItem(t):
			return
		case t.Value == "}":
			depth--
		}
	}
}

// skipLine reads on, from the start of a body, past the item in which an error
// stood, to the newline, comma or brace after it. It reports false when the
// error stands behind the body.
func (g *grammar) skipLine(lex *lexer.PeekingLexer, failed int) bool {
	depth := 0
	for ; !lex.Peek().EOF(); lex.Next() {
		t := lex.Peek()
		if depth == 0 && t.Pos.Offset >= failed && (endsItem(t) || t.Value == ",") {
			return true
		}
		switch t.Value {
		case "{", "(", "[":
			depth++
		case "}", ")", "]":
			if depth == 0 {
				return false
			}
			depth--
		}
	}
	return true
}

// rest reads the remaining items of a body and the brace that closes it.
func rest[N lang.Node](g *grammar, lex *lexer.PeekingLexer, read func(*lexer.PeekingLexer) (N, error)) []N {
	var items []N
	for {
		switch t := lex.Peek(); {
		case t.EOF():
			return items
		case t.Value == "}":
			lex.Next()
			return items
		case t.Type == tokNewline || t.Value == ",":
			lex.Next()
			continue
		}
		if item, err := read(lex); err == nil {
			items = append(items, item)
		} else {
			g.fail(lex, err)
			g.skipLine(lex, offsetOf(err))
		}
	}
}

func hasBody(n lang.Node) bool {
	switch n.(type) {
	case *lang.WorkspaceDecl, *lang.LeadDecl, *lang.CompanyDecl, *lang.MemberDecl, *lang.ChannelDecl, *lang.ChannelRef,
		*lang.EmailDecl, *lang.WebhookDecl, *lang.SmartListDecl, *lang.SegmentationDecl, *lang.FolderDecl, *lang.ProgramDecl,
		*lang.CampaignDecl, *lang.TestDecl, *lang.SmartList, *lang.Flow, *lang.Schedule,
		*lang.If, *lang.ElseIf, *lang.Execute, *lang.Retry, *lang.Step, *lang.Handler:
		return true
	}
	return false
}

// readBody reads the items up to the closing brace into the node they belong to.
func (g *grammar) readBody(lex *lexer.PeekingLexer, partial lang.Node) {
	switch n := partial.(type) {
	case *lang.WorkspaceDecl:
		n.Settings = append(n.Settings, rest(g, lex, g.readAttr)...)
	case *lang.LeadDecl:
		n.Fields = append(n.Fields, rest(g, lex, g.field)...)
	case *lang.CompanyDecl:
		n.Fields = append(n.Fields, rest(g, lex, g.field)...)
	case *lang.MemberDecl:
		n.Fields = append(n.Fields, rest(g, lex, g.field)...)
	case *lang.ChannelDecl:
		n.Statuses = append(n.Statuses, rest(g, lex, g.status)...)
	case *lang.ChannelRef:
		rest(g, lex, g.status)
	case *lang.EmailDecl:
		n.Attributes = append(n.Attributes, rest(g, lex, g.readAttr)...)
	case *lang.WebhookDecl:
		n.Attributes = append(n.Attributes, rest(g, lex, g.readAttr)...)
	case *lang.SmartListDecl:
		n.Conditions.Items = append(n.Conditions.Items, rest(g, lex, g.readCondItem)...)
	case *lang.SegmentationDecl:
		n.Segments = append(n.Segments, rest(g, lex, g.segment)...)
	case *lang.FolderDecl:
		n.Decls = append(n.Decls, rest(g, lex, g.readDecl)...)
	case *lang.ProgramDecl:
		n.Decls = append(n.Decls, rest(g, lex, g.readDecl)...)
	case *lang.CampaignDecl:
		n.Members = append(n.Members, rest(g, lex, g.readMember)...)
	case *lang.TestDecl:
		n.Items = append(n.Items, rest(g, lex, g.readTestItem)...)
	case *lang.SmartList:
		n.Conditions.Items = append(n.Conditions.Items, rest(g, lex, g.readCondItem)...)
	case *lang.Schedule:
		n.Items = append(n.Items, rest(g, lex, g.readSchedItem)...)
	default:
		g.readStmts(lex, partial)
	}
}

// readStmts reads the statements up to the closing brace into the statement
// they belong to.
func (g *grammar) readStmts(lex *lexer.PeekingLexer, partial lang.Node) {
	stmts := rest(g, lex, g.readStmt)
	switch n := partial.(type) {
	case *lang.Flow:
		n.Block.Stmts = append(n.Block.Stmts, stmts...)
	case *lang.If:
		n.Then.Stmts = append(n.Then.Stmts, stmts...)
	case *lang.Retry:
		n.Body.Stmts = append(n.Body.Stmts, stmts...)
	case *lang.ElseIf:
		n.Then.Stmts = append(n.Then.Stmts, stmts...)
	case *lang.Handler:
		n.Then.Stmts = append(n.Then.Stmts, stmts...)
	case *lang.Execute:
		n.Handlers = append(n.Handlers, &lang.Handler{Then: lang.Block{Stmts: stmts}})
	case *lang.Step:
		n.Handlers = append(n.Handlers, &lang.Handler{Then: lang.Block{Stmts: stmts}})
	}
}

// readTail reads the branches and handlers that follow a statement whose
// braces were read after an error.
func (g *grammar) readTail(lex *lexer.PeekingLexer, partial lang.Node) {
	for {
		switch t := lex.Peek(); {
		case t.Value == "else" && t.Type == tokIdent:
			readPiece(g, lex, g.elseIf)
		case t.Value == "on" && t.Type == tokIdent:
			readPiece(g, lex, g.handler)
		default:
			return
		}
	}
}

// readPiece reads a branch or handler for the errors in it.
func readPiece[N lang.Node](g *grammar, lex *lexer.PeekingLexer, read rule[N]) {
	start := lex.MakeCheckpoint()
	if node, err := read(lex); err != nil {
		g.fail(lex, err)
		g.recover(lex, start, err, node)
	}
}
