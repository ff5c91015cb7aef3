package stdlib

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nyaruka/phonenumbers"
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

// oracle is what libphonenumber says of a number, in our words.
type oracle struct{ E164, International, National, Region, Kind string }

func askOracle(s, region string) oracle {
	if region == "" {
		region = phonenumbers.UNKNOWN_REGION
	}
	n, err := phonenumbers.Parse(s, region)
	if err != nil || phonenumbers.IsPossibleNumberWithReason(n) != phonenumbers.IS_POSSIBLE {
		return oracle{}
	}
	n.Extension = nil
	o := oracle{
		E164:          phonenumbers.Format(n, phonenumbers.E164),
		International: phonenumbers.Format(n, phonenumbers.INTERNATIONAL),
		National:      phonenumbers.Format(n, phonenumbers.NATIONAL),
		Region:        phonenumbers.GetRegionCodeForNumber(n),
	}
	if phonenumbers.IsValidNumber(n) {
		o.Kind = oracleKinds[phonenumbers.GetNumberType(n)]
	}
	return o
}

var oracleKinds = map[phonenumbers.PhoneNumberType]string{
	phonenumbers.MOBILE: "mobile", phonenumbers.FIXED_LINE: "fixed line", phonenumbers.FIXED_LINE_OR_MOBILE: "fixed line or mobile",
	phonenumbers.TOLL_FREE: "toll free", phonenumbers.PREMIUM_RATE: "premium rate", phonenumbers.SHARED_COST: "shared cost",
	phonenumbers.VOIP: "voip", phonenumbers.PERSONAL_NUMBER: "personal", phonenumbers.PAGER: "pager", phonenumbers.UAN: "company",
	phonenumbers.VOICEMAIL: "voicemail",
}

func ask(s, region string) oracle {
	n, ok := readPhone(s, region)
	if !ok {
		return oracle{}
	}
	o := oracle{E164: n.e164(), International: n.print(false), National: n.print(true), Kind: n.kind()}
	if home := n.home(); home != nil {
		o.Region = home.region
	}
	return o
}

// Numbers of every kind in every country, written in every way and with digits
// changed, against libphonenumber.
func TestPhonesAgreeWithOracle(t *testing.T) {
	differences, asked, read := 0, 0, 0
	for region := range phonenumbers.GetSupportedRegions() {
		if findCountry(region) == nil {
			continue // AC and TA are territories without a code of ISO 3166
		}
		for kind := range oracleKinds {
			example := phonenumbers.GetExampleNumberForType(region, kind)
			if example == nil {
				continue
			}
			for _, s := range waysToWrite(example, region) {
				want, got := askOracle(s, region), ask(s, region)
				asked++
				if want.E164 != "" {
					read++
				}
				if diff := cmp.Diff(want, got); diff != "" {
					if differences++; differences < 10 {
						t.Errorf("%q in %s:\n%s", s, region, diff)
					}
				}
			}
		}
	}
	if asked < 30_000 || read < asked/2 {
		t.Errorf("%d numbers asked for, %d of them read", asked, read)
	}
}

func waysToWrite(n *phonenumbers.PhoneNumber, region string) []string {
	e164 := phonenumbers.Format(n, phonenumbers.E164)
	national := phonenumbers.GetNationalSignificantNumber(n)
	plan := phonePlanTable().byRegion[region]
	ways := []string{
		e164, e164[1:], national, phonenumbers.Format(n, phonenumbers.INTERNATIONAL), phonenumbers.Format(n, phonenumbers.NATIONAL),
		phonenumbers.Format(n, phonenumbers.RFC3966), "Phone: " + e164, "+" + e164, "00" + e164[1:], "+00" + e164[1:], "(" + e164 + ")",
		plan.idd.digits + e164[1:], plan.trunk.digits + national, plan.idd.digits + plan.trunk.digits + national,
		"+" + plan.code + plan.trunk.digits + national, plan.code + plan.trunk.digits + national, plan.trunk.digits + e164[1:],
		national + " ext. 42", national + " x42", national + "#5", e164 + ";ext=7", national + ",,9", national + " /x12", national[:len(national)-1],
		national + "0", national[1:], "0" + national, "1" + national, "8" + national, strings.Join(strings.Split(national, ""), "-"),
	}
	for i, d := range national {
		ways = append(ways, national[:i]+string('0'+(d-'0'+rune(i)*3+1)%10)+national[i+1:])
	}
	return ways
}

// What comes out is E.164 and stays what it is, and it is what libphonenumber
// makes of the text, whatever the text.
func FuzzPhone(f *testing.F) {
	for _, s := range [][2]string{
		{"(212) 555-0123", "US"}, {"+49 (0)30 901820", ""}, {"06 12 34 56 78", "FR"}, {"1-800-FLOWERS", "US"},
		{"tel:+1;ext=4", "US"}, {"+", "DE"}, {"٠٣٠", "DE"}, {"+800 1234 5678", ""}, {"2 2222 2222", "AR"}, {"030 901820 доб 5", "DE"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, s, country string) {
		got := ask(s, country)
		if got.E164 != "" {
			if digits := strings.TrimPrefix(got.E164, "+"); !digitsOnly(digits) || len(digits) < 3 || len(digits) > 20 || digits[0] == '0' {
				t.Errorf("%q in %q is %q", s, country, got.E164)
			}
		}
		if len(s) > phoneLimit || strings.Contains(s, "phone-context") || !isPlainPhone(s) {
			return
		}
		region := ""
		if c := findCountry(country); c != nil {
			region = c.code
		}
		if region == "" && strings.HasPrefix(phoneStart(s), "0") {
			return // 00 without a country is read as a plus
		}
		if diff := cmp.Diff(askOracle(s, region), got); diff != "" {
			t.Errorf("%q in %q:\n%s", s, country, diff)
		}
	})
}

// isPlainPhone reports whether the text holds nothing but what numbers are
// commonly written with. What else there may be, the module reads by accident
// of its regular expressions.
func isPlainPhone(s string) bool {
	for _, r := range s {
		if !strings.ContainsRune("0123456789+-. ()/", r) {
			return false
		}
	}
	return true
}

func BenchmarkPhone(b *testing.B) {
	for _, s := range [][2]string{{"(212) 555-0123", "US"}, {"+49 30 901820", ""}, {"0343 15-555-1212", "Argentina"}, {"212-555-0123 ext. 7", "US"}} {
		b.Run(s[0], func(b *testing.B) {
			for b.Loop() {
				if n, ok := readPhone(s[0], s[1]); !ok || n.e164() == "" {
					b.Fatal(s)
				}
			}
		})
	}
}
