package lang

import (
	"math"
	"strconv"
	"time"
)

// valueError says why a text is no value of a type, as a short sentence.
type valueError string

func (e valueError) Error() string { return string(e) }

// The reasons for which a cell is refused.
const (
	errWhole         valueError = "not a whole number in digits, such as 42 or -7"
	errWholeRange    valueError = "out of range for a whole number of 64 bits"
	errScoreRange    valueError = "out of range for a score, which is from -2147483648 to 2147483647"
	errDecimal       valueError = "not a number in digits, such as 42 or -7.5"
	errDecimalRange  valueError = "too large for a number"
	errCurrency      valueError = "not an amount with at most four decimals, such as 1200 or 9.95"
	errCurrencyRange valueError = "out of range for a currency"
	errBoolean       valueError = "neither true nor false"
	errDate          valueError = "not a date such as 2026-01-31"
	errDateless      valueError = "a date that is not in the calendar"
	errDatetime      valueError = "not a date with time such as 2026-01-31T09:00:00Z"
	errClock         valueError = "not a time of day such as 09:00"
	errDuration      valueError = "not a duration such as 3 days"
	errDurationRange valueError = "too long for a duration"
	errEnum          valueError = "not one of the values of the enum, spelled as declared"
	errUnreadable    valueError = "not a kind of value that can be read"
)

// ParseValue reads one cell of data as the declared type, strictly: nothing is
// guessed, and what cannot be read exactly is refused with a short sentence
// that says why. A blank cell ("") is the zero, empty Value for every type.
//
// Text kinds are taken as they are, an enum must be spelled as declared. Whole
// numbers are digits with an optional minus (no plus, no leading zero, no -0,
// no group separators); decimals have digits on both sides of the point and no
// exponent; a currency has at most four of them. Booleans are true or false in
// any ASCII case (spreadsheets write TRUE), nothing else. Dates are 2026-01-31;
// a datetime is RFC 3339 with T, its seconds and offset optional, its fraction
// at most milliseconds; without an offset it is local time in zone (nil is
// UTC), and a date alone is the start of its day there. Durations read as
// FormatValue writes them: `3 days`, `2 months 1 day`.
//
// It allocates nothing. Text values share memory with text. It is safe for
// concurrent use.
func ParseValue(t Type, text string, zone *time.Location) (Value, error) {
	if text == "" {
		return Value{}, nil
	}
	v := Value{Kind: t.Kind}
	var err error
	switch t.Kind {
	case String, LongText, Email, Phone, URL:
		v.Text = text
	case Enum:
		if !t.HasValue(text) {
			return Value{}, errEnum
		}
		v.Text = text
	case Integer, Percent, Score:
		v.Num, err = parseWhole(t.Kind, text)
	case Float:
		return parseFloat(text)
	case Currency:
		v.Num, err = parseCurrency(text)
	case Boolean:
		v.Num, err = parseBoolean(text)
	case Date:
		v.Num, err = parseDate(text)
	case Datetime:
		v.Num, err = parseDatetime(text, zone)
	case Time:
		v.Num, err = parseClock(text)
	case Length:
		v.Num, err = parseLength(text)
	default:
		err = errUnreadable
	}
	if err != nil {
		return Value{}, err
	}
	return v, nil
}

// digits counts the digits that a text begins with.
func digits(s string) int {
	i := 0
	for i < len(s) && s[i]-'0' <= 9 {
		i++
	}
	return i
}

func parseWhole(kind Kind, s string) (int64, error) {
	d := s
	negative := d[0] == '-'
	if negative {
		d = d[1:]
	}
	if d == "" || digits(d) != len(d) || d[0] == '0' && len(s) > 1 {
		return 0, errWhole
	}
	if len(d) > 19 {
		return 0, errWholeRange
	}
	var u uint64 // nineteen digits fit
	for i := range len(d) {
		u = u*10 + uint64(d[i]-'0')
	}
	n := int64(u)
	if negative {
		n = -n
	}
	switch {
	case u > math.MaxInt64 && !(negative && u == 1<<63):
		return 0, errWholeRange
	case kind == Score && (n < math.MinInt32 || n > math.MaxInt32):
		return 0, errScoreRange
	}
	return n, nil
}

// decimal splits a plain decimal into its sign, its whole digits and its
// decimals.
func decimal(s string) (negative bool, whole, fraction string, ok bool) {
	if s[0] == '-' {
		negative, s = true, s[1:]
	}
	n := digits(s)
	whole, s = s[:n], s[n:]
	if n == 0 || whole[0] == '0' && n > 1 {
		return false, "", "", false
	}
	if s != "" {
		if s[0] != '.' || len(s) == 1 || digits(s[1:]) != len(s)-1 {
			return false, "", "", false
		}
		fraction = s[1:]
	}
	return negative, whole, fraction, true
}

func parseFloat(s string) (Value, error) {
	if _, _, _, ok := decimal(s); !ok {
		return Value{}, errDecimal
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return Value{}, errDecimalRange
	}
	return FloatValue(f + 0), nil // -0.0 is 0
}

func parseCurrency(s string) (int64, error) {
	negative, whole, fraction, ok := decimal(s)
	if !ok || len(fraction) > 4 {
		return 0, errCurrency
	}
	if len(whole) > 15 {
		return 0, errCurrencyRange
	}
	var u uint64 // fifteen digits and four decimals are at most 19 digits
	for i := range len(whole) {
		u = u*10 + uint64(whole[i]-'0')
	}
	for i := range 4 {
		u *= 10
		if i < len(fraction) {
			u += uint64(fraction[i] - '0')
		}
	}
	n := int64(u)
	if negative {
		n = -n
	}
	if u > math.MaxInt64 && !(negative && u == 1<<63) {
		return 0, errCurrencyRange
	}
	return n, nil
}

func parseBoolean(s string) (int64, error) {
	switch {
	case foldASCII(s, "true"):
		return 1, nil
	case foldASCII(s, "false"):
		return 0, nil
	}
	return 0, errBoolean
}

// foldASCII compares with a text in lower case, ignoring the case of ASCII letters.
func foldASCII(s, lower string) bool {
	if len(s) != len(lower) {
		return false
	}
	for i := range len(s) {
		if s[i]|0x20 != lower[i] {
			return false
		}
	}
	return true
}
