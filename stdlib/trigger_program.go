package stdlib

import "campaignc/lang"

var programTriggers = []lang.Entry{
	changeProgramStatus.trigger("program status is changed [to <new_status:status>] [in <program>]",
		"Fires when the lead gets a status in a program, the one that holds the campaign unless said; also when the same status is set again.",
		`program status is changed to "Attended" in "Webinar"`),
	changeProgramMemberData.trigger("program member data is changed [in <program>]",
		"Fires when a member field of a program changes, the program that holds the campaign unless said. `attribute_name` is the field.",
		`program member data is changed in "Webinar" where attribute_name is "seat"`),
	addToEngagement.trigger("is added to engagement program [<program>]",
		"Fires when the lead is put into an engagement program, the one that holds the campaign unless said.",
		`is added to engagement program "Nurturing" where stream is "Early"`),
	changeStream.trigger("engagement program stream changes [in <program>]",
		"Fires when the lead moves to another stream of an engagement program, the one that holds the campaign unless said.",
		`engagement program stream changes in "Nurturing" where new_stream is "Late"`),
	changeCadence.trigger("engagement program cadence changes [in <program>]",
		"Fires when the mails of an engagement program are paused for the lead or go on, the program that holds the campaign unless said.",
		`engagement program cadence changes in "Nurturing" where new_cadence is "paused"`),
}
