package stdlib

import (
	"campaignc/interp"
	"campaignc/lang"
)

// What a lead is a member of now. Marketo's attribute filters (Country, Lead
// Score, Unsubscribed, Acquisition Program, SFDC Type, Has Opportunity, …) need
// no entry: they are comparisons of fields.

var membershipFilters = []interp.Filter{
	membership(lang.Entry{
		Form: "member of list <list>", Reads: []string{"list:<list>"},
		Doc:     "Holds when the lead is on a static list.",
		Example: `member of list "Competitors"`,
	}, func(c *interp.Call) bool { return c.Lead().Lists[c.Object(0).(*lang.Asset).Index] }),
	membership(lang.Entry{
		Form:    "member of smart list <smartlist>",
		Doc:     "Holds when the lead meets the conditions of a smart list at this moment.",
		Example: `member of smart list "Mailable"`,
	}, func(c *interp.Call) bool { return c.SmartList(c.Object(0).(*lang.SmartListAsset)) }),
	membership(lang.Entry{
		Form:    "member of smart campaign <campaign>",
		Doc:     "Holds when the lead has entered a campaign's flow at least once.",
		Example: `member of smart campaign "Nurture"`,
	}, func(c *interp.Call) bool { return c.Lead().Entered[c.Object(0).(*lang.Campaign).Index].Count > 0 }),
	membership(lang.Entry{
		Form: "member of program [<program>] [with status <status>]", Reads: []string{"status:<program>"},
		Doc:     "Holds when the lead is in a program, the one that holds the campaign unless said, and has the status if one is named.",
		Example: `member of program "Webinar" with status "Attended"`,
	}, func(c *interp.Call) bool { return isMember(c, 0) && (c.Object(1) == nil || hasStatus(c, 0, 1)) }),
	membership(lang.Entry{
		Form: "has program status <status> [in <program>]", Reads: []string{"status:<program>"},
		Doc: "Holds when the lead has a status in a program, the one that holds the campaign unless said. " +
			"\"Not in Program\" holds for those who are no members.",
		Example: `has program status "Attended" in "Webinar"`,
	}, func(c *interp.Call) bool { return hasStatus(c, 1, 0) }),
	membership(lang.Entry{
		Form: "has reached success [in <program>]", Reads: []string{"status:<program>"},
		Doc:     "Holds when the lead reached success in a program, the one that holds the campaign unless said.",
		Example: `has reached success in "Webinar"`,
	}, hasReachedSuccess),
	membership(lang.Entry{
		Form: "member of engagement program <program>", Reads: []string{"status:<program>"},
		Doc: "Holds when the lead is in an engagement program. A run does not keep the lead's stream and cadence; " +
			"`was added to engagement program` and its kin ask the history for them.",
		Example: `member of engagement program "Nurturing"`,
	}, func(c *interp.Call) bool { return isMember(c, 0) }),
	membership(lang.Entry{
		Form:    "member of segmentation <segmentation> in segment <segment>",
		Doc:     "Holds when the lead is in a segment: the first whose conditions it meets, or \"Default\".",
		Example: `member of segmentation "Region" in segment "EMEA"`,
	}, func(c *interp.Call) bool {
		return c.Segment(c.Object(0).(*lang.Segmentation)) == c.Object(1).(*lang.Segment)
	}),
	membership(lang.Entry{
		Form: "random sample <percent>",
		Doc: "Holds for about that share of the leads, chosen evenly. The choice depends on the run's seed, the lead and the place " +
			"in the source alone, so that a second run with the same seed chooses the same leads.",
		Example: `random sample 10 percent`,
	}, func(c *interp.Call) bool { return c.Sample()*100 < float64(c.Int(0)) }),
}

// isMember reports whether the lead is in the program that operand i names or,
// left out, in the one that holds the phrase.
func isMember(c *interp.Call, i int) bool {
	p := programOf(c, i)
	return p != nil && c.Lead().Programs[p.Index].Status != 0
}

// hasStatus compares the lead's status in a program with the status that
// operand `status` names.
func hasStatus(c *interp.Call, program, status int) bool {
	p := programOf(c, program)
	if p == nil {
		return false
	}
	want, is := c.Object(status).(*lang.Status), statusOf(p, &c.Lead().Programs[p.Index])
	if is == nil {
		return isNotInProgram(want)
	}
	return is == want
}

func hasReachedSuccess(c *interp.Call) bool {
	p := programOf(c, 0)
	return p != nil && c.Lead().Programs[p.Index].Success
}
