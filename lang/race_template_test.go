package lang_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"campaignc/lang"
)

// TestRacesOfTemplates: a template's campaigns do not run, those of the programs do
// that are made from it: each for itself, and with each other.
func TestRacesOfTemplates(t *testing.T) {
	const template = `lead { email: email, a: string, b: string, c: string }
form "F"
template program "T" {
  token season: string
  campaign "Register" { smart list { when fills out form "F" }
flow { request "Confirm"; set a = my.season } }
  campaign "Confirm" { smart list { when campaign is requested }
flow { if a is "x" { set b = "1" } } }
  campaign "Nightly" { flow { set c = my.season }
schedule { repeat daily at 02:00 } }
}
`
	for _, c := range []struct {
		name, more string
		want       []string
	}{
		{"no program", "", nil},
		{"beside another program", `campaign "Other" { smart list { when fills out form "F" }
flow { set a = "z" } }
campaign "At Night" { flow { set c = "z" }
schedule { repeat daily at 02:00 } }`, nil},
		{"one program", `program "P" from template "T" { token season = "x" }`, []string{"a: P.Register, P.Confirm"}},
		{"two programs", `program "P" from template "T" { token season = "x" }
program "Q" from template "T" { token season = "y" }`, []string{
			"a: P.Register, P.Confirm", "a: P.Register, Q.Register", "c: P.Nightly, Q.Nightly"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ws, _ := checked(t, template+c.more)
			var pairs []string
			lang.EachRace(ws, library(t), func(r *lang.Race) {
				pairs = append(pairs, fmt.Sprintf("%s: %s, %s", r.Thing, r.Writer.Flow.Qualified(), r.Other.Flow.Qualified()))
			})
			if diff := cmp.Diff(c.want, pairs); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			for _, r := range ws.Races {
				for _, side := range append([]lang.RaceSide{r.Writer, r.Other}, r.More...) {
					if side.Flow.Program != nil && side.Flow.Program.Name == "T" {
						t.Errorf("%s: the template's %q counts as running", r.Thing, side.Flow.Name)
					}
				}
			}
		})
	}
}
