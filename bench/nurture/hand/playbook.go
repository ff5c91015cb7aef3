package main

import (
	"fmt"

	. "campaignc/bench/nurture/renewal"
)

func (c *campaign) scoreHealth() {
	f := &c.lead.Cells
	c.health, _ = c.int(Health)
	c.engagement, _ = c.int(Engagement)
	c.seats, c.hasSeats = c.int(Seats)
	c.seatsUsed, c.hasUsed = c.int(SeatsUsed)
	c.openTickets, _ = c.int(OpenTickets)
	c.nps, c.rated = c.int(NPS)
	features, counted := c.int(FeatureCount)
	switch days := c.daysSinceLogin(); {
	case days <= 14:
		c.add(c.loginRecent, Engagement, &c.engagement, 20)
	case days <= 60:
		c.add(c.loginSome, Engagement, &c.engagement, 5)
	default:
		c.add(c.loginNone, Engagement, &c.engagement, -10)
	}
	if f[Plan] != "Team" || c.seats > 5 {
		c.scoreUse(counted)
	}
	c.add(c.sum, Health, &c.health, c.engagement+features-c.openTickets*3)
	switch {
	case c.rated && c.nps >= 9:
		c.add(c.fans, Health, &c.health, 10)
	case c.rated && c.nps <= 6:
		c.add(c.foes, Health, &c.health, -10)
	}
}

// daysSinceLogin is how many days ago the last login was, begun ones counted
// whole; many when it is not known or lies ahead.
func (c *campaign) daysSinceLogin() int64 {
	const many = 1 << 30
	cell := c.lead.Cells[LastLogin]
	if cell == "" {
		return many
	}
	login, ok := parseMoment(cell)
	if !ok {
		c.bad = fmt.Errorf("%q is no date with a time", cell)
	}
	if login > now {
		return many
	}
	return (now - login + day - 1) / day
}

func (c *campaign) scoreUse(counted bool) {
	switch {
	case c.seats <= 0:
		c.log.Const(c.use.skipped[0])
		return
	case !counted:
		c.log.Const(c.use.skipped[1])
		return
	}
	c.log.Const(c.use.qualified)
	switch {
	case c.seatsUsed*10 >= c.seats*9:
		c.add(c.useHigh, Health, &c.health, 25)
	case c.seatsUsed*2 >= c.seats:
		c.add(c.useSome, Health, &c.health, 10)
	default:
		c.add(c.useLow, Health, &c.health, -5)
	}
}

func (c *campaign) offerChampion() {
	c.set(c.championStage, Lifecycle, "Renewing")
	c.add(c.championPoints, Health, &c.health, 5)
	c.set(c.championOffer, Offer, c.join("Champion: two months free for ", or(c.lead.Cells[Company], "you"), ", Your renewals team"))
	c.set(c.championUntil, OfferUntil, dateText(&c.arena, addMonths(c.renewal, 1)))
}

func (c *campaign) offerRescue() {
	f := &c.lead.Cells
	c.set(c.rescueStage, Lifecycle, "At Risk")
	c.set(c.rescueOffer, Offer, c.join("A call with ", or(f[OwnerName], "Customer Success"), " before ", f[RenewalDate]))
	c.set(c.rescueUntil, OfferUntil, dateText(&c.arena, today+14))
	c.log.Parts(c.rescueMoment, c.join("At risk: ", or(f[OpenTickets], "0"), " open tickets, ", or(f[Company], "unnamed")))
}

func (c *campaign) offerStandard(points int64) {
	f := &c.lead.Cells
	c.add(c.standardPoints, Engagement, &c.engagement, points)
	c.set(c.standardOffer, Offer, c.join(f[Plan], " for another year, price held until ", f[RenewalDate]))
	c.set(c.standardUntil, OfferUntil, dateText(&c.arena, c.renewal-7))
}

func (c *campaign) offerExpansion() {
	f := &c.lead.Cells
	c.set(c.expandStage, Lifecycle, "Expanding")
	c.set(c.expandOffer, Offer, c.join("More seats for ", or(f[Company], "your team"), ": ", f[SeatsUsed], " in use, ", f[Seats], " paid"))
	c.set(c.expandUntil, OfferUntil, dateText(&c.arena, endOfMonth(c.renewal)))
}
