package interp_test

import (
	"iter"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// The reference evaluator is a second, plain reading of SPEC.md: it walks the
// checked tree, keeps values as lang.Value and a lead as maps, calls executables
// by recursion, and runs each flow as a coroutine on the virtual clock. It is
// slow and simple, and shares no code with the compiled evaluator except the
// library's functions. TestDifferential compares the two.

// reference runs one lead after the other through a workspace.
type reference struct {
	ws      *lang.Workspace
	funcs   map[*lang.Function]any // bodies, which SPEC leaves to the library
	zone    *lang.Zone             // for those bodies
	cover   coverage
	numbers map[lang.Stmt]int // of each flow, from 1
	woken   []*lang.Campaign  // by program and name

	now, until int64
	lead       *person
	log        []*record
	ready      []*run
	asleep     []*run
	current    *run // the flow that runs
	started    int  // flows
	steps      int  // statements
	failed     bool // a root flow ended failed
	past       []interp.Past
	looked     *record // the activity that a `where` looks at
	lib        *interp.Library
}

// person is the lead that runs.
type person struct {
	id       string
	fields   map[*lang.Field]lang.Value
	changed  map[*lang.Field]bool
	lists    map[*lang.Asset]bool
	programs map[*lang.Program]*membership
	entries  map[*lang.Campaign][]*entry
	deleted  bool
}

// membership is what the lead is in one program; nil when it is no member.
type membership struct {
	status         *lang.Status
	since, reached int64
	success        bool
	fields         map[*lang.Field]lang.Value
}

// entry is one time that the lead entered a campaign. A run that failed gives
// it back.
type entry struct {
	at    int64
	given bool
}

// record is one line of the activity log, as a thing that can be compared.
type record struct {
	seq, step, kind    int
	at                 int64
	activity, campaign string
	path               string
	result, reason     string
	primary            string
	attributes         string
	object             lang.Object
	values             map[string]string // attributes by label
}

// frame is a campaign that runs.
type frame struct {
	campaign *lang.Campaign
	tokens   *tokens
	caller   *frame
	reason   string // failure.reason, inside a handler
	yield    func(sleep) bool
	mine     *entry
}

// tokens is a token context (SPEC 6).
type tokens struct {
	campaign *lang.Campaign
	parent   *tokens               // lent by `with parent tokens`
	given    map[string]lang.Value // set by `with my.x = …`
	trigger  map[string]string     // of the trigger that started the flow
}

// shown is whose campaign, program, member and trigger tokens hold.
func (t *tokens) shown() *tokens {
	for t.parent != nil {
		t = t.parent
	}
	return t
}

// run is one run of a flow that was started by itself.
type run struct {
	frame *frame
	next  func() (sleep, bool)
	stop  func()
	until sleep
	ended outcome
	cause *run
}

// sleep is how a flow waits: to a moment, or earlier when a condition holds.
type sleep struct {
	until int64
	cond  lang.Expr
}

// outcome is how a statement, a block or a flow ended.
type outcome int

const (
	goesOn outcome = iota
	stopped
	failedWith // frame.reason of the caller is told by the returned reason
	leftFlow
	abandoned // by a limit: no handler is asked
)

// Limits of one lead (SPEC 8).
const (
	stepsMax = 10_000
	flowsMax = 1_000
)

// end is an outcome and, for a failure, its reason.
type end struct {
	outcome
	reason string
}

// play runs the root campaign for a lead, to the end of virtual time.
func (r *reference) play(lead *person, root *lang.Campaign, now, until int64) {
	r.now, r.until, r.lead = now, until, lead
	r.log, r.ready, r.asleep, r.current = nil, nil, nil, nil
	r.started, r.steps, r.failed = 0, 0, false
	f := &frame{campaign: root, tokens: &tokens{campaign: root}}
	switch _, how := r.admit(f); how {
	case enters:
		r.start(f)
	case undecided:
		r.failed = true
	}
	for !r.lead.deleted && r.turn() {
	}
	for _, left := range append(r.ready, r.asleep...) {
		if left.stop != nil {
			left.stop()
		}
	}
}

// turn runs the next flow that is due; it reports false when none is.
func (r *reference) turn() bool {
	if len(r.ready) == 0 {
		due := r.until + 1
		for _, s := range r.asleep {
			due = min(due, s.until.until)
		}
		if due > r.until {
			return false
		}
		r.now = max(r.now, due)
		r.wake(func(s *run) bool { return s.until.until <= r.now })
	}
	f := r.ready[0]
	r.ready = r.ready[1:]
	r.goOn(f)
	// What the flow wrote may be what others wait for.
	r.wake(func(s *run) bool { return s.until.cond != nil && r.holdsAtAll(s.until.cond, s.frame) })
	return true
}

// wake makes sleepers ready, in the order in which they began to wait by moment.
func (r *reference) wake(which func(*run) bool) {
	var woken, left []*run
	for _, s := range r.asleep { // in the order in which they began to wait
		if which(s) {
			woken = append(woken, s)
		} else {
			left = append(left, s)
		}
	}
	r.asleep = left
	r.ready = append(r.ready, woken...)
}

// start queues a flow that the lead entered.
func (r *reference) start(f *frame) {
	s := &run{frame: f, cause: r.current}
	if r.started++; r.started > flowsMax {
		r.cover.add("runaway flows")
		f.mine.given = true
		r.failed = true
		r.drop(func(*run) bool { return true })
		return
	}
	r.ready = append(r.ready, s)
}

// drop takes flows that are not running out of the queues.
func (r *reference) drop(which func(*run) bool) {
	for _, queue := range []*[]*run{&r.ready, &r.asleep} {
		var left []*run
		for _, s := range *queue {
			if !which(s) {
				left = append(left, s)
			} else if s.stop != nil {
				s.stop()
			}
		}
		*queue = left
	}
}

// goOn runs a flow until it ends or waits.
func (r *reference) goOn(s *run) {
	r.current = s
	if r.steps > stepsMax {
		s.frame.mine.given, r.failed = true, true
		if s.stop != nil {
			s.stop()
		}
		return
	}
	if s.next == nil {
		s.next, s.stop = iter.Pull(func(yield func(sleep) bool) {
			s.frame.yield = yield
			e := r.flow(s.frame)
			s.ended = e.outcome
		})
	}
	until, waits := s.next()
	if waits {
		s.until = until
		r.asleep = append(r.asleep, s)
		return
	}
	if s.ended == failedWith || s.ended == abandoned {
		r.failed = true
	}
}

// flow runs a campaign's whole flow.
func (r *reference) flow(f *frame) end {
	e := end{}
	if f.campaign.Flow != nil {
		e = r.block(f.campaign.Flow, f)
	}
	if e.outcome == failedWith || e.outcome == abandoned {
		f.mine.given = true // SPEC 4: the allowance is given back by a run that failed
	}
	if e.outcome == stopped {
		e.outcome = goesOn // SPEC 5: it counts as done
	}
	return e
}

// path is the chain of campaigns from the root.
func (f *frame) path() string {
	if f.caller == nil {
		return f.campaign.Name
	}
	return f.caller.path() + " > " + f.campaign.Name
}

// begin logs an activity of a statement; its place in the log is taken now.
func (r *reference) begin(f *frame, e *lang.Entry, step int) *record {
	a := &record{
		seq: len(r.log) + 1, at: r.now, activity: e.Activity, kind: e.ActivityID, campaign: f.campaign.Name,
		path: f.path(), step: step, result: "succeeded", values: map[string]string{},
	}
	r.log = append(r.log, a)
	return a
}

// say gives a record an attribute.
func (a *record) say(label, value string) {
	a.values[label] = value
	a.attributes += label + "=" + value + "\n"
}

// finish completes a record, and wakes what it wakes.
func (r *reference) finish(a *record, result, reason string) {
	a.result, a.reason = result, reason
	r.cover.add(a.activity + " " + result)
	if result == "succeeded" {
		r.fire(a)
	}
}

// fault is why an expression could not be worked out. It ends the statement.
type fault string

// try works something out; the reason is not empty when it could not be.
func try(work func()) (reason string) {
	defer func() {
		if p := recover(); p != nil {
			why, ok := p.(fault)
			if !ok {
				panic(p)
			}
			reason = string(why)
		}
	}()
	work()
	return ""
}

// source is the text of a place, on one line.
func (r *reference) source(n lang.Node) string {
	s := n.Range()
	for _, f := range r.ws.Files {
		if f.Path == s.Pos.Filename {
			return strings.Join(strings.Fields(string(f.Source[s.Pos.Offset:s.EndPos.Offset])), " ")
		}
	}
	return ""
}

func (r *reference) kind(e lang.Expr) lang.Kind { return r.ws.Info.Types[e].Kind }
