package lang

import "time"

// number reads exactly n digits from the front of a text; -1 when there are fewer.
func number(s string, n int) int {
	if len(s) < n || digits(s[:n]) != n {
		return -1
	}
	v := 0
	for i := range n {
		v = v*10 + int(s[i]-'0')
	}
	return v
}

const dateLayout = "2006-01-02"

// parseDate reads 2026-01-31 as days since 1970-01-01.
func parseDate(s string) (int64, error) {
	if len(s) != len(dateLayout) || s[4] != '-' || s[7] != '-' {
		return 0, errDate
	}
	year, month, day := number(s, 4), number(s[5:], 2), number(s[8:], 2)
	switch {
	case year < 0 || month < 0 || day < 0:
		return 0, errDate
	case year == 0 || month == 0 || month > 12 || day == 0 || int64(day) > DaysIn(int64(year), int64(month)):
		return 0, errDateless
	}
	return DayOf(int64(year), int64(month), int64(day)), nil
}

// parseDatetime reads an RFC 3339 moment as milliseconds since 1970.
func parseDatetime(s string, zone *time.Location) (int64, error) {
	if len(s) < len(dateLayout) {
		return 0, errDatetime
	}
	day, err := parseDate(s[:len(dateLayout)])
	if err != nil {
		if err == errDate {
			err = errDatetime
		}
		return 0, err
	}
	rest := s[len(dateLayout):]
	if rest == "" {
		return localInstant(day*Day, zone), nil
	}
	if rest[0] != 'T' {
		return 0, errDatetime
	}
	clock, rest, ok := readClock(rest[1:])
	if !ok {
		return 0, errDatetime
	}
	local := day*Day + clock
	switch {
	case rest == "":
		return localInstant(local, zone), nil
	case rest == "Z":
		return local, nil
	}
	offset, ok := readOffset(rest)
	if !ok {
		return 0, errDatetime
	}
	return local - offset, nil
}

// readClock reads 09:00, 09:00:30 or 09:00:30.250 as milliseconds since midnight.
func readClock(s string) (clock int64, rest string, ok bool) {
	hour := number(s, 2)
	if hour < 0 || hour > 23 || len(s) < 5 || s[2] != ':' {
		return 0, "", false
	}
	minute := number(s[3:], 2)
	if minute < 0 || minute > 59 {
		return 0, "", false
	}
	clock = int64(hour)*Hour + int64(minute)*Minute
	s = s[5:]
	if s == "" || s[0] != ':' {
		return clock, s, true
	}
	second := number(s[1:], 2)
	if second < 0 || second > 59 {
		return 0, "", false
	}
	clock += int64(second) * 1000
	s = s[3:]
	if s == "" || s[0] != '.' {
		return clock, s, true
	}
	n := digits(s[1:])
	if n == 0 || n > 3 {
		return 0, "", false
	}
	scale := [...]int{0, 100, 10, 1}
	return clock + int64(number(s[1:], n)*scale[n]), s[1+n:], true
}

// readOffset reads +02:00 as milliseconds ahead of UTC.
func readOffset(s string) (int64, bool) {
	if len(s) != 6 || s[3] != ':' || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hour, minute := number(s[1:], 2), number(s[4:], 2)
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0, false
	}
	offset := int64(hour)*Hour + int64(minute)*Minute
	if s[0] == '-' {
		offset = -offset
	}
	return offset, true
}

// parseClock reads a time of day as milliseconds since midnight.
func parseClock(s string) (int64, error) {
	clock, rest, ok := readClock(s)
	if !ok || rest != "" {
		return 0, errClock
	}
	return clock, nil
}
