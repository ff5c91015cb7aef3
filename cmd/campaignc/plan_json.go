package main

import (
	"campaignc/interp"
	"campaignc/lang"
)

// planJSON is a plan in `--format json`.
type planJSON struct {
	Leads    int            `json:"leads"`
	Changed  int            `json:"changed"`
	Failed   int            `json:"failed"`
	Created  int            `json:"created"`
	Rejected int            `json:"rejected"`
	Mail     int            `json:"mail"`
	Off      []offJSON      `json:"off"`
	Guards   []string       `json:"guards"`
	Lines    []planLineJSON `json:"lines"`
	Ways     []wayJSON      `json:"ways,omitempty"`
}

// wayJSON is the way of a lead that lines name.
type wayJSON struct {
	Lead   string         `json:"lead"`
	Events []wayEventJSON `json:"events"`
}

// wayEventJSON is one line of a way, and how many campaigns are below the root.
type wayEventJSON struct {
	At    string `json:"at"`
	Depth int    `json:"depth"`
	Text  string `json:"text"`
}

// waysMost is how many leads' ways a plan holds as JSON.
const waysMost = 1000

// named are the leads that the lines name, each once, the first of them.
func (p *planned) named() (leads []string) {
	seen := map[string]bool{}
	for _, l := range p.lines {
		for _, id := range l.Sample {
			if !seen[id] && len(leads) < waysMost {
				seen[id] = true
				leads = append(leads, id)
			}
		}
	}
	return leads
}

func waysJSON(traces []*interp.Trace, ws *lang.Workspace) (ways []wayJSON) {
	for _, t := range traces {
		way := wayJSON{Lead: t.Lead, Events: []wayEventJSON{}}
		for i := range t.Events {
			e := &t.Events[i]
			at := lang.FormatValue(lang.Value{Kind: lang.Datetime, Num: e.At})
			way.Events = append(way.Events, wayEventJSON{At: at, Depth: e.Depth, Text: traceLine(e, ws)})
		}
		ways = append(ways, way)
	}
	return ways
}

// planLineJSON is one line; texts that it does not have are absent.
type planLineJSON struct {
	Kind   string   `json:"kind"`
	Name   string   `json:"name,omitempty"`
	About  string   `json:"about,omitempty"`
	From   *string  `json:"from,omitempty"`
	To     *string  `json:"to,omitempty"`
	Result string   `json:"result,omitempty"`
	Why    string   `json:"why,omitempty"`
	Others bool     `json:"others,omitempty"`
	Leads  int      `json:"leads"`
	Times  int      `json:"times"`
	Sample []string `json:"sample,omitempty"`
}

var planKinds = map[interp.PlanKind]string{
	interp.PlanCame: "came", interp.PlanFailed: "campaign failed", interp.PlanDeleted: "deleted", interp.PlanField: "field",
	interp.PlanList: "list", interp.PlanStatus: "status", interp.PlanMember: "member field", interp.PlanDone: "done",
	interp.PlanUndone: "not done", interp.PlanWaiting: "waiting", interp.PlanDifferent: "different",
}

func (p *planned) json() *planJSON {
	s := p.stats
	j := &planJSON{
		Leads: s.Leads, Changed: p.plan.Changed, Failed: s.Failed, Created: s.Created, Rejected: s.Rejected,
		Mail: p.mail(), Off: offsJSON(s.Off), Guards: append([]string{}, p.guards...), Lines: []planLineJSON{},
	}
	for _, l := range p.lines {
		j.Lines = append(j.Lines, lineJSON(l))
	}
	return j
}

func lineJSON(l *interp.PlanLine) planLineJSON {
	j := planLineJSON{Kind: planKinds[l.Kind], Name: l.Name, About: l.About, Why: l.Why, Others: l.Others, Leads: l.Leads, Times: l.Times, Sample: l.Sample}
	switch l.Kind {
	case interp.PlanCame:
		j.Result = "dropped off"
		switch l.Place {
		case interp.Qualified:
			j.Result = "qualified"
		case interp.Unanswered:
			j.Result = "failed"
		}
	case interp.PlanUndone:
		j.Result = l.Result.String()
	case interp.PlanField, interp.PlanList, interp.PlanStatus, interp.PlanMember, interp.PlanDifferent:
		if !l.Others {
			j.From, j.To = &l.From, &l.To
		}
	}
	return j
}
