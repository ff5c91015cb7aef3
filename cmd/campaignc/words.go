package main

import (
	"fmt"
	"strings"
	"time"

	"campaignc/interp"
	"campaignc/lang"
)

// How instants, values and activities are told to a person.

// clock is an instant in the workspace's time zone.
func (w *workspace) clock(at int64) string { return clockIn(time.UnixMilli(at).In(w.Zone)) }

func clockIn(t time.Time) string {
	if t.Second() != 0 {
		return t.Format("Mon 2006-01-02 15:04:05 MST")
	}
	return t.Format("Mon 2006-01-02 15:04 MST")
}

// valueWords is a value of the log; an instant is told in the workspace's time zone.
func (w *workspace) valueWords(s string) string {
	if t, ok := loggedInstant(s); ok {
		return clockIn(t.In(w.Zone))
	}
	return orEmpty(s)
}

// loggedWords is valueWords in the shorter form of a trace.
func loggedWords(s string, ws *lang.Workspace) string {
	t, ok := loggedInstant(s)
	switch {
	case !ok || t.Nanosecond() > 0:
		return orEmpty(s)
	case t.Second() > 0:
		return t.In(ws.Zone).Format("2006-01-02 15:04:05 MST")
	}
	return instantWords(t, ws)
}

// instantWords is an instant in the form of a trace.
func instantWords(t time.Time, ws *lang.Workspace) string {
	return t.In(ws.Zone).Format("2006-01-02 15:04 MST")
}

// fieldWords is a field's value; a number stands without quotes.
func (w *workspace) fieldWords(name, s string) string {
	for _, f := range w.Fields {
		if s != "" && f.Qualified() == name && !f.Type.Kind.IsText() && f.Type.Kind != lang.Datetime {
			return s
		}
	}
	return w.valueWords(s)
}

// loggedInstant reads an instant as the log writes it.
func loggedInstant(s string) (time.Time, bool) {
	if len(s) < len("2006-01-02T15:04:05Z") || !strings.HasSuffix(s, "Z") {
		return time.Time{}, false
	}
	t, err := time.Parse(time.RFC3339, s)
	return t, err == nil
}

// activityWords tells an activity as a marketer would, with its outcome.
func (w *workspace) activityWords(a *interp.Activity) string {
	value := map[string]string{}
	for i, label := range a.Labels {
		value[label] = a.Values[i]
	}
	var line string
	was, changed := value["Old Value"]
	switch {
	case a.Site.Activity == executeCampaign:
		line = "execute " + quoted(a.PrimaryValue())
	case changed && value["Attribute Name"] != "":
		line = "set " + a.PrimaryValue() + "." + value["Attribute Name"] + ": " + w.valueWords(was) + " -> " + w.valueWords(value["New Value"])
	case changed:
		line = "set " + a.PrimaryValue() + ": " + w.fieldWords(a.PrimaryValue(), was) + " -> " + w.fieldWords(a.PrimaryValue(), value["New Value"])
	case value["Wait"] != "":
		line = value["Wait"] + ": until " + w.valueWords(value["Until"])
	default:
		line = a.Site.Activity
		if p := a.PrimaryValue(); p != "" {
			line += " " + quoted(p)
		}
		for i, label := range a.Labels {
			if v := a.Values[i]; v != "" && !toldOtherwise[label] && (v != "false" || !a.Site.Flags[i]) {
				line += ", " + label + " " + w.valueWords(v)
			}
		}
	}
	if a.Site.Campaign == "" {
		line = "from outside: " + line
	}
	if a.Result != interp.Succeeded {
		line += ": " + a.Result.String()
		if a.Reason != "" {
			line += ", " + a.Reason
		}
	}
	return line
}

// shownPlace is a place in a source.
func shownPlace(pos lang.Position) string {
	return fmt.Sprintf("%s:%d:%d", shownName(pos.Filename), pos.Line, pos.Column)
}
