package interp

import (
	"math"
	"regexp"
	"strings"

	"campaignc/lang"
)

// relation compiles a relation; every `not …` form is the exact complement.
//
// With an empty side it is false, except: both sides empty are equal; `is 0`
// holds for empty; `before`, `on or before` and `in past before` hold for an
// empty left side. (Marketo's documented surprises: smart-list operators glossary.)
func (c *compiler) relation(e *lang.Relation) condFn {
	// The forms most met answer the complement themselves.
	switch {
	case e.Op == lang.OpIsEmpty:
		return c.isEmpty(e.X, !e.Not)
	case e.Op == lang.OpIn && c.kind(e.X).IsText():
		return c.textMembership(e)
	case e.Not:
		return negate(c.positive(e))
	}
	return c.positive(e)
}

// positive compiles a relation without its `not`.
func (c *compiler) positive(e *lang.Relation) condFn {
	switch e.Op {
	case lang.OpIn:
		return c.membership(e)
	case lang.OpInPast, lang.OpInPastBefore, lang.OpInFuture, lang.OpInFutureAfter:
		return c.timeFrame(e)
	}
	x, y := c.kind(e.X), c.kind(e.Y)
	switch {
	case x == lang.Blank:
		return c.blankRelation(e.Op, e.Y)
	case y == lang.Blank:
		return c.blankRelation(e.Op, e.X)
	case x.IsText():
		return c.textRelation(e)
	case x.IsMoment():
		return c.momentRelation(e)
	case x == lang.Float || y == lang.Float || e.Z != nil && c.kind(e.Z) == lang.Float:
		return c.floatRelation(e)
	}
	return c.numberRelation(e)
}

// blankRelation compares something with `empty`.
func (c *compiler) blankRelation(op lang.RelOp, other lang.Expr) condFn {
	switch op {
	case lang.OpIs, lang.OpSame, lang.OpDiffers:
		return c.isEmpty(other, op != lang.OpDiffers)
	}
	return never
}

// isEmpty compiles the question whether a value is empty; empty is the answer
// wanted.
func (c *compiler) isEmpty(e lang.Expr, empty bool) condFn {
	e = unparen(e)
	switch kind := c.kind(e); {
	case kind == lang.Blank:
		return constCond(empty)
	case kind.IsText():
		text := c.text(e)
		return func(m *machine) bool { return (text.of(m) == "") == empty }
	case kind == lang.Float:
		float := c.float(e)
		return func(m *machine) bool { _, ok := float(m); return ok != empty }
	case kind == lang.ListKind || kind == lang.TableKind:
		value := c.value(e)
		return func(m *machine) bool { return (len(value(m).List) == 0) == empty }
	}
	num := c.int(e)
	return func(m *machine) bool { _, ok := num(m); return ok != empty }
}

func (c *compiler) textRelation(e *lang.Relation) condFn {
	x := c.text(e.X)
	if e.Op == lang.OpMatches {
		return c.pattern(e, x)
	}
	y := c.text(e.Y)
	if t, ok := unparen(e.Y).(*lang.Text); ok {
		if s, ok := t.Const(); ok && s != "" {
			return constTextRelation(e.Op, x, s)
		}
	}
	compare := textCompare(e.Op)
	both := e.Op == lang.OpIs || e.Op == lang.OpSame
	if e.Op == lang.OpBetween {
		z := c.text(e.Z)
		return func(m *machine) bool {
			v, low, high := x.of(m), y.of(m), z.of(m)
			return v != "" && low != "" && high != "" && low <= v && v <= high
		}
	}
	return func(m *machine) bool {
		a, b := x.of(m), y.of(m)
		switch {
		case e.Op == lang.OpDiffers:
			return a != b
		case a == "" || b == "":
			return both && a == b
		}
		return compare(a, b)
	}
}

// textCompare is the comparison of two texts that are not empty.
func textCompare(op lang.RelOp) func(a, b string) bool {
	switch op {
	case lang.OpIs:
		return strings.EqualFold
	case lang.OpSame:
		return func(a, b string) bool { return a == b }
	case lang.OpContains:
		return func(a, b string) bool { return containsFold(a, b) }
	case lang.OpStartsWith:
		return func(a, b string) bool { return prefixFold(a, b) }
	case lang.OpEndsWith:
		return func(a, b string) bool { return suffixFold(a, b) }
	case lang.OpLess:
		return func(a, b string) bool { return a < b }
	case lang.OpLessEqual:
		return func(a, b string) bool { return a <= b }
	case lang.OpGreater:
		return func(a, b string) bool { return a > b }
	case lang.OpGreaterEqual:
		return func(a, b string) bool { return a >= b }
	}
	return func(a, b string) bool { return a != b }
}

// constTextRelation is the common case: a field against a literal.
func constTextRelation(op lang.RelOp, x textExpr, s string) condFn {
	switch op {
	case lang.OpIs:
		return func(m *machine) bool { return equalFold(x.of(m), s) }
	case lang.OpSame:
		return func(m *machine) bool { return x.of(m) == s }
	case lang.OpDiffers:
		return func(m *machine) bool { return x.of(m) != s }
	case lang.OpContains:
		if lower := strings.ToLower(s); isASCII(s) {
			return func(m *machine) bool { return containsLower(x.of(m), lower) }
		}
		key := foldKey(s)
		return func(m *machine) bool { return strings.Contains(foldKey(x.of(m)), key) }
	case lang.OpStartsWith:
		return func(m *machine) bool { return prefixFold(x.of(m), s) }
	case lang.OpEndsWith:
		return func(m *machine) bool { return suffixFold(x.of(m), s) }
	}
	compare := textCompare(op)
	return func(m *machine) bool { a := x.of(m); return a != "" && compare(a, s) }
}

func (c *compiler) pattern(e *lang.Relation, x textExpr) condFn {
	t, ok := unparen(e.Y).(*lang.Text)
	if !ok {
		c.fail(e, "a pattern must be a literal")
		return never
	}
	s, _ := t.Const()
	re, err := regexp.Compile(s)
	if err != nil {
		c.fail(e.Y, "%s", err)
		return never
	}
	return func(m *machine) bool { s := x.of(m); return s != "" && re.MatchString(s) }
}

// order turns a three-way comparison into an operator's answer.
func order(op lang.RelOp) func(int) bool {
	switch op {
	case lang.OpLess, lang.OpBefore:
		return func(c int) bool { return c < 0 }
	case lang.OpLessEqual, lang.OpOnOrBefore:
		return func(c int) bool { return c <= 0 }
	case lang.OpGreater, lang.OpAfter:
		return func(c int) bool { return c > 0 }
	case lang.OpGreaterEqual, lang.OpOnOrAfter:
		return func(c int) bool { return c >= 0 }
	case lang.OpDiffers:
		return func(c int) bool { return c != 0 }
	}
	return func(c int) bool { return c == 0 }
}

func (c *compiler) floatRelation(e *lang.Relation) condFn {
	x, y := c.float(e.X), c.float(e.Y)
	if e.Op == lang.OpBetween {
		z := c.float(e.Z)
		return func(m *machine) bool {
			v, a := x(m)
			low, b := y(m)
			high, d := z(m)
			return a && b && d && low <= v && v <= high
		}
	}
	holds, zero := order(e.Op), c.isZero(e)
	equal := e.Op == lang.OpIs || e.Op == lang.OpSame
	return func(m *machine) bool {
		a, okA := x(m)
		b, okB := y(m)
		switch {
		case !okA || !okB:
			return equalEmpty(e.Op, equal, okA, okB, zero)
		case a < b:
			return holds(-1)
		case a > b:
			return holds(1)
		}
		return holds(0)
	}
}

// equalEmpty answers a relation one of whose sides is empty.
func equalEmpty(op lang.RelOp, equal, okA, okB, zero bool) bool {
	switch {
	case op == lang.OpDiffers:
		return okA != okB
	case !equal:
		return false
	}
	return okA == okB || !okA && zero
}

// isZero reports whether the relation is `is 0`, which holds for empty.
func (c *compiler) isZero(e *lang.Relation) bool {
	n, ok := unparen(e.Y).(*lang.Number)
	return ok && e.Op == lang.OpIs && strings.Trim(n.Raw, "0.") == ""
}

func (c *compiler) numberRelation(e *lang.Relation) condFn {
	kind := c.kind(e.X)
	if c.kind(e.Y) == lang.Currency || e.Z != nil && c.kind(e.Z) == lang.Currency {
		kind = lang.Currency
	}
	if x, r, ok := c.constRange(e); ok {
		return constIntRelation(x, r)
	}
	x, y := c.comparedAs(e.X, kind), c.comparedAs(e.Y, kind)
	if kind == lang.Length {
		x, y = approx(x), approx(y)
	}
	if e.Op == lang.OpBetween {
		z := c.comparedAs(e.Z, kind)
		if kind == lang.Length {
			z = approx(z)
		}
		return betweenInts(x, y, z)
	}
	return intRelation(e.Op, x, y, c.isZero(e))
}

// comparedAs is a side of a comparison as a number of the kind. A whole number
// beyond all amounts of currency is as good as the largest: a condition does not
// fail for it.
func (c *compiler) comparedAs(e lang.Expr, kind lang.Kind) intFn {
	if kind != lang.Currency || !c.kind(e).IsWhole() {
		return c.intAs(e, kind)
	}
	x := c.int(e)
	if n, ok := unparen(e).(*lang.Number); ok {
		return constInt(amount(c.numberConst(n, lang.Integer)))
	}
	return func(m *machine) (int64, bool) {
		n, ok := x(m)
		return amount(n), ok
	}
}

// amount is a whole number as currency, or the nearest there is.
func amount(n int64) int64 {
	const most = math.MaxInt64 / lang.CurrencyScale
	switch {
	case n > most:
		return math.MaxInt64
	case n < -most:
		return math.MinInt64
	}
	return n * lang.CurrencyScale
}

// approx makes durations comparable.
func approx(d intFn) intFn {
	return func(m *machine) (int64, bool) {
		n, ok := d(m)
		return lang.Duration(n).Approx(), ok
	}
}

func betweenInts(x, y, z intFn) condFn {
	return func(m *machine) bool {
		v, a := x(m)
		low, b := y(m)
		high, d := z(m)
		return a && b && d && low <= v && v <= high
	}
}

func intRelation(op lang.RelOp, x, y intFn, zero bool) condFn {
	holds := order(op)
	equal := op == lang.OpIs || op == lang.OpSame
	return func(m *machine) bool {
		a, okA := x(m)
		b, okB := y(m)
		switch {
		case !okA || !okB:
			return equalEmpty(op, equal, okA, okB, zero)
		case a < b:
			return holds(-1)
		case a > b:
			return holds(1)
		}
		return holds(0)
	}
}

// constRange is the common case of a comparison: with a literal number. Every
// order is the question whether a number lies in a range.
func (c *compiler) constRange(e *lang.Relation) (x intExpr, r numberRange, ok bool) {
	kind := c.kind(e.X)
	n, ok := unparen(e.Y).(*lang.Number)
	if !ok || !kind.IsWhole() || !c.kind(n).IsWhole() || !comparesNumbers[e.Op] {
		return x, r, false
	}
	r.low, r.high, r.in = rangeOf(e.Op, c.numberConst(n, kind))
	r.empty = c.isZero(e) || !r.in
	return c.num(e.X, kind), r, true
}

// comparesNumbers are the relations of a number with one other.
var comparesNumbers = map[lang.RelOp]bool{
	lang.OpLess: true, lang.OpLessEqual: true, lang.OpGreater: true, lang.OpGreaterEqual: true,
	lang.OpSame: true, lang.OpDiffers: true, lang.OpIs: true,
}

// constIntRelation asks whether a number lies in a range: there is one closure
// for fields and one for all else.
func constIntRelation(x intExpr, r numberRange) condFn {
	if i := x.field; i != none {
		return func(m *machine) bool { return r.holds(m.lead.Num[i], m.lead.Has[i]) }
	}
	get := x.get
	return func(m *machine) bool { return r.holds(get(m)) }
}

// rangeOf is the range of the numbers for which a relation with k holds, or,
// when in is false, does not.
func rangeOf(op lang.RelOp, k int64) (low, high int64, in bool) {
	switch op {
	case lang.OpLess:
		if k == math.MinInt64 {
			return 0, -1, true
		}
		return math.MinInt64, k - 1, true
	case lang.OpLessEqual:
		return math.MinInt64, k, true
	case lang.OpGreater:
		if k == math.MaxInt64 {
			return 0, -1, true
		}
		return k + 1, math.MaxInt64, true
	case lang.OpGreaterEqual:
		return k, math.MaxInt64, true
	}
	return k, k, op != lang.OpDiffers
}
