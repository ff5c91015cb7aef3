package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// Microsoft Dynamics, the twins of the Salesforce steps.

var syncLeadToMicrosoft = activity{
	name: "Sync Lead to Microsoft", id: 300, logged: []lang.Attribute{says("assign_to", "Assign To")},
}

var changeOwnerInMicrosoft = activity{
	name: "Change Owner in Microsoft", primary: "owner", known: []lang.Attribute{says("old_owner", "Old Owner")},
}

var addToMicrosoftCampaign = activity{name: "Add to Microsoft Campaign", primary: "campaign"}

var removeFromMicrosoftCampaign = activity{name: "Remove from Microsoft Campaign", primary: "campaign"}

var deleteLeadFromMicrosoft = activity{name: "Delete Lead from Microsoft"}

var microsoftSteps = []interp.Step{
	syncLeadToMicrosoft.step(lang.Entry{
		Form: "sync lead to microsoft [assign to <assign_to:text>]", Effect: lang.Answered, CanFail: true,
		Doc:     "Inserts or updates the lead in Microsoft Dynamics at once.",
		Example: `sync lead to microsoft`,
	}, nil),
	changeOwnerInMicrosoft.step(lang.Entry{
		Form: "change owner in microsoft to <owner:text>", Effect: lang.Answered, CanFail: true,
		Doc:     "Gives the lead another owner in Microsoft Dynamics.",
		Example: `change owner in microsoft to "dana@acme.example"`,
	}, nil),
	addToMicrosoftCampaign.step(lang.Entry{
		Form: "add to microsoft campaign <campaign:text>", Effect: lang.Answered, CanFail: true, CanSkip: true,
		Doc:     "Makes the lead a member of a campaign in Microsoft Dynamics.",
		Example: `add to microsoft campaign "Spring Fair"`,
	}, nil),
	removeFromMicrosoftCampaign.step(lang.Entry{
		Form: "remove from microsoft campaign <campaign:text>", Effect: lang.Answered, CanFail: true, CanSkip: true,
		Doc:     "Takes the lead out of a campaign in Microsoft Dynamics.",
		Example: `remove from microsoft campaign "Spring Fair"`,
	}, nil),
	activity{name: "Create Task in Microsoft", primary: "subject", logged: task}.step(lang.Entry{
		Form: "create task in microsoft" + taskParts, Effect: lang.Answered, Tokens: true, CanFail: true,
		Doc:     "Creates a task for the lead in Microsoft Dynamics, due in 5 days unless said.",
		Example: `create task in microsoft "Call back" due in 1 day`,
	}, nil),
	deleteLeadFromMicrosoft.step(lang.Entry{
		Form: "delete lead from microsoft", Effect: lang.Answered, CanFail: true,
		Doc:     "Deletes the lead in Microsoft Dynamics and keeps it here.",
		Example: `delete lead from microsoft`,
	}, nil),
}
