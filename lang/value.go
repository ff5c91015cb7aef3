package lang

import "math"

// Value is one value of any kind: a default, a token's value, a fact of a
// test, an argument of a library function that takes several kinds. The
// evaluator's hot path does not use it; it keeps text and numbers apart.
//
// The zero Value is empty.
type Value struct {
	Kind Kind
	Text string  // text kinds
	Num  int64   // whole numbers; Currency in ten-thousandths; Boolean 0 or 1; Date, Datetime, Time, Length in their units; Float as its bits
	List []Value // ListKind

	Table *Table // TableKind
}

// IsEmpty reports whether the value is empty: none at all, or `""`.
func (v Value) IsEmpty() bool {
	return v.Kind == NoKind || v.Kind == Blank || v.Kind.IsText() && v.Text == ""
}

// Float returns a Float's number.
func (v Value) Float() float64 { return math.Float64frombits(uint64(v.Num)) }

// FloatValue makes a Float. There is one zero: arithmetic's other one, which would
// be written -0 and be a change, is it too.
func FloatValue(f float64) Value {
	if f == 0 {
		f = 0
	}
	return Value{Kind: Float, Num: int64(math.Float64bits(f))}
}

// TextValue makes a String.
func TextValue(s string) Value { return Value{Kind: String, Text: s} }

// BoolValue makes a Boolean.
func BoolValue(b bool) Value {
	v := Value{Kind: Boolean}
	if b {
		v.Num = 1
	}
	return v
}

// CurrencyScale is how many units of Currency make one.
const CurrencyScale = 10_000

// Duration is a length of time: whole calendar months and exact milliseconds,
// packed into one number so that it fits a slot. Both parts are signed; months
// reach ±32,000, milliseconds ±4,400 years.
type Duration int64

const durationBits = 48

// MakeDuration packs months and milliseconds.
func MakeDuration(months, millis int64) Duration {
	return Duration(months<<durationBits + millis)
}

// Parts returns the months and milliseconds.
func (d Duration) Parts() (months, millis int64) {
	millis = int64(d) << (64 - durationBits) >> (64 - durationBits)
	return (int64(d) - millis) >> durationBits, millis
}

// Length in milliseconds of the units that are exact.
const (
	Second = 1_000
	Minute = 60 * Second
	Hour   = 60 * Minute
	Day    = 24 * Hour
	Week   = 7 * Day
)

// Approx is the duration in milliseconds, a month counted as 30 days (as
// Marketo does in `run once every`); it orders durations.
func (d Duration) Approx() int64 {
	months, millis := d.Parts()
	return months*30*Day + millis
}
