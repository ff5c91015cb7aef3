package interp

import "strings"

// textSet answers whether a text is one of a list, as `is` compares. A text
// that is all ASCII can only equal texts of its own length, of which there are
// few; where there are many, or for anything else, a hash of the folded text
// decides.
type textSet struct {
	byLength [][]string // ASCII texts by length
	folded   map[string]struct{}
}

// crowd is how many texts of a length are compared one by one.
const crowd = 8

func newTextSet(texts []string) *textSet {
	set := &textSet{folded: make(map[string]struct{}, len(texts))}
	for _, t := range texts {
		set.folded[strings.ToLower(t)] = struct{}{}
		if !isASCII(t) {
			continue
		}
		for len(t) >= len(set.byLength) {
			set.byLength = append(set.byLength, nil)
		}
		set.byLength[len(t)] = append(set.byLength[len(t)], t)
	}
	return set
}

func (set *textSet) has(m *machine, s string) bool {
	if len(s) >= len(set.byLength) {
		if isASCII(s) {
			return false
		}
	} else if same := set.byLength[len(s)]; len(same) <= crowd {
		for _, t := range same {
			if equalFold(s, t) {
				return true
			}
		}
		if isASCII(s) {
			return false
		}
	}
	_, ok := set.folded[m.lower(s)]
	return ok
}
