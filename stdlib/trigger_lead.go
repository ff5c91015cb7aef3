package stdlib

import "campaignc/lang"

var newLead = activity{
	name: "New Lead", id: 12,
	known: []lang.Attribute{
		says("source_type", "Source Type"), says("form_name", "Form Name"), says("list_name", "List Name"), says("lead_source", "Lead Source"),
	},
}

var pushLead = activity{name: "Push Lead to Marketo", id: 145, known: []lang.Attribute{source, reason}}

var leadTriggers = []lang.Entry{
	once(newLead.trigger("lead is created",
		"Fires when the lead comes into the database, or an anonymous visitor becomes known.",
		`lead is created where source_type is "Web form fillout"`)),
	pushLead.trigger("lead is pushed to marketo",
		"Fires when a service pushes the lead, new or known, into the database.",
		`lead is pushed to marketo where source is "Event App"`),
}

// once marks what happens once for a lead.
func once(e lang.Entry) lang.Entry {
	e.Once = true
	return e
}
