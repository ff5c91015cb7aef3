package stream

import (
	"strings"
	"unicode/utf8"

	"campaignc/bench/words"
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
			return words.Title(s)
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
			return words.Title(s)
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
