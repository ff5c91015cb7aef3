package stdlib

import (
	"errors"
	"math"

	"campaignc/interp"
	"campaignc/lang"
)

// numberFunctions round, compare and compute. Whole numbers and currency are
// computed exactly; what does not fit fails the step.
var numberFunctions = []interp.Function{
	{Function: lang.Function{
		Form:    "round(x: number) integer",
		Doc:     "The nearest whole number, halves away from zero.",
		Example: `round(2.5) is 3 and round(-2.5) is -3`,
	}, Body: wholeBody(func(f float64) float64 { return roundFloat(f, 0) }, roundCurrency)},
	{Function: lang.Function{
		Form: "round_to(x: number, decimals: integer) number",
		Doc: "The number with so many decimals, halves away from zero, as it is written in decimal; -3 rounds to thousands. At most 15 either " +
			"way.",
		Example: `round_to(2.675, 2) is 2.68 and round_to(12345, -3) is 12000`,
	}, Body: roundToBody},
	{Function: lang.Function{
		Form:    "floor(x: number) integer",
		Doc:     "The whole number at or below.",
		Example: `floor(2.9) is 2 and floor(-2.1) is -3`,
	}, Body: wholeBody(math.Floor, floorCurrency)},
	{Function: lang.Function{
		Form:    "ceiling(x: number) integer",
		Doc:     "The whole number at or above.",
		Example: `ceiling(2.1) is 3 and ceiling(-2.9) is -2`,
	}, Body: wholeBody(math.Ceil, ceilingCurrency)},
	{Function: lang.Function{
		Form:    "abs(x: number) number",
		Doc:     "The number without its sign.",
		Example: `abs(-15) is 15`,
	}, Body: absBody},
	{Function: lang.Function{
		Form:    "min(x: number...) number",
		Doc:     "The smallest of the numbers; those that are empty do not count.",
		Marketo: "a Change Data Value step with a choice: over or under the bound, the bound",
		Example: `min(70, 35, 90) is 35`,
		Empty:   true,
	}, Body: extremeBody(func(a, b lang.Value) bool { return less(a, b) })},
	{Function: lang.Function{
		Form:    "max(x: number...) number",
		Doc:     "The largest of the numbers; those that are empty do not count.",
		Marketo: "a Change Data Value step with a choice: over or under the bound, the bound",
		Example: `max(0, -5) is 0`,
		Empty:   true,
	}, Body: extremeBody(func(a, b lang.Value) bool { return less(b, a) })},
	{Function: lang.Function{
		Form:    "clamp(x: number, low: number, high: number) number",
		Doc:     "The number, but not below low and not above high.",
		Marketo: "a Change Data Value step with a choice: over or under the bound, the bound",
		Example: `clamp(85, 0, 70) is 70`,
	}, Body: clampBody},
	{Function: lang.Function{
		Form:    "average(x: number...) float",
		Doc:     "The arithmetic mean of the numbers; those that are empty do not count.",
		Example: `average(1, 2, 6) == 3.0`,
		Empty:   true,
	}, Body: averageBody},
	{Function: lang.Function{
		Form:    "remainder(x: integer, by: integer) integer",
		Doc:     "What is left of x after dividing by a number; it has that number's sign.",
		Example: `remainder(17, 5) is 2 and remainder(-1, 7) is 6`,
	}, Body: remainderBody},
	{Function: lang.Function{
		Form:    "percent_of(x: number, whole: number) float",
		Doc:     "How many percent of the whole x is.",
		Example: `percent_of(30, 120) == 25.0`,
	}, Body: percentOfBody},
	{Function: lang.Function{
		Form:    "power(x: number, exponent: number) float",
		Doc:     "The number to a power, for scores that grow or fade away: `power(0.5, weeks)`.",
		Example: `power(2, 10) == 1024.0`,
	}, Body: func(_ *interp.Env, args []lang.Value) (lang.Value, error) {
		return floatResult(math.Pow(asFloat(args[0]), asFloat(args[1])))
	}},
}

var (
	errDecimals = errors.New("a number is rounded to at most 15 decimals, or -15")
	errByZero   = errors.New("division by zero")
	errBounds   = errors.New("the lower bound is above the upper one")
)

// wholeBody makes the body of a function that gives a whole number: of a float
// by the first, of currency in its units by the second.
func wholeBody(float func(float64) float64, currency func(int64) int64) body {
	return func(_ *interp.Env, args []lang.Value) (lang.Value, error) {
		v := args[0]
		switch v.Kind {
		case lang.Float:
			return toInteger(float(v.Float()))
		case lang.Currency:
			return integerResult(currency(v.Num))
		}
		return integerResult(v.Num)
	}
}

func roundCurrency(n int64) int64 {
	q, rest := n/lang.CurrencyScale, n%lang.CurrencyScale
	switch {
	case rest >= lang.CurrencyScale/2:
		q++
	case rest <= -lang.CurrencyScale/2:
		q--
	}
	return q
}

func floorCurrency(n int64) int64 {
	if n%lang.CurrencyScale < 0 {
		return n/lang.CurrencyScale - 1
	}
	return n / lang.CurrencyScale
}

func ceilingCurrency(n int64) int64 {
	if n%lang.CurrencyScale > 0 {
		return n/lang.CurrencyScale + 1
	}
	return n / lang.CurrencyScale
}

// decimalsLimit is how many decimals, either way, a number is rounded to.
const decimalsLimit = 15

func roundToBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	v, decimals := args[0], args[1].Num
	if decimals < -decimalsLimit || decimals > decimalsLimit {
		return none, errDecimals
	}
	unit := int64(1)
	switch v.Kind {
	case lang.Float:
		return floatResult(roundFloat(v.Float(), int(decimals)))
	case lang.Currency:
		unit = lang.CurrencyScale
	}
	for ; decimals > 0 && unit > 1; decimals-- {
		unit /= 10
	}
	for ; decimals < 0; decimals++ {
		if unit > math.MaxInt64/10 {
			v.Num = 0 // no amount reaches half of that
			return v, nil
		}
		unit *= 10
	}
	var err error
	v.Num, err = roundUnits(v.Num, unit)
	return v, err
}

// modulo is the remainder with the divisor's sign.
func modulo(n, by int64) int64 {
	rest := n % by
	if rest != 0 && (rest < 0) != (by < 0) {
		rest += by
	}
	return rest
}

func absBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	v := args[0]
	switch {
	case v.Kind == lang.Float:
		return floatResult(math.Abs(v.Float()))
	case v.Num == math.MinInt64:
		return none, errNumberLimit
	case v.Num < 0:
		v.Num = -v.Num
	}
	return v, nil
}

// extremeBody makes min and max.
func extremeBody(better func(a, b lang.Value) bool) body {
	return func(_ *interp.Env, args []lang.Value) (lang.Value, error) {
		values, err := widenAll(args[0].List)
		if err != nil || len(values) == 0 {
			return none, err
		}
		best := values[0]
		for _, v := range values[1:] {
			if better(v, best) {
				best = v
			}
		}
		return best, nil
	}
}

func clampBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	values, err := widenAll(args)
	if err != nil || len(values) < len(args) {
		return none, err
	}
	x, low, high := values[0], values[1], values[2]
	switch {
	case less(high, low):
		return none, errBounds
	case less(x, low):
		return low, nil
	case less(high, x):
		return high, nil
	}
	return x, nil
}

func averageBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	sum, count := 0.0, 0.0
	for _, v := range args[0].List {
		if !v.IsEmpty() {
			sum += asFloat(v)
			count++
		}
	}
	if count == 0 {
		return none, nil
	}
	return floatResult(sum / count)
}

func remainderBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	switch args[1].Num {
	case 0:
		return none, errByZero
	case -1:
		return integerResult(0) // MinInt64 % -1
	}
	return integerResult(modulo(args[0].Num, args[1].Num))
}

func percentOfBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	part, total := asFloat(args[0]), asFloat(args[1])
	if total == 0 {
		return none, errByZero
	}
	return floatResult(part / total * 100)
}
