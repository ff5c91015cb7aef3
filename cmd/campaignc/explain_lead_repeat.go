package main

import (
	"fmt"
	"strings"

	"campaignc/interp"
)

// repeats are refusals that a schedule repeats: each is told once, with how
// often it came again.
type refusals struct {
	times []int   // by event: how often it comes again; negative: told already
	until []int64 // by event: when it came last
}

// repeatedRefusals finds the refusals of campaigns that say the same as the one
// before of that campaign, with nothing of the campaign's between.
func repeatedRefusals(t *interp.Trace) *refusals {
	r := &refusals{times: make([]int, len(t.Events)), until: make([]int64, len(t.Events))}
	type told struct {
		at   int
		said string
	}
	last := map[string]told{}
	for i := range t.Events {
		e := &t.Events[i]
		if e.Kind != interp.TraceDecided || e.Depth > 0 {
			continue
		}
		name, said := e.Decision.Campaign.Qualified(), refusalSays(e)
		before, known := last[name]
		if said == "" || !known || before.said != said {
			last[name] = told{i, said}
			continue
		}
		r.times[before.at]++
		r.until[before.at] = e.At
		r.times[i] = -1
	}
	return r
}

// refusalSays is all that a refusal says; "" for what is none.
func refusalSays(e *interp.TraceEvent) string {
	d := e.Decision
	if d.TookIn {
		return ""
	}
	var b strings.Builder
	b.WriteString(e.Reason)
	for i := range d.Filters {
		sayAll(&b, &d.Filters[i])
	}
	return b.String()
}

func sayAll(b *strings.Builder, w *interp.Why) {
	fmt.Fprintf(b, "\x00%s %t", w.Text, w.Held)
	for _, s := range w.Seen {
		fmt.Fprintf(b, "\x00%s %v", s.Name, s)
	}
	for i := range w.Parts {
		sayAll(b, &w.Parts[i])
	}
}

// repeats tells how often an event came again.
func (p *leadPage) repeats(times int, until int64) {
	if times > 0 {
		p.line(3, fmt.Sprintf("the same %s more, until %s", count(times, "time"), p.w.clock(until)))
	}
}
