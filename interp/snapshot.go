package interp

import (
	"slices"

	"campaignc/lang"
)

// snapshot is a machine between two turns, to come back to. Records of the log
// and texts are only ever added, so their number is enough.
type snapshot struct {
	lead                                Lead
	now                                 int64
	acts, values, arena, said           int
	ready, asleep                       []*flow
	flows                               []flow // what ready and asleep point to, in that order
	order, started, steps, failed, used int
	ends                                endings
	answers                             []int
	agenda                              agenda
}

// snapshot keeps the machine's state.
func (m *machine) snapshot() *snapshot {
	s := &snapshot{
		lead: m.lead.copy(), now: m.now, acts: len(m.acts), values: len(m.values), arena: len(m.arena), said: len(m.pace.said),
		ready: slices.Clone(m.ready), asleep: slices.Clone(m.asleep),
		order: m.order, started: m.flows, steps: m.steps, failed: m.failed, used: m.used,
		ends: endings{failed: slices.Clone(m.ends.failed)}, answers: slices.Clone(m.answers), agenda: m.agenda,
	}
	for _, f := range slices.Concat(m.ready, m.asleep) {
		s.flows = append(s.flows, f.copy())
	}
	return s
}

// goBack makes the machine stand where the snapshot was taken. A snapshot can
// be gone back to more than once.
func (m *machine) goBack(s *snapshot) {
	m.lead.become(&s.lead)
	m.now = s.now
	m.acts, m.values, m.arena, m.pace.said = m.acts[:s.acts], m.values[:s.values], m.arena[:s.arena], m.pace.said[:s.said]
	m.ready, m.asleep = append(m.ready[:0], s.ready...), append(m.asleep[:0], s.asleep...)
	for i, f := range slices.Concat(s.ready, s.asleep) {
		*f = s.flows[i].copy()
	}
	m.order, m.flows, m.steps, m.failed, m.used = s.order, s.started, s.steps, s.failed, s.used
	m.ends.failed = append(m.ends.failed[:0], s.ends.failed...)
	copy(m.answers, s.answers)
	m.agenda = s.agenda
}

// copy is the flow with memory of its own.
func (f *flow) copy() flow {
	c := *f
	c.counters, c.reasons = slices.Clone(f.counters), slices.Clone(f.reasons)
	return c
}

// copy is the lead with memory of its own.
func (l *Lead) copy() Lead {
	c := *l
	c.Text, c.Num, c.Has, c.Changed = slices.Clone(l.Text), slices.Clone(l.Num), slices.Clone(l.Has), slices.Clone(l.Changed)
	c.Lists, c.Programs, c.Entered = slices.Clone(l.Lists), slices.Clone(l.Programs), slices.Clone(l.Entered)
	for i := range c.Programs {
		c.Programs[i].Fields = slices.Clone(c.Programs[i].Fields)
	}
	return c
}

// become makes the lead the same as another, in its own memory.
func (l *Lead) become(o *Lead) {
	copy(l.Text, o.Text)
	copy(l.Num, o.Num)
	copy(l.Has, o.Has)
	copy(l.Changed, o.Changed)
	copy(l.Lists, o.Lists)
	copy(l.Entered, o.Entered)
	for i := range o.Programs {
		fields := append([]lang.Value(nil), o.Programs[i].Fields...)
		l.Programs[i] = o.Programs[i]
		l.Programs[i].Fields = fields
	}
	l.Deleted = o.Deleted
}
