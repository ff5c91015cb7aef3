package lang_test

import (
	"fmt"
	"strings"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

// library is the standard library's signatures.
func library(t testing.TB) *lang.Library {
	t.Helper()
	lib, err := stdlib.Library().Signatures()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// largeWorkspace is a workspace of n campaigns as a company might have them:
// programs of five campaigns with tokens, mails and calls, and central
// executables that all of them use, three levels deep.
func largeWorkspace(n int) string {
	var b strings.Builder
	b.WriteString(`lead {
  email: email
  first_name: string "First Name"
  country: string
  title: string
  score: score = 0
  stage: enum("Known", "MQL", "SQL") = "Known"
  seen: datetime
  crm_id: string
  unsubscribed: boolean = false
  marketing_suspended: boolean = false
  block_listed: boolean = false
  email_invalid: boolean = false
}
channel "Web" { status "Visited" step 10; status "Filled Out" step 20 success }
list "Competitors"
smart list "Mailable" { email is not empty and not unsubscribed }
program "Central" {
  token points: score = +0
  executable campaign "Standardize" {
    smart list { country is not empty }
    flow { if country in ["USA", "US"] { set country = "United States" } else { set country = trim(country) } }
  }
  executable campaign "Score" { flow { set score += my.points; execute "Stage" } }
  executable campaign "Stage" { flow { if score >= 100 and stage is "Known" { set stage = "MQL" } } }
}
`)
	for i := range n / 5 {
		fmt.Fprintf(&b, `program "P%[1]d" {
  channel "Web"
  token points: score = +%[1]d
  token city: string = "City %[1]d"
  form "Form"
  email "Mail" {
    from "Acme <hello@acme.example>"
    subject "Hello {{lead.First Name:default=friend}}, come to {{my.city}}"
    text "Yours, {{campaign.name}}"
  }
  campaign "Intake %[1]d" {
    smart list {
      when fills out form "Form"
      member of smart list "Mailable"
      not member of list "Competitors"
    }
    flow {
      execute "Standardize"
      execute "Score" with parent tokens
      execute "Prepare %[1]d" with parent tokens, my.points = %[1]d
        on failure { set title = failure.reason }
      if score >= 50 and country is not "Germany" {
        change program status to "Filled Out"
        retry 3 times until crm_id is not empty { sync lead to sfdc } else { fail "not in the CRM" }
      } else if title contains "CEO" or title starts with "Chief" {
        send email "Mail"
      } else { set seen = now() }
      request "Nurture %[1]d" with my.city = "Rome"
    }
    schedule { run once every 7 days }
  }
  campaign "Nurture %[1]d" {
    smart list { when campaign is requested }
    flow { wait 3 days; send email "Mail"; execute "Score" with parent tokens }
  }
  executable campaign "Prepare %[1]d" { flow { execute "Deeper %[1]d" with parent tokens } }
  executable campaign "Deeper %[1]d" {
    token bonus: integer = %[1]d
    flow { set score += my.bonus + my.points; send email "Mail"; execute "Standardize" }
  }
  campaign "Batch %[1]d" {
    smart list { seen in past 30 days; filled out form "Form" in past 7 days at least 2 times }
    flow { execute "Score" with my.points = -5; add to list "Competitors" }
    schedule { limit 10000 leads; repeat weekly on monday at 09:00 }
  }
}
`, i)
	}
	return b.String()
}

// BenchmarkCheck parses and checks a workspace of 2,000 campaigns in files of
// a hundred programs' size.
func BenchmarkCheck(b *testing.B) {
	lib := library(b)
	src := largeWorkspace(2000)
	head, rest, _ := strings.Cut(src, `program "P0"`)
	sources := []string{head}
	for _, program := range strings.SplitAfter(`program "P0"`+rest, "\n}\n") {
		if last := &sources[len(sources)-1]; len(*last) < 100_000 {
			*last += program
		} else {
			sources = append(sources, program)
		}
	}
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		var files []*lang.File
		for i, text := range sources {
			file, found := parser.Parse(fmt.Sprintf("%d.camp", i), []byte(text))
			if len(found) > 0 {
				b.Fatal(found[0].Span.Pos, found[0].Message)
			}
			files = append(files, file)
		}
		if _, found := lang.Check(files, lib, lang.CheckOptions{}); found.HasErrors() {
			b.Fatal(found[0].Span.Pos, found[0].Message)
		}
	}
}

// TestLargeWorkspaceIsRight keeps the benchmark from measuring how fast errors
// are found.
func TestLargeWorkspaceIsRight(t *testing.T) {
	file, found := parser.Parse("a.camp", []byte(largeWorkspace(50)))
	ws, more := lang.Check([]*lang.File{file}, library(t), lang.CheckOptions{})
	for _, d := range append(found, more...) {
		if d.Severity == lang.Error {
			t.Errorf("%v: %s", d.Span.Pos, d.Message)
		}
	}
	if len(ws.Campaigns) != 53 {
		t.Errorf("%d campaigns, want 53", len(ws.Campaigns))
	}
}
