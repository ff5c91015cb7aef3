package lang

import (
	"maps"
	"slices"
)

// warningNames are the names of warnings, by which a place in a source allows
// one. They are as stable as the codes.
var warningNames = map[Code]string{
	WarnEmptySmartList: "empty-smart-list",
	WarnSuppression:    "suppression-field",
	WarnConfusable:     "confusable-names",
	WarnMarketoEmpty:   "holds-for-empty",
	WarnNoAnswer:       "only-answered",
	WarnRace:           "race",
	WarnLoop:           "endless-loop",
	WarnNever:          "never-holds",
	WarnAlways:         "always-holds",
	WarnNotTaken:       "branch-not-taken",
	WarnGap:            "comes-to-no-branch",
	WarnNobody:         "nobody-qualifies",
	WarnAllow:          "bad-allow",
	WarnAllowIdle:      "idle-allow",
	WarnAfterEnd:       "steps-after-stop",
	WarnLeadGone:       "lead-is-gone",
	WarnTriggerToken:   "trigger-token",
	WarnUnusedCampaign: "unused-campaign",
	WarnUnusedToken:    "unused-token",
	WarnUnusedAsset:    "unused-asset",
	WarnNeverSet:       "never-set",
	WarnPastWait:       "wait-is-over",
	WarnUnreadAnswer:   "unread-answer",
	MarketoValue:       "marketo-value",
	MarketoTable:       "marketo-table",
	MarketoComparison:  "marketo-comparison",
	MarketoChoice:      "marketo-choice",
	MarketoBlock:       "marketo-block",
	MarketoRetry:       "marketo-retry",
	MarketoHandler:     "marketo-handler",
	MarketoGoesOn:      "marketo-goes-on",
	MarketoToken:       "marketo-token",
	MarketoBatch:       "marketo-batch",
	MarketoWait:        "marketo-wait",
	MarketoOnce:        "marketo-once",
	MarketoSchedule:    "marketo-schedule",
	MarketoTemplate:    "marketo-template",
	MarketoFixed:       "marketo-fixed",
	MarketoLimit:       "marketo-limit",
	MarketoStop:        "marketo-stop",
}

// Name is the short name of a warning, such as `race`; "" for an error, which
// has none.
func (c Code) Name() string { return warningNames[c] }

// WarningNamed finds the code of a warning by its name.
func WarningNamed(name string) (Code, bool) {
	for code, known := range warningNames {
		if known == name {
			return code, true
		}
	}
	return "", false
}

// allowableNames are the names that a place may allow, in order: all but those
// of warnings about allowing.
func allowableNames() []string {
	return slices.Sorted(func(yield func(string) bool) {
		for code, name := range maps.All(warningNames) {
			if code.Allowable() && !yield(name) {
				return
			}
		}
	})
}

// Allowable reports whether a place may allow a finding of this code.
func (c Code) Allowable() bool { return c.Name() != "" && c != WarnAllow && c != WarnAllowIdle }
