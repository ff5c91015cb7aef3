package interp

import (
	"math"
	"strconv"

	"campaignc/lang"
)

// intExpr is textExpr for values that are held as a number.
type intExpr struct {
	field int // in Lead.Num, or none
	get   intFn
}

func (x *intExpr) of(m *machine) (int64, bool) {
	if x.field >= 0 {
		l := m.lead
		return l.Num[x.field], l.Has[x.field]
	}
	return x.get(m)
}

// num compiles an expression to a number of the kind, as intAs does.
func (c *compiler) num(e lang.Expr, kind lang.Kind) intExpr {
	e = unparen(e)
	if name, ok := e.(*lang.Name); ok && c.kind(e) == kind {
		if f, ok := c.nameObject(name).(*lang.Field); ok && f.Scope != lang.MemberScope {
			return intExpr{field: f.Index}
		}
	}
	return intExpr{none, c.intAs(e, kind)}
}

// fn is the expression as a closure.
func (x intExpr) fn() intFn {
	if x.field < 0 {
		return x.get
	}
	return func(m *machine) (int64, bool) { return m.lead.Num[x.field], m.lead.Has[x.field] }
}

func constInt(n int64) intFn { return func(*machine) (int64, bool) { return n, true } }

func emptyInt(*machine) (int64, bool) { return 0, false }

// intAs compiles an expression to a number of the kind: whole numbers,
// currency, booleans, dates and durations. It widens what the checker let
// through: whole numbers to currency, a date to its first instant.
func (c *compiler) intAs(e lang.Expr, kind lang.Kind) intFn {
	e = unparen(e)
	own := c.kind(e)
	switch {
	case own == lang.Blank || own == lang.NoKind:
		return emptyInt
	case kind == lang.Currency && own.IsWhole():
		if n, ok := e.(*lang.Number); ok {
			return constInt(c.numberConst(n, lang.Currency))
		}
		return toCurrency(c.int(e))
	case kind == lang.Currency && own == lang.Float:
		return floatToCurrency(c.float(e))
	case kind == lang.Datetime && own == lang.Date:
		return dateToInstant(c.int(e))
	}
	return c.int(e)
}

// toCurrency scales a whole number.
func toCurrency(x intFn) intFn {
	return func(m *machine) (int64, bool) {
		n, ok := x(m)
		if n > math.MaxInt64/lang.CurrencyScale || n < math.MinInt64/lang.CurrencyScale {
			m.breakOff("the amount is too large")
			return 0, false
		}
		return n * lang.CurrencyScale, ok
	}
}

func dateToInstant(x intFn) intFn {
	return func(m *machine) (int64, bool) {
		day, ok := x(m)
		if !ok {
			return 0, false
		}
		return m.prog.zone.Of(day, 0), true
	}
}

// int compiles an expression to a number of its own kind.
func (c *compiler) int(e lang.Expr) intFn {
	e = unparen(e)
	switch e := e.(type) {
	case *lang.Number:
		return constInt(c.numberConst(e, c.kind(e)))
	case *lang.Bool:
		return constInt(lang.BoolValue(e.Value).Num)
	case *lang.Empty:
		return emptyInt
	case *lang.Moment:
		return constInt(c.moment(e).Num)
	case *lang.Quantity:
		return constInt(int64(c.quantity(e)))
	case *lang.Name:
		if f, ok := c.nameObject(e).(*lang.Field); ok && f.Scope != lang.MemberScope {
			return c.fieldInt(f)
		}
		return intOfValue(c.object(e, c.nameObject(e)))
	case *lang.Sign:
		return c.signed(e)
	case *lang.Arith:
		return c.arith(e)
	case *lang.Otherwise:
		return c.otherwiseInt(e)
	case *lang.Call:
		return c.callInt(e)
	}
	// Everything else is a condition.
	cond := c.cond(e)
	return func(m *machine) (int64, bool) { return lang.BoolValue(cond(m)).Num, true }
}

func (c *compiler) fieldInt(f *lang.Field) intFn {
	i := f.Index
	return func(m *machine) (int64, bool) { return m.lead.Num[i], m.lead.Has[i] }
}

func intOfValue(value valueFn) intFn {
	return func(m *machine) (int64, bool) {
		v := value(m)
		return v.Num, !v.IsEmpty()
	}
}

func (c *compiler) signed(e *lang.Sign) intFn {
	if n, ok := unparen(e.X).(*lang.Number); ok && e.Op == "-" {
		if v, err := strconv.ParseInt("-"+n.Raw, 10, 64); err == nil && c.kind(e) != lang.Currency {
			return constInt(v)
		}
	}
	x := c.intAs(e.X, c.kind(e))
	if e.Op == "+" {
		return x
	}
	if c.kind(e) == lang.Length {
		return durationArith("-", constInt(0), x)
	}
	return func(m *machine) (int64, bool) {
		n, ok := x(m)
		if n == math.MinInt64 {
			m.breakOff("the number is too large")
		}
		return -n, ok
	}
}

func (c *compiler) otherwiseInt(e *lang.Otherwise) intFn {
	items := make([]intFn, len(e.Items))
	for i, x := range e.Items {
		items[i] = c.intAs(x, c.kind(e))
	}
	return func(m *machine) (int64, bool) {
		for _, item := range items {
			if n, ok := item(m); ok {
				return n, true
			}
		}
		return 0, false
	}
}

// float compiles an expression to a float, widening whole numbers and currency.
func (c *compiler) float(e lang.Expr) floatFn {
	e = unparen(e)
	switch kind := c.kind(e); {
	case kind.IsWhole():
		return wholeToFloat(c.int(e), 1)
	case kind == lang.Currency:
		return wholeToFloat(c.int(e), lang.CurrencyScale)
	case kind != lang.Float:
		return func(*machine) (float64, bool) { return 0, false }
	}
	switch e := e.(type) {
	case *lang.Number:
		x, err := strconv.ParseFloat(e.Raw, 64)
		if err != nil {
			c.fail(e, "a number out of range")
		}
		return func(*machine) (float64, bool) { return x, true }
	case *lang.Name:
		if f, ok := c.nameObject(e).(*lang.Field); ok && f.Scope != lang.MemberScope {
			return c.fieldFloat(f)
		}
		return floatOfValue(c.object(e, c.nameObject(e)))
	case *lang.Sign:
		x := c.float(e.X)
		if e.Op == "+" {
			return x
		}
		return func(m *machine) (float64, bool) { n, ok := x(m); return -n, ok }
	case *lang.Arith:
		return c.chain(e).float
	case *lang.Otherwise:
		return c.otherwiseFloat(e)
	case *lang.Call:
		return floatOfValue(c.call(e))
	}
	c.fail(e, "a number is needed here")
	return func(*machine) (float64, bool) { return 0, false }
}

func wholeToFloat(x intFn, scale float64) floatFn {
	return func(m *machine) (float64, bool) {
		n, ok := x(m)
		return float64(n) / scale, ok
	}
}

func (c *compiler) fieldFloat(f *lang.Field) floatFn {
	i := f.Index
	return func(m *machine) (float64, bool) {
		return lang.Value{Num: m.lead.Num[i]}.Float(), m.lead.Has[i]
	}
}

func floatOfValue(value valueFn) floatFn {
	return func(m *machine) (float64, bool) {
		v := value(m)
		switch {
		case v.IsEmpty():
			return 0, false
		case v.Kind.IsWhole():
			return float64(v.Num), true
		case v.Kind == lang.Currency:
			return float64(v.Num) / lang.CurrencyScale, true
		}
		return v.Float(), true
	}
}

func (c *compiler) otherwiseFloat(e *lang.Otherwise) floatFn {
	items := make([]floatFn, len(e.Items))
	for i, x := range e.Items {
		items[i] = c.float(x)
	}
	return func(m *machine) (float64, bool) {
		for _, item := range items {
			if x, ok := item(m); ok {
				return x, true
			}
		}
		return 0, false
	}
}
