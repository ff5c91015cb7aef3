package stdlib

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"campaignc/interp"
	"campaignc/lang"
)

// caseFunctions change capital and small letters.
var caseFunctions = []interp.Function{
	{Function: lang.Function{
		Form:    "upper(x: text) text",
		Doc:     "All letters as capitals.",
		Example: `upper("Zürich 8") == "ZÜRICH 8"`,
	}, Body: upperIn},
	{Function: lang.Function{
		Form:    "lower(x: text) text",
		Doc:     "All letters as small ones.",
		Example: `lower("ANN@Example.COM") == "ann@example.com"`,
	}, Body: lowerIn},
	{Function: lang.Function{
		Form: "title(x: text) text",
		Doc: "The first letter of each word as a capital, the rest small. A word begins at the start and after a space, `-` or an " +
			"apostrophe; a single letter after an apostrophe at a word's end stays small.",
		Example: `title("ann-marie o'neil") == "Ann-Marie O'Neil"`,
	}, Body: titleIn},
	{Function: lang.Function{
		Form:    "capitalize(x: text) text",
		Doc:     "The first letter as a capital; the rest stays as it is.",
		Example: `capitalize("head of IT") == "Head of IT"`,
	}, Body: capitalize},
}

func lower(s string) string { return lowerIn(new(interp.Scratch), s) }

// upperIn, lowerIn and titleIn return the text itself when nothing changes, and
// go byte by byte as long as it is ASCII: that takes a third of the time that
// Unicode's tables do.

func upperIn(b *interp.Scratch, s string) string {
	return mapBytes(b, s, 'a', unicode.ToUpper)
}

func lowerIn(b *interp.Scratch, s string) string {
	return mapBytes(b, s, 'A', unicode.ToLower)
}

// mapBytes changes the case of the letters from first, `a` or `A`, to the 25th
// after it, and leaves texts that are not ASCII to mapLetters.
func mapBytes(b *interp.Scratch, s string, first byte, to func(rune) rune) string {
	i := unchanged(s, first)
	for ; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return mapLetters(b, s, i, to)
		}
		if c-first < 26 {
			break
		}
	}
	if i == len(s) {
		return s
	}
	start := len(*b)
	*b = append(*b, s...)
	made := (*b)[start:]
	for ; i < len(made); i++ {
		c := made[i]
		if c-first < 26 {
			made[i] = c ^ ('a' - 'A')
		} else if c >= utf8.RuneSelf {
			*b = (*b)[:start]
			return mapLetters(b, s, 0, to)
		}
	}
	return b.Text(start)
}

// unchanged is how many bytes s begins with, by eights, that mapBytes leaves as
// they are: an address of thirty bytes is four words.
func unchanged(s string, first byte) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	i := 0
	for ; i+8 <= len(b); i += 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		// The high bit of a byte: it is not ASCII, or at least first and not more
		// than the 25th after it.
		letters := (w&^highs + (0x80-uint64(first))*ones) &^ (w&^highs + (0x80-uint64(first)-26)*ones)
		if (w|letters)&highs != 0 {
			break
		}
	}
	return i
}

// mapLetters maps the runes of s from byte i on, and returns s itself when none
// changes. Bytes that are no UTF-8 stay as they are.
func mapLetters(b *interp.Scratch, s string, i int, to func(rune) rune) string {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if to(r) != r {
			break
		}
		i += size
	}
	if i == len(s) {
		return s
	}
	start := len(*b)
	*b = append(*b, s[:i]...)
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		writeRune(b, s[i:i+size], r, to(r))
		i += size
	}
	return b.Text(start)
}

// writeRune writes the rune that another becomes, or the source's bytes when
// it stays what it is.
func writeRune(b *interp.Scratch, source string, from, to rune) {
	if from == to {
		*b = append(*b, source...)
		return
	}
	*b = utf8.AppendRune(*b, to)
}

func capitalize(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	capital := unicode.ToTitle(r)
	if capital == r {
		return s
	}
	return string(capital) + s[size:]
}

func title(s string) string { return titleIn(new(interp.Scratch), s) }

func titleIn(b *interp.Scratch, s string) string {
	start := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !isPlain(c) {
			return titleRunes(b, s)
		}
		if titleByte(c, start) != c {
			return titleFrom(b, s, i, start)
		}
		start = startsWord(rune(c))
	}
	return s
}

// titleFrom writes a text of which the first i bytes stay.
func titleFrom(b *interp.Scratch, s string, i int, start bool) string {
	first := len(*b)
	*b = append(*b, s...)
	made := (*b)[first:]
	for ; i < len(made); i++ {
		c := made[i]
		if !isPlain(c) {
			*b = (*b)[:first]
			return titleRunes(b, s)
		}
		made[i] = titleByte(c, start)
		start = startsWord(rune(c))
	}
	return b.Text(first)
}

// isPlain reports whether a byte can be put into title case without a look at
// what stands around it.
func isPlain(c byte) bool { return c < utf8.RuneSelf && c != '\'' }

func titleByte(c byte, start bool) byte {
	if start && c-'a' < 26 || !start && c-'A' < 26 {
		return c ^ ('a' - 'A')
	}
	return c
}

// titleRunes is titleIn for any text. It walks it twice: first to where
// something changes, then, if anywhere, writing.
func titleRunes(b *interp.Scratch, s string) string {
	first, writing, start := len(*b), false, true
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		to := titleRune(s, i, size, r, start)
		if to != r && !writing {
			*b = append(*b, s[:i]...)
			writing = true
		}
		if writing {
			writeRune(b, s[i:i+size], r, to)
		}
		start = startsWord(r)
		i += size
	}
	if !writing {
		return s
	}
	return b.Text(first)
}

// titleRune is what the rune at s[i:i+size] becomes.
func titleRune(s string, i, size int, r rune, start bool) rune {
	switch {
	case start && !(isSuffixLetter(s, i, size)):
		return unicode.ToTitle(r)
	case r == 'Σ' && i > 0 && !letterAt(s, i+size):
		return 'ς' // small sigma at a word's end
	}
	return unicode.ToLower(r)
}

// startsWord reports whether a word begins after the rune.
func startsWord(r rune) bool {
	switch r {
	case ' ', '-', '\'', '’', '\t', '\n', '\r', '‐', '‑':
		return true
	}
	return r >= utf8.RuneSelf && unicode.IsSpace(r)
}

// isSuffixLetter reports whether the letter stands alone between an apostrophe
// within a word and the word's end, as in "sales's".
func isSuffixLetter(s string, i, size int) bool {
	before, width := utf8.DecodeLastRuneInString(s[:i])
	if before != '\'' && before != '’' {
		return false
	}
	word, _ := utf8.DecodeLastRuneInString(s[:i-width])
	return unicode.IsLetter(word) && !letterAt(s, i+size)
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r) || unicode.IsMark(r)
}
