package stdlib

import "campaignc/interp"

var listFilters = []interp.Filter{
	addToList.filter("was added to list [<list>]",
		"Holds when the lead was put on a static list, whether or not it is on it now; without a name, on any.",
		`was added to list "Competitors" in past 7 days`),
	removeFromList.filter("was removed from list [<list>]",
		"Holds when the lead was taken off a static list; without a name, off any.",
		`was removed from list "Competitors"`),
}
