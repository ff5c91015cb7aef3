package interp

import (
	"cmp"
	"fmt"
	"slices"

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
			if !r.On(day) {
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
	lang.Repetition
	clock int64 // time of day, milliseconds
	last  int64 // day
}

// repeats compiles a `repeat` line that the checker passed.
func (p *Program) repeats(r *lang.Recurrence) recurrence {
	c := newCompiler(p)
	out := recurrence{Repetition: r.Repetition(), clock: c.moment(r.At).Num, last: lang.LastDay}
	if r.Until != nil {
		out.last = c.moment(r.Until).Num
	}
	return out
}
