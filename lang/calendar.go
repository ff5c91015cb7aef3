package lang

// This file is the Gregorian calendar on days counted from 1970-01-01, without
// zones and without the time package's range checks on every step.

// The days that values may hold: 0001-01-01 to 9999-12-31.
const (
	FirstDay = -719_162
	LastDay  = 2_932_896
)

// DateOf is the calendar date of a day.
func DateOf(day int64) (year, month, dom int64) {
	// Years are counted from March, so that the leap day is the last of a year
	// and of an era of 400 years.
	era, dayOfEra := divide(day+719_468, 146_097)
	yearOfEra := (dayOfEra - dayOfEra/1_460 + dayOfEra/36_524 - dayOfEra/146_096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*dayOfYear + 2) / 153
	dom = dayOfYear - (153*m+2)/5 + 1
	month, year = m+3, yearOfEra+era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, dom
}

// DayOf is the day of a date. Month and day of the month must be real ones.
func DayOf(year, month, dom int64) int64 {
	m := month - 3
	if m < 0 {
		m += 12
		year--
	}
	era, yearOfEra := divide(year, 400)
	dayOfYear := (153*m+2)/5 + dom - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return era*146_097 + dayOfEra - 719_468
}

var monthDays = [...]int64{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// DaysIn is the length of a month, counted from 1.
func DaysIn(year, month int64) int64 {
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		return 29
	}
	return monthDays[month-1]
}

// Weekday is the day of the week, 1 for Monday to 7 for Sunday.
func Weekday(day int64) int64 {
	_, r := divide(day+3, 7) // 1970-01-01 was a Thursday
	return r + 1
}

// AddMonths moves a day by calendar months; a day of the month that the target
// month does not have becomes its last.
func AddMonths(day, months int64) int64 {
	year, month, dom := DateOf(day)
	year, month = divide(year*12+month-1+months, 12)
	month++
	return DayOf(year, month, min(dom, DaysIn(year, month)))
}
