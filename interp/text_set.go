package interp

import (
	"strings"
	"unicode"
)

// textSet answers whether a text is one of a list, as `is` compares. A text
// that is all ASCII can only equal texts of its own length, of which there are
// few; where there are many, or for anything else, a hash of the folded text
// decides.
type textSet struct {
	byLength [][]string // ASCII texts by length
	folded   map[string]struct{}
	odd      bool // a text that is not ASCII equals one that is: "ſ" is "s"
}

// crowd is how many texts of a length are compared one by one.
const crowd = 8

func newTextSet(texts []string) *textSet {
	set := &textSet{folded: make(map[string]struct{}, len(texts))}
	for _, t := range texts {
		set.folded[foldKey(t)] = struct{}{}
		if !isASCII(t) {
			set.odd = set.odd || isASCII(foldKey(t))
			continue
		}
		for len(t) >= len(set.byLength) {
			set.byLength = append(set.byLength, nil)
		}
		set.byLength[len(t)] = append(set.byLength[len(t)], t)
	}
	return set
}

func (set *textSet) has(s string) bool {
	if len(s) >= len(set.byLength) {
		if !set.odd && isASCII(s) {
			return false
		}
	} else if same := set.byLength[len(s)]; len(same) <= crowd {
		for _, t := range same {
			if equalFold(s, t) {
				return true
			}
		}
		if !set.odd && isASCII(s) {
			return false
		}
	}
	_, ok := set.folded[foldKey(s)]
	return ok
}

// foldKey is the same for texts that differ only in case, as strings.EqualFold
// has it: each character stands for the first of those that fold together.
func foldKey(s string) string {
	return strings.Map(func(r rune) rune {
		first := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			first = min(first, other)
		}
		return first
	}, s)
}
