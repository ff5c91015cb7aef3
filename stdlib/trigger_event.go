package stdlib

import "campaignc/lang"

// Interactive webinars.

var (
	attendEvent    = activity{name: "Attended Event", primary: "event", known: []lang.Attribute{typed("minutes", "Duration", lang.Integer)}}
	askQuestion    = activity{name: "Asked Questions during Event", primary: "event", known: []lang.Attribute{says("question", "Question")}}
	downloadAsset  = activity{name: "Downloaded an Asset", primary: "asset", known: []lang.Attribute{says("event", "Event")}}
	clickEventLink = activity{name: "Clicked on a Link", primary: "link", known: []lang.Attribute{says("link", "Link"), says("event", "Event")}}
	respondPoll    = activity{name: "Responded to a Poll", primary: "poll", known: pollAnswer}
	respondSurvey  = activity{name: "Responded to a Survey", primary: "survey", known: pollAnswer}
	pollAnswer     = []lang.Attribute{says("question", "Question"), says("answer", "Answer"), says("event", "Event")}
)

var eventTriggers = []lang.Entry{
	attendEvent.trigger("attends event [<event:text>]",
		"Fires when the lead takes part in an interactive webinar; without a name, any.",
		`attends event "Product Tour" where minutes >= 30`),
	askQuestion.trigger("asks questions during event [<event:text>]",
		"Fires when the lead asks a question in an interactive webinar; without a name, any.",
		`asks questions during event "Product Tour"`),
	downloadAsset.trigger("downloads an asset [<asset:text>]",
		"Fires when the lead downloads something in an interactive webinar; without a name, anything.",
		`downloads an asset "Slides"`),
	clickEventLink.trigger("clicks event link [<link:text>]",
		"Fires when the lead clicks a link shown in an interactive webinar; without an address, any.",
		`clicks event link where event is "Product Tour"`),
	respondPoll.trigger("responds to a poll [<poll:text>]",
		"Fires when the lead answers a poll in an interactive webinar; without a name, any.",
		`responds to a poll where answer is "Yes"`),
	respondSurvey.trigger("responds to a survey [<survey:text>]",
		"Fires when the lead answers a survey of an interactive webinar; without a name, any.",
		`responds to a survey where answer is "Yes"`),
}
