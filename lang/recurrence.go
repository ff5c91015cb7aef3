package lang

import (
	"slices"
	"strconv"
)

// Repetition is a `repeat` line, read: on which days a batch campaign runs.
type Repetition struct {
	days uint8 // bit per weekday, Monday first; 0 for one day a month

	dom     int // day of the month; a shorter month's last
	ordinal int // 1 to 4: the weekday's place in the month; 5: its last
	weekday int // 0 for Monday to 6 for Sunday
}

// Repetition reads a line that Check passed.
func (r *Recurrence) Repetition() Repetition {
	var out Repetition
	switch r.Every.Name {
	case "daily":
		out.days = 0b1111111
	case "weekdays":
		out.days = 0b0011111
	case "weekly":
		for _, word := range r.Words {
			out.days |= 1 << max(slices.Index(weekdayNames, word.Name), 0)
		}
	case "monthly":
		if r.Day != "" {
			out.dom, _ = strconv.Atoi(r.Day) // 1 to 31: the checker has seen to it
		} else if len(r.Words) == 2 {
			out.ordinal = slices.Index(ordinals, r.Words[0].Name) + 1
			out.weekday = slices.Index(weekdayNames, r.Words[1].Name)
		}
	}
	return out
}

// On reports whether the batch runs on a day, counted from 1970-01-01.
func (r *Repetition) On(day int64) bool {
	weekday := int(Weekday(day)) - 1
	if r.days != 0 {
		return r.days&(1<<weekday) != 0
	}
	year, month, n := DateOf(day)
	dom, length := int(n), int(DaysIn(year, month))
	switch {
	case r.dom > 0:
		return dom == min(r.dom, length)
	case weekday != r.weekday:
		return false
	case r.ordinal == len(ordinals):
		return dom+7 > length
	}
	return (dom-1)/7+1 == r.ordinal
}
