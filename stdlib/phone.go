package stdlib

import (
	"math/bits"
	"strings"
)

// This file reads phone numbers, as a dialling exchange would. Numbering plans
// and the rules for reading by them follow libphonenumber; the tests compare
// the two.

// phoneNumber is a number of a calling code.
type phoneNumber struct {
	plan     *phonePlan // the main one of the code
	national string     // the number behind the code, without a trunk prefix
}

// phoneLimit is how long a text may be, in bytes, to be read as a phone number.
const phoneLimit = 100

// The fewest and most digits of a national number.
const (
	nationalLeast = 2
	nationalMost  = 17
)

// readPhone reads a number written in the international form, or as people in
// the country write it; false when the text is no number, or can be none by its
// length. The country is a name or code, and may be unknown.
func readPhone(s, in string) (phoneNumber, bool) {
	if len(s) > phoneLimit {
		return phoneNumber{}, false
	}
	var buf [phoneLimit]byte
	dialled, plus, ok := phoneDigits(buf[:0], s)
	if !ok {
		return phoneNumber{}, false
	}
	digits := string(dialled)
	var home *phonePlan
	if c := findCountry(in); c != nil {
		home = phonePlanTable().byRegion[c.code]
	}
	if home == nil && !plus {
		if digits, plus = strings.CutPrefix(digits, "00"); !plus { // what most of the world dials before a country's code
			return phoneNumber{}, false
		}
	}
	return readDialled(digits, plus, home)
}

// readDialled reads digits that follow a plus, or are dialled at home.
func readDialled(digits string, plus bool, home *phonePlan) (phoneNumber, bool) {
	plan, national, abroad := home.fromAbroad(digits, plus)
	switch {
	case plan != nil:
	case plus && home != nil: // a plus by mistake, as in +0049
		if plan, national, _ = home.fromAbroad(digits, false); plan == nil {
			return phoneNumber{}, false
		}
	case abroad || home == nil:
		return phoneNumber{}, false
	default:
		plan, national = home, digits
	}
	if shorter := plan.withoutTrunk(national); plan.length(shorter) == lengthFits || plan.length(shorter) == lengthOver {
		national = shorter
	}
	if len(national) < nationalLeast || len(national) > nationalMost {
		return phoneNumber{}, false
	}
	n := phoneNumber{plan: phonePlanTable().byCode[plan.code][0], national: national}
	return n, n.plan.length(national) == lengthFits
}

// fromAbroad splits digits that begin with a calling code into its main plan
// and the rest: behind a plus, behind what is dialled at home for abroad, or
// when they make sense only so. Without a plan, abroad says whether they were
// meant to.
func (p *phonePlan) fromAbroad(digits string, plus bool) (plan *phonePlan, national string, abroad bool) {
	if !plus && p != nil {
		if at := p.idd.match(digits); at != nil && !strings.HasPrefix(digits[at[1]:], "0") {
			digits, plus = digits[at[1]:], true
		}
	}
	if plus {
		if len(digits) <= nationalLeast {
			return nil, "", true
		}
		table := phonePlanTable()
		for n := 1; n <= 3; n++ {
			if plans := table.byCode[digits[:n]]; plans != nil {
				return plans[0], digits[n:], true
			}
		}
		return nil, "", true
	}
	if p == nil || !strings.HasPrefix(digits, p.code) {
		return nil, "", false
	}
	// The code without a plus, when the number is none with it but one without.
	rest := p.withoutTrunk(digits[len(p.code):])
	if !p.general.pattern.matches(digits) && p.general.pattern.matches(rest) || p.length(digits) == lengthOver {
		return phonePlanTable().byCode[p.code][0], rest, true
	}
	return nil, "", false
}

// withoutTrunk is the number without what is dialled before it within the
// country, unless that would unmake a number.
func (p *phonePlan) withoutTrunk(number string) string {
	groups := p.trunk.match(number)
	if groups == nil {
		return number
	}
	shorter := number[groups[1]:]
	if last := len(groups) - 2; p.rule != "" && groups[last] >= 0 {
		shorter = string(p.trunk.expand(p.rule, number, groups)) + shorter
	}
	if p.general.pattern.matches(number) && !p.general.pattern.matches(shorter) {
		return number
	}
	return shorter
}

// What a number's length says.
type lengthResult uint8

const (
	lengthFits    lengthResult = iota
	lengthPartial              // enough within its area alone
	lengthUnder
	lengthOver
	lengthBetween // shorter and longer ones exist
)

func (p *phonePlan) length(number string) lengthResult {
	switch n := len(number); {
	case p.general.partial>>n&1 == 1:
		return lengthPartial
	case p.general.lengths>>n&1 == 1:
		return lengthFits
	case p.general.lengths>>n == 0:
		return lengthOver
	case n < bits.TrailingZeros32(p.general.lengths):
		return lengthUnder
	}
	return lengthBetween
}

// e164 is the number in the international form of digits alone.
func (n phoneNumber) e164() string { return "+" + n.plan.code + n.national }

// home is the plan of the country that the number belongs to; nil when it
// cannot be told.
func (n phoneNumber) home() *phonePlan {
	plans := phonePlanTable().byCode[n.plan.code]
	if len(plans) == 1 {
		return plans[0]
	}
	for _, p := range plans {
		if p.leading != nil {
			if p.leading.begins(n.national) {
				return p
			}
		} else if p.kind(n.national) != "" {
			return p
		}
	}
	return nil
}

// kind is what kind of number it is in its own country; "" when it is none.
func (n phoneNumber) kind() string {
	if home := n.home(); home != nil {
		return home.kind(n.national)
	}
	return ""
}

// The names of kinds that are two at once, or told from each other last.
const (
	fixedLine         = "fixed line"
	mobilePhone       = "mobile"
	fixedLineOrMobile = "fixed line or mobile"
)

// kind is what kind of number a national number is in the plan; "" when none.
func (p *phonePlan) kind(number string) string {
	if !p.general.holds(number) {
		return ""
	}
	fixed := false
	for i := range p.kinds {
		k := &p.kinds[i]
		switch {
		case k.name == mobilePhone && p.same && !fixed, !k.holds(number):
		case k.name == fixedLine:
			fixed = true
			if p.same {
				return fixedLineOrMobile
			}
		case k.name == mobilePhone && fixed:
			return fixedLineOrMobile
		default:
			return k.name
		}
	}
	if fixed {
		return fixedLine
	}
	return ""
}

// print is the number as it is printed, for use within the country or from abroad.
func (n phoneNumber) print(national bool) string {
	formats := n.plan.formats
	if !national && len(n.plan.abroad) > 0 {
		formats = n.plan.abroad
	}
	printed := n.national
	for _, f := range formats {
		if (f.leading == nil || f.leading.begins(n.national)) && f.pattern.matches(n.national) {
			printed = f.print(n.national, national)
			break
		}
	}
	if national {
		return printed
	}
	return "+" + n.plan.code + " " + printed
}
