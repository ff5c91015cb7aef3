package main

import (
	"fmt"
	"strconv"
)

// Lead is one row.
type Lead struct {
	ID, Email, FirstName, LastName, Company, Title string
	Country, State, City, Phone, Industry          string
	Employees                                      Number
	AnnualRevenue, LeadSource                      string
	Score, BehaviorScore, DemoScore                Number
	Status, Region, Unsubscribed, ProductInterest  string
	WebVisits, EmailOpens                          Number
	UTMSource, LastMoment, CreatedAt, UpdatedAt    string
}

// Number is a whole number that may be blank.
type Number struct {
	Int   int
	Valid bool
}

func (n Number) String() string {
	if !n.Valid {
		return ""
	}
	return strconv.Itoa(n.Int)
}

func newLead(r []string) (*Lead, error) {
	l := &Lead{
		ID: r[0], Email: r[1], FirstName: r[2], LastName: r[3], Company: r[4], Title: r[5],
		Country: r[6], State: r[7], City: r[8], Phone: r[9], Industry: r[10],
		AnnualRevenue: r[12], LeadSource: r[13],
		Status: r[17], Region: r[18], Unsubscribed: r[19], ProductInterest: r[20],
		UTMSource: r[23], LastMoment: r[24], CreatedAt: r[25], UpdatedAt: r[26],
	}
	for _, c := range []struct {
		to   *Number
		cell string
	}{
		{&l.Employees, r[11]}, {&l.Score, r[14]}, {&l.BehaviorScore, r[15]}, {&l.DemoScore, r[16]},
		{&l.WebVisits, r[21]}, {&l.EmailOpens, r[22]},
	} {
		if c.cell == "" {
			continue
		}
		n, err := strconv.Atoi(c.cell)
		if err != nil {
			return nil, fmt.Errorf("lead %s: %w", l.ID, err)
		}
		*c.to = Number{n, true}
	}
	return l, nil
}

func (l *Lead) row() []string {
	return []string{
		l.ID, l.Email, l.FirstName, l.LastName, l.Company, l.Title, l.Country, l.State, l.City, l.Phone, l.Industry,
		l.Employees.String(), l.AnnualRevenue, l.LeadSource, l.Score.String(), l.BehaviorScore.String(), l.DemoScore.String(),
		l.Status, l.Region, l.Unsubscribed, l.ProductInterest, l.WebVisits.String(), l.EmailOpens.String(),
		l.UTMSource, l.LastMoment, l.CreatedAt, l.UpdatedAt,
	}
}
