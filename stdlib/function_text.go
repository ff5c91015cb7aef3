package stdlib

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"campaignc/interp"
	"campaignc/lang"
)

// textFunctions cut, clean and lengthen texts. Characters are counted as
// Unicode code points, from 1.
var textFunctions = []interp.Function{
	{Function: lang.Function{
		Form:    "trim(x: text) text",
		Doc:     "Without the white space at both ends.",
		Example: `trim("  Berlin ") == "Berlin"`,
	}, Body: trim},
	{Function: lang.Function{
		Form: "clean_spaces(x: text) text",
		Doc: "Without white space at both ends, each run of white space inside as one space, and without the invisible characters that " +
			"pasted text brings along (zero-width spaces, byte-order marks, soft hyphens, control characters).",
		Example: `clean_spaces(" Acme   Inc.\n") == "Acme Inc."`,
	}, Body: cleanSpaces},
	{Function: lang.Function{
		Form:    "length(x: text) integer",
		Doc:     "How many characters the text has; 0 when it is empty.",
		Example: `length("Zoë") is 3`,
		Empty:   true,
	}, Body: func(s string) int64 { return int64(utf8.RuneCountInString(s)) }},
	{Function: lang.Function{
		Form:    "left(x: text, count: integer) text",
		Doc:     "The first count characters.",
		Example: `left("SW1A 1AA", 4) == "SW1A"`,
	}, Body: left},
	{Function: lang.Function{
		Form:    "right(x: text, count: integer) text",
		Doc:     "The last count characters.",
		Example: `right("DE-10115", 5) == "10115"`,
	}, Body: right},
	{Function: lang.Function{
		Form:    "mid(x: text, from: integer, count: integer?) text",
		Doc:     "Count characters beginning with the one numbered from, the first being 1; without count, all from there on.",
		Example: `mid("2026-Q3", 6, 2) == "Q3"`,
	}, Body: midBody},
	{Function: lang.Function{
		Form:    "pad_left(x: text, length: integer, with: text?) text",
		Doc:     "Filled up on the left to the length with a character, a space unless said; a longer text stays as it is.",
		Example: `pad_left("2134", 5, with: "0") == "02134"`,
	}, Body: padBody(true)},
	{Function: lang.Function{
		Form:    "pad_right(x: text, length: integer, with: text?) text",
		Doc:     "Filled up on the right to the length with a character, a space unless said; a longer text stays as it is.",
		Example: `pad_right("AB", 4, with: ".") == "AB.."`,
	}, Body: padBody(false)},
	{Function: lang.Function{
		Form:    "repeat(x: text, count: integer) text",
		Doc:     "The text count times in a row.",
		Example: `repeat("ab", 3) == "ababab"`,
	}, Body: repeatBody},
	{Function: lang.Function{
		Form:    "digits(x: text) text",
		Doc:     "Only the digits 0 to 9.",
		Example: `digits("+1 (212) 555-0123") == "12125550123"`,
	}, Body: digits},
	{Function: lang.Function{
		Form:    "letters(x: text) text",
		Doc:     "Only the letters, of any script, with their accents.",
		Example: `letters("B-4711/Zürich") == "BZürich"`,
	}, Body: letters},
}

// trim is strings.TrimSpace, for which most texts have nothing to do: they begin
// and end with a byte that is ASCII and no space.
func trim(s string) string {
	if s == "" || isInk(s[0]) && isInk(s[len(s)-1]) {
		return s
	}
	return strings.TrimSpace(s)
}

// isInk reports whether a byte is an ASCII character that leaves a mark.
func isInk(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

// isInvisible reports whether a character shows nothing and says nothing. The
// joiners that Persian, Indian scripts and emoji need are not among them.
func isInvisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u200E', '\u200F', '\u2060', '\uFEFF':
		return true
	}
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' || unicode.IsControl(r)
}

// isSpaceOrInvisible reports whether a character leaves no mark on paper.
func isSpaceOrInvisible(r rune) bool { return unicode.IsSpace(r) || isInvisible(r) }

func cleanSpaces(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			space = true
		case !isInvisible(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// isClean reports whether an ASCII text holds only single spaces, within.
// Other texts are looked at rune by rune.
func isClean(s string) bool {
	space := true // as before the first character
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == 0x7F || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// skip is the place in s of the character after the first n.
func skip(s string, n int64) int {
	if n >= int64(len(s)) {
		return len(s)
	}
	i := 0
	for ; n > 0 && i < len(s); n-- {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return i
}

func left(s string, n int64) string { return s[:skip(s, n)] }

func right(s string, n int64) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

func midBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	s, from, count := args[0].Text, args[1].Num, whole(args[2], textLimit)
	if from < 1 {
		return none, errFromOne
	}
	s = s[skip(s, from-1):]
	return textResult(left(s, count))
}

func padBody(leftSide bool) body {
	return func(_ *interp.Env, args []lang.Value) (lang.Value, error) {
		s, fill := args[0].Text, args[2].Text
		if fill == "" {
			fill = " "
		}
		if utf8.RuneCountInString(fill) != 1 {
			return none, errOneCharacter
		}
		length := int64(utf8.RuneCountInString(s))
		if args[1].Num <= length {
			return textResult(s)
		}
		missing := args[1].Num - length
		if missing > (textLimit-int64(len(s)))/int64(len(fill)) {
			return none, errTextLimit
		}
		padding := strings.Repeat(fill, int(missing))
		if leftSide {
			return textResult(padding + s)
		}
		return textResult(s + padding)
	}
}

func repeatBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	s, n := args[0].Text, max(args[1].Num, 0)
	if s == "" {
		return none, nil
	}
	if n > textLimit/int64(len(s)) {
		return none, errTextLimit
	}
	return textResult(strings.Repeat(s, int(n)))
}

// digits goes byte by byte: no byte of a longer character is a digit.
func digits(b *interp.Scratch, s string) string {
	first, last := 0, len(s)
	for first < last && !isDigit(s[first]) {
		first++
	}
	for first < last && !isDigit(s[last-1]) {
		last--
	}
	s = s[first:last]
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			continue
		}
		start := len(*b)
		*b = append(*b, s[:i]...)
		for ; i < len(s); i++ {
			if isDigit(s[i]) {
				*b = append(*b, s[i])
			}
		}
		return b.Text(start)
	}
	return s
}

func letters(b *interp.Scratch, s string) string {
	return keep(b, s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) })
}

// keep is s without the characters that are not wanted; s itself, or a part of
// it, when they are all in a row.
func keep(b *interp.Scratch, s string, wanted func(rune) bool) string {
	unwanted := func(r rune) bool { return !wanted(r) }
	s = strings.TrimFunc(s, unwanted)
	if strings.IndexFunc(s, unwanted) < 0 {
		return s
	}
	start := len(*b)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if wanted(r) {
			*b = append(*b, s[i:i+size]...)
		}
		i += size
	}
	return b.Text(start)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
