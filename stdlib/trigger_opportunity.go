package stdlib

import "campaignc/lang"

// Opportunities: directly on the lead, or through its account or contact.

var (
	addToOpportunity             = activity{name: "Add to Opportunity", id: 34, primary: "opportunity", known: opportunityAttributes}
	addToAccountOpportunity      = activity{name: "Add to Opportunity (Account)", primary: "opportunity", known: opportunityAttributes}
	addToContactOpportunity      = activity{name: "Add to Opportunity (Contact)", primary: "opportunity", known: opportunityAttributes}
	removeFromOpportunity        = activity{name: "Remove from Opportunity", id: 35, primary: "opportunity", known: opportunityAttributes}
	removeFromAccountOpportunity = activity{name: "Remove from Opportunity (Account)", primary: "opportunity", known: opportunityAttributes}
	removeFromContactOpportunity = activity{name: "Remove from Opportunity (Contact)", primary: "opportunity", known: opportunityAttributes}
	updateOpportunity            = activity{name: "Update Opportunity", id: 36, primary: "opportunity", known: opportunityChange}
	updateAccountOpportunity     = activity{name: "Update Opportunity (Account)", primary: "opportunity", known: opportunityChange}
	updateContactOpportunity     = activity{name: "Update Opportunity (Contact)", primary: "opportunity", known: opportunityChange}
)

var opportunityAttributes = []lang.Attribute{says("role", "Role"), typed("is_primary", "Is Primary", lang.Boolean)}

var opportunityChange = []lang.Attribute{
	says("attribute_name", "Attribute Name"), says("old_value", "Old Value"), says("new_value", "New Value"),
}

var opportunityTriggers = []lang.Entry{
	addToOpportunity.trigger("is added to opportunity [<opportunity:text>]",
		"Fires when the lead is connected with an opportunity; without a name, any.",
		`is added to opportunity where role is "Decision Maker"`),
	addToAccountOpportunity.trigger("is added to account opportunity [<opportunity:text>]",
		"Fires when the lead is connected with an opportunity through its account; without a name, any.",
		`is added to account opportunity "Acme 2026"`),
	addToContactOpportunity.trigger("is added to contact opportunity [<opportunity:text>]",
		"Fires when the lead is connected with an opportunity through its contact; without a name, any.",
		`is added to contact opportunity "Acme 2026"`),
	removeFromOpportunity.trigger("is removed from opportunity [<opportunity:text>]",
		"Fires when the lead is disconnected from an opportunity; without a name, any.",
		`is removed from opportunity "Acme 2026"`),
	removeFromAccountOpportunity.trigger("is removed from account opportunity [<opportunity:text>]",
		"Fires when the lead is disconnected from an opportunity of its account; without a name, any.",
		`is removed from account opportunity "Acme 2026"`),
	removeFromContactOpportunity.trigger("is removed from contact opportunity [<opportunity:text>]",
		"Fires when the lead is disconnected from an opportunity of its contact; without a name, any.",
		`is removed from contact opportunity "Acme 2026"`),
	updateOpportunity.trigger("opportunity is updated [<opportunity:text>]",
		"Fires when an opportunity of the lead changes; without a name, any.",
		`opportunity is updated where attribute_name is "Stage"`),
	updateAccountOpportunity.trigger("account opportunity is updated [<opportunity:text>]",
		"Fires when an opportunity of the lead's account changes; without a name, any.",
		`account opportunity is updated where new_value is "Closed Won"`),
	updateContactOpportunity.trigger("contact opportunity is updated [<opportunity:text>]",
		"Fires when an opportunity of the lead's contact changes; without a name, any.",
		`contact opportunity is updated where new_value is "Closed Won"`),
}
