package stdlib

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"campaignc/lang"
)

// This file reads and writes dates in the forms that people use.

// datePart is one part of a format: a piece of a date, or literal text.
type datePart struct {
	piece   string // `YYYY`; "" for a literal
	literal string
}

// datePieces are the pieces, longer ones before those they begin with.
var datePieces = [...]string{"YYYY", "YY", "MMMM", "MMM", "MM", "M", "DD", "D", "dddd", "ddd", "HH", "H", "hh", "h", "mm", "m", "ss", "s", "A", "a"}

// formatLimit is how long a format may be, in bytes.
const formatLimit = 200

var errFormatLimit = errors.New("the format is too long")

// nextPart takes the first part off a format. Letters that are no piece stand
// in [brackets]; T is itself, as in 2026-03-09T09:00.
func nextPart(format string) (part datePart, rest string, err error) {
	for _, piece := range datePieces {
		if strings.HasPrefix(format, piece) {
			return datePart{piece: piece}, format[len(piece):], nil
		}
	}
	if format[0] == '[' {
		literal, rest, closed := strings.Cut(format[1:], "]")
		if !closed {
			return part, "", errors.New("the format has a [ without a ]")
		}
		return datePart{literal: literal}, rest, nil
	}
	r, size := utf8.DecodeRuneInString(format)
	if unicode.IsLetter(r) && r != 'T' {
		return part, "", fmt.Errorf("the format has a letter %q that means nothing; text stands in [brackets]", r)
	}
	return datePart{literal: format[:size]}, format[size:], nil
}

// dateFields are what a text says about a moment.
type dateFields struct {
	year, month, day     int64
	hour, minute, second int64
	half                 byte // of the day: 'a', 'p', or 0
}

// readDate reads a text by a format; false when it does not read so.
func readDate(s, format string) (f dateFields, ok bool, err error) {
	if len(format) > formatLimit {
		return f, false, errFormatLimit
	}
	s = strings.TrimSpace(s)
	f = dateFields{month: 1, day: 1}
	ok = true
	for format != "" {
		var part datePart
		if part, format, err = nextPart(format); err != nil {
			return f, false, err
		}
		if !ok {
			continue // the format is still read, for its errors
		}
		if part.piece == "" {
			s, ok = strings.CutPrefix(s, part.literal)
			continue
		}
		s, ok = f.read(s, part.piece)
	}
	return f, ok && s == "", nil
}

// read takes a piece of a date off a text.
func (f *dateFields) read(s, piece string) (rest string, ok bool) {
	switch piece {
	case "YYYY":
		f.year, rest, ok = readDigits(s, 4, 4)
	case "YY":
		f.year, rest, ok = readDigits(s, 2, 2)
		if f.year += 1900; f.year < 1969 {
			f.year += 100
		}
	case "MMMM", "MMM":
		f.month, rest, ok = readName(s, monthNames[:])
	case "dddd", "ddd":
		_, rest, ok = readName(s, weekdayNames[:])
	case "MM", "M":
		f.month, rest, ok = readDigits(s, len(piece), 2)
	case "DD", "D":
		f.day, rest, ok = readDigits(s, len(piece), 2)
	case "HH", "H", "hh", "h":
		f.hour, rest, ok = readDigits(s, len(piece), 2)
		ok = ok && (piece[0] == 'H' || f.hour >= 1 && f.hour <= 12)
	case "mm", "m":
		f.minute, rest, ok = readDigits(s, len(piece), 2)
	case "ss", "s":
		f.second, rest, ok = readDigits(s, len(piece), 2)
	default: // A, a
		if len(s) < 2 || s[1]|0x20 != 'm' || s[0]|0x20 != 'a' && s[0]|0x20 != 'p' {
			return s, false
		}
		f.half, rest, ok = s[0]|0x20, s[2:], true
	}
	return rest, ok
}

// readDigits reads from least to most digits.
func readDigits(s string, least, most int) (n int64, rest string, ok bool) {
	i := 0
	for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int64(s[i]-'0')
		i++
	}
	return n, s[i:], i >= least
}

// readName reads a name, or its first three letters with or without a dot, and
// gives its number from 1.
func readName(s string, names []string) (n int64, rest string, ok bool) {
	for i, name := range names {
		if len(s) >= len(name) && strings.EqualFold(s[:len(name)], name) {
			return int64(i + 1), s[len(name):], true
		}
	}
	for i, name := range names {
		if len(s) >= 3 && strings.EqualFold(s[:3], name[:3]) {
			rest = s[3:]
			if name == "September" && len(rest) > 0 && rest[0]|0x20 == 't' {
				rest = rest[1:] // Sept
			}
			return int64(i + 1), strings.TrimPrefix(rest, "."), true
		}
	}
	return 0, s, false
}

// date is the day that the fields say; false when there is none such.
func (f dateFields) date() (int64, bool) { return makeDate(f.year, f.month, f.day) }

// clock is the time of day that the fields say; false when there is none such.
func (f dateFields) clock() (int64, bool) {
	hour := f.hour
	if f.half != 0 {
		hour %= 12
		if f.half == 'p' {
			hour += 12
		}
	}
	ok := hour <= 23 && f.minute <= 59 && f.second <= 59 && (f.half == 0 || f.hour >= 1 && f.hour <= 12)
	return hour*lang.Hour + f.minute*lang.Minute + f.second*1000, ok
}

// writeDate writes a day and time of day by a format.
func writeDate(day, clock int64, format string) (string, error) {
	if len(format) > formatLimit {
		return "", errFormatLimit
	}
	var out []byte
	for format != "" {
		part, rest, err := nextPart(format)
		if err != nil {
			return "", err
		}
		format = rest
		if part.piece == "" {
			out = append(out, part.literal...)
			continue
		}
		out = appendPiece(out, part.piece, day, clock)
	}
	return string(out), nil
}

func appendPiece(out []byte, piece string, day, clock int64) []byte {
	year, month, dom := lang.DateOf(day)
	hour := clock / lang.Hour
	switch piece {
	case "YYYY":
		return appendDigits(out, year, 4)
	case "YY":
		return appendDigits(out, year%100, 2)
	case "MMMM":
		return append(out, monthNames[month-1]...)
	case "MMM":
		return append(out, monthNames[month-1][:3]...)
	case "dddd":
		return append(out, weekdayNames[lang.Weekday(day)-1]...)
	case "ddd":
		return append(out, weekdayNames[lang.Weekday(day)-1][:3]...)
	case "MM", "M":
		return appendDigits(out, month, len(piece))
	case "DD", "D":
		return appendDigits(out, dom, len(piece))
	case "HH", "H":
		return appendDigits(out, hour, len(piece))
	case "hh", "h":
		return appendDigits(out, (hour+11)%12+1, len(piece))
	case "mm", "m":
		return appendDigits(out, clock/lang.Minute%60, len(piece))
	case "ss", "s":
		return appendDigits(out, clock/1000%60, len(piece))
	}
	half := "AM"
	if hour >= 12 {
		half = "PM"
	}
	if piece == "a" {
		half = strings.ToLower(half)
	}
	return append(out, half...)
}

// appendDigits appends a number that is not negative in at least width digits.
func appendDigits(out []byte, n int64, width int) []byte { return fmt.Appendf(out, "%0*d", width, n) }
