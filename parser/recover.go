package parser

import (
	"errors"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// recover goes on after an error in an item that began at start. If the item
// has braces, what stands in them is read all the same and put into partial,
// so that one error hides no other; else the rest of the item is skipped.
func (g *grammar) recover(lex *lexer.PeekingLexer, start lexer.Checkpoint, err error, partial lang.Node) {
	g.recoverBody(lex, start, err, partial)
	for {
		switch t := lex.Peek(); {
		case t.Value == "else" && isWord(t):
			branch := readBranch(g, lex, g.elseIf)
			switch n := partial.(type) {
			case *lang.If:
				n.Else = append(n.Else, branch)
			case *lang.Retry:
				n.Else = &branch.Then
			}
		case startsHandler(lex):
			readBranch(g, lex, g.handler)
		default:
			return
		}
	}
}

// recoverBody reads the first braces of an item after an error in it.
func (g *grammar) recoverBody(lex *lexer.PeekingLexer, start lexer.Checkpoint, err error, partial lang.Node) {
	failed := offsetOf(err)
	lex.LoadCheckpoint(start)
	brace := skipTo(lex, func(t *lexer.Token) bool { return t.Value == "{" || endsItem(t) })
	if read := g.body(partial); brace.Value == "{" && read != nil {
		lex.Next()
		if failed <= brace.Pos.Offset || skipLine(lex, failed) {
			read(lex)
			return
		}
	}
	lex.LoadCheckpoint(start)
	g.skipItem(lex)
}

// readBranch reads a branch or handler after an error in the statement it
// belongs to.
func readBranch[N lang.Node](g *grammar, lex *lexer.PeekingLexer, read rule[N]) N {
	start := lex.MakeCheckpoint()
	node, err := read(lex)
	if err != nil {
		g.fail(lex, err)
		g.recoverBody(lex, start, err, node)
		g.mend(node, g.hole(lex, err))
		endHere(lex, node)
	}
	return node
}

func offsetOf(err error) int { return positionOf(err).Offset }

func lineOf(err error) int { return positionOf(err).Line }

func positionOf(err error) lexer.Position {
	var at participle.Error
	if errors.As(err, &at) {
		return at.Position()
	}
	return lexer.Position{}
}

// skipTo reads on to the first token that satisfies stop, or to the end.
func skipTo(lex *lexer.PeekingLexer, stop func(*lexer.Token) bool) *lexer.Token {
	for !lex.Peek().EOF() && !stop(lex.Peek()) {
		lex.Next()
	}
	return lex.Peek()
}

// skipItem reads on to the end of an item, past the braces it holds.
func (g *grammar) skipItem(lex *lexer.PeekingLexer) {
	for depth := 0; !lex.Peek().EOF(); lex.Next() {
		switch t := lex.Peek(); {
		case t.Value == "{":
			depth++
		case depth == 0 && g.isItemEnd(t):
			return
		case t.Value == "}":
			depth--
		}
	}
}

// skipLine reads on, from the start of a body, past the line in which an error
// stood, to the newline, comma or brace after it. It reports false when the
// error stands behind the body.
func skipLine(lex *lexer.PeekingLexer, failed int) bool {
	depth := 0
	for ; !lex.Peek().EOF(); lex.Next() {
		t := lex.Peek()
		if depth == 0 && t.Pos.Offset >= failed && (endsItem(t) || t.Value == ",") {
			return true
		}
		switch {
		case t.Value == "{" || t.Value == "(" || t.Value == "[":
			depth++
		case t.Value == "}" && depth == 0:
			return false
		case t.Value == "}" || t.Value == ")" || t.Value == "]":
			depth = max(0, depth-1)
		}
	}
	return true
}

// giveUp leaves the rest of the file unread: it has too many errors.
func (g *grammar) giveUp(lex *lexer.PeekingLexer) {
	g.cutShort = true
	skipTo(lex, (*lexer.Token).EOF)
}

// rest reads the remaining items of a body and the brace that closes it.
func rest[N lang.Node](g *grammar, lex *lexer.PeekingLexer, read rule[N]) []N {
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
		switch item, err := read(lex); err {
		case nil:
			items = append(items, item)
		case participle.NextMatch: // a brace was forgotten here
			return items
		default:
			if g.tries > maxTries {
				g.giveUp(lex)
				return items
			}
			g.fail(lex, err)
			skipLine(lex, offsetOf(err))
			if g.mend(item, g.hole(lex, err)) {
				endHere(lex, item)
				items = append(items, item)
			}
		}
	}
}
