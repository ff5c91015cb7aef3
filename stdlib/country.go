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
	var buf [nameLimit]byte
	key := appendNameKey(buf[:0], s)
	index := countryIndex()
	if c := index[string(key)]; c != nil {
		return c
	}
	for _, prefix := range [...]string{"the", "republicof", "therepublicof", "kingdomof", "stateof"} {
		if len(key) > len(prefix)+3 && string(key[:len(prefix)]) == prefix {
			if c := index[string(key[len(prefix):])]; c != nil {
				return c
			}
		}
	}
	// Short texts are codes, or nothing: the package knows too many old ones.
	if utf8.RuneCount(key) > 3 {
		return index[nameKey(countries.ByName(string(key)).Alpha2())]
	}
	return nil
}

// nameKey is what a name is looked up by: its letters and digits, small and
// without accents, `&` as `and`.
func nameKey(s string) string { return string(appendNameKey(nil, s)) }

func appendNameKey(dst []byte, s string) []byte {
	if !isASCII(s) {
		s = removeAccents(lower(s))
	}
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			dst = append(dst, byte(r))
		case 'A' <= r && r <= 'Z':
			dst = append(dst, byte(r)+'a'-'A')
		case r == '&':
			dst = append(dst, "and"...)
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
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
