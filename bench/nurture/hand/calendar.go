package main

import "campaignc/bench/stream"

// Days are counted from 1970-01-01, moments in milliseconds; all is in UTC.
const (
	second = 1000
	day    = 86_400 * second
)

// date is the date of a day.
func date(days int64) (year, month, dom int64) {
	z := days + 719_468 // days since 0000-03-01; years are counted from March
	era := z / 146_097
	ofEra := z % 146_097
	yearOfEra := (ofEra - ofEra/1_460 + ofEra/36_524 - ofEra/146_096) / 365
	ofYear := ofEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*ofYear + 2) / 153
	year, month, dom = yearOfEra+era*400, m+3, ofYear-(153*m+2)/5+1
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, dom
}

// dayOf is the day of a date.
func dayOf(year, month, dom int64) int64 {
	m := month - 3
	if m < 0 {
		m, year = m+12, year-1
	}
	era, yearOfEra := year/400, year%400
	ofYear := (153*m+2)/5 + dom - 1
	return era*146_097 + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + ofYear - 719_468
}

func daysIn(year, month int64) int64 {
	switch {
	case month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0):
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	}
	return 31
}

// addMonths moves a day by months; a day that the month does not have becomes
// its last.
func addMonths(days, months int64) int64 {
	year, month, dom := date(days)
	n := year*12 + month - 1 + months
	year, month = n/12, n%12+1
	return dayOf(year, month, min(dom, daysIn(year, month)))
}

// monthsBetween is how many whole months lie between two days in order.
func monthsBetween(from, to int64) int64 {
	y1, m1, _ := date(from)
	y2, m2, _ := date(to)
	n := (y2-y1)*12 + m2 - m1
	if addMonths(from, n) > to {
		n--
	}
	return n
}

func endOfMonth(days int64) int64 {
	year, month, _ := date(days)
	return dayOf(year, month, daysIn(year, month))
}

// digits reads a number of digits only.
func digits(s string) (n int64, ok bool) {
	for i := range len(s) {
		d := s[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + int64(d)
	}
	return n, true
}

// parseDate reads 2026-03-01.
func parseDate(s string) (days int64, ok bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	year, okY := digits(s[:4])
	month, okM := digits(s[5:7])
	dom, okD := digits(s[8:])
	if !okY || !okM || !okD || month < 1 || month > 12 || dom < 1 || dom > daysIn(year, month) {
		return 0, false
	}
	return dayOf(year, month, dom), true
}

// parseMoment reads 2026-03-01T09:00:00Z.
func parseMoment(s string) (ms int64, ok bool) {
	if len(s) != 20 || s[10] != 'T' || s[13] != ':' || s[16] != ':' || s[19] != 'Z' {
		return 0, false
	}
	days, okD := parseDate(s[:10])
	hours, okH := digits(s[11:13])
	minutes, okM := digits(s[14:16])
	seconds, okS := digits(s[17:19])
	return days*day + ((hours*60+minutes)*60+seconds)*second, okD && okH && okM && okS
}

// appendDate writes 2026-03-01.
func appendDate(b []byte, days int64) []byte {
	year, month, dom := date(days)
	return append(b,
		byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10), '-',
		byte('0'+month/10), byte('0'+month%10), '-', byte('0'+dom/10), byte('0'+dom%10))
}

// dateText is a date as text.
func dateText(a *stream.Arena, days int64) string { return a.Done(appendDate(a.Room(10), days)) }

// nineOClock is nine o'clock of a day as text.
func nineOClock(a *stream.Arena, days int64) string {
	return a.Done(append(appendDate(a.Room(20), days), "T09:00:00Z"...))
}
