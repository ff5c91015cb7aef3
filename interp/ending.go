package interp

// endings collect, for a test, why campaigns that were started by themselves
// ended failed, and why others did not take the lead in.
type endings struct {
	failed, skipped []string

	scheduled bool // campaigns that a schedule starts count too
}

// Nil endings collect nothing: a run over leads only counts.

// fail notes that a flow ended failed.
func (e *endings) fail(reason string) {
	if e != nil {
		e.failed = append(e.failed, reason)
	}
}

// turnAway notes that a campaign did not take the lead in.
func (e *endings) turnAway(m *machine, c *campaign, how admission) {
	if e == nil {
		return
	}
	if how == undecided {
		e.failed = append(e.failed, m.reason)
		m.trace.failed(m, "")
		return
	}
	e.skipped = append(e.skipped, m.reason)
	m.trace.refused(m, c)
}
