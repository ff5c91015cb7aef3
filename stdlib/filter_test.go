package stdlib_test

import (
	"fmt"
	"strings"
	"testing"

	"campaignc/interp"
	"campaignc/lang"
)

// holds reports whether each condition holds for the lead.
func holds(t *testing.T, conditions []string, s scene) map[string]bool {
	t.Helper()
	var flow strings.Builder
	for i, c := range conditions {
		fmt.Fprintf(&flow, "if %s { set last_name = \"%d\" }\n", c, i)
	}
	s.flow = flow.String()
	got := map[string]bool{}
	for _, line := range play(t, s).log {
		var i int
		if _, err := fmt.Sscanf(line[strings.Index(line, "New Value=")+len("New Value="):], "%d", &i); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		got[conditions[i]] = true
	}
	return got
}

// question is a condition and its answer.
type question struct {
	condition string
	want      bool
}

func ask(t *testing.T, s scene, questions []question) {
	t.Helper()
	var conditions []string
	for _, q := range questions {
		conditions = append(conditions, q.condition)
	}
	got := holds(t, conditions, s)
	for _, q := range questions {
		if got[q.condition] != q.want {
			t.Errorf("%s: %v, want %v", q.condition, got[q.condition], q.want)
		}
	}
}

func TestMembershipFilters(t *testing.T) {
	member := scene{
		lead: map[string]string{"country": "France", "email": "ann@example.com"},
		members: func(l *interp.Lead) {
			l.Lists[0] = true
			l.Programs[webinar] = interp.Membership{Status: attended, Since: noon, Success: true, Reached: noon}
		},
	}
	ask(t, member, []question{
		{`member of list "Competitors"`, true},
		{`not member of list "Competitors"`, false},
		{`member of smart list "Mailable"`, true},
		{`member of program`, true},
		{`member of program "Webinar"`, true},
		{`member of program with status "Attended"`, true},
		{`member of program "Webinar" with status "Invited"`, false},
		{`member of program "Nurturing"`, false},
		{`has program status "Attended"`, true},
		{`has program status "Invited" in "Webinar"`, false},
		{`has program status "Not in Program"`, false},
		{`has program status "Not in Program" in "Nurturing"`, true},
		{`has reached success`, true},
		{`has reached success in "Nurturing"`, false},
		{`member of engagement program "Nurturing"`, false},
		{`member of smart campaign "Root"`, true},
		{`member of smart campaign "Nurture"`, false},
		{`member of segmentation "Region" in segment "EMEA"`, true},
		{`member of segmentation "Region" in segment "Default"`, false},
		{`random sample 100 percent`, true},
		{`random sample 0 percent`, false},
	})
	ask(t, scene{}, []question{
		{`member of list "Competitors"`, false},
		{`member of smart list "Mailable"`, false},
		{`member of program`, false},
		{`member of program with status "Attended"`, false},
		{`member of program with status "Not in Program"`, false},
		{`has reached success`, false},
		{`member of segmentation "Region" in segment "Default"`, true},
	})
}

func past(hours int64, activity, primary string, attributes ...interp.PastAttribute) interp.Past {
	return interp.Past{At: noon - hours*lang.Hour, Activity: activity, Primary: primary, Attributes: attributes}
}

func TestActivityFilters(t *testing.T) {
	s := scene{past: []interp.Past{
		past(240, "Fill Out Form", "Contact Us"),
		past(200, "Visit Webpage", "/pricing/eu", interp.PastAttribute{Label: "Referrer URL", Value: "https://google.example"}),
		past(100, "Fill Out Form", "Contact Us"),
		past(90, "Change Score", "lead_score", interp.PastAttribute{Label: "Change Value", Value: "+5"}, interp.PastAttribute{Label: "New Value", Value: "105"}),
		past(80, "Interesting Moment", "Milestone", interp.PastAttribute{Label: "Description", Value: "Became MQL"}),
		past(70, "Change Program Status", "Nurturing", interp.PastAttribute{Label: "New Status", Value: "Member"}),
		past(60, "Execute Campaign", "Standardize Country", interp.PastAttribute{Label: "Qualified", Value: "true"}),
		{At: noon - lang.Hour, Activity: "Send Email", Primary: "Welcome", Result: interp.Skipped},
	}}
	ask(t, s, []question{
		{`filled out form`, true},
		{`filled out form "Contact Us"`, true},
		{`filled out form "Contact Us" at least 2 times`, true},
		{`filled out form "Contact Us" at least 3 times`, false},
		{`filled out form "Contact Us" at least 2 times in past 7 days`, false},
		{`filled out form in past 7 days`, true},
		{`filled out form in past 1 day`, false},
		{`not filled out form in past 1 day`, true},
		{`was sent email "Welcome"`, false}, // skipped: it was not sent
		{`visited web page "/pricing/eu"`, true},
		{`visited web page "/pricing"`, false},
		{`visited web page where page starts with "/pricing"`, true},
		{`visited web page where page starts with "/blog"`, false},
		{`visited web page where referrer contains "google"`, true},
		{`score was changed lead_score where new_value >= 100`, true},
		{`score was changed where new_value > 105`, false},
		{`score was changed where change_value is 5`, true},
		{`had interesting moment milestone`, true},
		{`had interesting moment web`, false},
		{`had interesting moment where description contains "mql"`, true},
		{`program status was changed in "Nurturing"`, true},
		{`program status was changed to "Member" in "Nurturing"`, true},
		{`program status was changed`, false}, // in the program that holds the campaign
		{`campaign was executed "Standardize Country" where qualified`, true},
		{`campaign was executed where not qualified`, false},
		{`opened email`, false},
	})
}

// What the run logged is history at once.
func TestFilterSeesTheRunItself(t *testing.T) {
	end := play(t, scene{
		flow: "send email \"Welcome\"\nif was sent email \"Welcome\" in past 1 hour { set country = \"FR\" }",
		lead: map[string]string{"email": "ann@example.com"},
	})
	if len(end.log) != 2 {
		t.Errorf("the filter does not see what the flow did: %q", end.log)
	}
}

// A sample is about as large as it says, and the same leads are in it again.
func TestRandomSample(t *testing.T) {
	s := scene{flow: "if random sample 10 percent { set country = \"FR\" }", leads: 5000}
	first, second := play(t, s), play(t, s)
	if n := len(first.log); n < 425 || n > 575 {
		t.Errorf("10 percent of 5000 leads are %d", n)
	}
	if len(first.log) != len(second.log) {
		t.Errorf("%d leads, then %d", len(first.log), len(second.log))
	}
}
