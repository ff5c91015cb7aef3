package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// Salesforce. Every step awaits its answer: a run takes it from a `given` line,
// or succeeds and answers nothing.

var syncLeadToSFDC = activity{name: "Sync Lead to SFDC", id: 19, logged: []lang.Attribute{says("assign_to", "Assign To")}}

var changeOwner = activity{name: "Change Owner", id: 23, primary: "owner", known: []lang.Attribute{says("old_owner", "Old Owner")}}

var addToSFDCCampaign = activity{
	name: "Add to SFDC Campaign", id: 42, primary: "campaign", logged: []lang.Attribute{says("status", "Status")},
}

var changeStatusInSFDCCampaign = activity{
	name: "Change Status in SFDC Campaign", id: 44, primary: "campaign",
	logged: []lang.Attribute{says("new_status", "New Status")}, known: []lang.Attribute{says("old_status", "Old Status")},
}

var removeFromSFDCCampaign = activity{
	name: "Remove from SFDC Campaign", id: 43, primary: "campaign", known: []lang.Attribute{says("status", "Status")},
}

var convertLead = activity{
	name: "Convert Lead", id: 21,
	logged: []lang.Attribute{
		says("assign_to", "Assign To"), says("converted_status", "Converted Status"), says("send_notification", "Send Notification"),
	},
}

var deleteLeadFromSFDC = activity{name: "Delete Lead from SFDC", id: 29}

// task is what Create Task logs, in either CRM.
var task = []lang.Attribute{
	says("description", "Description"), typed("due_in", "Due In", lang.Length), says("priority", "Priority"),
	says("status", "Status"), says("owner", "Owner"),
}

// taskParts are the labelled parts of the two Create Task steps.
const taskParts = " <subject:text> [with description <description:text>] [due in <due_in:duration>]" +
	" [priority <priority:high|normal|low>] [status <status:text>] [assign to <owner:text>]"

var sfdcSteps = []interp.Step{
	syncLeadToSFDC.step(lang.Entry{
		Form: "sync lead to sfdc [assign to <assign_to:text>]", Effect: lang.Answered, CanFail: true,
		Doc: "Inserts or updates the lead in Salesforce at once, assigned by Salesforce's rules or to a user or queue. Salesforce " +
			"refuses leads without last name and company.",
		Example: `sync lead to sfdc assign to "Inbound Queue"`,
	}, nil),
	changeOwner.step(lang.Entry{
		Form: "change owner to <owner:text>", Effect: lang.Answered, CanFail: true,
		Doc:     "Gives the lead another owner in Salesforce, a user or a queue; syncs the lead first when it is not there yet.",
		Example: `change owner to "dana@acme.example"`,
	}, nil),
	addToSFDCCampaign.step(lang.Entry{
		Form: "add to sfdc campaign <campaign:text> [with status <status:text>]", Effect: lang.Answered, Tokens: true, CanFail: true, CanSkip: true,
		Doc: "Makes the lead a member of a Salesforce campaign; syncs it first when it is not there yet. Salesforce skips leads " +
			"that are members already and leaves their status alone.",
		Example: `add to sfdc campaign "Spring Fair" with status "Sent"`,
	}, nil),
	changeStatusInSFDCCampaign.step(lang.Entry{
		Form: "change status in sfdc campaign <campaign:text> to <new_status:text>", Effect: lang.Answered, Tokens: true, CanFail: true,
		Doc:     "Changes the lead's status in a Salesforce campaign; syncs and adds the lead when needed.",
		Example: `change status in sfdc campaign "Spring Fair" to "Responded"`,
	}, nil),
	removeFromSFDCCampaign.step(lang.Entry{
		Form: "remove from sfdc campaign <campaign:text>", Effect: lang.Answered, Tokens: true, CanFail: true, CanSkip: true,
		Doc:     "Takes the lead out of a Salesforce campaign.",
		Example: `remove from sfdc campaign "Spring Fair"`,
	}, nil),
	convertLead.step(lang.Entry{
		Form:   "convert lead [assign to <assign_to:text>] [with status <converted_status:text>] [send notification <send_notification:yes|no>]",
		Effect: lang.Answered, CanFail: true,
		Doc:     "Converts the lead to a contact with an account in Salesforce; syncs it first when it is not there yet.",
		Example: `convert lead assign to "dana@acme.example" with status "Qualified"`,
	}, nil),
	activity{name: "Create Task", primary: "subject", logged: task}.step(lang.Entry{
		Form: "create task" + taskParts, Effect: lang.Answered, Tokens: true, CanFail: true,
		Doc:     "Creates a task for the lead in Salesforce, due in 5 days unless said; syncs the lead first when it is not there yet.",
		Example: `create task "Call {{lead.first_name}}" due in 2 days priority high`,
	}, nil),
	deleteLeadFromSFDC.step(lang.Entry{
		Form: "delete lead from sfdc", Effect: lang.Answered, CanFail: true,
		Doc:     "Deletes the lead in Salesforce and keeps it here.",
		Example: `delete lead from sfdc`,
	}, nil),
}
