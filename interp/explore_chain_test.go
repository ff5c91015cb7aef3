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
