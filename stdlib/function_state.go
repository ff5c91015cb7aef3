package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// stateFunctions know the states, provinces and cantons of all countries.
var stateFunctions = []interp.Function{
	{Function: lang.Function{
		Form: "state_name(x: text, country: text) text",
		Doc: "The name of a state, province or canton given by a name, a code or a usual abbreviation, in a country given by a name or code; " +
			"empty when either is unknown.",
		Marketo: "a Change Data Value step with a choice for each result: `is` one of its spellings",
		Example: `state_name("calif.", "USA") == "California"`,
	}, Body: func(x, country string) string {
		if s := findState(x, country); s != nil {
			return s.name
		}
		return ""
	}},
	{Function: lang.Function{
		Form: "state_code(x: text, country: text) text",
		Doc: "The ISO code, without the country's, of a state, province or canton given by a name, a code or a usual abbreviation; empty when " +
			"either is unknown.",
		Example: `state_code("Bavaria", "Germany") == "BY"`,
	}, Body: func(x, country string) string {
		if s := findState(x, country); s != nil {
			return s.code
		}
		return ""
	}},
}
