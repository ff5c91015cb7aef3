package stdlib

import (
	"errors"
	"slices"

	"campaignc/interp"
	"campaignc/lang"
)

// This file puts the functions together and holds what their bodies share.
//
// A body with a plain Go shape (func(string) string and its kin) neither fails
// nor returns an empty number, and its text is at most half as long again as
// the argument. Everything else takes the generic shape.

// body is the generic shape of a function's Go side.
type body = func(*interp.Env, []lang.Value) (lang.Value, error)

// functions makes the tables of all families. What the bodies remember between
// calls (compiled patterns, the indexes of look-up tables) lives and dies with
// the library that they are made for.
func functions() []interp.Function {
	return slices.Concat(
		caseFunctions, textFunctions, wordFunctions, newPatternFunctions(), plainFunctions, convertFunctions,
		mailFunctions, webFunctions, phoneFunctions, countryFunctions, stateFunctions,
		numberFunctions, dateFunctions, calendarFunctions, dateTextFunctions,
		newTableFunctions(), choiceFunctions,
	)
}

// textLimit is how long a text may become, in bytes: lead data may size nothing.
const textLimit = 1 << 20

// Reasons that several functions give.
var (
	errTextLimit   = errors.New("the text would be longer than 1 MiB")
	errNumberLimit = errors.New("the number is too large")
	errDateLimit   = errors.New("the date would lie outside the years 1 to 9999")
)

// none is the empty result.
var none = lang.Value{}

func textResult(s string) (lang.Value, error) { return lang.TextValue(s), nil }

func boolResult(b bool) (lang.Value, error) { return lang.BoolValue(b), nil }

func integerValue(n int64) lang.Value { return lang.Value{Kind: lang.Integer, Num: n} }

func integerResult(n int64) (lang.Value, error) { return integerValue(n), nil }

// whole is an optional whole-number argument.
func whole(v lang.Value, missing int64) int64 {
	if v.IsEmpty() {
		return missing
	}
	return v.Num
}
