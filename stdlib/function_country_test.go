package stdlib

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/biter777/countries"
)

func TestCountryFunctions(t *testing.T) {
	runFunctionTests(t, []functionTest{
		{name: "country_name", args: []any{" u.s.a. "}, want: "United States"},
		{name: "country_name", args: []any{"S. Korea"}, want: "South Korea"},
		{name: "country_name", args: []any{"Korea, Republic of"}, want: "South Korea"},
		{name: "country_name", args: []any{"CÔTE D’IVOIRE"}, want: "Côte d'Ivoire"},
		{name: "country_name", args: []any{"Bosnia & Herzegovina"}, want: "Bosnia and Herzegovina"},
		{name: "country_name", args: []any{"The Republic of Poland"}, want: "Poland"},
		{name: "country_name", args: []any{"日本"}, want: "Japan"},
		{name: "country_name", args: []any{"Россия"}, want: "Russia"},
		{name: "country_name", args: []any{"Türkiye"}, want: "Turkey"},
		{name: "country_name", args: []any{"Atlantis"}, want: nil},
		{name: "country_name", args: []any{"N/A"}, want: "Namibia"}, // NA is its code
		{name: "country_name", args: []any{"none"}, want: nil},
		{name: "country_name", args: []any{"unknown"}, want: nil},
		{name: "country_name", args: []any{"International"}, want: nil},
		{name: "country_name", args: []any{"the"}, want: nil},
		{name: "country_name", args: []any{"EU"}, want: nil},
		{name: "country_name", args: []any{"NH"}, want: nil},
		{name: "country_name", args: []any{"!"}, want: nil},
		{name: "country_name", args: []any{strings.Repeat("usa", 100_000)}, want: nil},
		{name: "country_code", args: []any{"Deutschland"}, want: "DE"},
		{name: "country_code", args: []any{"UK"}, want: "GB"},
		{name: "country_code", args: []any{"gbr"}, want: "GB"},
		{name: "country_code3", args: []any{"Holland"}, want: "NLD"},
		{name: "country_code3", args: []any{"Kosovo"}, want: "XKX"},
		{name: "continent", args: []any{"Brasil"}, want: "South America"},
		{name: "continent", args: []any{"Curaçao"}, want: "North America"},
		{name: "continent", args: []any{"Nowhere"}, want: nil},
		{name: "sales_region", args: []any{"Schweiz"}, want: "EMEA"},
		{name: "sales_region", args: []any{"Mexico"}, want: "LATAM"},
		{name: "sales_region", args: []any{"canada"}, want: "NA"},
		{name: "sales_region", args: []any{"UAE"}, want: "EMEA"},
		{name: "sales_region", args: []any{"IN"}, want: "APAC"},
		{name: "sales_region", args: []any{"Nigeria"}, want: "EMEA"},
		{name: "sales_region", args: []any{"AUS"}, want: "APAC"},
		{name: "sales_region", args: []any{"Antarctica"}, want: nil},
		{name: "currency_code", args: []any{"England"}, want: "GBP"},
		{name: "currency_code", args: []any{"Croatia"}, want: "EUR"},
		{name: "currency_code", args: []any{"Bulgaria"}, want: "EUR"},
		{name: "is_eu", args: []any{"Irland"}, want: true},
		{name: "is_eu", args: []any{"UK"}, want: false},
		{name: "is_eu", args: []any{"?"}, want: false},
		{name: "is_eea", args: []any{"Norge"}, want: true},
		{name: "is_eea", args: []any{"Österreich"}, want: true},
		{name: "is_eea", args: []any{"Switzerland"}, want: false},
	})
}

// The spellings of the reference workload.
func TestCountriesOfTheReference(t *testing.T) {
	for name, spellings := range map[string]string{
		"United States":  "usa, us, united states, united states of america, america, U.S.A.",
		"Canada":         "canada, ca, can",
		"Mexico":         "mexico, mx, México",
		"United Kingdom": "uk, gb, great britain, united kingdom, england",
		"Germany":        "germany, de, deutschland",
		"France":         "france, fr",
		"Spain":          "spain, es, espana, España",
		"Italy":          "italy, it, italia",
		"Netherlands":    "netherlands, nl, holland, the netherlands",
		"Sweden":         "sweden, se",
		"Switzerland":    "switzerland, ch",
		"South Africa":   "south africa, za",
		"India":          "india, in",
		"Japan":          "japan, jp",
		"Australia":      "australia, au, aus",
		"Singapore":      "singapore, sg",
		"China":          "china, cn, prc",
		"Brazil":         "brazil, br, brasil",
	} {
		for spelling := range strings.SplitSeq(spellings, ", ") {
			c := findCountry(" " + strings.ToUpper(spelling) + " ")
			if c == nil || c.name != name {
				t.Errorf("%q is not %s but %v", spelling, name, c)
			}
		}
	}
}

func TestCountryNames(t *testing.T) {
	owner := map[string]string{}
	seen := 0
	for line := range strings.Lines(countryNames) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		seen++
		code, names, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		iso := countries.ByName(code)
		if !iso.IsValid() || iso.Alpha2() != code || len(iso.Alpha3()) != 3 {
			t.Errorf("%s is no country", code)
		}
		for name := range strings.SplitSeq(names+"; "+code+"; "+iso.Alpha3(), "; ") {
			key := nameKey(name)
			if key == "" || owner[key] != "" && owner[key] != code {
				t.Errorf("%q stands for %s and %s", name, owner[key], code)
			}
			owner[key] = code
			if c := findCountry(name); c == nil || c.code != code {
				t.Errorf("%q is not found", name)
			}
		}
		c := findCountry(code)
		if c.continent() == "" || c.continent() == "Unknown" || len(c.currency()) != 3 && code != "AQ" {
			t.Errorf("%s: continent %q, currency %q", code, c.continent(), c.currency())
		}
		if (c.salesRegion() == "") != (c.continent() == "Antarctica") {
			t.Errorf("%s: sales region %q", code, c.salesRegion())
		}
	}
	if seen != 250 {
		t.Errorf("%d countries", seen)
	}
}

func TestCountryLists(t *testing.T) {
	if n := len(strings.Fields(euMembers)); n != 27 {
		t.Errorf("%d members of the European Union", n)
	}
	for _, code := range strings.Fields(euMembers + " " + eeaOthers + " " + middleEast) {
		if findCountry(code) == nil {
			t.Errorf("%s is no country", code)
		}
	}
}

func TestStateFunctions(t *testing.T) {
	runFunctionTests(t, []functionTest{
		{name: "state_name", args: []any{"calif.", "USA"}, want: "California"},
		{name: "state_name", args: []any{" ca ", "us"}, want: "California"},
		{name: "state_name", args: []any{"US-CA", "us"}, want: "California"},
		{name: "state_name", args: []any{"CALIFORNIA", "United States"}, want: "California"},
		{name: "state_name", args: []any{"Washington, D.C.", "US"}, want: "District of Columbia"},
		{name: "state_name", args: []any{"washington", "US"}, want: "Washington"},
		{name: "state_name", args: []any{"Québec", "Canada"}, want: "Quebec"},
		{name: "state_name", args: []any{"nsw", "Australia"}, want: "New South Wales"},
		{name: "state_name", args: []any{"Cymru", "UK"}, want: "Wales"},
		{name: "state_name", args: []any{"Bristol", "UK"}, want: "Bristol"},
		{name: "state_name", args: []any{"Guangdong Sheng", "China"}, want: "Guangdong"},
		{name: "state_name", args: []any{"BY", "Germany"}, want: "Bayern"},
		{name: "state_name", args: []any{"NRW", "Deutschland"}, want: "Nordrhein-Westfalen"},
		{name: "state_name", args: []any{"zurich", "CH"}, want: "Zürich"},
		{name: "state_name", args: []any{"Dubai", "UAE"}, want: "Dubai"},
		{name: "state_name", args: []any{"13", "JP"}, want: "Tokyo"},
		{name: "state_name", args: []any{"California", "Germany"}, want: nil},
		{name: "state_name", args: []any{"California", "Atlantis"}, want: nil},
		{name: "state_name", args: []any{"California", ""}, want: nil},
		{name: "state_name", args: []any{strings.Repeat("x", 1000), "US"}, want: nil},
		{name: "state_code", args: []any{"Bavaria", "Germany"}, want: "BY"},
		{name: "state_code", args: []any{"new york", "US"}, want: "NY"},
		{name: "state_code", args: []any{"Mexico City", "Mexico"}, want: "CMX"},
		{name: "state_code", args: []any{"São Paulo", "Brazil"}, want: "SP"},
		{name: "state_code", args: []any{"Nowhere", "US"}, want: nil},
	})
}

// Every state is found by its code, its full code and its name, and no spelling
// of names/state.txt stands for a state that is not there.
func TestStates(t *testing.T) {
	total := 0
	for iso, divisions := range divisionsByCountry() {
		c := findCountry(iso.Alpha2())
		if iso == countries.Unknown {
			continue // the package does not say whose they are
		}
		if c == nil {
			t.Errorf("%s has states but is no country", iso)
			continue
		}
		for _, division := range divisions {
			total++
			code := strings.TrimPrefix(string(division), c.code+"-")
			if s := findState(code, c.code); s == nil || s.code != code || s.name == "" || !utf8.ValidString(s.name) {
				t.Fatalf("%s is not found: %v", division, s)
			}
			if s := findState(string(division), c.code); s == nil {
				t.Errorf("%s is not found", division)
			}
			if s := findState(findState(code, c.code).name, c.code); s == nil {
				t.Errorf("%s is not found by its name", division)
			}
		}
	}
	if total < 4_800 {
		t.Errorf("%d states", total)
	}
	for code, names := range stateSpellings() {
		in, _, _ := strings.Cut(code, "-")
		for name := range strings.SplitSeq(names, "; ") {
			if name == "=" {
				continue
			}
			if s := findState(name, in); s == nil || in+"-"+s.code != code {
				t.Errorf("%s: %q stands for %v", code, name, s)
			}
		}
	}
}

func FuzzCountry(f *testing.F) {
	for _, s := range []string{"u.s.a.", "Deutschland", "Korea, Republic of", "&&&", "the", "(x)", "ŉ", "\xff", "İstanbul"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := nameKey(s)
		if nameKey(key) != key {
			t.Errorf("the key of %q is %q, and of that %q", s, key, nameKey(key))
		}
		for _, r := range key {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				t.Errorf("the key of %q is %q", s, key)
			}
		}
		if c := findCountry(s); c != nil && findCountry(c.name) != c {
			t.Errorf("%q is %s, which is not itself", s, c.name)
		}
		findState(s, "US")
	})
}
