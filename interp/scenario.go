package interp

import (
	"strconv"

	"campaignc/lang"
)

// Scenario is one compiled test. It holds no state of a run and is safe for
// concurrent use; every run starts from nothing:
//
//	scenarios, err := program.CompileTests(workspace.Tests)
//	for _, result := range scenarios[0].Run() { … }
type Scenario struct {
	Test *lang.TestDecl

	prog  *Program
	home  *campaign // the outside: where the test's own lines are evaluated
	start valueFn   // of `given now`, or nil
	leads []givenLead
	acts  []action
	sites map[*Site]*stepSite // of the program's steps
}

// givenLead is one `given lead`.
type givenLead struct {
	id     valueFn
	fields []answerField
}

// action is one line of a test that does something. It returns what was seen
// instead of what the line says; nil when all is well.
type action struct {
	item lang.TestItem
	do   func(*trial) *seen
}

// seen is what a test saw instead of what it expected.
type seen struct {
	lines []string
	near  []Activity   // the same step with other operands
	parts []FailedPart // of the line
}

func saw(line string) *seen { return &seen{lines: []string{line}} }

// LeadResult is what became of one lead of a test.
type LeadResult struct {
	Lead     string // its id
	Failures []TestFailure
	Trace    *Trace    // of the lead's whole way
	Coverage *Coverage // what the program's points were reached by, if it has any
	Came     []bool    // by Campaign.Index: campaigns that decided on the lead, whichever way
}

// TestFailure is one line of a test that does not hold.
type TestFailure struct {
	Item   lang.TestItem
	Saw    []string   // what was there instead
	Near   []Activity // activities of the step that was counted, whatever its operands
	Events int        // how many of the trace's events lie before it

	Parts []FailedPart // of the line, in order; none: it is the whole line that does not hold
}

// FailedPart is a part of a line that does not hold, and what was there instead.
type FailedPart struct {
	lang.Span
	Saw []string
}

// CompileTests compiles checked tests, in their order. It changes the program
// and must be done with before the program runs.
func (p *Program) CompileTests(tests []*lang.TestDecl) ([]*Scenario, error) {
	sites := p.stepSites()
	var out []*Scenario
	c := newCompiler(p)
	for _, t := range tests {
		out = append(out, c.scenario(t, sites))
	}
	return out, c.err
}

// stepSites finds the program's steps by what they log.
func (p *Program) stepSites() map[*Site]*stepSite {
	sites := map[*Site]*stepSite{}
	for _, c := range p.campaigns {
		for i := range c.ops {
			if s := c.ops[i].step; s != nil {
				sites[s.site] = s
			}
		}
	}
	return sites
}

func (c *compiler) scenario(t *lang.TestDecl, sites map[*Site]*stepSite) *Scenario {
	s := &Scenario{Test: t, prog: c.prog, sites: sites}
	s.home = newNobody(c.prog, c.info.TestHomes[t])
	c.camp, c.slot = s.home, none
	for _, item := range t.Items {
		switch item := item.(type) {
		case *lang.GivenLead:
			s.leads = append(s.leads, c.givenLead(&item.Record))
		case *lang.GivenNow:
			s.start = c.value(item.Value)
		case *lang.TestIf:
			s.acts = append(s.acts, c.guarded(item)...)
		default:
			s.acts = append(s.acts, action{item, c.testItem(item)})
		}
	}
	if len(s.leads) == 0 {
		s.leads = []givenLead{{}}
	}
	c.camp = nil
	return s
}

// guarded compiles what is expected of some leads only.
func (c *compiler) guarded(g *lang.TestIf) []action {
	holds := c.cond(g.Cond)
	var out []action
	for _, item := range g.Items {
		expect := c.testItem(item)
		out = append(out, action{item, func(t *trial) *seen {
			asked := false
			if wrong := t.outside(func() *seen { asked = holds(t.machine); return t.broke() }); wrong != nil {
				return wrong
			}
			if !asked {
				return nil
			}
			t.met[g] = true
			return expect(t)
		}})
	}
	return out
}

func (c *compiler) givenLead(r *lang.Record) givenLead {
	var g givenLead
	for _, f := range r.Fields {
		field := c.fieldNamed(f.Name.Name)
		if field == nil {
			g.id = c.valueAs(f.Value, lang.String) // the only name that is no field
			continue
		}
		g.fields = append(g.fields, answerField{field: field, value: c.valueAs(f.Value, field.Type.Kind)})
	}
	return g
}

// fieldNamed is the lead's field of that name, or else the company's.
func (c *compiler) fieldNamed(name string) *lang.Field {
	var company *lang.Field
	for _, f := range c.prog.Workspace.Fields {
		switch {
		case f.Name != name:
		case f.Scope == lang.LeadScope:
			return f
		default:
			company = f
		}
	}
	return company
}

// Run runs the test once for each lead that it gives.
func (s *Scenario) Run() []LeadResult {
	var out []LeadResult
	for i := range s.leads {
		out = append(out, s.run(i))
	}
	return out
}

// trial is one run of a test for one lead.
type trial struct {
	*machine
	scenario *Scenario
	end      int64                 // of virtual time
	met      map[*lang.TestIf]bool // those whose condition held
	planned  int64                 // until when schedules are settled; meaningless unless they run
	repeats  bool                  // schedules run
}

func (s *Scenario) run(lead int) LeadResult {
	result := LeadResult{Lead: strconv.Itoa(lead + 1)}
	s.play(&s.leads[lead], func() lang.TestItem { return s.givenItem(lead) }, &result)
	return result
}

// play runs the test for a lead, which a line of it states.
func (s *Scenario) play(lead *givenLead, stated func() lang.TestItem, result *LeadResult) *trial {
	conf := &Given{Now: lang.TestStart(s.prog.Workspace.Zone), Seed: 1}
	t := &trial{machine: newMachine(s.prog, conf), scenario: s, met: map[*lang.TestIf]bool{}}
	t.begin()
	t.ends, t.heeded = &endings{}, true
	wrong := t.prepare(lead, result)
	t.trace = &Trace{Lead: result.Lead}
	if wrong != nil {
		result.add(t, stated(), wrong)
	}
	for _, a := range s.acts {
		if wrong := a.do(t); wrong != nil {
			result.add(t, a.item, wrong)
		}
	}
	t.trace.finish(t.machine)
	result.Trace = t.trace
	result.Coverage = t.reached()
	result.Came = make([]bool, len(s.prog.campaigns))
	for i := range t.decisions {
		result.Came[t.decisions[i].camp.Index] = true
	}
	return t
}

// givenItem is the line that states a lead.
func (s *Scenario) givenItem(lead int) lang.TestItem {
	for _, item := range s.Test.Items {
		if g, ok := item.(*lang.GivenLead); ok {
			if lead == 0 {
				return g
			}
			lead--
		}
	}
	return s.Test.Items[0]
}

// prepare sets clock and lead.
func (t *trial) prepare(g *givenLead, r *LeadResult) *seen {
	return t.outside(func() *seen {
		if start := t.scenario.start; start != nil {
			t.now = t.moment(start(t.machine))
		}
		t.conf.Now, t.conf.Until = t.now, t.now
		t.end = t.prog.zone.AddMonths(t.now, 12)
		for _, f := range t.prog.Workspace.Fields {
			t.lead.SetValue(f, f.Default)
		}
		if g.id != nil {
			r.Lead = clone(g.id(t.machine).Text)
		}
		t.lead.ID = r.Lead
		for _, f := range g.fields {
			t.lead.SetValue(f.field, f.value(t.machine))
		}
		return t.broke()
	})
}

// moment is the instant of a date, at midnight, or a datetime.
func (t *trial) moment(v lang.Value) int64 {
	if v.Kind == lang.Date {
		return t.prog.zone.Of(v.Num, 0)
	}
	return v.Num
}

// outside does something as nobody's campaign, with the test's names in view.
func (t *trial) outside(do func() *seen) *seen {
	t.began = nil
	t.push(t.scenario.home, &t.scenario.home.own, none)
	out := do()
	t.pop()
	return out
}

// broke is what was seen when an expression could not be evaluated.
func (t *trial) broke() *seen {
	if t.broken() {
		return saw(t.reason)
	}
	return nil
}

// moveTo lets time pass, with the batch runs that schedules ask for if they run.
func (t *trial) moveTo(at int64) *seen {
	if t.repeats && at > t.planned {
		starts, err := t.prog.Schedule(t.planned+1, at)
		if err != nil {
			return saw(err.Error())
		}
		t.agenda.starts, t.planned = starts, at
	}
	t.settleUntil(at)
	return nil
}

// settleUntil runs everything that is due up to the end of a stretch of time.
func (t *trial) settleUntil(at int64) {
	t.conf.Until = at
	t.wakeEarly()
	t.play()
	t.now = max(t.now, at)
}

func (r *LeadResult) add(t *trial, item lang.TestItem, s *seen) {
	t.trace.activities(t.machine)
	f := TestFailure{Item: item, Events: len(t.trace.Events), Saw: s.lines, Near: s.near, Parts: s.parts}
	r.Failures = append(r.Failures, f)
}
