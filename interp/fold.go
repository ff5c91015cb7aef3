package interp

import (
	"strings"
	"unicode/utf8"
)

// This file compares texts without regard to case, as Marketo's filters do.
// ASCII goes byte by byte without memory; the rest by Unicode's simple folding.

// equalFold is strings.EqualFold with a look at the lengths first.
func equalFold(a, b string) bool {
	if len(a) == len(b) {
		return a == b || strings.EqualFold(a, b)
	}
	return strings.EqualFold(a, b) && a != "" && b != ""
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// containsFold reports whether s holds part: whether some stretch of it equals
// part as `is` compares.
func containsFold(s, part string) bool {
	if part == "" || s == "" {
		return false
	}
	if !isASCII(part) {
		return strings.Contains(foldKey(s), foldKey(part))
	}
	return containsLower(s, strings.ToLower(part))
}

// containsLower is containsFold for a part that is ASCII in lower case and not empty.
func containsLower(s, lower string) bool {
	first, rest := lower[0], lower[1:]
	other := first
	if 'a' <= first && first <= 'z' {
		other -= 'a' - 'A'
	} else if rest == "" {
		return strings.IndexByte(s, first) >= 0 // nothing folds into it
	}
	for i := 0; i+len(lower) <= len(s); i++ {
		if c := s[i]; (c == first || c == other) && hasLowerPrefix(s[i+1:], rest) {
			return true
		}
	}
	// The Kelvin sign and the long s fold into ASCII too; they are rare enough to
	// pay for only where there is anything beyond it.
	return !isASCII(s) && strings.Contains(foldKey(s), foldKey(lower))
}

func hasLowerPrefix(s, lower string) bool {
	for i := 0; i < len(lower); i++ {
		if lowerByte(s[i]) != lower[i] {
			return false
		}
	}
	return true
}

// prefixFold and suffixFold compare ends of the same number of characters.
func prefixFold(s, prefix string) bool {
	if s == "" || prefix == "" {
		return false
	}
	n := 0
	for range prefix {
		if n >= len(s) {
			return false
		}
		_, size := utf8.DecodeRuneInString(s[n:])
		n += size
	}
	return strings.EqualFold(s[:n], prefix)
}

func suffixFold(s, suffix string) bool {
	if s == "" || suffix == "" {
		return false
	}
	n := len(s)
	for range suffix {
		if n == 0 {
			return false
		}
		_, size := utf8.DecodeLastRuneInString(s[:n])
		n -= size
	}
	return strings.EqualFold(s[n:], suffix)
}
