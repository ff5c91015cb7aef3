package stdlib

import "campaignc/interp"

var webFilters = []interp.Filter{
	fillOutForm.filter("filled out form [<form>]",
		"Holds when the lead submitted a form; without a name, any.",
		`filled out form "Contact Us" in past 7 days at least 2 times`),
	visitWebPage.filter("visited web page [<page:text>]",
		"Holds when the lead visited a web page; without an address, any.",
		`visited web page "/pricing" in past 7 days at least 3 times`),
	clickLink.filter("clicked link [<link:text>]",
		"Holds when the lead clicked a link on a web page; without an address, any.",
		`clicked link where link contains "/download"`),
	fillOutFacebookForm.filter("filled out facebook lead ads form [<form:text>]",
		"Holds when the lead submitted a form of a Facebook lead ad; without a name, any.",
		`filled out facebook lead ads form "Newsletter"`),
	fillOutLinkedInForm.filter("filled out linkedin lead gen form [<form:text>]",
		"Holds when the lead submitted a LinkedIn lead gen form; without a name, any.",
		`filled out linkedin lead gen form "Newsletter"`),
}
