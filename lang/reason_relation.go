package lang

import "math"

// relation reads a relation of a subject with literals. It answers for every
// value as a run does; a relation with anything else is opaque.
func (r *reasoning) relation(e *Relation, negated bool) *question {
	flip := negated != e.Not
	name, ok := unparen(e.X).(*Name)
	if !ok {
		return r.opaquely(e, r.sameRelation(e), flip, negated)
	}
	s := r.subject(name)
	if s == nil || r.info.Types[e.X].Kind != s.typ.Kind {
		return r.opaquely(e, r.sameRelation(e), flip, negated)
	}
	c := &comparison{expr: e}
	switch kind := s.typ.Kind; {
	case e.Op == OpIsEmpty:
		c.holds = func(p *possible) bool { return p.value.IsEmpty() }
	case kind.IsText():
		r.compareText(c, e, s)
	case kind.IsNumber():
		r.compareNumber(c, e)
	case kind.IsMoment():
		r.compareMoment(c, e, kind)
	case kind == Boolean:
		compareBoolean(c, e)
	}
	if c.holds == nil {
		return r.opaquely(e, r.sameRelation(e), flip, negated)
	}
	return r.ask(s, c, flip, negated)
}

// relationKey is a relation that is opaque but the same wherever it says the
// same of the same field.
type relationKey struct {
	x    Object
	op   RelOp
	y, z string
}

// sameRelation is a key that equal relations share: those of a field and
// constants. Others are each on their own.
func (r *reasoning) sameRelation(e *Relation) any {
	name, ok := unparen(e.X).(*Name)
	if !ok {
		return e
	}
	f, ok := r.info.Names[name].(*Field)
	if !ok {
		return e
	}
	key := relationKey{x: f, op: e.Op}
	for _, side := range []struct {
		expr Expr
		text *string
	}{{e.Y, &key.y}, {e.Z, &key.z}} {
		if side.expr == nil {
			continue
		}
		switch y := unparen(side.expr).(type) {
		case *Quantity:
			*side.text = y.Number + " " + y.Unit
		case *Text:
			if *side.text, ok = y.Const(); !ok {
				return e
			}
		default:
			return e
		}
	}
	return key
}

// equal reports whether a relation asks for equality, and in which sense.
func (op RelOp) equal() bool { return op == OpIs || op == OpSame || op == OpDiffers }

// items are the values of `in [a, b]`; nil for anything else.
func items(e *Relation) []Expr {
	if list, ok := unparen(e.Y).(*List); ok && e.Op == OpIn {
		return list.Items
	}
	return nil
}

func compareBoolean(c *comparison, e *Relation) {
	if b, ok := unparen(e.Y).(*Bool); ok && e.Op.equal() {
		want := BoolValue(b.Value).Num
		c.holds = func(p *possible) bool {
			return (!p.value.IsEmpty() && p.value.Num == want) != (e.Op == OpDiffers)
		}
	}
}

// literalMax bounds the numbers that are reasoned about: those that a float
// holds exactly, whatever is added to them.
const literalMax = 1 << 50

// compareNumber compares with literal numbers. Every number is compared as a
// float, which orders those near the literals as they are.
func (r *reasoning) compareNumber(c *comparison, e *Relation) {
	if list := items(e); list != nil {
		r.numberIn(c, list)
		return
	}
	y, ok := literalNumber(e.Y)
	if !ok {
		return
	}
	zero := e.Op == OpIs && y == 0 && isPlainNumber(e.Y)
	c.numbers = []float64{y}
	switch e.Op {
	case OpBetween:
		z, ok := literalNumber(e.Z)
		if !ok {
			return
		}
		c.numbers = append(c.numbers, z)
		c.holds = func(p *possible) bool {
			return !p.value.IsEmpty() && y <= numberIn(p.value) && numberIn(p.value) <= z
		}
	case OpIs, OpSame, OpDiffers, OpLess, OpLessEqual, OpGreater, OpGreaterEqual:
		c.holds = func(p *possible) bool {
			if p.value.IsEmpty() {
				return zero || e.Op == OpDiffers
			}
			return ordered(e.Op, numberIn(p.value), y)
		}
	}
}

// ordered answers a relation between two numbers, or moments as numbers.
func ordered(op RelOp, x, y float64) bool {
	switch op {
	case OpLess, OpBefore:
		return x < y
	case OpLessEqual, OpOnOrBefore:
		return x <= y
	case OpGreater, OpAfter:
		return x > y
	case OpGreaterEqual, OpOnOrAfter:
		return x >= y
	case OpDiffers:
		return x != y
	}
	return x == y
}

func (r *reasoning) numberIn(c *comparison, list []Expr) {
	set, withEmpty := map[float64]bool{}, false
	for _, x := range list {
		if _, ok := unparen(x).(*Empty); ok {
			withEmpty = true
			continue
		}
		y, ok := literalNumber(x)
		if !ok {
			return
		}
		set[y] = true
		c.numbers = append(c.numbers, y)
	}
	c.holds = func(p *possible) bool {
		if p.value.IsEmpty() {
			return withEmpty
		}
		return set[numberIn(p.value)]
	}
}

// literalNumber is a literal that is small enough to reason about.
func literalNumber(e Expr) (float64, bool) {
	if e == nil {
		return 0, false
	}
	y, ok := numberOf(e)
	return y, ok && math.Abs(y) <= literalMax
}

func isPlainNumber(e Expr) bool {
	_, ok := unparen(e).(*Number)
	return ok
}

// numberIn is a number as a float.
func numberIn(v Value) float64 {
	switch v.Kind {
	case Float:
		return v.Float()
	case Currency:
		return float64(v.Num) / CurrencyScale
	}
	return float64(v.Num)
}
