package interp

import "campaignc/lang"

// momentRelation compares dates and datetimes. Against a date, a datetime
// counts as its day.
func (c *compiler) momentRelation(e *lang.Relation) condFn {
	if e.Op == lang.OpBetween { // each bound by itself: one may be a date, the other none
		low, high := c.compareMoments(lang.OpGreaterEqual, e.X, e.Y), c.compareMoments(lang.OpLessEqual, e.X, e.Z)
		return func(m *machine) bool {
			aboveLow, belowHigh := low(m), high(m)
			return aboveLow && belowHigh
		}
	}
	compare := c.compareMoments(e.Op, e.X, e.Y)
	if e.Op != lang.OpBefore && e.Op != lang.OpOnOrBefore {
		return compare
	}
	x := c.int(e.X)
	return func(m *machine) bool {
		_, ok := x(m)
		return !ok || compare(m)
	}
}

// compareMoments compares two sides in days when one of them is a date.
func (c *compiler) compareMoments(op lang.RelOp, left, right lang.Expr) condFn {
	x, y := c.int(left), c.int(right)
	switch isDate := c.kind(left) == lang.Date; {
	case isDate == (c.kind(right) == lang.Date):
	case isDate:
		y = dayOf(y)
	default:
		x = dayOf(x)
	}
	return intRelation(op, x, y, false)
}

func dayOf(x intFn) intFn {
	return func(m *machine) (int64, bool) {
		ms, ok := x(m)
		if !ok {
			return 0, false
		}
		return m.prog.zone.Day(ms), true
	}
}

// timeFrame compiles `in past N` (now − N ≤ x ≤ now), `in past before N`
// (x < now − N, or empty), `in future N` and `in future after N`. A date is
// measured in days against today; a duration under a day is then today.
func (c *compiler) timeFrame(e *lang.Relation) condFn {
	x, length := c.int(e.X), c.int(e.Y)
	date := c.kind(e.X) == lang.Date
	past := e.Op == lang.OpInPast || e.Op == lang.OpInPastBefore
	edge := func(m *machine) (now, edge int64, ok bool) {
		d, ok := length(m)
		months, millis := lang.Duration(d).Parts()
		if past {
			months, millis = -months, -millis
		}
		z := m.prog.zone
		edge = z.AddMonths(m.now, months) + millis
		if date {
			return z.Day(m.now), z.Day(edge), ok
		}
		return m.now, edge, ok
	}
	switch e.Op {
	case lang.OpInPast:
		return func(m *machine) bool {
			at, ok := x(m)
			now, from, given := edge(m)
			return ok && given && from <= at && at <= now
		}
	case lang.OpInPastBefore:
		return func(m *machine) bool {
			at, ok := x(m)
			_, before, given := edge(m)
			return !ok || given && at < before
		}
	case lang.OpInFuture:
		return func(m *machine) bool {
			at, ok := x(m)
			now, to, given := edge(m)
			return ok && given && now <= at && at <= to
		}
	}
	return func(m *machine) bool {
		at, ok := x(m)
		_, after, given := edge(m)
		return ok && given && at > after
	}
}
