package stdlib

import "campaignc/lang"

// Web pages, forms and links on them.

var visitWebPage = activity{
	name: "Visit Webpage", id: 1, primary: "page",
	known: []lang.Attribute{
		says("page", "Web Page"), clientIP, says("query_parameters", "Query Parameters"), referrer, searchEngine, searchQuery, browser,
	},
}

var fillOutForm = activity{
	name: "Fill Out Form", id: 2, primary: "form",
	known: []lang.Attribute{
		says("page", "Web Page"), clientIP, says("query_parameters", "Query Parameters"), referrer, says("form_fields", "Form Fields"), browser,
	},
}

var clickLink = activity{
	name: "Click Link", id: 3, primary: "link",
	known: []lang.Attribute{
		says("link", "Link"), says("page", "Web Page"), clientIP, says("query_parameters", "Query Parameters"), referrer, browser,
	},
}

var fillOutFacebookForm = activity{name: "Fill Out Facebook Lead Ads Form", id: 131, primary: "form"}

var fillOutLinkedInForm = activity{name: "Fill Out LinkedIn Lead Gen Form", id: 147, primary: "form"}

var webTriggers = []lang.Entry{
	fillOutForm.trigger("fills out form [<form>]",
		"Fires when the lead submits a form; without a name, any.",
		`fills out form "Contact Us" where page contains "/pricing"`),
	visitWebPage.trigger("visits web page [<page:text>]",
		"Fires when the lead visits a web page; without an address, any.",
		`visits web page "/pricing" where referrer contains "google"`),
	clickLink.trigger("clicks link [<link:text>]",
		"Fires when the lead clicks a link on a web page; without an address, any.",
		`clicks link where link contains "/download"`),
	fillOutFacebookForm.trigger("fills out facebook lead ads form [<form:text>]",
		"Fires when the lead submits a form of a Facebook lead ad; without a name, any.",
		`fills out facebook lead ads form "Newsletter"`),
	fillOutLinkedInForm.trigger("fills out linkedin lead gen form [<form:text>]",
		"Fires when the lead submits a LinkedIn lead gen form; without a name, any.",
		`fills out linkedin lead gen form "Newsletter"`),
}
