package stdlib

import "campaignc/lang"

var listTriggers = []lang.Entry{
	addToList.trigger("is added to list [<list>]",
		"Fires when the lead becomes a member of a static list; without a name, of any.",
		`is added to list "Competitors"`),
	removeFromList.trigger("is removed from list [<list>]",
		"Fires when the lead is taken off a static list; without a name, off any.",
		`is removed from list "Competitors"`),
}
