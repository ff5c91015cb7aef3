package lang

import "slices"

// gap looks for leads that come to no branch, where the branches are plainly
// meant to divide the values of one or two fields between them:
//
//   - a single value, or less than one unit or a day, between two that are taken
//     (`< 50`, `> 50`);
//   - leads without a value, where everybody with one is taken, nobody asks for
//     `is empty`, and the field has no default;
//   - one value of an enum, where three others have branches of their own.
//
// Any other remainder is most likely meant to be left alone.
func (s *choices) gap(branches []branch, takes []*question) {
	if len(branches) < 2 || branches[len(branches)-1].rest {
		return
	}
	whole := &question{items: takes}
	subjects := whole.subjects(nil)
	if len(subjects) == 0 || len(subjects) > 2 {
		return
	}
	for _, x := range subjects {
		if x.field == nil || x.field.Scope == MemberScope {
			return
		}
	}
	g := &gap{choices: s, subjects: subjects, width: 1}
	if len(subjects) == 2 {
		g.width = len(subjects[1].values)
	}
	if !g.fill(whole) {
		return
	}
	for _, look := range []func() []int{g.narrow, g.withoutValue, g.forgotten} {
		if at := look(); at != nil {
			s.comesNowhere(branches[0], g.lead(at[0], at[1]), whole)
			return
		}
	}
}

// gap is the table of the values of one or two subjects: which come to a branch.
type gap struct {
	*choices
	subjects []*subject
	width    int // values of the second subject, 1 without one
	taken    []bool
}

func (g *gap) lead(i, j int) []int {
	lead := make([]int, len(g.reasoning.subjects))
	lead[g.subjects[0].index] = i
	if len(g.subjects) == 2 {
		lead[g.subjects[1].index] = j
	}
	return lead
}

func (g *gap) fill(whole *question) bool {
	n := len(g.subjects[0].values) * g.width
	if !g.left.spend(n) {
		return false
	}
	g.taken = make([]bool, n)
	for k := range g.taken {
		g.taken[k] = whole.holds(g.lead(k/g.width, k%g.width))
	}
	return true
}

// narrow finds a value that is left out between two that are taken.
func (g *gap) narrow() []int {
	for i, x := range g.subjects {
		if !x.typ.Kind.IsNumber() && !x.typ.Kind.IsMoment() {
			continue
		}
		others := g.width
		if i == 1 {
			others = len(g.subjects[0].values)
		}
		for o := range others {
			if len(g.subjects) == 2 && g.subjects[1-i].values[o].vague {
				continue
			}
			at := func(k int) (int, int) {
				if i == 1 {
					return o, k
				}
				return k, o
			}
			if k := g.between(x, func(k int) bool { a, b := at(k); return g.taken[a*g.width+b] }); k >= 0 {
				a, b := at(k)
				return []int{a, b}
			}
		}
	}
	return nil
}

// between is the first of some neighbouring values that are left out while
// those around them are taken, or -1. The last value is the empty one.
func (g *gap) between(x *subject, taken func(int) bool) int {
	last := len(x.values) - 2
	for k := 1; k < last; k++ {
		if taken(k) || !taken(k-1) {
			continue
		}
		end := k
		for end < last && !taken(end) {
			end++
		}
		if taken(end) && x.close(k, end) {
			return k
		}
		k = end
	}
	return -1
}

// close reports whether what lies from one value to before another is so
// little that it was overlooked.
func (x *subject) close(from, end int) bool {
	low, high := numberIn(x.values[from-1].value), numberIn(x.values[end].value)
	switch x.typ.Kind {
	case Float:
		at := numberIn(x.values[from].value)
		named := slices.Contains(x.numbers(), at)
		return named && end == from+1 || !named && high-low <= 1
	case Currency:
		return high-low <= 1.001
	case Datetime:
		return high-low <= 25*Hour+2
	}
	return high-low == 2
}

// withoutValue finds leads without a value when all that have one are taken.
func (g *gap) withoutValue() []int {
	var at []int
	for k, taken := range g.taken {
		if taken {
			continue
		}
		i, j := k/g.width, k%g.width
		if !g.unasked(g.subjects[0], i) && (len(g.subjects) < 2 || !g.unasked(g.subjects[1], j)) {
			return nil
		}
		if at == nil {
			at = []int{i, j}
		}
	}
	return at
}

// unasked reports whether a value is the empty one of a field that may well be
// empty though nobody asks for that.
func (g *gap) unasked(x *subject, k int) bool {
	if !x.values[k].value.IsEmpty() || !x.field.Default.IsEmpty() {
		return false
	}
	return !slices.ContainsFunc(x.asked, func(c *comparison) bool {
		r, ok := c.expr.(*Relation)
		return ok && r.Op == OpIsEmpty
	})
}

// forgotten finds the one value of an enum that has no branch.
func (g *gap) forgotten() []int {
	x := g.subjects[0]
	if len(g.subjects) > 1 || x.typ.Kind != Enum {
		return nil
	}
	const others = 3
	left, count := -1, 0
	for k, taken := range g.taken {
		switch {
		case taken:
			count++
		case x.values[k].value.IsEmpty():
		case left >= 0:
			return nil
		default:
			left = k
		}
	}
	if left < 0 || count < others {
		return nil
	}
	return []int{left, 0}
}
