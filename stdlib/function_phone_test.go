package stdlib

import (
	"regexp"
	"strings"
	"testing"
)

func TestPhoneFunctions(t *testing.T) {
	runFunctionTests(t, []functionTest{
		{name: "phone_e164", args: []any{"(212) 555-0123", "USA"}, want: "+12125550123"},
		{name: "phone_e164", args: []any{"1-212-555-0123", "US"}, want: "+12125550123"},
		{name: "phone_e164", args: []any{"+1 212.555.0123 ext. 42", ""}, want: "+12125550123"},
		{name: "phone_e164", args: []any{"011 49 30 901820", "US"}, want: "+4930901820"},
		{name: "phone_e164", args: []any{"0049 30 901820"}, want: "+4930901820"},
		{name: "phone_e164", args: []any{"+49 (0)30 / 90 18 20", "Deutschland"}, want: "+4930901820"},
		{name: "phone_e164", args: []any{"030/901820", "Germany"}, want: "+4930901820"},
		{name: "phone_e164", args: []any{"020 7946 0018", "UK"}, want: "+442079460018"},
		{name: "phone_e164", args: []any{"06 12 34 56 78", "France"}, want: "+33612345678"},
		{name: "phone_e164", args: []any{"02 1234 5678", "Italy"}, want: "+390212345678"},
		{name: "phone_e164", args: []any{"8 (495) 123-45-67", "Russia"}, want: "+74951234567"},
		{name: "phone_e164", args: []any{"044 668 18 00", "Schweiz"}, want: "+41446681800"},
		{name: "phone_e164", args: []any{"+41446681800", "USA"}, want: "+41446681800"},
		{name: "phone_e164", args: []any{"tel:+1-212-555-0123"}, want: "+12125550123"},
		{name: "phone_e164", args: []any{"٠٣٠ ٩٠١٨٢٠", "DE"}, want: "+4930901820"},
		{name: "phone_e164", args: []any{"1-800-FLOWERS", "US"}, want: "+18003569377"},
		{name: "phone_e164", args: []any{"030 901820"}, want: nil},
		{name: "phone_e164", args: []any{"030 901820", "Atlantis"}, want: nil},
		{name: "phone_e164", args: []any{"12345", "US"}, want: nil},
		{name: "phone_e164", args: []any{"n/a", "US"}, want: nil},
		{name: "phone_e164", args: []any{"+", "US"}, want: nil},
		{name: "phone_e164", args: []any{"", "US"}, want: nil},
		{name: "phone_e164", args: []any{"ann@example.com", "US"}, want: nil},
		{name: "phone_e164", args: []any{strings.Repeat("1", 1_000_000), "US"}, want: nil},
		{name: "phone_e164", args: []any{"+999 123456789"}, want: nil},
		{name: "phone_e164", args: []any{"+800 1234 5678"}, want: "+80012345678"},
		{name: "format_phone", args: []any{"030901820", "Germany"}, want: "+49 30 901820"},
		{name: "format_phone", args: []any{"+12125550123", "", "national"}, want: "(212) 555-0123"},
		{name: "format_phone", args: []any{"nothing", "US"}, want: nil},
		{name: "format_phone", args: []any{"+12125550123", "", "pretty"}, reason: `the style is "international" or "national"`},
		{name: "is_valid_phone", args: []any{"+49 30 901820"}, want: true},
		{name: "is_valid_phone", args: []any{"030 901820", "DE"}, want: true},
		{name: "is_valid_phone", args: []any{"12345"}, want: false},
		{name: "is_valid_phone", args: []any{"(111) 555-0123", "US"}, want: false},
		{name: "phone_country", args: []any{"+49 30 901820"}, want: "DE"},
		{name: "phone_country", args: []any{"+1 604 555 0123"}, want: "CA"},
		{name: "phone_country", args: []any{"+44 20 7946 0018"}, want: "GB"},
		{name: "phone_country", args: []any{"+800 1234 5678"}, want: nil},
		{name: "phone_kind", args: []any{"+49 151 23456789"}, want: "mobile"},
		{name: "phone_kind", args: []any{"+49 30 901820"}, want: "fixed line"},
		{name: "phone_kind", args: []any{"+1 212 555 0123"}, want: "fixed line or mobile"},
		{name: "phone_kind", args: []any{"+1 800 356 9377"}, want: "toll free"},
		{name: "phone_kind", args: []any{"(111) 555-0123", "US"}, want: nil},
	})
}

var e164 = regexp.MustCompile(`^\+[1-9][0-9]{3,18}$`)

// What comes out is E.164 and stays what it is, in any country.
func FuzzPhone(f *testing.F) {
	for _, s := range [][2]string{
		{"(212) 555-0123", "US"}, {"+49 (0)30 901820", ""}, {"0049 30 901820", ""}, {"06 12 34 56 78", "FR"}, {"1-800-FLOWERS", "US"},
		{"tel:+1;ext=4", "US"}, {"+", "DE"}, {"٠٣٠", "DE"}, {"+800 1234 5678", ""}, {";phone-context=+1", "US"}, {"2 2222 2222", "AR"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, s, country string) {
		got, err := callFunction(t, "phone_e164", s, country)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"format_phone", "is_valid_phone", "phone_country", "phone_kind"} {
			if _, err := callFunction(t, name, s, country); err != nil {
				t.Errorf("%s(%q, %q): %v", name, s, country, err)
			}
		}
		if got.Text == "" {
			return
		}
		if !e164.MatchString(got.Text) {
			t.Errorf("%q in %q is %q", s, country, got.Text)
		}
	})
}
