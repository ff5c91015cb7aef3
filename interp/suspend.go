package interp

import (
	"slices"
	"strings"

	"campaignc/lang"
)

// state is the lead as a record, between two turns. The record shares no
// memory with the machine.
func (m *machine) state() *LeadState {
	ws, l := m.prog.Workspace, m.lead
	s := &LeadState{
		Lead: clone(l.ID), Now: m.now, Deleted: l.Deleted, Fields: map[string]string{},
		Seq: m.seq + len(m.acts), Order: m.order, Flows: m.flows, Steps: m.steps, Failed: m.failed,
	}
	for _, f := range ws.Fields {
		s.Fields[f.Qualified()] = clone(lang.FormatValue(l.Value(f)))
		if l.Changed.Has(f.Index) {
			s.Changed = append(s.Changed, f.Qualified())
		}
	}
	for _, list := range ws.Lists {
		if l.Lists[list.Index] {
			s.Lists = append(s.Lists, refOf(list.Program, list.Name))
		}
	}
	for _, p := range ws.Programs {
		if l.Programs[p.Index].Status != 0 {
			s.Programs = append(s.Programs, stateOfMembership(p, &l.Programs[p.Index]))
		}
	}
	for _, c := range ws.Campaigns {
		if e := l.Entered[c.Index]; e != (Entry{}) {
			s.Entered = append(s.Entered, EnteredState{campaignRef(c), e})
		}
	}
	if !l.Deleted {
		for _, f := range m.ready {
			s.Ready = append(s.Ready, m.stateOfFlow(f))
		}
		for _, f := range m.asleep {
			s.Asleep = append(s.Asleep, m.stateOfFlow(f))
		}
	}
	if a := &m.agenda; a.at == m.now {
		s.Events, s.Runs = a.happened, a.came
	}
	s.Did = m.did()
	if slices.ContainsFunc(m.answers, func(n int) bool { return n > 0 }) {
		s.Answers = slices.Clone(m.answers)
	}
	return s
}

func stateOfMembership(p *lang.Program, ms *Membership) MembershipState {
	s := MembershipState{Program: p.Name, Status: p.Channel.Statuses[ms.Status-1].Name, Since: ms.Since, Success: ms.Success, Reached: ms.Reached}
	for i, v := range ms.Fields {
		if s.Fields == nil {
			s.Fields = map[string]string{}
		}
		s.Fields[p.Members[i].Name] = clone(lang.FormatValue(v))
	}
	return s
}

// did are the activities of this run that filters can see: those of the part
// before the record that the lead was taken up from, and those since.
func (m *machine) did() []ActivityState {
	var out []ActivityState
	for _, p := range m.past[m.given:] {
		s := ActivityState{At: p.At, Activity: p.Activity, Primary: p.Primary, Object: stateOfObject(p.object)}
		for _, a := range p.Attributes {
			s.give(a.Label, a.Value)
		}
		out = append(out, s)
	}
	for i := range m.acts {
		a := &m.acts[i]
		if a.Result != Succeeded {
			continue
		}
		s := ActivityState{At: a.At, Activity: a.Site.Activity, Primary: clone(a.PrimaryValue()), Object: stateOfObject(a.Site.object)}
		for i, v := range a.Values {
			s.give(a.Labels[i], clone(v))
		}
		out = append(out, s)
	}
	return out
}

func (s *ActivityState) give(label, value string) {
	if s.Attributes == nil {
		s.Attributes = map[string]string{}
	}
	s.Attributes[label] = value
}

// stateOfFlow is a flow as a record.
func (m *machine) stateOfFlow(f *flow) FlowState {
	s := FlowState{
		Campaign: campaignRef(f.camp.Campaign), Version: m.prog.version(f.camp),
		Tries: slices.Clone(f.counters), Before: f.before, Due: f.due, Order: f.order,
	}
	if w := f.camp.waitBefore(f.pc); w != nil {
		s.Step, s.Waiting = w.step, w.text
	}
	for _, r := range f.reasons {
		s.Reasons = append(s.Reasons, clone(r))
	}
	for _, o := range f.ctx.over {
		s.Tokens = append(s.Tokens, TokenState{m.prog.tokenName(o.token), o.value.Kind.String(), clone(lang.FormatValue(o.value))})
	}
	if fired := f.ctx.fired; fired != nil {
		s.Trigger = &TriggerState{Name: clone(fired.Name), Values: map[string]string{}}
		for name, v := range fired.Values {
			s.Trigger.Values[name] = clone(v)
		}
	}
	for at := f.cause; at != nil && len(s.Causes) < causesTold-1; at = at.cause {
		s.Causes = append(s.Causes, at.camp.Name)
	}
	return s
}

// A flow is left in the middle at two kinds of statements: a wait, behind which
// it goes on, and a retry between two tries.

// waitBefore is the wait or retry after which a flow goes on at pc; nil at the
// beginning of the flow.
func (c *campaign) waitBefore(pc int) *waitSite {
	for i := range c.ops {
		if w := c.ops[i].wait; w != nil && c.resumes(i) == pc {
			return w
		}
	}
	return nil
}

// waitAt is the operation of a wait.
func (c *campaign) waitAt(w *waitSite) int {
	return slices.IndexFunc(c.ops, func(o op) bool { return o.wait == w })
}

// resumes is where a flow goes on that was suspended by the operation at pc.
func (c *campaign) resumes(pc int) int {
	if o := &c.ops[pc]; o.wait.retry {
		return int(o.jump)
	}
	return pc + 1
}

// version is the version of a campaign's flow.
func (p *Program) version(c *campaign) string {
	p.versioned.Do(func() {
		for _, c := range p.campaigns {
			p.versions = append(p.versions, p.Workspace.FlowVersion(c.Campaign))
		}
	})
	return p.versions[c.Index]
}

// tokenName is the name of the My Token with that number.
func (p *Program) tokenName(token int) string {
	for name, i := range p.tokens {
		if i == token {
			return strings.Clone(name)
		}
	}
	return ""
}
