package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// What happens to a lead as a whole, and web services.

var deleteLead = activity{
	name: "Delete Lead", id: 37,
	logged: []lang.Attribute{says("crm_record", "Remove from CRM")},
}

var removeFromFlow = activity{name: "Remove from Flow", primary: "campaign"}

var callWebhook = activity{
	name: "Call Webhook", id: 110, primary: "webhook",
	known: []lang.Attribute{says("response", "Response"), says("error_type", "Error Type")},
}

var leadSteps = []interp.Step{
	removeFromFlow.step(lang.Entry{
		Form: "remove from flow [<campaign>]", Effect: lang.Local, Ends: lang.EndsFlow,
		Doc: "Takes the lead out of the flow of its own campaign or of the one named, and out of every campaign that called it, up " +
			"to the root. Runs of the named campaign in which the lead waits end too.",
		Example: `remove from flow "Nurture"`,
	}, leave),
	deleteLead.step(lang.Entry{
		Form: "delete lead [with crm record <crm_record:yes|no>]", Effect: lang.Local, Writes: []string{"lead"}, Ends: lang.EndsLead,
		Doc: "Deletes the lead: all its flows end and its row is left out of the output. Its record in the CRM goes with it unless " +
			"`with crm record no` is said.",
		Example: `delete lead with crm record no`,
	}, erase),
	callWebhook.step(lang.Entry{
		Form: "call webhook <webhook>", Effect: lang.Remote, CanFail: true,
		Doc: "Posts to a web service and maps its answer into fields. Not allowed in executable campaigns. A run calls nothing: it " +
			"takes the scripted answer.",
		Example: `call webhook "Enrich"`,
	}, nil),
}

func leave(c *interp.Call) interp.Outcome {
	campaign, _ := c.Object(0).(*lang.Campaign)
	c.Leave(campaign)
	return interp.Done()
}

func erase(c *interp.Call) interp.Outcome {
	c.Delete()
	return interp.Done()
}
