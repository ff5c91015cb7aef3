package stdlib

import "campaignc/interp"

var leadFilters = []interp.Filter{
	newLead.filter("lead was created",
		"Holds when the lead came into the database; with `in past`, within that time.",
		`lead was created in past 30 days where source_type is "Web form fillout"`),
	pushLead.filter("lead was pushed to marketo",
		"Holds when a service pushed the lead into the database.",
		`lead was pushed to marketo in past 7 days`),
}
