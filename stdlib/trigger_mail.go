package stdlib

import (
	"slices"

	"campaignc/lang"
)

// What leads do with the e-mails that campaigns send them.

var (
	deliverEmail = activity{name: "Email Delivered", id: 7, primary: "email", known: []lang.Attribute{subject, sender}}
	bounceEmail  = activity{name: "Email Bounced", id: 8, primary: "email", known: append(slices.Clip(bounce), sender)}
	bounceSoft   = activity{name: "Email Bounced Soft", id: 27, primary: "email", known: append(slices.Clip(bounce), sender)}
	unsubscribe  = activity{name: "Unsubscribe Email", id: 9, primary: "email", known: []lang.Attribute{subject, sender, clientIP, referrer, browser}}
	openEmail    = activity{name: "Open Email", id: 10, primary: "email", known: []lang.Attribute{subject, sender, browser, says("device", "Device")}}
	clickEmail   = activity{
		name: "Click Email", id: 11, primary: "email",
		known: []lang.Attribute{says("link", "Link"), subject, sender, browser, says("device", "Device")},
	}
	sendForward    = activity{name: "Sent Forward to Friend Email", id: 111, primary: "email", known: []lang.Attribute{sender, referrer, browser}}
	receiveForward = activity{name: "Received Forward to Friend Email", id: 112, primary: "email", known: []lang.Attribute{sender}}
)

// bounce is what a bounce says about its cause.
var bounce = []lang.Attribute{subject, says("category", "Category"), says("details", "Details")}

// sender is the campaign that sent the e-mail, as an event states it. (Marketo:
// the constraint Campaign of all e-mail triggers.)
var sender = says("campaign", "Campaign")

var mailTriggers = []lang.Entry{
	deliverEmail.trigger("email is delivered [<email>]",
		"Fires when the receiving server accepts an e-mail to the lead; without a name, any.",
		`email is delivered "Welcome"`),
	openEmail.trigger("opens email [<email>]",
		"Fires when the lead opens an e-mail; without a name, any.",
		`opens email "Welcome"`),
	clickEmail.trigger("clicks link in email [<email>]",
		"Fires when the lead clicks a link in an e-mail; without a name, any.",
		`clicks link in email "Welcome" where link contains "/pricing"`),
	bounceEmail.trigger("email bounces [<email>]",
		"Fires when an e-mail to the lead is refused for good; without a name, any.",
		`email bounces where category is "2"`),
	bounceSoft.trigger("email bounces soft [<email>]",
		"Fires when an e-mail to the lead is refused for the moment; without a name, any.",
		`email bounces soft "Welcome"`),
	unsubscribe.trigger("unsubscribes from email [<email>]",
		"Fires when the lead unsubscribes through an e-mail; without a name, any.",
		`unsubscribes from email "Welcome"`),
	sendForward.trigger("sends forward to friend email [<email>]",
		"Fires when the lead forwards an e-mail with its forward-to-friend link; without a name, any.",
		`sends forward to friend email "Welcome"`),
	receiveForward.trigger("receives forward to friend email [<email>]",
		"Fires when the lead gets an e-mail that somebody forwarded with the forward-to-friend link; without a name, any.",
		`receives forward to friend email "Welcome"`),
	sendAlert.trigger("alert is sent [<email>]",
		"Fires when an alert about the lead is sent; without a name, any.",
		`alert is sent "New MQL"`),
	interestingMoment.trigger("has interesting moment [<type:milestone|email|web>]",
		"Fires when an interesting moment of the lead is recorded; without a type, any.",
		`has interesting moment milestone where description contains "MQL"`),
}
