package interp_test

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"campaignc/lang"
)

// Waits (SPEC 8).

func (r *reference) wait(s *lang.Wait, f *frame) end {
	due, known := r.now, true
	if why := try(func() { due, known = r.due(s, f) }); why != "" {
		return end{failedWith, why}
	}
	a := r.begin(f, r.statement("wait"), r.numbers[s])
	if !known {
		const reason = "the moment to wait until is empty"
		a.say("Wait", "")
		a.say("Until", "")
		r.finish(a, "failed", reason)
		return end{failedWith, reason}
	}
	a.say("Wait", r.source(s))
	a.say("Until", text(lang.Value{Kind: lang.Datetime, Num: due}))
	r.finish(a, "succeeded", "")
	var until lang.Expr
	if s.Cond != nil {
		until = s.Cond
	}
	if s.Until != nil && due <= r.now || until != nil && r.holdsAtAll(until, f) {
		r.cover.add("wait over at once")
		return end{}
	}
	switch {
	case until != nil:
		r.cover.add("wait up to")
	case s.Until != nil:
		r.cover.add("wait until")
	case s.For.Business:
		r.cover.add("wait business " + strings.TrimSuffix(s.For.Unit, "s"))
	default:
		r.cover.add("wait for")
	}
	if !f.yield(sleep{until: due, cond: until}) {
		return end{outcome: leftFlow}
	}
	return end{}
}

// due is when a wait ends; not known when the moment is empty.
func (r *reference) due(s *lang.Wait, f *frame) (at int64, known bool) {
	if s.Until != nil {
		v := r.eval(s.Until, f)
		if v.IsEmpty() {
			return 0, false
		}
		if v.Kind == lang.Datetime && s.At == nil {
			return v.Num, true
		}
		return r.instant(r.dayOf(v), r.timeOfDay(s.At)), true
	}
	length := s.For
	if s.UpTo != nil {
		length = s.UpTo
	}
	if length.Business {
		n, _ := strconv.ParseInt(length.Number, 10, 64)
		if strings.HasPrefix(length.Unit, "day") {
			at = r.workDays(n)
		} else {
			at = r.workHours(n)
		}
	} else {
		months, millis := quantity(length).Parts()
		at = r.later(r.now, months, millis)
	}
	return r.ending(s, at), true
}

func (r *reference) timeOfDay(m *lang.Moment) int64 {
	if m == nil {
		return 0
	}
	return r.moment(m).Num
}

// ending moves the end of a wait on, to a day that it may end on and to its
// time of day, never back.
func (r *reference) ending(s *lang.Wait, at int64) int64 {
	may := func(d int64) bool {
		weekday := calendar(d).Weekday()
		return len(s.Ending) == 0 || slices.ContainsFunc(s.Ending, func(name lang.Ident) bool {
			return name.Name == strings.ToLower(weekday.String()) || name.Name == "weekdays" && isWorkday(weekday)
		})
	}
	d := day(r.local(at))
	if s.At == nil {
		if may(d) {
			return at
		}
		for !may(d) {
			d++
		}
		return r.instant(d, 0)
	}
	if clock(r.local(at)) > r.timeOfDay(s.At) {
		d++
	}
	for !may(d) {
		d++
	}
	return r.instant(d, r.timeOfDay(s.At))
}

func isWorkday(d time.Weekday) bool { return d != time.Saturday && d != time.Sunday }

// workDays is the same time of day, n working days on.
func (r *reference) workDays(n int64) int64 {
	t := r.local(r.now)
	d := day(t)
	for n > 0 {
		if d++; isWorkday(calendar(d).Weekday()) {
			n--
		}
	}
	return r.instant(d, clock(t))
}

// workHours counts hours from 9:00 to 17:00, Monday to Friday.
func (r *reference) workHours(n int64) int64 {
	t := r.local(r.now)
	d, c, left := day(t), clock(t), n*lang.Hour
	for {
		opens, closes := int64(9*lang.Hour), int64(17*lang.Hour)
		if isWorkday(calendar(d).Weekday()) && c < closes {
			from := max(c, opens)
			if from+left <= closes {
				return r.instant(d, from+left)
			}
			left -= closes - from
		}
		d, c = d+1, 0
	}
}
