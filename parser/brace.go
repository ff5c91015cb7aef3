package parser

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// Forgotten and surplus braces. A line that can only begin something further
// out shows that a `}` was forgotten before it; the blocks around it are then
// taken to end there, and what follows is read where it belongs.

// startsDecl reports whether a declaration that stands nowhere but at the top
// or in a program begins here, first on its line.
func (g *grammar) startsDecl(lex *lexer.PeekingLexer) bool {
	word, next, third := lex.Peek(), peekAt(lex, 1), peekAt(lex, 2)
	if !isWord(word) || !firstOnLine(lex) {
		return false
	}
	switch word.Value {
	case "executable", "inactive":
		return next.Value == "campaign" || next.Value == "executable"
	case "template":
		return next.Value == "program"
	case "smart":
		return next.Value == "list" && third.Type == tokString && peekAt(lex, 3).Value == "{"
	case "campaign", "program", "folder", "test", "always", "segmentation", "email", "webhook", "channel":
		return next.Type == tokString && (third.Value == "{" || third.Value == "from")
	case "lead", "company", "member":
		return next.Value == "{"
	}
	return false
}

// startsMember reports whether a part of a campaign begins here, first on its line.
func (g *grammar) startsMember(lex *lexer.PeekingLexer) bool {
	word, next := lex.Peek(), peekAt(lex, 1)
	if !isWord(word) || !firstOnLine(lex) {
		return false
	}
	switch word.Value {
	case "flow", "schedule":
		return next.Value == "{"
	case "smart":
		return next.Value == "list" && peekAt(lex, 2).Value == "{"
	}
	return false
}

// firstOnLine reports whether the next token is the first on its line, or may
// as well be: it makes no difference whether a block stands on one line.
func firstOnLine(lex *lexer.PeekingLexer) bool {
	before := previous(lex)
	return before == nil || before.Type == tokNewline || before.Value == "{" || !sameLine(before, lex.Peek())
}

// closeBefore takes the block to end before the next token and reports that
// its brace is missing. It always holds.
func (g *grammar) closeBefore(lex *lexer.PeekingLexer, block string) bool {
	t := lex.Peek()
	if !g.isClosedAt(t) {
		g.closedAt = t.Pos.Offset
		d := diagnostic(lang.CodeSyntax, tokenSpan(t), "`"+t.Value+"` cannot stand in "+block, "add the missing `}` before it")
		if open := g.suspect(lex); open != nil {
			d.Related = append(d.Related, lang.Related{Span: tokenSpan(open), Message: "by its indent, this `{` is the one without a `}`"})
		}
		g.report(d)
		g.braceLost = true
	}
	return true
}

// unlessDecl is a rule for the pieces of a block that no function of item.go
// reads: it does not read a declaration, before which a brace was forgotten.
func unlessDecl[N lang.Node](g *grammar, read rule[N]) rule[N] {
	return func(lex *lexer.PeekingLexer) (N, error) {
		if g.startsDecl(lex) && g.closeBefore(lex, "these braces") {
			var none N
			return none, participle.NextMatch
		}
		return read(lex)
	}
}

// lostBrace recognises an error in a block of pieces as one of a forgotten
// brace: the line of the error begins like a declaration.
func (g *grammar) lostBrace(lex *lexer.PeekingLexer, start lexer.Checkpoint, err error) bool {
	f, ok := err.(*failure)
	if !ok || itemOf[f.production] == "" {
		return false
	}
	here, failed := lex.MakeCheckpoint(), lineOf(err)
	lex.LoadCheckpoint(start)
	lex.Next()
	skipTo(lex, func(t *lexer.Token) bool { return t.Pos.Line >= failed })
	if g.startsDecl(lex) && g.closeBefore(lex, "these braces") {
		return true
	}
	lex.LoadCheckpoint(here)
	return false
}

// unclosed is the error of a file that ends within braces.
func (g *grammar) unclosed(lex *lexer.PeekingLexer) (lang.Diagnostic, bool) {
	open := g.suspect(lex)
	if open == nil {
		if all := openBraces(lex); len(all) > 0 {
			open = all[len(all)-1]
		} else {
			return lang.Diagnostic{}, false
		}
	}
	return diagnostic(lang.CodeSyntax, tokenSpan(open), "this `{` has no `}`", "add a `}` where its block ends"), true
}

// extraBrace reports the first of the closing braces that close nothing.
func (g *grammar) extraBrace(lex *lexer.PeekingLexer) {
	if !g.braceLost {
		g.report(diagnostic(lang.CodeSyntax, tokenSpan(lex.Peek()), "this `}` closes nothing", "delete it, or look for a missing `{` above"))
		g.braceLost = true
	}
	skipTo(lex, func(t *lexer.Token) bool { return t.Value != "}" && t.Type != tokNewline })
}

// openBraces returns the braces that are open after what was read.
func openBraces(lex *lexer.PeekingLexer) []*lexer.Token {
	open, _ := matchBraces(lex)
	return open
}

// suspect returns the brace that, going by the indent, lacks its partner: the
// first whose `}` stands further left than the line of the `{`. It reads all
// that was read, so it is not asked for errors that are not shown.
func (g *grammar) suspect(lex *lexer.PeekingLexer) *lexer.Token {
	if len(g.found) > maxErrors {
		return nil
	}
	_, odd := matchBraces(lex)
	return odd
}

// matchBraces pairs the braces of what was read: those without a partner, and
// the first pair whose indents differ.
func matchBraces(lex *lexer.PeekingLexer) (open []*lexer.Token, odd *lexer.Token) {
	read := lex.Range(0, lex.RawCursor())
	var indents []int // of the lines of the open braces
	indent, line := 0, 0
	for i := range read {
		t := &read[i]
		if t.Type == tokSpace || t.Type == tokNewline {
			continue
		}
		first := t.Pos.Line != line
		if first {
			line, indent = t.Pos.Line, t.Pos.Column
		}
		switch t.Value {
		case "{":
			open, indents = append(open, t), append(indents, indent)
		case "}":
			if n := len(open); n > 0 {
				if first && odd == nil && indent < indents[n-1] {
					odd = open[n-1]
				}
				open, indents = open[:n-1], indents[:n-1]
			}
		}
	}
	return open, odd
}
