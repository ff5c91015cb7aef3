package main

import (
	"time"

	"campaignc/interp"
	"campaignc/lang"
)

// toldJSON is a lead's page in `--format json`.
type toldJSON struct {
	Lead     string          `json:"lead"`
	Campaign string          `json:"campaign,omitempty"`
	Entered  *bool           `json:"qualified,omitempty"` // by the campaign that was started
	Before   []differentJSON `json:"before"`
	Events   []toldEventJSON `json:"events"`
	Waiting  []waitingJSON   `json:"waiting"`
	Changes  []differentJSON `json:"changes"`
	Deleted  bool            `json:"deleted"`
}

// differentJSON is a value as the lead came, or another at the end.
type differentJSON struct {
	Kind string  `json:"kind"`
	Name string  `json:"name"`
	From *string `json:"from,omitempty"`
	To   string  `json:"to"`
}

// toldEventJSON is one event; what it does not have is absent.
type toldEventJSON struct {
	At         string            `json:"at"`
	Depth      int               `json:"depth"`
	Kind       string            `json:"kind"`
	Campaign   string            `json:"campaign,omitempty"`
	Text       string            `json:"text,omitempty"`
	Place      string            `json:"place,omitempty"`
	Held       *bool             `json:"held,omitempty"`
	Reason     string            `json:"reason,omitempty"`
	Why        *whyJSON          `json:"why,omitempty"`
	Filters    []whyJSON         `json:"filters,omitempty"`
	Seq        int               `json:"seq,omitempty"`
	Activity   string            `json:"activity,omitempty"`
	Primary    string            `json:"primary,omitempty"`
	Result     string            `json:"result,omitempty"`
	Attributes map[string]string `json:"attributes,omitempty"`
}

type whyJSON struct {
	Text  string     `json:"text"`
	Held  bool       `json:"held"`
	Fault string     `json:"fault,omitempty"`
	Seen  []seenJSON `json:"seen,omitempty"`
	Parts []whyJSON  `json:"parts,omitempty"`
}

type seenJSON struct {
	Name  string  `json:"name"`
	Value *string `json:"value,omitempty"`
	Times *int    `json:"times,omitempty"`
	Last  string  `json:"last,omitempty"`
}

type waitingJSON struct {
	Campaign string `json:"campaign"`
	Wait     string `json:"wait"`
	Until    string `json:"until"`
	Early    bool   `json:"early"`
}

// toldKinds are the kinds of events; a refusal is told by its decision.
var toldKinds = map[interp.TraceKind]string{
	interp.TraceFlow: "begins", interp.TraceDecided: "decision", interp.TraceChoice: "choice", interp.TraceActivity: "activity",
	interp.TraceFailed: "failed", interp.TraceTry: "try", interp.TraceUntil: "until", interp.TraceKept: "unchanged",
	interp.TraceHandled: "handled", interp.TraceStopped: "stop",
}

func (t *told) json() *toldJSON {
	j := &toldJSON{Lead: t.trace.Lead, Before: []differentJSON{}, Events: []toldEventJSON{}, Waiting: []waitingJSON{}, Changes: []differentJSON{}, Deleted: t.trace.Deleted}
	if t.job.Root != nil {
		j.Campaign = t.job.Root.Qualified()
	}
	for i := range t.trace.Events {
		e := &t.trace.Events[i]
		if e.Kind == interp.TraceDecided && e.Decision.Campaign == t.job.Root && j.Entered == nil {
			j.Entered = &e.Decision.TookIn
		}
		if toldKinds[e.Kind] != "" {
			j.Events = append(j.Events, t.eventJSON(e))
		}
	}
	for _, w := range t.trace.Waiting {
		j.Waiting = append(j.Waiting, waitingJSON{w.Campaign, w.Wait, instantJSON(w.Until), w.Early})
	}
	for _, k := range t.trace.Before {
		j.Before = append(j.Before, differentJSON{Kind: planKinds[k.Kind], Name: k.Name, To: k.To})
	}
	for _, k := range t.trace.Changes {
		j.Changes = append(j.Changes, differentJSON{Kind: planKinds[k.Kind], Name: k.Name, From: &k.From, To: k.To})
	}
	return j
}

func instantJSON(at int64) string { return lang.FormatValue(lang.Value{Kind: lang.Datetime, Num: at}) }

func (t *told) eventJSON(e *interp.TraceEvent) toldEventJSON {
	j := toldEventJSON{At: instantJSON(e.At), Depth: e.Depth, Kind: toldKinds[e.Kind], Text: e.Text, Reason: e.Reason}
	if e.Place.Line > 0 {
		j.Place = shownPlace(e.Place)
	}
	switch e.Kind {
	case interp.TraceFlow, interp.TraceFailed:
		j.Campaign, j.Text = e.Text, ""
		if e.Held {
			j.Kind = "goes on"
		}
	case interp.TraceDecided:
		j.Campaign, j.Text, j.Held = e.Decision.Campaign.Qualified(), "", &e.Held
		for i := range e.Decision.Filters {
			j.Filters = append(j.Filters, *newWhyJSON(&e.Decision.Filters[i]))
		}
	case interp.TraceChoice, interp.TraceUntil:
		j.Held, j.Why = &e.Held, newWhyJSON(e.Why)
	case interp.TraceActivity:
		j.activity(&e.Activity)
	}
	return j
}

func (j *toldEventJSON) activity(a *interp.Activity) {
	j.Campaign, j.Place = a.Site.Campaign, ""
	if a.Site.At.Line > 0 {
		j.Place = shownPlace(a.Site.At)
	}
	j.Seq, j.Activity, j.Primary, j.Result, j.Reason = a.Seq, a.Site.Activity, a.PrimaryValue(), a.Result.String(), a.Reason
	for i, label := range a.Labels {
		if j.Attributes == nil {
			j.Attributes = map[string]string{}
		}
		j.Attributes[label] = a.Values[i]
		if a.Site.Flags[i] && a.Values[i] == "" {
			j.Attributes[label] = "false" // as in the log
		}
	}
}

func newWhyJSON(w *interp.Why) *whyJSON {
	j := &whyJSON{Text: w.Text, Held: w.Held, Fault: w.Fault}
	for i := range w.Seen {
		s := &w.Seen[i]
		seen := seenJSON{Name: s.Name}
		if s.Counts {
			seen.Times = &s.Times
			if s.Times > 0 {
				seen.Last = time.UnixMilli(s.Last).UTC().Format(time.RFC3339)
			}
		} else {
			value := lang.FormatValue(s.Value)
			seen.Value = &value
		}
		j.Seen = append(j.Seen, seen)
	}
	for i := range w.Parts {
		j.Parts = append(j.Parts, *newWhyJSON(&w.Parts[i]))
	}
	return j
}
