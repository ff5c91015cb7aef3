package interp

import (
	"math/bits"

	"campaignc/lang"
)

// number is a number of some kind on the way through a chain of operators:
// floats in float, everything else in whole, currency in ten-thousandths.
type number struct {
	kind  lang.Kind
	whole intExpr
	float floatFn
	money intExpr // the same as currency
}

func (c *compiler) number(e lang.Expr) number {
	kind := c.kind(e)
	switch kind {
	case lang.Float:
		return floatNumber(c.float(e))
	case lang.Currency:
		return moneyNumber(c.num(e, kind))
	}
	n := wholeNumber(c.num(e, kind))
	n.kind = kind
	return n
}

func wholeNumber(x intExpr) number {
	return number{lang.Integer, x, wholeToFloat(x.fn(), 1), intExpr{none, toCurrency(x.fn())}}
}

func floatNumber(x floatFn) number {
	return number{lang.Float, intExpr{field: none}, x, intExpr{none, floatToCurrency(x)}}
}

func moneyNumber(x intExpr) number {
	return number{lang.Currency, x, wholeToFloat(x.fn(), lang.CurrencyScale), x}
}

// chain compiles a chain of one precedence on numbers, from the left. Each
// operation gives the kind that its own two sides have: in `2 * 3 * revenue`
// the first is one of whole numbers.
func (c *compiler) chain(e *lang.Arith) number {
	acc := c.number(e.First)
	for _, p := range e.Rest {
		acc = operation(p.Op, acc, c.number(p.X))
	}
	return acc
}

func operation(op string, x, y number) number {
	either := func(k lang.Kind) bool { return x.kind == k || y.kind == k }
	switch {
	case op == "/":
		return floatNumber(floatArith(op, x.float, y.float))
	case either(lang.Currency) && op != "*":
		return moneyNumber(intExpr{none, intArith(op, x.money, y.money)})
	case x.kind == lang.Currency && y.kind == lang.Currency:
		return moneyNumber(intExpr{none, productOfAmounts(x.whole, y.whole)})
	case either(lang.Float) && either(lang.Currency):
		return moneyNumber(intExpr{none, floatToCurrency(floatArith(op, x.float, y.float))})
	case either(lang.Float):
		return floatNumber(floatArith(op, x.float, y.float))
	case either(lang.Currency):
		return moneyNumber(intExpr{none, intArith(op, x.whole, y.whole)})
	}
	return wholeNumber(intExpr{none, intArith(op, x.whole, y.whole)})
}

// productOfAmounts multiplies currency with currency: exactly, then rounded to
// four places, half away from zero.
func productOfAmounts(x, y intExpr) intFn {
	return func(m *machine) (int64, bool) {
		a, _ := x.of(m)
		b, _ := y.of(m)
		high, low := bits.Mul64(magnitude(a), magnitude(b))
		low, carry := bits.Add64(low, lang.CurrencyScale/2, 0)
		if high += carry; high >= lang.CurrencyScale {
			m.breakOff("the amount is too large")
			return 0, false
		}
		n, _ := bits.Div64(high, low, lang.CurrencyScale)
		negative := (a < 0) != (b < 0)
		if n > 1<<63 || n == 1<<63 && !negative {
			m.breakOff("the amount is too large")
			return 0, false
		}
		if negative {
			return -int64(n), true
		}
		return int64(n), true
	}
}
