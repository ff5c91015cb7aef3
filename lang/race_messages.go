package lang

import (
	"fmt"
	"strings"
)

// This file has the messages about flows that run side by side.

func (f *flows) caution(code Code, at Span, message, help string, related ...Related) {
	f.report(Diagnostic{Code: code, Severity: Warning, Span: at, Message: message, Help: help, Related: related})
}

// thingLabel is a resource in a marketer's words.
func thingLabel(resource string) string {
	kind, of, _ := strings.Cut(resource, ":")
	switch kind {
	case "field":
		if i := strings.LastIndex(of, ".member."); i >= 0 {
			return of[i+1:]
		}
		return of
	case "status":
		return fmt.Sprintf("the status in program %q", of)
	}
	return fmt.Sprintf("%s %q", kind, of)
}

// kindOf is a resource without the program it belongs to.
func kindOf(resource string) string {
	if kind, _, _ := strings.Cut(resource, ":"); kind != "field" {
		return kind
	}
	return thingLabel(resource)
}

func (f *flows) warnRace(r *Race) {
	verb := "read"
	if r.Other.Writes {
		verb = "write"
	}
	who, why := f.flowName(r.Other), "both flows are under way at once"
	if r.Other.Flow == r.Writer.Flow {
		who, why = "another run of "+who, "both are under way at once"
	}
	message := fmt.Sprintf("%s may %s %s before or after this write: %s", who, verb, r.Thing, why)
	if n := len(r.More); n > 0 {
		others := "another campaign reads or writes it too"
		if n > 1 {
			others = fmt.Sprintf("%d more campaigns read or write it too", n)
		}
		message = fmt.Sprintf("%s may %s %s before or after this write, and %s: their flows are under way at once", who, verb, r.Thing, others)
	}
	related := []Related{{r.Other.At, fmt.Sprintf("%s %ss it here", who, verb)}}
	for _, c := range r.Causes {
		related = append(related, Related{c.At, c.Text})
	}
	f.caution(WarnRace, r.Writer.At, message, r.WayOut, related...)
}

// flowName names the flow of a side, and the executable in which the place is.
func (f *flows) flowName(s RaceSide) string {
	if s.Holder == s.Flow {
		return fmt.Sprintf("%q", f.graph.label(s.Flow))
	}
	return fmt.Sprintf("%q, in %q,", f.graph.label(s.Flow), f.graph.label(s.Holder))
}

// causeText says how a flow comes to run beside another.
func (f *flows) causeText(c RaceCause) string {
	starts := fmt.Sprintf("%q", f.graph.label(c.Starts))
	switch {
	case c.By == c.Starts && c.Fires:
		return starts + " wakes itself here and goes on"
	case c.By == c.Starts:
		return starts + " requests itself here and goes on"
	case c.By == nil && !c.Fires:
		return "this starts " + starts
	case c.By == nil:
		return "one event fires this and starts " + starts
	case c.Fires:
		return fmt.Sprintf("%q wakes %s here and goes on", f.graph.label(c.By), starts)
	}
	return fmt.Sprintf("%q requests %s here and goes on", f.graph.label(c.By), starts)
}

// wayOutOfCrowd is what to do about more flows than two.
const wayOutOfCrowd = "let one campaign be started, and let it execute or request the others in the order that is meant; `campaignc races` lists them"

// wayOut is how to bring the two flows into an order, given how they are started.
func (r *races) wayOut(race *Race, writer, other []*wake) string {
	first, second := race.Writer.Flow, race.Other.Flow
	switch {
	case first == second && len(writer)+len(other) == 1:
		return fmt.Sprintf("let %q do this before the step that starts it again, or let its smart list ask for what that step does not leave", r.graph.label(first))
	case first == second && r.canExecute(first):
		return fmt.Sprintf("declare %q as `executable campaign` and execute it, so that one run is done before the next begins, or give it a rule such as `run once every 1 day`", r.graph.label(first))
	case first == second:
		return fmt.Sprintf("start %q once only, or give it a rule such as `run once every 7 days`, longer than it is under way", r.graph.label(first))
	case len(writer) > 0 && writer[0].by == nil && writer[0].fires == nil:
		return "let one of them repeat at another time, or let one campaign execute what both do in the order that is meant"
	}
	if len(writer) > 0 && len(other) > 0 {
		if len(writer) == 1 && len(other) == 1 && r.canExecute(first) && r.canExecute(second) {
			return fmt.Sprintf("declare both as `executable campaign` and write `execute %q` and `execute %q` in the order that is meant", r.graph.label(first), r.graph.label(second))
		}
		return fmt.Sprintf("let %q start %q when it is done, by a `request` as its last step, or the other way round", r.graph.label(first), r.graph.label(second))
	}
	goesOn, starts := first, other
	if len(writer) > 0 {
		goesOn, starts = second, writer
	}
	w := starts[0]
	started, leads := r.graph.label(w.target), ""
	if len(starts) > 1 {
		leads = fmt.Sprintf(", which leads to %q,", r.graph.label(starts[len(starts)-1].target))
	}
	switch {
	case w.fires != nil:
		return fmt.Sprintf("let %q do this before the step that wakes %q%s", r.graph.label(goesOn), started, strings.TrimSuffix(leads, ","))
	case len(starts) == 1 && r.canExecute(w.target):
		return fmt.Sprintf("declare %q as `executable campaign` and write `execute %q`, or request it as the last step", started, started)
	}
	return fmt.Sprintf("let %q request %q%s as its last step", r.graph.label(goesOn), started, leads)
}

// canExecute reports whether a requested campaign could be an executable: it
// has no other trigger, waits for nothing and asks no web service.
func (r *races) canExecute(c *Campaign) bool {
	for _, t := range c.Triggers {
		if m := r.ws.Info.Phrases[t]; m == nil || !isRequestTrigger(m.Entry) {
			return false
		}
	}
	e := &c.Effects
	return len(c.Triggers) > 0 && e.Waits == nil && e.Remote == nil
}

func (r *races) tooManyRaces() {
	if len(r.ws.Campaigns) == 0 {
		return
	}
	r.caution(WarnRace, r.ws.Campaigns[0].Decl.Name.Span,
		"more flows may run side by side than could be compared: not every race is found", "split the workspace, or let triggers ask for more")
}
