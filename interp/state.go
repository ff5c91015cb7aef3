package interp

// A lead between two turns is one plain record, LeadState, and each of its
// flows a record in it. Executables cannot wait, so a flow that does not run
// has exactly one campaign on its stack and stands at one of its statements.
// The records hold names and texts, no places in memory: they round-trip
// through JSON, and another process that compiles the workspace anew can go on
// from them. What they say is checked when they are taken up, see
// Program.Accepts.
//
// All moments are milliseconds since 1970; all values are texts as
// lang.FormatValue writes them, "" for an empty one.

// LeadState is everything that decides what will become of a lead, and what it
// has become so far.
type LeadState struct {
	Lead    string            `json:"lead"` // its id
	Now     int64             `json:"now"`  // its virtual time
	Fields  map[string]string `json:"fields"`
	Changed []string          `json:"changed,omitempty"` // fields that the run changed
	Deleted bool              `json:"deleted,omitempty"`

	Lists    []Ref             `json:"lists,omitempty"`    // of which it is a member
	Programs []MembershipState `json:"programs,omitempty"` // of which it is a member
	Entered  []EnteredState    `json:"entered,omitempty"`  // campaigns it has run through, or is in

	Ready  []FlowState `json:"ready,omitempty"`  // flows that go on now, in their order
	Asleep []FlowState `json:"asleep,omitempty"` // flows that wait

	Did []ActivityState `json:"did,omitempty"` // what it did in this run, for activity filters
	Seq int             `json:"seq"`           // of the last activity logged

	Order  int `json:"order"`            // of the flow that began to wait last
	Flows  int `json:"flows"`            // started so far, of the most that may be
	Steps  int `json:"steps"`            // statements run so far, of the most that may be
	Failed int `json:"failed,omitempty"` // flows that ended failed

	Answers []int `json:"answers,omitempty"` // how often each scripted answer was taken

	Events int `json:"events,omitempty"` // that happened at the instant Now
	Runs   int `json:"runs,omitempty"`   // batch runs that came at that instant
}

// Ref names a campaign or an asset: the program that holds it, or "", and its name.
type Ref struct {
	Program string `json:"program,omitempty"`
	Name    string `json:"name"`
}

// String is the name with its program's, as source may write it.
func (r Ref) String() string {
	if r.Program == "" {
		return r.Name
	}
	return r.Program + "." + r.Name
}

// FlowState is one run of a campaign that does not run at the moment.
type FlowState struct {
	Campaign Ref    `json:"campaign"`
	Version  string `json:"version"`           // of the campaign's flow, see lang.Workspace.FlowVersion
	Step     int    `json:"step,omitempty"`    // the statement it waits in, as in the log; 0: it has not begun
	Waiting  string `json:"waiting,omitempty"` // that statement's source, which holds the condition of `wait up to … for`

	Tokens  []TokenState  `json:"tokens,omitempty"`  // set by its caller
	Trigger *TriggerState `json:"trigger,omitempty"` // what started it

	Tries   []int    `json:"tries,omitempty"`   // of its retries, in source order
	Reasons []string `json:"reasons,omitempty"` // why what it retries or handles failed, in source order
	Before  Entry    `json:"before"`            // what the lead's entries were, given back if it fails

	Due   int64 `json:"due"`   // when it goes on
	Order int   `json:"order"` // in which the lead's flows began to wait

	Causes []string `json:"causes,omitempty"` // campaigns that started one another up to it, the nearest first
}

// TokenState is one `my.NAME` that a caller set.
type TokenState struct {
	Name  string `json:"name"`
	Kind  string `json:"kind"` // as source names a type
	Value string `json:"value"`
}

// TriggerState is what trigger tokens see.
type TriggerState struct {
	Name   string            `json:"name"`
	Values map[string]string `json:"values,omitempty"`
}

// MembershipState is what a lead is in one program.
type MembershipState struct {
	Program string            `json:"program"`
	Status  string            `json:"status"`
	Since   int64             `json:"since"`
	Success bool              `json:"success,omitempty"`
	Reached int64             `json:"reached,omitempty"`
	Fields  map[string]string `json:"fields,omitempty"`
}

// EnteredState counts a lead's runs through one campaign.
type EnteredState struct {
	Campaign Ref `json:"campaign"`
	Entry
}

// ActivityState is an activity that succeeded, as activity filters see it.
type ActivityState struct {
	At         int64             `json:"at"`
	Activity   string            `json:"activity"`
	Primary    string            `json:"primary,omitempty"`
	Object     *ObjectState      `json:"object,omitempty"` // what Primary names, where it is known
	Attributes map[string]string `json:"attributes,omitempty"`
}

// ObjectState names anything that an activity can be about.
type ObjectState struct {
	Kind string `json:"kind"` // field, list, form, email, webhook, smart list, segmentation, program, campaign
	Ref
}
