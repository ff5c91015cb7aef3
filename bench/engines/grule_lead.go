package main

import (
	"slices"
	"strconv"
	"strings"

	"campaignc/bench/intake"
	"campaignc/bench/words"
)

// gruleLead is the fact that grule's rules look at and change.
type gruleLead struct {
	Email, FirstName, LastName, Company, Title, Country, Phone        string
	LeadSource, Status, Region, Unsubscribed, ProductInterest         string
	LastMoment                                                        string
	Score, BehaviorScore, DemoScore, Employees, WebVisits, EmailOpens int64

	Stage int64 // whose turn it is

	state *state
}

func newGruleLead(s *state) *gruleLead {
	c := &s.Cells
	return &gruleLead{
		Email: c[intake.Email], FirstName: c[intake.FirstName], LastName: c[intake.LastName], Company: c[intake.Company],
		Title: c[intake.JobTitle], Country: c[intake.Country], Phone: c[intake.Phone], LeadSource: c[intake.LeadSource],
		Status: c[intake.Status], Region: c[intake.Region], Unsubscribed: c[intake.Unsubscribed], ProductInterest: c[intake.ProductInterest],
		Score: s.int(intake.Score), BehaviorScore: s.int(intake.BehaviorScore), DemoScore: s.int(intake.DemoScore),
		Employees: s.int(intake.Employees), WebVisits: s.int(intake.WebVisits), EmailOpens: s.int(intake.EmailOpens),
		state: s,
	}
}

// Put sets a text of the lead. Rules assign its result to the field, by which
// grule learns that what it remembers of the field is out of date.
func (l *gruleLead) Put(record int64, value string) string {
	l.state.set(intake.Record(record), value)
	return value
}

// PutInt sets a number of the lead.
func (l *gruleLead) PutInt(record, n int64) int64 {
	l.state.setInt(intake.Record(record), n)
	return n
}

// Called and Skipped log a call of an executable.
func (l *gruleLead) Called(record int64)  { l.state.called(intake.Record(record), true) }
func (l *gruleLead) Skipped(record int64) { l.state.called(intake.Record(record), false) }

// The functions of the rules.

func (l *gruleLead) Lower(s string) string         { return strings.ToLower(s) }
func (l *gruleLead) Trim(s string) string          { return strings.TrimSpace(s) }
func (l *gruleLead) TitleCase(s string) string     { return words.Title(s) }
func (l *gruleLead) Digits(s string) string        { return words.Digits(s) }
func (l *gruleLead) Length(s string) int64         { return int64(len(s)) }
func (l *gruleLead) LookupCountry(s string) string { return intake.LookupCountry(s) }
func (l *gruleLead) Text(n int64) string           { return strconv.FormatInt(n, 10) }

func (l *gruleLead) OrElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func (l *gruleLead) HasAny(s, list string) bool {
	for word := range strings.SplitSeq(list, "|") {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

func (l *gruleLead) In(s, list string) bool { return slices.Contains(strings.Split(list, "|"), s) }
