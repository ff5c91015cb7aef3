package lang_test

import (
	"slices"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
)

func TestCheckAnswers(t *testing.T) {
	file, found := parser.Parse("a.camp", []byte(`
lead { email: email, crm_id: string, points: integer }
program "P" {
  webhook "W" { post "https://api.acme.example/"; map "points" to points }
  campaign "C" { flow { sync lead to sfdc; call webhook "W" } }
}
`))
	lib := library(t)
	ws, more := lang.Check([]*lang.File{file}, lib, lang.CheckOptions{})
	if found = append(found, more...); len(found) > 0 {
		t.Fatal(found)
	}
	given, found := parser.Answers("answers.camp", []byte(`
given sync lead to sfdc sets { crm_id: "00Q1" }
given call webhook "W" returns { points: 5 }
given sync lead to sfdc fails 2 times with "locked"
given sync lead to sfdc sets { crm: "00Q1" }
given call webhook "W" returns { points: "x" }
given call webhook "V" fails
`))
	if len(found) > 0 {
		t.Fatal(found)
	}
	last := given[len(given)-1]
	given = append(given, &lang.GivenPhrase{Span: last.Span, Phrase: last.Phrase}) // a fact
	var got []string
	for _, d := range lang.CheckAnswers(ws, lib, given) {
		got = append(got, string(d.Code))
	}
	if want := []string{"E0101", "E0201", "E0406", "E0102"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, g := range given[:3] {
		if m := ws.Info.Phrases[g.Phrase]; m == nil || m.Entry.Kind != lang.StepEntry {
			t.Errorf("no meaning for the answer at %v", g.Span.Pos)
		}
	}
}
