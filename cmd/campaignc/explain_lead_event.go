package main

import (
	"fmt"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// What happened to a lead, event by event, in words.

// event tells one event of a lead's way.
func (p *leadPage) event(i int) {
	e := &p.trace.Events[i]
	if e.Kind == interp.TraceRefused {
		return // its decision has told it
	}
	if e.At != p.at {
		p.line(1, p.w.clock(e.At))
		p.at = e.At
	}
	depth, own := p.indents.of(e)
	depth, own = depth+2, own+2
	switch e.Kind {
	case interp.TraceFlow:
		p.line(depth, flowWords(e))
	case interp.TraceDecided:
		p.decided(i, depth, own)
	case interp.TraceChoice:
		p.choice(e, own)
	case interp.TraceActivity:
		if e.Activity.Site.Campaign != "" {
			depth = own
		}
		p.line(depth, p.activity(i))
	case interp.TraceFailed:
		p.line(depth, strings.TrimPrefix(e.Text+" ", " ")+"failed: "+e.Reason)
	case interp.TraceTry:
		p.line(own, "try "+e.Text)
	case interp.TraceUntil:
		p.why("until ", e.Why, own)
	case interp.TraceKept:
		p.line(own, "set "+e.Text+": stays "+p.w.fieldWords(e.Text, e.Reason))
	case interp.TraceHandled:
		p.line(own, e.Text+" ("+e.Reason+"):")
	case interp.TraceStopped:
		p.line(own, "stop: the campaign ends here")
	}
}

func flowWords(e *interp.TraceEvent) string {
	switch {
	case !e.Held:
		return e.Text + " begins"
	case e.Early:
		return e.Text + " goes on: the condition it waited for holds (" + e.Reason + ")"
	}
	return e.Text + " goes on (" + e.Reason + ")"
}

// decided tells how a campaign answered. Of an `execute`, whose record stands
// right before, only the filters are left to tell.
func (p *leadPage) decided(i, depth, own int) {
	e := &p.trace.Events[i]
	d := e.Decision
	if i == 0 || !executes(&p.trace.Events[i-1], d) {
		answer := " takes the lead in"
		if !d.TookIn {
			answer = " does not take the lead in"
		}
		if e.Depth > 0 || i > 0 && p.trace.Events[i-1].Depth == e.Depth && p.inside(i) {
			depth = own
		}
		p.line(depth, e.Text+answer)
	} else {
		depth = own
	}
	for j := range d.Filters {
		p.why("", &d.Filters[j], depth+1)
	}
	switch {
	case d.Rule:
		p.line(depth+1, p.ruleRefuses(d))
	case d.Untaken:
		p.line(depth+1, e.Reason)
	case d.TookIn && !d.Campaign.Rule.EveryTime:
		p.line(depth+1, ruleWordsAlone(d.Campaign)+": "+p.ran(d))
	}
}

// activity tells an activity. Why an executable did not take the lead in stands
// below its call.
func (p *leadPage) activity(i int) string {
	a := p.trace.Events[i].Activity
	if i+1 < len(p.trace.Events) && a.Result == interp.Skipped {
		if next := &p.trace.Events[i+1]; next.Kind == interp.TraceDecided && executes(&p.trace.Events[i], next.Decision) {
			a.Reason = ""
		}
	}
	return p.w.activityWords(&a)
}

// inside reports whether an event comes while a campaign runs.
func (p *leadPage) inside(i int) bool {
	for j := i - 1; j >= 0 && p.trace.Events[j].At == p.trace.Events[i].At; j-- {
		switch p.trace.Events[j].Kind {
		case interp.TraceFlow:
			return true
		case interp.TraceFailed:
			return false
		}
	}
	return false
}

// executes reports whether an event is the call that a campaign decided on.
func executes(e *interp.TraceEvent, d *interp.Decision) bool {
	return e.Kind == interp.TraceActivity && e.Activity.Site.Activity == executeCampaign && d.Campaign.Executable
}

const executeCampaign = "Execute Campaign"

func (p *leadPage) ruleRefuses(d *interp.Decision) string {
	return ruleWordsAlone(d.Campaign) + ", and " + p.ran(d)
}

// ran says when the campaign took the lead in before.
func (p *leadPage) ran(d *interp.Decision) string {
	if d.Runs == 0 {
		return "it did not before"
	}
	return "it did on " + p.w.clock(d.Last)
}

// ruleWordsAlone is the qualification rule as the beginning of a sentence.
func ruleWordsAlone(c *lang.Campaign) string {
	rule, _, _ := strings.Cut(ruleWords(c), ";")
	return "it runs " + rule
}

// choice tells a condition of an `if`, and what comes of it.
func (p *leadPage) choice(e *interp.TraceEvent, depth int) {
	word := "if "
	if e.Again {
		word = "else if "
	}
	p.why(word, e.Why, depth)
	if !e.Why.Held && e.Why.Fault == "" && e.Else == interp.ElseBlock {
		p.line(depth, "else:")
	}
}

// why tells how a condition came out, and below it what decided.
func (p *leadPage) why(word string, w *interp.Why, depth int) {
	p.line(depth, word+p.whyWords(w))
	for i := range w.Parts {
		p.why("", &w.Parts[i], depth+1)
	}
}

// whyWords is a condition, how it came out, and the values that it looked at.
func (p *leadPage) whyWords(w *interp.Why) string {
	answer := "no"
	switch {
	case w.Fault != "":
		answer = "cannot be worked out, " + w.Fault
	case w.Held:
		answer = "yes"
	}
	var seen []string
	for i := range w.Seen {
		seen = append(seen, p.w.seenWords(&w.Seen[i]))
	}
	text := shorten(w.Text, 200)
	if len(seen) > 0 {
		return fmt.Sprintf("%s: %s (%s)", text, answer, strings.Join(seen, ", "))
	}
	return text + ": " + answer
}

// seenWords is a value that a condition looked at.
func (w *workspace) seenWords(s *interp.Seen) string {
	switch {
	case s.Counts && s.Times == 0:
		return s.Name + ": never"
	case s.Counts:
		return fmt.Sprintf("%s: %s, the last on %s", s.Name, count(s.Times, "time"), w.clock(s.Last))
	case s.Value.IsEmpty():
		return s.Name + " is empty"
	case s.Value.Kind == lang.Datetime:
		return s.Name + " is " + w.clock(s.Value.Num)
	case s.Value.Kind.IsText():
		return s.Name + " is " + quoted(s.Value.Text)
	}
	return s.Name + " is " + lang.FormatValue(s.Value)
}
