package stream

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Trim is s without the spaces at both ends. Other white space is left to the
// slow path: it does not come up.
func Trim(s string) string {
	if len(s) == 0 || s[0] > ' ' && s[0] < utf8.RuneSelf && s[len(s)-1] > ' ' && s[len(s)-1] < utf8.RuneSelf {
		return s
	}
	return strings.TrimSpace(s)
}

// Lower is s in small letters; s itself when it is so already.
func (a *Arena) Lower(s string) string {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
		if c-'A' < 26 {
			b := append(a.Room(len(s)), s...)
			for ; i < len(b); i++ {
				if c := b[i]; c-'A' < 26 {
					b[i] = c + 32
				} else if c >= utf8.RuneSelf {
					return strings.ToLower(s)
				}
			}
			return a.Done(b)
		}
	}
	return s
}

// Title is s with the first letter of each word as a capital and the rest
// small. A word begins at the start and after a space, `-` or an apostrophe.
func (a *Arena) Title(s string) string {
	start := true
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c == '\'' {
			return titleRunes(s)
		}
		if titled(c, start) != c {
			return a.titleFrom(s, i, start)
		}
		start = c == ' ' || c == '-'
	}
	return s
}

// titleFrom writes the title of s, the first i bytes of which stay.
func (a *Arena) titleFrom(s string, i int, start bool) string {
	b := append(a.Room(len(s)), s...)
	for ; i < len(b); i++ {
		c := b[i]
		if c >= utf8.RuneSelf || c == '\'' {
			return titleRunes(s)
		}
		b[i] = titled(c, start)
		start = c == ' ' || c == '-'
	}
	return a.Done(b)
}

func titled(c byte, start bool) byte {
	if start && c-'a' < 26 {
		return c - 32
	}
	if !start && c-'A' < 26 {
		return c + 32
	}
	return c
}

// titleRunes is the title of any text. A single letter after an apostrophe at a
// word's end stays small, as in "Women's".
func titleRunes(s string) string {
	runes := []rune(s)
	out := make([]rune, len(runes))
	start := true
	for i, r := range runes {
		if start && !suffix(runes, i) {
			out[i] = unicode.ToTitle(r)
		} else {
			out[i] = unicode.ToLower(r)
		}
		start = r == ' ' || r == '-' || r == '\'' || r == '’'
	}
	return string(out)
}

func suffix(s []rune, i int) bool {
	if i < 2 || s[i-1] != '\'' && s[i-1] != '’' || !unicode.IsLetter(s[i-2]) {
		return false
	}
	return i+1 == len(s) || !unicode.IsLetter(s[i+1])
}

// Digits is a prefix and the digits of s.
func (a *Arena) Digits(prefix, s string) string {
	b := append(a.Room(len(prefix)+len(s)), prefix...)
	for i := range len(s) {
		if c := s[i]; c-'0' <= 9 {
			b = append(b, c)
		}
	}
	return a.Done(b)
}

// EqualFold reports whether s is lower, which has small ASCII letters only,
// without regard to case.
func EqualFold(s, lower string) bool {
	if len(s) != len(lower) {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if c-'A' < 26 {
			c += 32
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}
