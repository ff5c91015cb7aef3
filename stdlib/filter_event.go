package stdlib

import "campaignc/interp"

var eventFilters = []interp.Filter{
	attendEvent.filter("attended event [<event:text>]",
		"Holds when the lead took part in an interactive webinar; without a name, any.",
		`attended event "Product Tour" where minutes >= 30`),
	askQuestion.filter("asked questions during event [<event:text>]",
		"Holds when the lead asked a question in an interactive webinar; without a name, any.",
		`asked questions during event "Product Tour"`),
	downloadAsset.filter("downloaded an asset [<asset:text>]",
		"Holds when the lead downloaded something in an interactive webinar; without a name, anything.",
		`downloaded an asset "Slides"`),
	clickEventLink.filter("clicked event link [<link:text>]",
		"Holds when the lead clicked a link shown in an interactive webinar; without an address, any.",
		`clicked event link where event is "Product Tour"`),
	respondPoll.filter("responded to a poll [<poll:text>]",
		"Holds when the lead answered a poll in an interactive webinar; without a name, any.",
		`responded to a poll where answer is "Yes"`),
	respondSurvey.filter("responded to a survey [<survey:text>]",
		"Holds when the lead answered a survey of an interactive webinar; without a name, any.",
		`responded to a survey where answer is "Yes"`),
}
