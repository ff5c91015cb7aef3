package lang

import (
	"slices"
	"strings"
	"unicode"
)

// foldKey is the same for texts that differ only in case.
func foldKey(s string) string { return strings.Map(foldRune, s) }

// foldRune is the least of the characters that differ only in case.
func foldRune(r rune) rune {
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	return least
}

// compareText compares with literal texts as a run does: `is`, `in` and the
// pieces of a text ignore case.
func (r *reasoning) compareText(c *comparison, e *Relation, s *subject) {
	if list := items(e); list != nil {
		textIn(c, list)
		return
	}
	t, ok := unparen(e.Y).(*Text)
	if !ok {
		return
	}
	y, ok := t.Const()
	if !ok {
		return
	}
	switch e.Op {
	case OpIs:
		key := foldKey(y)
		c.texts = []string{y}
		c.holds = func(p *possible) bool { return foldKey(p.value.Text) == key }
	case OpSame, OpDiffers:
		c.texts, c.exact = []string{y}, true
		c.holds = func(p *possible) bool { return (p.value.Text == y) == (e.Op == OpSame) }
	case OpContains, OpStartsWith, OpEndsWith:
		if i, ok := s.piece(e.Op, y); ok && y != "" {
			c.holds = func(p *possible) bool { return p.pieces&(1<<i) != 0 }
		}
	}
}

func textIn(c *comparison, list []Expr) {
	set := map[string]bool{}
	for _, x := range list {
		switch x := unparen(x).(type) {
		case *Empty:
			set[""] = true
		case *Text:
			y, ok := x.Const()
			if !ok {
				return
			}
			set[foldKey(y)] = true
			c.texts = append(c.texts, y)
		default:
			return
		}
	}
	c.holds = func(p *possible) bool { return set[foldKey(p.value.Text)] }
}

// textPiece is something that a text may contain, start or end with.
type textPiece struct {
	op   RelOp
	text string // as written
	key  string // without case
}

// piecesMax bounds the pieces of one subject: every set of them is a value.
const piecesMax = 6

// piece is the place of a piece among the subject's.
func (s *subject) piece(op RelOp, text string) (int, bool) {
	p := textPiece{op, text, foldKey(text)}
	for i, q := range s.pieces {
		if q.op == p.op && q.key == p.key {
			return i, true
		}
	}
	if len(s.pieces) == piecesMax {
		return 0, false
	}
	s.pieces = append(s.pieces, p)
	return len(s.pieces) - 1, true
}

// in reports whether a text, without case, holds the piece.
func (p textPiece) in(key string) bool {
	switch p.op {
	case OpStartsWith:
		return strings.HasPrefix(key, p.key)
	case OpEndsWith:
		return strings.HasSuffix(key, p.key)
	}
	return strings.Contains(key, p.key)
}

// piecesOf is the set of pieces that a text holds.
func (s *subject) piecesOf(text string) uint64 {
	var set uint64
	key := foldKey(text)
	for i, p := range s.pieces {
		if p.in(key) {
			set |= 1 << i
		}
	}
	return set
}

// textValues are the texts that are asked for, each also in another case where
// case counts, and for each set of pieces a text that is none of those.
func (s *subject) textValues() {
	named := map[string]bool{} // without case
	spelled := map[string]bool{}
	var exact []string
	add := func(text string) {
		named[foldKey(text)] = true
		if !spelled[text] && text != "" {
			spelled[text] = true
			s.values = append(s.values, possible{value: Value{Kind: s.typ.Kind, Text: text}, pieces: s.piecesOf(text)})
		}
	}
	for _, c := range s.asked {
		for _, text := range c.texts {
			add(text)
			if c.exact {
				exact = append(exact, text)
			}
		}
	}
	for _, text := range exact {
		if other, ok := otherCase(text, spelled); ok {
			add(other)
		}
	}
	for set := range uint64(1) << len(s.pieces) {
		if s.fit(set) {
			text, ok := s.textWith(set, named)
			s.values = append(s.values, possible{value: Value{Kind: s.typ.Kind, Text: text}, pieces: set, vague: !ok})
		}
	}
	s.values = append(s.values, possible{})
}

// otherCase spells a text in another case than all that are taken.
func otherCase(text string, taken map[string]bool) (string, bool) {
	candidates := []string{strings.ToLower(text), strings.ToUpper(text)}
	runes := []rune(text)
	for i, r := range runes {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			other := slices.Clone(runes)
			other[i] = f
			candidates = append(candidates, string(other))
		}
	}
	for _, c := range candidates {
		if !taken[c] && foldKey(c) == foldKey(text) {
			return c, true
		}
	}
	return "", false
}

// fit reports whether a text can hold the pieces of a set and no others: what
// a piece holds is held with it, and of two beginnings one begins the other.
func (s *subject) fit(set uint64) bool {
	for i, p := range s.pieces {
		if set&(1<<i) == 0 {
			continue
		}
		for k, q := range s.pieces {
			held := set&(1<<k) != 0
			switch {
			case !held && p.brings(q):
				return false
			case held && p.op == q.op && p.op == OpStartsWith && !strings.HasPrefix(p.key, q.key) && !strings.HasPrefix(q.key, p.key):
				return false
			case held && p.op == q.op && p.op == OpEndsWith && !strings.HasSuffix(p.key, q.key) && !strings.HasSuffix(q.key, p.key):
				return false
			}
		}
	}
	return true
}

// brings reports whether a text that holds p holds q too.
func (p textPiece) brings(q textPiece) bool {
	return (q.op == OpContains || q.op == p.op) && q.in(p.key)
}

// noText stands for a text that is not empty and that nobody asked for.
const noText = "\x00"

// textWith makes a text that holds the pieces of a set, and no others.
func (s *subject) textWith(set uint64, named map[string]bool) (string, bool) {
	var start, inner, end string
	for i, p := range s.pieces {
		switch {
		case set&(1<<i) == 0:
		case p.op == OpStartsWith && len(p.text) > len(start):
			start = p.text
		case p.op == OpEndsWith && len(p.text) > len(end):
			end = p.text
		case p.op == OpContains:
			inner += " " + p.text
		}
	}
	for _, filler := range []string{"", "x", " x ", "another", "0", "~"} {
		for _, text := range []string{strings.TrimSpace(start + filler + end), start + inner + " " + filler + end, filler + strings.TrimSpace(inner) + filler} {
			if text != "" && !named[foldKey(text)] && s.piecesOf(text) == set {
				return text, true
			}
		}
	}
	return noText, false
}
