package interp

import (
	"strings"

	"campaignc/lang"
)

// Result is how a step ended.
type Result uint8

// The results, as Marketo's bulk extract names them.
const (
	Succeeded Result = iota
	Skipped
	Failed
)

var resultNames = [...]string{"succeeded", "skipped", "failed"}

// String names the result.
func (r Result) String() string { return resultNames[r] }

// Site is the constant part of the activities that one statement logs. There is
// one Site for each statement and kind of activity, so a writer can render
// what is in it once, by Index.
type Site struct {
	Index    int
	Activity string   // the activity's name
	Type     int      // Marketo's type id; 0: not public
	Campaign string   // the campaign that holds the statement
	Step     int      // the statement's number in its flow, from 1
	Primary  string   // the primary attribute when it is constant
	Labels   []string // names of the attributes, in the order of Activity.Values
	Flags    []bool   // by attribute: its value is "true" or "false", written as a JSON boolean

	At lang.Position // of the statement; none for what comes from outside

	tells   bool        // a success leaves a trace outside the lead's own values: mail, alerts, moments, calls
	object  lang.Object // what Primary names, where it is known: programs may hold assets of the same name
	Changes bool        // a success changed something, in the lead or outside
}

// Path is the chain of campaigns from the root to the one that runs. Each
// chain has one Path, so a writer can render it once, by Index.
type Path struct {
	Index     int
	Campaigns []string

	children []calledPath
}

// Activity is one record of the log.
type Activity struct {
	*Site
	Path    *Path
	Seq     int   // order within the lead, from 1, taken when the step begins
	At      int64 // virtual time, milliseconds since 1970
	Result  Result
	Reason  string   // why it was skipped or failed
	Primary string   // the primary attribute, when not constant
	Values  []string // the attributes, as Site.Labels names them
}

// Kept reports whether a log of changes holds the record: it changed something,
// or it failed.
func (a *Activity) Kept() bool {
	return a.Result == Failed || a.Result == Succeeded && a.Changes
}

// PrimaryValue is the primary attribute, constant or not.
func (a *Activity) PrimaryValue() string {
	if a.Site.Primary != "" {
		return a.Site.Primary
	}
	return a.Primary
}

// clone copies an activity with texts of its own.
func (a *Activity) clone() Activity {
	c := *a
	c.Reason, c.Primary = clone(a.Reason), clone(a.Primary)
	c.Values = make([]string, len(a.Values))
	for i, v := range a.Values {
		c.Values[i] = clone(v)
	}
	return c
}

func clone(s string) string { return strings.Clone(s) }
