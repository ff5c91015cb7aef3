package lang

import (
	"strings"
	"unicode"
)

// Plain is a name without what does not count where people and systems spell it
// differently: case, space, `_` and `-`. `First Name`, `firstName` and
// `first_name` are one.
func Plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToLower(name))
}
