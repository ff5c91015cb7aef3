// Package words holds the text functions of the workloads, as they would be
// written where speed is no concern.
package words

import (
	"strings"
	"unicode"
)

// Title is s with the first letter of each word as a capital and the rest
// small. A word begins at the start and after a space, `-` or an apostrophe; a
// single letter after an apostrophe at a word's end stays small.
func Title(s string) string {
	runes := []rune(s)
	start := true
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range runes {
		if start && !isSuffix(runes, i) {
			b.WriteRune(unicode.ToTitle(r))
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = r == ' ' || r == '-' || r == '\'' || r == '’'
	}
	return b.String()
}

func isSuffix(s []rune, i int) bool {
	return i >= 2 && (s[i-1] == '\'' || s[i-1] == '’') && unicode.IsLetter(s[i-2]) && (i+1 == len(s) || !unicode.IsLetter(s[i+1]))
}

// Digits are the digits of s.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
