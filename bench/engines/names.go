package main

import . "campaignc/bench/intake"

// records are the records by the names that scripts know them by.
var records = map[string]Record{
	"SET_EMAIL": SetEmail, "CALL_COUNTRY": CallCountry, "SET_COUNTRY": SetCountry,
	"SET_REGION_NA": SetRegionNA, "SET_REGION_EMEA": SetRegionEMEA, "SET_REGION_APAC": SetRegionAPAC, "SET_REGION_ROW": SetRegionROW,
	"CALL_CONTACT": CallContact, "SET_FIRST_NAME": SetFirstName, "SET_LAST_NAME": SetLastName,
	"SET_PHONE_NA": SetPhoneNA, "SET_PHONE": SetPhone, "CLEAR_PHONE": ClearPhone,
	"CALL_SCORE": CallScore, "CALL_BEHAVIOUR": CallBehaviour,
	"ADD_VISITS_10": AddVisits10, "ADD_VISITS_3": AddVisits3, "ADD_VISITS_1": AddVisits1, "ADD_OPENS_5": AddOpens5, "ADD_OPENS_1": AddOpens1,
	"CALL_DEMOGRAPHIC": CallDemographic, "ADD_CHIEF": AddChief, "ADD_DIRECTOR": AddDirector, "ADD_MANAGER": AddManager, "ADD_TITLE": AddTitle,
	"ADD_STAFF_1000": AddStaff1000, "ADD_STAFF_200": AddStaff200, "ADD_STAFF_50": AddStaff50,
	"SET_SCORE": SetScore, "SET_MQL": SetMQL, "SET_ENGAGED": SetEngaged, "SET_NURTURE": SetNurture, "SET_RAW": SetRaw, "SET_MOMENT": SetMoment,
}
