package interp

import "campaignc/lang"

// Library is the evaluator's side of the library: signatures with bodies. The
// checker needs only the signatures, see Signatures.
type Library struct {
	Statements []lang.Entry // the core's statements: effects and activity names
	Steps      []Step
	Triggers   []lang.Entry
	Filters    []Filter
	Functions  []Function
	Arrivals   []Arrival // what activities do that come from outside
}

// Step is a flow step: its entry and what it does. A step that reaches outside
// has no body: `run` records it, takes its scripted answer, and performs nothing.
type Step struct {
	lang.Entry
	Run func(*Call) Outcome
}

// Filter is a condition phrase. Activity filters have no body: they are
// answered from the lead's history by Entry.Activity, Primary and Attributes.
type Filter struct {
	lang.Entry
	Holds func(*Call) bool
}

// Function is a function and its Go body. Body is one of the Go shapes below,
// chosen by the signature; text is string, boolean is bool, float is float64,
// everything else that is held as a number is int64 in the units of
// lang.Value. The evaluator calls a body only when no required argument is
// empty, unless the entry says Empty.
//
//	func(string) string           func(string, string) string     func(string, string, string) string
//	func(string) bool             func(string, int64) string      func(string, string) bool
//	func(string) int64            func(int64) int64               func(int64, int64) int64
//	func(*Scratch, string) string                                 func(*Scratch, string, string, string) (string, error)
//	func(*Env, []lang.Value) (lang.Value, error)                  any signature
//
// The last form gets the arguments in the order of the parameters, an optional
// one that was left out as the zero Value, a variadic one's as a ListKind
// value. An error fails the step with the error's text as reason.
//
// A text result must be a substring of an argument, a constant, new memory, or
// made in the Scratch.
type Function struct {
	lang.Function
	Body any

	// Find, for a look-up in a table, makes what Body does of a call that is
	// known when the program is compiled: in which table, by how many keys, and
	// which column it gives ("" for the one after the keys). What it returns finds
	// the text of that cell, and is safe for concurrent use. The evaluator takes
	// it for columns of text, and then works a default out only where it is needed.
	Find func(t *lang.Table, keys int, give string) (func(keys []string) (string, bool), error)
}

// Env is what a function may know besides its arguments.
type Env struct {
	Now  int64      // virtual time, milliseconds since 1970
	Zone *lang.Zone // the workspace's time zone
	Seed uint64     // of the run
	Lead string     // the lead's id
}

// Outcome is how a step's body ended. Reason is empty on success.
type Outcome struct {
	Result Result
	Reason string
}

// Done is a success.
func Done() Outcome { return Outcome{} }

// Skip is a step that did not apply.
func Skip(reason string) Outcome { return Outcome{Skipped, reason} }

// Fail is a step that failed.
func Fail(reason string) Outcome { return Outcome{Failed, reason} }

// Signatures gives the checker its side of the library.
func (l *Library) Signatures() (*lang.Library, error) {
	var entries []*lang.Entry
	var functions []*lang.Function
	for i := range l.Statements {
		entries = append(entries, &l.Statements[i])
	}
	for i := range l.Steps {
		entries = append(entries, &l.Steps[i].Entry)
	}
	for i := range l.Triggers {
		entries = append(entries, &l.Triggers[i])
	}
	for i := range l.Filters {
		entries = append(entries, &l.Filters[i].Entry)
	}
	for i := range l.Functions {
		functions = append(functions, &l.Functions[i].Function)
	}
	return lang.NewLibrary(entries, functions)
}
