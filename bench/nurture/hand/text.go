package main

import . "campaignc/bench/nurture/renewal"

// or is a text, or another when it is empty.
func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// join puts texts together in the arena.
func (c *campaign) join(parts ...string) string {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	b := c.arena.Room(n)
	for _, p := range parts {
		b = append(b, p...)
	}
	return c.arena.Done(b)
}

func (c *campaign) summaryText() string {
	f := &c.lead.Cells
	return c.join(or(f[FirstName], "The customer"), " ", f[LastName], ", ", or(f[JobTitle], "contact"), " at ", or(f[Company], "an unnamed company"),
		" in ", or(f[Country], "an unknown country"), ", has been a customer for ", f[TenureMonths], " months on the ", f[Plan], " plan with ",
		or(f[SeatsUsed], "0"), " of ", or(f[Seats], "0"), " seats in use at ", f[MonthlyFee], " a month. The contract renews on ", f[RenewalDate],
		", in ", f[DaysLeft], " days; the next review is due on ", f[NextReview], ". Health stands at ", f[Health], " and engagement at ", f[Engagement],
		", with ", or(f[OpenTickets], "no"), " open tickets and a score of ", or(f[NPS], "none"), " in the last survey. Invited by ",
		or(c.member.invitedBy, "nobody"), " through Renewals. Your renewals team, ", or(f[OwnerName], "Customer Success"), " (",
		or(f[OwnerEmail], "success@acme.example"), ").")
}

// writeNote sets the note at the lead's own moment.
func (c *campaign) writeNote(moment string, day int64) {
	f := &c.lead.Cells
	value := c.join("Reviewed on ", dateText(&c.arena, day), " by ", or(f[OwnerName], "Customer Success"), ": ", f[Lifecycle], " with health ", f[Health],
		"; ", or(f[Offer], "no offer"), " until ", or(f[OfferUntil], "further notice"), ".")
	old := f[Note]
	if old == value {
		return
	}
	c.log.Parts(c.note, moment, old, value)
	c.lead.Set(Note, value)
}
