package stdlib

import "campaignc/lang"

// statements are the core's own statements. The grammar knows what they look
// like; what they do, log and reach is said here as for every other step.
var statements = []lang.Entry{
	{
		Kind: lang.StatementEntry, Form: "set", Effect: lang.Local, Activity: changeDataValue.name, ActivityID: changeDataValue.id,
		Primary: "field", Attributes: changeDataValue.logged, CanFail: true,
		Doc: "Changes a field: `=` sets it, `+=` adds to a number, appends to a text or moves a date, `-=` subtracts. " +
			"A value that is exactly the same changes, logs and fires nothing. A value that does not fit fails the step.",
		Example: `set country = "Germany"`,
	},
	{
		Kind: lang.StatementEntry, Form: "set score", Effect: lang.Local, Activity: changeScore.name, ActivityID: changeScore.id,
		Primary: "field", Attributes: changeScore.logged, CanFail: true,
		Doc:     "What `set` logs when the field is a score: `Change Score` with the change and the values before and after.",
		Example: `set lead_score += 5`,
	},
	{
		Kind: lang.StatementEntry, Form: "execute", Effect: lang.Pure, Activity: executeCampaign.name, ActivityID: executeCampaign.id,
		Primary: "campaign", Attributes: executeCampaign.logged, CanFail: true, CanSkip: true,
		Doc: "Runs an executable campaign for the lead to its end before the next statement. It is skipped when the lead does not " +
			"pass the campaign's smart list or its qualification rule, and fails when the campaign fails.",
		Example: `execute "Standardize Country" with parent tokens`,
	},
	{
		Kind: lang.StatementEntry, Form: "request", Effect: lang.Local, Activity: requestCampaign.name, ActivityID: requestCampaign.id,
		Primary: "campaign", Attributes: requestCampaign.logged,
		Doc:     "Queues a campaign that has the trigger `campaign is requested` for the lead and goes on at once.",
		Example: `request "Nurture"`,
	},
	{
		Kind: lang.StatementEntry, Form: "wait", Effect: lang.Timed, Activity: "Wait", CanFail: true,
		Doc: "Pauses the flow: for a length of time, until a moment, or up to a length of time for a condition. " +
			"Waiting until a past moment goes on at once; an empty moment fails the step.",
		Example: `wait 3 days`,
	},
	{
		Kind: lang.StatementEntry, Form: "retry", Effect: lang.Pure, CanFail: true,
		Doc: "Tries its block up to a number of times, until it ends without a failed step and the condition, if any, holds. " +
			"When all tries are used up the `else` block runs; without one the retry fails. `every` makes it wait between tries.",
		Example: `retry 3 times until crm_id is not empty { sync lead to sfdc }`,
	},
	{
		Kind: lang.StatementEntry, Form: "fail", Effect: lang.Pure, Activity: "Fail", CanFail: true,
		Doc:     "Ends its campaign as failed; the failure travels to the `execute` that called it.",
		Example: `fail "no phone"`,
	},
	{
		Kind: lang.StatementEntry, Form: "stop", Effect: lang.Pure,
		Doc:     "Ends its campaign for the lead, without failure.",
		Example: `stop`,
	},
	{
		Kind: lang.StatementEntry, Form: "if", Effect: lang.Pure,
		Doc:     "A choice: the first branch whose condition holds is taken, the `else` when none does.",
		Example: `if country is "Germany" { stop } else { fail "elsewhere" }`,
	},
}
