package lang_test

import (
	"strings"
	"testing"
)

// TestStartedAgain: whether a campaign meets itself depends on what starts it
// again, how soon, and on what it does before and after its wait.
func TestStartedAgain(t *testing.T) {
	const asks = `flow { wait 3 days; send email "M"; set a = "x" }`
	const everyTime = "; schedule { run every time }"
	for _, c := range []struct {
		name, source string
		races        bool
	}{
		{"an event", `campaign "C" { smart list { when fills out form; a is empty }; ` + asks + everyTime + ` }`, true},
		{"an event, once", `campaign "C" { smart list { when fills out form; a is empty }; ` + asks + ` }`, false},
		{"the lead's creation", `campaign "C" { smart list { when lead is created; a is empty }; ` + asks + everyTime + ` }`, false},
		{"a short rule", `campaign "C" { smart list { when fills out form; a is empty }; ` + asks + `; schedule { run once every 2 days } }`, true},
		{"a long rule", `campaign "C" { smart list { when fills out form; a is empty }; ` + asks + `; schedule { run once every 3 days } }`, false},
		{"inactive", `inactive campaign "C" { smart list { when fills out form; a is empty }; ` + asks + everyTime + ` }`, false},

		{"every day", `campaign "C" { smart list { a is empty }; ` + asks + `; schedule { run every time; repeat daily at 02:00 } }`, true},
		{"no day", `campaign "C" { smart list { a is empty }; ` + asks + everyTime + ` }`, false},
		{"every week", `campaign "C" { smart list { a is empty }; ` + asks + `; schedule { run every time; repeat weekly on monday at 02:00 } }`, false},
		{"twice a week, over sunday", `campaign "C" { smart list { a is empty }; ` + asks + `; schedule { run every time; repeat weekly on saturday, monday at 02:00 } }`, true},
		{"once a month", `campaign "C" { smart list { a is empty }; ` + asks + `; schedule { run every time; repeat monthly on day 1 at 02:00 } }`, false},

		{"requested by two", `campaign "C" { smart list { when campaign is requested; a is empty }; ` + asks + everyTime + ` }
campaign "A" { smart list { when fills out form "F" }; flow { request "C" } }
campaign "B" { smart list { when fills out form "G" }; flow { request "C" } }`, true},
		{"requested by two, never the same lead", `campaign "C" { smart list { when campaign is requested; a is empty }; ` + asks + everyTime + ` }
campaign "A" { smart list { when fills out form "F"; b is "x" }; flow { request "C" } }
campaign "B" { smart list { when fills out form "G"; b is "y" }; flow { request "C" } }`, false},
		{"requested by one, once", `campaign "C" { smart list { when campaign is requested; a is empty }; ` + asks + everyTime + ` }
campaign "A" { smart list { when fills out form "F" }; flow { request "C" } }`, false},
		{"requested by one, in branches", `campaign "C" { smart list { when campaign is requested; a is empty }; ` + asks + everyTime + ` }
campaign "A" { smart list { when fills out form "F" }; flow { if b is "x" { request "C" } else { set b = "y"; request "C" } } }`, false},
		{"requested by one, twice", `campaign "C" { smart list { when campaign is requested; a is empty }; ` + asks + everyTime + ` }
campaign "A" { smart list { when fills out form "F" }; flow { request "C"; wait 1 day; request "C" } }`, true},
		{"requested by one, much later", `campaign "C" { smart list { when campaign is requested; a is empty }; ` + asks + everyTime + ` }
campaign "A" { smart list { when fills out form "F" }; flow { request "C"; wait 9 days; request "C" } }`, false},
		{"requested by one that a long rule keeps", `campaign "C" { smart list { when campaign is requested; a is empty }; ` + asks + everyTime + ` }
campaign "A" { smart list { when fills out form "F" }; flow { request "C" }; schedule { run once every 7 days } }`, false},

		{"an answer, or its time", `campaign "C" { smart list { when fills out form; a is empty }
flow { wait up to 7 days for b is "y"; send email "M"; set a = "x" }; schedule { run once every 5 days } }`, true},
		{"an answer, or its time, and a long rule", `campaign "C" { smart list { when fills out form; a is empty }
flow { wait up to 7 days for b is "y"; send email "M"; set a = "x" }; schedule { run once every 8 days } }`, false},
		{"a retry", `campaign "C" { smart list { when fills out form; a is empty }
flow { retry 3 times every 1 day until b is "y" { set n += 1 } else { set b = "none" }; set a = "x" }; schedule { run every time } }`, true},

		{"noted before", `campaign "C" { smart list { when fills out form; a is empty }; flow { set a = "x"; wait 3 days; send email "M"; set a = "y" }` + everyTime + ` }`, false},
		{"noted before, and taken back by the event", `campaign "C" { smart list { when data value changes a; a is "x" }
flow { set a = "y"; wait 3 days; if a is "y" { send email "M" }; set a = "z" }` + everyTime + ` }`, true},
		{"asked in a branch", `campaign "C" { smart list { when fills out form }; flow { if a is empty { send email "M" }; wait 3 days; set a = "x" }` + everyTime + ` }`, true},
		{"asked again", `campaign "C" { smart list { when fills out form; a is empty }; flow { wait 3 days; if a is empty { set a = "x"; send email "M" } }` + everyTime + ` }`, false},
		{"asked again by an executable", `campaign "C" { smart list { when fills out form; a is empty }; flow { wait 3 days; execute "E" }` + everyTime + ` }
executable campaign "E" { smart list { a is empty }; flow { set a = "x"; send email "M" } }`, false},
		{"done by an executable", `campaign "C" { smart list { when fills out form; a is empty }; flow { wait 3 days; execute "E" }` + everyTime + ` }
executable campaign "E" { flow { set a = "x"; send email "M" } }`, true},
		{"nothing twice", `campaign "C" { smart list { when fills out form; a is empty }; flow { wait 3 days; set b = "y"; set a = "x" }` + everyTime + ` }`, false},
		{"points below a bound", `campaign "C" { smart list { when fills out form; n < 10 }; flow { wait 3 days; set n += 1 }` + everyTime + ` }`, false},
		{"the first point", `campaign "C" { smart list { when fills out form; n is 0 }; flow { wait 3 days; send email "M"; set n += 1 }` + everyTime + ` }`, true},
		{"a status", `program "P" { channel "Ch"; campaign "C" { smart list { when fills out form; not has program status "In" }
flow { wait 3 days; send email "M"; change program status to "In" }` + everyTime + ` } }`, true},
		{"another status", `program "P" { channel "Ch"; campaign "C" { smart list { when fills out form; not has program status "Out" }
flow { wait 3 days; send email "M"; change program status to "In" }` + everyTime + ` } }`, false},

		{"the trigger kept", `campaign "C" { smart list { when fills out form }; flow { set a = "{{trigger.name}}"; wait 1 day; if a is "F" { send email "M" } }` + everyTime + ` }`, true},
		{"the trigger kept first", `campaign "C" { smart list { when fills out form; a is empty }; flow { set a = "{{trigger.name}}"; wait 1 day; if a is "F" { send email "M" } }` + everyTime + ` }`, false},
		{"a time renewed", `campaign "C" { smart list { when fills out form }; flow { set at = now(); wait 30 days; if at before now() - 29 days { send email "M" } }` + everyTime + ` }`, false},
		{"a timer", `campaign "C" { smart list { when fills out form }; flow { set a = "x"; wait 1 day; if a is "x" { send email "M" }; set a = "y" }` + everyTime + ` }`, true},
		{"a timer that nobody asks", `campaign "C" { smart list { when fills out form }; flow { set a = "x"; wait 1 day; set a = "y" }` + everyTime + ` }`, false},
		{"a choice that both values pass", `campaign "C" { smart list { when fills out form }; flow { set a = "x"; wait 1 day; if a is not empty { send email "M" }; set a = "y" }` + everyTime + ` }`, false},

		{"wakes itself", `campaign "C" { smart list { when data value changes a }; flow { if a is "x" { set a = "y" }; if b is empty { set b = "z"; send email "M" } }` + everyTime + ` }`, true},
		{"wakes itself, once", `campaign "C" { smart list { when data value changes a }; flow { if a is "x" { set a = "y" }; if b is empty { set b = "z"; send email "M" } } }`, false},
		{"wakes itself at the end", `campaign "C" { smart list { when data value changes a }; flow { if b is empty { set b = "z"; send email "M" }; if a is "x" { set a = "y" } }` + everyTime + ` }`, false},
		{"tidies its own field", `campaign "C" { smart list { when data value changes a }; flow { set a = trim(a); if a is "x" { set b = "y" } }` + everyTime + ` }`, false},
		{"not woken by what it leaves", `campaign "C" { smart list { when data value changes a where new_value is "x" }; flow { set a = "y"; if b is empty { set b = "z"; send email "M" } }` + everyTime + ` }`, false},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			ws, found := checked(t, `lead { email: email, a: string, b: string, n: integer = 0, at: datetime }
form "F"
form "G"
channel "Ch" { status "In" step 10; status "Out" step 20 success }
email "M" { from "x@x.example"; subject "s"; text "t" }
`+strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(c.source, "; flow {", "\nflow {"), "; schedule {", "\nschedule {"), "; smart list {", "\nsmart list {"))
			if got := len(ws.Races) > 0; got != c.races {
				t.Errorf("%d races: %v", len(ws.Races), found)
			}
		})
	}
}
