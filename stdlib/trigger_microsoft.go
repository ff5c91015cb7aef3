package stdlib

import "campaignc/lang"

var microsoftTriggers = []lang.Entry{
	syncLeadToMicrosoft.trigger("lead is synced to microsoft",
		"Fires when the lead was inserted or updated in Microsoft Dynamics by a flow step.",
		`lead is synced to microsoft`),
	deleteLeadFromMicrosoft.trigger("lead is deleted from microsoft",
		"Fires when the lead was deleted in Microsoft Dynamics.",
		`lead is deleted from microsoft`),
	changeOwnerInMicrosoft.trigger("owner changes in microsoft [to <owner:text>]",
		"Fires when the lead gets another owner in Microsoft Dynamics.",
		`owner changes in microsoft to "dana@acme.example"`),
	addToMicrosoftCampaign.trigger("is added to microsoft campaign [<campaign:text>]",
		"Fires when the lead becomes a member of a campaign in Microsoft Dynamics; without a name, of any.",
		`is added to microsoft campaign "Spring Fair"`),
	removeFromMicrosoftCampaign.trigger("is removed from microsoft campaign [<campaign:text>]",
		"Fires when the lead is taken out of a campaign in Microsoft Dynamics; without a name, of any.",
		`is removed from microsoft campaign "Spring Fair"`),
}
