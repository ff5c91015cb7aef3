package main

import (
	"fmt"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// leadPage tells on a page what became of a lead and why:
//
//	Lead 3
//	"Lead Intake" took it in.
//
//	Mon 2026-03-02 10:00 CET
//	  Lead Intake takes the lead in
//	    email is not empty: yes (email is "ann@x.example")
//	  Lead Intake begins
//	    set country: "u.s.a." -> "United States"
type leadPage struct {
	*told
	text strings.Builder
	at   int64 // of the last event

	indents *indents
}

func (t *told) page() string {
	p := &leadPage{told: t, at: -1 << 62, indents: newIndents(t.w.Workspace)}
	p.line(0, "Lead "+t.trace.Lead)
	p.verdict()
	p.before()
	p.section("What happened")
	if len(t.trace.Events) == 0 {
		p.line(1, "nothing")
	}
	again := repeatedRefusals(t.trace)
	for i := range t.trace.Events {
		if n := again.times[i]; n >= 0 {
			p.event(i)
			p.repeats(n, again.until[i])
		}
	}
	p.off()
	p.waits()
	p.changes()
	return p.text.String()
}

func (p *leadPage) section(title string) { p.text.WriteString("\n" + title + "\n") }

// line writes a line, broken where it would be longer than the page. What is in
// quotes stays together.
func (p *leadPage) line(indent int, text string) {
	lead := strings.Repeat("  ", indent)
	for i, part := range wrapQuoted(printable(text), max(defaultWidth-len(lead), leastWidth)) {
		if i > 0 {
			part = wrapIndent + part
		}
		p.text.WriteString(strings.TrimRight(lead+part, " ") + "\n")
	}
}

// wrapIndent stands before what a line goes on with.
const wrapIndent = "    "

// wrapQuoted breaks a text at spaces that are in no quotes; there is room for
// wrapIndent before all lines but the first.
func wrapQuoted(text string, room int) []string {
	var lines []string
	line, word, inside := "", "", false
	flush := func() {
		switch {
		case line == "":
			line = word
		case columns.StringWidth(line)+1+columns.StringWidth(word) <= room:
			line += " " + word
		default:
			if lines == nil {
				room -= len(wrapIndent)
			}
			lines = append(lines, line)
			line = word
		}
		word = ""
	}
	for _, r := range unbroken.Replace(text) {
		if r == '"' {
			inside = !inside
		}
		if r == ' ' && (!inside || columns.StringWidth(word) > room) {
			flush()
			continue
		}
		word += string(r)
	}
	flush()
	return append(lines, line)
}

// verdict says of the campaign that was started whether it took the lead in.
func (p *leadPage) verdict() {
	if p.job.Root == nil {
		return
	}
	for i := range p.trace.Events {
		e := &p.trace.Events[i]
		if e.Kind == interp.TraceDecided && e.Decision.Campaign == p.job.Root {
			p.answer(e)
			return
		}
	}
}

// answer tells the decision, and what decided when it was no.
func (p *leadPage) answer(e *interp.TraceEvent) {
	d := e.Decision
	name := quoted(e.Text)
	switch n := len(d.Filters); {
	case d.TookIn:
		p.line(0, name+" took it in"+p.outcome(d.Campaign, e.Text)+".")
	case d.Rule:
		p.line(0, name+" did not take it in: "+p.ruleRefuses(d)+".")
	case n > 0:
		p.line(0, name+" did not take it in, because of a filter:")
		p.why("", &d.Filters[n-1], 1)
	}
}

// outcome is how the campaign that was started ended.
func (p *leadPage) outcome(c *lang.Campaign, shown string) string {
	for i := range p.trace.Waiting {
		if p.trace.Waiting[i].Campaign == c.Qualified() {
			return ", and waits until " + p.w.clock(p.trace.Waiting[i].Until)
		}
	}
	if p.trace.Deleted {
		return ", and the lead was deleted"
	}
	for i := range p.trace.Events {
		if e := &p.trace.Events[i]; e.Kind == interp.TraceFailed && e.Text == shown {
			return ", and failed: " + e.Reason
		}
	}
	return ""
}

// before lists what the lead had as it came.
func (p *leadPage) before() {
	p.section("As it came")
	switch {
	case p.stats.Created > 0:
		p.line(1, "no row has it: its first event made it")
	case len(p.trace.Before) == 0:
		p.line(1, "nothing was known of it")
	}
	width := 0
	for i := range p.trace.Before {
		width = max(width, min(columns.StringWidth(differenceName(&p.trace.Before[i])), beforeWidest))
	}
	for i := range p.trace.Before {
		k := &p.trace.Before[i]
		name := differenceName(k)
		gap := max(width-columns.StringWidth(name), 0)
		value := p.w.fieldWords(k.Name, k.To)
		if k.Kind == interp.PlanList {
			value = "member"
		}
		p.line(1, name+strings.Repeat(" ", gap)+"  "+value)
	}
}

// beforeWidest is the widest column of names.
const beforeWidest = 24

// off tells of batch runs that did not happen for anybody.
func (p *leadPage) off() {
	for _, o := range p.stats.Off {
		p.line(0, fmt.Sprintf("%s: the batch run of %s does not happen, it is limited to %s and %s qualify",
			p.w.clock(o.At), quoted(o.Campaign), count(int(o.Limit), "lead"), thousands(int(o.Qualified))))
	}
}

// waits says what has not ended.
func (p *leadPage) waits() {
	p.section("What it waits for")
	if len(p.trace.Waiting) == 0 {
		p.line(1, "nothing")
	}
	for _, w := range p.trace.Waiting {
		until := "until " + p.w.clock(w.Until)
		if w.Early {
			until = "for its condition, until " + p.w.clock(w.Until) + " at the latest"
		}
		p.line(1, fmt.Sprintf("%s waits %s (%s)", w.Campaign, until, w.Wait))
	}
}

// changes says what is another at the end.
func (p *leadPage) changes() {
	p.section("What is different in the end")
	if p.trace.Deleted {
		p.line(1, "the lead is deleted")
		return
	}
	if len(p.trace.Changes) == 0 {
		p.line(1, "nothing")
	}
	for i := range p.trace.Changes {
		k := &p.trace.Changes[i]
		change := p.w.fieldWords(k.Name, k.From) + " -> " + p.w.fieldWords(k.Name, k.To)
		if k.Kind == interp.PlanList {
			change = map[bool]string{true: "added", false: "removed"}[k.From == ""]
		}
		if k.Kind == interp.PlanStatus {
			change = notIn(k.From) + " -> " + notIn(k.To)
		}
		p.line(1, differenceName(k)+": "+change)
	}
}

// differenceName is what a difference is about.
func differenceName(k *interp.PlanKey) string { return planName(&interp.PlanLine{PlanKey: *k}) }
