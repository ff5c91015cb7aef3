package interp

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"campaignc/lang"
)

// Accepts makes a function that reports why a lead cannot go on from a record
// in this program, in words for the person who runs it: a campaign whose flow
// has changed, a field that is no longer there. Nil means that it can. The
// function is used by one goroutine at a time.
func (p *Program) Accepts(given *Given) func(*LeadState) error {
	m := newMachine(p, &Given{Answers: given.Answers})
	return m.restore
}

// restore makes the machine stand where the record says.
// On an error the machine is of no use until the next begin.
func (m *machine) restore(s *LeadState) error {
	m.lead.ID = s.Lead
	m.reset()
	m.agenda.goOn(s)
	m.now, m.seq = s.Now, s.Seq
	m.order, m.flows, m.steps, m.failed = s.Order, s.Flows, s.Steps, s.Failed
	m.lead.Deleted = s.Deleted
	if m.conf.History != nil {
		m.past = slices.Clip(m.conf.History(m.lead.ID))
	}
	m.given = len(m.past)
	for _, part := range []func(*LeadState) error{m.restoreFields, m.restoreMemberships, m.restoreDid, m.restoreFlows} {
		if err := part(s); err != nil {
			return fmt.Errorf("lead %q: %w", s.Lead, err)
		}
	}
	if len(s.Answers) > 0 && len(s.Answers) != len(m.answers) {
		return fmt.Errorf("lead %q: it had answers of %d given lines, and now there are %d; give the same answers", s.Lead, len(s.Answers), len(m.answers))
	}
	copy(m.answers, s.Answers)
	return nil
}

// restoreFields sets the fields that the record has; one declared since keeps
// what the row gave it.
func (m *machine) restoreFields(s *LeadState) error {
	clear(m.lead.Changed)
	declared := 0
	for _, f := range m.prog.Workspace.Fields {
		if slices.Contains(s.Changed, f.Qualified()) {
			m.lead.Changed.Add(f.Index)
		}
		text, ok := s.Fields[f.Qualified()]
		if !ok {
			continue
		}
		declared++
		v, err := parseState(f, text)
		if err != nil {
			return err
		}
		m.lead.SetValue(f, v)
	}
	if declared < len(s.Fields) {
		for _, name := range sortedKeys(s.Fields) {
			if !slices.ContainsFunc(m.prog.Workspace.Fields, func(f *lang.Field) bool { return f.Qualified() == name }) {
				return fmt.Errorf("the workspace no longer has the field `%s`", name)
			}
		}
	}
	return nil
}

// parseState reads a field's value back. Records write datetimes in UTC.
func parseState(f *lang.Field, text string) (lang.Value, error) {
	v, err := lang.ParseValue(f.Type, text, time.UTC)
	if err != nil {
		return v, fmt.Errorf("`%s` is %q, which its type no longer allows: %w", f.Qualified(), text, err)
	}
	return v, nil
}

// restoreMemberships sets lists, programs, and the campaigns entered.
func (m *machine) restoreMemberships(s *LeadState) error {
	ws := m.prog.Workspace
	for _, ref := range s.Lists {
		list, ok := objectOf(&ObjectState{"list", ref}, ws.Lists).(*lang.Asset)
		if !ok {
			return fmt.Errorf("the workspace no longer has the list %q", ref)
		}
		m.lead.Lists[list.Index] = true
	}
	for _, ms := range s.Programs {
		if err := m.restoreMembership(&ms); err != nil {
			return err
		}
	}
	for _, e := range s.Entered {
		// One that is gone cannot be entered again: there is nothing to count.
		if c := m.prog.campaignNamed(e.Campaign); c != nil {
			m.lead.Entered[c.Index] = e.Entry
		}
	}
	return nil
}

func (m *machine) restoreMembership(s *MembershipState) error {
	programs := m.prog.Workspace.Programs
	at := slices.IndexFunc(programs, func(p *lang.Program) bool { return p.Name == s.Program })
	if at < 0 {
		return fmt.Errorf("the workspace no longer has the program %q", s.Program)
	}
	p := programs[at]
	status := none
	if p.Channel != nil {
		status = slices.IndexFunc(p.Channel.Statuses, func(st *lang.Status) bool { return st.Name == s.Status })
	}
	if status == none {
		return fmt.Errorf("program %q no longer has the status %q", s.Program, s.Status)
	}
	ms := Membership{Status: status + 1, Since: s.Since, Success: s.Success, Reached: s.Reached}
	for _, f := range p.Members {
		v, err := parseState(f, s.Fields[f.Name])
		if err != nil {
			return err
		}
		ms.Fields = append(ms.Fields, v)
	}
	m.lead.Programs[p.Index] = ms
	return nil
}

// restoreDid makes what the lead did before part of its history. It has been
// counted for qualification rules already.
func (m *machine) restoreDid(s *LeadState) error {
	for _, a := range s.Did {
		past := Past{At: a.At, Activity: a.Activity, Primary: a.Primary, object: m.prog.object(a.Object)}
		for _, label := range sortedKeys(a.Attributes) {
			past.Attributes = append(past.Attributes, PastAttribute{label, a.Attributes[label]})
		}
		m.past = append(m.past, past)
	}
	return nil
}

func (m *machine) restoreFlows(s *LeadState) error {
	for i := range s.Ready {
		f, err := m.restoreFlow(&s.Ready[i])
		if err != nil {
			return err
		}
		m.ready = append(m.ready, f)
	}
	for i := range s.Asleep {
		f, err := m.restoreFlow(&s.Asleep[i])
		if err != nil {
			return err
		}
		m.asleep = append(m.asleep, f)
	}
	return nil
}

// restoreFlow finds the campaign, and the statement in it.
func (m *machine) restoreFlow(s *FlowState) (*flow, error) {
	c := m.prog.campaignNamed(s.Campaign)
	if c == nil {
		return nil, fmt.Errorf("it is in campaign %q, which the workspace no longer has", s.Campaign)
	}
	if m.prog.version(c) != s.Version {
		return nil, fmt.Errorf("it is in campaign %q%s, and that flow has changed since; go on with the version it began in", s.Campaign, s.place())
	}
	f := m.newFlow()
	f.camp, f.before, f.due, f.order = c, s.Before, s.Due, s.Order
	f.counters, f.reasons = append(f.counters, s.Tries...), append(f.reasons, s.Reasons...)
	if s.Step > 0 {
		at := slices.IndexFunc(c.ops, func(o op) bool { return o.wait != nil && o.wait.step == s.Step })
		if at < 0 || len(s.Tries) > c.counters || len(s.Reasons) > c.reasons {
			return nil, fmt.Errorf("it stands at statement %d of campaign %q, where nothing waits", s.Step, s.Campaign)
		}
		f.pc, f.cond = c.resumes(at), c.ops[at].wait.cond
	}
	var cause *flow
	for i := len(s.Causes) - 1; i >= 0; i-- {
		cause = &flow{camp: &campaign{Campaign: &lang.Campaign{Name: s.Causes[i]}}, cause: cause}
	}
	f.cause = cause
	var err error
	f.ctx, err = m.restoreContext(c, s)
	return f, err
}

// place says where in the flow the lead is.
func (s *FlowState) place() string {
	if s.Step == 0 {
		return ""
	}
	return fmt.Sprintf(" at statement %d", s.Step)
}

// restoreContext makes the token context of a flow.
func (m *machine) restoreContext(c *campaign, s *FlowState) (*context, error) {
	ctx := &context{own: c}
	for _, t := range s.Tokens {
		token, ok := m.prog.tokens[t.Name]
		declared := c.Tokens[t.Name]
		if !ok || declared != nil && declared.Type.Kind.String() != t.Kind {
			return nil, fmt.Errorf("campaign %q was given a value for my.%s of type %s, which it no longer takes", s.Campaign, t.Name, t.Kind)
		}
		kind, ok := kindOfState(t.Kind)
		if !ok {
			return nil, fmt.Errorf("my.%s is of type %q, which is none", t.Name, t.Kind)
		}
		v := lang.Value{Kind: kind, Text: t.Value}
		if !kind.IsText() && t.Value != "" {
			var err error
			if v, err = lang.ParseValue(lang.Type{Kind: kind}, t.Value, time.UTC); err != nil {
				return nil, fmt.Errorf("my.%s is %q, which is no %s", t.Name, t.Value, t.Kind)
			}
		}
		ctx.over = append(ctx.over, override{token: token, value: v})
	}
	if s.Trigger != nil {
		ctx.fired = &firing{Name: s.Trigger.Name, Values: map[string]string{}}
		for name, v := range s.Trigger.Values {
			ctx.fired.Values[name] = strings.Clone(v)
		}
	}
	return ctx, nil
}

// kindOfState is the kind of that name.
func kindOfState(name string) (lang.Kind, bool) {
	for k := lang.NoKind; k <= lang.Length; k++ {
		if k.String() == name {
			return k, true
		}
	}
	return lang.NoKind, false
}

// campaignNamed finds a campaign; nil without one of that name.
func (p *Program) campaignNamed(r Ref) *campaign {
	for _, c := range p.campaigns {
		if campaignRef(c.Campaign) == r {
			return c
		}
	}
	return nil
}
