package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"campaignc/interp"
	"campaignc/lang"
)

// writeTrace prints one lead's way as an indented tree:
//
//	lead 3
//	  Lead Intake begins
//	    execute Standardize Country
//	      country: "u.s.a." became "United States"
//	    if lead_score >= 100: no
func writeTrace(w io.Writer, t *interp.Trace, ws *lang.Workspace) {
	fmt.Fprintf(w, "lead %s\n", t.Lead)
	if len(t.Events) == 0 {
		fmt.Fprintln(w, "  is not among the leads that were read")
	}
	day := int64(-1)
	for _, e := range t.Events {
		if e.At != day && day >= 0 {
			fmt.Fprintf(w, "  %s\n", instantWords(time.UnixMilli(e.At), ws))
		}
		day = e.At
		fmt.Fprintf(w, "%s%s\n", strings.Repeat("  ", e.Depth+1+indent(e)), traceLine(&e, ws))
	}
	fmt.Fprintln(w)
}

// indent sets what happens in a campaign off from its beginning.
func indent(e interp.TraceEvent) int {
	if e.Kind == interp.TraceFlow || e.Kind == interp.TraceRefused || e.Kind == interp.TraceFailed {
		return 0
	}
	return 1
}

func traceLine(e *interp.TraceEvent, ws *lang.Workspace) string {
	switch e.Kind {
	case interp.TraceFlow:
		if e.Held {
			return e.Text + " goes on"
		}
		return e.Text + " begins"
	case interp.TraceRefused:
		return fmt.Sprintf("%s: not entered, %s", e.Text, e.Reason)
	case interp.TraceChoice:
		if e.Held {
			return "if " + e.Text + ": yes"
		}
		return "if " + e.Text + ": no"
	case interp.TraceFailed:
		return "failed: " + e.Reason
	}
	return activityLine(&e.Activity, ws)
}

// activityLine tells one activity in a sentence's length, instants in the
// workspace's time zone.
func activityLine(a *interp.Activity, ws *lang.Workspace) string {
	line := a.Site.Activity
	if p := a.PrimaryValue(); p != "" {
		line += " " + quoted(p)
	}
	value := map[string]string{}
	var rest []string
	for i, label := range a.Labels {
		value[label] = a.Values[i]
		if label == a.Site.Activity { // of a wait: what it waits for
			line += " " + quoted(a.Values[i])
			continue
		}
		if !toldOtherwise[label] && a.Values[i] != "" {
			rest = append(rest, label+" "+loggedWords(a.Values[i], ws))
		}
	}
	if was, ok := value["Old Value"]; ok {
		line += fmt.Sprintf(": %s became %s", loggedWords(was, ws), loggedWords(value["New Value"], ws))
	}
	if len(rest) > 0 {
		line += ", " + strings.Join(rest, ", ")
	}
	if a.Result != interp.Succeeded {
		line += fmt.Sprintf(" (%s: %s)", a.Result, a.Reason)
	}
	return line
}

// toldOtherwise are attributes that the line tells in another way, or that say no more
// than the tree does.
var toldOtherwise = map[string]bool{
	"Old Value": true, "New Value": true, "Change Value": true,
	"Qualified": true, "Used Parent Campaign Token Context": true,
}

func quoted(s string) string { return `"` + shorten(strings.ReplaceAll(s, "\n", " "), 60) + `"` }

func orEmpty(s string) string {
	if s == "" {
		return "empty"
	}
	return quoted(s)
}
