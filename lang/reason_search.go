package lang

import (
	"math/bits"
	"slices"
)

// valueSet is a set of a subject's values, by their place.
type valueSet []uint64

func newValueSet(n int) valueSet { return make(valueSet, (n+63)/64) }

func (v valueSet) add(i int)      { v[i/64] |= 1 << (i % 64) }
func (v valueSet) has(i int) bool { return v[i/64]&(1<<(i%64)) != 0 }

// first is the first value of the set, which is not empty.
func (v valueSet) first() int {
	for i, w := range v {
		if w != 0 {
			return i*64 + bits.TrailingZeros64(w)
		}
	}
	return 0
}

// verdict is what is known of a question while some values are left.
type verdict uint8

const (
	mayHold verdict = iota
	alwaysHolds
	neverHolds
)

// opposite is what holds of the negation.
func (v verdict) opposite() verdict {
	switch v {
	case alwaysHolds:
		return neverHolds
	case neverHolds:
		return alwaysHolds
	}
	return v
}

// leads is for each subject the values that a lead may have.
type leads []valueSet

func (l leads) clone() leads {
	c := make(leads, len(l))
	for i, v := range l {
		c[i] = slices.Clone(v)
	}
	return c
}

// find looks for leads for which all of the questions hold: each choice of one of
// the values left for each subject is one. None are there when it finds none and
// the reasoning is not spent.
func (r *reasoning) find(fs ...*question) leads {
	if r.spent {
		return nil
	}
	return r.search(slices.Clone(fs), r.everyone.clone())
}

// never reports whether the questions certainly hold for no lead together.
func (r *reasoning) never(fs ...*question) bool { return r.find(fs...) == nil && !r.spent }

// search narrows what is left by the questions, and tries the alternatives of the
// one that has the fewest. It goes as deep as there are alternatives to choose
// from, which reasonCount bounds.
func (r *reasoning) search(fs []*question, left leads) leads {
	var alternatives []*question
	for len(fs) > 0 {
		f := fs[len(fs)-1]
		fs = fs[:len(fs)-1]
		switch {
		case !r.left.spend(1):
			r.spent = true
			return nil
		case f.test != nil:
			if !f.narrow(left[f.test.of.index]) {
				return nil
			}
		case f.all:
			fs = append(fs, f.items...)
		default:
			alternatives = append(alternatives, f)
		}
	}
	choices, rest := r.narrowest(alternatives, left)
	if choices == nil {
		if rest == nil {
			return left
		}
		return nil
	}
	for _, f := range choices {
		if found := r.search(append(slices.Clone(rest), f), left.clone()); found != nil || r.spent {
			return found
		}
	}
	return nil
}

// narrowest picks the question with the fewest alternatives that may hold, and
// the others that have to hold with it. No choices but a rest mean that one of
// the questions cannot hold; neither, that all do.
func (r *reasoning) narrowest(alternatives []*question, left leads) (choices, rest []*question) {
	var unmet []*question
	best := -1
	for _, f := range alternatives {
		var may []*question
		met := false
		for _, x := range f.items {
			if !r.left.spend(1) {
				r.spent = true
				return nil, alternatives
			}
			v := x.judge(left)
			met = met || v == alwaysHolds
			if v == mayHold {
				may = append(may, x)
			}
		}
		switch {
		case met:
			continue
		case len(may) == 0:
			return nil, alternatives
		case choices == nil || len(may) < len(choices):
			choices, best = may, len(unmet)
		}
		unmet = append(unmet, f)
	}
	if best < 0 {
		return nil, nil
	}
	return choices, slices.Delete(unmet, best, best+1)
}

// narrow leaves only the values that fit, and reports whether any do.
func (f *question) narrow(left valueSet) bool {
	var any uint64
	for i, w := range f.test.fits {
		if f.flip {
			w = ^w
		}
		left[i] &= w
		any |= left[i]
	}
	return any != 0
}

// judge tells what is known of a question at a glance.
func (f *question) judge(left leads) verdict {
	if f.test != nil {
		var in, out uint64
		for i, w := range left[f.test.of.index] {
			in |= w & f.test.fits[i]
			out |= w &^ f.test.fits[i]
		}
		if f.flip {
			in, out = out, in
		}
		switch {
		case in == 0:
			return neverHolds
		case out == 0:
			return alwaysHolds
		}
		return mayHold
	}
	// One such item decides for all of them.
	decisive := alwaysHolds
	if f.all {
		decisive = neverHolds
	}
	result := decisive.opposite()
	for _, x := range f.items {
		switch x.judge(left) {
		case decisive:
			return decisive
		case mayHold:
			result = mayHold
		}
	}
	return result
}

// holds reports whether the question holds for a lead with these values.
func (f *question) holds(lead []int) bool {
	if f.test != nil {
		return f.test.fits.has(lead[f.test.of.index]) != f.flip
	}
	for _, x := range f.items {
		if x.holds(lead) != f.all {
			return !f.all
		}
	}
	return f.all
}
