package stdlib

import (
	"errors"

	"github.com/nyaruka/phonenumbers"

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
	}, Body: phoneBody(func(n *phonenumbers.PhoneNumber) (lang.Value, error) {
		return textResult(phonenumbers.Format(n, phonenumbers.E164))
	})},
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
		n := readPhone(args[0].Text, args[1].Text)
		return boolResult(n != nil && phonenumbers.IsValidNumber(n))
	}},
	{Function: lang.Function{
		Form:    "phone_country(x: text, country: text?) text",
		Doc:     "The two-letter code of the country that a phone number belongs to; empty when it cannot be told.",
		Example: `phone_country("+49 30 901820") == "DE"`,
	}, Body: phoneBody(func(n *phonenumbers.PhoneNumber) (lang.Value, error) {
		region := phonenumbers.GetRegionCodeForNumber(n)
		if findCountry(region) == nil {
			return none, nil // a number of no country, such as +800
		}
		return textResult(region)
	})},
	{Function: lang.Function{
		Form: "phone_kind(x: text, country: text?) text",
		Doc: "What kind of number it is: mobile, fixed line, fixed line or mobile (where the plan does not tell them apart, as in North America), " +
			"toll free, premium rate, shared cost, voip, personal, pager, company or voicemail; empty when it cannot be told.",
		Example: `phone_kind("+49 151 23456789") == "mobile"`,
	}, Body: phoneBody(func(n *phonenumbers.PhoneNumber) (lang.Value, error) {
		return textResult(phoneKinds[phonenumbers.GetNumberType(n)])
	})},
}

// phoneBody makes the body of a function of a number and its country.
func phoneBody(get func(*phonenumbers.PhoneNumber) (lang.Value, error)) body {
	return func(_ *interp.Env, args []lang.Value) (lang.Value, error) {
		if n := readPhone(args[0].Text, args[1].Text); n != nil {
			return get(n)
		}
		return none, nil
	}
}

var errPhoneStyle = errors.New(`the style is "international" or "national"`)

func formatPhone(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	style := phonenumbers.INTERNATIONAL
	switch args[2].Text {
	case "", "international":
	case "national":
		style = phonenumbers.NATIONAL
	default:
		return none, errPhoneStyle
	}
	if n := readPhone(args[0].Text, args[1].Text); n != nil {
		return textResult(phonenumbers.Format(n, style))
	}
	return none, nil
}
