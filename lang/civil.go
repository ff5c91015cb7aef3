package lang

import "time"

// This file counts days: the proleptic Gregorian calendar as whole numbers, and
// local times as instants. Years run from 1 to 9999.

const (
	firstDay = -719162 // 0001-01-01
	lastDay  = 2932896 // 9999-12-31
)

var monthDays = [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// daysIn is the number of days of a month, which counts from 1.
func daysIn(year, month int) int {
	if month == 2 && (year%4 == 0 && year%100 != 0 || year%400 == 0) {
		return 29
	}
	return monthDays[month-1]
}

// dayNumber counts the days from 1970-01-01 to a date. The year is taken to
// begin in March, so that the leap day is its last.
func dayNumber(year, month, day int) int64 {
	y, m := int64(year), int64(month)
	if m <= 2 {
		y--
		m += 12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + int64(day) - 719469
}

// civilDate is the date of a day counted from 1970-01-01.
func civilDate(days int64) (year, month, day int) {
	y, m, d := time.Unix(days*86_400, 0).UTC().Date()
	return y, int(m), d
}

// localInstant is the instant, in milliseconds, of a local time given in
// milliseconds since 1970-01-01T00:00 of the zone. A time that a spring
// transition skips moves forward by the length of the gap, one that an autumn
// transition doubles is the first.
func localInstant(local int64, zone *time.Location) int64 {
	if zone == nil || zone == time.UTC {
		return local
	}
	// No offset reaches a day, so the transitions that matter lie between these.
	before, after := zoneOffset(local-Day, zone), zoneOffset(local+Day, zone)
	if first := local - before; before == after || zoneOffset(first, zone) == before {
		return first
	}
	if second := local - after; zoneOffset(second, zone) == after {
		return second
	}
	return local - before
}

// zoneOffset is how far the zone is ahead of UTC at an instant, in milliseconds.
func zoneOffset(ms int64, zone *time.Location) int64 {
	_, seconds := time.UnixMilli(ms).In(zone).Zone()
	return int64(seconds) * 1000
}
