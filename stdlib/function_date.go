package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// dateFunctions read the clock and take dates and datetimes apart.
var dateFunctions = []interp.Function{
	{Function: lang.Function{
		Form:    "today() date",
		Doc:     "The current day in the workspace's time zone.",
		Token:   "system.date",
		Example: `days_between(today(), now()) is 0`,
		Clock:   true,
	}, Body: func(env *interp.Env, _ []lang.Value) (lang.Value, error) { return dateResult(today(env)) }},
	{Function: lang.Function{
		Form:    "now() datetime",
		Doc:     "The current date and time.",
		Token:   "system.dateTime",
		Example: `date_of(now()) is today()`,
		Clock:   true,
	}, Body: func(env *interp.Env, _ []lang.Value) (lang.Value, error) {
		return lang.Value{Kind: lang.Datetime, Num: env.Now}, nil
	}},
	{Function: lang.Function{
		Form:    "year(x: moment) integer",
		Doc:     "The year of a date.",
		Example: `year(2026-03-09) is 2026`,
	}, Body: ofDay(func(day int64) int64 { y, _, _ := lang.DateOf(day); return y })},
	{Function: lang.Function{
		Form:    "month(x: moment) integer",
		Doc:     "The month of a date, 1 to 12.",
		Example: `month(2026-03-09) is 3`,
	}, Body: ofDay(monthOf)},
	{Function: lang.Function{
		Form:    "day(x: moment) integer",
		Doc:     "The day of the month of a date, 1 to 31.",
		Example: `day(2026-03-09) is 9`,
	}, Body: ofDay(func(day int64) int64 { _, _, d := lang.DateOf(day); return d })},
	{Function: lang.Function{
		Form:    "quarter(x: moment) integer",
		Doc:     "The calendar quarter of a date, 1 to 4.",
		Example: `quarter(2026-08-15) is 3`,
	}, Body: ofDay(func(day int64) int64 { return (monthOf(day) + 2) / 3 })},
	{Function: lang.Function{
		Form:    "week(x: moment) integer",
		Doc:     "The ISO week of a date, 1 to 53: weeks begin on Monday, and the first holds the year's first Thursday.",
		Example: `week(2027-01-01) is 53`,
	}, Body: ofDay(isoWeek)},
	{Function: lang.Function{
		Form:    "day_of_week(x: moment) integer",
		Doc:     "The day of the week of a date, 1 for Monday to 7 for Sunday.",
		Example: `day_of_week(2026-03-09) is 1`,
	}, Body: ofDay(lang.Weekday)},
	{Function: lang.Function{
		Form:    "weekday(x: moment) text",
		Doc:     "The English name of the day of the week of a date.",
		Example: `weekday(2026-03-09) == "Monday"`,
	}, Body: nameOfDay(func(day int64) string { return weekdayNames[lang.Weekday(day)-1] })},
	{Function: lang.Function{
		Form:    "month_name(x: moment) text",
		Doc:     "The English name of the month of a date.",
		Example: `month_name(2026-03-09) == "March"`,
	}, Body: nameOfDay(func(day int64) string { return monthNames[monthOf(day)-1] })},
	{Function: lang.Function{
		Form:    "is_business_day(x: moment) boolean",
		Doc:     "Whether a date is from Monday to Friday. Holidays are not known.",
		Example: `is_business_day(2026-03-09) and not is_business_day(2026-03-08)`,
	}, Body: func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		day, _ := local(env, args[0])
		return boolResult(lang.Weekday(day) <= 5)
	}},
	{Function: lang.Function{
		Form:    "hour(x: datetime) integer",
		Doc:     "The hour of a datetime in the workspace's time zone, 0 to 23.",
		Example: `hour(2026-03-09T17:45) is 17`,
	}, Body: ofClock(func(clock int64) int64 { return clock / lang.Hour })},
	{Function: lang.Function{
		Form:    "minute(x: datetime) integer",
		Doc:     "The minute of a datetime, 0 to 59.",
		Example: `minute(2026-03-09T17:45) is 45`,
	}, Body: ofClock(func(clock int64) int64 { return clock / lang.Minute % 60 })},
	{Function: lang.Function{
		Form:    "date_of(x: datetime) date",
		Doc:     "The day of a datetime in the workspace's time zone.",
		Example: `date_of(2026-03-09T17:45) is 2026-03-09`,
	}, Body: func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		day, _ := local(env, args[0])
		return dateResult(day)
	}},
	{Function: lang.Function{
		Form:    "time_of(x: datetime) time",
		Doc:     "The time of day of a datetime in the workspace's time zone.",
		Example: `datetime_of(2026-12-24, time_of(2026-03-09T17:45)) is 2026-12-24T17:45`,
	}, Body: func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		_, clock := local(env, args[0])
		return lang.Value{Kind: lang.Time, Num: clock}, nil
	}},
}

// ofDay makes the body of a function of a moment's day.
func ofDay(get func(day int64) int64) body {
	return func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		day, _ := local(env, args[0])
		return integerResult(get(day))
	}
}

func nameOfDay(get func(day int64) string) body {
	return func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		day, _ := local(env, args[0])
		return textResult(get(day))
	}
}

// ofClock makes the body of a function of a moment's time of day.
func ofClock(get func(clock int64) int64) body {
	return func(env *interp.Env, args []lang.Value) (lang.Value, error) {
		_, clock := local(env, args[0])
		return integerResult(get(clock))
	}
}

func monthOf(day int64) int64 {
	_, month, _ := lang.DateOf(day)
	return month
}

// isoWeek is the week that the week's Thursday is in.
func isoWeek(day int64) int64 {
	thursday := day - lang.Weekday(day) + 4
	year, _, _ := lang.DateOf(thursday)
	return (thursday-lang.DayOf(year, 1, 1))/7 + 1
}
