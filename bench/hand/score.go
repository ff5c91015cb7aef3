package main

import (
	"fmt"
	"strings"

	. "campaignc/bench/intake"
	"campaignc/bench/stream"
)

// number is a whole number that may be blank, which counts as 0.
type number struct {
	n     int64
	blank bool
}

// number reads a cell.
func (c *campaign) number(cell string) number {
	n, ok := stream.Int(cell)
	if !ok {
		c.bad = fmt.Errorf("%q is no whole number", cell)
	}
	return number{n, cell == ""}
}

// add changes a number and logs it.
func (c *campaign) add(r Record, column int, to *number, by int64) {
	if by == 0 && !to.blank {
		return
	}
	to.n, to.blank = to.n+by, false
	old, value := c.lead.Cells[column], c.arena.Itoa(to.n)
	c.log.Change(c.texts.Change[r], old, value)
	c.lead.Set(column, value)
}

func (c *campaign) scores() {
	f := &c.lead.Cells
	c.visits, c.opens = c.number(f[WebVisits]).n, c.number(f[EmailOpens]).n
	c.employees = c.number(f[Employees]).n
	c.behaviour, c.demographic = c.number(f[BehaviorScore]), c.number(f[DemoScore])
	if c.visits > 0 || c.opens > 0 || stream.Trim(f[ProductInterest]) != "" {
		c.log.Const(c.texts.Called[CallBehaviour])
		c.behaviourScore()
	} else {
		c.log.Const(c.texts.Skipped[CallBehaviour])
	}
	titled := stream.Trim(f[JobTitle]) != ""
	if titled || c.employees > 0 {
		c.log.Const(c.texts.Called[CallDemographic])
		c.demographicScore(titled)
	} else {
		c.log.Const(c.texts.Skipped[CallDemographic])
	}
	c.add(SetScore, Score, &c.score, c.behaviour.n+c.demographic.n)
}

func (c *campaign) behaviourScore() {
	switch {
	case c.visits >= 10:
		c.add(AddVisits10, BehaviorScore, &c.behaviour, 20)
	case c.visits >= 3:
		c.add(AddVisits3, BehaviorScore, &c.behaviour, 10)
	case c.visits >= 1:
		c.add(AddVisits1, BehaviorScore, &c.behaviour, 5)
	}
	switch {
	case c.opens >= 5:
		c.add(AddOpens5, BehaviorScore, &c.behaviour, 15)
	case c.opens >= 1:
		c.add(AddOpens1, BehaviorScore, &c.behaviour, c.opens*2)
	}
}

func (c *campaign) demographicScore(titled bool) {
	t := c.arena.Lower(c.lead.Cells[JobTitle])
	has := func(word string) bool { return strings.Contains(t, word) }
	switch {
	case has("chief") || has("ceo") || has("cfo") || has("vp") || has("vice president"):
		c.add(AddChief, DemoScore, &c.demographic, 30)
	case has("director") || has("head of"):
		c.add(AddDirector, DemoScore, &c.demographic, 20)
	case has("manager") || has("lead"):
		c.add(AddManager, DemoScore, &c.demographic, 10)
	case titled:
		c.add(AddTitle, DemoScore, &c.demographic, 2)
	}
	switch {
	case c.employees >= 1000:
		c.add(AddStaff1000, DemoScore, &c.demographic, 20)
	case c.employees >= 200:
		c.add(AddStaff200, DemoScore, &c.demographic, 10)
	case c.employees >= 50:
		c.add(AddStaff50, DemoScore, &c.demographic, 5)
	}
}
