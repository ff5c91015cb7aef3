package interp

import (
	"slices"

	"campaignc/lang"
)

// Found is a small lead that reaches points nothing reached before.
type Found struct {
	Points  []*Point // of those looked for, in their order
	Lines   []string // of a test: what is given, what happens
	Expects []string // what came of it, as lines of a test
}

// Covered is what making leads came to.
type Covered struct {
	Leads    int // made
	Found    []Found
	Coverage *Coverage // of all leads together, with what was known before
}

// Cover makes leads, at most so many, until all of the points that are looked
// for are reached. For each of those that were not known to be, it finds a small
// lead; one that reaches several is found once. The same seed gives the same
// leads. It tells how many were made; tell may be nil.
func (k *Maker) Cover(leads int, seed uint64, known *Coverage, points []*Point, tell func(made int64)) Covered {
	s := k.search(seed, known)
	out := Covered{Coverage: s.known}
	first := map[*Point]*Made{} // that reached it
	missing := slices.DeleteFunc(slices.Clone(points), known.Reached)
	for open := missing; out.Leads < leads && len(open) > 0; out.Leads++ {
		m := s.next()
		r := s.run(m)
		if s.note(m, r) {
			for _, p := range open {
				if s.known.Reached(p) {
					first[p] = m
				}
			}
			open = slices.DeleteFunc(slices.Clone(open), s.known.Reached)
		}
		if tell != nil {
			tell(int64(out.Leads) + 1)
		}
	}
	told := k.prog.NewCoverage()
	for _, p := range slices.Backward(missing) { // who comes to the end of a flow comes to much else
		if !s.known.Reached(p) || told.Reached(p) {
			continue
		}
		small := k.shrink(first[p], func(r *ran) bool { return r.result.Coverage.Reached(p) })
		r := k.run(small)
		f := Found{Lines: k.Lines(small), Expects: k.expects(r)}
		for _, other := range missing {
			if r.result.Coverage.Reached(other) && !told.Reached(other) {
				f.Points = append(f.Points, other)
			}
		}
		told.Merge(r.result.Coverage)
		out.Found = append(out.Found, f)
	}
	slices.SortFunc(out.Found, func(a, b Found) int {
		return slices.Index(missing, a.Points[0]) - slices.Index(missing, b.Points[0])
	})
	return out
}

// Violation is a line of an `always` block that does not hold for some lead,
// with a small one for which it does not.
type Violation struct {
	Lines  []string // of a test: what is given of the lead
	Result LeadResult
}

// Held is what became of an `always` block.
type Held struct {
	Leads      int                  // made
	Met        map[*lang.TestIf]int // for how many of them the condition of an `if` held
	Violations []Violation
}

// Hold makes so many leads and looks whether what an `always` block expects
// holds for each. Of each line that does not, it gives one small lead.
func (k *Maker) Hold(leads int, seed uint64) Held {
	s := k.search(seed, k.prog.NewCoverage())
	out := Held{Met: map[*lang.TestIf]int{}}
	broken := map[lang.TestItem]*Made{}
	var order []lang.TestItem
	for ; out.Leads < leads; out.Leads++ {
		m := s.next()
		r := s.run(m)
		s.note(m, r)
		for g := range r.met {
			out.Met[g]++
		}
		for _, f := range r.result.Failures {
			if broken[f.Item] == nil {
				broken[f.Item] = m
				order = append(order, f.Item)
			}
		}
	}
	told := map[lang.TestItem]bool{}
	for _, item := range order {
		if told[item] {
			continue
		}
		breaks := func(r *ran) bool {
			return slices.ContainsFunc(r.result.Failures, func(f TestFailure) bool { return f.Item == item })
		}
		small := k.shrink(broken[item], breaks)
		r := k.run(small)
		for _, f := range r.result.Failures {
			told[f.Item] = true
		}
		out.Violations = append(out.Violations, Violation{Lines: k.Lines(small), Result: r.result})
	}
	return out
}
