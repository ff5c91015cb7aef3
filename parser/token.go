package parser

import (
	"io"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// The types of tokens. Comment and Space are elided before the grammar sees
// them; a newline that separates nothing is a Space.
const (
	tokIdent lexer.TokenType = lexer.EOF - 1 - iota
	tokString
	tokInt
	tokFloat
	tokDate
	tokDateTime
	tokTime
	tokPunct
	tokNewline
	tokComment
	tokSpace
	tokIllegal
)

var symbols = map[string]lexer.TokenType{
	"EOF": lexer.EOF, "Ident": tokIdent, "String": tokString, "Int": tokInt, "Float": tokFloat,
	"Date": tokDate, "DateTime": tokDateTime, "Time": tokTime, "Punct": tokPunct,
	"Newline": tokNewline, "Comment": tokComment, "Space": tokSpace, "Illegal": tokIllegal,
}

// definition is the lexer as participle knows it. It is stateless and safe for
// concurrent use; the joined values of its tokens are the source.
type definition struct{}

func (definition) Symbols() map[string]lexer.TokenType { return symbols }

func (d definition) Lex(filename string, r io.Reader) (lexer.Lexer, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return d.LexString(filename, string(text))
}

func (definition) LexString(filename, text string) (lexer.Lexer, error) {
	src := newSource(filename, text)
	return newReplay(src, scan(src).tokens), nil
}

// replay hands out scanned tokens with their places.
type replay struct {
	src    *source
	tokens []scanned
	pos    lexer.Position
	line   int // index into src.lines of the current line
}

func newReplay(src *source, tokens []scanned) *replay {
	return &replay{src: src, tokens: tokens, pos: lexer.Position{Filename: src.path, Line: 1, Column: 1}}
}

// Next returns the next token and, at the end, EOF for ever.
func (r *replay) Next() (lexer.Token, error) {
	if len(r.tokens) == 0 {
		return lexer.EOFToken(r.pos), nil
	}
	t := r.tokens[0]
	r.tokens = r.tokens[1:]
	token := lexer.Token{Type: t.kind, Value: r.src.text[r.pos.Offset:t.end], Pos: r.pos}
	r.advance(t.end)
	return token, nil
}

func (r *replay) advance(to int) {
	from := r.pos.Offset
	for r.line+1 < len(r.src.lines) && r.src.lines[r.line+1] <= to {
		r.line++
		from = r.src.lines[r.line]
		r.pos.Line, r.pos.Column = r.line+1, 1
	}
	r.pos.Column += utf8.RuneCountInString(r.src.text[from:to])
	r.pos.Offset = to
}
