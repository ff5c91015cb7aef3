package lang

import (
	"math"
	"slices"
)

// schedule reads a campaign's schedule: the qualification rule, the limit and
// when a batch repeats.
func (c *checker) schedule(camp *Campaign, d *Schedule) {
	var rule *RunRule
	var limit *LeadLimit
	var ignored *LimitsIgnored
	for _, item := range d.Items {
		switch item := item.(type) {
		case *RunRule:
			if rule != nil {
				c.scheduledTwice(item, rule, "qualification rule")
				continue
			}
			rule = item
			camp.Rule = c.qualification(item)
		case *LeadLimit:
			if limit != nil {
				c.scheduledTwice(item, limit, "limit")
				continue
			}
			limit = item
			c.limit(camp, item)
		case *LimitsIgnored:
			if ignored != nil {
				c.scheduledTwice(item, ignored, "rule for communication limit")
				continue
			}
			ignored = item
			camp.AllMail = true
		case *Recurrence:
			if camp.Recurrence != nil {
				c.scheduledTwice(item, camp.Recurrence, "repetition")
				continue
			}
			camp.Recurrence = item
			c.recurrence(camp, item)
		}
	}
}

// qualification is the rule that a `run` line states. A month is 30 days, as in
// Marketo; a year is 365.
func (c *checker) qualification(r *RunRule) Qualification {
	if r.Always || r.Interval == nil {
		return Qualification{EveryTime: r.Always}
	}
	c.length(r.Interval)
	d, err := r.Interval.Duration()
	if err != nil {
		return Qualification{}
	}
	months, millis := d.Parts()
	return Qualification{Interval: months/12*365*Day + months%12*30*Day + millis}
}

// defaultRule holds for a campaign without a `run` line: executables run every
// time, all others once for each lead.
func defaultRule(d *CampaignDecl) Qualification { return Qualification{EveryTime: d.Executable} }

func (c *checker) limit(camp *Campaign, l *LeadLimit) {
	n, ok := between(l.Number, 1, math.MaxInt64)
	if !ok {
		c.badLimit(l.Span)
		return
	}
	camp.Limit = n
	if kind := camp.kind(); kind != batch {
		c.batchOnly(l, "a limit", kind)
	}
}

// The kinds of campaigns, told by what they hold.
const (
	batch      = "batch campaign"
	trigger    = "trigger campaign"
	executable = "executable campaign"
)

func (c *Campaign) kind() string {
	switch {
	case c.Executable:
		return executable
	case len(c.Triggers) > 0:
		return trigger
	}
	return batch
}

var (
	ordinals = []string{"first", "second", "third", "fourth", "last"}
	repeats  = []string{"daily", "weekdays", "weekly", "monthly"}
)

// recurrence checks when a batch campaign repeats.
func (c *checker) recurrence(camp *Campaign, r *Recurrence) {
	if kind := camp.kind(); kind != batch {
		c.batchOnly(r, "`repeat`", kind)
	}
	if r.At != nil {
		c.timeOfDay(r.At)
	}
	if r.Until != nil && momentKind(r.Until) != Date {
		c.untilNoDate(r.Until)
	}
	switch r.Every.Name {
	case "daily", "weekdays":
		if r.Day != "" || len(r.Words) > 0 {
			c.repeatOn(r)
		}
	case "weekly":
		c.weekly(r)
	case "monthly":
		c.monthly(r)
	default:
		c.unknownRepeat(&r.Every)
	}
}

func (c *checker) weekly(r *Recurrence) {
	if len(r.Words) == 0 {
		c.weeklyOn(r)
	}
	seen := map[string]bool{}
	for i := range r.Words {
		d := &r.Words[i]
		switch {
		case !isWeekday(d.Name):
			c.unknownDay(d, false)
		case seen[d.Name]:
			c.dayTwice(d)
		}
		seen[d.Name] = true
	}
}

func (c *checker) monthly(r *Recurrence) {
	switch {
	case r.Day != "":
		if _, ok := between(r.Day, 1, 31); !ok {
			c.badDayOfMonth(r)
		}
	case len(r.Words) != 2:
		c.monthlyOn(r)
	case !slices.Contains(ordinals, r.Words[0].Name):
		c.unknownOrdinal(&r.Words[0])
	case !isWeekday(r.Words[1].Name):
		c.unknownDay(&r.Words[1], false)
	}
}
