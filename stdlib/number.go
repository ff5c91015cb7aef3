package stdlib

import (
	"math"
	"strconv"

	"campaignc/lang"
)

// This file computes with numbers of any kind, exactly where the kind is.

// asFloat is a number of any kind as a float.
func asFloat(v lang.Value) float64 {
	switch v.Kind {
	case lang.Float:
		return v.Float()
	case lang.Currency:
		return float64(v.Num) / lang.CurrencyScale
	}
	return float64(v.Num)
}

// floatResult refuses what is no number any more.
func floatResult(f float64) (lang.Value, error) {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return none, errNumberLimit
	}
	return lang.FloatValue(f + 0), nil // -0 is 0
}

// toInteger is a float without decimals as an integer.
func toInteger(f float64) (lang.Value, error) {
	if !(f >= math.MinInt64 && f < math.MaxInt64) { // MaxInt64 as a float is one more
		return none, errNumberLimit
	}
	return integerResult(int64(f))
}

// widest is the kind that numbers of two kinds have in common, as the checker
// sees it.
func widest(a, b lang.Kind) lang.Kind {
	switch {
	case a == b:
		return a
	case a == lang.Currency || b == lang.Currency:
		return lang.Currency
	case a == lang.Float || b == lang.Float:
		return lang.Float
	}
	return lang.Integer
}

// widen makes a number one of a wider kind.
func widen(v lang.Value, to lang.Kind) (lang.Value, error) {
	switch {
	case v.Kind == to:
		return v, nil
	case to == lang.Float:
		return lang.FloatValue(asFloat(v)), nil
	case to == lang.Currency && v.Kind == lang.Float:
		units, err := toInteger(math.Round(v.Float() * lang.CurrencyScale))
		return lang.Value{Kind: to, Num: units.Num}, err
	case to == lang.Currency:
		if v.Num > math.MaxInt64/lang.CurrencyScale || v.Num < math.MinInt64/lang.CurrencyScale {
			return none, errNumberLimit
		}
		v.Num *= lang.CurrencyScale
	}
	v.Kind = to
	return v, nil
}

// widenAll makes numbers all of the widest of their kinds, leaving out those
// that are empty.
func widenAll(values []lang.Value) ([]lang.Value, error) {
	var out []lang.Value
	kind := lang.NoKind
	for _, v := range values {
		if v.IsEmpty() {
			continue
		}
		if len(out) == 0 {
			kind = v.Kind
		}
		kind = widest(kind, v.Kind)
		out = append(out, v)
	}
	for i := range out {
		var err error
		if out[i], err = widen(out[i], kind); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// less compares two numbers, or two moments, of one kind.
func less(a, b lang.Value) bool {
	if a.Kind == lang.Float {
		return a.Float() < b.Float()
	}
	return a.Num < b.Num
}

// roundFloat rounds to a number of decimals, half away from zero, as the number
// is written: 2.675 becomes 2.68 although the float is a little less.
func roundFloat(f float64, decimals int) float64 {
	digits := strconv.AppendFloat(nil, math.Abs(f), 'e', -1, 64) // d.ddde±xx
	mantissa, exponent := splitExponent(digits)
	keep := exponent + 1 + decimals // digits of the mantissa that stay
	switch {
	case keep >= len(mantissa):
		return f
	case keep < 0:
		return 0
	}
	up := mantissa[keep] >= '5'
	mantissa = append([]byte("0"), mantissa[:keep]...)
	for i := len(mantissa) - 1; up; i-- {
		up = mantissa[i] == '9'
		mantissa[i]++
		if up {
			mantissa[i] = '0'
		}
	}
	mantissa = append(mantissa, 'e')
	mantissa = strconv.AppendInt(mantissa, int64(-decimals), 10)
	rounded, err := strconv.ParseFloat(string(mantissa), 64)
	if err != nil {
		return math.Inf(1) // the caller refuses it
	}
	return math.Copysign(rounded, f)
}

// splitExponent takes `1.25e+03` apart into the digits 125 and the exponent 3.
func splitExponent(s []byte) (mantissa []byte, exponent int) {
	for i, c := range s {
		if c == 'e' {
			exponent, _ = strconv.Atoi(string(s[i+1:])) // strconv wrote it
			return mantissa, exponent
		}
		if c != '.' {
			mantissa = append(mantissa, c)
		}
	}
	return mantissa, 0
}

// roundUnits rounds a whole number to a multiple of unit, half away from zero.
func roundUnits(n, unit int64) (int64, error) {
	rest := n % unit
	n -= rest
	switch {
	case rest >= unit-rest:
		return addChecked(n, unit)
	case -rest >= unit+rest:
		return addChecked(n, -unit)
	}
	return n, nil
}

func addChecked(a, b int64) (int64, error) {
	sum := a + b
	if (sum > a) != (b > 0) && b != 0 {
		return 0, errNumberLimit
	}
	return sum, nil
}
