package stdlib

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// convertFunctions turn values into text, and text into values. What cannot be
// read is empty, never guessed.
var convertFunctions = []interp.Function{
	{Function: lang.Function{
		Form:    "text(value: any) text",
		Doc:     "A value of any type as text, written as the output writes it.",
		Example: `text(40 + 2) == "42"`,
	}, Body: textBody},
	{Function: lang.Function{
		Form: "integer(x: text, decimal: constant?) integer",
		Doc: "A text read as a whole number: digits with an optional sign, outer space ignored, decimals only when they are zeros. With decimal " +
			"(`.` or `,`) the digits may be in groups of three. Empty when the text is no whole number.",
		Example: `integer(" 1,200 ", decimal: ".") is 1200`,
	}, Body: integerBody},
	{Function: lang.Function{
		Form: "float(x: text, decimal: constant?) float",
		Doc: "A text read as a number: digits, with decimals after a point or what decimal says, an optional sign, outer space ignored. With " +
			"decimal (`.` or `,`) the digits may be in groups of three. Empty when the text is no number.",
		Example: `float("1.234,5", decimal: ",") < 1234.6`,
	}, Body: floatBody},
	{Function: lang.Function{
		Form: "boolean(x: text) boolean",
		Doc: "True for true, yes, y, t, on and 1, false for false, no, n, f, off and 0, without regard to case and outer space; empty for " +
			"anything else.",
		Example: `boolean(" Yes ")`,
	}, Body: booleanBody},
}

func textBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	v := args[0]
	if v.Kind.IsText() {
		return textResult(v.Text)
	}
	size := 0
	for _, item := range v.List {
		if size += len(item.Text) + 2; size > textLimit {
			return none, errTextLimit
		}
	}
	return textResult(lang.FormatValue(v))
}

func integerBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	n, ok, err := readNumber(args)
	if err != nil || !ok || strings.Trim(n.fraction, "0") != "" {
		return none, err
	}
	v, err := strconv.ParseInt(n.sign+n.whole, 10, 64)
	if err != nil {
		return none, nil // more digits than a number holds: no number, as data goes
	}
	return integerResult(v)
}

func floatBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	n, ok, err := readNumber(args)
	if err != nil || !ok {
		return none, err
	}
	v, err := strconv.ParseFloat(n.sign+n.whole+"."+n.fraction+"0", 64)
	if err != nil || math.IsInf(v, 0) {
		return none, nil
	}
	return lang.FloatValue(v + 0), nil // -0 is 0
}

// numeral is a number as its digits.
type numeral struct{ sign, whole, fraction string }

// numeralLimit is how long a text may be, in bytes, to be read as a number.
const numeralLimit = 400

var errDecimalMark = errors.New(`the decimal mark is "." or ","`)

// readNumber reads the first argument as a number; the second says which mark
// stands before the decimals, and that the digits may be in groups.
func readNumber(args []lang.Value) (n numeral, ok bool, err error) {
	mark := args[1].Text
	if mark != "" && mark != "." && mark != "," {
		return n, false, errDecimalMark
	}
	if len(args[0].Text) > numeralLimit {
		return n, false, nil
	}
	s := strings.TrimSpace(args[0].Text)
	if s != "" && (s[0] == '-' || s[0] == '+') {
		n.sign, s = strings.TrimPrefix(s[:1], "+"), s[1:]
	}
	point := mark
	if point == "" {
		point = "."
	}
	whole, fraction, found := strings.Cut(s, point)
	n.whole, n.fraction = whole, fraction
	if mark != "" {
		n.whole = ungroup(whole, mark)
	}
	return n, n.whole != "" && digitsOnly(n.whole) && digitsOnly(fraction) && found == (fraction != ""), nil
}

// ungroup takes the group marks out of whole digits; "" when the groups are not
// of three digits each.
func ungroup(s, decimal string) string {
	for _, mark := range [...]string{",", ".", " ", "\u00A0", "\u202F", "'", "’"} {
		if mark == decimal || !strings.Contains(s, mark) {
			continue
		}
		groups := strings.Split(s, mark)
		for i, group := range groups {
			if len(group) != 3 && (i > 0 || len(group) > 3 || group == "") {
				return ""
			}
		}
		return strings.Join(groups, "")
	}
	return s
}

func digitsOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func booleanBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	if len(args[0].Text) > nameLimit {
		return none, nil
	}
	switch lower(strings.TrimSpace(args[0].Text)) {
	case "true", "yes", "y", "t", "on", "1":
		return boolResult(true)
	case "false", "no", "n", "f", "off", "0":
		return boolResult(false)
	}
	return none, nil
}
