package intake

import (
	"strings"

	"campaignc/bench/words"
)

// Countries are the names of countries by their aliases, in small letters and
// without full stops.
var Countries = byAlias(map[string][]string{
	"United States":  {"usa", "us", "united states", "united states of america", "america"},
	"Canada":         {"canada", "ca", "can"},
	"Mexico":         {"mexico", "mx"},
	"United Kingdom": {"uk", "gb", "great britain", "united kingdom", "england"},
	"Germany":        {"germany", "de", "deutschland"},
	"France":         {"france", "fr"},
	"Spain":          {"spain", "es", "espana"},
	"Italy":          {"italy", "it", "italia"},
	"Netherlands":    {"netherlands", "nl", "holland", "the netherlands"},
	"Sweden":         {"sweden", "se"},
	"Switzerland":    {"switzerland", "ch"},
	"South Africa":   {"south africa", "za"},
	"India":          {"india", "in"},
	"Japan":          {"japan", "jp"},
	"Australia":      {"australia", "au", "aus"},
	"Singapore":      {"singapore", "sg"},
	"China":          {"china", "cn", "prc"},
	"Brazil":         {"brazil", "br", "brasil"},
})

func byAlias(aliases map[string][]string) map[string]string {
	m := map[string]string{}
	for name, list := range aliases {
		for _, alias := range list {
			m[alias] = name
		}
	}
	return m
}

// RegionOf is the region of a country by its name.
func RegionOf(country string) string {
	switch country {
	case "United States", "Canada", "Mexico":
		return "NA"
	case "United Kingdom", "Germany", "France", "Spain", "Italy", "Netherlands", "Sweden", "Switzerland", "South Africa":
		return "EMEA"
	case "India", "Japan", "Australia", "Singapore", "China":
		return "APAC"
	}
	return "ROW"
}

// LookupCountry is the name of a country, from any of its aliases.
func LookupCountry(s string) string {
	s = strings.TrimSpace(s)
	if name, ok := Countries[strings.ToLower(strings.ReplaceAll(s, ".", ""))]; ok {
		return name
	}
	return words.Title(s)
}
