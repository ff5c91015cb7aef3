package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// countryFunctions know countries by names in twenty languages, by codes, and
// by the spellings that people type.
var countryFunctions = []interp.Function{
	{Function: lang.Function{
		Form: "country_name(x: text) text",
		Doc: "The English name of a country that is given by a name, in many languages and spellings, or by an ISO code; empty when " +
			"unknown.",
		Marketo: "a Change Data Value step with a choice for each result: `is` one of its spellings",
		Example: `country_name(" u.s.a. ") == "United States"`,
	}, Body: ofCountry(func(c *country) string { return c.name })},
	{Function: lang.Function{
		Form:    "country_code(x: text) text",
		Doc:     "The two-letter ISO code of a country given by a name or code; empty when unknown.",
		Marketo: "a Change Data Value step with a choice for each result: `is` one of its spellings",
		Example: `country_code("Deutschland") == "DE"`,
	}, Body: ofCountry(func(c *country) string { return c.code })},
	{Function: lang.Function{
		Form:    "country_code3(x: text) text",
		Doc:     "The three-letter ISO code of a country given by a name or code; empty when unknown.",
		Example: `country_code3("Holland") == "NLD"`,
	}, Body: ofCountry(func(c *country) string { return c.iso.Alpha3() })},
	{Function: lang.Function{
		Form: "continent(x: text) text",
		Doc: "The continent of a country: Africa, Antarctica, Asia, Europe, North America (with Central America and the Caribbean), " +
			"Oceania or South America; empty when the country is unknown.",
		Example: `continent("Brasil") == "South America"`,
	}, Body: ofCountry((*country).continent)},
	{Function: lang.Function{
		Form: "sales_region(x: text) text",
		Doc: "NA (United States, Canada), LATAM (Mexico and all south of it, the Caribbean), EMEA (Europe, Africa, the Middle East, Central " +
			"Asia) or APAC; empty when the country is unknown. Where yours differ, use a table and lookup.",
		Example: `sales_region("Schweiz") == "EMEA"`,
	}, Body: ofCountry((*country).salesRegion)},
	{Function: lang.Function{
		Form:    "currency_code(x: text) text",
		Doc:     "The ISO code of a country's currency; empty when the country is unknown.",
		Example: `currency_code("England") == "GBP"`,
	}, Body: ofCountry((*country).currency)},
	{Function: lang.Function{
		Form:    "is_eu(x: text) boolean",
		Doc:     "Whether the country is a member of the European Union.",
		Example: `is_eu("Irland") and not is_eu("UK")`,
	}, Body: func(s string) bool {
		c := findCountry(s)
		return c != nil && oneOf(c.code, euMembers)
	}},
	{Function: lang.Function{
		Form:    "is_eea(x: text) boolean",
		Doc:     "Whether the country is in the European Economic Area, where the GDPR holds: the Union, Iceland, Liechtenstein and Norway.",
		Example: `is_eea("Norge")`,
	}, Body: func(s string) bool {
		c := findCountry(s)
		return c != nil && (oneOf(c.code, euMembers) || oneOf(c.code, eeaOthers))
	}},
}

func ofCountry(get func(*country) string) func(string) string {
	return func(s string) string {
		if c := findCountry(s); c != nil {
			return get(c)
		}
		return ""
	}
}
