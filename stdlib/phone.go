package stdlib

import (
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// This file reads phone numbers as people write them.

// phoneLimit is how long a text may be, in bytes, to be read as a phone number.
const phoneLimit = 100

// readPhone reads a number written in the international form, or as people in
// the country write it; nil when the text is no number, or could be none by its
// length. The country is a name or code, and may be unknown.
func readPhone(s, in string) *phonenumbers.PhoneNumber {
	s = strings.TrimSpace(s)
	if len(s) > phoneLimit {
		return nil
	}
	region := phonenumbers.UNKNOWN_REGION
	if c := findCountry(in); c != nil {
		region = c.code
	} else if rest, found := strings.CutPrefix(s, "00"); found {
		s = "+" + rest // what most of the world dials before a country's code
	}
	number, err := phonenumbers.Parse(s, region)
	if err != nil || !phonenumbers.IsPossibleNumber(number) {
		return nil
	}
	return number
}

// phoneKinds are the kinds of numbers by what they are called in the language.
var phoneKinds = map[phonenumbers.PhoneNumberType]string{
	phonenumbers.MOBILE:               "mobile",
	phonenumbers.FIXED_LINE:           "fixed line",
	phonenumbers.FIXED_LINE_OR_MOBILE: "fixed line or mobile",
	phonenumbers.TOLL_FREE:            "toll free",
	phonenumbers.PREMIUM_RATE:         "premium rate",
	phonenumbers.SHARED_COST:          "shared cost",
	phonenumbers.VOIP:                 "voip",
	phonenumbers.PERSONAL_NUMBER:      "personal",
	phonenumbers.PAGER:                "pager",
	phonenumbers.UAN:                  "company",
	phonenumbers.VOICEMAIL:            "voicemail",
}
