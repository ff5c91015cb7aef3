package main

import (
	"strconv"
	"strings"
	"time"

	"campaignc/bench/nurture/renewal"
	"campaignc/bench/random"
)

// generator makes leads. The order of its choices is part of the data.
type generator struct{ random.Source }

var (
	firstNames = strings.Fields("Ann Ben Carla David Elena Fatima Georg Hanna Ivan Julia Kenji Laura Marco Nina Olga Paul Quinn Rosa Sven Tara Umar Vera Will Xenia Yuki Zoë José Renée")
	lastNames  = strings.Fields("Adams Bauer Costa Dubois Evans Fischer Garcia Hansen Ito Jansen Kumar Lopez Martin Novak Olsen Patel Rossi Schmidt Tanaka Weber Müller O'Brien")
	companies  = []string{"Acme", "Globex Inc.", "Initech", "Umbrella, Ltd", "Stark & Sons", "Wayne Holdings", `The "Hooli" Company`, "Vandelay", "Tyrell Labs", "Wonka GmbH", ""}
	jobTitles  = []string{"Head of IT", "CTO", "Operations Manager", "Team Lead", "Founder", "VP Sales", "Buyer", "Office Manager", ""}
	countries  = []string{"Germany", "France", "United States", "Spain", "Japan", "Brazil", "Canada", ""}
	languages  = []string{"en", "en", "de", "fr", "es", ""}
	plans      = []string{"Free", "Team", "Team", "Business", "Business", "Enterprise"}
	owners     = []string{"Maria Sanders", "Tom Becker", "Aiko Mori", "Luc Petit", ""}
	industries = []string{"Software", "Healthcare", "Retail", "Manufacturing", "Education", ""}
	sources    = []string{"Webinar", "Trade Show", "Referral", "Partner", "Paid Search", ""}
)

// today is the day of the virtual clock.
var today = time.Date(2026, time.March, 1, 0, 0, 0, 0, time.UTC)

// day is a date some days from today, between two numbers.
func (g *generator) day(from, to int) string {
	return today.AddDate(0, 0, from+g.N(to-from+1)).Format(time.DateOnly)
}

// maybe is a text in p cases of 100, else blank.
func (g *generator) maybe(p int, text string) string {
	if g.Percent(p) {
		return text
	}
	return ""
}

func (g *generator) number(below int) string { return strconv.Itoa(g.N(below)) }

// lead is the row of a lead.
func (g *generator) lead(id string) []string {
	row := make([]string, renewal.Width)
	row[renewal.ID] = id
	g.person(row, id)
	g.contract(row)
	g.behaviour(row)
	row[renewal.Unsubscribed] = g.flag(6)
	row[renewal.MarketingSuspended] = g.flag(4)
	row[renewal.BlockListed] = g.flag(1)
	row[renewal.EmailInvalid] = g.flag(2)
	return row
}

// flag is true in p cases of 100, else false or blank, which means the same.
func (g *generator) flag(p int) string {
	switch {
	case g.Percent(p):
		return "true"
	case g.Percent(50):
		return "false"
	}
	return ""
}

func (g *generator) person(row []string, id string) {
	row[renewal.FirstName], row[renewal.LastName] = g.maybe(96, g.Pick(firstNames)), g.Pick(lastNames)
	row[renewal.Email] = g.maybe(98, "customer"+id+"@example"+g.number(500)+".com")
	row[renewal.Company], row[renewal.JobTitle] = g.Pick(companies), g.Pick(jobTitles)
	row[renewal.Country], row[renewal.Language] = g.Pick(countries), g.Pick(languages)
	row[renewal.OwnerName] = g.Pick(owners)
	row[renewal.OwnerEmail] = g.maybe(70, "owner"+g.number(40)+"@acme.example")
	row[renewal.OwnerPhone] = g.maybe(60, "+49 30 "+g.Digits(7))
	row[renewal.Website] = g.maybe(80, "https://www.example"+g.number(500)+".com/about?from=crm")
	row[renewal.Industry], row[renewal.LeadSource] = g.Pick(industries), g.Pick(sources)
	row[renewal.Partner] = g.maybe(20, "Partner "+g.number(30))
}

func (g *generator) contract(row []string) {
	row[renewal.Plan] = g.Pick(plans)
	seats := 1 + g.N(60)
	row[renewal.Seats] = g.maybe(95, strconv.Itoa(seats))
	row[renewal.SeatsUsed] = g.maybe(90, strconv.Itoa(g.N(seats+seats/4+2)))
	row[renewal.MonthlyFee] = strconv.Itoa(9+g.N(900)) + g.Pick([]string{"", "", ".5", ".95", ".25"})
	row[renewal.SignedUp] = g.day(-2000, -40)
	row[renewal.TrialEnds] = g.maybe(50, g.day(-1900, -10))
	row[renewal.RenewalDate] = g.maybe(94, g.day(-20, 380))
}

func (g *generator) behaviour(row []string) {
	row[renewal.LastLogin] = g.maybe(85, g.day(-120, -1)+"T"+time.Unix(int64(g.N(86400)), 0).UTC().Format("15:04:05")+"Z")
	row[renewal.LastTicket] = g.maybe(60, g.day(-200, 0))
	row[renewal.OpenTickets] = g.maybe(70, g.number(6))
	row[renewal.NPS] = g.maybe(60, g.number(11))
	row[renewal.FeatureCount] = g.maybe(90, g.number(25))
	row[renewal.Health] = g.maybe(70, g.number(60))
	row[renewal.Engagement] = g.maybe(70, g.number(40))
	row[renewal.Lifecycle] = g.maybe(60, g.Pick([]string{"Customer", "Customer", "At Risk", "Renewing", "Expanding"}))
}

// memberships are the rows that say what a lead belongs to.
func (g *generator) memberships(id string) [][]string {
	var rows [][]string
	for _, list := range []struct {
		name    string
		percent int
	}{{"Do not nurture", 5}, {"Champions", 30}, {"Reviewed this year", 20}} {
		if g.Percent(list.percent) {
			rows = append(rows, []string{id, list.name, "", "", "", ""})
		}
	}
	if g.Percent(40) {
		status := g.Pick([]string{"Listed", "Listed", "Contacted", "Reviewed", "Renewing"})
		rows = append(rows, []string{id, "", "Renewals", status, g.maybe(70, g.Pick(firstNames)), g.maybe(30, g.number(20))})
	}
	return rows
}
