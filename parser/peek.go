package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// peekAt returns the token n places after the next one.
func peekAt(lex *lexer.PeekingLexer, n int) *lexer.Token {
	here := lex.MakeCheckpoint()
	defer lex.LoadCheckpoint(here)
	for range n {
		lex.Next()
	}
	return lex.Peek()
}

// previous returns the last token read, or nil at the start of the file.
func previous(lex *lexer.PeekingLexer) *lexer.Token {
	read := lex.Range(0, lex.RawCursor())
	for i := len(read) - 1; i >= 0; i-- {
		if t := &read[i]; t.Type != tokSpace && t.Type != tokComment {
			return t
		}
	}
	return nil
}

// accept reads the next token if it is the word or the sign.
func accept(lex *lexer.PeekingLexer, value string) bool {
	if lex.Peek().Value != value {
		return false
	}
	lex.Next()
	return true
}

// isWord reports whether the token is a name or a word of the language.
func isWord(t *lexer.Token) bool { return t.Type == tokIdent }

// since is the stretch from a token's start to the end of the last token read.
func since(lex *lexer.PeekingLexer, start lexer.Position) lang.Span {
	return lang.Span{Pos: lang.Position(start), EndPos: lang.Position(lex.RawPeek().Pos)}
}

// sameLine reports whether two tokens stand on one line.
func sameLine(a, b *lexer.Token) bool { return a.Pos.Line == b.Pos.Line }

// endsItem reports whether an item of a block may end before the token.
func endsItem(t *lexer.Token) bool {
	return t.EOF() || t.Type == tokNewline || t.Value == "}"
}
