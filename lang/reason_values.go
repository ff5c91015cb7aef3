package lang

import (
	"math"
	"slices"
)

// findValues finds a subject's values: those that comparisons name and their
// neighbours, in order for numbers and moments, with the empty value last.
func (r *reasoning) findValues(s *subject) {
	switch kind := s.typ.Kind; {
	case kind == Enum:
		for _, text := range s.typ.Values {
			s.values = append(s.values, possible{value: Value{Kind: Enum, Text: text}, pieces: s.piecesOf(text)})
		}
	case kind.IsText():
		s.textValues()
		return
	case kind == Boolean:
		s.values = append(s.values, possible{value: BoolValue(true)}, possible{value: BoolValue(false)})
	case kind == Float:
		s.floatValues()
	case kind.IsNumber():
		s.wholeValues()
	case kind.IsMoment():
		r.momentValues(s)
	default: // only asked whether it is empty
		s.values = append(s.values, possible{value: Value{Kind: kind, Num: 1}, vague: true})
	}
	s.values = append(s.values, possible{})
}

// numbers are the numbers that a subject is compared with, sorted, each once.
func (s *subject) numbers() []float64 {
	var all []float64
	for _, c := range s.asked {
		all = append(all, c.numbers...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// floatValues are the numbers asked for, one below them, one above, and one
// between each two.
func (s *subject) floatValues() {
	all := s.numbers()
	add := func(f float64) { s.values = append(s.values, possible{value: FloatValue(f)}) }
	if len(all) == 0 {
		add(1)
		return
	}
	add(all[0] - 1)
	for i, n := range all {
		add(n)
		switch {
		case i == len(all)-1:
			add(n + 1)
		case n+(all[i+1]-n)/2 < all[i+1]:
			add(n + (all[i+1]-n)/2)
		}
	}
}

// wholeValues are the whole numbers asked for with those next to them; of a
// currency those one and half the way to the next, too, which read better.
func (s *subject) wholeValues() {
	low, high, unit := int64(math.MinInt64), int64(math.MaxInt64), 1.0
	switch s.typ.Kind {
	case Score:
		low, high = math.MinInt32, math.MaxInt32
	case Currency:
		unit = CurrencyScale
	}
	var all []int64
	add := func(n int64) { all = append(all, min(max(n, low), high)) }
	asked := s.numbers()
	for i, n := range asked {
		below, above := int64(math.Floor(n*unit)), int64(math.Ceil(n*unit))
		for _, m := range []int64{below, above} {
			add(m - 1)
			add(m)
			add(m + 1)
		}
		if i > 0 && unit > 1 {
			add((int64(asked[i-1]*unit) + below) / 2)
		}
	}
	if len(asked) == 0 {
		add(int64(unit))
	}
	slices.Sort(all)
	for _, n := range slices.Compact(all) {
		s.values = append(s.values, possible{value: Value{Kind: s.typ.Kind, Num: n}})
	}
}
