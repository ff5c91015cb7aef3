package interp

// agenda is what comes to a lead from outside while virtual time passes: what
// happens to it, and the batch runs that schedules ask for. Both are in order of
// time; it belongs to one lead and holds no memory of its own.
type agenda struct {
	events []Event
	starts []Start
	run    int // of starts, the place in the job's list

	at             int64 // the instant of what came last, …
	happened, came int   // … and how many events and batch runs of it there were

	due []*flow // batch runs of the present instant that have not begun, while orders are tried
}

// Start is one batch run that a schedule asks for. It is the same for all leads.
type Start struct {
	At   int64 // milliseconds since 1970
	camp *campaign
	off  bool // called off: more leads qualify than its limit allows
}

// open makes the agenda of the lead that begins.
func (m *machine) open() {
	m.agenda = agenda{starts: m.conf.Starts}
	if i := m.conf.Events.find(m.lead.ID); i != none {
		m.agenda.events = m.conf.Events.of[i].events
	}
}

// empty reports whether nothing more comes from outside.
func (a *agenda) empty() bool { return len(a.events)+len(a.starts)+len(a.due) == 0 }

// happens reports whether something happens to the lead by the instant.
func (a *agenda) happens(now int64) bool { return len(a.events) > 0 && a.events[0].At <= now }

// next is the instant of the first thing on the agenda.
func (a *agenda) next() (at int64, ok bool) {
	if len(a.events) > 0 && (len(a.starts) == 0 || a.events[0].At <= a.starts[0].At) {
		return a.events[0].At, true
	}
	if len(a.starts) > 0 {
		return a.starts[0].At, true
	}
	return 0, false
}

// arrive takes the first thing off the agenda and lets it happen: of those of
// one instant events before batch runs. What it starts runs before the next.
// The limits of a runaway cascade count from here anew.
func (m *machine) arrive() {
	m.flows, m.steps = 0, 0
	a := &m.agenda
	if a.at != m.now {
		a.at, a.happened, a.came = m.now, 0, 0
	}
	if a.happens(m.now) {
		e := &a.events[0]
		a.events = a.events[1:]
		a.happened++
		m.happen(e)
		return
	}
	s := a.starts[0]
	a.starts = a.starts[1:]
	a.run++
	a.came++
	if !s.off && m.begins(s.camp) == admitted && m.conf.counts {
		m.stats.ran(a.run - 1)
	}
}

// begins starts a campaign by itself, nobody's campaign asking for it.
func (m *machine) begins(c *campaign) admission {
	m.began = nil
	before, how := m.admit(c, &c.own)
	switch {
	case how == admitted:
		m.start(c, &c.own, before)
	case m.ends != nil && m.ends.scheduled:
		m.ends.turnAway(m, c, how)
	case how == undecided:
		m.failed++
		m.trace.failed(m, "")
	default:
		m.trace.refused(m, c)
	}
	return how
}

// skipTo leaves out the batch runs before an instant: the lead did not exist yet.
func (a *agenda) skipTo(at int64) {
	for len(a.starts) > 0 && a.starts[0].At < at {
		a.starts = a.starts[1:]
		a.run++
	}
}

// goOn leaves out what came before the lead's record was made.
func (a *agenda) goOn(s *LeadState) {
	a.skipTo(s.Now)
	for n := s.Runs; n > 0 && len(a.starts) > 0 && a.starts[0].At == s.Now; n-- {
		a.starts = a.starts[1:]
		a.run++
	}
	for n := s.Events; len(a.events) > 0 && (a.events[0].At < s.Now || n > 0 && a.events[0].At == s.Now); a.events = a.events[1:] {
		if a.events[0].At == s.Now {
			n--
		}
	}
	a.at, a.happened, a.came = s.Now, s.Events, s.Runs
}
