package interp

import (
	"unsafe"

	"campaignc/lang"
)

// Limits of one lead's run. Each ends the flow as failed, with a reason that
// says which limit it was, and never the process.
const (
	stepLimit = 10_000 // statements
	flowLimit = 1_000  // flows started, by requests and triggers
)

// machine runs leads through a program, one after the other. It is the whole
// state of a run: everything that happens to the lead goes through it. A
// machine belongs to one worker; its memory is used again for each lead.
type machine struct {
	prog  *Program
	conf  *Given
	lead  *Lead
	past  []Past // the history given, then what a record said
	given int    // how much of past is history
	now   int64
	env   Env

	frames   []*frame // the call stack; those above it are used again
	counters []int    // of the frames' retries
	reasons  []string // of the frames' handlers
	reason   string   // why the last statement failed or was skipped
	fault    string   // why an expression could not be evaluated, or ""

	acts   []Activity
	values []string     // the activities' attributes
	memos  []memo       // by number
	arena  Scratch      // texts made for this lead
	args   []lang.Value // arguments of generic functions
	items  []lang.Value // of lists that are such arguments
	keys   []string     // of a look-up
	parts  []string     // of a text that is put together
	calls  []*Call      // of nested phrases
	depth  int
	event  *pastEvent // the activity a `where` looks at

	ready  []*flow
	asleep []*flow
	seq    int     // of the last activity before this run's first
	turns  int     // of flows, in this run
	order  int     // of flows, as they began to wait
	flows  int     // started for this lead
	steps  int     // statements run for this lead
	failed int     // root flows of this lead that ended failed
	began  *flow   // the flow that runs
	agenda agenda  // what comes from outside
	pool   []*flow // flows whose memory is used again for the next lead
	used   int     // of pool, by this lead

	answers []int // uses of each scripted answer
	paths   pathTable
	sites   map[siteKey]*Site
	stats   Stats
	bySite  []siteCount // by Site.Index
	trace   *Trace
	ends    *endings // of a test's campaigns, or nil
	hits    []int    // of the program's points, or nil
	pace    *pace    // stops flows at each statement while orders are tried, or nil

	before    *Lead       // the lead as it came, for a plan; or nil
	heeded    bool        // somebody asks how the lead fares: what follows is kept
	decisions []decision  // of campaigns on the lead, in order
	failures  []failedRun // of campaigns
}

// frame is one campaign on the call stack.
type frame struct {
	camp     *campaign
	pc       int
	ctx      *context
	path     *Path
	counters int   // where its counters begin in machine.counters
	reasons  int   // where its reasons begin in machine.reasons
	activity int   // its Execute Campaign record in machine.acts; none for a root
	before   Entry // what it counted before, given back by a failure
}

func newMachine(p *Program, conf *Given) *machine {
	m := &machine{
		prog: p, conf: conf, lead: NewLead(p.Workspace),
		sites:   map[siteKey]*Site{},
		answers: make([]int, len(conf.Answers)),
		arena:   make(Scratch, 0, 4096),
		memos:   make([]memo, p.memos),
	}
	m.stats.init(len(p.campaigns))
	m.hits = p.NewCoverage().hits
	m.env = Env{Zone: p.zone, Seed: conf.Seed}
	return m
}

// begin makes the machine ready for the lead that is in m.lead: what the last
// one left behind is gone.
func (m *machine) begin() {
	m.reset()
	if m.conf.Members != nil {
		m.conf.Members(m.lead)
	}
	if m.conf.History != nil {
		m.past = m.conf.History(m.lead.ID)
		m.given = len(m.past)
		m.recall()
	}
	if m.before != nil {
		m.before.become(m.lead)
	}
}

// reset forgets the lead before.
func (m *machine) reset() {
	l := m.lead
	l.Deleted = false
	clear(l.Lists)
	clear(l.Programs)
	clear(l.Entered)
	m.now = m.conf.Now
	m.frames, m.counters, m.reasons = m.frames[:0], m.counters[:0], m.reasons[:0]
	m.acts, m.values, m.arena = m.acts[:0], m.values[:0], m.arena[:0]
	m.args, m.items = m.args[:0], m.items[:0]
	m.ready, m.asleep = m.ready[:0], m.asleep[:0]
	m.reason, m.fault, m.event, m.depth = "", "", nil, 0
	m.seq, m.turns, m.order, m.flows, m.steps, m.failed = 0, 0, 0, 0, 0, 0
	m.began, m.used = nil, 0
	m.decisions, m.failures = m.decisions[:0], m.failures[:0]
	m.open()
	clear(m.answers)
	m.past, m.given = nil, 0
}

// recall takes runs of campaigns out of the history, for qualification rules
// and `member of smart campaign`: a campaign has run for the lead when it
// logged something, or was executed and qualified.
func (m *machine) recall() {
	for i := range m.past {
		m.recollect(&m.past[i])
	}
}

// recollect counts one activity of the history.
func (m *machine) recollect(p *Past) {
	for _, c := range m.prog.campaigns {
		if p.Campaign != c.Name && !p.executed(c) {
			continue
		}
		e := &m.lead.Entered[c.Index]
		if e.Count == 0 || p.At > e.Last {
			e.Last = p.At
		}
		e.Count++
	}
}

// executed reports whether the activity is a call of the campaign that it entered.
func (p *Past) executed(c *campaign) bool {
	if p.Activity != executeActivity || p.Result != Succeeded {
		return false
	}
	if p.object != nil {
		return p.object == c.Campaign
	}
	return p.Primary == c.Name
}

const (
	executeActivity = "Execute Campaign"
	failActivity    = "Fail"
)

// top is the frame that runs.
func (m *machine) top() *frame { return m.frames[len(m.frames)-1] }

// ctx is the token context of the frame that runs.
func (m *machine) ctx() *context { return m.top().ctx }

// breakOff makes the statement whose expression is being evaluated fail.
func (m *machine) breakOff(reason string) {
	if m.fault == "" {
		m.fault = reason
	}
}

// broken reports whether the expression that was evaluated could not be; the
// reason is then the statement's.
func (m *machine) broken() bool {
	if m.fault == "" {
		return false
	}
	m.reason, m.fault = m.fault, ""
	return true
}

// faulty ends a statement whose expression could not be evaluated.
func (m *machine) faulty() signal {
	m.broken()
	return sigFailed
}

// concat puts two texts together in the arena.
func (m *machine) concat(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	case len(a)+len(b) > outputLimit:
		m.breakOff("the text is longer than 1 MiB")
		return a
	}
	start := len(m.arena)
	if n := len(a); start >= n && n > 0 && unsafe.StringData(a) == &m.arena[start-n] {
		m.arena = append(m.arena, b...) // a is the arena's end: grow it in place
		return m.arena.Text(start - n)
	}
	m.arena = append(append(m.arena, a...), b...)
	return m.arena.Text(start)
}

// format writes a number of the kind as the output writes it.
func (m *machine) format(kind lang.Kind, n int64, ok bool) string {
	switch {
	case !ok:
		return ""
	case uint64(n) < smallNumbers && kind.IsWhole():
		return smallText(n)
	}
	start := len(m.arena)
	m.arena = lang.AppendValue(m.arena, lang.Value{Kind: kind, Num: n})
	return m.arena.Text(start)
}

// environment is what functions may know.
func (m *machine) environment() *Env {
	m.env.Now, m.env.Lead = m.now, m.lead.ID
	return &m.env
}

// my is a My Token's value in the effective context, as the kind the
// reference was checked for.
func (m *machine) my(token int, kind lang.Kind) lang.Value {
	v, _ := m.ctx().my(m, token)
	return widen(m, v, kind)
}

// widen turns a token's value into the kind its reference has.
func widen(m *machine, v lang.Value, kind lang.Kind) lang.Value {
	switch {
	case v.IsEmpty() || v.Kind == kind || v.Kind.IsText():
		return v
	case kind == lang.Float && v.Kind.IsWhole():
		return lang.FloatValue(float64(v.Num))
	case kind == lang.Currency && v.Kind.IsWhole():
		n, _ := toCurrency(constInt(v.Num))(m)
		return lang.Value{Kind: kind, Num: n}
	case kind == lang.Datetime && v.Kind == lang.Date:
		return lang.Value{Kind: kind, Num: m.prog.zone.Of(v.Num, 0)}
	}
	v.Kind = kind
	return v
}

// member is a member field of the program whose tokens hold: the campaign's
// own, or the caller's under `with parent tokens`. Empty for a non-member.
func (m *machine) member(f *lang.Field) lang.Value {
	p := m.ctx().seen().Program
	if p == nil {
		return lang.Value{}
	}
	if p != f.Program {
		f = memberField(p, f.Name)
		if f == nil {
			return lang.Value{}
		}
	}
	return m.memberOf(f)
}

// memberOf is a member field in its own program.
func (m *machine) memberOf(f *lang.Field) lang.Value {
	ms := &m.lead.Programs[f.Program.Index]
	if ms.Status == 0 || f.Index >= len(ms.Fields) {
		return lang.Value{}
	}
	return ms.Fields[f.Index]
}

func memberField(p *lang.Program, name string) *lang.Field {
	for _, f := range p.Members {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// reasonIn is failure.reason of a handler.
func (m *machine) reasonIn(slot int) string { return m.reasons[m.top().reasons+slot] }
