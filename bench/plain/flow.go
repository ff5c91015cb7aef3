package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"campaignc/bench/intake"
	"campaignc/bench/words"
)

// flow runs one lead through the campaigns.
type flow struct {
	*Lead
	log *json.Encoder
	seq int
	err error
}

var (
	rootPath        = []string{"Lead intake"}
	countryPath     = []string{"Lead intake", "Standardize Country"}
	contactPath     = []string{"Lead intake", "Normalize Contact"}
	scorePath       = []string{"Lead intake", "Score Lead"}
	behaviourPath   = []string{"Lead intake", "Score Lead", "Behaviour Score"}
	demographicPath = []string{"Lead intake", "Score Lead", "Demographic Score"}
)

func (l *Lead) qualifies() bool {
	if !strings.Contains(l.Email, "@") {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(l.Unsubscribed)) {
	case "true", "1", "yes":
		return false
	}
	switch strings.ToLower(strings.TrimSpace(l.Status)) {
	case "customer", "disqualified":
		return false
	}
	return strings.TrimSpace(l.LeadSource) != "" || strings.TrimSpace(l.ProductInterest) != "" || l.Score.Int > 0
}

func (f *flow) run() {
	if !f.qualifies() {
		return
	}
	f.set(rootPath, 1, "email", &f.Email, strings.ToLower(strings.TrimSpace(f.Email)))
	if strings.TrimSpace(f.Country) == "" {
		f.skipped(rootPath, 2, "Standardize Country", "trim(country) is not empty")
	} else {
		f.called(rootPath, 2, "Standardize Country")
		f.standardizeCountry()
	}
	f.called(rootPath, 3, "Normalize Contact")
	f.normalizeContact()
	f.called(rootPath, 4, "Score Lead")
	f.scoreLead()
	region := strings.ToUpper(f.Region)
	switch {
	case f.Score.Int >= 65 && (region == "NA" || region == "EMEA") && f.Employees.Int >= 50:
		f.set(rootPath, 6, "status", &f.Status, "MQL")
	case f.Score.Int >= 40:
		f.set(rootPath, 7, "status", &f.Status, "Engaged")
	case f.Score.Int >= 15:
		f.set(rootPath, 8, "status", &f.Status, "Nurture")
	default:
		f.set(rootPath, 9, "status", &f.Status, "Raw")
	}
	title, source := f.Title, f.LeadSource
	if title == "" {
		title = "unknown title"
	}
	if source == "" {
		source = "unknown"
	}
	f.set(rootPath, 10, "last_moment", &f.LastMoment, fmt.Sprintf("%s %s (%s) at %s became %s with score %d from %s",
		f.FirstName, f.LastName, title, f.Company, f.Status, f.Score.Int, source))
}

func (f *flow) standardizeCountry() {
	name := intake.LookupCountry(f.Country)
	f.set(countryPath, 1, "country", &f.Country, name)
	region := intake.RegionOf(name)
	step := map[string]int{"NA": 3, "EMEA": 4, "APAC": 5, "ROW": 6}[region]
	f.set(countryPath, step, "region", &f.Region, region)
}

func (f *flow) normalizeContact() {
	f.set(contactPath, 1, "first_name", &f.FirstName, words.Title(strings.TrimSpace(f.FirstName)))
	f.set(contactPath, 2, "last_name", &f.LastName, words.Title(strings.TrimSpace(f.LastName)))
	if f.Phone == "" {
		return
	}
	digits := words.Digits(f.Phone)
	switch {
	case (f.Country == "United States" || f.Country == "Canada") && len(digits) == 10:
		f.set(contactPath, 5, "phone", &f.Phone, "+1"+digits)
	case digits != "":
		f.set(contactPath, 6, "phone", &f.Phone, "+"+digits)
	default:
		f.set(contactPath, 7, "phone", &f.Phone, "")
	}
}

func (f *flow) scoreLead() {
	if f.WebVisits.Int > 0 || f.EmailOpens.Int > 0 || strings.TrimSpace(f.ProductInterest) != "" {
		f.called(scorePath, 1, "Behaviour Score")
		f.behaviourScore()
	} else {
		f.skipped(scorePath, 1, "Behaviour Score", "web_visits > 0 or email_opens > 0 or trim(product_interest) is not empty")
	}
	if strings.TrimSpace(f.Title) != "" || f.Employees.Int > 0 {
		f.called(scorePath, 2, "Demographic Score")
		f.demographicScore()
	} else {
		f.skipped(scorePath, 2, "Demographic Score", "trim(title) is not empty or employees > 0")
	}
	f.add(scorePath, 3, "score", &f.Score, f.BehaviorScore.Int+f.DemoScore.Int)
}

func (f *flow) behaviourScore() {
	add := func(step, by int) { f.add(behaviourPath, step, "behavior_score", &f.BehaviorScore, by) }
	switch visits := f.WebVisits.Int; {
	case visits >= 10:
		add(2, 20)
	case visits >= 3:
		add(3, 10)
	case visits >= 1:
		add(4, 5)
	}
	switch opens := f.EmailOpens.Int; {
	case opens >= 5:
		add(6, 15)
	case opens >= 1:
		add(7, opens*2)
	}
}

func (f *flow) demographicScore() {
	add := func(step, by int) { f.add(demographicPath, step, "demo_score", &f.DemoScore, by) }
	title := strings.ToLower(f.Title)
	switch {
	case containsAny(title, "chief", "ceo", "cfo", "vp", "vice president"):
		add(2, 30)
	case containsAny(title, "director", "head of"):
		add(3, 20)
	case containsAny(title, "manager", "lead"):
		add(4, 10)
	case strings.TrimSpace(title) != "":
		add(5, 2)
	}
	switch employees := f.Employees.Int; {
	case employees >= 1000:
		add(7, 20)
	case employees >= 200:
		add(8, 10)
	case employees >= 50:
		add(9, 5)
	}
}

func containsAny(s string, words ...string) bool {
	for _, word := range words {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}
