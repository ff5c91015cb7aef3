package stdlib

import "campaignc/interp"

var opportunityFilters = []interp.Filter{
	addToOpportunity.filter("was added to opportunity [<opportunity:text>]",
		"Holds when the lead was connected with an opportunity; without a name, any.",
		`was added to opportunity in past 30 days where role is "Decision Maker"`),
	addToAccountOpportunity.filter("was added to account opportunity [<opportunity:text>]",
		"Holds when the lead was connected with an opportunity through its account; without a name, any.",
		`was added to account opportunity in past 30 days`),
	addToContactOpportunity.filter("was added to contact opportunity [<opportunity:text>]",
		"Holds when the lead was connected with an opportunity through its contact; without a name, any.",
		`was added to contact opportunity in past 30 days`),
	removeFromOpportunity.filter("was removed from opportunity [<opportunity:text>]",
		"Holds when the lead was disconnected from an opportunity; without a name, any.",
		`was removed from opportunity "Acme 2026"`),
	removeFromAccountOpportunity.filter("was removed from account opportunity [<opportunity:text>]",
		"Holds when the lead was disconnected from an opportunity of its account; without a name, any.",
		`was removed from account opportunity "Acme 2026"`),
	removeFromContactOpportunity.filter("was removed from contact opportunity [<opportunity:text>]",
		"Holds when the lead was disconnected from an opportunity of its contact; without a name, any.",
		`was removed from contact opportunity "Acme 2026"`),
	updateOpportunity.filter("opportunity was updated [<opportunity:text>]",
		"Holds when an opportunity of the lead changed; without a name, any.",
		`opportunity was updated where attribute_name is "Stage" and new_value is "Closed Won"`),
	updateAccountOpportunity.filter("account opportunity was updated [<opportunity:text>]",
		"Holds when an opportunity of the lead's account changed; without a name, any.",
		`account opportunity was updated in past 30 days`),
	updateContactOpportunity.filter("contact opportunity was updated [<opportunity:text>]",
		"Holds when an opportunity of the lead's contact changed; without a name, any.",
		`contact opportunity was updated in past 30 days`),
}
