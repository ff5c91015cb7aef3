package stdlib

import "campaignc/lang"

var dataTriggers = []lang.Entry{
	changeDataValue.trigger("data value changes [<field>]",
		"Fires when a field of the lead or its company gets another value; without a field, when any does. The comparison is exact.",
		`data value changes country where new_value is "Germany"`),
	changeScore.trigger("score is changed [<field>]",
		"Fires when a score changes; without a field, when any does.",
		`score is changed lead_score where new_value >= 100`),
	changeSegment.trigger("segment changes [in <segmentation>]",
		"Fires when the lead moves to another segment of a segmentation; without one, of any.",
		`segment changes in "Region" where new_segment is "EMEA"`),
	changeLeadPartition.trigger("lead partition changes [to <partition:text>]",
		"Fires when the lead moves to another lead partition.",
		`lead partition changes to "Europe"`),
	changeRevenueStage.trigger("revenue stage is changed [to <new_stage:text>] [in <model:text>]",
		"Fires when the lead reaches another stage of a revenue model.",
		`revenue stage is changed to "Opportunity" in "Revenue Cycle"`),
	manualStageChange.trigger("revenue stage is changed manually [to <new_stage:text>] [in <model:text>]",
		"Fires when somebody moves the lead to another stage of a revenue model by hand.",
		`revenue stage is changed manually to "Opportunity"`),
}

var manualStageChange = activity{
	name: "Manual Stage Change", primary: "model",
	known: []lang.Attribute{says("new_stage", "New Stage"), says("old_stage", "Old Stage"), reason},
}
