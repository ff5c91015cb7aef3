package interp

import (
	"strconv"
	"strings"

	"campaignc/lang"
)

// waitSite is one wait: how the moment at which the flow goes on is found.
type waitSite struct {
	step     int           // number of the statement in its flow
	retry    bool          // it stands between two tries of a retry
	duration lang.Duration // for a length of time
	business businessUnit  // counts working hours or days instead
	ending   uint8         // bit per weekday the wait may end on, Sunday first; 0: any
	at       int64         // time of day it ends at, milliseconds; -1: any
	until    valueFn       // for a moment
	cond     condFn        // `up to … for`: goes on early when this holds
	text     string        // what the log shows
}

type businessUnit uint8

const (
	calendarTime businessUnit = iota
	businessHours
	businessDays
)

// unitLength gives months and milliseconds of one calendar unit.
func unitLength(unit string) (months, millis int64) {
	switch strings.TrimSuffix(unit, "s") {
	case "minute":
		return 0, lang.Minute
	case "hour":
		return 0, lang.Hour
	case "day":
		return 0, lang.Day
	case "week":
		return 0, lang.Week
	case "month":
		return 1, 0
	case "year":
		return 12, 0
	}
	return 0, 0
}

// quantity is the duration a literal quantity stands for. A decimal number
// counts in the unit's milliseconds.
func (c *compiler) quantity(q *lang.Quantity) lang.Duration {
	months, millis := unitLength(q.Unit)
	if n, err := strconv.ParseInt(q.Number, 10, 64); err == nil {
		return lang.MakeDuration(n*months, n*millis)
	}
	x, err := strconv.ParseFloat(q.Number, 64)
	if err != nil || months != 0 {
		c.fail(q, "a length of time that cannot be")
	}
	return lang.MakeDuration(0, int64(x*float64(millis)))
}

// quantityValue is the value of a quantity in a slot of the kind.
func (c *compiler) quantityValue(q *lang.Quantity, slot lang.SlotKind) lang.Value {
	if slot == lang.SlotTimes || slot == lang.SlotPercent {
		n, err := strconv.ParseInt(q.Number, 10, 64)
		if err != nil {
			c.fail(q, "a whole number is needed here")
		}
		kind := lang.Integer
		if slot == lang.SlotPercent {
			kind = lang.Percent
		}
		return lang.Value{Kind: kind, Num: n}
	}
	return lang.Value{Kind: lang.Length, Num: int64(c.quantity(q))}
}

var weekdayNames = [...]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// weekdays is the set of days named, a bit each, Sunday first.
func weekdays(days []lang.Ident) uint8 {
	var set uint8
	for _, d := range days {
		if d.Name == "weekdays" {
			set |= 0b0111110
		}
		for i, name := range weekdayNames {
			if d.Name == name {
				set |= 1 << i
			}
		}
	}
	return set
}

func (f *flowCompiler) wait(s *lang.Wait) {
	e := f.stmts["wait"]
	w := &waitSite{step: f.step, at: -1, ending: weekdays(s.Ending), text: f.source(s.Span)}
	if s.At != nil {
		w.at = f.moment(s.At).Num
	}
	length := s.For
	if s.UpTo != nil {
		length, w.cond = s.UpTo, partedIf(f.compiler, compound(s.Cond), func() condFn { return f.cond(s.Cond) })
	}
	switch {
	case s.Until != nil:
		w.until = f.value(s.Until)
	case length.Business:
		n, err := strconv.ParseInt(length.Number, 10, 64)
		if err != nil {
			f.fail(length, "a whole number of business hours or days is needed")
		}
		w.business, w.duration = businessDays, lang.Duration(n)
		if strings.HasPrefix(length.Unit, "hour") {
			w.business = businessHours
		}
	default:
		w.duration = f.quantity(length)
	}
	site := f.site(Site{Activity: e.Activity, Type: e.ActivityID, Step: f.step, Labels: []string{"Wait", "Until"}, Flags: make([]bool, 2), Changes: changes(e)})
	f.awaited(f.simple(op{do: doWait, site: site, wait: w}), s)
}
