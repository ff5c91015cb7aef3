package interp

import "campaignc/lang"

// Trace collects one lead's way for a person to read: what it met, in order,
// with the depth of the campaign it happened in.
type Trace struct {
	Lead   string // whose way
	Events []TraceEvent

	Waiting []TraceWait // flows that have not ended, in the order in which they go on

	// In a program that tells, see CompileTold.
	Before  []PlanKey // what the lead had as it came, of the kinds PlanField to PlanMember; To is the value
	Changes []PlanKey // what is another at the end
	Deleted bool      // the lead was deleted
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

	// In a program that tells, see CompileTold.
	TraceDecided // a campaign took the lead in or did not; Decision says why
	TraceTry     // a try of a retry begins; Text is "2 of 3"
	TraceUntil   // the condition of a retry was asked; Held the answer
	TraceKept    // `set` changed nothing; Text is the field, Reason its value
	TraceHandled // `on failure` or `on skip` goes on; Text is which, Reason what it handles
	TraceStopped // `stop` ended the campaign
)

// TraceEvent is one thing that happened.
type TraceEvent struct {
	Kind   TraceKind
	Depth  int // campaigns below the root
	At     int64
	Text   string
	Reason string // of a flow that goes on: the wait that ended
	Held   bool   // of a flow: it goes on
	Early  bool   // of a flow that goes on: what it waited for came

	Place    lang.Position // in a program that tells: of the condition or statement
	Else     ElseKind      // in a program that tells: what stands behind a condition of a choice
	Again    bool          // in a program that tells: the condition of an `else if`
	Why      *Why          // in a program that tells: how the condition came out
	Decision *Decision

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
	e := TraceEvent{Kind: TraceFlow, Text: f.camp.shown, Held: f.pc > 0, began: f.camp.Campaign}
	if w := f.camp.waitBefore(f.pc); w != nil {
		e.Reason, e.Early = w.text, f.cond != nil && m.now < f.due
	}
	t.add(m, e)
}

func (t *Trace) refused(m *machine, c *campaign) {
	if t == nil {
		return
	}
	t.add(m, TraceEvent{Kind: TraceRefused, Text: c.shown, Reason: m.reason})
}

func (t *Trace) test(m *machine, o *op, held bool) {
	if t == nil {
		return
	}
	e := TraceEvent{Kind: TraceChoice, Text: o.words, Held: held}
	o.asked.fill(m, &e)
	t.add(m, e)
}

// failed tells that a flow of the campaign ended failed; "" when it did not begin.
func (t *Trace) failed(m *machine, campaign string) {
	if t == nil {
		return
	}
	t.add(m, TraceEvent{Kind: TraceFailed, Text: campaign, Reason: m.reason})
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
	if m.prog.told != nil {
		t.Before = m.stated()
	}
	t.Deleted = m.lead.Deleted
	if t.Deleted {
		return
	}
	for _, f := range m.sleepers() {
		w := TraceWait{Campaign: f.camp.Qualified(), Until: f.due, Early: f.cond != nil}
		if site := f.camp.waitBefore(f.pc); site != nil {
			w.Wait = site.text
		}
		t.Waiting = append(t.Waiting, w)
	}
	if m.prog.told != nil {
		t.Changes = differences(m.prog.Workspace, m.before, m.lead)
	}
}
