package main

import (
	"fmt"
	"strings"

	"campaignc/lang"
)

// scheduleTab is the tab Schedule: how often, when, and whether to activate.
func (s *sheet) scheduleTab() {
	c := s.campaign
	s.title("Schedule")
	s.line(0, "- ", "Qualification Rule: each person can run through the flow **"+ruleOf(c)+"**")
	if c.Executable {
		s.notes(2, c.Decl.Name.Span)
	}
	switch {
	case c.Executable:
		s.line(0, "- ", "Nothing to activate: only Execute Campaign starts it.")
	case c.Inactive:
		s.line(0, "- ", "Leave the campaign inactive.")
	case len(c.Triggers) > 0:
		s.line(0, "- ", "Click **Activate**.")
	case c.Recurrence != nil:
		s.line(0, "- ", "Schedule Recurrence: "+s.recurrenceWords(c.Recurrence))
	default:
		s.line(0, "- ", "Run Once, when it is wanted.")
	}
	if c.Limit > 0 {
		s.line(0, "- ", fmt.Sprintf("Smart Campaign Settings: abort the run if more than %s people qualify.", thousands(int(c.Limit))))
	}
	for _, m := range c.Decl.Members {
		if schedule, ok := m.(*lang.Schedule); ok {
			s.notes(2, schedule.Span)
		}
	}
}

// ruleOf is the qualification rule in the words of the tab.
func ruleOf(c *lang.Campaign) string {
	switch {
	case c.Rule.EveryTime:
		return "every time"
	case c.Rule.Interval > 0:
		return "once every " + lengthWords(c.Rule.Interval)
	}
	return "only once"
}

// recurrenceWords says when a batch repeats.
func (s *sheet) recurrenceWords(r *lang.Recurrence) string {
	var days []string
	for _, w := range r.Words {
		days = append(days, dayWords(w.Name))
	}
	words := map[string]string{"daily": "Daily", "weekdays": "Daily, weekdays only", "weekly": "Weekly", "monthly": "Monthly"}[r.Every.Name]
	switch {
	case r.Day != "":
		words += " on day " + r.Day
	case r.Every.Name == "monthly" && len(days) == 2:
		words += " on the " + strings.ToLower(days[0]) + " " + days[1]
	case len(days) > 0:
		words += " on " + strings.Join(days, ", ")
	}
	words += " at " + s.MarketoText(r.At)
	if r.Until != nil {
		words += ", ends on " + s.MarketoText(r.Until)
	}
	return fmt.Sprintf("%s (time zone %s)", words, s.Zone)
}
