package stdlib

import (
	"slices"

	"campaignc/interp"
)

// Library assembles the whole library. Every call makes new tables, so a
// caller may change what it got.
func Library() *interp.Library {
	return &interp.Library{
		Statements: slices.Clone(statements),
		Steps:      slices.Concat(mailSteps, listSteps, programSteps, engagementSteps, dataSteps, leadSteps, sfdcSteps, microsoftSteps),
		Triggers: slices.Concat(dataTriggers, listTriggers, programTriggers, campaignTriggers, webTriggers, mailTriggers,
			salesMailTriggers, leadTriggers, sfdcTriggers, opportunityTriggers, microsoftTriggers, conversationTriggers, eventTriggers),
		Filters: slices.Concat(membershipFilters, dataFilters, listFilters, programFilters, campaignFilters, webFilters, mailFilters,
			salesMailFilters, leadFilters, sfdcFilters, opportunityFilters, microsoftFilters, conversationFilters, eventFilters),
		Functions: functions(),
		Arrivals:  slices.Clone(arrivals),
	}
}
