package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// calendarFunctions compute with dates and datetimes. What would lie outside
// the years 1 to 9999 fails the step.
var calendarFunctions = []interp.Function{
	{Function: lang.Function{
		Form:    "date(year: integer, month: integer, day: integer) date",
		Doc:     "The date of a year, month and day; empty when there is no such day.",
		Example: `date(2026, 3, 9) is 2026-03-09`,
	}, Body: func(_ *interp.Env, args []lang.Value) (lang.Value, error) {
		if day, ok := makeDate(args[0].Num, args[1].Num, args[2].Num); ok {
			return dateResult(day)
		}
		return none, nil
	}},
	{Function: lang.Function{
		Form: "datetime_of(day: date, at: time) datetime",
		Doc: "A day at a time of day in the workspace's time zone. A time that spring skips moves forward, one that autumn doubles is the " +
			"first.",
		Example: `datetime_of(2026-03-09, 09:00) is 2026-03-09T09:00`,
	}, Body: func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		return datetimeResult(env, env.Zone.Of(args[0].Num, args[1].Num))
	}},
	{Function: lang.Function{
		Form:    "add_minutes(x: datetime, count: integer) datetime",
		Doc:     "A datetime moved by minutes, backward by a negative number.",
		Example: `add_minutes(2026-03-09T09:00, -15) is 2026-03-09T08:45`,
	}, Body: addBody(lang.Minute)},
	{Function: lang.Function{
		Form:    "add_hours(x: datetime, count: integer) datetime",
		Doc:     "A datetime moved by hours, backward by a negative number.",
		Example: `add_hours(2026-03-09T09:00, 20) is 2026-03-10T05:00`,
	}, Body: addBody(lang.Hour)},
	{Function: lang.Function{
		Form:    "add_days(x: moment, count: integer) moment",
		Doc:     "A date moved by days, or a datetime moved by 24 hours each, backward by a negative number.",
		Example: `add_days(2026-02-27, 3) is 2026-03-02`,
	}, Body: func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		return addDays(env, args[0], args[1].Num)
	}},
	{Function: lang.Function{
		Form: "add_business_days(x: moment, count: integer) moment",
		Doc: "A date or datetime moved by days from Monday to Friday, a datetime to the same local time. From a weekend, the next business day " +
			"is the first. Holidays are not known.",
		Example: `add_business_days(2026-03-06, 2) is 2026-03-10`,
	}, Body: addBusinessDaysBody},
	{Function: lang.Function{
		Form:    "add_months(x: moment, count: integer) moment",
		Doc:     "A date or datetime moved by calendar months, to the month's last day where that is earlier.",
		Example: `add_months(2026-01-31, 1) is 2026-02-28`,
	}, Body: func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		return addMonths(env, args[0], args[1].Num)
	}},
	{Function: lang.Function{
		Form:    "add_years(x: moment, count: integer) moment",
		Doc:     "A date or datetime moved by calendar years; 29 February becomes 28 February where there is none.",
		Example: `add_years(2024-02-29, 1) is 2025-02-28`,
	}, Body: func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		if years := args[1].Num; years >= -9999 && years <= 9999 {
			return addMonths(env, args[0], 12*years)
		}
		return none, errDateLimit
	}},
	{Function: lang.Function{
		Form:    "start_of_week(x: moment) date",
		Doc:     "The Monday of a date's week.",
		Example: `start_of_week(2026-03-15) is 2026-03-09`,
	}, Body: toDay(func(day int64) int64 { return day - lang.Weekday(day) + 1 })},
	{Function: lang.Function{
		Form:    "start_of_month(x: moment) date",
		Doc:     "The first day of a date's month.",
		Example: `start_of_month(2026-03-15) is 2026-03-01`,
	}, Body: toDay(func(day int64) int64 { return periodStart(day, 1) })},
	{Function: lang.Function{
		Form:    "end_of_month(x: moment) date",
		Doc:     "The last day of a date's month.",
		Example: `end_of_month(2026-02-15) is 2026-02-28`,
	}, Body: toDay(func(day int64) int64 { return periodEnd(day, 1) })},
	{Function: lang.Function{
		Form:    "start_of_quarter(x: moment) date",
		Doc:     "The first day of a date's calendar quarter.",
		Example: `start_of_quarter(2026-08-15) is 2026-07-01`,
	}, Body: toDay(func(day int64) int64 { return periodStart(day, 3) })},
	{Function: lang.Function{
		Form:    "end_of_quarter(x: moment) date",
		Doc:     "The last day of a date's calendar quarter.",
		Example: `end_of_quarter(2026-08-15) is 2026-09-30`,
	}, Body: toDay(func(day int64) int64 { return periodEnd(day, 3) })},
	{Function: lang.Function{
		Form:    "start_of_year(x: moment) date",
		Doc:     "The first of January of a date's year.",
		Example: `start_of_year(2026-08-15) is 2026-01-01`,
	}, Body: toDay(func(day int64) int64 { return periodStart(day, 12) })},
	{Function: lang.Function{
		Form:    "end_of_year(x: moment) date",
		Doc:     "The last of December of a date's year.",
		Example: `end_of_year(2026-08-15) is 2026-12-31`,
	}, Body: toDay(func(day int64) int64 { return periodEnd(day, 12) })},
	{Function: lang.Function{
		Form:    "minutes_between(from: datetime, to: datetime) integer",
		Doc:     "The full minutes from one datetime to another, negative when the second is earlier.",
		Example: `minutes_between(2026-03-09T09:00, 2026-03-09T10:30) is 90`,
	}, Body: betweenBody(lang.Minute)},
	{Function: lang.Function{
		Form:    "hours_between(from: datetime, to: datetime) integer",
		Doc:     "The full hours from one datetime to another, negative when the second is earlier.",
		Example: `hours_between(2026-03-09T09:00, 2026-03-10T08:59) is 23`,
	}, Body: betweenBody(lang.Hour)},
	{Function: lang.Function{
		Form:    "days_between(from: moment, to: moment) integer",
		Doc:     "The days from one date to another, negative when the second is earlier. A datetime counts as its day.",
		Example: `days_between(2026-02-27, 2026-03-02) is 3`,
	}, Body: daysBody(func(from, to int64) int64 { return to - from })},
	{Function: lang.Function{
		Form:    "business_days_between(from: moment, to: moment) integer",
		Doc:     "The days from Monday to Friday after one date up to another, negative when the second is earlier.",
		Example: `business_days_between(2026-03-06, 2026-03-10) is 2`,
	}, Body: daysBody(businessDays)},
	{Function: lang.Function{
		Form:    "months_between(from: moment, to: moment) integer",
		Doc:     "The full calendar months from one moment to another, negative when the second is earlier.",
		Example: `months_between(2026-01-31, 2026-03-30) is 1`,
	}, Body: func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		return integerResult(monthsBetween(env, args[0], args[1]))
	}},
	{Function: lang.Function{
		Form:    "years_between(from: moment, to: moment) integer",
		Doc:     "The full years from one moment to another, negative when the second is earlier.",
		Example: `years_between(1990-06-15, 2026-06-14) is 35`,
	}, Body: func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		return integerResult(monthsBetween(env, args[0], args[1]) / 12)
	}},
	{Function: lang.Function{
		Form:    "age(x: moment) integer",
		Doc:     "The full years from a date to today.",
		Example: `age(today() - 400 days) is 1`,
		Clock:   true,
	}, Body: func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		day, _ := local(env, args[0])
		return integerResult(monthsBetween(env, dateValue(day), dateValue(today(env))) / 12)
	}},
	{Function: lang.Function{
		Form: "next_anniversary(x: moment) date",
		Doc: "The next day, today included, with the month and day of a date: a birthday, a renewal. Of 29 February, 28 February where there is " +
			"none; a date that lies ahead is its own.",
		Example: `next_anniversary(today() - 365 days) on or after today()`,
		Clock:   true,
	}, Body: nextAnniversary},
	{Function: lang.Function{
		Form:    "earliest(x: moment...) moment",
		Doc:     "The earliest of the moments; those that are empty do not count.",
		Example: `earliest(2026-03-09, 2026-01-31) is 2026-01-31`,
		Empty:   true,
	}, Body: extremeMoment(less)},
	{Function: lang.Function{
		Form:    "latest(x: moment...) moment",
		Doc:     "The latest of the moments; those that are empty do not count.",
		Example: `latest(2026-03-09, 2026-01-31) is 2026-03-09`,
		Empty:   true,
	}, Body: extremeMoment(func(a, b lang.Value) bool { return less(b, a) })},
}

// addBody makes the body of a function that moves a datetime by units.
func addBody(unit int64) body {
	return func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		n := args[1].Num
		if n < -stepLimit*lang.Day/unit || n > stepLimit*lang.Day/unit {
			return none, errDateLimit
		}
		return datetimeResult(env, args[0].Num+n*unit)
	}
}

// toDay makes the body of a function from a moment's day to another day.
func toDay(get func(day int64) int64) body {
	return func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		day, _ := local(env, args[0])
		return dateResult(get(day))
	}
}

func addBusinessDaysBody(env *interp.Env, args []lang.Value) (lang.Value, error) {
	n := args[1].Num
	if n < -stepLimit || n > stepLimit {
		return none, errDateLimit
	}
	day, clock := local(env, args[0])
	if day = addBusinessDays(day, n); args[0].Kind == lang.Date {
		return dateResult(day)
	}
	return datetimeResult(env, env.Zone.Of(day, clock))
}

func betweenBody(unit int64) body {
	return func(_ *interp.Env, args []lang.Value) (lang.Value, error) {
		return integerResult((args[1].Num - args[0].Num) / unit)
	}
}

// daysBody makes the body of a function of two moments' days.
func daysBody(between func(from, to int64) int64) body {
	return func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		from, _ := local(env, args[0])
		to, _ := local(env, args[1])
		return integerResult(between(from, to))
	}
}

func nextAnniversary(env *interp.Env, args []lang.Value) (lang.Value, error) {
	day, _ := local(env, args[0])
	from := today(env)
	if day >= from {
		return dateResult(day)
	}
	year, _, _ := lang.DateOf(day)
	thisYear, _, _ := lang.DateOf(from)
	next := lang.AddMonths(day, 12*(thisYear-year))
	if next < from {
		next = lang.AddMonths(day, 12*(thisYear-year+1))
	}
	return dateResult(next)
}

// extremeMoment makes earliest and latest. Among datetimes, a date counts as
// the start of its day.
func extremeMoment(better func(a, b lang.Value) bool) body {
	return func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		best := none
		for _, v := range args[0].List {
			if v.IsEmpty() {
				continue
			}
			if best.Kind == lang.Date && v.Kind == lang.Datetime {
				best = lang.Value{Kind: lang.Datetime, Num: env.Zone.Of(best.Num, 0)}
			}
			if v.Kind == lang.Date && best.Kind == lang.Datetime {
				v = lang.Value{Kind: lang.Datetime, Num: env.Zone.Of(v.Num, 0)}
			}
			if best.IsEmpty() || better(v, best) {
				best = v
			}
		}
		return best, nil
	}
}
