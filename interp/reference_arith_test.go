package interp_test

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"campaignc/lang"
)

// Arithmetic (SPEC 2): empty counts as 0 in `+ - *` and as no text in text `+`;
// `/` with an empty side is empty; overflow and division by zero fail the step.

// arith works a chain of one precedence out from the left.
func (r *reference) arith(e *lang.Arith, f *frame) lang.Value {
	acc, kind := r.eval(e.First, f), r.kind(e.First)
	for _, p := range e.Rest {
		right, rightKind := r.eval(p.X, f), r.kind(p.X)
		r.cover.add("operator " + p.Op)
		acc, kind = r.operate(p.Op, acc, kind, right, rightKind)
	}
	return acc
}

// operate is one operation. The kinds are given apart: an empty value has none.
func (r *reference) operate(op string, a lang.Value, ka lang.Kind, b lang.Value, kb lang.Kind) (lang.Value, lang.Kind) {
	if ka == lang.Blank {
		ka = kb
	}
	if kb == lang.Blank {
		kb = ka
	}
	switch {
	case ka == lang.Blank:
		return empty, lang.Blank
	case ka.IsText():
		return lang.TextValue(join(text(a), text(b))), lang.String
	case ka.IsMoment() && kb.IsMoment():
		return r.between(a, b), lang.Length
	case ka.IsMoment():
		return r.shift(a, op, b), ka
	case kb.IsMoment():
		return r.shift(b, op, a), kb
	case ka == lang.Length || kb == lang.Length:
		return lengths(op, a, ka, b), lang.Length
	case op == "/":
		return divide(a, b), lang.Float
	case ka == lang.Currency || kb == lang.Currency:
		return r.amounts(op, a, b), lang.Currency
	case ka == lang.Float || kb == lang.Float:
		return finite(calculate(op, float(a), float(b))), lang.Float
	}
	return lang.Value{Kind: lang.Integer, Num: exact(op, a.Num, b.Num)}, lang.Integer
}

// exact calculates with whole numbers of 64 bits.
func exact(op string, a, b int64) int64 {
	n, x, y := new(big.Int), big.NewInt(a), big.NewInt(b)
	switch op {
	case "+":
		n.Add(x, y)
	case "-":
		n.Sub(x, y)
	default:
		n.Mul(x, y)
	}
	if !n.IsInt64() {
		panic(fault("the number is too large"))
	}
	return n.Int64()
}

func calculate(op string, a, b float64) float64 {
	switch op {
	case "+":
		return a + b
	case "-":
		return a - b
	}
	return a * b
}

func finite(x float64) lang.Value {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		panic(fault("the number is too large"))
	}
	return lang.FloatValue(x)
}

func divide(a, b lang.Value) lang.Value {
	switch {
	case a.IsEmpty() || b.IsEmpty():
		return empty
	case float(b) == 0:
		panic(fault("division by zero"))
	}
	return finite(float(a) / float(b))
}

// amounts calculates with currency: exact, and rounded to four places, half
// away from zero, where a float or another amount is a factor.
func (r *reference) amounts(op string, a, b lang.Value) lang.Value {
	if op != "*" {
		a, b = r.widen(a, lang.Currency), r.widen(b, lang.Currency)
		return lang.Value{Kind: lang.Currency, Num: exact(op, a.Num, b.Num)}
	}
	switch {
	case a.IsEmpty() || b.IsEmpty():
		return lang.Value{Kind: lang.Currency}
	case a.Kind == lang.Float || b.Kind == lang.Float:
		return currency(float(a) * float(b))
	case a.Kind != lang.Currency || b.Kind != lang.Currency:
		return lang.Value{Kind: lang.Currency, Num: exact(op, a.Num, b.Num)}
	}
	half := big.NewInt(lang.CurrencyScale / 2)
	n := new(big.Int).Mul(big.NewInt(a.Num), big.NewInt(b.Num))
	if n.Sign() < 0 {
		half.Neg(half)
	}
	n.Quo(n.Add(n, half), big.NewInt(lang.CurrencyScale))
	if !n.IsInt64() {
		panic(fault("the amount is too large"))
	}
	return lang.Value{Kind: lang.Currency, Num: n.Int64()}
}

// lengths calculates with lengths of time; months and exact time stay apart.
func lengths(op string, a lang.Value, ka lang.Kind, b lang.Value) lang.Value {
	if op == "*" {
		if ka != lang.Length {
			a, b = b, a
		}
		months, millis := lang.Duration(a.Num).Parts()
		return length(big.NewInt(0).Mul(big.NewInt(months), big.NewInt(b.Num)), big.NewInt(0).Mul(big.NewInt(millis), big.NewInt(b.Num)))
	}
	months, millis := lang.Duration(a.Num).Parts()
	m, ms := lang.Duration(b.Num).Parts()
	if op == "-" {
		m, ms = -m, -ms
	}
	return length(big.NewInt(months+m), big.NewInt(millis+ms))
}

// length makes a length of time, unless it is longer than one can be.
func length(months, millis *big.Int) lang.Value {
	if months.CmpAbs(big.NewInt(1<<15)) >= 0 || millis.CmpAbs(big.NewInt(1<<47)) >= 0 {
		panic(fault("the length of time is too long"))
	}
	return lang.Value{Kind: lang.Length, Num: int64(lang.MakeDuration(months.Int64(), millis.Int64()))}
}

func (r *reference) sign(e *lang.Sign, f *frame) lang.Value {
	v := r.eval(e.X, f)
	if e.Op == "+" || v.IsEmpty() {
		return v
	}
	switch {
	case v.Kind == lang.Float:
		return lang.FloatValue(-v.Float())
	case v.Kind == lang.Length:
		return lengths("-", empty, lang.Length, v)
	case v.Num == math.MinInt64 && isNumber(e.X): // the literal 9223372036854775808
		return v
	}
	v.Num = exact("-", 0, v.Num)
	return v
}

func isNumber(e lang.Expr) bool {
	switch e := e.(type) {
	case *lang.Paren:
		return isNumber(e.X)
	case *lang.Number:
		return true
	}
	return false
}

// quantity is the length of time that a literal stands for.
func quantity(q *lang.Quantity) lang.Duration {
	millis := map[string]int64{"minute": lang.Minute, "hour": lang.Hour, "day": lang.Day, "week": lang.Week}
	months := map[string]int64{"month": 1, "year": 12}
	unit := strings.TrimSuffix(q.Unit, "s")
	if n, err := strconv.ParseInt(q.Number, 10, 64); err == nil {
		return lang.MakeDuration(n*months[unit], n*millis[unit])
	}
	x, err := strconv.ParseFloat(q.Number, 64)
	if err != nil {
		panic(err)
	}
	return lang.MakeDuration(0, int64(x*float64(millis[unit])))
}
