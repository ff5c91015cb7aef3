package stdlib_test

import (
	"slices"
	"testing"
)

// A flow's own activities fire triggers of other campaigns.
func TestTriggersOfSteps(t *testing.T) {
	tests := []struct {
		flow, trigger string
		want          bool
	}{
		{`set country = "FR"`, `data value changes`, true},
		{`set country = "FR"`, `data value changes country where new_value is "fr"`, true},
		{`set country = "FR"`, `data value changes country where new_value is "DE"`, false},
		{`set country = "FR"`, `data value changes last_name`, false},
		{`set lead_score += 100`, `score is changed lead_score where new_value >= 100`, true},
		{`set lead_score += 99`, `score is changed where new_value >= 100`, false},
		{`add to list "Competitors"`, `is added to list "Competitors"`, true},
		{`remove from list "Competitors"`, `is removed from list "Competitors"`, false}, // it is skipped
		{`change program status to "Attended"`, `program status is changed to "Attended" in "Webinar"`, true},
		{`change program status to "Attended"`, `program status is changed in "Webinar" where success`, true},
		{`change program status to "Invited"`, `program status is changed in "Webinar" where success`, false},
		{`change program status to "Attended"`, `program status is changed to "Invited" in "Webinar"`, false},
		{`change program status to "Attended"`, `program status is changed`, false}, // of the program of "Woken"
		{`change program member data seat to "A1"`, `program member data is changed in "Webinar"`, false},
		{"change program status to \"Invited\"\nchange program member data seat to \"A1\"",
			`program member data is changed in "Webinar" where attribute_name is "seat"`, true},
		{`interesting moment web "Pricing page"`, `has interesting moment web where description contains "pricing"`, true},
		{`interesting moment web "Pricing page"`, `has interesting moment email`, false},
		{`send alert "New MQL"`, `alert is sent "New MQL"`, true},
		{`sync lead to sfdc`, `lead is synced to sfdc`, true},
		{`add to sfdc campaign "Fair" with status "Sent"`, `is added to sfdc campaign "Fair" where status is "Sent"`, true},
		{`change owner to "dana"`, `owner changes to "Dana"`, true},
		{`call webhook "Enrich"`, `webhook is called "Enrich"`, true},
		{`change engagement program stream to "Late" in "Nurturing"`, `engagement program stream changes in "Nurturing"`, true},
		{`change revenue stage to "MQL" in "Cycle"`, `revenue stage is changed to "MQL"`, true},
	}
	for _, test := range tests {
		end := play(t, scene{flow: test.flow, more: "program \"P\" { channel \"Webinar\"\ncampaign \"Woken\" { smart list {\nwhen " +
			test.trigger + "\n}\nflow { set crm_id = \"woken\" } } }"})
		woken := slices.Contains(end.log, "Change Data Value | crm_id | succeeded | New Value=woken")
		if woken != test.want {
			t.Errorf("%s: `when %s` fires: %v, want %v\n%q", test.flow, test.trigger, woken, test.want, end.log)
		}
	}
}

// What a trigger knows, the flow it starts can write down.
func TestTriggerTokens(t *testing.T) {
	end := play(t, scene{flow: "set country = \"FR\"\ninteresting moment web \"Pricing page\"", more: `program "P" {
		campaign "Field" {
			smart list { when data value changes country }
			flow { set crm_id = "{{trigger.New Value}} {{trigger.old_value}} {{trigger.name}}" }
		}
		campaign "Moment" {
			smart list { when has interesting moment }
			flow { set last_name = "{{trigger.Description}}" }
		}
	}`})
	for _, want := range []string{
		"Change Data Value | crm_id | succeeded | New Value=FR  data value changes country",
		"Change Data Value | last_name | succeeded | New Value=Pricing page",
	} {
		if !slices.Contains(end.log, want) {
			t.Errorf("%q is not in %q", want, end.log)
		}
	}
}
