package interp

import (
	"regexp"
	"strings"

	"campaignc/lang"
)

// relation compiles a relation in its positive form.
//
// With an empty side it is false, except: both sides empty are equal; `is 0`
// holds for empty; `before`, `on or before` and `in past before` hold for an
// empty left side. (Marketo's documented surprises: smart-list operators glossary.)
func (c *compiler) relation(e *lang.Relation) condFn {
	switch e.Op {
	case lang.OpIsEmpty:
		return c.isEmpty(e.X)
	case lang.OpIn:
		return c.membership(e)
	case lang.OpInPast, lang.OpInPastBefore, lang.OpInFuture, lang.OpInFutureAfter:
		return c.timeFrame(e)
	}
	x, y := c.kind(e.X), c.kind(e.Y)
	switch {
	case x == lang.Blank:
		return c.isEmpty(e.Y)
	case y == lang.Blank:
		return c.isEmpty(e.X)
	case x.IsText():
		return c.textRelation(e)
	case x.IsMoment():
		return c.momentRelation(e)
	case x == lang.Float || y == lang.Float || e.Z != nil && c.kind(e.Z) == lang.Float:
		return c.floatRelation(e)
	}
	return c.numberRelation(e)
}

func (c *compiler) isEmpty(e lang.Expr) condFn {
	e = unparen(e)
	switch kind := c.kind(e); {
	case kind == lang.Blank:
		return always
	case kind.IsText():
		text := c.textOf(e)
		return func(m *machine) bool { return text(m) == "" }
	case kind == lang.Float:
		float := c.float(e)
		return func(m *machine) bool { _, ok := float(m); return !ok }
	case kind == lang.ListKind || kind == lang.TableKind:
		value := c.value(e)
		return func(m *machine) bool { return len(value(m).List) == 0 }
	}
	num := c.int(e)
	return func(m *machine) bool { _, ok := num(m); return !ok }
}

func (c *compiler) textRelation(e *lang.Relation) condFn {
	x := c.textOf(e.X)
	if e.Op == lang.OpMatches {
		return c.pattern(e, x)
	}
	y := c.textOf(e.Y)
	if t, ok := unparen(e.Y).(*lang.Text); ok {
		if s, ok := t.Const(); ok && s != "" {
			return constTextRelation(e.Op, x, s)
		}
	}
	compare := textCompare(e.Op)
	both := e.Op == lang.OpIs || e.Op == lang.OpSame
	if e.Op == lang.OpBetween {
		z := c.textOf(e.Z)
		return func(m *machine) bool {
			v, low, high := x(m), y(m), z(m)
			return v != "" && low != "" && high != "" && low <= v && v <= high
		}
	}
	return func(m *machine) bool {
		a, b := x(m), y(m)
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
		return func(a, b string) bool { return containsFold(a, strings.ToLower(b)) }
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
func constTextRelation(op lang.RelOp, x textFn, s string) condFn {
	switch op {
	case lang.OpIs:
		return func(m *machine) bool { return equalFold(x(m), s) }
	case lang.OpSame:
		return func(m *machine) bool { return x(m) == s }
	case lang.OpDiffers:
		return func(m *machine) bool { return x(m) != s }
	case lang.OpContains:
		lower := strings.ToLower(s)
		if isASCII(lower) {
			return func(m *machine) bool { return containsLower(x(m), lower) }
		}
		return func(m *machine) bool { return containsFold(x(m), lower) }
	case lang.OpStartsWith:
		return func(m *machine) bool { return prefixFold(x(m), s) }
	case lang.OpEndsWith:
		return func(m *machine) bool { return suffixFold(x(m), s) }
	}
	compare := textCompare(op)
	return func(m *machine) bool { a := x(m); return a != "" && compare(a, s) }
}

func (c *compiler) pattern(e *lang.Relation, x textFn) condFn {
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
	return func(m *machine) bool { s := x(m); return s != "" && re.MatchString(s) }
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
	x, y := c.intAs(e.X, kind), c.intAs(e.Y, kind)
	if kind == lang.Length {
		x, y = approx(x), approx(y)
	}
	if e.Op == lang.OpBetween {
		z := c.intAs(e.Z, kind)
		if kind == lang.Length {
			z = approx(z)
		}
		return betweenInts(x, y, z)
	}
	if n, ok := unparen(e.Y).(*lang.Number); ok && kind.IsWhole() {
		return constIntRelation(e.Op, x, c.numberConst(n, kind), c.isZero(e))
	}
	return intRelation(e.Op, x, y)
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

func intRelation(op lang.RelOp, x, y intFn) condFn {
	holds := order(op)
	equal := op == lang.OpIs || op == lang.OpSame
	return func(m *machine) bool {
		a, okA := x(m)
		b, okB := y(m)
		switch {
		case !okA || !okB:
			return equalEmpty(op, equal, okA, okB, false)
		case a < b:
			return holds(-1)
		case a > b:
			return holds(1)
		}
		return holds(0)
	}
}

// constIntRelation is the common case: a field against a literal number.
func constIntRelation(op lang.RelOp, x intFn, k int64, zero bool) condFn {
	switch op {
	case lang.OpLess:
		return func(m *machine) bool { n, ok := x(m); return ok && n < k }
	case lang.OpLessEqual:
		return func(m *machine) bool { n, ok := x(m); return ok && n <= k }
	case lang.OpGreater:
		return func(m *machine) bool { n, ok := x(m); return ok && n > k }
	case lang.OpGreaterEqual:
		return func(m *machine) bool { n, ok := x(m); return ok && n >= k }
	case lang.OpDiffers:
		return func(m *machine) bool { n, ok := x(m); return !ok || n != k }
	}
	if zero {
		return func(m *machine) bool { n, ok := x(m); return !ok || n == k }
	}
	return func(m *machine) bool { n, ok := x(m); return ok && n == k }
}
