package interp_test

import (
	"testing"

	"campaignc/interp"
)

// TestChainsOfStarts holds the checker's warnings of chains against the
// explorer: where it warns the order decides, and where it is silent it does not.
func TestChainsOfStarts(t *testing.T) {
	for _, tt := range []struct {
		name, root, one, two string
		races                int
	}{
		{"reads what is written later", `request "One"; set a = "late"`, `request "Two"`, `set b = a`, 1},
		{"woken", `request "One"; set a = "late"`, `set c = "now"`, `set b = a`, 1},
		{"two starts", `request "One"; request "Three"`, `request "Two"`, `set a = "two"`, 1},
		{"a wait between", `request "One"; set a = "late"`, `wait 1 day; request "Two"`, `set b = a`, 0},
		{"the last step", `set a = "early"; request "One"`, `request "Two"`, `set b = a`, 0},
		{"additions", `request "One"; set n += 1`, `request "Two"`, `set n += 2`, 0},
		{"one constant", `request "One"; set a = "x"`, `request "Two"`, `set a = "x"`, 0},
		{"known at the start", `set c = "US"; request "One"; set a = "late"`, `request "Two"`, `if c is "DE" { set b = a }`, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			source := `lead { a: string, b: string, c: string, n: integer = 0 }
campaign "Root" { flow { ` + tt.root + ` } }
campaign "One" { smart list { when campaign is requested }; flow { ` + tt.one + ` } }
campaign "Two" { smart list { when campaign is requested; when data value changes c where new_value is "now" }; flow { ` + tt.two + ` } }
campaign "Three" { smart list { when campaign is requested }; flow { set a = "three" } }
`
			e := explored(t, source, 1_000, func(*interp.Explorer) {})
			if !e.Whole {
				t.Fatal("not all orders were tried")
			}
			if len(e.races) != tt.races {
				t.Errorf("the checker finds %d races, want %d", len(e.races), tt.races)
			}
			if got := len(e.Findings) > 0; got != (tt.races > 0) {
				t.Errorf("the order decides: %v, and the checker finds %d races", got, tt.races)
			}
		})
	}
}

// TestRunsTwice holds the checker's warnings of two runs of one campaign
// against the explorer.
func TestRunsTwice(t *testing.T) {
	const twice, always = `request "Twice"; request "Twice"`, "run every time"
	for _, tt := range []struct {
		name, root, rule, flow string
		races                  int
	}{
		{"looks, then writes", twice, always, `if n == 0 { set n = 1; interesting moment web "hello" }`, 1},
		{"once only", twice, "run once", `if n == 0 { set n = 1; interesting moment web "hello" }`, 0},
		{"not twice a day", twice, "run once every 1 day", `if n == 0 { set n = 1; interesting moment web "hello" }`, 0},
		{"writes the same", twice, always, `set a = trim(b); if a is "x" { set c = "y" }`, 0},
		{"one of two branches", twice, always, `if b is "x" { set a = "1" } else { set a = "2" }; if a is "1" { set c = "y" }`, 0},
		{"put right", twice, always, `set a = trim(a); if a is "x" { set c = "y" }`, 0},
		{"emptied and added to", twice, always, `set a = ""; set a += "x"`, 1},
		{"added, then looked at", twice, always, `set n += 1; if n is 1 { set a = "first" }`, 1},
		{"looked at, then added", twice, always, `if n > 0 { set a = "again" }; set n += 1; set n += 1`, 1},
		{"two constants", twice, always, `set a = "1"; set a = "2"`, 0},
		{"looked at between", twice, always, `set a = "1"; set b = a; set a = "2"`, 1},
		{"other tokens", `request "Twice" with my.v = "1"; request "Twice" with my.v = "2"`, always, `set a = my.v`, 1},
		{"a day later", `request "Twice"; wait 1 day; request "Twice"`, always, `set a = "1"; wait 1 day; set c += a`, 0},
		{"a day later, other values", `request "Twice"; wait 1 day; request "Twice"`, always, `set a = text(n); set n += 1; wait 1 day; set c += a`, 1},
		{"two days later", `request "Twice"; wait 2 days; request "Twice"`, always, `set a = "1"; wait 1 day; set a = "2"`, 0},
		{"an executable", `execute "Once"; execute "Once"`, always, "stop", 0},
		{"by two flows", `request "Twice"; request "Other"`, always, `if n == 0 { set n = 1; interesting moment web "hello" }`, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := explored(t, `lead { a: string, b: string, c: string, n: integer = 0 }
campaign "Root" { flow { `+tt.root+` } }
campaign "Other" { smart list { when campaign is requested }; flow { request "Twice" } }
executable campaign "Once" { flow { if n == 0 { set n = 1; interesting moment web "hello" } } }
campaign "Twice" {
  token v = ""
  smart list { when campaign is requested }
  flow { `+tt.flow+` }
  schedule { `+tt.rule+` }
}
`, 1_000, func(*interp.Explorer) {})
			if !e.Whole {
				t.Fatal("not all orders were tried")
			}
			if len(e.races) != tt.races {
				t.Errorf("the checker finds %d races, want %d", len(e.races), tt.races)
			}
			if got := len(e.Findings) > 0; got != (tt.races > 0) {
				t.Errorf("the order decides: %v, and the checker finds %d races", got, tt.races)
			}
		})
	}
}
