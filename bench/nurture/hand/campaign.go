package main

import (
	"fmt"
	"strings"

	. "campaignc/bench/nurture/renewal"
	"campaignc/bench/stream"
)

// campaign runs leads through "Renewal nurture".
type campaign struct {
	*records
	members map[string]membership
	lead    stream.Row
	arena   stream.Arena
	log     stream.Emitter
	bad     error // a value that cannot be read

	member                   membership
	renewal, daysLeft        int64
	health, engagement       int64
	seats, seatsUsed         int64
	openTickets, nps         int64
	hasSeats, hasUsed, rated bool
	nextReview               int64
}

var (
	today, _ = parseDate(Now[:10])
	now, _   = parseMoment(Now)
	mailDay  = today + 3 // at the time of day at which the run began
)

// Chunk runs a piece of the input.
func (c *campaign) Chunk(rows, leads, log []byte) ([]byte, []byte, error) {
	c.arena.Reset()
	c.log.Out = log
	for pos := 0; pos < len(rows); {
		var err error
		if pos, err = c.lead.Parse(rows, pos, Width, &c.arena); err != nil {
			return leads, c.log.Out, err
		}
		c.defaults()
		c.member = c.members[c.lead.Cells[ID]]
		if c.qualifies() {
			if err := c.log.Begin(c.lead.Cells[ID]); err != nil {
				return leads, c.log.Out, err
			}
			c.run()
		}
		if c.bad != nil {
			return leads, c.log.Out, c.bad
		}
		leads = c.lead.Append(leads)
	}
	return leads, c.log.Out, nil
}

// defaults fills blank cells of fields that have a default. That is no change.
func (c *campaign) defaults() {
	for _, d := range [...]struct {
		column int
		value  string
	}{
		{Health, "0"}, {Engagement, "0"}, {Lifecycle, "Customer"},
		{Unsubscribed, "false"}, {MarketingSuspended, "false"}, {BlockListed, "false"}, {EmailInvalid, "false"},
	} {
		if c.lead.Cells[d.column] == "" {
			c.lead.Set(d.column, d.value)
		}
	}
}

func (c *campaign) qualifies() bool {
	f := &c.lead.Cells
	if strings.IndexByte(f[Email], '@') < 0 || c.member.doNotNurture {
		return false
	}
	if p := f[Plan]; p != "Team" && p != "Business" && p != "Enterprise" {
		return false
	}
	if f[RenewalDate] == "" {
		return false
	}
	c.renewal = c.date(RenewalDate)
	return today <= c.renewal && c.renewal <= today+400 && f[Unsubscribed] != "true"
}

func (c *campaign) run() {
	f := &c.lead.Cells
	c.status(&c.listed, listed, atStart)
	c.daysLeft = c.renewal - today
	c.set(c.records.daysLeft, DaysLeft, c.arena.Itoa(c.daysLeft))
	if f[SignedUp] != "" {
		c.set(c.tenure, TenureMonths, c.arena.Itoa(monthsBetween(c.date(SignedUp), today)))
	} else {
		c.set(c.tenure, TenureMonths, "")
	}
	c.nextReview = c.renewal - 30
	c.set(c.records.nextReview, NextReview, dateText(&c.arena, c.nextReview))
	c.log.Const(c.score.qualified)
	c.scoreHealth()
	c.choose()
	c.set(c.summary, Summary, c.summaryText())
	c.log.Parts(c.moment, c.join("Renewal nurture: ", f[Lifecycle], ", ", f[DaysLeft], " days before renewal, offer ", or(f[Offer], "none")))
	c.log.Parts(c.waitDays, atMail)
	c.mail()
	c.status(&c.contacted, contacted, atMail)
	review, day := nineOClock(&c.arena, c.nextReview), c.nextReview
	c.log.Parts(c.waitReview, review)
	if day <= mailDay {
		review, day = atMail, mailDay
	}
	if c.health >= 40 && !c.member.reviewed {
		c.status(&c.renewing, renewing, review)
		c.log.Parts(c.addToList, review)
	} else {
		c.status(&c.reviewed, reviewed, review)
	}
	c.writeNote(review, day)
}

// choose makes the lead an offer.
func (c *campaign) choose() {
	switch {
	case c.daysLeft <= 45 && c.health >= 30:
		if !c.member.champion {
			c.log.Const(c.champion.skipped[0])
			return
		}
		c.log.Const(c.champion.qualified)
		c.offerChampion()
	case c.daysLeft <= 45 && (c.openTickets > 2 || c.rated && c.nps < 5):
		c.log.Const(c.rescue.qualified)
		c.offerRescue()
	case c.daysLeft <= 45:
		c.log.Const(c.standard10.qualified)
		c.offerStandard(10)
	case c.daysLeft <= 120 && c.hasSeats && c.hasUsed && c.seatsUsed > c.seats:
		if !atLeast50(c.lead.Cells[MonthlyFee]) {
			c.log.Const(c.expand.skipped[0])
			return
		}
		c.log.Const(c.expand.qualified)
		c.offerExpansion()
	case c.daysLeft <= 120:
		c.log.Const(c.standard2.qualified)
		c.offerStandard(2)
	default:
		if ticket := c.lead.Cells[LastTicket]; ticket != "" && c.date(LastTicket) >= today-30 {
			c.log.Const(c.warm.skipped[0])
			return
		}
		c.log.Const(c.warm.qualified)
		c.add(c.warmPoint, Engagement, &c.engagement, 1)
		c.set(c.warmOffer, Offer, "None yet, says Your renewals team")
	}
}

// atLeast50 reports whether an amount, which may be blank, is 50 or more.
func atLeast50(amount string) bool {
	whole, _, _ := strings.Cut(amount, ".")
	n, ok := stream.Int(whole)
	return ok && n >= 50
}

func (c *campaign) mail() {
	f := &c.lead.Cells
	switch {
	case f[BlockListed] == "true":
		c.log.Const(c.mailSkipped["block listed"])
	case f[EmailInvalid] == "true":
		c.log.Const(c.mailSkipped["e-mail address invalid"])
	case f[MarketingSuspended] == "true":
		c.log.Const(c.mailSkipped["marketing suspended"])
	default:
		c.log.Const(c.mailSent)
	}
}

// set changes a field when the run begins; what changes nothing logs nothing.
func (c *campaign) set(text string, column int, value string) {
	old := c.lead.Cells[column]
	if old == value {
		return
	}
	c.log.Change(text, old, value)
	c.lead.Set(column, value)
}

// add changes a score.
func (c *campaign) add(text changeText, column int, score *int64, by int64) {
	if by == 0 {
		return
	}
	*score += by
	sign := "+"
	if by < 0 {
		sign = ""
	}
	old, value := c.lead.Cells[column], c.arena.Itoa(*score)
	c.log.Parts(text, c.join(sign, c.arena.Itoa(by)), old, value)
	c.lead.Set(column, value)
}

// status gives the lead a status in the program, unless it has a higher one.
func (c *campaign) status(text *statusText, to int, moment string) {
	c.log.Parts([]string{at, text[c.member.status]}, moment)
	c.member.status = max(c.member.status, to)
}

// date reads a date.
func (c *campaign) date(column int) int64 {
	days, ok := parseDate(c.lead.Cells[column])
	if !ok {
		c.bad = fmt.Errorf("%q is no date", c.lead.Cells[column])
	}
	return days
}

// int reads a whole number; blank is 0.
func (c *campaign) int(column int) (n int64, given bool) {
	cell := c.lead.Cells[column]
	n, ok := stream.Int(cell)
	if !ok {
		c.bad = fmt.Errorf("%q is no whole number", cell)
	}
	return n, cell != ""
}
