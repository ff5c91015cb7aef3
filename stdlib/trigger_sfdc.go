package stdlib

import "campaignc/lang"

// sfdcActivity is a task or event that Salesforce keeps on the lead.
var (
	sfdcActivity        = activity{name: "SFDC Activity", id: 26, primary: "subject", known: sfdcActivityAttributes}
	sfdcActivityUpdated = activity{name: "SFDC Activity Updated", id: 30, primary: "subject", known: sfdcActivityAttributes}
)

var sfdcActivityAttributes = []lang.Attribute{
	subject, says("description", "Description"), says("status", "Status"), says("priority", "Priority"), says("owner", "Activity Owner"),
}

var sfdcTriggers = []lang.Entry{
	syncLeadToSFDC.trigger("lead is synced to sfdc",
		"Fires when the lead was inserted or updated in Salesforce by a flow step.",
		`lead is synced to sfdc`),
	convertLead.trigger("lead is converted",
		"Fires when the lead was converted to a contact.",
		`lead is converted where converted_status is "Qualified"`),
	deleteLeadFromSFDC.trigger("lead is deleted from sfdc",
		"Fires when the lead was deleted in Salesforce.",
		`lead is deleted from sfdc`),
	changeOwner.trigger("owner changes [to <owner:text>]",
		"Fires when the lead gets another owner in Salesforce.",
		`owner changes to "dana@acme.example"`),
	addToSFDCCampaign.trigger("is added to sfdc campaign [<campaign:text>]",
		"Fires when the lead becomes a member of a Salesforce campaign; without a name, of any.",
		`is added to sfdc campaign "Spring Fair" where status is "Sent"`),
	removeFromSFDCCampaign.trigger("is removed from sfdc campaign [<campaign:text>]",
		"Fires when the lead is taken out of a Salesforce campaign; without a name, of any.",
		`is removed from sfdc campaign "Spring Fair"`),
	changeStatusInSFDCCampaign.trigger("status is changed in sfdc campaign [<campaign:text>]",
		"Fires when the lead's status in a Salesforce campaign changes; without a name, in any.",
		`status is changed in sfdc campaign "Spring Fair" where new_status is "Responded"`),
	sfdcActivity.trigger("activity is logged [<subject:text>]",
		"Fires when Salesforce logs an activity on the lead; without a subject, any.",
		`activity is logged where subject contains "Call"`),
	sfdcActivityUpdated.trigger("activity is updated [<subject:text>]",
		"Fires when an activity that Salesforce keeps on the lead changes; without a subject, any.",
		`activity is updated where status is "Completed"`),
}
