package main

import (
	"strings"

	. "campaignc/bench/intake"
	"campaignc/bench/stream"
)

// campaign runs leads through "Lead intake".
type campaign struct {
	texts *Texts
	lead  stream.Row
	arena stream.Arena
	log   stream.Emitter
	bad   error // a number that is none

	score, behaviour, demographic number
	employees, visits, opens      int64
}

// Chunk runs a piece of the input.
func (c *campaign) Chunk(rows, leads, log []byte) ([]byte, []byte, error) {
	c.arena.Reset()
	c.log.Out = log
	for pos := 0; pos < len(rows); {
		var err error
		if pos, err = c.lead.Parse(rows, pos, Width, &c.arena); err != nil {
			return leads, c.log.Out, err
		}
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

// set changes a text and logs it; what changes nothing logs nothing.
func (c *campaign) set(r Record, column int, value string) {
	old := c.lead.Cells[column]
	if old == value {
		return
	}
	c.log.Change(c.texts.Change[r], old, value)
	c.lead.Set(column, value)
}

func (c *campaign) qualifies() bool {
	f := &c.lead.Cells
	if strings.IndexByte(f[Email], '@') < 0 {
		return false
	}
	if s := stream.Trim(f[Unsubscribed]); stream.EqualFold(s, "true") || s == "1" || stream.EqualFold(s, "yes") {
		return false
	}
	if s := stream.Trim(f[Status]); stream.EqualFold(s, "customer") || stream.EqualFold(s, "disqualified") {
		return false
	}
	c.score = c.number(f[Score])
	return stream.Trim(f[LeadSource]) != "" || stream.Trim(f[ProductInterest]) != "" || c.score.n > 0
}

func (c *campaign) run() {
	f := &c.lead.Cells
	c.set(SetEmail, Email, c.arena.Lower(stream.Trim(f[Email])))
	if stream.Trim(f[Country]) == "" {
		c.log.Const(c.texts.Skipped[CallCountry])
	} else {
		c.log.Const(c.texts.Called[CallCountry])
		c.country()
	}
	c.log.Const(c.texts.Called[CallContact])
	c.contact()
	c.log.Const(c.texts.Called[CallScore])
	c.scores()
	switch region := f[Region]; {
	case c.score.n >= 65 && (stream.EqualFold(region, "na") || stream.EqualFold(region, "emea")) && c.employees >= 50:
		c.set(SetMQL, Status, "MQL")
	case c.score.n >= 40:
		c.set(SetEngaged, Status, "Engaged")
	case c.score.n >= 15:
		c.set(SetNurture, Status, "Nurture")
	default:
		c.set(SetRaw, Status, "Raw")
	}
	c.set(SetMoment, LastMoment, c.moment())
}

func (c *campaign) country() {
	f := &c.lead.Cells
	name := c.countryName(stream.Trim(f[Country]))
	c.set(SetCountry, Country, name)
	switch region := RegionOf(name); region {
	case "NA":
		c.set(SetRegionNA, Region, region)
	case "EMEA":
		c.set(SetRegionEMEA, Region, region)
	case "APAC":
		c.set(SetRegionAPAC, Region, region)
	default:
		c.set(SetRegionROW, Region, region)
	}
}

// countryName is the name of a country, from any of its aliases.
func (c *campaign) countryName(alias string) string {
	var key [48]byte
	if len(alias) > len(key) {
		return c.arena.Title(alias)
	}
	n := 0
	for i := range len(alias) {
		b := alias[i]
		if b == '.' {
			continue
		}
		if b-'A' < 26 {
			b += 32
		}
		key[n] = b
		n++
	}
	if name, ok := Countries[string(key[:n])]; ok {
		return name
	}
	return c.arena.Title(alias)
}

func (c *campaign) contact() {
	f := &c.lead.Cells
	c.set(SetFirstName, FirstName, c.arena.Title(stream.Trim(f[FirstName])))
	c.set(SetLastName, LastName, c.arena.Title(stream.Trim(f[LastName])))
	phone := f[Phone]
	if phone == "" {
		return
	}
	digits := 0
	for i := range len(phone) {
		if phone[i]-'0' <= 9 {
			digits++
		}
	}
	switch {
	case digits == 10 && (f[Country] == "United States" || f[Country] == "Canada"):
		c.set(SetPhoneNA, Phone, c.arena.Digits("+1", phone))
	case digits > 0:
		c.set(SetPhone, Phone, c.arena.Digits("+", phone))
	default:
		c.set(ClearPhone, Phone, "")
	}
}

func (c *campaign) moment() string {
	f := &c.lead.Cells
	title, source := f[JobTitle], f[LeadSource]
	if title == "" {
		title = "unknown title"
	}
	if source == "" {
		source = "unknown"
	}
	b := c.arena.Room(len(f[FirstName]) + len(f[LastName]) + len(title) + len(f[Company]) + len(source) + 80)
	b = append(b, f[FirstName]...)
	b = append(b, ' ')
	b = append(b, f[LastName]...)
	b = append(b, " ("...)
	b = append(b, title...)
	b = append(b, ") at "...)
	b = append(b, f[Company]...)
	b = append(b, " became "...)
	b = append(b, f[Status]...)
	b = append(b, " with score "...)
	b = append(b, f[Score]...)
	b = append(b, " from "...)
	b = append(b, source...)
	return c.arena.Done(b)
}
