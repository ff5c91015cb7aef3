package lang

import (
	"strings"
)

// lengthUnit is a unit of durations: calendar months or exact milliseconds.
type lengthUnit struct {
	name           string
	months, millis int64
}

// lengthUnits are the units a duration is written in, longest first.
var lengthUnits = [...]lengthUnit{
	{"year", 12, 0}, {"month", 1, 0}, {"week", 0, Week}, {"day", 0, Day}, {"hour", 0, Hour}, {"minute", 0, Minute},
	{"second", 0, 1000}, {"millisecond", 0, 1},
}

// unitNamed finds a unit by its singular or plural.
func unitNamed(name string) (lengthUnit, bool) {
	name = strings.TrimSuffix(name, "s")
	for _, u := range lengthUnits {
		if u.name == name {
			return u, true
		}
	}
	return lengthUnit{}, false
}

// The parts a Duration can hold.
const (
	monthsLimit = 1 << 15
	millisLimit = 1 << (durationBits - 1)
)

// addLength adds n units to months and milliseconds; false when too long.
func addLength(months, millis *int64, n int64, u lengthUnit) bool {
	const most = millisLimit // more of any unit than fits
	if n >= most || n <= -most {
		return false
	}
	if u.millis > 0 && (n > most/u.millis || n < -most/u.millis) || u.months > 0 && (n > monthsLimit || n < -monthsLimit) {
		return false
	}
	*months += n * u.months
	*millis += n * u.millis
	return *months < monthsLimit && *months > -monthsLimit && *millis < most && *millis > -most
}

// parseLength reads `3 days` or `2 months 1 day` as a Duration.
func parseLength(s string) (int64, error) {
	var months, millis int64
	for {
		count, rest, ok := strings.Cut(s, " ")
		if !ok || count == "" {
			return 0, errDuration
		}
		n, err := parseWhole(Integer, count)
		if err != nil {
			return 0, errDuration
		}
		word, more, again := strings.Cut(rest, " ")
		u, ok := unitNamed(word)
		if !ok {
			return 0, errDuration
		}
		if !addLength(&months, &millis, n, u) {
			return 0, errDurationRange
		}
		if !again {
			return int64(MakeDuration(months, millis)), nil
		}
		s = more
	}
}
