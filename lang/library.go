package lang

// Effect is how far a step reaches. It decides what is allowed where: an
// executable campaign may not hold a Timed or Remote step.
type Effect uint8

// The effects, from harmless to far.
const (
	Pure     Effect = iota // reads at most
	Local                  // writes the lead, a list, a program
	Outbound               // mail and alerts, no answer awaited
	Answered               // a system answers (CRM); held inside executables
	Timed                  // waits
	Remote                 // a web service answers
)

var effectNames = [...]string{"pure", "local", "outbound", "answered", "timed", "remote"}

// String names the effect.
func (e Effect) String() string { return effectNames[e] }

// Ending is what a step ends for a lead.
type Ending uint8

// What a step may end.
const (
	EndsNothing Ending = iota
	EndsFlow           // the flow of the campaign that it names, or its own, and of all its callers
	EndsLead           // all flows of the lead, which is gone
)

// EntryKind tells what a library entry is.
type EntryKind uint8

// The kinds of library entries.
const (
	StepEntry      EntryKind = iota // a flow step: infinitive
	TriggerEntry                    // third person present
	FilterEntry                     // activity filters (past), membership filters
	StatementEntry                  // one of the eight statements of the core
)

// Entry is one step, trigger, filter or core statement of the library: what it
// reads like, what it does to what, and how Marketo names it. Checker,
// formatter, documentation, evaluator and plan all read this one table.
type Entry struct {
	Kind EntryKind

	// Form is what the phrase reads like:
	//
	//	change program status to <status> [in <program>]
	//	interesting moment <type:milestone|email|web> <description:text>
	//	filled out form <form> [in past <within:duration>] [at least <count:times>]
	//
	// Bare words are literal; `<name>` or `<name:kind>` is an operand (without a
	// kind, the name is the kind); `a|b` are bare words, one of which is taken;
	// brackets make a labelled part optional. Words before the first operand
	// are the head, by which the phrase is found. Labelled parts after the last
	// unlabelled operand may come in any order. For a core statement, Form is
	// its keyword alone.
	Form string

	Effect     Effect
	Activity   string      // the activity's name in Marketo's flow palette or log
	ActivityID int         // Marketo's type id; 0 when not public
	Primary    string      // the operand that is the primary attribute, or ""
	Attributes []Attribute // typed attributes of the activity, for `where` and the log
	Reads      []string    // resources read: "field:email", "list", "status", "program"; an operand's name in <> stands for what it names
	Writes     []string    // resources written, in the same form
	CanFail    bool        // may end as failed: `on failure` makes sense
	CanSkip    bool        // may end as skipped: `on skip` makes sense
	Tokens     bool        // Marketo's step takes tokens in its texts
	Once       bool        // the activity happens once for a lead, as its creation
	Ends       Ending      // what the step ends for the lead
	Doc        string      // a sentence or two for the reference
	Example    string      // one line of source that a test parses and checks

	head  []string
	slots []Slot
}

// Attribute is one attribute of an activity: its name in the language
// (`new_value`), its label in Marketo's log ("New Value") and its type.
type Attribute struct {
	Name  string
	Label string
	Type  Type
}

// SlotKind says what an operand may be.
type SlotKind uint8

// The kinds of operands. Asset kinds take a quoted name.
const (
	SlotText        SlotKind = iota // text: a string, a name, a parenthesised expression
	SlotNumber                      // any number
	SlotInteger                     // a whole number
	SlotPercent                     // `10 percent`
	SlotTimes                       // `2 times`
	SlotDuration                    // `3 days`
	SlotMoment                      // a date or datetime
	SlotValue                       // anything
	SlotWord                        // one of the bare words in Words
	SlotField                       // the next word, a lead or company field
	SlotMemberField                 // the next word, a member field of the program
	SlotStatus                      // a status of the program's channel
	SlotSegment                     // a segment of the segmentation before it
	SlotList                        // assets: a quoted name
	SlotForm
	SlotEmail
	SlotWebhook
	SlotProgram
	SlotCampaign
	SlotSmartList
	SlotSegmentation
)

// Slot is one operand of an entry.
type Slot struct {
	Name     string
	Kind     SlotKind
	Words    []string // SlotWord: the words it takes
	Label    []string // literal words before it; nil for a positional operand
	Optional bool
	Anywhere bool // a labelled part that may come in any order
}

// Head returns the literal words the phrase begins with.
func (e *Entry) Head() []string { return e.head }

// Slots returns the operands in the form's order.
func (e *Entry) Slots() []Slot { return e.slots }

// Function is one function of the library.
type Function struct {
	// Form is the signature:
	//
	//	lookup(table: table, key: text..., give: constant?, default: T?) T
	//	round_to(x: number, decimals: integer) number
	//
	// `?` is optional, `...` one or more; arguments after a `...` are named.
	// Classes: text, number, integer, float, boolean, date, moment (date or
	// datetime), datetime, time, duration, list, table, pattern (a literal RE2),
	// constant (a literal text), any; T stands for one type shared by all its uses.
	Form    string
	Doc     string
	Example string // `title("ann-marie o'neil") is "Ann-Marie O'Neil"`: a condition that a test evaluates
	Empty   bool   // called even when a required argument is empty; else the result is empty
	Clock   bool   // reads the virtual clock
	Token   string // Marketo's token that gives the same, or ""
	Marketo string // how Marketo, which has no functions, comes nearest; "" without a way of its own

	name   string
	params []Param
	result string
}

// Param is one parameter of a function.
type Param struct {
	Name     string
	Class    string
	Optional bool
	Variadic bool
	Named    bool // must be given by name
}

// Name returns the function's name.
func (f *Function) Name() string { return f.name }

// Params returns the parameters in order.
func (f *Function) Params() []Param { return f.params }

// Result returns the class of the result.
func (f *Function) Result() string { return f.result }
