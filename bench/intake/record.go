package intake

import "campaignc/bench/activity"

// Record is a kind of record of the log: a field that a statement changes, or
// an executable that it calls.
type Record int

// The records, in the order of the flows.
const (
	SetEmail Record = iota
	CallCountry
	SetCountry
	SetRegionNA
	SetRegionEMEA
	SetRegionAPAC
	SetRegionROW
	CallContact
	SetFirstName
	SetLastName
	SetPhoneNA
	SetPhone
	ClearPhone
	CallScore
	CallBehaviour
	AddVisits10
	AddVisits3
	AddVisits1
	AddOpens5
	AddOpens1
	CallDemographic
	AddChief
	AddDirector
	AddManager
	AddTitle
	AddStaff1000
	AddStaff200
	AddStaff50
	SetScore
	SetMQL
	SetEngaged
	SetNurture
	SetRaw
	SetMoment
	Records
)

const (
	root        = "Lead intake"
	country     = root + " > Standardize Country"
	contact     = root + " > Normalize Contact"
	score       = root + " > Score Lead"
	behaviour   = score + " > Behaviour Score"
	demographic = score + " > Demographic Score"
)

// Statement is where a record comes from.
type Statement struct {
	Path   string
	Step   int
	Column int    // that is set; 0: none, it calls
	Callee string // that is called
	Filter string // of the callee, for which a lead may be skipped
}

// Statements are the statements, by Record.
var Statements = [Records]Statement{
	SetEmail:        {Path: root, Step: 1, Column: Email},
	CallCountry:     {Path: root, Step: 2, Callee: "Standardize Country", Filter: "trim(country) is not empty"},
	SetCountry:      {Path: country, Step: 1, Column: Country},
	SetRegionNA:     {Path: country, Step: 3, Column: Region},
	SetRegionEMEA:   {Path: country, Step: 4, Column: Region},
	SetRegionAPAC:   {Path: country, Step: 5, Column: Region},
	SetRegionROW:    {Path: country, Step: 6, Column: Region},
	CallContact:     {Path: root, Step: 3, Callee: "Normalize Contact"},
	SetFirstName:    {Path: contact, Step: 1, Column: FirstName},
	SetLastName:     {Path: contact, Step: 2, Column: LastName},
	SetPhoneNA:      {Path: contact, Step: 5, Column: Phone},
	SetPhone:        {Path: contact, Step: 6, Column: Phone},
	ClearPhone:      {Path: contact, Step: 7, Column: Phone},
	CallScore:       {Path: root, Step: 4, Callee: "Score Lead"},
	CallBehaviour:   {Path: score, Step: 1, Callee: "Behaviour Score", Filter: "web_visits > 0 or email_opens > 0 or trim(product_interest) is not empty"},
	AddVisits10:     {Path: behaviour, Step: 2, Column: BehaviorScore},
	AddVisits3:      {Path: behaviour, Step: 3, Column: BehaviorScore},
	AddVisits1:      {Path: behaviour, Step: 4, Column: BehaviorScore},
	AddOpens5:       {Path: behaviour, Step: 6, Column: BehaviorScore},
	AddOpens1:       {Path: behaviour, Step: 7, Column: BehaviorScore},
	CallDemographic: {Path: score, Step: 2, Callee: "Demographic Score", Filter: "trim(title) is not empty or employees > 0"},
	AddChief:        {Path: demographic, Step: 2, Column: DemoScore},
	AddDirector:     {Path: demographic, Step: 3, Column: DemoScore},
	AddManager:      {Path: demographic, Step: 4, Column: DemoScore},
	AddTitle:        {Path: demographic, Step: 5, Column: DemoScore},
	AddStaff1000:    {Path: demographic, Step: 7, Column: DemoScore},
	AddStaff200:     {Path: demographic, Step: 8, Column: DemoScore},
	AddStaff50:      {Path: demographic, Step: 9, Column: DemoScore},
	SetScore:        {Path: score, Step: 3, Column: Score},
	SetMQL:          {Path: root, Step: 6, Column: Status},
	SetEngaged:      {Path: root, Step: 7, Column: Status},
	SetNurture:      {Path: root, Step: 8, Column: Status},
	SetRaw:          {Path: root, Step: 9, Column: Status},
	SetMoment:       {Path: root, Step: 10, Column: LastMoment},
}

// Site is the statement's place in the log.
func (s *Statement) Site() activity.Site {
	if s.Column != 0 {
		return activity.Site{Name: "Change Data Value", Type: 13, Path: s.Path, Step: s.Step}
	}
	return activity.Site{Name: "Execute Campaign", Path: s.Path, Step: s.Step}
}

// Reason is why a lead is skipped.
func (s *Statement) Reason() string { return "not in the smart list: " + s.Filter }

// Texts are what is constant in the records.
type Texts struct {
	Change  [Records]string // up to the old value
	Called  [Records]string // all after the sequence number
	Skipped [Records]string // likewise
}

// NewTexts renders what is constant.
func NewTexts() *Texts {
	var t Texts
	at := activity.At(Now)
	for r := range Statements {
		s := &Statements[r]
		if s.Column != 0 {
			t.Change[r] = at + s.Site().Done(Names[s.Column]) + activity.OldValue
			continue
		}
		t.Called[r] = at + s.Site().Done(s.Callee) + activity.Call(false, true)
		t.Skipped[r] = at + s.Site().Skipped(s.Reason(), s.Callee) + activity.Call(false, false)
	}
	return &t
}
