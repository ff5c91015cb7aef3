package lang

import (
	"math"
	"time"
)

var workspaceSettings = []string{
	`time zone "Europe/Berlin"`, `communication limit 2 per day`, `communication limit 5 per 7 days`, `limit 250000 leads`,
}

// settings reads what the workspace's braces say.
func (c *checker) settings(list []Attr) {
	seen := map[string]*Run{}
	for _, a := range attributesOf(list) {
		set, what := c.setting(&a)
		switch {
		case set == nil:
			c.unknownAttribute(a.run, a.words, "the workspace", workspaceSettings)
		case seen[what] != nil:
			c.attributeTwice(a.run, seen[what], what)
		default:
			seen[what] = a.run
			set()
		}
	}
}

// setting finds out which setting a line is, and how to take it up; nil when
// it is none.
func (c *checker) setting(a *attribute) (set func(), what string) {
	switch {
	case a.is("time zone", 1):
		return func() { c.timeZone(a.args[0]) }, "time zone"
	case a.is("limit", 2) && word(a.args[1]) == "leads":
		return func() { c.ws.LeadLimit = c.count(a.args[0]) }, "limit of leads"
	case a.is("communication limit", 3) && word(a.args[1]) == "per" && word(a.args[2]) == "day":
		return func() { c.ws.MailLimits.Day = c.count(a.args[0]) }, "communication limit per day"
	case a.is("communication limit", 3) && word(a.args[1]) == "per" && isWeek(a.args[2]):
		return func() { c.ws.MailLimits.Week = c.count(a.args[0]) }, "communication limit per 7 days"
	}
	return nil, ""
}

// isWeek reports whether a part is `7 days`.
func isWeek(e Expr) bool {
	q, ok := e.(*Quantity)
	return ok && q.Number == "7" && (q.Unit == "day" || q.Unit == "days") && !q.Business
}

// count is the number of a limit; 0 after an error.
func (c *checker) count(e Expr) int64 {
	number, ok := e.(*Number)
	if ok {
		if n, ok := between(number.Raw, 1, math.MaxInt64); ok {
			return n
		}
	}
	c.badSetting(e)
	return 0
}

func (c *checker) timeZone(e Expr) {
	name, ok := constText(e)
	if ok && name != "" && name != "Local" {
		if zone, err := time.LoadLocation(name); err == nil {
			c.ws.Zone = zone
			return
		}
	}
	c.unknownZone(e, name)
}
