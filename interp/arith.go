package interp

import (
	"math"
	"math/bits"

	"campaignc/lang"
)

// arith compiles a chain of one precedence on whole numbers, currency,
// durations and dates. Empty counts as 0 in `+ - *`; a date ± a duration with
// an empty date is empty.
func (c *compiler) arith(e *lang.Arith) intFn {
	if c.kind(e).IsNumber() {
		return c.chain(e).whole.fn()
	}
	acc, kind := c.int(e.First), c.kind(e.First)
	for i, p := range e.Rest {
		right := c.kind(p.X)
		switch {
		case kind.IsMoment() && right.IsMoment():
			acc, kind = c.between(kind, acc, right, c.int(p.X)), lang.Length
		case kind.IsMoment():
			acc = c.shift(kind, p.Op, acc, c.int(p.X))
		case right.IsMoment(): // duration + date
			acc, kind = c.shift(right, p.Op, c.int(p.X), acc), right
		case kind == lang.Length && p.Op != "*":
			acc = durationArith(p.Op, acc, c.int(p.X))
		case kind == lang.Length:
			acc = durationTimes(acc, c.int(p.X))
		case right == lang.Length:
			acc, kind = durationTimes(c.int(p.X), acc), lang.Length
		default:
			left := intExpr{none, acc}
			if i == 0 {
				left = c.num(e.First, kind)
			}
			acc = intArith(p.Op, left, c.num(p.X, right))
		}
	}
	return acc
}

// floatToCurrency rounds to the nearest ten-thousandth, half away from zero.
func floatToCurrency(x floatFn) intFn {
	return func(m *machine) (int64, bool) {
		f, ok := x(m)
		if !ok {
			return 0, false
		}
		f = math.Round(f * lang.CurrencyScale)
		if math.IsNaN(f) || f >= math.MaxInt64 || f <= math.MinInt64 {
			m.breakOff("the amount is too large")
			return 0, false
		}
		return int64(f), true
	}
}

// intArith is checked 64-bit arithmetic; overflow fails the step.
func intArith(op string, x, y intExpr) intFn {
	switch op {
	case "+":
		return func(m *machine) (int64, bool) {
			a, _ := x.of(m)
			b, _ := y.of(m)
			s := a + b
			if (s > a) != (b > 0) && b != 0 {
				m.breakOff("the number is too large")
			}
			return s, true
		}
	case "-":
		return func(m *machine) (int64, bool) {
			a, _ := x.of(m)
			b, _ := y.of(m)
			s := a - b
			if (s < a) != (b > 0) && b != 0 {
				m.breakOff("the number is too large")
			}
			return s, true
		}
	}
	return func(m *machine) (int64, bool) {
		a, _ := x.of(m)
		b, _ := y.of(m)
		p, ok := multiply(a, b)
		if !ok {
			m.breakOff("the number is too large")
		}
		return p, true
	}
}

// multiply reports false when the product does not fit.
func multiply(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), lo <= 1<<63
	}
	return int64(lo), lo < 1<<63
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// floatArith is one operation on floats. `/` with an empty side is empty;
// division by zero fails the step.
func floatArith(op string, x, y floatFn) floatFn {
	if op == "/" {
		return func(m *machine) (float64, bool) {
			a, okA := x(m)
			b, okB := y(m)
			if !okA || !okB {
				return 0, false
			}
			if b == 0 {
				m.breakOff("division by zero")
				return 0, false
			}
			return finite(m, a/b), true
		}
	}
	return func(m *machine) (float64, bool) {
		a, _ := x(m)
		b, _ := y(m)
		switch op {
		case "+":
			a += b
		case "-":
			a -= b
		default:
			a *= b
		}
		return finite(m, a), true
	}
}

func finite(m *machine, x float64) float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		m.breakOff("the number is too large")
		return 0
	}
	return x
}

// durationArith adds and subtracts lengths of time, months and exact parts apart.
func durationArith(op string, x, y intFn) intFn {
	return func(m *machine) (int64, bool) {
		a, _ := x(m)
		b, _ := y(m)
		months, millis := lang.Duration(a).Parts()
		moreMonths, moreMillis := lang.Duration(b).Parts()
		if op == "-" {
			moreMonths, moreMillis = -moreMonths, -moreMillis
		}
		return packDuration(m, months+moreMonths, millis+moreMillis)
	}
}

// durationTimes multiplies a length of time.
func durationTimes(x, n intFn) intFn {
	return func(m *machine) (int64, bool) {
		d, _ := x(m)
		k, _ := n(m)
		months, millis := lang.Duration(d).Parts()
		a, okA := multiply(months, k)
		b, okB := multiply(millis, k)
		if !okA || !okB {
			m.breakOff("the length of time is too long")
			return 0, false
		}
		return packDuration(m, a, b)
	}
}

// The parts a duration can hold.
const (
	monthsLimit = 1 << 15
	millisLimit = 1 << 47
)

func packDuration(m *machine, months, millis int64) (int64, bool) {
	if months >= monthsLimit || months <= -monthsLimit || millis >= millisLimit || millis <= -millisLimit {
		m.breakOff("the length of time is too long")
		return 0, false
	}
	return int64(lang.MakeDuration(months, millis)), true
}

// between is the time from the second moment to the first.
func (c *compiler) between(xKind lang.Kind, x intFn, yKind lang.Kind, y intFn) intFn {
	if xKind == lang.Date && yKind == lang.Date {
		return func(m *machine) (int64, bool) {
			a, okA := x(m)
			b, okB := y(m)
			if !okA || !okB {
				return 0, false
			}
			return packDuration(m, 0, (a-b)*lang.Day)
		}
	}
	if xKind == lang.Date {
		x = dateToInstant(x)
	}
	if yKind == lang.Date {
		y = dateToInstant(y)
	}
	return func(m *machine) (int64, bool) {
		a, okA := x(m)
		b, okB := y(m)
		if !okA || !okB {
			return 0, false
		}
		return packDuration(m, 0, a-b)
	}
}

// shift is a date or datetime ± a duration. A date moves by whole days: hours
// that do not fill a day are dropped towards the date.
func (c *compiler) shift(kind lang.Kind, op string, x, d intFn) intFn {
	return func(m *machine) (int64, bool) {
		at, ok := x(m)
		length, _ := d(m)
		if !ok {
			return 0, false
		}
		months, millis := lang.Duration(length).Parts()
		if op == "-" {
			months, millis = -months, -millis
		}
		if kind == lang.Date {
			at = lang.AddMonths(at, months) + millis/lang.Day
			return at, validDay(m, at)
		}
		at = m.prog.zone.AddMonths(at, months) + millis
		return at, validDay(m, m.prog.zone.Day(at))
	}
}

func validDay(m *machine, day int64) bool {
	if day < lang.FirstDay || day > lang.LastDay {
		m.breakOff("the date is out of range")
		return false
	}
	return true
}
