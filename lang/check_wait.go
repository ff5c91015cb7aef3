package lang

import "strconv"

// weekdayNames are the days of the week; a wait may also end on `weekdays`.
var weekdayNames = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

func isWeekday(name string) bool {
	for _, d := range weekdayNames {
		if d == name {
			return true
		}
	}
	return false
}

// wait checks the three forms of a wait.
func (c *checker) wait(st *Wait, s *scope) {
	switch {
	case st.For != nil && st.For.Business:
		c.businessTime(st.For)
	case st.For != nil:
		c.length(st.For)
	case st.Until != nil:
		c.waitUntil(st, s)
	case st.UpTo != nil:
		c.length(st.UpTo)
		c.cond(st.Cond, s)
	}
	for i := range st.Ending {
		if d := &st.Ending[i]; d.Name != "weekdays" && !isWeekday(d.Name) {
			c.unknownDay(d, true)
		}
	}
	if st.At != nil {
		c.timeOfDay(st.At)
	}
}

func (c *checker) waitUntil(st *Wait, s *scope) {
	f := c.value(st.Until, s)
	switch {
	case f.typ.Kind == NoKind:
	case f.typ.Kind == Blank:
		c.waitForNothing(st)
	case !f.typ.Kind.IsMoment():
		c.waitNoDate(st, f)
	}
}

// waitMax is the longest time that a flow may sleep, five years.
const waitMax = 5 * 366 * Day

// length checks a length of time that must not be nothing.
func (c *checker) length(q *Quantity) {
	if q.Business || !q.isLength() {
		if q.isKnown() {
			c.notLength(q)
		}
		return
	}
	d, err := q.Duration()
	switch {
	case err != nil:
		c.badQuantity(q, err)
	case d.Approx() <= 0:
		c.noLength(q)
	case d.Approx() > waitMax:
		c.tooLong(q)
	}
}

// businessTime checks `1 business day` and `4 business hours`.
func (c *checker) businessTime(q *Quantity) {
	u, ok := unitNamed(q.Unit)
	n, err := strconv.ParseInt(q.Number, 10, 64)
	switch {
	case !ok && q.Unit != "time" && q.Unit != "times" && q.Unit != "percent":
	case !ok || u.millis != Day && u.millis != Hour:
		c.notBusiness(q)
	case err != nil:
		c.badCount(q)
	case n < 1:
		c.noLength(q)
	case n > waitMax/u.millis:
		c.tooLong(q)
	}
}

func (c *checker) timeOfDay(m *Moment) {
	if momentKind(m) != Time {
		c.notTimeOfDay(m)
	}
}
