package stdlib

import (
	"slices"
	"strings"
	"testing"

	"campaignc/lang"
)

// activityIDs are the type ids that Marketo publishes, with the activities'
// names in its REST interface.
var activityIDs = map[int]string{
	1: "Visit Webpage", 2: "Fill Out Form", 3: "Click Link", 6: "Send Email", 7: "Email Delivered", 8: "Email Bounced",
	9: "Unsubscribe Email", 10: "Open Email", 11: "Click Email", 12: "New Lead", 13: "Change Data Value",
	19: "Sync Lead to SFDC", 21: "Convert Lead", 22: "Change Score", 23: "Change Owner", 24: "Add to List",
	25: "Remove from List", 26: "SFDC Activity", 27: "Email Bounced Soft", 28: "Sync Lead Updates to SFDC",
	29: "Delete Lead from SFDC", 30: "SFDC Activity Updated", 31: "SFDC Merge Leads", 32: "Merge Leads",
	34: "Add to Opportunity", 35: "Remove from Opportunity", 36: "Update Opportunity", 37: "Delete Lead", 38: "Send Alert",
	39: "Send Sales Email", 40: "Open Sales Email", 41: "Click Sales Email", 42: "Add to SFDC Campaign",
	43: "Remove from SFDC Campaign", 44: "Change Status in SFDC Campaign", 45: "Receive Sales Email",
	46: "Interesting Moment", 47: "Request Campaign", 48: "Sales Email Bounced", 100: "Change Lead Partition",
	101: "Change Revenue Stage", 104: "Change Status in Progression", 108: "Change Segment", 110: "Call Webhook",
	111: "Sent Forward to Friend Email", 112: "Received Forward to Friend Email", 113: "Add to Nurture",
	114: "Change Nurture Track", 115: "Change Nurture Cadence", 123: "Change Program Member Data",
	131: "Fill Out Facebook Lead Ads Form", 145: "Push Lead to Marketo", 147: "Fill Out LinkedIn Lead Gen Form",
	300: "Sync Lead to Microsoft",
}

// paletteNames are the activities whose name in the flow palette, which the log
// uses, is not that of the REST interface.
var paletteNames = map[string]string{
	"Change Status in Progression": "Change Program Status",
	"Add to Nurture":               "Add to Engagement Program",
	"Change Nurture Track":         "Change Engagement Program Stream",
	"Change Nurture Cadence":       "Change Engagement Program Cadence",
}

func TestActivityIDs(t *testing.T) {
	byName := map[string]int{}
	for id, name := range activityIDs {
		if palette, ok := paletteNames[name]; ok {
			name = palette
		}
		byName[name] = id
	}
	for _, e := range allEntries(Library()) {
		if e.ActivityID != byName[e.Activity] {
			t.Errorf("%s: the activity %q has id %d, want %d", e.Form, e.Activity, e.ActivityID, byName[e.Activity])
		}
	}
}

// The names of Marketo's steps, triggers and filters, and the words that the
// library's entry for each begins with. What has none says why.
var (
	marketoSteps = map[string]string{
		"Add to Field Set": "add to field set", "Add to List": "add to list",
		"Add to Microsoft Campaign": "add to microsoft campaign", "Add to Nurture": "add to engagement program",
		"Add to SFDC Campaign": "add to sfdc campaign", "Call Webhook": "call webhook", "Change Data Value": "set",
		"Change Lead Partition": "change lead partition to", "Change Nurture Cadence": "change engagement program cadence to",
		"Change Nurture Track": "change engagement program stream to", "Change Owner": "change owner to",
		"Change Owner in Microsoft": "change owner in microsoft to", "Change Program Data": "change program success to",
		"Change Program Member Data": "change program member data", "Change Revenue Stage": "change revenue stage to",
		"Change Score": "set score", "Change Segment": "change segment in",
		"Change Status in Progression": "change program status to", "Change Status in SFDC Campaign": "change status in sfdc campaign",
		"Convert Lead": "convert lead", "Create Task": "create task", "Create Task in Microsoft": "create task in microsoft",
		"Delete Lead": "delete lead", "Delete Lead from Microsoft": "delete lead from microsoft",
		"Delete Lead from SFDC": "delete lead from sfdc", "Execute Campaign": "execute", "Interesting Moment": "interesting moment",
		"Remove from Field Set": "remove from field set", "Remove from Flow": "remove from flow",
		"Remove from List": "remove from list", "Remove from Microsoft Campaign": "remove from microsoft campaign",
		"Remove from SFDC Campaign": "remove from sfdc campaign", "Request Campaign": "request", "Send Alert": "send alert",
		"Send Email": "send email", "Sync Lead to Microsoft": "sync lead to microsoft", "Sync Lead to SFDC": "sync lead to sfdc",
		"Wait": "wait",
	}
	marketoTriggers = map[string]string{
		"Activity is Logged": "activity is logged", "Activity is Updated": "activity is updated", "Added to List": "is added to list",
		"Added to Microsoft Campaign": "is added to microsoft campaign", "Added to Nurture": "is added to engagement program",
		"Added to Opportunity": "is added to opportunity", "Added to Opportunity (Account)": "is added to account opportunity",
		"Added to Opportunity (Contact)": "is added to contact opportunity", "Added to SFDC Campaign": "is added to sfdc campaign",
		"Asks questions during event": "asks questions during event", "Attends event": "attends event",
		"Campaign is Requested": "campaign is requested", "Clicks Link": "clicks link", "Clicks Link in Email": "clicks link in email",
		"Clicks Link in Sales Email": "clicks link in sales email", "Clicks Link in SMS Message": "clicks link in sms message",
		"Clicks on a Link": "clicks event link", "Data Value Changes": "data value changes", "Downloads an asset": "downloads an asset",
		"Email Bounces": "email bounces", "Email Bounces Soft": "email bounces soft", "Email is Delivered": "email is delivered",
		"Engages with a Conversational Flow": "engages with conversational flow", "Engages with a Dialogue": "engages with dialogue",
		"Engages with an Agent in Conversational Flow": "engages with agent in conversational flow",
		"Engages with an Agent in Dialogue":            "engages with agent in dialogue", "Fills Out Form": "fills out form",
		"Has Interesting Moment":                         "has interesting moment",
		"Interacts with Document in Conversational Flow": "interacts with document in conversational flow",
		"Interacts with Document in Dialogue":            "interacts with document in dialogue",
		"Is Sent Sales Email":                            "is sent sales email", "Lead is Converted": "lead is converted", "Lead is Created": "lead is created",
		"Lead is Deleted from Microsoft": "lead is deleted from microsoft", "Lead is Deleted from SFDC": "lead is deleted from sfdc",
		"Lead is Pushed to Marketo": "lead is pushed to marketo", "Lead is Synced to Microsoft": "lead is synced to microsoft",
		"Lead is Synced to SFDC": "lead is synced to sfdc", "Lead Partition Changes": "lead partition changes",
		"Manual Stage Change": "revenue stage is changed manually", "Nurture Cadence Changes": "engagement program cadence changes",
		"Nurture Track Changes": "engagement program stream changes", "Opens Email": "opens email",
		"Opens Sales Email": "opens sales email", "Opportunity (Account) is Updated": "account opportunity is updated",
		"Opportunity (Contact) is Updated": "contact opportunity is updated", "Opportunity is Updated": "opportunity is updated",
		"Owner Changes": "owner changes", "Owner Changes in Microsoft": "owner changes in microsoft",
		"Program Member Data is Changed": "program member data is changed", "Progression Status is Changed": "program status is changed",
		"Reaches Dialogue Goal": "reaches dialogue goal", "Reaches Goal in Conversational Flow": "reaches goal in conversational flow",
		"Received Forward to Friend Email": "receives forward to friend email", "Removed from List": "is removed from list",
		"Removed from Microsoft Campaign": "is removed from microsoft campaign", "Removed from Opportunity": "is removed from opportunity",
		"Removed from Opportunity (Account)": "is removed from account opportunity",
		"Removed from Opportunity (Contact)": "is removed from contact opportunity",
		"Removed from SFDC Campaign":         "is removed from sfdc campaign", "Replies to Sales Email": "replies to sales email",
		"Responds to a Poll": "responds to a poll", "Responds to a Survey": "responds to a survey",
		"Revenue Stage is Changed": "revenue stage is changed", "Sales Email Bounces": "sales email bounces",
		"Sales Email is Received": "sales email is received", "Schedules Meeting in Conversational Flow": "schedules meeting in conversational flow",
		"Schedules Meeting in Dialogue": "schedules meeting in dialogue", "Score is Changed": "score is changed",
		"Segment Changes": "segment changes", "Sent Alert": "alert is sent", "Sent Forward to Friend Email": "sends forward to friend email",
		"SMS Message Bounces": "sms message bounces", "SMS Message is Delivered": "sms message is delivered",
		"Status is Changed in SFDC Campaign": "status is changed in sfdc campaign", "Unsubscribes from Email": "unsubscribes from email",
		"Visits Web Page": "visits web page", "Webhook is Called": "webhook is called",
	}
	marketoFilters = map[string]string{
		"Activity was Logged": "activity was logged", "Activity was Updated": "activity was updated", "Alert Was Sent": "alert was sent",
		"Campaign was Executed": "campaign was executed", "Campaign was Requested": "campaign was requested", "Click Link": "clicked link",
		"Clicked Link in Email": "clicked link in email", "Clicked Link in Sales Email": "clicked link in sales email",
		"Clicked Link in SMS Message": "clicked link in sms message", "Clicked on a Link": "clicked event link",
		"Data Value Changed": "data value changed", "Downloaded an asset": "downloaded an asset", "Email Bounced": "email bounced",
		"Email Bounced Soft": "email bounced soft", "Engaged with a Conversational Flow": "engaged with conversational flow",
		"Engaged with a Dialogue": "engaged with dialogue", "Engaged with an Agent in Conversational Flow": "engaged with agent in conversational flow",
		"Engaged with an Agent in Dialogue": "engaged with agent in dialogue", "Filled Out Form": "filled out form",
		"Had Interesting Moment": "had interesting moment", "Has asked questions during event": "asked questions during event",
		"Has attended event": "attended event", "Interacted with Document in Conversational Flow": "interacted with document in conversational flow",
		"Interacted with Document in Dialogue": "interacted with document in dialogue", "Lead Partition Changed": "lead partition changed",
		"Lead was Converted": "lead was converted", "Lead was Created": "lead was created",
		"Lead was Deleted from Microsoft": "lead was deleted from microsoft", "Lead was Deleted from SFDC": "lead was deleted from sfdc",
		"Lead was Pushed to Marketo": "lead was pushed to marketo", "Lead was Synced to Microsoft": "lead was synced to microsoft",
		"Lead was Synced to SFDC": "lead was synced to sfdc", "Nurture Cadence Changed": "engagement program cadence changed",
		"Nurture Track Changed": "engagement program stream changed", "Opened Email": "opened email", "Opened Sales Email": "opened sales email",
		"Opportunity (Account) was Updated": "account opportunity was updated", "Opportunity (Contact) was Updated": "contact opportunity was updated",
		"Opportunity was Updated": "opportunity was updated", "Owner was Changed": "owner was changed",
		"Owner was Changed in Microsoft": "owner was changed in microsoft", "Program Member Data was Changed": "program member data was changed",
		"Progression Status was Changed": "program status was changed", "Reached Dialogue Goal": "reached dialogue goal",
		"Reached Goal in Conversational Flow": "reached goal in conversational flow",
		"Received Forward to Friend Email":    "received forward to friend email", "Replied to Sales Email": "replied to sales email",
		"Responded to a Poll": "responded to a poll", "Responded to a Survey": "responded to a survey",
		"Revenue Stage was Changed": "revenue stage was changed", "Sales Email Bounced": "sales email bounced",
		"Sales Email was Received": "sales email was received", "Scheduled Meeting in Conversational Flow": "scheduled meeting in conversational flow",
		"Scheduled Meeting in Dialogue": "scheduled meeting in dialogue", "Score was Changed": "score was changed",
		"Segment Changed": "segment changed", "Sent Forward to Friend Email": "sent forward to friend email",
		"SMS Message Bounced": "sms message bounced", "Unsubscribed from Email": "unsubscribed from email", "Visited Web Page": "visited web page",
		"Was Added to List": "was added to list", "Was Added to Nurture": "was added to engagement program",
		"Was Added to Opportunity": "was added to opportunity", "Was Added to Opportunity (Account)": "was added to account opportunity",
		"Was Added to Opportunity (Contact)": "was added to contact opportunity", "Was Delivered Email": "was delivered email",
		"Was Delivered SMS Message": "was delivered sms message", "Was Removed from List": "was removed from list",
		"Was Removed from Opportunity": "was removed from opportunity", "Was Removed from Opportunity (Account)": "was removed from account opportunity",
		"Was Removed from Opportunity (Contact)": "was removed from contact opportunity", "Was Sent Email": "was sent email",
		"Was Sent Sales Email": "was sent sales email", "Webhook is Called": "webhook was called",
		"Member of List": "member of list", "Member of Nurture": "member of engagement program", "Member of Program": "member of program",
		"Member of Smart Campaign": "member of smart campaign", "Member of Smart List": "member of smart list", "Random Sample": "random sample",
	}
	// A run knows nothing of these from which to answer: "Member of Field Set",
	// "Member of Revenue Model", "Member of Revenue Stage", "Member of SFDC
	// Campaign", and "Duplicate Fields", since leads are independent.
)

func TestMarketoNames(t *testing.T) {
	tests := []struct {
		name  string
		want  map[string]string
		kinds []lang.EntryKind
		count int
	}{
		{"steps", marketoSteps, []lang.EntryKind{lang.StepEntry, lang.StatementEntry}, 38},
		{"triggers", marketoTriggers, []lang.EntryKind{lang.TriggerEntry}, 78},
		{"filters", marketoFilters, []lang.EntryKind{lang.FilterEntry}, 74 + 6},
	}
	entries := allEntries(Library())
	for _, test := range tests {
		if len(test.want) != test.count {
			t.Errorf("%d %s, want the %d of Marketo's list", len(test.want), test.name, test.count)
		}
		for marketo, words := range test.want {
			found := slices.ContainsFunc(entries, func(e *lang.Entry) bool {
				return slices.Contains(test.kinds, e.Kind) && head(e.Form) == words
			})
			if !found {
				t.Errorf("%s: no entry of the %s reads %q", marketo, test.name, words)
			}
		}
	}
}

// Triggers are in the third person, filters in the past: nothing reads both ways.
func TestTriggersAndFiltersReadDifferently(t *testing.T) {
	heads := map[string]string{}
	for _, e := range allEntries(Library()) {
		h := head(e.Form)
		if other, ok := heads[h]; ok && !strings.HasPrefix(e.Form, "set") {
			t.Errorf("%s: begins like %s", e.Form, other)
		}
		heads[h] = e.Form
	}
}
