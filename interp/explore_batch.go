package interp

import "slices"

// Batch runs of one instant have no order among themselves, and none with the
// flows that are ready then. Each is a flow that stands before its first
// statement, whose next turn is to ask the campaign's smart list and rule.

// batchesCome takes the batch runs of the present instant off the agenda: they
// take turns with the flows from now on.
func (x *Explorer) batchesCome() {
	a := &x.m.agenda
	for len(a.starts) > 0 && a.starts[0].At <= x.m.now {
		a.due = append(slices.Clip(a.due), &flow{camp: a.starts[0].camp})
		a.starts = a.starts[1:]
	}
}

// begins reports whether the flow is a batch run that has not begun.
func (x *Explorer) begins(f *flow) bool { return slices.Contains(x.m.agenda.due, f) }

// begin lets a batch run begin: its smart list and rule are asked, and if they
// take the lead in, its flow is ready.
func (x *Explorer) begin(f *flow) {
	m := x.m
	step := move{flow: f, at: m.now, camp: f.camp, node: f.camp.Recurrence, print: x.next(f)}
	m.agenda.due = slices.DeleteFunc(slices.Clone(m.agenda.due), func(g *flow) bool { return g == f })
	m.flows, m.steps = 0, 0
	used := m.used
	switch m.begins(f.camp) {
	case admitted:
		step.begins = "begins"
	case undecided:
		step.begins = "fails before it begins"
		m.ends.failed = append(m.ends.failed, f.camp.Qualified()+"\x00"+clone(m.reason))
	default:
		step.begins = "does not take the lead in"
	}
	if m.used > used {
		step.flow = m.pool[used]
	}
	x.path = append(x.path, step)
	x.moves++
}

// beginning is what the beginning of a batch run touches.
func (f *touchedParts) beginning(c *campaign) *touched {
	to := &touched{}
	to.reads.set(f.number(wholeLead))
	to.adds.set(f.number("ran:" + c.Qualified()))
	f.admission(to, c)
	return to
}
