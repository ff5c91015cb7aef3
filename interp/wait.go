package interp

import "campaignc/lang"

// later is a moment a length of time after another: calendar months first,
// then exact milliseconds.
func (m *machine) later(at int64, d lang.Duration) int64 {
	months, millis := d.Parts()
	return m.prog.zone.AddMonths(at, months) + millis
}

// sleep makes the flow that runs go on at a moment, or earlier when the
// condition holds.
func (m *machine) sleep(due int64, cond condFn) {
	f := m.began
	m.order++
	f.due, f.order, f.cond = max(due, m.now), m.order, cond
}

// doWait logs the wait and suspends the flow. A wait until a moment that has
// passed goes on at once; an empty moment fails the step.
func doWait(m *machine, o *op) signal {
	w := o.wait
	due, ok := m.due(w)
	if m.broken() {
		return sigFailed
	}
	a := m.log(o.site)
	if !ok {
		m.reason = "the moment to wait until is empty"
		a.Result, a.Reason = Failed, m.reason
		m.logged(a)
		return sigFailed
	}
	m.values = append(m.values, w.text, m.format(lang.Datetime, due, true))
	a.Values = m.values[len(m.values)-2:]
	m.logged(a)
	if due <= m.now && w.until != nil || w.cond != nil && m.wakes(w.cond) {
		return sigNext
	}
	m.top().pc++
	m.sleep(due, w.cond)
	return sigSuspend
}

// wakes asks the condition of a wait. One that cannot be worked out does not hold.
func (m *machine) wakes(cond condFn) bool {
	ok := cond(m) && m.fault == ""
	m.fault = ""
	return ok
}

// due is when a wait ends; false when its moment is empty.
func (m *machine) due(w *waitSite) (int64, bool) {
	z := m.prog.zone
	at, ok := m.now, true
	switch {
	case w.until != nil:
		v := w.until(m)
		at, ok = v.Num, !v.IsEmpty()
		switch {
		case v.Kind == lang.Date:
			return z.Of(v.Num, max(w.at, 0)), ok
		case w.at >= 0: // on its own day, be that earlier
			return z.Of(z.Day(at), w.at), ok
		}
	case w.business == businessDays:
		at = m.businessDays(int64(w.duration))
	case w.business == businessHours:
		at = m.businessHours(int64(w.duration))
	default:
		at = m.later(at, w.duration)
	}
	return m.ending(w, at), ok
}

// ending moves the end of a wait on to a day it may end on, and to its time of
// day: never earlier than the wait itself. (Marketo: 48 hours that must end
// Monday to Friday at 9:00, begun Friday 17:00, end Monday 9:00.)
func (m *machine) ending(w *waitSite, at int64) int64 {
	if w.ending == 0 && w.at < 0 {
		return at
	}
	z := m.prog.zone
	day, clock := z.Local(at)
	if w.at >= 0 {
		if clock > w.at {
			day++
		}
		clock = w.at
	}
	if w.at < 0 && w.mayEnd(day) {
		return at // as it is: the clock may show its time twice on that day
	}
	for !w.mayEnd(day) {
		day++
		if w.at < 0 {
			clock = 0
		}
	}
	return z.Of(day, clock)
}

// mayEnd reports whether the wait may end on the day.
func (w *waitSite) mayEnd(day int64) bool {
	return w.ending == 0 || w.ending&(1<<(lang.Weekday(day)%7)) != 0
}

// Business time is Monday to Friday, 9:00 to 17:00 local.
const (
	officeOpens  = 9 * lang.Hour
	officeCloses = 17 * lang.Hour
)

func isWorkday(day int64) bool { return lang.Weekday(day) <= 5 }

// businessDays is the same time of day n working days on.
func (m *machine) businessDays(n int64) int64 {
	day, clock := m.prog.zone.Local(m.now)
	for n > 0 {
		day++
		if isWorkday(day) {
			n--
		}
	}
	return m.prog.zone.Of(day, clock)
}

// businessHours is the moment after n hours of office time.
func (m *machine) businessHours(n int64) int64 {
	day, clock := m.prog.zone.Local(m.now)
	left := n * lang.Hour
	for {
		if isWorkday(day) && clock < officeCloses {
			clock = max(clock, officeOpens)
			if left <= officeCloses-clock {
				return m.prog.zone.Of(day, clock+left)
			}
			left -= officeCloses - clock
		}
		day, clock = day+1, 0
	}
}
