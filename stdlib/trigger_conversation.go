package stdlib

import "campaignc/lang"

// Chat: dialogues and conversational flows of Dynamic Chat, and text messages.

var (
	engageFlow       = activity{name: "Engaged with a Conversational Flow", primary: "flow", known: chat}
	engageFlowAgent  = activity{name: "Engaged with an Agent in Conversational Flow", primary: "flow", known: chatAgent}
	flowDocument     = activity{name: "Interacted with Document in Conversational Flow", primary: "flow", known: chatDocument}
	flowMeeting      = activity{name: "Scheduled Meeting in Conversational Flow", primary: "flow", known: chatAgent}
	flowGoal         = activity{name: "Reached Goal in Conversational Flow", primary: "flow", known: chatGoal}
	engageDialogue   = activity{name: "Engaged with a Dialogue", primary: "dialogue", known: chat}
	engageAgent      = activity{name: "Engaged with an Agent in Dialogue", primary: "dialogue", known: chatAgent}
	dialogueDocument = activity{name: "Interacted with Document in Dialogue", primary: "dialogue", known: chatDocument}
	dialogueMeeting  = activity{name: "Scheduled Meeting in Dialogue", primary: "dialogue", known: chatAgent}
	dialogueGoal     = activity{name: "Reached Dialogue Goal", primary: "dialogue", known: chatGoal}
	clickSMS         = activity{name: "Clicked Link in SMS Message", primary: "message", known: []lang.Attribute{says("link", "Link")}}
	bounceSMS        = activity{name: "SMS Message Bounced", primary: "message", known: []lang.Attribute{says("category", "Category")}}
	deliverSMS       = activity{name: "SMS Message Delivered", primary: "message"}
	chat             = []lang.Attribute{says("page", "Page URL")}
	chatAgent        = []lang.Attribute{says("page", "Page URL"), says("agent", "Agent Name")}
	chatDocument     = []lang.Attribute{says("page", "Page URL"), says("document", "Document Name")}
	chatGoal         = []lang.Attribute{says("page", "Page URL"), says("goal", "Goal Name")}
)

var conversationTriggers = []lang.Entry{
	engageFlow.trigger("engages with conversational flow [<flow:text>]",
		"Fires when the lead takes part in a conversational flow; without a name, any.",
		`engages with conversational flow "Pricing"`),
	engageFlowAgent.trigger("engages with agent in conversational flow [<flow:text>]",
		"Fires when the lead talks to an agent in a conversational flow; without a name, any.",
		`engages with agent in conversational flow where agent is "Dana"`),
	flowDocument.trigger("interacts with document in conversational flow [<flow:text>]",
		"Fires when the lead opens, searches or downloads a document in a conversational flow; without a name, any.",
		`interacts with document in conversational flow where document is "Price List"`),
	flowMeeting.trigger("schedules meeting in conversational flow [<flow:text>]",
		"Fires when the lead books a meeting in a conversational flow; without a name, any.",
		`schedules meeting in conversational flow "Pricing"`),
	flowGoal.trigger("reaches goal in conversational flow [<flow:text>]",
		"Fires when the lead reaches a goal of a conversational flow; without a name, any.",
		`reaches goal in conversational flow where goal is "Demo"`),
	engageDialogue.trigger("engages with dialogue [<dialogue:text>]",
		"Fires when the lead takes part in a dialogue; without a name, any.",
		`engages with dialogue "Welcome Chat"`),
	engageAgent.trigger("engages with agent in dialogue [<dialogue:text>]",
		"Fires when the lead talks to an agent in a dialogue; without a name, any.",
		`engages with agent in dialogue where agent is "Dana"`),
	dialogueDocument.trigger("interacts with document in dialogue [<dialogue:text>]",
		"Fires when the lead opens, searches or downloads a document in a dialogue; without a name, any.",
		`interacts with document in dialogue where document is "Price List"`),
	dialogueMeeting.trigger("schedules meeting in dialogue [<dialogue:text>]",
		"Fires when the lead books a meeting in a dialogue; without a name, any.",
		`schedules meeting in dialogue "Welcome Chat"`),
	dialogueGoal.trigger("reaches dialogue goal [<dialogue:text>]",
		"Fires when the lead reaches a goal of a dialogue; without a name, any.",
		`reaches dialogue goal where goal is "Demo"`),
	clickSMS.trigger("clicks link in sms message [<message:text>]",
		"Fires when the lead follows a link in a text message; without a name, any.",
		`clicks link in sms message where link contains "/pricing"`),
	bounceSMS.trigger("sms message bounces [<message:text>]",
		"Fires when a text message to the lead cannot be delivered; without a name, any.",
		`sms message bounces "Reminder"`),
	deliverSMS.trigger("sms message is delivered [<message:text>]",
		"Fires when a text message to the lead is delivered; without a name, any.",
		`sms message is delivered "Reminder"`),
}
