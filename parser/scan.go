package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// scanned is one token: its type and the offset after its last byte. It begins
// where the token before it ends.
type scanned struct {
	kind   lexer.TokenType
	end    int
	paired bool // a bracket whose partner stands in the same braces
}

// scanner cuts a text into tokens that together are the text. It never fails:
// what is wrong with a token is reported, and the token is taken for what it
// was most likely meant to be.
type scanner struct {
	src      *source
	off      int
	tokens   []scanned
	open     []bracket
	words    int  // tokens that can become a node of the tree
	tooDeep  bool // the limit of nesting was passed somewhere
	cutShort bool // the rest of the file is a comment without an end
	refused  bool // the limit of size was passed: the tokens must not be parsed
	found    lang.Diagnostics
}

// bracket is a bracket or brace that is not closed yet.
type bracket struct {
	char  byte
	token int // index of its token
	curly int // how many `{` are open, this one included
	round int // how many `(` since the last `{`
	edged int // how many `[` since the last `{`
}

// scan cuts the text into tokens and decides which newlines separate.
func scan(src *source) *scanner {
	s := &scanner{src: src, tokens: make([]scanned, 0, len(src.text)/4+16)}
	for s.off < len(src.text) {
		s.next()
	}
	layout(src.text, s.tokens)
	return s
}

// report records an error; more of them than are shown need not be known.
func (s *scanner) report(code lang.Code, from, to int, message, help string) {
	if len(s.found) > maxErrors {
		return
	}
	s.found = append(s.found, lang.Diagnostic{Code: code, Span: s.src.span(from, to), Message: message, Help: help})
}

// emit ends a token of n bytes. What is nested too deeply becomes one space,
// so that the parser cannot go there.
func (s *scanner) emit(kind lexer.TokenType, n int) {
	s.off += n
	if len(s.open) > maxDepth {
		if s.open[maxDepth].token < len(s.tokens) {
			s.tokens[len(s.tokens)-1].end = s.off
			return
		}
		kind = tokSpace
	}
	s.tokens = append(s.tokens, scanned{kind: kind, end: s.off})
	if kind == tokSpace || kind == tokComment || kind == tokNewline || kind == tokPunct {
		return
	}
	s.count()
}

// count counts what can become a node, before the tree is built.
func (s *scanner) count() {
	s.words++
	if s.words == maxNodes+1 {
		s.refused = true
		s.report(lang.CodeTooLarge, s.off, s.off, "the file holds more than 100,000 words and values", "split it into several files")
	}
}

func (s *scanner) next() {
	rest := s.src.text[s.off:]
	switch c := rest[0]; {
	case isLetter(c):
		s.emit(tokIdent, wordLength(rest))
	case isDigit(c):
		s.number(rest)
	case c == '"':
		s.text(rest)
	case c == ' ' || c == '\t':
		s.emit(tokSpace, len(rest)-len(strings.TrimLeft(rest, " \t")))
	case strings.HasPrefix(rest, "\r\n"):
		s.emit(tokNewline, 2)
	case c == '\n' || c == '\r' || c == ';':
		s.emit(tokNewline, 1)
	case strings.HasPrefix(rest, "//"):
		s.emit(tokComment, lineLength(rest))
	case c < ' ' || c == 0x7f: // reported by checkText
		s.emit(tokSpace, 1)
	case c >= utf8.RuneSelf:
		s.foreignCharacter(rest)
	case strings.HasPrefix(rest, "/*") || c == '#':
		s.foreignComment(rest)
	case c == '\'':
		s.quoted(rest, '\'', '\'')
	default:
		s.punct(rest)
	}
}

// foreignOperators are operators of other languages. They are one token each,
// so that a message can name them.
var foreignOperators = []string{"===", "!==", "&&", "||", "->", "=>", "<>", "::", ":=", "**", "*=", "/="}

func (s *scanner) punct(rest string) {
	switch c := rest[0]; c {
	case '(', '[', '{':
		s.openBracket()
		return
	case ')', ']', '}':
		s.closeBracket(c)
		return
	}
	for _, op := range foreignOperators {
		if strings.HasPrefix(rest, op) {
			s.emit(tokIllegal, len(op))
			return
		}
	}
	for _, op := range []string{"<=", ">=", "==", "!=", "+=", "-="} {
		if strings.HasPrefix(rest, op) {
			s.emit(tokPunct, 2)
			return
		}
	}
	if strings.IndexByte(",:.=+-*/<>", rest[0]) >= 0 {
		s.emit(tokPunct, 1)
		return
	}
	s.emit(tokIllegal, 1)
}

func (s *scanner) openBracket() {
	b := bracket{char: s.src.text[s.off], token: len(s.tokens)}
	outer := bracket{}
	if n := len(s.open); n > 0 {
		outer = s.open[n-1]
	}
	switch b.char {
	case '{':
		b.curly = outer.curly + 1
	case '(':
		b.curly, b.round, b.edged = outer.curly, outer.round+1, outer.edged
	case '[':
		b.curly, b.round, b.edged = outer.curly, outer.round, outer.edged+1
	}
	s.open = append(s.open, b)
	if len(s.open) > maxDepth && !s.tooDeep {
		s.tooDeep = true
		s.report(lang.CodeNesting, s.off, s.off+1, "nested too deeply, the limit is 200 levels", "move the inner part to a smart list or an executable campaign of its own")
	}
	s.emit(tokPunct, 1)
	s.count()
}

// closeBracket pairs a closing bracket with its opener. A `}` closes every
// `(` and `[` opened since its `{`; a `)` or `]` finds its opener only within
// its own braces.
func (s *scanner) closeBracket(c byte) {
	i := s.openerOf(c)
	if i < 0 {
		s.emit(tokPunct, 1)
		return
	}
	if i >= maxDepth {
		s.emit(tokPunct, 1)
		s.open = s.open[:i]
		return
	}
	open := s.open[i].token
	s.open = s.open[:i]
	s.emit(tokPunct, 1)
	s.tokens[open].paired, s.tokens[len(s.tokens)-1].paired = true, true
}

// openerOf returns the index in open of the bracket that c closes, or -1.
func (s *scanner) openerOf(c byte) int {
	i := len(s.open) - 1
	if i < 0 {
		return -1
	}
	opener, count := byte('{'), s.open[i].curly
	switch c {
	case ')':
		opener, count = '(', s.open[i].round
	case ']':
		opener, count = '[', s.open[i].edged
	}
	if count == 0 {
		return -1
	}
	for i >= 0 && s.open[i].char != opener {
		i--
	}
	return i
}

// foreignCharacter takes a character outside ASCII that stands in the code.
func (s *scanner) foreignCharacter(rest string) {
	r, n := utf8.DecodeRuneInString(rest)
	switch {
	case r == '“' || r == '”' || r == '„' || r == '«' || r == '»' || r == '‟':
		s.quoted(rest, r, '”', '“', '»', '«', '"')
	case r == '‘' || r == '’' || r == '‚' || r == '‛':
		s.quoted(rest, r, '’', '‘', '\'')
	case r >= 0xff01 && r <= 0xff5e:
		s.fullWidth(rest)
	case isControl(r) || isInvisible(r): // reported by checkText
		s.emit(tokSpace, n)
	case unicode.IsSpace(r):
		s.report(lang.CodeControl, s.off, s.off+n, "a special space, "+quoteRune(r)+", as pasted from a page or a document", "write a plain space")
		s.emit(tokSpace, n)
	default:
		s.emit(tokIllegal, n+wordAfter(rest[n:]))
	}
}

// wordAfter is the length of the letters, marks and digits of any script that
// a text begins with.
func wordAfter(text string) int {
	return len(text) - len(strings.TrimLeftFunc(text, func(r rune) bool {
		return r == '_' || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
	}))
}

// fullWidth takes a run of the full-width forms that East Asian keyboards give.
func (s *scanner) fullWidth(rest string) {
	var plain strings.Builder
	n := 0
	for _, r := range rest {
		if r < 0xff01 || r > 0xff5e {
			break
		}
		plain.WriteRune(r - 0xff01 + '!')
		n += utf8.RuneLen(r)
	}
	s.report(lang.CodeSyntax, s.off, s.off+n, "full-width characters `"+cut(rest[:n])+"`", "write `"+cut(plain.String())+"`")
	s.emit(tokIllegal, n)
}

// foreignComment takes `# …` and `/* … */` for the comments they were meant to be.
func (s *scanner) foreignComment(rest string) {
	if rest[0] == '#' {
		s.report(lang.CodeSyntax, s.off, s.off+1, "`#` does not begin a comment", "write `//`")
		s.emit(tokComment, lineLength(rest))
		return
	}
	n := strings.Index(rest[2:], "*/")
	if n < 0 {
		s.report(lang.CodeSyntax, s.off, s.off+2, "this `/*` has no `*/` up to the end of the file", "begin each line of a comment with `//`")
		s.cutShort = true
		s.emit(tokComment, len(rest))
		return
	}
	s.report(lang.CodeSyntax, s.off, s.off+2, "`/*` does not begin a comment", "begin each line of a comment with `//`")
	s.emit(tokComment, n+4)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// wordLength is the length of the name that a text begins with.
func wordLength(text string) int {
	n := 0
	for n < len(text) && (isLetter(text[n]) || isDigit(text[n])) {
		n++
	}
	return n
}

// digitsLength is the number of digits that a text begins with.
func digitsLength(text string) int {
	n := 0
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	return n
}

// lineLength is the length of a text up to its first line end.
func lineLength(text string) int {
	if n := strings.IndexAny(text, "\r\n"); n >= 0 {
		return n
	}
	return len(text)
}
