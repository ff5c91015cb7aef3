package stdlib

import "campaignc/interp"

var microsoftFilters = []interp.Filter{
	syncLeadToMicrosoft.filter("lead was synced to microsoft",
		"Holds when a flow step synced the lead to Microsoft Dynamics.",
		`lead was synced to microsoft in past 1 day`),
	deleteLeadFromMicrosoft.filter("lead was deleted from microsoft",
		"Holds when the lead was deleted in Microsoft Dynamics.",
		`lead was deleted from microsoft`),
	changeOwnerInMicrosoft.filter("owner was changed in microsoft [to <owner:text>]",
		"Holds when the lead got another owner in Microsoft Dynamics.",
		`owner was changed in microsoft in past 7 days`),
	addToMicrosoftCampaign.filter("was added to microsoft campaign [<campaign:text>]",
		"Holds when the lead became a member of a campaign in Microsoft Dynamics; without a name, of any.",
		`was added to microsoft campaign "Spring Fair"`),
	removeFromMicrosoftCampaign.filter("was removed from microsoft campaign [<campaign:text>]",
		"Holds when the lead was taken out of a campaign in Microsoft Dynamics; without a name, of any.",
		`was removed from microsoft campaign "Spring Fair"`),
}
