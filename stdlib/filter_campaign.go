package stdlib

import "campaignc/interp"

var campaignFilters = []interp.Filter{
	executeCampaign.filter("campaign was executed [<campaign>]",
		"Holds when an executable campaign was called for the lead, `qualified` or not; without a name, any.",
		`campaign was executed "Standardize Country" where qualified`),
	requestCampaign.filter("campaign was requested [<campaign>]",
		"Holds when a campaign was requested for the lead; without a name, any.",
		`campaign was requested "Nurture" in past 7 days`),
	callWebhook.filter("webhook was called [<webhook>]",
		"Holds when a webhook was called for the lead; without a name, any.",
		`webhook was called "Enrich" where error_type is not empty`),
}
