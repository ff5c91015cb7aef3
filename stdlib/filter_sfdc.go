package stdlib

import "campaignc/interp"

var sfdcFilters = []interp.Filter{
	syncLeadToSFDC.filter("lead was synced to sfdc",
		"Holds when a flow step synced the lead to Salesforce.",
		`lead was synced to sfdc in past 1 day`),
	convertLead.filter("lead was converted",
		"Holds when the lead was converted to a contact.",
		`lead was converted in past 90 days`),
	deleteLeadFromSFDC.filter("lead was deleted from sfdc",
		"Holds when the lead was deleted in Salesforce.",
		`lead was deleted from sfdc`),
	changeOwner.filter("owner was changed [to <owner:text>]",
		"Holds when the lead got another owner in Salesforce.",
		`owner was changed to "dana@acme.example" in past 7 days`),
	addToSFDCCampaign.filter("was added to sfdc campaign [<campaign:text>]",
		"Holds when the lead became a member of a Salesforce campaign; without a name, of any. A run does not know the members that Salesforce has besides.",
		`was added to sfdc campaign "Spring Fair" where status is "Sent"`),
	removeFromSFDCCampaign.filter("was removed from sfdc campaign [<campaign:text>]",
		"Holds when the lead was taken out of a Salesforce campaign; without a name, of any.",
		`was removed from sfdc campaign "Spring Fair"`),
	changeStatusInSFDCCampaign.filter("status was changed in sfdc campaign [<campaign:text>]",
		"Holds when the lead's status in a Salesforce campaign changed; without a name, in any.",
		`status was changed in sfdc campaign "Spring Fair" where new_status is "Responded"`),
	sfdcActivity.filter("activity was logged [<subject:text>]",
		"Holds when Salesforce logged an activity on the lead; without a subject, any.",
		`activity was logged in past 7 days where subject contains "Call"`),
	sfdcActivityUpdated.filter("activity was updated [<subject:text>]",
		"Holds when an activity that Salesforce keeps on the lead changed; without a subject, any.",
		`activity was updated in past 7 days where status is "Completed"`),
}
