package lang

import (
	"slices"
	"time"
)

// reasoning finds out what some conditions leave possible when they are asked
// of one lead at one instant. What they compare becomes a subject with finitely
// many values, so many that each lead there can be is like one of them. What
// cannot be read like that is a subject that may hold or not. So when nothing is
// found, nothing is there.
type reasoning struct {
	info     *Info
	zone     *time.Location
	subjects []*subject
	byKey    map[any]*subject
	count    int       // comparisons that were read
	left     allowance // steps of the search
	spent    bool      // too much to reason about: no verdict counts
	everyone leads     // all values of all subjects
}

// The bounds of one reasoning. Conditions that people write stay far below.
const (
	reasonCount  = 256
	reasonSteps  = 1 << 13
	reasonValues = 512 // values of one subject
)

func newReasoning(info *Info, zone *time.Location) *reasoning {
	return &reasoning{info: info, zone: zone, byKey: map[any]*subject{}, left: reasonSteps}
}

// subject is what comparisons are about: a field, an attribute of an activity,
// or a whole condition of which only is known that it holds or not.
type subject struct {
	field  *Field // or nil
	typ    Type
	index  int
	asked  []*comparison
	values []possible
	pieces []textPiece // what its text is asked to hold
}

// possible is a value that a subject may have, which stands for all those to
// which every comparison answers the same.
type possible struct {
	value  Value
	pieces uint64 // text: which of the subject's pieces it holds
	vague  bool   // value is no certain example of those that are meant
}

// comparison asks one thing of a subject.
type comparison struct {
	of      *subject
	expr    Expr
	holds   func(*possible) bool
	numbers []float64 // what it compares numbers and moments with
	texts   []string  // what it compares texts with
	exact   bool      // of texts: case counts
	fits    valueSet
}

// question is a condition with its negations moved to the comparisons.
type question struct {
	expr   Expr // what was written
	denies bool // the question says that it does not hold
	test   *comparison
	flip   bool // the test must not hold
	all    bool // without a test: all of the items hold, or any
	items  []*question
}

// read makes a question of a condition, or of its negation.
func (r *reasoning) read(e Expr, negated bool, depth int) *question {
	e = unparen(e)
	if depth > condsMax {
		return r.opaque(e, negated, e)
	}
	switch e := e.(type) {
	case *Bool:
		return &question{expr: e, denies: negated, all: e.Value != negated}
	case *Relation:
		return r.relation(e, negated)
	case *Name:
		if s := r.subject(e); s != nil && s.typ.Kind == Boolean {
			return r.ask(s, &comparison{expr: e, holds: func(p *possible) bool { return p.value.Num == 1 }}, negated, negated)
		}
	case *Group:
		if slices.ContainsFunc(e.Conditions.Items, func(x CondItem) bool { _, isFilter := x.(*Filter); return !isFilter }) {
			return r.opaque(e, negated, e) // could not be read
		}
	case *Phrase:
		if r.info.Phrases[e] == nil || e.Where != nil {
			return r.opaque(e, negated, e)
		}
	}
	parts, all := r.info.parts(e, negated)
	if parts == nil {
		return r.opaque(e, negated, r.sameCondition(e))
	}
	f := &question{expr: e, denies: negated, all: all}
	for _, p := range parts {
		f.items = append(f.items, r.read(p.cond, p.negated, depth+1))
	}
	return f
}

// sameCondition is a key that equal conditions share: a filter that names
// certain things. A sample is drawn anew at every place, so it shares none.
func (r *reasoning) sameCondition(e Expr) any {
	p, ok := e.(*Phrase)
	if !ok {
		return e
	}
	m := r.info.Phrases[p]
	if len(m.Entry.Reads) == 0 && m.Entry.Activity == "" {
		return e
	}
	if text, ok := constantPhrase(m); ok {
		return text
	}
	return e
}

// opaque is a condition that is only known to hold or not.
func (r *reasoning) opaque(e Expr, negated bool, key any) *question {
	return r.opaquely(e, key, negated, negated)
}

func (r *reasoning) opaquely(e Expr, key any, flip, denies bool) *question {
	s := r.byKey[key]
	if s == nil {
		s = r.add(key, &subject{typ: Type{Kind: NoKind}})
		s.values = []possible{{value: BoolValue(true), vague: true}, {value: BoolValue(false), vague: true}}
	}
	return r.ask(s, &comparison{expr: e, holds: func(p *possible) bool { return p.value.Num == 1 }}, flip, denies)
}

// subject is what a name stands for, nil where nothing is known of its values.
func (r *reasoning) subject(n *Name) *subject {
	o := r.info.Names[n]
	if s := r.byKey[o]; s != nil {
		return s
	}
	switch o := o.(type) {
	case *Field:
		return r.add(o, &subject{field: o, typ: o.Type})
	case *Attribute:
		if t := r.info.Types[n]; t.Kind != Enum {
			return r.add(o, &subject{typ: t})
		}
	}
	return nil
}

func (r *reasoning) add(key any, s *subject) *subject {
	s.index = len(r.subjects)
	r.subjects = append(r.subjects, s)
	r.byKey[key] = s
	return s
}

func (r *reasoning) ask(s *subject, c *comparison, flip, denies bool) *question {
	if r.count++; r.count > reasonCount {
		r.spent = true
	}
	c.of = s
	s.asked = append(s.asked, c)
	return &question{expr: c.expr, denies: denies, test: c, flip: flip}
}

// not is the negation of a question.
func (f *question) not() *question {
	g := &question{expr: f.expr, denies: !f.denies, test: f.test, flip: !f.flip, all: !f.all}
	for _, x := range f.items {
		g.items = append(g.items, x.not())
	}
	return g
}

// prepare finds the values of all subjects. It comes between reading the
// conditions and the questions about them.
func (r *reasoning) prepare() {
	for _, s := range r.subjects {
		if r.spent {
			return
		}
		if s.values == nil {
			r.findValues(s)
		}
		if len(s.values) > reasonValues {
			r.spent = true
			return
		}
		all := newValueSet(len(s.values))
		for i := range s.values {
			all.add(i)
		}
		r.everyone = append(r.everyone, all)
		for _, c := range s.asked {
			c.fits = newValueSet(len(s.values))
			for i := range s.values {
				if c.holds(&s.values[i]) {
					c.fits.add(i)
				}
			}
		}
	}
}
