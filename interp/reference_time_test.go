package interp_test

import (
	"math/big"
	"time"

	"campaignc/lang"
)

// Time (SPEC 2): the workspace's time zone decides a datetime's day; minutes to
// weeks are exact; months are calendar steps, clamped to the month's end.

// local is an instant on the wall clock of the workspace.
func (r *reference) local(ms int64) time.Time { return time.UnixMilli(ms).In(r.ws.Zone) }

// day counts the days to a date, and calendar is the way back.
func day(t time.Time) int64 {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / 86_400
}

func calendar(day int64) time.Time { return time.Unix(day*86_400, 0).UTC() }

// clock is the time of day on the wall clock.
func clock(t time.Time) int64 {
	return int64(t.Hour())*lang.Hour + int64(t.Minute())*lang.Minute + int64(t.Second())*1000 + int64(t.Nanosecond())/1e6
}

// instant is when the wall clock shows a time of a day: the first time when it
// shows it twice, and later by the gap when it never does.
func (r *reference) instant(day, clock int64) int64 {
	wall := day*lang.Day + clock
	offset := func(ms int64) int64 { _, s := r.local(ms).Zone(); return int64(s) * 1000 }
	early, late := offset(wall-lang.Day), offset(wall+lang.Day)
	found := int64(0)
	is := false
	for _, o := range []int64{early, late} {
		if at := wall - o; offset(at) == o && (!is || at < found) {
			found, is = at, true
		}
	}
	if !is {
		return wall - early
	}
	return found
}

// dayOf is the day of a moment.
func (r *reference) dayOf(v lang.Value) int64 {
	if v.Kind == lang.Date {
		return v.Num
	}
	return day(r.local(v.Num))
}

// monthsOn is the same day of another month, or that month's last.
func monthsOn(d, months int64) int64 {
	t := calendar(d)
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1)
	return day(first) + min(int64(t.Day()), int64(last.Day())) - 1
}

// later is an instant moved by months on the wall clock, then by exact time.
func (r *reference) later(at, months, millis int64) int64 {
	if months != 0 {
		t := r.local(at)
		at = r.instant(monthsOn(day(t), months), clock(t))
	}
	return at + millis
}

// shift is a date or datetime ± a length of time. A date moves by whole days.
func (r *reference) shift(at lang.Value, op string, by lang.Value) lang.Value {
	if at.IsEmpty() {
		return empty
	}
	months, millis := lang.Duration(by.Num).Parts()
	if op == "-" {
		months, millis = -months, -millis
	}
	if at.Kind == lang.Date {
		at.Num = monthsOn(at.Num, months) + millis/lang.Day
	} else {
		at.Num = r.later(at.Num, months, millis)
	}
	if y := calendar(r.dayOf(at)).Year(); y < 1 || y > 9999 {
		panic(fault("the date is out of range"))
	}
	return at
}

// between is the time from b to a.
func (r *reference) between(a, b lang.Value) lang.Value {
	if a.IsEmpty() || b.IsEmpty() {
		return empty
	}
	if a.Kind == lang.Date && b.Kind == lang.Date {
		return length(new(big.Int), big.NewInt((a.Num-b.Num)*lang.Day))
	}
	a, b = r.widen(a, lang.Datetime), r.widen(b, lang.Datetime)
	return length(new(big.Int), big.NewInt(a.Num-b.Num))
}

func (r *reference) system(part string) lang.Value {
	t := r.local(r.now)
	switch part {
	case "date":
		return lang.Value{Kind: lang.Date, Num: day(t)}
	case "time":
		return lang.Value{Kind: lang.Time, Num: clock(t)}
	}
	return lang.Value{Kind: lang.Datetime, Num: r.now}
}
