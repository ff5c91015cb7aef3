package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// This file computes with dates and datetimes. A datetime's day and time of day
// are those of the workspace's time zone.

func dateValue(day int64) lang.Value { return lang.Value{Kind: lang.Date, Num: day} }

// dateResult refuses days beyond the calendar.
func dateResult(day int64) (lang.Value, error) {
	if day < lang.FirstDay || day > lang.LastDay {
		return none, errDateLimit
	}
	return dateValue(day), nil
}

// datetimeResult refuses instants beyond the calendar.
func datetimeResult(env *interp.Env, ms int64) (lang.Value, error) {
	if ms < (lang.FirstDay-1)*lang.Day || ms > (lang.LastDay+2)*lang.Day {
		return none, errDateLimit
	}
	if day := env.Zone.Day(ms); day < lang.FirstDay || day > lang.LastDay {
		return none, errDateLimit
	}
	return lang.Value{Kind: lang.Datetime, Num: ms}, nil
}

// local is the local day of a date or datetime and the time since its midnight.
func local(env *interp.Env, v lang.Value) (day, clock int64) {
	if v.Kind == lang.Date {
		return v.Num, 0
	}
	return env.Zone.Local(v.Num)
}

func today(env *interp.Env) int64 { return env.Zone.Day(env.Now) }

// stepLimit bounds a number of days, so that sums with it cannot overflow.
const stepLimit = 2 * lang.LastDay

// addDays moves a moment: a date by days, a datetime by 24 hours each.
func addDays(env *interp.Env, v lang.Value, days int64) (lang.Value, error) {
	if days < -stepLimit || days > stepLimit {
		return none, errDateLimit
	}
	if v.Kind == lang.Date {
		return dateResult(v.Num + days)
	}
	return datetimeResult(env, v.Num+days*lang.Day)
}

// addMonths moves a moment by calendar months, to the month's last day where it
// is shorter.
func addMonths(env *interp.Env, v lang.Value, months int64) (lang.Value, error) {
	if months < -stepLimit/28 || months > stepLimit/28 {
		return none, errDateLimit
	}
	if v.Kind == lang.Date {
		return dateResult(lang.AddMonths(v.Num, months))
	}
	return datetimeResult(env, env.Zone.AddMonths(v.Num, months))
}

// addBusinessDays moves a day by days from Monday to Friday. From a weekend,
// forward counts from Friday and backward from Monday.
func addBusinessDays(day, n int64) int64 {
	switch weekday := lang.Weekday(day); {
	case weekday > 5 && n > 0:
		day -= weekday - 5
	case weekday > 5 && n < 0:
		day += 8 - weekday
	case weekday > 5:
		return day
	}
	position := lang.Weekday(day) - 1 + n // days from the week's Monday, five to a week
	weeks := (position - modulo(position, 5)) / 5
	return day - (lang.Weekday(day) - 1) + weeks*7 + modulo(position, 5)
}

// businessDays counts the days from Monday to Friday after one day up to another.
func businessDays(from, to int64) int64 { return businessDaysUpTo(to) - businessDaysUpTo(from) }

// businessDaysUpTo counts them from a Sunday before all days.
func businessDaysUpTo(day int64) int64 {
	monday := day - (lang.Weekday(day) - 1)
	const before = lang.FirstDay - 1 // 0001-01-01 was a Monday
	return (monday-before-1)/7*5 + min(lang.Weekday(day), 5)
}

// monthsBetween counts the full calendar months from one moment to another.
func monthsBetween(env *interp.Env, from, to lang.Value) int64 {
	fromDay, fromClock := local(env, from)
	toDay, toClock := local(env, to)
	sign := int64(1)
	if fromDay > toDay || fromDay == toDay && fromClock > toClock {
		sign = -1
		fromDay, fromClock, toDay, toClock = toDay, toClock, fromDay, fromClock
	}
	y1, m1, _ := lang.DateOf(fromDay)
	y2, m2, _ := lang.DateOf(toDay)
	months := (y2-y1)*12 + m2 - m1
	reached := lang.AddMonths(fromDay, months)
	if reached > toDay || reached == toDay && fromClock > toClock {
		months--
	}
	return sign * months
}

// periodStart is the first day of the period of so many months, counted from
// January, that a day is in; periodEnd is the last.
func periodStart(day, months int64) int64 {
	year, month, _ := lang.DateOf(day)
	return lang.DayOf(year, month-(month-1)%months, 1)
}

func periodEnd(day, months int64) int64 {
	return lang.AddMonths(periodStart(day, months), months) - 1
}

// makeDate is the day of a date; false when there is none such.
func makeDate(year, month, day int64) (int64, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > lang.DaysIn(year, month) {
		return 0, false
	}
	return lang.DayOf(year, month, day), true
}

var weekdayNames = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}
