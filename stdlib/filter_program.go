package stdlib

import "campaignc/interp"

var programFilters = []interp.Filter{
	changeProgramStatus.filter("program status was changed [to <new_status:status>] [in <program>]",
		"Holds when the lead got a status in a program, the one that holds the campaign unless said.",
		`program status was changed to "Attended" in "Webinar" in past 30 days`),
	changeProgramMemberData.filter("program member data was changed [in <program>]",
		"Holds when a member field of a program changed, the program that holds the campaign unless said. `attribute_name` is the field.",
		`program member data was changed in "Webinar" where attribute_name is "seat"`),
	addToEngagement.filter("was added to engagement program [<program>]",
		"Holds when the lead was put into an engagement program, the one that holds the campaign unless said.",
		`was added to engagement program "Nurturing" where stream is "Early"`),
	changeStream.filter("engagement program stream changed [in <program>]",
		"Holds when the lead moved to another stream of an engagement program, the one that holds the campaign unless said.",
		`engagement program stream changed in "Nurturing" where new_stream is "Late"`),
	changeCadence.filter("engagement program cadence changed [in <program>]",
		"Holds when the mails of an engagement program were paused for the lead or went on, the program that holds the campaign unless said.",
		`engagement program cadence changed in "Nurturing" where new_cadence is "paused"`),
}
