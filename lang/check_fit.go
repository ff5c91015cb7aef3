package lang

import "math"

// fits reports whether an expression may be stored where a type is declared,
// and says why not. What names the place: "`country`".
//
// Literals are tested by value: a text against an enum's values, a number
// against the range of a score or currency.
func (c *checker) fits(e Expr, f facts, to Type, what string) bool {
	switch {
	case f.typ.Kind == NoKind || to.Kind == NoKind || f.typ.Kind == Blank:
		return true
	case to.Kind == Enum && f.texts != nil && (f.enum == nil || f.enum.AssignableTo(to)):
		return c.literalsIn(f.texts, to, what)
	case to.Kind == Currency && f.typ.Kind == Float && isDecimal(e):
		return c.currencyFits(e, what)
	case !f.typ.AssignableTo(to):
		c.mismatch(e, f, to, what)
		return false
	case f.known && to.Kind == Score && (f.n < math.MinInt32 || f.n > math.MaxInt32):
		c.scoreRange(e, what)
		return false
	case f.known && to.Kind == Currency && (f.n > math.MaxInt64/CurrencyScale || f.n < math.MinInt64/CurrencyScale):
		c.currencyRange(e, what)
		return false
	}
	return true
}

// literalsIn tests each literal that a value can be against an enum.
func (c *checker) literalsIn(texts []*Text, enum Type, what string) bool {
	ok := true
	for _, t := range texts {
		if s, _ := t.Const(); s != "" && !enum.HasValue(s) {
			c.notInEnum(t, s, enum, what)
			ok = false
		}
	}
	return ok
}

// isDecimal reports whether the expression is a decimal literal.
func isDecimal(e Expr) bool {
	e = unparen(e)
	if s, ok := e.(*Sign); ok {
		e = unparen(s.X)
	}
	_, ok := e.(*Number)
	return ok
}

func (c *checker) currencyFits(e Expr, what string) bool {
	n := unparen(e)
	if s, ok := n.(*Sign); ok {
		n = unparen(s.X)
	}
	_, err := parseCurrency(n.(*Number).Raw)
	switch err {
	case nil:
		return true
	case errCurrencyRange:
		c.currencyRange(e, what)
	default:
		c.currencyDecimals(e, what)
	}
	return false
}
