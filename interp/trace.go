package interp

import "campaignc/lang"

// Trace collects one lead's way for a person to read: what it met, in order,
// with the depth of the campaign it happened in.
type Trace struct {
	Lead   string // whose way
	Events []TraceEvent

	Waiting []TraceWait // flows that have not ended
}

// TraceWait is a flow that waits at the end of virtual time.
type TraceWait struct {
	Campaign string // with its program's name
	Wait     string // the statement's source; "" for a flow that has not begun
	Until    int64  // when it goes on at the latest, milliseconds
	Early    bool   // it goes on earlier when its condition holds
}

// TraceKind tells what a trace event is.
type TraceKind uint8

// The kinds of trace events.
const (
	TraceFlow     TraceKind = iota // a flow begins or goes on; Text is the campaign
	TraceRefused                   // the lead did not enter; Text is the campaign, Reason why
	TraceChoice                    // a condition was asked; Text is its source, Held the answer
	TraceActivity                  // an activity was logged; Activity is its index
	TraceFailed                    // the flow ended failed; Reason why
)

// TraceEvent is one thing that happened.
type TraceEvent struct {
	Kind     TraceKind
	Depth    int // campaigns below the root
	At       int64
	Text     string
	Reason   string
	Held     bool
	Activity Activity // a copy, with texts of its own, taken when the lead is done
	index    int
	began    lang.Object // the campaign of a TraceFlow
}

// A nil Trace collects nothing.

func (t *Trace) add(m *machine, e TraceEvent) {
	t.activities(m)
	e.Depth, e.At = max(len(m.frames)-1, 0), m.now
	t.Events = append(t.Events, e)
}

// activities notes those logged since the last event, in their place.
func (t *Trace) activities(m *machine) {
	seen := 0
	for i := len(t.Events) - 1; i >= 0; i-- {
		if t.Events[i].Kind == TraceActivity {
			seen = t.Events[i].index + 1
			break
		}
	}
	for i := seen; i < len(m.acts); i++ {
		a := &m.acts[i]
		t.Events = append(t.Events, TraceEvent{Kind: TraceActivity, Depth: max(len(a.Path.Campaigns)-1, 0), At: a.At, index: i})
	}
}

func (t *Trace) enter(m *machine, f *flow) {
	if t == nil {
		return
	}
	t.add(m, TraceEvent{Kind: TraceFlow, Text: f.camp.Name, Held: f.pc > 0, began: f.camp.Campaign})
}

func (t *Trace) refused(m *machine, c *campaign) {
	if t == nil {
		return
	}
	t.add(m, TraceEvent{Kind: TraceRefused, Text: c.Name, Reason: m.reason})
}

func (t *Trace) test(m *machine, o *op, held bool) {
	if t == nil {
		return
	}
	t.add(m, TraceEvent{Kind: TraceChoice, Text: o.what, Held: held})
}

func (t *Trace) failed(m *machine) {
	if t == nil {
		return
	}
	t.add(m, TraceEvent{Kind: TraceFailed, Reason: m.reason})
}

// finish copies the activities, whose texts the machine will use again.
func (t *Trace) finish(m *machine) {
	t.activities(m)
	for i := range t.Events {
		e := &t.Events[i]
		if e.Kind == TraceActivity {
			e.Activity = m.acts[e.index].clone()
		}
		e.Text, e.Reason = clone(e.Text), clone(e.Reason)
	}
	for _, f := range m.asleep {
		w := TraceWait{Campaign: f.camp.Qualified(), Until: f.due, Early: f.cond != nil}
		if site := f.camp.waitBefore(f.pc); site != nil {
			w.Wait = site.text
		}
		t.Waiting = append(t.Waiting, w)
	}
}
