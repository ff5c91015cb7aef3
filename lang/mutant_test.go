package lang_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"campaignc/lang"
	"campaignc/parser"
)

// mutantsSource is a workspace in which a campaign is tried.
const mutantsSource = `
lead {
  email:     email
  country:   string
  title:     string
  score:     score = 0
  born:      date
  hot:       boolean
  stage:     enum("Known", "MQL") = "Known"
  crm_id:    string
  unsubscribed: boolean = false
  marketing_suspended: boolean = false
  block_listed: boolean = false
  email_invalid: boolean = false
}
list "Rivals"
form "Contact"
email "Hello"
program "P" {
  token points: score = points(ten)
  executable campaign "Clean" { flow { set country = trim(country) } }
  campaign "Later" { smart list { when campaign is requested } }
  campaign "C" {
CAMPAIGN
  }
}
`

// mutants are the mutants of a campaign's members, each on a line. The
// workspace around it stays without errors in all that the checker takes.
func mutants(t *testing.T, campaign string) []string {
	t.Helper()
	source := strings.ReplaceAll(mutantsSource, "CAMPAIGN", campaign)
	source = strings.ReplaceAll(source, "points(ten)", "10")
	file, found := parser.Parse("a.camp", []byte(source))
	ws, more := lang.Check([]*lang.File{file}, library(t), lang.CheckOptions{})
	for _, d := range append(found, more...) {
		if d.Severity == lang.Error {
			t.Fatalf("%v: %s", d.Span.Pos, d.Message)
		}
	}
	var lines []string
	for _, m := range ws.Mutants() {
		if m.Owner == "P.C" {
			lines = append(lines, strings.TrimSuffix(string(m.Kind)+": "+m.Was+" -> "+m.Is, " "))
		}
	}
	return lines
}

func TestMutants(t *testing.T) {
	for _, tt := range []struct {
		name, campaign string
		want           []string
	}{
		{"a number that is added", `flow { set score += 15 }`, []string{
			`step dropped: set score += 15 ->`,
			`value: set score += 15 -> set score -= 15`,
			`constant: 15 -> 16`,
		}},
		{"nothing is added", `flow { set score += 0 }`, []string{
			`step dropped: set score += 0 ->`,
			`constant: 0 -> 1`,
		}},
		{"a text", `flow { set title = "Dr."; set country = empty }`, []string{
			`step dropped: set title = "Dr." ->`,
			`value: set title = "Dr." -> set title = ""`,
			`step dropped: set country = empty ->`,
		}},
		{"an enum, which cannot be empty, and a boolean", `flow { set stage = "MQL"; set hot = true }`, []string{
			`step dropped: set stage = "MQL" ->`,
			`step dropped: set hot = true ->`,
			`value: set hot = true -> set hot = false`,
		}},
		{"functions and what stands in for a value", `flow { set country = title(trim(title)) otherwise country }`, []string{
			`step dropped: set country = title(trim(title)) otherwise country ->`,
			`item dropped: title(trim(title)) otherwise country -> country`,
			`item dropped: title(trim(title)) otherwise country -> title(trim(title))`,
			`call dropped: title(trim(title)) -> trim(title)`,
			`call dropped: trim(title) -> title`,
		}},
		{"a function of the field itself is dropped as a statement", `flow { set country = trim(country) }`, []string{
			`step dropped: set country = trim(country) ->`,
		}},
		{"arithmetic, on numbers alone", `flow { set score = score * 2 + 1; set title = title + "." }`, []string{
			`step dropped: set score = score * 2 + 1 ->`,
			`value: score * 2 + 1 -> score * 2 - 1`,
			`value: score * 2 -> score / 2`,
			`constant: 2 -> 3`,
			`constant: 1 -> 2`,
			`step dropped: set title = title + "." ->`,
		}},
		{"the edge of a comparison", `flow { if score >= 100 { stop }; set score = 1 }`, []string{
			`negation: score >= 100 -> score < 100`,
			`comparison: score >= 100 -> score > 100`,
			`constant: score >= 100 -> score >= 99`,
			`step dropped: stop ->`,
			`step dropped: set score = 1 ->`,
			`constant: 1 -> 2`,
		}},
		{"a stop with which the flow ends", `flow { if score > 0 { stop } else if hot { stop } }`, []string{
			`negation: score > 0 -> score <= 0`,
			`comparison: score > 0 -> score >= 0`,
			`constant: score > 0 -> score > 1`,
			`negation: hot -> not hot`,
		}},
		{"both edges of a range", `flow { if score between 1 and 5 { set hot = true } }`, []string{
			`negation: score between 1 and 5 -> score not between 1 and 5`,
			`constant: score between 1 and 5 -> score between 0 and 5`,
			`constant: score between 1 and 5 -> score between 2 and 5`,
			`constant: score between 1 and 5 -> score between 1 and 6`,
			`constant: score between 1 and 5 -> score between 1 and 4`,
			`step dropped: set hot = true ->`,
			`value: set hot = true -> set hot = false`,
		}},
		{"dates", `flow { if born before 2000-02-29 { fail "old" } }`, []string{
			`negation: born before 2000-02-29 -> born on or after 2000-02-29`,
			`comparison: born before 2000-02-29 -> born on or before 2000-02-29`,
			`constant: 2000-02-29 -> 2000-03-01`,
			`step dropped: fail "old" ->`,
		}},
		{"words of relations", `flow { if not title contains "x" and (country is not "US" or title is empty) { set score = 0 } }`, []string{
			`and or: not title contains "x" and (country is not "US" or title is empty) -> not title contains "x" or (country is not "US" or title is empty)`,
			`negation: not title contains "x" -> title contains "x"`,
			`and or: country is not "US" or title is empty -> country is not "US" and title is empty`,
			`negation: country is not "US" -> country is "US"`,
			`negation: title is empty -> title is not empty`,
			`step dropped: set score = 0 ->`,
			`constant: 0 -> 1`,
		}},
		{"items of a list", `flow { if country in ["US", "DE"] { set score = 0 } }`, []string{
			`negation: country in ["US", "DE"] -> country not in ["US", "DE"]`,
			`item dropped: ["US", "DE"] -> ["DE"]`,
			`item dropped: ["US", "DE"] -> ["US"]`,
			`step dropped: set score = 0 ->`,
			`constant: 0 -> 1`,
		}},
		{"branches that leads can share change places, others not", `flow {
      if score > 10 { set title = "a" } else if score > 5 { set title = "b" } else if score < 1 { set title = "c" } else { set title = "d"; stop }
      set hot = true
    }`, []string{
			`negation: score > 10 -> score <= 10`,
			`order: score > 10 { set title = "a" } else if score > 5 { set title = "b" } -> score > 5 { set title = "b" } else if score > 10 { set title = "a" }`,
			`comparison: score > 10 -> score >= 10`,
			`constant: score > 10 -> score > 11`,
			`step dropped: set title = "a" ->`,
			`value: set title = "a" -> set title = ""`,
			`negation: score > 5 -> score <= 5`,
			`comparison: score > 5 -> score >= 5`,
			`constant: score > 5 -> score > 6`,
			`step dropped: set title = "b" ->`,
			`value: set title = "b" -> set title = ""`,
			`negation: score < 1 -> score >= 1`,
			`comparison: score < 1 -> score <= 1`,
			`constant: score < 1 -> score < 0`,
			`step dropped: set title = "c" ->`,
			`value: set title = "c" -> set title = ""`,
			`branch dropped: else { set title = "d"; stop } ->`,
			`step dropped: set title = "d" ->`,
			`value: set title = "d" -> set title = ""`,
			`step dropped: stop ->`,
			`step dropped: set hot = true ->`,
			`value: set hot = true -> set hot = false`,
		}},
		{"calls and handlers", `flow {
      execute "Clean" with parent tokens, my.points = 3
        on failure { stop }
        on skip { }
      request "Later" with my.points = 4
    }`, []string{
			`step dropped: execute "Clean" with parent tokens, my.points = 3 on failure { stop } on skip { } ->`,
			`request: execute "Clean" with parent tokens, my.points = 3 on failure { stop } on skip { } -> request "Clean" with my.points = 3`,
			`tokens dropped: parent tokens ->`,
			`tokens dropped: my.points = 3 ->`,
			`constant: 3 -> 4`,
			`handler dropped: on failure { stop } ->`,
			`step dropped: stop ->`,
			`step dropped: request "Later" with my.points = 4 ->`,
			`tokens dropped: my.points = 4 ->`,
			`constant: 4 -> 5`,
		}},
		{"waits", `flow {
      wait 3 days ending on weekdays at 09:00
      wait up to 1 week for hot
      wait until born + 2 days at 23:30
    }`, []string{
			`step dropped: wait 3 days ending on weekdays at 09:00 ->`,
			`wait: wait 3 days ending on weekdays at 09:00 -> wait 3 days at 09:00`,
			`wait: wait 3 days ending on weekdays at 09:00 -> wait 3 days ending on weekdays`,
			`constant: 3 days -> 4 days`,
			`constant: 3 days -> 2 days`,
			`constant: 09:00 -> 10:00`,
			`step dropped: wait up to 1 week for hot ->`,
			`constant: 1 week -> 2 week`,
			`negation: hot -> not hot`,
			`step dropped: wait until born + 2 days at 23:30 ->`,
			`wait: wait until born + 2 days at 23:30 -> wait until born + 2 days`,
			`value: born + 2 days -> born - 2 days`,
			`constant: 2 days -> 3 days`,
			`constant: 2 days -> 1 days`,
		}},
		{"retries", `flow { retry 2 times every 5 minutes until hot { sync lead to sfdc } else { set score = 1 } }`, []string{
			`retry: retry 2 times every 5 minutes until hot -> retry 3 times every 5 minutes until hot`,
			`retry: retry 2 times every 5 minutes until hot -> retry 1 times every 5 minutes until hot`,
			`retry: retry 2 times every 5 minutes until hot -> retry 2 times every 5 minutes`,
			`constant: 5 minutes -> 6 minutes`,
			`constant: 5 minutes -> 4 minutes`,
			`negation: hot -> not hot`,
			`step dropped: sync lead to sfdc ->`,
			`retry: { set score = 1 } ->`,
			`step dropped: set score = 1 ->`,
			`constant: 1 -> 2`,
		}},
		{"smart lists: what the other lines say anyway is no mutant", `smart list {
      when fills out form "Contact" where page contains "x"
      score > 0
      score > 10
      any { hot; not member of list "Rivals" }
      filled out form "Contact" in past 7 days at least 2 times
    }
    schedule { run once every 30 days; ignore communication limits }`, []string{
			`trigger dropped: when fills out form "Contact" where page contains "x" ->`,
			`filter dropped: fills out form "Contact" where page contains "x" -> fills out form "Contact"`,
			`negation: page contains "x" -> page not contains "x"`,
			`negation: score > 0 -> score <= 0`,
			`comparison: score > 0 -> score >= 0`,
			`constant: score > 0 -> score > 1`,
			`negation: score > 10 -> score <= 10`,
			`filter dropped: score > 10 ->`,
			`comparison: score > 10 -> score >= 10`,
			`constant: score > 10 -> score > 11`,
			`filter dropped: any { hot; not member of list "Rivals" } ->`,
			`and or: any { hot; not member of list "Rivals" } -> all { hot; not member of list "Rivals" }`,
			`negation: hot -> not hot`,
			`filter dropped: hot ->`,
			`filter dropped: not member of list "Rivals" ->`,
			`negation: not member of list "Rivals" -> member of list "Rivals"`,
			`negation: filled out form "Contact" in past 7 days at least 2 times -> not filled out form "Contact" in past 7 days at least 2 times`,
			`filter dropped: filled out form "Contact" in past 7 days at least 2 times ->`,
			`constant: 7 days -> 8 days`,
			`constant: 7 days -> 6 days`,
			`constant: 2 times -> 3 times`,
			`constant: 2 times -> 1 times`,
			`rule: run once every 30 days -> run every time`,
			`constant: 30 days -> 31 days`,
			`constant: 30 days -> 29 days`,
			`rule: ignore communication limits ->`,
		}},
		{"a share of a sample, a description and a limit are left alone", `description "1"
    smart list { random sample 10 percent }
    schedule { limit 100 leads; run every time; repeat daily at 09:00 }`, []string{
			`negation: random sample 10 percent -> not random sample 10 percent`,
			`filter dropped: random sample 10 percent ->`,
			`rule: run every time -> run once`,
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, mutants(t, tt.campaign)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
