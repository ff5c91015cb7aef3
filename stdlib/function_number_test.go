package stdlib

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"campaignc/lang"
)

func TestNumberFunctions(t *testing.T) {
	const most, least = int64(math.MaxInt64), int64(math.MinInt64)
	score := lang.Value{Kind: lang.Score, Num: 40}
	runFunctionTests(t, []functionTest{
		{name: "round", args: []any{2.5}, want: 3},
		{name: "round", args: []any{-2.5}, want: -3},
		{name: "round", args: []any{2.4999999}, want: 2},
		{name: "round", args: []any{0.49999999999999994}, want: 0},
		{name: "round", args: []any{money("2.5")}, want: 3},
		{name: "round", args: []any{money("-2.4999")}, want: -2},
		{name: "round", args: []any{7}, want: 7},
		{name: "round", args: []any{score}, want: 40},
		{name: "round", args: []any{1e19}, reason: "the number is too large"},
		{name: "round", args: []any{9223372036854775807.0}, reason: "the number is too large"},
		{name: "round", args: []any{-9223372036854775808.0}, want: least},
		{name: "round", args: []any{9.2e18}, want: int64(9_200_000_000_000_000_000)},
		{name: "round_to", args: []any{2.675, 2}, want: 2.68},
		{name: "round_to", args: []any{-1.005, 2}, want: -1.01},
		{name: "round_to", args: []any{0.05, 0}, want: 0.0},
		{name: "round_to", args: []any{9.99, 1}, want: 10.0},
		{name: "round_to", args: []any{99.5, 0}, want: 100.0},
		{name: "round_to", args: []any{5.0, -1}, want: 10.0},
		{name: "round_to", args: []any{4.0, -1}, want: 0.0},
		{name: "round_to", args: []any{1e300, 2}, want: 1e300},
		{name: "round_to", args: []any{1.7976931348623157e308, -15}, want: 1.7976931348623157e308},
		{name: "round_to", args: []any{12345, -3}, want: 12000},
		{name: "round_to", args: []any{-12500, -3}, want: -13000},
		{name: "round_to", args: []any{12345, 2}, want: 12345},
		{name: "round_to", args: []any{most, -15}, want: int64(9_223_000_000_000_000_000)},
		{name: "round_to", args: []any{int64(9_223_372_036_854_775_805), -1}, reason: "the number is too large"},
		{name: "round_to", args: []any{money("12.3456"), 2}, want: money("12.35")},
		{name: "round_to", args: []any{money("12.3456"), 4}, want: money("12.3456")},
		{name: "round_to", args: []any{money("15.5"), -1}, want: money("20")},
		{name: "round_to", args: []any{money("15.5"), -15}, want: money("0")},
		{name: "round_to", args: []any{1.5, 16}, reason: "a number is rounded to at most 15 decimals, or -15"},
		{name: "round_to", args: []any{1.5, least}, reason: "a number is rounded to at most 15 decimals, or -15"},
		{name: "floor", args: []any{2.9}, want: 2},
		{name: "floor", args: []any{-2.1}, want: -3},
		{name: "floor", args: []any{money("-2.1")}, want: -3},
		{name: "floor", args: []any{money("2.9")}, want: 2},
		{name: "floor", args: []any{lang.Value{Kind: lang.Currency, Num: least}}, want: -922337203685478},
		{name: "ceiling", args: []any{2.1}, want: 3},
		{name: "ceiling", args: []any{-2.9}, want: -2},
		{name: "ceiling", args: []any{money("2.0001")}, want: 3},
		{name: "ceiling", args: []any{money("2")}, want: 2},
		{name: "ceiling", args: []any{money("-2.9")}, want: -2},
		{name: "ceiling", args: []any{lang.Value{Kind: lang.Currency, Num: most}}, want: 922337203685478},
		{name: "round", args: []any{lang.Value{Kind: lang.Currency, Num: least}}, want: -922337203685478},
		{name: "abs", args: []any{-15}, want: 15},
		{name: "abs", args: []any{-1.5}, want: 1.5},
		{name: "abs", args: []any{money("-1.5")}, want: money("1.5")},
		{name: "abs", args: []any{least}, reason: "the number is too large"},
		{name: "min", args: []any{[]any{70, 35, nil, 90}}, want: 35},
		{name: "min", args: []any{[]any{nil}}, want: nil},
		{name: "min", args: []any{[]any{1.5, 2}}, want: 1.5},
		{name: "min", args: []any{[]any{1.5, 1}}, want: 1.0},
		{name: "min", args: []any{[]any{money("2"), 1}}, want: money("1")},
		{name: "min", args: []any{[]any{money("2"), most}}, reason: "the number is too large"},
		{name: "max", args: []any{[]any{0, -5}}, want: 0},
		{name: "max", args: []any{[]any{score, score}}, want: score},
		{name: "max", args: []any{[]any{score, 50}}, want: 50},
		{name: "max", args: []any{[]any{money("2"), 2.5}}, want: money("2.5")},
		{name: "clamp", args: []any{85, 0, 70}, want: 70},
		{name: "clamp", args: []any{-5, 0, 70}, want: 0},
		{name: "clamp", args: []any{35, 0, 70}, want: 35},
		{name: "clamp", args: []any{35, 70, 0}, reason: "the lower bound is above the upper one"},
		{name: "clamp", args: []any{0.5, 1, 2}, want: 1.0},
		{name: "average", args: []any{[]any{1, 2, nil, 6}}, want: 3.0},
		{name: "average", args: []any{[]any{nil}}, want: nil},
		{name: "average", args: []any{[]any{1e308, 1e308}}, reason: "the number is too large"},
		{name: "remainder", args: []any{17, 5}, want: 2},
		{name: "remainder", args: []any{-1, 7}, want: 6},
		{name: "remainder", args: []any{1, -7}, want: -6},
		{name: "remainder", args: []any{14, 7}, want: 0},
		{name: "remainder", args: []any{least, -1}, want: 0},
		{name: "remainder", args: []any{1, 0}, reason: "division by zero"},
		{name: "percent_of", args: []any{30, 120}, want: 25.0},
		{name: "percent_of", args: []any{money("5"), 20}, want: 25.0},
		{name: "percent_of", args: []any{1, 0}, reason: "division by zero"},
		{name: "power", args: []any{2, 10}, want: 1024.0},
		{name: "power", args: []any{10, 400}, reason: "the number is too large"},
		{name: "power", args: []any{-1, 0.5}, reason: "the number is too large"},
	})
}

// Rounding agrees with exact arithmetic on the number as it is written.
func FuzzRound(f *testing.F) {
	for _, x := range []float64{2.675, -1.005, 0.5, 1e22, 1.7976931348623157e308, 5e-324, 99.9995} {
		f.Add(x, int8(2))
	}
	f.Fuzz(func(t *testing.T, x float64, decimals int8) {
		if math.IsNaN(x) || math.IsInf(x, 0) || math.Abs(x) > 1e15 || decimals < 0 || decimals > 15 {
			return
		}
		scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil))
		exact, _ := new(big.Rat).SetString(lang.FormatValue(lang.FloatValue(x)))
		exact.Mul(exact, scale)
		half := big.NewRat(1, 2)
		if x < 0 {
			half.Neg(half)
		}
		exact.Add(exact, half)
		whole := new(big.Int).Quo(exact.Num(), exact.Denom())
		want, _ := new(big.Rat).Quo(new(big.Rat).SetInt(whole), scale).Float64()
		if got := roundFloat(x, int(decimals)); got != want {
			t.Errorf("%v to %d decimals is %v, want %v", x, decimals, got, want)
		}
	})
}

func TestConvertFunctions(t *testing.T) {
	runFunctionTests(t, []functionTest{
		{name: "text", args: []any{42}, want: "42"},
		{name: "text", args: []any{1.5}, want: "1.5"},
		{name: "text", args: []any{money("12.50")}, want: "12.5"},
		{name: "text", args: []any{true}, want: "true"},
		{name: "text", args: []any{on("2026-03-09")}, want: "2026-03-09"},
		{name: "text", args: []any{at("2026-03-09T09:00")}, want: "2026-03-09T08:00:00Z"},
		{name: "text", args: []any{"x"}, want: "x"},
		{name: "text", args: []any{nil}, want: nil},
		{name: "integer", args: []any{"42"}, want: 42},
		{name: "integer", args: []any{" +42\u00a0"}, want: 42},
		{name: "integer", args: []any{"-7"}, want: -7},
		{name: "integer", args: []any{"007"}, want: 7},
		{name: "integer", args: []any{"42.00"}, want: 42},
		{name: "integer", args: []any{"42.5"}, want: nil},
		{name: "integer", args: []any{"42."}, want: nil},
		{name: "integer", args: []any{".5"}, want: nil},
		{name: "integer", args: []any{"1,200"}, want: nil},
		{name: "integer", args: []any{"1,200", "."}, want: 1200},
		{name: "integer", args: []any{"1.200", ","}, want: 1200},
		{name: "integer", args: []any{"1 234 567", ","}, want: 1234567},
		{name: "integer", args: []any{"1'234'567", "."}, want: 1234567},
		{name: "integer", args: []any{"1,20", "."}, want: nil},
		{name: "integer", args: []any{"1,2000", "."}, want: nil},
		{name: "integer", args: []any{"1234,567", "."}, want: nil},
		{name: "integer", args: []any{",567", "."}, want: nil},
		{name: "integer", args: []any{"9223372036854775807"}, want: int64(math.MaxInt64)},
		{name: "integer", args: []any{"-9223372036854775808"}, want: int64(math.MinInt64)},
		{name: "integer", args: []any{"9223372036854775808"}, want: nil},
		{name: "integer", args: []any{"0x10"}, want: nil},
		{name: "integer", args: []any{"1_000"}, want: nil},
		{name: "integer", args: []any{"٥"}, want: nil},
		{name: "integer", args: []any{"--5"}, want: nil},
		{name: "integer", args: []any{"5%"}, want: nil},
		{name: "integer", args: []any{"-"}, want: nil},
		{name: "integer", args: []any{"NaN"}, want: nil},
		{name: "integer", args: []any{strings.Repeat("0", 1000)}, want: nil},
		{name: "integer", args: []any{"5", ";"}, reason: `the decimal mark is "." or ","`},
		{name: "float", args: []any{"1.5"}, want: 1.5},
		{name: "float", args: []any{"1.234,5", ","}, want: 1234.5},
		{name: "float", args: []any{"-1,234.5", "."}, want: -1234.5},
		{name: "float", args: []any{"-0"}, want: 0.0},
		{name: "float", args: []any{"1e3"}, want: nil},
		{name: "float", args: []any{"Inf"}, want: nil},
		{name: "float", args: []any{"1.2.3"}, want: nil},
		{name: "float", args: []any{strings.Repeat("9", 350)}, want: nil},
		{name: "boolean", args: []any{" Yes "}, want: true},
		{name: "boolean", args: []any{"0"}, want: false},
		{name: "boolean", args: []any{"maybe"}, want: nil},
		{name: "boolean", args: []any{strings.Repeat("y", 1000)}, want: nil},
	})
}
