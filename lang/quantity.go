package lang

import (
	"math"
	"strconv"
)

// Duration is the length of time that a quantity such as `3 days` stands for.
// Minutes, hours, days and weeks may have decimals (`1.5 hours`), months and
// years not. It fails, with a short sentence, on any other unit (times, percent,
// business days) and on a length that no Duration holds.
func (q *Quantity) Duration() (Duration, error) {
	u, ok := unitNamed(q.Unit)
	if !ok || q.Business || u.millis > 0 && u.millis < Minute {
		return 0, errDuration
	}
	var months, millis int64
	if n, err := strconv.ParseInt(q.Number, 10, 64); err == nil {
		if !addLength(&months, &millis, n, u) {
			return 0, errDurationRange
		}
		return MakeDuration(months, millis), nil
	}
	x, err := strconv.ParseFloat(q.Number, 64)
	switch {
	case u.months > 0:
		return 0, errWholeMonths
	case err != nil || math.Abs(x)*float64(u.millis) >= millisLimit:
		return 0, errDurationRange
	}
	return MakeDuration(0, int64(x*float64(u.millis))), nil
}

const errWholeMonths valueError = "months and years are counted in whole numbers"

// isLength reports whether the quantity is a length of time of the calendar.
func (q *Quantity) isLength() bool {
	u, ok := unitNamed(q.Unit)
	return ok && !q.Business && (u.months > 0 || u.millis >= Minute)
}

// isCount reports whether the unit is the one named, singular or plural.
func (q *Quantity) isCount(unit string) bool {
	return !q.Business && (q.Unit == unit || q.Unit == unit+"s")
}

// isKnown reports whether the unit is one of the language's; the parser reports
// any other.
func (q *Quantity) isKnown() bool {
	return q.Business || q.isLength() || q.isCount("time") || q.isCount("percent")
}
