# The workload of lead-intake as one Rego query a lead. Its answer is the facts
# that the harness writes down in the order of the flow.
package intake

import rego.v1

filled(s) if trim_space(s) != ""

default reachable := false

reachable if {
	contains(input.email, "@")
	not lower(trim_space(input.unsubscribed)) in {"true", "1", "yes"}
	not lower(trim_space(input.status)) in {"customer", "disqualified"}
	interested
}

interested if filled(input.lead_source)

interested if filled(input.product_interest)

interested if input.score > 0

default has_country := false

has_country if filled(input.country)

alias := replace(lower(trim_space(input.country)), ".", "")

country := data.countries[alias] if {
	has_country
	data.countries[alias]
} else := title_case(trim_space(input.country)) if {
	has_country
} else := input.country

region := "NA" if {
	has_country
	country in {"United States", "Canada", "Mexico"}
} else := "EMEA" if {
	has_country
	country in {"United Kingdom", "Germany", "France", "Spain", "Italy", "Netherlands", "Sweden", "Switzerland", "South Africa"}
} else := "APAC" if {
	has_country
	country in {"India", "Japan", "Australia", "Singapore", "China"}
} else := "ROW" if {
	has_country
} else := input.region

digits := only_digits(input.phone)

phone_rule := "none" if {
	input.phone == ""
} else := "na" if {
	country in {"United States", "Canada"}
	count(digits) == 10
} else := "other" if {
	digits != ""
} else := "clear"

default behaviour := false

behaviour if input.web_visits > 0

behaviour if input.email_opens > 0

behaviour if filled(input.product_interest)

visits := 20 if {
	input.web_visits >= 10
} else := 10 if {
	input.web_visits >= 3
} else := 5 if {
	input.web_visits >= 1
} else := 0

opens := 15 if {
	input.email_opens >= 5
} else := input.email_opens * 2 if {
	input.email_opens >= 1
} else := 0

default demographic := false

demographic if filled(input.title)

demographic if input.employees > 0

job := lower(input.title)

has_word(list) if {
	some word in list
	contains(job, word)
}

seniority := 30 if {
	has_word(["chief", "ceo", "cfo", "vp", "vice president"])
} else := 20 if {
	has_word(["director", "head of"])
} else := 10 if {
	has_word(["manager", "lead"])
} else := 2 if {
	filled(input.title)
} else := 0

staff := 20 if {
	input.employees >= 1000
} else := 10 if {
	input.employees >= 200
} else := 5 if {
	input.employees >= 50
} else := 0

behavior_score := (input.behavior_score + visits) + opens if {
	behaviour
} else := input.behavior_score

demo_score := (input.demo_score + seniority) + staff if {
	demographic
} else := input.demo_score

score := (input.score + behavior_score) + demo_score

status := "MQL" if {
	score >= 65
	lower(region) in {"na", "emea"}
	input.employees >= 50
} else := "Engaged" if {
	score >= 40
} else := "Nurture" if {
	score >= 15
} else := "Raw"

first_name := title_case(trim_space(input.first_name))

last_name := title_case(trim_space(input.last_name))

shown_title := "unknown title" if {
	input.title == ""
} else := input.title

shown_source := "unknown" if {
	input.lead_source == ""
} else := input.lead_source

moment := sprintf(
	"%s %s (%s) at %s became %s with score %d from %s",
	[first_name, last_name, shown_title, input.company, status, score, shown_source],
)

answer := {
	"email": lower(trim_space(input.email)),
	"has_country": has_country, "country": country, "region": region,
	"first_name": first_name, "last_name": last_name, "digits": digits, "phone_rule": phone_rule,
	"behaviour": behaviour, "visits": visits, "opens": opens,
	"demographic": demographic, "seniority": seniority, "staff": staff,
	"score": score, "status": status, "moment": moment,
} if {
	reachable
}
