package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// Changes of the lead's own data. `set` covers Change Data Value and Change
// Score; here are their activities and the steps beside them.

var changeDataValue = activity{
	name: "Change Data Value", id: 13, primary: "field",
	logged: []lang.Attribute{says("old_value", "Old Value"), says("new_value", "New Value")},
	known:  []lang.Attribute{reason, source},
}

var changeScore = activity{
	name: "Change Score", id: 22, primary: "field",
	logged: []lang.Attribute{
		typed("change_value", "Change Value", lang.Integer), typed("old_value", "Old Value", lang.Integer), typed("new_value", "New Value", lang.Integer),
	},
	known: []lang.Attribute{reason, typed("priority", "Priority", lang.Integer), typed("urgency", "Urgency", lang.Float)},
}

var changeSegment = activity{
	name: "Change Segment", id: 108, primary: "segmentation",
	logged: []lang.Attribute{says("new_segment", "New Segment")},
}

var changeLeadPartition = activity{
	name: "Change Lead Partition", id: 100, primary: "partition",
	known: []lang.Attribute{says("old_partition", "Old Partition"), reason},
}

var changeRevenueStage = activity{
	name: "Change Revenue Stage", id: 101, primary: "model",
	logged: []lang.Attribute{says("new_stage", "New Stage")},
	known:  []lang.Attribute{says("old_stage", "Old Stage"), reason},
}

var dataSteps = []interp.Step{
	changeSegment.step(lang.Entry{
		Form: "change segment in <segmentation> to <new_segment:segment>", Effect: lang.Local,
		Doc: "Records that the lead is put into a segment. In a run the segmentation's own conditions go on deciding " +
			"which segment the lead is in, so only the activity log shows the step.",
		Example: `change segment in "Region" to "EMEA"`,
	}, recorded),
	changeLeadPartition.step(lang.Entry{
		Form: "change lead partition to <partition:text>", Effect: lang.Local,
		Doc:     "Records the move of the lead to another lead partition. A run holds no partitions; only the activity log shows the step.",
		Example: `change lead partition to "Europe"`,
	}, recorded),
	changeRevenueStage.step(lang.Entry{
		Form: "change revenue stage to <new_stage:text> [in <model:text>]", Effect: lang.Local,
		Doc: "Records the lead's new stage in a revenue model. A run holds no revenue models; only the activity log and filters " +
			"on it (`revenue stage was changed`) see the step.",
		Example: `change revenue stage to "Opportunity" in "Revenue Cycle"`,
	}, recorded),
}
