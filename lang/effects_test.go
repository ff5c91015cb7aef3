package lang_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"campaignc/lang"
	"campaignc/parser"
)

// effectsSource has a campaign for each way to come by an effect.
const effectsSource = `
lead {
  email: email
  country: string
  title: string
  lead_score: score = 0
  crm_id: string
  seen: datetime
  unsubscribed: boolean = false
  marketing_suspended: boolean = false
  block_listed: boolean = false
  email_invalid: boolean = false
}
company { sector: string }
channel "Web" { status "Visited" step 10; status "Done" step 20 success }
list "Competitors"
smart list "Mailable" { email is not empty and not member of smart list "Rivals" }
smart list "Rivals" { member of list "Competitors" }
email "Welcome" {
  from "A <a@a.example>"
  subject "Hello {{lead.title}}"
  text "{{company.sector}}"
}
webhook "Enrich" {
  post "https://a.example/{{lead.crm_id}}"
  map "sector" to company.sector
}
program "P" {
  channel "Web"
  list "Local"
  member { seat: string }
  campaign "Nothing" { flow { stop } }
  campaign "Sets" { flow { set country = title } }
  campaign "Adds" { flow { set lead_score += 5 } }
  campaign "Asks" {
    smart list {
      when data value changes country
      member of smart list "Mailable"
    }
    flow { if lead_score > 5 { stop } }
  }
  campaign "Lists" { flow { add to list "Competitors"; remove from list "Local" } }
  campaign "Status" { flow { change program status to "Done"; set member.seat = "1" } }
  campaign "Mails" { flow { send email "Welcome" } }
  campaign "Looks at mail" { smart list { was sent email "Welcome" }; flow { stop } }
  campaign "Waits" { flow { wait 3 days } }
  campaign "Tries" { flow { retry 2 times until crm_id is not empty { sync lead to sfdc } } }
  campaign "Tries slowly" { flow { retry 2 times every 5 minutes { set seen = now() } } }
  campaign "Enriches" { flow { call webhook "Enrich" } }
  campaign "Requests" { flow { request "Later" } }
  campaign "Later" { smart list { when campaign is requested }; flow { wait 1 day } }
  executable campaign "Inner" { smart list { title is not empty }; flow { set country = "US"; request "Later" } }
  executable campaign "Outer" { flow { execute "Inner"; set seen = now() } }
  campaign "Calls" { flow { if crm_id is empty { execute "Outer" } } }
}
`

// describe puts a campaign's effects on one line, places as their source text.
func describe(e lang.Effects) string {
	parts := []string{e.Reach.String()}
	for _, x := range []struct {
		word string
		all  map[string]lang.Node
	}{{"reads", e.Reads}, {"writes", e.Writes}} {
		if len(x.all) > 0 {
			parts = append(parts, x.word+" "+strings.Join(slices.Sorted(maps.Keys(x.all)), " "))
		}
	}
	for _, x := range []struct {
		word string
		node lang.Node
	}{{"waits", e.Waits}, {"calls out", e.Remote}, {"requests", e.Requests}} {
		if x.node != nil {
			at := x.node.Range()
			text, _, _ := strings.Cut(effectsSource[at.Pos.Offset:at.EndPos.Offset], "{")
			parts = append(parts, fmt.Sprintf("%s: %s", x.word, strings.TrimSpace(text)))
		}
	}
	return strings.Join(parts, "; ")
}

func TestEffects(t *testing.T) {
	file, found := parser.Parse("a.camp", []byte(effectsSource))
	ws, more := lang.Check([]*lang.File{file}, library(t), lang.CheckOptions{})
	for _, d := range append(found, more...) {
		if d.Severity == lang.Error {
			t.Errorf("%v: %s", d.Span.Pos, d.Message)
		}
	}
	got := map[string]string{}
	for _, c := range ws.Campaigns {
		got[c.Name] = describe(c.Effects)
		for _, all := range []map[string]lang.Node{c.Effects.Reads, c.Effects.Writes} {
			for resource, node := range all {
				if node == nil || !node.Range().Pos.IsValid() {
					t.Errorf("%s: no place for %s", c.Name, resource)
				}
			}
		}
	}
	want := map[string]string{
		"Nothing":       "pure",
		"Sets":          "local; reads field:title; writes field:country",
		"Adds":          "local; reads field:lead_score; writes field:lead_score",
		"Asks":          "pure; reads field:email field:lead_score list:Competitors",
		"Lists":         "local; writes list:Competitors list:P.Local",
		"Status":        "local; reads status:P; writes field:P.member.seat status:P",
		"Looks at mail": "pure",
		"Waits":         "timed; waits: wait 3 days",
		"Tries":         "answered; reads field:crm_id",
		"Tries slowly":  "timed; writes field:seen; waits: retry 2 times every 5 minutes",
		"Enriches":      `remote; reads field:crm_id; writes field:company.sector; calls out: call webhook "Enrich"`,
		"Requests":      `local; requests: request "Later"`,
		"Later":         "timed; waits: wait 1 day",
		"Inner":         `local; reads field:title; writes field:country; requests: request "Later"`,
		"Outer":         `local; reads field:title; writes field:country field:seen; requests: request "Later"`,
		"Calls":         `local; reads field:crm_id field:title; writes field:country field:seen; requests: request "Later"`,
		"Mails": "outbound; reads field:block_listed field:company.sector field:email field:email_invalid " +
			"field:marketing_suspended field:title field:unsubscribed",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
