package stdlib

import (
	"slices"

	"campaignc/interp"
	"campaignc/lang"
)

// activity is what a step, its trigger and its filter share: how Marketo's log
// names the thing that happened and what it says about it.
type activity struct {
	name    string
	id      int              // 0: not public
	primary string           // the operand that is the primary attribute
	logged  []lang.Attribute // what a run logs, in this order
	known   []lang.Attribute // what an activity that comes from elsewhere may say besides
}

// often are the parts that every activity filter takes.
const often = " [in past <within:duration>] [at least <count:times>]"

// step makes a step that logs the activity. A nil body reaches outside.
func (a activity) step(e lang.Entry, run func(*interp.Call) interp.Outcome) interp.Step {
	e.Kind = lang.StepEntry
	e.Activity, e.ActivityID, e.Primary, e.Attributes = a.name, a.id, a.primary, a.logged
	return interp.Step{Entry: e, Run: run}
}

// trigger makes a trigger that the activity fires.
func (a activity) trigger(form, doc, example string) lang.Entry {
	return lang.Entry{
		Kind: lang.TriggerEntry, Form: form, Doc: doc, Example: example,
		Activity: a.name, ActivityID: a.id, Primary: a.primary, Attributes: a.attributes(),
	}
}

// filter makes a filter that looks for the activity in the lead's history.
func (a activity) filter(form, doc, example string) interp.Filter {
	return interp.Filter{Entry: lang.Entry{
		Kind: lang.FilterEntry, Form: form + often, Doc: doc, Example: example,
		Activity: a.name, ActivityID: a.id, Primary: a.primary, Attributes: a.attributes(),
	}}
}

func (a activity) attributes() []lang.Attribute { return slices.Concat(a.logged, a.known) }

// membership makes a filter that a body answers from what the lead is now.
func membership(e lang.Entry, holds func(*interp.Call) bool) interp.Filter {
	e.Kind = lang.FilterEntry
	return interp.Filter{Entry: e, Holds: holds}
}

// says is a text attribute.
func says(name, label string) lang.Attribute { return typed(name, label, lang.String) }

func typed(name, label string, kind lang.Kind) lang.Attribute {
	return lang.Attribute{Name: name, Label: label, Type: lang.Type{Kind: kind}}
}

// Attributes that many activities have.
var (
	reason       = says("reason", "Reason")
	source       = says("source", "Source")
	subject      = says("subject", "Subject")
	clientIP     = says("client_ip_address", "Client IP Address")
	referrer     = says("referrer", "Referrer URL")
	browser      = says("browser", "Browser")
	searchEngine = says("search_engine", "Search Engine")
	searchQuery  = says("search_query", "Search Query")
)

// recorded is the body of a step whose only effect in a run is its record in
// the activity log.
func recorded(*interp.Call) interp.Outcome { return interp.Done() }
