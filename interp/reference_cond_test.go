package interp_test

import (
	"math/big"
	"regexp"
	"strings"
	"unicode"

	"campaignc/lang"
)

// Conditions (SPEC 3). One is true or false, and every `not …` form is the
// complement of the form without it.

func (r *reference) holds(e lang.Expr, f *frame) bool {
	switch e := e.(type) {
	case *lang.Paren:
		return r.holds(e.X, f)
	case *lang.And:
		for _, x := range e.Items {
			if !r.holds(x, f) {
				return false
			}
		}
		return true
	case *lang.Or:
		for _, x := range e.Items {
			if r.holds(x, f) {
				return true
			}
		}
		return false
	case *lang.Not:
		r.cover.add("not")
		return !r.holds(e.X, f)
	case *lang.Group:
		r.cover.add("group " + e.Kind)
		return r.group(e.Kind, e.Conditions, f)
	case *lang.Phrase:
		return r.filter(e, f)
	case *lang.Relation:
		held := r.relation(e, f)
		r.cover.relation(e.Op, e.Not, held)
		return held != e.Not
	case *lang.Bool:
		return e.Value
	}
	v := r.eval(e, f)
	return v.Kind == lang.Boolean && v.Num != 0
}

// group is `all { }`, `any { }` or `none { }`, or the lines of a smart list.
func (r *reference) group(kind string, cs *lang.Conditions, f *frame) bool {
	for _, item := range cs.Items {
		if c, ok := item.(*lang.Filter); ok && r.holds(c.Cond, f) != (kind == "all") {
			return kind == "any"
		}
	}
	return kind != "any"
}

// relation is a relation without its `not`. With an empty side it is false,
// except for the cases named here.
func (r *reference) relation(e *lang.Relation, f *frame) bool {
	x := r.eval(e.X, f)
	switch e.Op {
	case lang.OpIsEmpty:
		return x.IsEmpty() || x.Kind == lang.ListKind && len(x.List) == 0
	case lang.OpIn:
		for _, item := range r.eval(e.Y, f).List {
			if r.same(x, item, true) {
				return true
			}
		}
		return false
	case lang.OpInPast, lang.OpInPastBefore, lang.OpInFuture, lang.OpInFutureAfter:
		return r.timeFrame(e.Op, x, r.eval(e.Y, f))
	case lang.OpMatches:
		pattern, _ := plain(e.Y).(*lang.Text).Const()
		return !x.IsEmpty() && regexp.MustCompile(pattern).MatchString(x.Text)
	}
	y := r.eval(e.Y, f)
	switch e.Op {
	case lang.OpIs:
		return r.same(x, y, true) || x.IsEmpty() && isZero(e.Y)
	case lang.OpSame:
		return r.same(x, y, false)
	case lang.OpDiffers:
		return !r.same(x, y, false)
	case lang.OpBetween:
		z := r.eval(e.Z, f)
		return !x.IsEmpty() && !y.IsEmpty() && !z.IsEmpty() && r.compare(x, y) >= 0 && r.compare(x, z) <= 0
	case lang.OpBefore, lang.OpOnOrBefore:
		if x.IsEmpty() {
			return true
		}
	}
	return !x.IsEmpty() && !y.IsEmpty() && r.related(e.Op, x, y)
}

// related is a relation of two values that are not empty.
func (r *reference) related(op lang.RelOp, x, y lang.Value) bool {
	switch op {
	case lang.OpContains:
		return strings.Contains(fold(x.Text), fold(y.Text))
	case lang.OpStartsWith:
		return strings.HasPrefix(fold(x.Text), fold(y.Text))
	case lang.OpEndsWith:
		return strings.HasSuffix(fold(x.Text), fold(y.Text))
	case lang.OpLess, lang.OpBefore:
		return r.compare(x, y) < 0
	case lang.OpLessEqual, lang.OpOnOrBefore:
		return r.compare(x, y) <= 0
	case lang.OpGreater, lang.OpAfter:
		return r.compare(x, y) > 0
	case lang.OpGreaterEqual, lang.OpOnOrAfter:
		return r.compare(x, y) >= 0
	}
	panic("an unknown relation")
}

// same is equality: of texts without regard to case, or exact.
func (r *reference) same(x, y lang.Value, folded bool) bool {
	switch {
	case x.IsEmpty() || y.IsEmpty():
		return x.IsEmpty() && y.IsEmpty()
	case x.Kind.IsText() && folded:
		return strings.EqualFold(x.Text, y.Text)
	case x.Kind.IsText():
		return x.Text == y.Text
	}
	return r.compare(x, y) == 0
}

// compare orders two values that are not empty. Against a date, a datetime
// counts as its day; a month in a length of time counts as 30 days.
func (r *reference) compare(x, y lang.Value) int {
	switch {
	case x.Kind == lang.Float || y.Kind == lang.Float:
		return big.NewFloat(float(x)).Cmp(big.NewFloat(float(y)))
	case x.Kind.IsNumber():
		return exactly(x).Cmp(exactly(y))
	case x.Kind.IsMoment() && x.Kind != y.Kind:
		return big.NewInt(r.dayOf(x)).Cmp(big.NewInt(r.dayOf(y)))
	case x.Kind == lang.Length:
		return big.NewInt(lang.Duration(x.Num).Approx()).Cmp(big.NewInt(lang.Duration(y.Num).Approx()))
	}
	return big.NewInt(x.Num).Cmp(big.NewInt(y.Num))
}

// exactly is a whole number or an amount as a fraction.
func exactly(v lang.Value) *big.Rat {
	if v.Kind == lang.Currency {
		return big.NewRat(v.Num, lang.CurrencyScale)
	}
	return big.NewRat(v.Num, 1)
}

// fold makes texts equal that differ only in case.
func fold(s string) string {
	return strings.Map(func(c rune) rune {
		least := c
		for other := unicode.SimpleFold(c); other != c; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, s)
}

// plain is an expression without parentheses.
func plain(e lang.Expr) lang.Expr {
	for {
		p, ok := e.(*lang.Paren)
		if !ok {
			return e
		}
		e = p.X
	}
}

// isZero reports whether the expression is the literal 0, which `is` takes for
// empty too.
func isZero(e lang.Expr) bool {
	n, ok := plain(e).(*lang.Number)
	return ok && strings.Trim(n.Raw, "0.") == ""
}

// timeFrame is `in past N` and its kin: now − N ≤ x ≤ now, x < now − N, now ≤ x
// ≤ now + N, x > now + N; dates count in days.
func (r *reference) timeFrame(op lang.RelOp, x, by lang.Value) bool {
	past := op == lang.OpInPast || op == lang.OpInPastBefore
	if x.IsEmpty() {
		return op == lang.OpInPastBefore
	}
	months, millis := lang.Duration(by.Num).Parts()
	if past {
		months, millis = -months, -millis
	}
	now := lang.Value{Kind: lang.Datetime, Num: r.now}
	edge := lang.Value{Kind: lang.Datetime, Num: r.later(r.now, months, millis)}
	switch op {
	case lang.OpInPast:
		return r.compare(edge, x) <= 0 && r.compare(x, now) <= 0
	case lang.OpInPastBefore:
		return r.compare(x, edge) < 0
	case lang.OpInFuture:
		return r.compare(now, x) <= 0 && r.compare(x, edge) <= 0
	}
	return r.compare(x, edge) > 0
}

// holdsAtAll is a condition that nobody can be told of when it cannot be worked
// out: it does not hold then.
func (r *reference) holdsAtAll(e lang.Expr, f *frame) bool {
	held := false
	return try(func() { held = r.holds(e, f) }) == "" && held
}
