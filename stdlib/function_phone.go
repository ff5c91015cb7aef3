package stdlib

import (
	"errors"

	"campaignc/interp"
	"campaignc/lang"
)

// phoneFunctions read phone numbers. The country says how a number without
// `+` and country code is dialled; a name or a code of it will do.
var phoneFunctions = []interp.Function{
	{Function: lang.Function{
		Form: "phone_e164(x: text, country: text?) text",
		Doc: "A phone number in the international form of digits alone, `+12125550123`. Without a country the number must begin with `+` or " +
			"`00`. Extensions are dropped. Empty when the text is no number or has too few or too many digits for its country.",
		Example: `phone_e164("(212) 555-0123", country: "USA") == "+12125550123"`,
	}, Body: phoneBody(phoneNumber.e164)},
	{Function: lang.Function{
		Form:    "format_phone(x: text, country: text?, style: constant?) text",
		Doc:     "A phone number as it is printed: style international (unless said) or national. Empty when it is no number.",
		Example: `format_phone("030 901820", country: "Germany") == "+49 30 901820"`,
	}, Body: formatPhone},
	{Function: lang.Function{
		Form: "is_valid_phone(x: text, country: text?) boolean",
		Doc: "Whether a phone number can exist: its beginning and length are in use in its country's numbering plan. Whether someone has it " +
			"is not asked.",
		Example: `is_valid_phone("+49 30 901820") and not is_valid_phone("12345")`,
	}, Body: func(_ *interp.Env, args []lang.Value) (lang.Value, error) {
		n, ok := readPhone(args[0].Text, args[1].Text)
		return boolResult(ok && n.kind() != "")
	}},
	{Function: lang.Function{
		Form:    "phone_country(x: text, country: text?) text",
		Doc:     "The two-letter code of the country that a phone number belongs to; empty when it cannot be told.",
		Example: `phone_country("+49 30 901820") == "DE"`,
	}, Body: phoneBody(func(n phoneNumber) string {
		if home := n.home(); home != nil && home.region != worldRegion {
			return home.region
		}
		return ""
	})},
	{Function: lang.Function{
		Form: "phone_kind(x: text, country: text?) text",
		Doc: "What kind of number it is: mobile, fixed line, fixed line or mobile (where the plan does not tell them apart, as in North America), " +
			"toll free, premium rate, shared cost, voip, personal, pager, company or voicemail; empty when it cannot be told.",
		Example: `phone_kind("+49 151 23456789") == "mobile"`,
	}, Body: phoneBody(phoneNumber.kind)},
}

// phoneBody makes the body of a function of a number and its country.
func phoneBody(get func(phoneNumber) string) body {
	return func(_ *interp.Env, args []lang.Value) (lang.Value, error) {
		if n, ok := readPhone(args[0].Text, args[1].Text); ok {
			return textResult(get(n))
		}
		return none, nil
	}
}

var errPhoneStyle = errors.New(`the style is "international" or "national"`)

func formatPhone(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	style := args[2].Text
	if style != "" && style != "international" && style != "national" {
		return none, errPhoneStyle
	}
	if n, ok := readPhone(args[0].Text, args[1].Text); ok {
		return textResult(n.print(style == "national"))
	}
	return none, nil
}
