package stdlib

import (
	"strings"
)

// This file finds the first of many patterns with `*` that a text matches, in
// one walk over the text however many there are.

// patternIndex holds the patterns of a table's first column.
type patternIndex struct {
	exact map[string]int // patterns without `*`: folded text → row
	globs []glob         // the others, in the order of their rows
	all   int            // the first row that matches anything; -1 when none
	words *automaton     // finds the anchors of globs
}

// glob is a pattern with at least one `*` and some text.
type glob struct {
	row           int
	prefix        string   // before the first `*`
	middle        []string // between the `*`s
	suffix        string   // after the last
	anchor        string   // the longest of them
	shortestMatch int
}

func newPatternIndex(rows [][]string) *patternIndex {
	x := &patternIndex{exact: map[string]int{}, all: -1}
	for row, cells := range rows {
		pattern := fold(strings.TrimSpace(cells[0]))
		switch {
		case strings.Trim(pattern, "*") == "":
			if x.all < 0 {
				x.all = row
			}
		case strings.Contains(pattern, "*"):
			x.globs = append(x.globs, newGlob(row, pattern))
		default:
			if _, taken := x.exact[pattern]; !taken {
				x.exact[pattern] = row
			}
		}
	}
	anchors := make([]string, len(x.globs))
	for i, g := range x.globs {
		anchors[i] = g.anchor
	}
	x.words = newAutomaton(anchors)
	return x
}

func newGlob(row int, pattern string) glob {
	parts := strings.Split(pattern, "*")
	last := len(parts) - 1
	g := glob{row: row, prefix: parts[0], suffix: parts[last]}
	for i, part := range parts {
		g.shortestMatch += len(part)
		if len(part) > len(g.anchor) {
			g.anchor = part
		}
		if i > 0 && i < last && part != "" {
			g.middle = append(g.middle, part)
		}
	}
	return g
}

func (g *glob) matches(s string) bool {
	if len(s) < g.shortestMatch || !strings.HasPrefix(s, g.prefix) || !strings.HasSuffix(s, g.suffix) {
		return false
	}
	s = s[len(g.prefix) : len(s)-len(g.suffix)]
	for _, part := range g.middle {
		i := strings.Index(s, part)
		if i < 0 {
			return false
		}
		s = s[i+len(part):]
	}
	return true
}

// find is the first row whose pattern the text matches; -1 when none.
func (x *patternIndex) find(s string) int {
	s = fold(strings.TrimSpace(s))
	best := x.all
	if row, found := x.exact[s]; found && (best < 0 || row < best) {
		best = row
	}
	if len(x.globs) == 0 || best >= 0 && best < x.globs[0].row {
		return best
	}
	var few [8]uint64
	tried := few[:]
	if words := (len(x.globs) + 63) / 64; words > len(few) {
		tried = make([]uint64, words)
	}
	x.words.walk(s, func(i int) {
		if word, bit := i/64, uint64(1)<<(i%64); tried[word]&bit == 0 {
			tried[word] |= bit // a pattern is tried once, however often its anchor comes
			if g := &x.globs[i]; (best < 0 || g.row < best) && g.matches(s) {
				best = g.row
			}
		}
	})
	return best
}

// automaton finds all of many words in a text, as Aho and Corasick do: its
// states are the words' beginnings, its moves are laid out as one table of
// states by classes of bytes.
type automaton struct {
	class   [256]uint8 // of a byte; 0 for bytes in no word
	classes int
	next    []int32   // state*classes + class → state
	found   [][]int32 // state → numbers of the words that end there
	longer  []int32   // state → the longest proper suffix that is a state with words; 0 when none
	words   []string  // when there are too many for a table
}

// movesLimit bounds the table of moves, 4 bytes each.
const movesLimit = 4 << 20

func newAutomaton(words []string) *automaton {
	a := &automaton{classes: 1}
	size := 1
	for _, w := range words {
		size += len(w)
		for i := 0; i < len(w); i++ {
			if a.class[w[i]] == 0 {
				a.class[w[i]] = uint8(a.classes) // at most 255: no text has the byte 0xFF
				a.classes++
			}
		}
	}
	if size > movesLimit/a.classes {
		a.words = words
		return a
	}
	a.next = make([]int32, a.classes, size*a.classes)
	a.found = make([][]int32, 1, size)
	for i, w := range words {
		a.add(int32(i), w)
	}
	a.link()
	return a
}

// add lays the states of a word.
func (a *automaton) add(number int32, word string) {
	state := int32(0)
	for i := 0; i < len(word); i++ {
		move := int(state)*a.classes + int(a.class[word[i]])
		if a.next[move] == 0 {
			a.next[move] = int32(len(a.found))
			a.next = append(a.next, make([]int32, a.classes)...)
			a.found = append(a.found, nil)
		}
		state = a.next[move]
	}
	a.found[state] = append(a.found[state], number)
}

// link fills in the moves that go back: where a word breaks off, on with the
// longest suffix of what was read that begins a word.
func (a *automaton) link() {
	suffix := make([]int32, len(a.found))
	a.longer = make([]int32, len(a.found))
	queue := make([]int32, 0, len(a.found))
	for c := range a.classes {
		if s := a.next[c]; s != 0 {
			queue = append(queue, s)
		}
	}
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		back := suffix[state]
		a.longer[state] = a.longer[back]
		if len(a.found[back]) > 0 {
			a.longer[state] = back
		}
		for c := range a.classes {
			move := int(state)*a.classes + c
			onward := a.next[int(back)*a.classes+c]
			if s := a.next[move]; s != 0 {
				suffix[s] = onward
				queue = append(queue, s)
			} else {
				a.next[move] = onward
			}
		}
	}
}

// walk calls found with the number of each word at each place where it ends.
func (a *automaton) walk(s string, found func(int)) {
	if a.words != nil {
		for i, w := range a.words {
			if strings.Contains(s, w) {
				found(i)
			}
		}
		return
	}
	state := int32(0)
	for i := 0; i < len(s); i++ {
		state = a.next[int(state)*a.classes+int(a.class[s[i]])]
		at := state
		if len(a.found[at]) == 0 {
			at = a.longer[at]
		}
		for ; at != 0; at = a.longer[at] {
			for _, number := range a.found[at] {
				found(int(number))
			}
		}
	}
}
