package lang_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

// TestMaterial compares what leads are made of for a campaign.
func TestMaterial(t *testing.T) {
	file, found := parser.Parse("w.camp", []byte(`
lead { points: score = 0, country: string, seen: date, price: currency, ok: boolean = false, stage: enum("A", "B") = "A", note: string, other: string }
list "VIP"
form "Contact"
channel "Web" { status "Visited" step 10; status "Won" step 20 success }
program "P" {
  channel "Web"
  token bar: score = 50
  campaign "C" {
    smart list {
      when fills out form "Contact" where page is "/p"
      not member of list "VIP"
    }
    flow {
      if points >= my.bar { execute "X" }
      if filled out form "Contact" in past 7 days at least 2 times where page contains "/q" { change program status to "Won" }
      wait up to 3 days for ok
    }
  }
  executable campaign "X" {
    flow {
      set points += 5
      if trim(country) is "DE" or country starts with "Un" { set note = "x" }
      if stage is "B" and seen after 2026-02-01 { sync lead to sfdc }
    }
  }
}
campaign "Elsewhere" { flow { if other is "unheard" { stop } } }
`))
	signatures, err := stdlib.Library().Signatures()
	if err != nil {
		t.Fatal(err)
	}
	ws, more := lang.Check([]*lang.File{file}, signatures, lang.CheckOptions{})
	if ds := append(found, more...); ds.HasErrors() {
		t.Fatal(ds)
	}
	m := ws.MaterialFor(signatures, ws.Campaigns[slices.IndexFunc(ws.Campaigns, func(c *lang.Campaign) bool { return c.Name == "C" }):][:1])
	var got []string
	for _, f := range m.Fields {
		var values []string
		for _, v := range f.Values {
			values = append(values, lang.FormatLiteral(v, time.UTC))
		}
		got = append(got, f.Field.Name+": "+strings.Join(values, " "))
	}
	for _, l := range m.Lines {
		got = append(got, fmt.Sprintf("%d %s", l.Kind, l.Text))
	}
	for _, likely := range m.Likely {
		var values []string
		for _, v := range likely {
			values = append(values, v.Field.Name+"="+lang.FormatLiteral(v.Value, time.UTC))
		}
		got = append(got, "likely "+strings.Join(values, " "))
	}
	want := []string{
		`points: 0 1 50 49 51 45 44 55 -1`,
		`ok: true false`,
		`country: "x" "Sample" "DE" "Unx" "Un" "de" " DE " "DEx"`,
		`note: "x" "Sample"`,
		`stage: "A" "B"`,
		`seen: 2026-01-05 2026-02-01 2026-01-31 2026-02-02 2026-01-04 2026-01-06 2027-01-05`,
		`1 given member of list "VIP"`,
		`1 given filled out form "Contact" at least 2 times where page is "/q"`,
		`1 given filled out form "Contact" at least 2 times`,
		`1 given filled out form "Contact" at least 2 times 6 days ago where page is "/q"`,
		`1 given filled out form "Contact" at least 2 times 6 days ago`,
		`1 given filled out form "Contact" at least 2 times 8 days ago where page is "/q"`,
		`1 given filled out form "Contact" at least 2 times 8 days ago`,
		`1 given filled out form "Contact" where page is "/q"`,
		`1 given filled out form "Contact"`,
		`1 given filled out form "Contact" 6 days ago where page is "/q"`,
		`1 given filled out form "Contact" 6 days ago`,
		`1 given filled out form "Contact" 8 days ago where page is "/q"`,
		`1 given filled out form "Contact" 8 days ago`,
		`1 given member of program "P" with status "Visited"`,
		`1 given member of program "P" with status "Won"`,
		`1 given has reached success in "P"`,
		`3 run "C"`,
		`3 when fills out form "Contact" where page is "/p"`,
		`3 when fills out form "Contact"`,
		`4 set ok = true`,
		`4 set ok = false`,
	}
	var without []string
	for _, line := range got {
		if !strings.HasPrefix(line, "2 ") && !strings.HasPrefix(line, "likely") { // answers and solutions come below
			without = append(without, line)
		}
	}
	if diff := cmp.Diff(want, without); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, want := range []string{
		`2 given sync lead to sfdc fails`, `2 given sync lead to sfdc fails 2 times`, `2 given sync lead to sfdc sets { country: "DE" }`,
		`likely ok=true`, `likely stage="A"`, `likely stage="B" seen=2026-02-02`,
	} {
		if !slices.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	for _, line := range got {
		if strings.Contains(line, "other") || strings.Contains(line, "unheard") {
			t.Errorf("%s: of a campaign that has nothing to do with it", line)
		}
	}
}

// TestLiterals reads back what is written as a literal: any text, as it was.
func TestLiterals(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 0))
	pieces := []string{`"`, `\`, "{{", "{", "}}", "\n", "\t", "\u200b", "é", "日本", "a", " ", "//", "lead.x", "\x01", "\u00ad", "'", "\U0001f600"}
	for range 2000 {
		text := ""
		for range r.IntN(8) {
			text += pieces[r.IntN(len(pieces))]
		}
		file, ds := parser.Parse("w.camp", []byte("lead { x: string = "+lang.Quote(text)+" }"))
		if ds.HasErrors() {
			t.Fatalf("%q is written as %s: %s", text, lang.Quote(text), ds[0].Message)
		}
		literal := file.Decls[0].(*lang.LeadDecl).Fields[0].Default.(*lang.Text)
		if got, ok := literal.Const(); !ok || got != text {
			t.Fatalf("%q is written as %s and read as %q", text, lang.Quote(text), got)
		}
	}
}

// TestPatternSamples wants texts that the pattern matches.
func TestPatternSamples(t *testing.T) {
	for _, pattern := range []string{
		`^[0-9]{5}$`, `(?i)^(dr|prof)\.? +`, `^\+?[0-9 ()-]{7,}$`, `@(acme|example)\.(com|org)$`, `^.+$`, `\bVIP\b`, `[^a-z]`, `^a*b+c?$`, `x{3,7}`,
	} {
		samples := lang.PatternSamples(pattern)
		if len(samples) == 0 {
			t.Errorf("there is no sample of %s", pattern)
		}
		for _, s := range samples {
			if !regexp.MustCompile(pattern).MatchString(s) {
				t.Errorf("%q is no sample of %s", s, pattern)
			}
		}
	}
	if samples := lang.PatternSamples(`(`); samples != nil {
		t.Errorf("samples of what is no pattern: %q", samples)
	}
}
