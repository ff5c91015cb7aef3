package stdlib

import "campaignc/interp"

var dataFilters = []interp.Filter{
	changeDataValue.filter("data value changed [<field>]",
		"Holds when a field of the lead changed; without a field, when any did.",
		`data value changed country in past 7 days where old_value is empty`),
	changeScore.filter("score was changed [<field>]",
		"Holds when a score changed; without a field, when any did.",
		`score was changed lead_score in past 1 day where change_value > 0`),
	changeSegment.filter("segment changed [in <segmentation>]",
		"Holds when the lead moved to another segment of a segmentation; without one, of any.",
		`segment changed in "Region" in past 30 days`),
	changeLeadPartition.filter("lead partition changed [to <partition:text>]",
		"Holds when the lead moved to another lead partition.",
		`lead partition changed to "Europe"`),
	changeRevenueStage.filter("revenue stage was changed [to <new_stage:text>] [in <model:text>]",
		"Holds when the lead reached another stage of a revenue model.",
		`revenue stage was changed to "Opportunity" in past 90 days`),
}
