package interp

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"campaignc/lang"
)

// startLimit is the most batch runs that a span of time may hold.
const startLimit = 100_000

// Schedule lists the batch runs that the campaigns' schedules ask for from one
// instant to another, both included: by time, and those of one instant by
// program and campaign name. Inactive campaigns do not run. The error is of a
// campaign that cannot start by itself, or of a span that holds too many.
func (p *Program) Schedule(from, until int64) ([]Start, error) {
	var starts []Start
	for _, c := range byName(p.campaigns) {
		if c.Recurrence == nil || c.Inactive {
			continue
		}
		if err := Startable(c.Campaign); err != nil {
			return nil, err
		}
		r := p.repeats(c.Recurrence)
		for day, last := p.zone.Day(from)-1, min(p.zone.Day(until)+1, r.last); day <= last; day++ {
			if !r.on(day) {
				continue
			}
			at := p.zone.Of(day, r.clock)
			if at < from || at > until || len(starts) > 0 && starts[len(starts)-1] == (Start{At: at, camp: c}) {
				continue // the last: a day that the zone skips falls on the next
			}
			if len(starts) == startLimit {
				return nil, fmt.Errorf("the span holds more than %d batch runs; choose a shorter one", startLimit)
			}
			starts = append(starts, Start{At: at, camp: c})
		}
	}
	slices.SortStableFunc(starts, func(a, b Start) int { return cmp.Compare(a.At, b.At) })
	return starts, nil
}

// recurrence is a compiled `repeat` line: on which days, and when.
type recurrence struct {
	clock int64 // time of day, milliseconds
	last  int64 // day
	days  uint8 // bit per weekday, Sunday first; 0 for one day a month

	dom     int64 // day of the month; a shorter month's last
	ordinal int64 // 1 to 4: the weekday's place in the month; 5: its last
	weekday int64 // 1 for Monday to 7 for Sunday
}

// repeats compiles a `repeat` line that the checker passed.
func (p *Program) repeats(r *lang.Recurrence) recurrence {
	c := newCompiler(p)
	out := recurrence{clock: c.moment(r.At).Num, last: LastDay}
	if r.Until != nil {
		out.last = c.moment(r.Until).Num
	}
	switch r.Every.Name {
	case "daily":
		out.days = 0b1111111
	case "weekdays":
		out.days = 0b0111110
	case "weekly":
		out.days = weekdays(r.Words)
	case "monthly":
		if r.Day != "" {
			out.dom, _ = strconv.ParseInt(r.Day, 10, 64) // 1 to 31: the checker has seen to it
			break
		}
		out.ordinal = int64(slices.Index(ordinals, r.Words[0].Name)) + 1
		for out.weekday = 1; weekdayNames[out.weekday%7] != r.Words[1].Name; out.weekday++ {
		}
	}
	return out
}

var ordinals = []string{"first", "second", "third", "fourth", "last"}

// on reports whether the batch runs on a day.
func (r *recurrence) on(day int64) bool {
	if r.days != 0 {
		return r.days&(1<<(Weekday(day)%7)) != 0
	}
	year, month, dom := DateOf(day)
	length := DaysIn(year, month)
	switch {
	case r.dom > 0:
		return dom == min(r.dom, length)
	case Weekday(day) != r.weekday:
		return false
	case r.ordinal == 5:
		return dom+7 > length
	}
	return (dom-1)/7+1 == r.ordinal
}
