package lang

import "strconv"

// FormatValue writes a value as outputs show it; ParseValue reads it back.
//
// Datetimes are in UTC with Z, their fraction only when it is not zero; a
// currency has no more decimals than it needs; a float is in its shortest
// plain form; a duration reads `3 days` or `2 months 1 day`. An empty value is "".
func FormatValue(v Value) string {
	if v.Kind.IsText() {
		return v.Text
	}
	return string(AppendValue(nil, v))
}

// AppendValue appends what FormatValue gives.
func AppendValue(dst []byte, v Value) []byte {
	switch v.Kind {
	case String, LongText, Email, Phone, URL, Enum:
		return append(dst, v.Text...)
	case Integer, Percent, Score:
		return strconv.AppendInt(dst, v.Num, 10)
	case Float:
		return strconv.AppendFloat(dst, v.Float(), 'f', -1, 64)
	case Currency:
		return appendCurrency(dst, v.Num)
	case Boolean:
		return strconv.AppendBool(dst, v.Num != 0)
	case Date:
		return appendDate(dst, v.Num)
	case Datetime:
		return appendDatetime(dst, v.Num)
	case Time:
		return appendClock(dst, v.Num, false)
	case Length:
		return appendLength(dst, Duration(v.Num))
	case ListKind:
		for i, x := range v.List {
			if i > 0 {
				dst = append(dst, ", "...)
			}
			if x.Kind != ListKind { // lists do not nest
				dst = AppendValue(dst, x)
			}
		}
	}
	return dst
}

func appendCurrency(dst []byte, n int64) []byte {
	u := uint64(n)
	if n < 0 {
		dst = append(dst, '-')
		u = -u
	}
	dst = strconv.AppendUint(dst, u/CurrencyScale, 10)
	fraction := u % CurrencyScale
	if fraction == 0 {
		return dst
	}
	dst = append(dst, '.')
	for unit := uint64(CurrencyScale / 10); fraction > 0; unit /= 10 {
		dst = append(dst, '0'+byte(fraction/unit))
		fraction %= unit
	}
	return dst
}

// appendPadded appends a number that is not negative in at least width digits.
func appendPadded(dst []byte, n int64, width int) []byte {
	for unit := int64(10); width > 1; width-- {
		if n < unit {
			dst = append(dst, '0')
		}
		unit *= 10
	}
	return strconv.AppendInt(dst, n, 10)
}

func appendDate(dst []byte, days int64) []byte {
	year, month, day := DateOf(days)
	dst = appendPadded(dst, year, 4)
	dst = append(dst, '-')
	dst = appendPadded(dst, month, 2)
	dst = append(dst, '-')
	return appendPadded(dst, day, 2)
}

func appendDatetime(dst []byte, ms int64) []byte {
	days, clock := divide(ms, Day)
	dst = appendDate(dst, days)
	dst = append(dst, 'T')
	dst = appendClock(dst, clock, true)
	return append(dst, 'Z')
}

// appendClock appends a time of day; seconds are left out when they are zero,
// unless full.
func appendClock(dst []byte, ms int64, full bool) []byte {
	dst = appendPadded(dst, ms/Hour, 2)
	dst = append(dst, ':')
	dst = appendPadded(dst, ms/Minute%60, 2)
	seconds, fraction := ms/1000%60, ms%1000
	if !full && seconds == 0 && fraction == 0 {
		return dst
	}
	dst = append(dst, ':')
	dst = appendPadded(dst, seconds, 2)
	if fraction != 0 {
		dst = append(dst, '.')
		dst = appendPadded(dst, fraction, 3)
	}
	return dst
}

func appendLength(dst []byte, d Duration) []byte {
	months, millis := d.Parts()
	start := len(dst)
	for _, u := range lengthUnits {
		if u.name == "week" {
			continue // days say it better: `10 days`
		}
		var n int64
		if u.months > 0 {
			n, months = months/u.months, months%u.months
		} else {
			n, millis = millis/u.millis, millis%u.millis
		}
		if n == 0 {
			continue
		}
		if len(dst) > start {
			dst = append(dst, ' ')
		}
		dst = strconv.AppendInt(dst, n, 10)
		dst = append(dst, ' ')
		dst = append(dst, u.name...)
		if n != 1 && n != -1 {
			dst = append(dst, 's')
		}
	}
	if len(dst) == start {
		return append(dst, "0 days"...)
	}
	return dst
}
