package main

import (
	"fmt"
	"strings"
	"testing"

	"campaignc/lang"
	"campaignc/stdlib"
)

// fixedWorkspace holds what the lines of TestFixes use; a line stands for LINE
// in a flow, or for itself where it begins with a word of LISTED.
const fixedWorkspace = `lead {
  email: email
  country: string
  first_name: string "First Name"
  lead_score: score = 0
  lifecycle: enum("Known", "MQL", "SQL") = "Known"
  birthday: date
  last_seen: datetime
  flag: boolean
  revenue: currency
  unsubscribed: boolean
  marketing_suspended: boolean
  block_listed: boolean
  email_invalid: boolean
}
company { name: string }
list "Competitors"
form "Contact Us"
email "Welcome"
channel "Web" { status "Visited" step 10; status "Qualified" step 20 }
smart list "Mailable" { email is not empty }
segmentation "Size" { segment "Large" { lead_score > 9 } }
table spellings(alias: string, spelling: string) from "spellings.csv"
template program "Webinar" { token day: date }
program "P" {
  channel "Web"
  member { seat: string }
  token points: score = 3
  campaign "Do" {
    flow {
      LINE
    }
  }
  campaign "Later" { smart list { when campaign is requested }; flow { stop } }
  executable campaign "Exec" {
    token bonus: score = 1
    flow { set lead_score += my.bonus }
  }
}
`

// TestFixes applies the edits of each mistake; the result says what it should
// and has the mistake no more.
func TestFixes(t *testing.T) {
	for _, tt := range []struct {
		code        lang.Code
		wrong, want string
	}{
		{"E0002", "set country = \"a\u200bb\"", `set country = "ab"`},
		{"E0003", `if country = "US" { stop }`, `if country is "US" { stop }`},
		{"E0003", `if country <> "US" { stop }`, `if country is not "US" { stop }`},
		{"E0003", `if flag && lead_score => 5 { stop }`, `if flag and lead_score => 5 { stop }`},
		{"E0003", `if lead_score => 5 { stop }`, `if lead_score >= 5 { stop }`},
		{"E0003", `if !flag { stop }`, `if not flag { stop }`},
		{"E0003", `if country is in ["US"] { stop }`, `if country in ["US"] { stop }`},
		{"E0003", `if country is not in ["US"] { stop }`, `if country not in ["US"] { stop }`},
		{"E0003", `if flag { stop } elseif lead_score > 5 { stop }`, `if flag { stop } else if lead_score > 5 { stop }`},
		{"E0003", `if country is "US" OR flag { stop }`, `if country is "US" or flag { stop }`},
		{"E0003", `if country is "US", "CA" { stop }`, `if country in ["US", "CA"] { stop }`},
		{"E0003", `if country is not "US", "CA" { stop }`, `if country not in ["US", "CA"] { stop }`},
		{"E0003", `set revenue = 1,000,000`, `set revenue = 1000000`},
		{"E0003", `set revenue = $500`, `set revenue = 500`},
		{"E0003", `set birthday = 31.12.2005`, `set birthday = 2005-12-31`},
		{"E0003", `wait 4 hrs`, `wait 4 hours`},
		{"E0003", `iff flag { stop }`, `if flag { stop }`},
		{"E0003", `set country == "US"`, `set country = "US"`},
		{"E0003", `set country is "US"`, `set country = "US"`},
		{"E0003", `country = "US"`, `set country = "US"`},
		{"E0003", `wait 3 dayz`, `wait 3 day`},
		{"E0003", `wait for 3 days`, `wait 3 days`},
		{"E0003", `execute Exec`, `execute "Exec"`},
		{"E0003", `return`, `stop`},
		{"E0003", `send email "Welcome" on error { stop }`, `send email "Welcome" on failure { stop }`},
		{"E0003", `set lead_score += 1 wait 3 days`, "set lead_score += 1 \nwait 3 days"},
		{"E0004", `set country = 'US'`, `set country = "US"`},
		{"E0004", `set country = “US”`, `set country = "US"`},
		{"E0101", `set contry = "US"`, `set country = "US"`},
		{"E0101", `set country = uper(country)`, `set country = upper(country)`},
		{"E0101", `set country = compny.name`, `set country = company.name`},
		{"E0101", `set country = company.nam`, `set country = company.name`},
		{"E0101", `set country = name`, `set country = company.name`},
		{"E0101", `set country = seat`, `set country = member.seat`},
		{"E0101", `set country = member.seet`, `set country = member.seat`},
		{"E0101", `set country = "{{member.seet:default=x}}"`, `set country = "{{member.seat:default=x}}"`},
		{"E0101", `set lead_score = points`, `set lead_score = my.points`},
		{"E0101", `if lifecycle is MQL { stop }`, `if lifecycle is "MQL" { stop }`},
		{"E0101", `set lifecycle = mql`, `set lifecycle = "MQL"`},
		{"E0101", `if lifecycle in [MQL, "SQL"] { stop }`, `if lifecycle in ["MQL", "SQL"] { stop }`},
		{"E0101", `if country is Germany { stop }`, `if country is "Germany" { stop }`},
		{"E0101", `if country is null { stop }`, `if country is empty { stop }`},
		{"E0101", `set country = lookup(speling, country)`, `set country = lookup(spellings, country)`},
		{"E0101", `if country in spellings.alais { stop }`, `if country in spellings.alias { stop }`},
		{"E0102", `add to list "Competitor"`, `add to list "Competitors"`},
		{"E0102", `send email "Wellcome"`, `send email "Welcome"`},
		{"E0102", `execute "Exce"`, `execute "Exec"`},
		{"E0102", `if member of smart list "Mailabel" { stop }`, `if member of smart list "Mailable" { stop }`},
		{"E0102", `change segment in "Size" to "Lagre"`, `change segment in "Size" to "Large"`},
		{"E0105", `send emial "Welcome"`, `send email "Welcome"`},
		{"E0105", `if First Name is "x" { stop }`, `if first_name is "x" { stop }`},
		{"E0105", `send email Welcome`, `send email "Welcome"`},
		{"E0105", `if country equals "US" { stop }`, `if country is "US" { stop }`},
		{"E0105", `if lead_score greater than 5 { stop }`, `if lead_score > 5 { stop }`},
		{"E0105", `if country begins with "x" { stop }`, `if country starts with "x" { stop }`},
		{"E0107", `set lead_score = my.pints`, `set lead_score = my.points`},
		{"E0107", `set country = "{{my.pints:default=0}}"`, `set country = "{{my.points:default=0}}"`},
		{"E0107", `set country = "{{lead.contry}}, {{lead.Frist Name}}"`, `set country = "{{lead.country}}, {{lead.First Name}}"`},
		{"E0107", `set country = "{{system.dat}}"`, `set country = "{{system.date}}"`},
		{"E0107", `execute "Exec" with my.bonsu = 2`, `execute "Exec" with my.bonus = 2`},
		{"E0201", `set lead_score = "12"`, `set lead_score = 12`},
		{"E0201", `if lead_score is "5" { stop }`, `if lead_score is 5 { stop }`},
		{"E0201", `if birthday < "2026-01-31" { stop }`, `if birthday < 2026-01-31 { stop }`},
		{"E0201", `if birthday after 12/31/2005 { stop }`, `if birthday after 2005-12-31 { stop }`},
		{"E0201", `if birthday after "31/12/2005" { stop }`, `if birthday after 2005-12-31 { stop }`},
		{"E0201", `set lead_score += "+5"`, `set lead_score += 5`},
		{"E0201", `set country = 12`, `set country = "12"`},
		{"E0201", `set country = lead_score + 1`, `set country = text(lead_score + 1)`},
		{"E0201", `set country = "score " + lead_score`, `set country = "score " + text(lead_score)`},
		{"E0201", `set lead_score = lead_score / 2`, `set lead_score = round(lead_score / 2)`},
		{"E0201", `fail lead_score`, `fail text(lead_score)`},
		{"E0202", `set lifecycle = "mql"`, `set lifecycle = "MQL"`},
		{"E0202", `if lifecycle is "Knwon" { stop }`, `if lifecycle is "Known" { stop }`},
		{"E0205", `set country = lookup(spellings, country, defalt: "x")`, `set country = lookup(spellings, country, default: "x")`},
		{"E0305", `execute "Later"`, `request "Later"`},
		{"E0306", `request "Exec"`, `execute "Exec"`},
		{"E0311", `wait 2 days ending on mondey`, `wait 2 days ending on monday`},
		{"E0404", `change program status to "Qualifed"`, `change program status to "Qualified"`},
		{"W0504", `if revenue is 0 { stop }`, `if revenue == 0 { stop }`},
		{"W0504", `if revenue is not 0 { stop }`, `if revenue != 0 { stop }`},
		{"W0504", `if birthday before 2026-01-01 { stop }`, `if birthday < 2026-01-01 { stop }`},
		{"W0504", `if birthday on or before 2026-01-01 { stop }`, `if birthday <= 2026-01-01 { stop }`},
		{"W0504", `if last_seen in past before 90 days { stop }`, `if last_seen < now() - 90 days { stop }`},
	} {
		t.Run(fmt.Sprintf("%s %s", tt.code, tt.wrong), func(t *testing.T) {
			before := findings(t, strings.Replace(fixedWorkspace, "LINE", tt.wrong, 1), tt.code)
			if len(before) == 0 {
				t.Fatal("the mistake is not found")
			}
			var edits []lang.Edit
			for _, d := range before {
				edits = append(edits, d.Edits...)
			}
			source := strings.Replace(fixedWorkspace, "LINE", tt.wrong, 1)
			got := lang.Applied([]byte(source), edits, lang.Span{EndPos: lang.Position{Offset: len(source)}})
			if want := strings.Replace(fixedWorkspace, "LINE", tt.want, 1); got != want {
				t.Fatalf("it became %s", strings.TrimSpace(strings.Split(got, "\n")[30]))
			}
			left := findings(t, got, tt.code)
			if strings.Contains(tt.want, "=>") { // one mistake a line
				return
			}
			for _, d := range left {
				t.Errorf("still there: %s (%s)", d.Message, d.Help)
			}
		})
	}
}

// findings is what is found of a code in a source.
func findings(t *testing.T, source string, code lang.Code) lang.Diagnostics {
	t.Helper()
	_, ds := checkSources(t, map[string][]byte{"a.camp": []byte(source), "spellings.csv": []byte("alias,spelling\nus,United States\n")})
	var of lang.Diagnostics
	for _, d := range ds {
		if d.Code == code {
			of = append(of, d)
		}
	}
	return of
}

// A fix that makes nothing better is not kept, whatever stands beside it.
func TestFixesThatDoNotHelp(t *testing.T) {
	good := "lead { country: string }\ncampaign \"C\" { flow { set contry = \"US\" } }\n"
	files, ds := checkSources(t, map[string][]byte{"a.camp": []byte(good)})
	bad := ds[0]
	bad.Edits = []lang.Edit{{Span: lang.Span{Pos: lang.Position{Filename: "a.camp"}, EndPos: lang.Position{Filename: "a.camp", Offset: 4}}, Text: "laed"}}
	signatures, err := stdlib.Library().Signatures()
	if err != nil {
		t.Fatal(err)
	}
	f := newFixer(&workspace{Workspace: &lang.Workspace{Files: files}, signatures: signatures, diagnostics: append(lang.Diagnostics{bad}, ds...)})
	f.fix(false)
	if got := string(f.Files[0].Source); got != strings.Replace(good, "contry", "country", 1) {
		t.Error(got)
	}
	if len(f.fixed) != 1 || f.fixed[0].change() != "`contry` became `country`" {
		t.Errorf("fixed %v", f.fixed)
	}
}
