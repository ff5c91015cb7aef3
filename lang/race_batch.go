package lang

import (
	"maps"
	"slices"
	"strings"
)

// sameDays are two `repeat` lines, one so many days after the other.
type sameDays struct {
	first, second Repetition
	later         int64
}

// sameDay reports whether a day of one `repeat` line is another's, so many days
// later. Four years hold every kind of day.
func (r *races) sameDay(s sameDays) bool {
	if s.later == 0 && s.first == s.second {
		return true
	}
	met, known := r.days[s]
	for day := int64(0); !known && !met && day <= 4*365; day++ {
		met = s.first.On(day) && s.second.On(day+s.later)
	}
	r.days[s] = met
	return met
}

// sameTimes compares batch campaigns that run at one time of one day, or that
// get there by the waits behind it. In a batch run the smart list is asked at
// that time too, so that what it reads counts.
func (r *races) sameTimes() {
	var all []member
	for _, c := range r.graph.campaigns {
		if c.Recurrence == nil || c.Recurrence.At == nil || c.Inactive || c.kind() != batch || !r.runs(c) {
			continue
		}
		clock, err := parseClock(c.Recurrence.At.Raw)
		if err != nil {
			continue // an error already
		}
		s := r.start(&wake{target: c, at: c.Recurrence.Span})
		days := c.Recurrence.Repetition()
		s.later, s.days, s.things = delay{millis: clock}, &days, maps.Clone(s.things)
		for i := range r.flow[c.Index].gate {
			x := r.flow[c.Index].gate[i]
			x.asks = c
			s.things[x.thing] = append(slices.Clip(s.things[x.thing]), timed{reached: reached{touch: &x}, in: r.kinOf(c).flows[0]})
		}
		all = append(all, member{start: s})
	}
	c := r.crowd()
	for _, m := range all {
		c.together(m.start, m.start)
	}
	c.among(all)
}

// indifferent reports whether a batch campaign takes the lead in neither before
// nor after a constant is written.
func (r *races) indifferent(asks *Campaign, w *touch) bool {
	if asks == nil || w.kind != sets || w.value == "" {
		return false
	}
	after := w.facts.forget(w.thing).learn(w.thing, strings.ToLower(w.value))
	return r.turnsAway(asks, w.facts, nil) && r.turnsAway(asks, after, nil)
}
