package main

import (
	"campaignc/bench/activity"
	. "campaignc/bench/nurture/renewal"
)

// The moments that all leads share; the third is the lead's own.
const (
	atStart = Now
	atMail  = "2026-03-04T09:00:00Z"
)

const (
	root     = "Renewal nurture"
	health   = root + " > Score Health"
	use      = health + " > Score Product Use"
	champion = root + " > Champion Offer"
	rescue   = root + " > Rescue Account"
	standard = root + " > Standard Offer"
	expand   = root + " > Expansion Offer"
	warm     = root + " > Keep Warm"
)

// changeText is what stands around the values of a change: the record up to the
// moment, up to the first value, and so on.
type changeText []string

// callText is a call of an executable: all after the sequence number.
type callText struct {
	qualified string
	skipped   []string // by the filter that does not hold
}

// statusText is a change of status: all after the moment, by the old status.
type statusText [len(statuses)]string

// records are the constant parts of all records.
type records struct {
	daysLeft, tenure, nextReview, summary     string // Change Data Value when the run begins, up to the old value
	championStage, rescueStage, expandStage   string
	championOffer, championUntil              string
	rescueOffer, rescueUntil                  string
	standardOffer, standardUntil              string
	expandOffer, expandUntil, warmOffer       string
	note                                      changeText // at the lead's own moment
	loginRecent, loginSome, loginNone         changeText
	useHigh, useSome, useLow, sum, fans, foes changeText
	championPoints, standardPoints, warmPoint changeText

	score, use, champion, rescue, standard10, standard2, expand, warm callText

	listed, contacted, renewing, reviewed statusText

	moment, rescueMoment changeText
	waitDays, waitReview changeText
	mailSent             string
	mailSkipped          map[string]string // by the reason
	addToList            changeText
}

func newRecords() *records {
	r := &records{
		daysLeft: data(root, 2, DaysLeft), tenure: data(root, 3, TenureMonths), nextReview: data(root, 4, NextReview), summary: data(root, 15, Summary),
		championStage: data(champion, 1, Lifecycle), rescueStage: data(rescue, 1, Lifecycle), expandStage: data(expand, 1, Lifecycle),
		championOffer: data(champion, 3, Offer), championUntil: data(champion, 4, OfferUntil),
		rescueOffer: data(rescue, 2, Offer), rescueUntil: data(rescue, 3, OfferUntil),
		standardOffer: data(standard, 2, Offer), standardUntil: data(standard, 3, OfferUntil),
		expandOffer: data(expand, 2, Offer), expandUntil: data(expand, 3, OfferUntil), warmOffer: data(warm, 2, Offer),

		loginRecent: scored(health, 2, Engagement), loginSome: scored(health, 3, Engagement), loginNone: scored(health, 4, Engagement),
		useHigh: scored(use, 2, Health), useSome: scored(use, 3, Health), useLow: scored(use, 4, Health),
		sum: scored(health, 7, Health), fans: scored(health, 9, Health), foes: scored(health, 10, Health),
		championPoints: scored(champion, 2, Health), standardPoints: scored(standard, 1, Engagement), warmPoint: scored(warm, 1, Engagement),

		score:      called(root, 5, "Score Health", false),
		use:        called(health, 6, "Score Product Use", false, "seats > 0", "feature_count is not empty"),
		champion:   called(root, 8, "Champion Offer", true, `member of list "Champions"`),
		rescue:     called(root, 9, "Rescue Account", false),
		standard10: called(root, 10, "Standard Offer", false),
		expand:     called(root, 12, "Expansion Offer", false, "monthly_fee >= 50"),
		standard2:  called(root, 13, "Standard Offer", false),
		warm:       called(root, 14, "Keep Warm", true, "last_ticket is empty or last_ticket < today() - 30 days"),

		listed: status(1, listed), contacted: status(19, contacted), renewing: status(22, renewing), reviewed: status(24, reviewed),
	}
	r.outbound()
	return r
}

// outbound renders mails, moments and waits.
func (r *records) outbound() {
	moment := func(path string, step int, kind string) changeText {
		s := activity.Site{Name: "Interesting Moment", Type: 46, Path: path, Step: step}
		return changeText{activity.At(atStart) + s.Done(kind) + `,"attributes":{"Description":"`, end}
	}
	r.moment, r.rescueMoment = moment(root, 16, "milestone"), moment(rescue, 4, "web")
	wait := func(step int, at, text string) changeText {
		s := activity.Site{Name: "Wait", Path: root, Step: step}
		return changeText{activity.At(at) + s.Done("") + `,"attributes":{"Wait":"` + text + `","Until":"`, end}
	}
	r.waitDays, r.waitReview = wait(17, atStart, "wait 3 days"), wait(20, atMail, "wait until next_review at 09:00")
	mail := activity.Site{Name: "Send Email", Type: 6, Path: root, Step: 18}
	r.mailSent, r.mailSkipped = activity.At(atMail)+mail.Done("Renewal ahead")+"}\n", map[string]string{}
	for _, reason := range []string{"block listed", "e-mail address invalid", "marketing suspended"} {
		r.mailSkipped[reason] = activity.At(atMail) + mail.Skipped(reason, "Renewal ahead") + "}\n"
	}
	list := activity.Site{Name: "Add to List", Type: 24, Path: root, Step: 23}
	r.addToList = changeText{at, `"` + list.Done("Reviewed this year") + "}\n"}
	s := activity.Site{Name: "Change Data Value", Type: 13, Path: root, Step: 25}
	r.note = changeText{at, `"` + s.Done(Names[Note]) + activity.OldValue, `","New Value":"`, end}
}

// at stands before a moment, end after the last value.
const (
	at  = `,"at":"`
	end = `"}}` + "\n"
)

func data(path string, step, column int) string {
	s := activity.Site{Name: "Change Data Value", Type: 13, Path: path, Step: step}
	return activity.At(atStart) + s.Done(Names[column]) + activity.OldValue
}

func scored(path string, step, column int) changeText {
	s := activity.Site{Name: "Change Score", Type: 22, Path: path, Step: step}
	return changeText{activity.At(atStart) + s.Done(Names[column]) + `,"attributes":{"Change Value":"`, `","Old Value":"`, `","New Value":"`, end}
}

func called(path string, step int, callee string, parent bool, filters ...string) callText {
	s := activity.Site{Name: "Execute Campaign", Path: path, Step: step}
	t := callText{qualified: activity.At(atStart) + s.Done(callee) + activity.Call(parent, true)}
	for _, f := range filters {
		t.skipped = append(t.skipped, activity.At(atStart)+s.Skipped("not in the smart list: "+f, callee)+activity.Call(parent, false))
	}
	return t
}

// status is a change to a status. Whether it is a first success depends on the
// old status alone, since only the last status is one.
func status(step, to int) statusText {
	s := activity.Site{Name: "Change Program Status", Type: 104, Path: root, Step: step}
	var t statusText
	for old, name := range statuses {
		head, success := s.Done("Renewals"), "false"
		switch {
		case to < old:
			head = s.Skipped(`"`+statuses[to]+`" is below the present status "`+name+`"`, "Renewals")
		case to == renewing && old != renewing:
			success = "true"
		}
		t[old] = `"` + head + `,"attributes":{"Old Status":"` + name + `","New Status":"` + statuses[to] + `","Success":` + success + "}}\n"
	}
	return t
}
