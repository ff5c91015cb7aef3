package lang

import "time"

// Zone is a time zone as the evaluator uses it: days and times of day of an
// instant, and back. A local time that spring skips moves forward, one that
// autumn doubles is the first. A Zone is safe for concurrent use.
type Zone struct {
	loc   *time.Location
	fixed bool // without any transition, as UTC is
}

// NewZone makes a zone of a location; nil is UTC.
func NewZone(loc *time.Location) *Zone {
	if loc == nil {
		loc = time.UTC
	}
	start, end := time.Unix(0, 0).In(loc).ZoneBounds()
	return &Zone{loc: loc, fixed: start.IsZero() && end.IsZero()}
}

// Location is the zone as the time package knows it.
func (z *Zone) Location() *time.Location { return z.loc }

// Offset is how far local time is ahead of UTC at an instant, in milliseconds.
func (z *Zone) Offset(ms int64) int64 { return zoneOffset(ms, z.loc) }

func zoneOffset(ms int64, loc *time.Location) int64 {
	if loc == nil || loc == time.UTC {
		return 0
	}
	_, seconds := time.UnixMilli(ms).In(loc).Zone()
	return int64(seconds) * Second
}

// Local splits an instant, in milliseconds since 1970, into the local day,
// counted from 1970-01-01, and the milliseconds since its midnight.
func (z *Zone) Local(ms int64) (day, clock int64) {
	return divide(ms+z.Offset(ms), Day)
}

// Day is the local day of an instant, counted from 1970-01-01.
func (z *Zone) Day(ms int64) int64 { return localDay(ms, z.loc) }

func localDay(ms int64, loc *time.Location) int64 {
	day, _ := divide(ms+zoneOffset(ms, loc), Day)
	return day
}

// Of is the instant of a local day and time of day, in milliseconds. A time
// that a spring transition skips moves forward by the length of the gap (02:30
// becomes 03:30), one that an autumn transition doubles is the first.
func (z *Zone) Of(day, clock int64) int64 {
	local := day*Day + clock
	if z.fixed {
		return local - z.Offset(local)
	}
	return localInstant(local, z.loc)
}

// localInstant is the instant of a local time, given in milliseconds since
// 1970-01-01T00:00 of the place.
func localInstant(local int64, loc *time.Location) int64 {
	if loc == nil || loc == time.UTC {
		return local
	}
	// No offset reaches a day, so the transitions that matter lie between these.
	before, after := zoneOffset(local-Day, loc), zoneOffset(local+Day, loc)
	if before == after {
		return local - before
	}
	if first := local - before; zoneOffset(first, loc) == before {
		return first
	}
	if second := local - after; zoneOffset(second, loc) == after {
		return second
	}
	return local - before
}

// AddMonths moves an instant by calendar months: the same local time of day on
// the same day of the month, or on the month's last day when it is shorter. No
// months leave it as it is, also in an hour that autumn doubles.
func (z *Zone) AddMonths(ms, months int64) int64 {
	if months == 0 {
		return ms
	}
	day, clock := z.Local(ms)
	return z.Of(AddMonths(day, months), clock)
}

// divide is division towards minus infinity and its remainder, never negative.
func divide(a, b int64) (quotient, remainder int64) {
	quotient, remainder = a/b, a%b
	if remainder < 0 {
		quotient--
		remainder += b
	}
	return quotient, remainder
}
