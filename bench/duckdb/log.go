package main

import (
	"fmt"
	"strings"
)

// slot is a place of the flow at which a lead has one record or none.
type slot struct {
	when   string // for which leads; "": all that qualify
	path   string // below the root, ending with the campaign
	step   string // its number, or the column that holds it
	field  string // that is set, or
	callee string // that is called
	old    string // expressions
	value  string
	filter string // of the callee
	passes string // the column that says whether the callee's filter holds
}

const (
	country     = "Standardize Country"
	contact     = "Normalize Contact"
	score       = "Score Lead"
	behaviour   = "Score Lead > Behaviour Score"
	demographic = "Score Lead > Demographic Score"
)

// slots are the places in the order of the flow.
var slots = []slot{
	change("", "", "1", "email", "email", "new_email"),
	call("", "2", country, "trim(country) is not empty", "has_country"),
	change("has_country", country, "1", "country", "country", "new_country"),
	change("has_country", country, "region_step", "region", "region", "new_region"),
	call("", "3", contact, "", "true"),
	change("", contact, "1", "first_name", "first_name", "new_first_name"),
	change("", contact, "2", "last_name", "last_name", "new_last_name"),
	change("phone_step > 0", contact, "phone_step", "phone", "phone", "new_phone"),
	call("", "4", score, "", "true"),
	call(score, "1", "Behaviour Score", "web_visits > 0 or email_opens > 0 or trim(product_interest) is not empty", "has_behaviour"),
	change("visits_step > 0", behaviour, "visits_step", "behavior_score", "behavior_score", "behavior_half"),
	change("opens_step > 0", behaviour, "opens_step", "behavior_score", "behavior_half", "new_behavior"),
	call(score, "2", "Demographic Score", "trim(title) is not empty or employees > 0", "has_demography"),
	change("job_step > 0", demographic, "job_step", "demo_score", "demo_score", "demo_half"),
	change("staff_step > 0", demographic, "staff_step", "demo_score", "demo_half", "new_demo"),
	change("", score, "3", "score", "score", "new_score"),
	change("", "", "status_step", "status", "status", "new_status"),
	change("", "", "10", "last_moment", "last_moment", "new_moment"),
}

// change is a slot that sets a field; what changes nothing is not logged.
func change(when, path, step, field, old, value string) slot {
	changes := old + " <> " + value
	if when != "" {
		changes = when + " AND " + changes
	}
	return slot{when: changes, path: path, step: step, field: field, old: old, value: value}
}

func call(path, step, callee, filter, passes string) slot {
	return slot{path: path, step: step, callee: callee, filter: filter, passes: passes}
}

// logSQL selects the records of all slots. A record's number is how many
// records of earlier slots its lead has, and one.
func logSQL() string {
	var selects []string
	always, sometimes := 1, ""
	for _, s := range slots {
		selects = append(selects, s.selectSQL(fmt.Sprint(always)+sometimes))
		if s.when == "" {
			always++
		} else {
			sometimes += " + (" + s.when + ")::INT"
		}
	}
	return strings.Join(selects, "\nUNION ALL\n")
}

func (s *slot) selectSQL(seq string) string {
	campaigns := []string{"'Lead intake'"}
	if s.path != "" {
		for c := range strings.SplitSeq(s.path, " > ") {
			campaigns = append(campaigns, "'"+c+"'")
		}
	}
	where := "qualified"
	if s.when != "" {
		where += " AND " + s.when
	}
	activity, kind, result, reason, primary := "Change Data Value", "13", "'succeeded'", "NULL", s.field
	attributes := fmt.Sprintf("json_object('Old Value', %s, 'New Value', %s)", s.old, s.value)
	if s.callee != "" {
		activity, kind, primary = "Execute Campaign", "NULL", s.callee
		result = "if(" + s.passes + ", 'succeeded', 'skipped')"
		reason = "if(" + s.passes + ", NULL, 'not in the smart list: " + s.filter + "')"
		attributes = "json_object('Used Parent Campaign Token Context', false, 'Qualified', " + s.passes + ")"
	}
	return fmt.Sprintf(`SELECT id AS lead, %s AS seq, '2026-03-01T09:00:00Z' AS at, '%s' AS activity, %s::INT AS "type", %s AS campaign, [%s] AS path,
  %s AS step, %s AS result, %s::VARCHAR AS reason, '%s' AS "primary", %s AS attributes FROM leads WHERE %s`,
		seq, activity, kind, campaigns[len(campaigns)-1], strings.Join(campaigns, ", "), s.step, result, reason, primary, attributes, where)
}
