package parser

import (
	"strings"
	"unicode/utf8"

	"campaignc/lang"
)

// text takes a string, `"…"` or `"""…"""`. A string without an end ends with
// its line, so that one forgotten quote spoils one line.
func (s *scanner) text(rest string) {
	if strings.HasPrefix(rest, blockQuote) {
		if n := blockLength(rest); n > 0 {
			s.checkEscapes(rest[:n])
			s.emit(tokString, n)
			return
		}
		s.unterminated(rest, blockQuote)
		return
	}
	for n := 1; n < len(rest) && rest[n] != '\n' && rest[n] != '\r'; n++ {
		switch rest[n] {
		case '\\':
			if n+1 < len(rest) && rest[n+1] != '\n' && rest[n+1] != '\r' {
				n++
			}
		case '"':
			s.checkEscapes(rest[:n+1])
			s.emit(tokString, n+1)
			return
		}
	}
	s.unterminated(rest, `"`)
}

const blockQuote = `"""`

// blockLength is the length of the block that a text begins with, or 0 when it
// has no end.
func blockLength(text string) int {
	for n := len(blockQuote); n < len(text); n++ {
		switch {
		case text[n] == '\\':
			n++
		case strings.HasPrefix(text[n:], blockQuote):
			return n + len(blockQuote)
		}
	}
	return 0
}

// unterminated takes the rest of the line as the string, save for a `{` at its
// end: what stands in the braces is read all the same.
func (s *scanner) unterminated(rest, quote string) {
	line := strings.TrimRight(rest[:lineLength(rest)], " \t")
	if trimmed := strings.TrimSuffix(line, "{"); len(trimmed) > len(quote) {
		line = strings.TrimRight(trimmed, " \t")
	}
	s.report(lang.CodeString, s.off, s.off+len(quote), "this text has no closing `"+quote+"`", "close it on the same line, or begin and end a text of several lines with `\"\"\"`")
	s.emit(tokString, max(len(line), len(quote)))
}

// quoted takes a text in quotes that are not the language's own.
func (s *scanner) quoted(rest string, opening rune, closing ...rune) {
	line := rest[:lineLength(rest)]
	first := utf8.RuneLen(opening)
	n := strings.IndexAny(line[first:], string(closing))
	if n < 0 {
		s.report(lang.CodeString, s.off, s.off+first, "text is not quoted with `"+string(opening)+"`", "write `\"`")
		s.emit(tokIllegal, first)
		return
	}
	_, last := utf8.DecodeRuneInString(line[first+n:])
	s.report(lang.CodeString, s.off, s.off+first, "text is not quoted with `"+string(opening)+"`", "write `\""+cut(line[first:first+n])+"\"`")
	if content := line[first : first+n]; !strings.ContainsAny(content, `"\`) {
		d := &s.found[len(s.found)-1]
		*d = mended(*d, s.src.span(s.off, s.off+first+n+last), `"`+content+`"`)
	}
	s.emit(tokString, first+n+last)
}

// checkEscapes reports each `\` that does not begin an escape.
func (s *scanner) checkEscapes(raw string) {
	for i := 0; i < len(raw); {
		next := strings.IndexByte(raw[i:], '\\')
		if next < 0 {
			return
		}
		i += next
		_, n, ok := unescape(raw[i:])
		if !ok {
			s.report(lang.CodeEscape, s.off+i, s.off+i+n, "unknown escape `"+cut(raw[i:i+n])+"`", "the escapes are `\\\"`, `\\\\`, `\\n`, `\\t`, `\\{` and `\\u{…}`; write `\\\\` for a backslash")
		}
		i += n
	}
}

// unescape reads the escape that a text begins with: what it stands for, its
// length, and whether there is such an escape.
func unescape(text string) (string, int, bool) {
	if len(text) < 2 {
		return "", len(text), false
	}
	switch text[1] {
	case '"', '\\', '{':
		return text[1:2], 2, true
	case 'n':
		return "\n", 2, true
	case 't':
		return "\t", 2, true
	case 'u':
		return unescapeRune(text)
	}
	_, n := utf8.DecodeRuneInString(text[1:])
	return text[1 : 1+n], 1 + n, false
}

// unescapeRune reads `\u{…}`, one to six hexadecimal digits.
func unescapeRune(text string) (string, int, bool) {
	if len(text) < 3 || text[2] != '{' {
		n := 2
		for n < len(text) && n < 6 && isHex(text[n]) {
			n++
		}
		return text[1:n], n, false
	}
	n, r := 3, rune(0)
	for n < len(text) && isHex(text[n]) && n < 9 {
		r = r<<4 + hexValue(text[n])
		n++
	}
	closed := n < len(text) && text[n] == '}'
	if closed {
		n++
	}
	if !closed || n < 5 || !utf8.ValidRune(r) {
		return text[1:n], n, false
	}
	return string(r), n, true
}

func isHex(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

func hexValue(c byte) rune {
	if isDigit(c) {
		return rune(c - '0')
	}
	return rune(c|0x20-'a') + 10
}
