package stdlib

import "campaignc/lang"

// Campaigns that start one another.

var requestCampaign = activity{name: "Request Campaign", id: 47, primary: "campaign", known: []lang.Attribute{source}}

var executeCampaign = activity{
	name: "Execute Campaign", primary: "campaign",
	logged: []lang.Attribute{
		typed("used_parent_campaign_token_context", "Used Parent Campaign Token Context", lang.Boolean),
		typed("qualified", "Qualified", lang.Boolean),
	},
}

var campaignTriggers = []lang.Entry{
	requestCampaign.trigger("campaign is requested",
		"Fires when `request` or a call from outside asks for this campaign.",
		`campaign is requested`),
	callWebhook.trigger("webhook is called [<webhook>]",
		"Fires when a webhook was called for the lead; without a name, any.",
		`webhook is called "Enrich" where response contains "ok"`),
}
