package main

import . "campaignc/bench/intake"

// dialect writes expressions in the language of an engine.
type dialect struct {
	field  func(column int) string
	lower  func(x string) string
	trim   func(x string) string
	title  func(x string) string
	digits func(x string) string
	length func(x string) string
	lookup func(x string) string
	text   func(x string) string // of a number

	contains func(x string, words ...string) string // one of the words
	in       func(x string, list ...string) string
	orElse   func(x, otherwise string) string
	prefix   func(text, x string) string
	join     func(parts ...string) string // quoted texts and expressions
}

// flow is a campaign whose expressions are in a dialect.
type flow struct {
	filter string // "": all leads
	steps  []step
}

// step calls an executable, or sets what the first branch that holds says.
type step struct {
	call   Record
	callee *flow
	choice []branch
}

// branch is one choice of a step.
type branch struct {
	when  string // "": always
	set   Record
	value string
}

func set(r Record, value string) step       { return step{choice: []branch{{"", r, value}}} }
func choose(branches ...branch) step        { return step{choice: branches} }
func execute(r Record, callee *flow) step   { return step{call: r, callee: callee} }
func (b branch) number() bool               { return Whole[Statements[b.set].Column] }
func (d *dialect) blank(column int) string  { return d.trim(d.field(column)) + ` == ""` }
func (d *dialect) filled(column int) string { return d.trim(d.field(column)) + ` != ""` }

// leadIntake is the campaign in a dialect.
func leadIntake(d *dialect) *flow {
	f := d.field
	reachable := d.contains(f(Email), "@") +
		" && !(" + d.in(d.lower(d.trim(f(Unsubscribed))), "true", "1", "yes") + ")" +
		" && !(" + d.in(d.lower(d.trim(f(Status))), "customer", "disqualified") + ")" +
		" && (" + d.filled(LeadSource) + " || " + d.filled(ProductInterest) + " || " + f(Score) + " > 0)"
	return &flow{reachable, []step{
		set(SetEmail, d.lower(d.trim(f(Email)))),
		execute(CallCountry, standardizeCountry(d)),
		execute(CallContact, normalizeContact(d)),
		execute(CallScore, scoreLead(d)),
		choose(
			branch{f(Score) + " >= 65 && " + d.in(d.lower(f(Region)), "na", "emea") + " && " + f(Employees) + " >= 50", SetMQL, `"MQL"`},
			branch{f(Score) + " >= 40", SetEngaged, `"Engaged"`},
			branch{f(Score) + " >= 15", SetNurture, `"Nurture"`},
			branch{"", SetRaw, `"Raw"`},
		),
		set(SetMoment, d.join(f(FirstName), `" "`, f(LastName), `" ("`, d.orElse(f(JobTitle), "unknown title"), `") at "`, f(Company),
			`" became "`, f(Status), `" with score "`, d.text(f(Score)), `" from "`, d.orElse(f(LeadSource), "unknown"))),
	}}
}

func standardizeCountry(d *dialect) *flow {
	in := func(names ...string) string { return d.in(d.field(Country), names...) }
	return &flow{d.filled(Country), []step{
		set(SetCountry, d.lookup(d.field(Country))),
		choose(
			branch{in("United States", "Canada", "Mexico"), SetRegionNA, `"NA"`},
			branch{in("United Kingdom", "Germany", "France", "Spain", "Italy", "Netherlands", "Sweden", "Switzerland", "South Africa"), SetRegionEMEA, `"EMEA"`},
			branch{in("India", "Japan", "Australia", "Singapore", "China"), SetRegionAPAC, `"APAC"`},
			branch{"", SetRegionROW, `"ROW"`},
		),
	}}
}

func normalizeContact(d *dialect) *flow {
	phone := d.field(Phone)
	filled, digits := phone+` != "" && `, d.digits(phone)
	return &flow{"", []step{
		set(SetFirstName, d.title(d.trim(d.field(FirstName)))),
		set(SetLastName, d.title(d.trim(d.field(LastName)))),
		choose(
			branch{filled + d.in(d.field(Country), "United States", "Canada") + " && " + d.length(digits) + " == 10", SetPhoneNA, d.prefix("+1", digits)},
			branch{filled + digits + ` != ""`, SetPhone, d.prefix("+", digits)},
			branch{phone + ` != ""`, ClearPhone, `""`},
		),
	}}
}

func scoreLead(d *dialect) *flow {
	f := d.field
	plus := func(column int, by string) string { return f(column) + " + " + by }
	visits := func(least, by string, r Record) branch {
		return branch{f(WebVisits) + " >= " + least, r, plus(BehaviorScore, by)}
	}
	staff := func(least, by string, r Record) branch {
		return branch{f(Employees) + " >= " + least, r, plus(DemoScore, by)}
	}
	title := d.lower(f(JobTitle))
	return &flow{"", []step{
		execute(CallBehaviour, &flow{f(WebVisits) + " > 0 || " + f(EmailOpens) + " > 0 || " + d.filled(ProductInterest), []step{
			choose(visits("10", "20", AddVisits10), visits("3", "10", AddVisits3), visits("1", "5", AddVisits1)),
			choose(
				branch{f(EmailOpens) + " >= 5", AddOpens5, plus(BehaviorScore, "15")},
				branch{f(EmailOpens) + " >= 1", AddOpens1, plus(BehaviorScore, f(EmailOpens)+" * 2")},
			),
		}}),
		execute(CallDemographic, &flow{d.filled(JobTitle) + " || " + f(Employees) + " > 0", []step{
			choose(
				branch{d.contains(title, "chief", "ceo", "cfo", "vp", "vice president"), AddChief, plus(DemoScore, "30")},
				branch{d.contains(title, "director", "head of"), AddDirector, plus(DemoScore, "20")},
				branch{d.contains(title, "manager", "lead"), AddManager, plus(DemoScore, "10")},
				branch{d.filled(JobTitle), AddTitle, plus(DemoScore, "2")},
			),
			choose(staff("1000", "20", AddStaff1000), staff("200", "10", AddStaff200), staff("50", "5", AddStaff50)),
		}}),
		set(SetScore, f(Score)+" + "+f(BehaviorScore)+" + "+f(DemoScore)),
	}}
}
