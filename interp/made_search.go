package interp

import (
	"slices"

	"campaignc/lang"
)

// How leads are made: the first ones of what conditions ask for, the others by
// chance, or by changing one that reached something new.

// search is a search for leads that reach something.
type search struct {
	*Maker
	chance
	known *Coverage // what was reached so far
	best  []*Made   // those that reached something new, in order
	turn  int
}

func (k *Maker) search(seed uint64, known *Coverage) *search {
	s := &search{Maker: k, chance: chance{seed}, known: k.prog.NewCoverage()}
	s.known.Merge(known)
	return s
}

// next makes the next lead.
func (s *search) next() *Made {
	defer func() { s.turn++ }()
	if m := s.planned(s.turn); m != nil {
		return m
	}
	m := &Made{}
	switch {
	case len(s.best) == 0 || s.one(5):
		s.scatter(m)
	default:
		m = s.best[max(s.upTo(len(s.best)), s.upTo(len(s.best)))].clone() // the later ones came further
	}
	for range 1 + s.upTo(3) {
		s.vary(m)
	}
	s.complete(m)
	return m
}

// planned are the first leads: the plain one, one for each way of starting, and
// those that answer conditions, by themselves and with the first, which is what
// the campaign's own smart list asks for.
func (s *search) planned(turn int) *Made {
	m := &Made{}
	starts := s.ofKind(lang.LineStart)
	switch n := turn - max(1, len(starts)); {
	case n < 0 && turn < len(starts):
		m.lines = append(m.lines, starts[turn])
		if len(s.likely) > 0 {
			s.give(m, s.likely[0])
		}
	case n < 0:
	case n/2 < len(s.likely):
		if n%2 == 1 {
			s.give(m, s.likely[0])
		}
		s.give(m, s.likely[n/2])
	default:
		return nil
	}
	s.complete(m)
	return m
}

func (s *search) give(m *Made, values []MadeValue) {
	for _, v := range values {
		m.set(v.Field, v.Value)
	}
}

// chance draws numbers, the same for the same seed.
type chance struct{ state uint64 }

// upTo is a whole number from 0 to below n.
func (c *chance) upTo(n int) int {
	c.state += 0x9e3779b97f4a7c15
	return int(mix(c.state) % uint64(n))
}

// one is true one time in n.
func (c *chance) one(n int) bool { return c.upTo(n) == 0 }

// scatter gives some of the fields a value, or most, or all.
func (s *search) scatter(m *Made) {
	density := 1 + s.upTo(4)
	for i := range s.fields {
		if s.upTo(4) < density {
			s.value(m, &s.fields[i])
		}
	}
	if len(s.likely) > 0 && s.one(2) {
		s.give(m, s.likely[s.upTo(len(s.likely))])
	}
}

// plainValues are those values of a field that are tried more often.
const plainValues = 2

func (s *search) value(m *Made, f *madeField) {
	n := len(f.values)
	if s.one(3) {
		n = min(n, plainValues)
	}
	m.set(f.Field, f.values[s.upTo(n)])
}

// vary changes one thing.
func (s *search) vary(m *Made) {
	switch n := s.upTo(10); {
	case n < 4 && len(s.fields) > 0:
		s.value(m, &s.fields[s.upTo(len(s.fields))])
	case n < 5 && len(m.Values) > 0:
		m.unset(m.Values[s.upTo(len(m.Values))].Field)
	case n < 6 && len(s.likely) > 0:
		s.give(m, s.likely[s.upTo(len(s.likely))])
	case n < 7 && len(m.Values) > 0:
		s.beside(m)
	case len(s.lines) > 0:
		s.toggle(m, s.upTo(len(s.lines)))
	}
	if len(s.scenario.leads) > 1 {
		m.row = s.upTo(len(s.scenario.leads))
	}
}

// beside takes the value next to a number or moment, or another field's.
func (s *search) beside(m *Made) {
	v := m.Values[s.upTo(len(m.Values))]
	kind := v.Field.Type.Kind
	other := m.Values[s.upTo(len(m.Values))]
	switch {
	case s.one(2) && other.Field.Type.Kind == kind && kind != lang.Enum:
		m.set(v.Field, other.Value)
	case kind.IsWhole() && !v.Value.IsEmpty():
		n := v.Value.Num + int64(s.upTo(3)-1)*[]int64{1, 10, 100}[s.upTo(3)]
		m.set(v.Field, lang.Value{Kind: kind, Num: max(-1<<31, min(n, 1<<31-1))})
	}
}

// toggle adds a line, or takes it away. One starts and one sets the clock.
func (s *search) toggle(m *Made, line int) {
	kind := s.lines[line].kind
	if at := slices.Index(m.lines, line); at >= 0 {
		m.lines = slices.Delete(m.lines, at, at+1)
		return
	}
	if kind == lang.LineStart || kind == lang.LineNow {
		m.lines = slices.DeleteFunc(m.lines, func(i int) bool { return s.lines[i].kind == kind })
	}
	m.lines = append(m.lines, line)
}

// complete puts the lines in order and starts the campaign by itself unless
// something else does.
func (s *search) complete(m *Made) {
	slices.Sort(m.lines)
	m.end = s.block == nil && s.waits
	starts := s.ofKind(lang.LineStart)
	if len(starts) > 0 && !slices.ContainsFunc(m.lines, func(i int) bool { return s.lines[i].kind == lang.LineStart }) {
		m.lines = append(m.lines, starts[0])
		slices.Sort(m.lines)
	}
}

func (k *Maker) ofKind(kind lang.LineKind) []int {
	var out []int
	for i := range k.lines {
		if k.lines[i].kind == kind {
			out = append(out, i)
		}
	}
	return out
}

// note keeps a lead that reached something new.
func (s *search) note(m *Made, r *ran) bool {
	if !r.result.Coverage.Adds(s.known) {
		return false
	}
	s.known.Merge(r.result.Coverage)
	s.best = append(s.best, m)
	return true
}
