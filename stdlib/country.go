package stdlib

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/biter777/countries"
)

// This file knows countries by every name that people type.

// country is one country or territory of ISO 3166.
type country struct {
	code string // alpha-2
	name string
	iso  countries.CountryCode
}

//go:embed names/country.txt
var countryNames string

// countryIndex holds each name and code of each country by its nameKey.
var countryIndex = sync.OnceValue(func() map[string]*country {
	index := make(map[string]*country, 5_000)
	for line := range strings.Lines(countryNames) {
		line = strings.TrimSuffix(line, "\n")
		code, names, found := strings.Cut(line, " ")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		c := &country{code: code, iso: countries.ByName(code)}
		index[nameKey(code)] = c
		index[nameKey(c.iso.Alpha3())] = c
		for name := range strings.SplitSeq(names, "; ") {
			if c.name == "" {
				c.name = name
			}
			index[nameKey(name)] = c
		}
	}
	index["uk"] = index["gb"]
	index["el"] = index["gr"] // as the European Union writes it
	return index
})

// nameLimit is how long a text may be, in bytes, to be looked up as a name.
const nameLimit = 128

// findCountry is the country that a text names; nil when none.
func findCountry(s string) *country {
	if len(s) > nameLimit {
		return nil
	}
	index := countryIndex()
	key := nameKey(s)
	if c := index[key]; c != nil {
		return c
	}
	for _, prefix := range [...]string{"the", "republicof", "therepublicof", "kingdomof", "stateof"} {
		if rest, found := strings.CutPrefix(key, prefix); found && utf8.RuneCountInString(rest) > 3 {
			if c := index[rest]; c != nil {
				return c
			}
		}
	}
	// Short texts are codes, or nothing: the package knows too many old ones.
	if utf8.RuneCountInString(key) > 3 {
		return index[nameKey(countries.ByName(key).Alpha2())]
	}
	return nil
}

// nameKey is what a name is looked up by: its letters and digits, small and
// without accents, `&` as `and`.
func nameKey(s string) string {
	if isNameKey(s) {
		return s
	}
	if strings.Contains(s, "&") {
		s = strings.ReplaceAll(s, "&", "and")
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range removeAccents(lower(s)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func isNameKey(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// currency is the code of the country's currency. The package is behind on
// some.
func (c *country) currency() string {
	switch c.code {
	case "BG":
		return "EUR"
	case "CU":
		return "CUP"
	case "CW", "SX":
		return "XCG"
	case "SL":
		return "SLE"
	case "ZW":
		return "ZWG"
	}
	if code := c.iso.Currency(); code != countries.CurrencyUnknown {
		return code.Alpha()
	}
	return ""
}

func (c *country) continent() string {
	if c.code == "CW" {
		return "North America"
	}
	return c.iso.Region().String()
}

// salesRegion divides the world as sales teams mostly do.
func (c *country) salesRegion() string {
	switch c.continent() {
	case "Europe", "Africa":
		return "EMEA"
	case "Oceania":
		return "APAC"
	case "Asia":
		if oneOf(c.code, middleEast) {
			return "EMEA"
		}
		return "APAC"
	case "North America":
		if oneOf(c.code, "US CA BM GL PM") {
			return "NA"
		}
		return "LATAM"
	case "South America":
		return "LATAM"
	}
	return ""
}

// Codes of two letters each.
const (
	middleEast = "AE AM AZ BH CY GE IL IQ IR JO KG KW KZ LB OM PS QA SA SY TJ TM TR UZ YE"
	euMembers  = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
	eeaOthers  = "IS LI NO"
)

// oneOf reports whether a code of two letters is in a list of such codes.
func oneOf(code, codes string) bool {
	for i := 0; i+1 < len(codes); i += 3 {
		if codes[i:i+2] == code {
			return true
		}
	}
	return false
}
