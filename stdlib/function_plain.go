package stdlib

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"campaignc/interp"
	"campaignc/lang"
)

// plainFunctions write a text in plain letters.
var plainFunctions = []interp.Function{
	{Function: lang.Function{
		Form: "remove_accents(x: text) text",
		Doc: "Latin and Greek letters without accents, and ligatures and letters such as ß, æ, ø and ł in plain letters. Other scripts stay " +
			"as they are.",
		Example: `remove_accents("Müller, Søren & Łukasz") == "Muller, Soren & Lukasz"`,
	}, Body: removeAccents},
	{Function: lang.Function{
		Form: "slug(x: text) text",
		Doc: "For addresses of pages and for codes: accents removed, small letters, and everything but a to z and 0 to 9 as single " +
			"hyphens.",
		Example: `slug("Spring Webinar: Zürich 2026!") == "spring-webinar-zurich-2026"`,
	}, Body: slug},
}

// plainLetters are the letters that have no accent to take away and yet are
// written otherwise in plain text. None is longer than the letter's own bytes.
var plainLetters = map[rune]string{
	'ß': "ss", 'ẞ': "SS", 'æ': "ae", 'Æ': "AE", 'œ': "oe", 'Œ': "OE", 'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L",
	'đ': "d", 'Đ': "D", 'ð': "d", 'Ð': "D", 'þ': "th", 'Þ': "Th", 'ħ': "h", 'Ħ': "H", 'ı': "i", 'ĸ': "k",
	'ŋ': "n", 'Ŋ': "N", 'ŧ': "t", 'Ŧ': "T", 'ƒ': "f", 'ſ': "s", 'ĳ': "ij", 'Ĳ': "IJ", 'ﬁ': "fi", 'ﬂ': "fl",
	'ﬀ': "ff", 'ﬃ': "ffi", 'ﬄ': "ffl",
}

func removeAccents(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	plain := false // the letter before is one whose accents go
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		source := s[i : i+size]
		i += size
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
			plain = true
		case isAccent(r):
			if !plain {
				b.WriteString(source)
			}
		default:
			plain = writePlain(&b, source, r)
		}
	}
	return b.String()
}

// isAccent reports whether the character is an accent of the letter before it.
func isAccent(r rune) bool { return r >= 0x0300 && r <= 0x036F }

// writePlain writes a letter without its accents and reports whether accents
// that follow go, too.
func writePlain(b *strings.Builder, source string, r rune) bool {
	if letters, ok := plainLetters[r]; ok {
		b.WriteString(letters)
		return true
	}
	if !unicode.In(r, unicode.Latin, unicode.Greek) {
		b.WriteString(source)
		return false
	}
	decomposed := norm.NFD.PropertiesString(source).Decomposition()
	if decomposed == nil {
		b.WriteString(source)
		return true
	}
	for _, d := range string(decomposed) {
		if letters, ok := plainLetters[d]; ok {
			b.WriteString(letters)
		} else if !isAccent(d) {
			b.WriteRune(d)
		}
	}
	return true
}

func slug(s string) string {
	s = removeAccents(s)
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c < 'a' || c > 'z' {
			if c < '0' || c > '9' {
				gap = true
				continue
			}
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteByte(c)
	}
	return b.String()
}
