package parser

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutLength is the most characters of source that a message quotes.
const cutLength = 40

// cut quotes source for a message: on one line, not too long, and with every
// character that a terminal would obey or not show written as an escape.
func cut(text string) string {
	var b strings.Builder
	count := 0
	for len(text) > 0 {
		if count++; count > cutLength {
			b.WriteString("…")
			break
		}
		r, n := utf8.DecodeRuneInString(text)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, text[0])
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		default:
			b.WriteString(escaped(r))
		}
		text = text[n:]
	}
	return b.String()
}

// quoteRune names a character that cannot be shown: \x1b, \u{202e}.
func quoteRune(r rune) string {
	if r < utf8.RuneSelf {
		return fmt.Sprintf(`\x%02x`, r)
	}
	return fmt.Sprintf(`\u{%04x}`, r)
}

func escaped(r rune) string {
	if isControl(r) || r == '\r' || isInvisible(r) || !unicode.IsPrint(r) {
		return quoteRune(r)
	}
	return string(r)
}
