package interp

import (
	"sync"

	"campaignc/lang"
)

// Program is a compiled workspace: every campaign a linear list of operations,
// every expression a closure over slots. It holds no state of a run and is
// safe for concurrent use; each worker runs it on a machine of its own.
type Program struct {
	Workspace *lang.Workspace

	campaigns   []*campaign // by Campaign.Index
	lists       []condFn    // smart lists, by SmartListAsset.Index
	segments    [][]condFn  // by Segmentation.Index and Segment.Index; Default has none
	sites       []*Site
	tokens      map[string]int // my tokens by name, over all scopes
	zone        *lang.Zone
	memos       int // how many expressions have one
	watch       watches
	nobody      *campaign // whose doing is what comes from outside
	outside     *stepSite // of its changes of fields
	created     *Site     // of the record of a lead that an event brings
	createdWith *Site     // the same, of one that values of fields came with

	lib   *Library
	cover *coverage // its points, or nil

	told []whyFn // what is told of smart lists, by SmartListAsset.Index; nil in a program that tells nothing

	stepsBySite map[*Site]*lang.Entry // that leave a trace and write nothing of the lead; made by setPace

	versioned sync.Once
	versions  []string // of the flows, by Campaign.Index; made when first asked for
}

// campaign is a compiled campaign.
type campaign struct {
	*lang.Campaign
	shown    string   // its name for a person: with its program's where another campaign is called so
	gate     []filter // the smart list's filters, all of which must hold
	relative bool     // a filter looks into the token context
	rule     lang.Qualification
	ops      []op               // ends with opReturn
	nodes    []lang.Node        // by op: the statement or condition it was made of
	handlers []handler          // where failures and skips go on, by op.onFail and op.onSkip
	counters int                // tries of its retries
	reasons  int                // slots for failure.reason
	tokens   []*tokenSlot       // by Program.tokens; nil where the campaign has none of its own
	own      context            // what it sees when nobody lends it tokens
	again    string             // why a lead is refused that ran before
	requests []activityQuestion // its triggers that a request fires
}

// filter is one line of a smart list.
type filter struct {
	holds  condFn
	tell   whyFn  // in a program that tells, or nil
	what   string // its source
	reason string // why a lead is refused for which it does not hold
}

// tokenSlot is a My Token in one scope; value is nil for a parameter without a default.
type tokenSlot struct {
	kind  lang.Kind
	value valueFn
}

// handler is a place in a flow where a failure or a skip goes on, and the slot
// that holds its reason there.
type handler struct {
	pc   int
	slot int
}

// op is one operation of a flow. The processor reads memory in lines of 64
// bytes, so what nearly every operation reads comes first, and all of it takes
// two lines. (As three, with counts in the second, it took 50 ns more a lead of
// the intake workload.)
type op struct {
	do     func(*machine, *op) signal
	jump   int32 // where a branch goes when its condition does not hold
	counts int32 // 1 where a statement or a try begins, for the limit
	cond   condFn
	set    *setSite
	call   *callSite
	branch *branchSite
	step   *stepSite
	site   *Site

	onFail int32 // index of a handler, or none
	onSkip int32 // index of a handler, or none
	slot   int32 // counter or reason slot
	count  int32 // tries of a retry
	text   textFn
	wait   *waitSite
	member *memberSite
	words  string // the source of a condition, for traces; why a retry fails whose condition is not met
	asked  *asked // in a program that tells: of a condition, or nil
}

const none = -1

// signal says how the machine goes on after an operation.
type signal uint8

const (
	sigNext    signal = iota // with the next operation
	sigJump                  // at op.jump
	sigFailed                // the statement failed, m.reason says why
	sigSkipped               // the statement was skipped, m.reason says why
	sigCalled                // a frame was pushed
	sigMoved                 // where the operation said
	sigReturn                // the campaign ends
	sigSuspend               // the flow waits
	sigLeave                 // the flow ends up to the root
)

// Campaign returns the compiled campaign's index for a checked one, for Job.
func (p *Program) campaign(c *lang.Campaign) *campaign { return p.campaigns[c.Index] }

// Closures that a compiled expression becomes, by the kind of its value. Text is
// empty when "", numbers when the second result is false.
type (
	textFn  func(*machine) string
	intFn   func(*machine) (int64, bool)
	floatFn func(*machine) (float64, bool)
	condFn  func(*machine) bool
	valueFn func(*machine) lang.Value
)

// SayAs makes filters of the program say of themselves what those of another
// version say, where a campaign has as many in both. The program must not run
// yet.
func (p *Program) SayAs(o *Program) {
	for i, c := range p.campaigns {
		if i >= len(o.campaigns) || len(c.gate) != len(o.campaigns[i].gate) {
			continue
		}
		for j := range c.gate {
			c.gate[j].what, c.gate[j].reason = o.campaigns[i].gate[j].what, o.campaigns[i].gate[j].reason
		}
	}
}
