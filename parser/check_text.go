package parser

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"campaignc/lang"
)

// Limits of one file. They hold before anything is allocated for what they limit.
const (
	maxBytes  = 1 << 20 // size
	maxDepth  = 200     // brackets, braces and prefix operators in each other
	maxNodes  = 100_000 // words, values and brackets
	maxErrors = 50      // diagnostics
	maxTries  = 1000    // errors after which the rest of a file is left unread
)

// byteOrderMark may stand at the start of a file; it is no part of the text.
const byteOrderMark = "\ufeff"

// textHead is how much of a file is looked at to tell text from other data.
const textHead = 8000

// checkBytes decides whether the bytes are a text that can be read at all, and
// says why not.
func checkBytes(path string, src []byte) (lang.Diagnostic, bool) {
	refuse := func(code lang.Code, message, help string) (lang.Diagnostic, bool) {
		at := lang.Position{Filename: path, Line: 1, Column: 1}
		return lang.Diagnostic{Code: code, Span: lang.Span{Pos: at, EndPos: at}, Message: message, Help: help}, false
	}
	head := src[:min(len(src), textHead)]
	switch {
	case len(src) > maxBytes:
		return refuse(lang.CodeTooLarge, "the file is larger than 1 MiB", "split it into several files of the same folder")
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}) || bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		return refuse(lang.CodeEncoding, "the file is UTF-16, expected UTF-8", "save it as UTF-8")
	case bytes.HasPrefix(src, []byte("\x7fELF")) || bytes.HasPrefix(src, []byte{0x1f, 0x8b}) || bytes.IndexByte(head, 0) >= 0:
		return refuse(lang.CodeEncoding, "the file does not look like text", "")
	}
	return lang.Diagnostic{}, true
}

// invalidUTF8 returns the offset of the first byte that is no UTF-8, or -1.
func invalidUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// checkText finds the control and invisible characters of a text, in comments
// and strings too: what a reader cannot see must not be in a campaign.
func checkText(src *source) lang.Diagnostics {
	var found lang.Diagnostics
	for i := 0; i < len(src.text); {
		c := src.text[i]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(src.text[i:])
		if isControl(r) || isInvisible(r) && !isInEmoji(src.text, i, n) {
			at := src.span(i, i+n)
			help := "delete it; inside a text it can be written as `\\u{" + fmt.Sprintf("%x", r) + "}`"
			found = append(found, mended(diagnostic(lang.CodeControl, at, describe(r)+" "+quoteRune(r), help), at, ""))
			if len(found) >= maxErrors {
				break
			}
		}
		i += n
	}
	return found
}

func describe(r rune) string {
	switch {
	case isBidi(r):
		return "a character that changes the direction of the text,"
	case isInvisible(r):
		return "an invisible character,"
	}
	return "a control character,"
}

func isControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r >= 0x7f && r < 0xa0
}

func isBidi(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x061c
}

// invisible holds what takes no room or shows nothing: format characters,
// line separators, fillers and variation selectors.
var invisible = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x034f, 0x034f, 1}, {0x115f, 0x1160, 1}, {0x17b4, 0x17b5, 1}, {0x180b, 0x180f, 1},
		{0x2028, 0x2029, 1}, {0x2065, 0x2065, 1}, {0x3164, 0x3164, 1}, {0xfe00, 0xfe0f, 1}, {0xffa0, 0xffa0, 1},
	},
	R32: []unicode.Range32{{0xe0000, 0xe0fff, 1}},
}

func isInvisible(r rune) bool {
	return r >= 0xad && (unicode.Is(invisible, r) || unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r))
}

// isInEmoji reports whether a joiner or a variation selector is part of an
// emoji, the one place where a text needs them.
func isInEmoji(text string, i, n int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+n:])
	switch r {
	case 0xfe0e, 0xfe0f:
		return isSymbol(before) || before >= '0' && before <= '9' || before == '#' || before == '*'
	case 0x200d:
		return (isSymbol(before) || before == 0xfe0f) && isSymbol(after)
	}
	return false
}

func isSymbol(r rune) bool {
	return r >= 0xa9 && (unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r))
}
