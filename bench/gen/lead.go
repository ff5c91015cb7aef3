package main

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"campaignc/bench/random"
)

// generator makes leads. The order of its choices is part of the data.
type generator struct{ random.Source }

// lead is the row of a lead.
func (g *generator) lead(id int) []string {
	first, last := g.Pick(firstNames), g.Pick(lastNames)
	address := first + "." + last
	if g.Percent(5) {
		first = g.Pick(oddFirstNames)
	}
	if g.Percent(5) {
		last = g.Pick(oddLastNames)
	}
	company, name := g.company()
	email := g.email(address, name)
	first, last = g.mess(first), g.mess(last)
	if g.Percent(2) {
		first = ""
	}
	if g.Percent(1) {
		last = ""
	}
	title := g.Pick(titles)
	if g.Percent(8) {
		title = ""
	}
	row := []string{strconv.Itoa(id), email, first, last, company, title}
	country, phone := g.country(), g.phone()
	numbers := g.numbers()
	unsubscribed := g.unsubscribed()
	visits, opens := g.maybe(65, 25), g.maybe(55, 12)
	created, updated := g.dates()
	region := ""
	if g.Percent(10) {
		region = g.Pick([]string{"NA", "EMEA", "APAC", "north america"})
	}
	row = append(row, country, g.Pick(states), g.Pick(cities), phone, g.Pick(industries), numbers[0], numbers[1], g.Pick(sources))
	row = append(row, numbers[2:]...)
	row = append(row, g.Pick(statuses), region, unsubscribed, g.Pick(interests), visits, opens)
	return append(row, g.Pick(utmSources), "", created, updated)
}

// company is the company as written, and its name alone.
func (g *generator) company() (written, name string) {
	name = g.Pick(companies)
	written = name + g.Pick(companyForms)
	if g.Percent(30) {
		written = g.Pick(companies) + " " + written
	}
	if g.N(200) == 0 {
		written = `The "` + name + `" Company`
	}
	if g.Percent(4) {
		written = ""
	}
	return written, name
}

func (g *generator) email(address, company string) string {
	var domain string
	if g.Percent(25) {
		domain = g.Pick(freeDomains)
	} else {
		domain = strings.ToLower(company) + strconv.Itoa(g.N(2000)) + g.Pick(topDomains)
	}
	email := address + strconv.Itoa(g.N(1000)) + "@" + domain
	switch g.N(10) {
	case 0:
		email = strings.ToUpper(email)
	case 1:
		email = strings.ToUpper(email[:1]) + email[1:]
	}
	switch g.N(40) {
	case 0:
		email = ""
	case 1:
		email = strings.Replace(email, "@", " at ", 1)
	case 2:
		email = " " + email
	case 3:
		email += " "
	}
	return email
}

// mess writes a name as people do: in capitals, with a capital, with spaces.
func (g *generator) mess(s string) string {
	if len(s) == utf8.RuneCountInString(s) {
		switch g.N(6) {
		case 0:
			s = strings.ToUpper(s)
		case 1, 2, 3:
			s = strings.ToUpper(s[:1]) + s[1:]
		}
	}
	switch g.N(20) {
	case 0:
		s = " " + s
	case 1:
		s += " "
	}
	return s
}

func (g *generator) country() string {
	country := g.Pick(countries)
	if g.Percent(40) {
		country = g.Pick(countries[:10])
	}
	if g.Percent(6) {
		country = ""
	}
	return country
}

func (g *generator) phone() string {
	switch g.N(9) {
	case 0:
		return "(" + g.Digits(3) + ") " + g.Digits(3) + "-" + g.Digits(4)
	case 1:
		return g.Digits(3) + "-" + g.Digits(3) + "-" + g.Digits(4)
	case 2:
		return g.Digits(3) + "." + g.Digits(3) + "." + g.Digits(4)
	case 3:
		return "+1 " + g.Digits(3) + " " + g.Digits(3) + " " + g.Digits(4)
	case 4:
		return "+" + g.Digits(2) + " " + g.Digits(3) + " " + g.Digits(6)
	case 5:
		return g.Digits(10)
	case 6:
		return ""
	case 7:
		return "0" + g.Digits(2) + "/" + g.Digits(7) + " "
	}
	local := g.Digits(3) + " " + g.Digits(4)
	if g.Percent(20) {
		return "n.a."
	}
	return local
}

// numbers are employees, revenue and the three scores.
func (g *generator) numbers() []string {
	employees, revenue := "", ""
	if !g.Percent(15) {
		sizes := []int{5, 12, 25, 60, 150, 220, 480, 1200, 5400, 25000}
		employees = strconv.Itoa(sizes[g.N(10)] + g.N(10))
	}
	if !g.Percent(20) {
		revenue = strconv.Itoa(g.N(90000)*1000) + "." + g.Digits(2)
	}
	return []string{employees, revenue, g.maybe(45, 41), g.maybe(20, 21), g.maybe(20, 21)}
}

// maybe is a number under n in p cases of 100, else blank.
func (g *generator) maybe(p, n int) string {
	if !g.Percent(p) {
		return ""
	}
	return strconv.Itoa(g.N(n))
}

func (g *generator) unsubscribed() string {
	answer := g.Pick([]string{"false", "false", "false", "false", "", "FALSE", "0", "false", "true", "False", "", "no"})
	if g.Percent(2) {
		answer = g.Pick([]string{"TRUE", "1", "yes", "Yes "})
	}
	return answer
}

func (g *generator) dates() (created, updated string) {
	two := func(n int) string { return strconv.Itoa(100 + n)[1:] }
	created = "202" + strconv.Itoa(g.N(6)) + "-" + two(1+g.N(12)) + "-" + two(1+g.N(28)) + "T" + two(g.N(24)) + ":" + two(g.N(60)) + ":" + two(g.N(60)) + "Z"
	updated = "2025-" + two(1+g.N(12)) + "-" + two(1+g.N(28)) + "T" + two(g.N(24)) + ":" + two(g.N(60)) + ":00Z"
	return created, updated
}
