package stdlib_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"campaignc/interp"
)

func TestListSteps(t *testing.T) {
	on := func(l *interp.Lead) { l.Lists[0] = true }
	tests := []struct {
		name, flow string
		members    func(*interp.Lead)
		log        []string
		member     bool
	}{
		{"add", `add to list "Competitors"`, nil, []string{"Add to List | Competitors | succeeded"}, true},
		{"add again", `add to list "Competitors"`, on, []string{"Add to List | Competitors | skipped | already on the list"}, true},
		{"remove", `remove from list "Competitors"`, on, []string{"Remove from List | Competitors | succeeded"}, false},
		{"remove none", `remove from list "Competitors"`, nil, []string{"Remove from List | Competitors | skipped | not on the list"}, false},
		{"skip handled", "remove from list \"Competitors\"\n on skip { set country = \"FR\" }", nil, []string{
			"Remove from List | Competitors | skipped | not on the list",
			"Change Data Value | country | succeeded | New Value=FR",
		}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			end := play(t, scene{flow: test.flow, members: test.members})
			if diff := cmp.Diff(test.log, end.log); diff != "" {
				t.Error(diff)
			}
			if got := end.list("Competitors"); got != test.member {
				t.Errorf("on the list: %v, want %v", got, test.member)
			}
		})
	}
}

func TestProgramSteps(t *testing.T) {
	tests := []struct {
		name, flow string
		members    func(*interp.Lead)
		log        []string
		want       string // membership of "Webinar" afterwards
	}{
		{"a first status makes a member", `change program status to "Registered"`, nil,
			[]string{"Change Program Status | Webinar | succeeded | Old Status=Not in Program | New Status=Registered | Success=false"},
			"Registered since +0h"},
		{"a higher one replaces it", `change program status to "Attended"`, in(webinar, invited),
			[]string{"Change Program Status | Webinar | succeeded | Old Status=Invited | New Status=Attended | Success=true"},
			"Attended since -24h success +0h"},
		{"an equal one is logged", `change program status to "Invited" in "Webinar"`, in(webinar, invited),
			[]string{"Change Program Status | Webinar | succeeded | Old Status=Invited | New Status=Invited | Success=false"},
			"Invited since -24h"},
		{"a lower one is skipped", `change program status to "Invited"`, in(webinar, registered),
			[]string{`Change Program Status | Webinar | skipped | "Invited" is below the present status "Registered" | Old Status=Registered | New Status=Invited`},
			"Registered since -24h"},
		{"success is reached once", "change program status to \"Attended\"\nwait 2 hours\nchange program status to \"Attended\"", nil,
			[]string{
				"Change Program Status | Webinar | succeeded | Old Status=Not in Program | New Status=Attended | Success=true",
				"Wait |  | succeeded | Wait=wait 2 hours | Until=2026-03-01T14:00:00Z",
				"Change Program Status | Webinar | succeeded | Old Status=Attended | New Status=Attended | Success=false",
			}, "Attended since +0h success +0h"},
		{"not in program ends membership", `change program status to "Not in Program"`, in(webinar, attended),
			[]string{"Change Program Status | Webinar | succeeded | Old Status=Attended | New Status=Not in Program"}, "none"},
		{"not in program for none", `change program status to "Not in Program"`, nil,
			[]string{"Change Program Status | Webinar | skipped | not in the program | Old Status=Not in Program | New Status=Not in Program"}, "none"},
		{"success", `change program success to yes`, in(webinar, invited),
			[]string{"Change Program Success | Webinar | succeeded | Success=yes"}, "Invited since -24h success +0h"},
		{"no success", "change program status to \"Attended\"\nchange program success to no", nil,
			[]string{
				"Change Program Status | Webinar | succeeded | Old Status=Not in Program | New Status=Attended | Success=true",
				"Change Program Success | Webinar | succeeded | Success=no",
			}, "Attended since +0h"},
		{"success is so", `change program success to no`, in(webinar, invited),
			[]string{"Change Program Success | Webinar | skipped | success is so already | Success=no"}, "Invited since -24h"},
		{"success of none", `change program success to yes`, nil,
			[]string{"Change Program Success | Webinar | skipped | not in the program | Success=yes"}, "none"},
		{"success date", `change program success date to 2026-03-02`, in(webinar, invited),
			[]string{"Change Program Success | Webinar | succeeded | Success Date=2026-03-02"}, "Invited since -24h success +11h"},
		{"success date and time", `change program success date to 2026-03-01T14:00Z`, in(webinar, invited),
			[]string{"Change Program Success | Webinar | succeeded | Success Date=2026-03-01T14:00:00Z"}, "Invited since -24h success +2h"},
		{"no success date", `change program success date to signed_up`, in(webinar, invited),
			[]string{"Change Program Success | Webinar | failed | the success date is empty"}, "Invited since -24h"},
		{"success date of none", `change program success date to 2026-03-02`, nil,
			[]string{"Change Program Success | Webinar | skipped | not in the program | Success Date=2026-03-02"}, "none"},
		{"member data", `change program member data seat to "A1"`, in(webinar, invited),
			[]string{"Change Program Member Data | Webinar | succeeded | Attribute Name=seat | New Value=A1"}, "Invited since -24h seat=A1"},
		{"the same member data", "change program member data seat to \"A1\"\nchange program member data seat to \"A1\"\nchange program member data seat to empty",
			in(webinar, invited),
			[]string{
				"Change Program Member Data | Webinar | succeeded | Attribute Name=seat | New Value=A1",
				"Change Program Member Data | Webinar | skipped | the value is the same",
				"Change Program Member Data | Webinar | succeeded | Attribute Name=seat | Old Value=A1",
			}, "Invited since -24h seat="},
		{"member data of none", `change program member data seat to "A1"`, nil,
			[]string{"Change Program Member Data | Webinar | skipped | not in the program"}, "none"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			end := play(t, scene{flow: test.flow, members: test.members})
			if diff := cmp.Diff(test.log, end.log); diff != "" {
				t.Error(diff)
			}
			if got := end.membership("Webinar"); got != test.want {
				t.Errorf("membership: %s, want %s", got, test.want)
			}
		})
	}
}

func TestProgramStepOutsidePrograms(t *testing.T) {
	end := play(t, scene{
		flow: `request "Homeless"`,
		more: "campaign \"Homeless\" { smart list { when campaign is requested }\nflow { change program success to yes } }\n",
	})
	want := []string{
		"Request Campaign | Homeless | succeeded",
		"Change Program Success |  | failed | the campaign belongs to no program; name one with `in` | Success=yes",
	}
	if diff := cmp.Diff(want, end.log); diff != "" {
		t.Error(diff)
	}
}

func TestEngagementSteps(t *testing.T) {
	tests := []struct {
		name, flow string
		members    func(*interp.Lead)
		log, want  string
	}{
		{"add", `add to engagement program "Nurturing" in stream "Early"`, nil,
			"Add to Engagement Program | Nurturing | succeeded | Track Name=Early", "Member since +0h"},
		{"add again", `add to engagement program "Nurturing"`, in(nurturing, 1),
			"Add to Engagement Program | Nurturing | succeeded", "Member since -24h"},
		{"stream", `change engagement program stream to "Late" in "Nurturing"`, nil,
			"Change Engagement Program Stream | Nurturing | succeeded | New Track Name=Late", "Member since +0h"},
		{"cadence", `change engagement program cadence to paused in "Nurturing"`, in(nurturing, 1),
			"Change Engagement Program Cadence | Nurturing | succeeded | New Nurture Cadence=paused", "Member since -24h"},
		{"no channel", `add to engagement program "Operational"`, nil,
			"Add to Engagement Program | Operational | failed | the program has no channel with a status to start from", "none"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			end := play(t, scene{flow: test.flow, members: test.members})
			if diff := cmp.Diff([]string{test.log}, end.log); diff != "" {
				t.Error(diff)
			}
			if got := end.membership("Nurturing"); got != test.want {
				t.Errorf("membership: %s, want %s", got, test.want)
			}
		})
	}
}

func TestSendEmail(t *testing.T) {
	const operational = `email "Receipt" { operational; from "a@acme.example"; subject "Receipt"; text "Receipt" }`
	tests := []struct {
		name                 string
		lead                 map[string]string
		ordinary, mustBeSent string // what becomes of "Welcome" and of "Receipt"
	}{
		{"all well", nil, "succeeded", "succeeded"},
		{"unsubscribed", map[string]string{"unsubscribed": "true"}, "skipped | unsubscribed", "succeeded"},
		{"suspended", map[string]string{"marketing_suspended": "true"}, "skipped | marketing suspended", "succeeded"},
		{"block listed", map[string]string{"block_listed": "true"}, "skipped | block listed", "skipped | block listed"},
		{"invalid", map[string]string{"email_invalid": "true"}, "skipped | e-mail address invalid", "skipped | e-mail address invalid"},
		{"several", map[string]string{"unsubscribed": "true", "block_listed": "true"}, "skipped | block listed", "skipped | block listed"},
		{"no address", map[string]string{"email": ""}, "skipped | no e-mail address", "skipped | no e-mail address"},
		{"blank address", map[string]string{"email": "  "}, "skipped | no e-mail address", "skipped | no e-mail address"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lead := map[string]string{"email": "ann@example.com"}
			for k, v := range test.lead {
				lead[k] = v
			}
			end := play(t, scene{flow: "send email \"Welcome\"\nsend email \"Receipt\"", lead: lead, more: operational})
			want := []string{"Send Email | Welcome | " + test.ordinary, "Send Email | Receipt | " + test.mustBeSent}
			if diff := cmp.Diff(want, end.log); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What reaches staff or only the log needs nothing of the lead.
func TestRecordedSteps(t *testing.T) {
	tests := []struct{ flow, want string }{
		{`send alert "New MQL" to owner to "a@acme.example; b@acme.example"`,
			"Send Alert | New MQL | succeeded | Send to Owner=owner | Send to List=a@acme.example; b@acme.example"},
		{`send alert "New MQL" to "{{lead.first_name}}@acme.example"`, "Send Alert | New MQL | succeeded | Send to List=ann@acme.example"},
		{`interesting moment milestone "MQL {{lead.first_name}}"`, "Interesting Moment | milestone | succeeded | Description=MQL ann"},
		{`change segment in "Region" to "EMEA"`, "Change Segment | Region | succeeded | New Segment=EMEA"},
		{`change lead partition to "Europe"`, "Change Lead Partition | Europe | succeeded"},
		{`change revenue stage to "MQL" in "Cycle"`, "Change Revenue Stage | Cycle | succeeded | New Stage=MQL"},
		{`add to field set "Preferences"`, "Add to Field Set | Preferences | succeeded"},
		{`sync lead to sfdc assign to "Queue"`, "Sync Lead to SFDC |  | succeeded | Assign To=Queue"},
		{`add to sfdc campaign "Fair" with status "Sent"`, "Add to SFDC Campaign | Fair | succeeded | Status=Sent"},
		{`create task "Call" due in 2 days priority high with description "at once"`,
			"Create Task | Call | succeeded | Description=at once | Due In=2 days | Priority=high"},
		{`create task in microsoft "Call"`, "Create Task in Microsoft | Call | succeeded"},
		{`change owner to (first_name + "@acme.example")`, "Change Owner | ann@acme.example | succeeded"},
		{`call webhook "Enrich"`, "Call Webhook | Enrich | succeeded"},
	}
	for _, test := range tests {
		end := play(t, scene{flow: test.flow, lead: map[string]string{"first_name": "ann"}})
		if diff := cmp.Diff([]string{test.want}, end.log); diff != "" {
			t.Errorf("%s\n%s", test.flow, diff)
		}
	}
}

func TestLeavingAndDeleting(t *testing.T) {
	const never = "\nset country = \"never\""
	tests := []struct {
		name, flow, more string
		log              []string
	}{
		{"own flow", "remove from flow" + never, "", []string{"Remove from Flow | Root | succeeded"}},
		{"up to the root", "execute \"Inner\"" + never,
			"program \"P\" { executable campaign \"Inner\" { flow { remove from flow" + never + "\n } } }",
			[]string{"Execute Campaign | Inner | succeeded | Used Parent Campaign Token Context=false | Qualified=true", "Remove from Flow | Inner | succeeded"}},
		{"another that waits", "request \"Nurture\"\nwait 1 day\nremove from flow \"Nurture\"\nset country = \"FR\"", "",
			[]string{
				"Request Campaign | Nurture | succeeded", "Wait |  | succeeded | Wait=wait 1 day | Until=2026-03-02T12:00:00Z",
				"Wait |  | succeeded | Wait=wait 3 days | Until=2026-03-04T12:00:00Z", "Remove from Flow | Nurture | succeeded",
				"Change Data Value | country | succeeded | New Value=FR",
			}},
		{"delete", "delete lead with crm record no" + never, "", []string{"Delete Lead |  | succeeded | Remove from CRM=no"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			end := play(t, scene{flow: test.flow, more: test.more})
			if diff := cmp.Diff(test.log, end.log); diff != "" {
				t.Error(diff)
			}
			if deleted := end.lead == nil; deleted != (test.name == "delete") {
				t.Errorf("the lead's row is left out: %v", deleted)
			}
		})
	}
}

// A channel may list Marketo's step 0 itself; it is no status to be a member with.
func TestChannelWithNotInProgram(t *testing.T) {
	const more = `channel "Drip" {
		status "Not in Program" step 0
		status "On Hold" step 20
		status "Member" step 10
	}
	program "Tips" { channel "Drip" }`
	end := play(t, scene{flow: `add to engagement program "Tips"`, more: more})
	if got := end.membership("Tips"); got != "Member since +0h" {
		t.Errorf("membership: %s", got)
	}
	end = play(t, scene{flow: "add to engagement program \"Tips\"\nchange program status to \"Not in Program\" in \"Tips\"", more: more})
	if got := end.membership("Tips"); got != "none" {
		t.Errorf("membership: %s", got)
	}
}
