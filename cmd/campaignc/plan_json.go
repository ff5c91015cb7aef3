package main

import "campaignc/interp"

// planJSON is a plan in `--format json`.
type planJSON struct {
	Leads    int            `json:"leads"`
	Changed  int            `json:"changed"`
	Failed   int            `json:"failed"`
	Created  int            `json:"created"`
	Rejected int            `json:"rejected"`
	Mail     int            `json:"mail"`
	Guards   []string       `json:"guards"`
	Lines    []planLineJSON `json:"lines"`
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
		Mail: p.mail(), Guards: append([]string{}, p.guards...), Lines: []planLineJSON{},
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
