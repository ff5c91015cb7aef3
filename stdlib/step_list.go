package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// Static lists and field sets.

var addToList = activity{name: "Add to List", id: 24, primary: "list", known: []lang.Attribute{source}}

var removeFromList = activity{name: "Remove from List", id: 25, primary: "list", known: []lang.Attribute{source}}

var listSteps = []interp.Step{
	addToList.step(lang.Entry{
		Form: "add to list <list>", Effect: lang.Local, Writes: []string{"list:<list>"}, CanSkip: true,
		Doc:     "Makes the lead a member of a static list. A lead that is on the list already is skipped.",
		Example: `add to list "Competitors"`,
	}, addListMember),
	removeFromList.step(lang.Entry{
		Form: "remove from list <list>", Effect: lang.Local, Writes: []string{"list:<list>"}, CanSkip: true,
		Doc:     "Takes the lead off a static list. A lead that is not on the list is skipped.",
		Example: `remove from list "Competitors"`,
	}, removeListMember),
	activity{name: "Add to Field Set", primary: "field_set"}.step(lang.Entry{
		Form: "add to field set <field_set:text>", Effect: lang.Local,
		Doc:     "Records that the lead joins a field set. A run holds no field sets; only the activity log shows the step.",
		Example: `add to field set "Preferences"`,
	}, recorded),
	activity{name: "Remove from Field Set", primary: "field_set"}.step(lang.Entry{
		Form: "remove from field set <field_set:text>", Effect: lang.Local,
		Doc:     "Records that the lead leaves a field set. A run holds no field sets; only the activity log shows the step.",
		Example: `remove from field set "Preferences"`,
	}, recorded),
}

func addListMember(c *interp.Call) interp.Outcome {
	list := c.Object(0).(*lang.Asset)
	if c.Lead().Lists[list.Index] {
		return interp.Skip("already on the list")
	}
	c.Lead().Lists[list.Index] = true
	return interp.Done()
}

func removeListMember(c *interp.Call) interp.Outcome {
	list := c.Object(0).(*lang.Asset)
	if !c.Lead().Lists[list.Index] {
		return interp.Skip("not on the list")
	}
	c.Lead().Lists[list.Index] = false
	return interp.Done()
}
