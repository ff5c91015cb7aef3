package parser

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// number takes a number, a date or a time, told by its shape.
func (s *scanner) number(rest string) {
	if n, kind := momentShape(rest); n > 0 {
		s.moment(rest, n, kind)
		return
	}
	n, kind := digitsLength(rest), tokInt
	if n+1 < len(rest) && rest[n] == '.' && isDigit(rest[n+1]) {
		n, kind = n+1+digitsLength(rest[n+1:]), tokFloat
	}
	raw := rest[:n]
	switch {
	case wordLength(rest[n:]) > 0:
		s.report(lang.CodeNumber, s.off, s.off+n+wordLength(rest[n:]), "`"+cut(rest[:n+wordLength(rest[n:])])+"` is neither a number nor a name", "put a space after the number")
	case tooLarge(raw, kind):
		s.report(lang.CodeNumber, s.off, s.off+n, "`"+cut(raw)+"` is too large a number", "the largest whole number is 9223372036854775807")
	}
	s.emit(kind, n)
}

// tooLarge reports whether a number is out of range whatever sign stands before
// it. The checker sees the sign and refuses 9223372036854775808 without one.
func tooLarge(raw string, kind lexer.TokenType) bool {
	if kind == tokInt {
		n, err := strconv.ParseUint(raw, 10, 64)
		return err != nil || n > 1<<63
	}
	f, err := strconv.ParseFloat(raw, 64)
	return err != nil || math.IsInf(f, 0)
}

func (s *scanner) moment(rest string, n int, kind lexer.TokenType) {
	tail := n
	for tail < len(rest) && (isLetter(rest[tail]) || isDigit(rest[tail]) || rest[tail] == ':') {
		tail++
	}
	raw := rest[:tail]
	if tail > n || !isMoment(raw, kind) {
		message := map[lexer.TokenType]string{tokDate: "no such date: ", tokDateTime: "no such date and time: ", tokTime: "no such time of day: "}[kind]
		help := map[lexer.TokenType]string{tokDate: "write a date as `2026-01-31`", tokDateTime: "write a date and time as `2026-01-31T09:00`", tokTime: "write a time as `09:00`"}[kind]
		s.report(lang.CodeNumber, s.off, s.off+tail, message+"`"+cut(raw)+"`", help)
	}
	s.emit(kind, tail)
}

// momentShape returns the length of the date or time that a text begins with,
// as far as its shape goes, or 0.
func momentShape(text string) (int, lexer.TokenType) {
	if n := shape(text, "0:00"); n > 0 {
		return timeLength(text, n), tokTime
	}
	if n := shape(text, "00:00"); n > 0 {
		return timeLength(text, n), tokTime
	}
	n := shape(text, "0000-00-00")
	if n == 0 || n < len(text) && isDigit(text[n]) {
		return 0, 0
	}
	if n < len(text) && text[n] == 'T' {
		if m := shape(text[n+1:], "00:00"); m > 0 {
			return zoneLength(text, timeLength(text, n+1+m)), tokDateTime
		}
		return n, tokDateTime // `2026-01-31T9` is a date and time that cannot be
	}
	return n, tokDate
}

func timeLength(text string, n int) int { return n + shape(text[n:], ":00") }

func zoneLength(text string, n int) int {
	if n < len(text) && text[n] == 'Z' {
		return n + 1
	}
	return n + max(shape(text[n:], "+00:00"), shape(text[n:], "-00:00"))
}

// shape returns the pattern's length if the text begins like it, a `0` of the
// pattern standing for any digit.
func shape(text, pattern string) int {
	if len(text) < len(pattern) {
		return 0
	}
	for i := range len(pattern) {
		if pattern[i] == '0' && !isDigit(text[i]) || pattern[i] != '0' && text[i] != pattern[i] {
			return 0
		}
	}
	return len(pattern)
}

// isMoment reports whether the date or time exists in the calendar.
func isMoment(raw string, kind lexer.TokenType) bool {
	layout := "2006-01-02T15:04"
	switch kind {
	case tokDate:
		layout = time.DateOnly
	case tokTime:
		if shape(raw, "00:00") == 0 {
			return false
		}
		raw, kind = "2000-01-01T"+raw, tokDateTime
	}
	if kind == tokDateTime {
		if len(raw) > 16 && raw[16] == ':' {
			layout += ":05"
		}
		if i := strings.LastIndexAny(raw, "Z+-"); i > 10 {
			layout += "Z07:00"
		}
	}
	_, err := time.Parse(layout, raw)
	return err == nil
}
