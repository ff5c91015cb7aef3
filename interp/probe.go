package interp

import "campaignc/lang"

// Probe runs single leads through a program made by CompileCovered, and tells
// which points each of them reaches:
//
//	probe := program.NewProbe(&interp.Given{Now: now, Until: until})
//	lead := probe.Begin()
//	lead.SetValue(country, value)
//	reached := probe.Run(campaign)
//
// It serves one goroutine.
type Probe struct {
	prog *Program
	m    *machine
}

// NewProbe makes a probe for leads that are given this, all of it but what is
// for many leads at once: Starts, Turns and Resume.
func (p *Program) NewProbe(given *Given) *Probe {
	return &Probe{prog: p, m: newMachine(p, given)}
}

// Begin gives a lead to fill in: every field has its default, the id is "1".
func (x *Probe) Begin() *Lead {
	lead := x.m.lead
	for _, f := range x.prog.Workspace.Fields {
		lead.SetValue(f, f.Default)
	}
	lead.ID = "1"
	clear(lead.Changed)
	return lead
}

// Lead is the lead of the last Run, as it left it.
func (x *Probe) Lead() *Lead { return x.m.lead }

// Run starts the campaign for the lead that Begin gave, or nothing but what
// Events bring when it is nil, and plays to the end of virtual time.
func (x *Probe) Run(root *lang.Campaign) *Coverage {
	var camp *campaign
	if root != nil {
		camp = x.prog.campaign(root)
	}
	x.m.runLead(camp, false)
	return x.m.reached()
}

// Activities are what the lead of the last Run did and what was done to it. The
// next Run overwrites them.
func (x *Probe) Activities() []Activity { return x.m.acts }

// Failed is how many of the flows that started by themselves ended failed in
// the last Run.
func (x *Probe) Failed() int { return x.m.failed }
