// Package intake holds what the rivals share about the workload of lead-intake:
// its columns, its records, and the functions that the engines call.
package intake

// Now is where the virtual clock stands in all runs.
const Now = "2026-03-01T09:00:00Z"

// Header is the first line of the leads.
const Header = "id,email,first_name,last_name,company,title,country,state,city,phone,industry,employees,annual_revenue," +
	"lead_source,score,behavior_score,demo_score,status,region,unsubscribed,product_interest,web_visits,email_opens," +
	"utm_source,last_moment,created_at,updated_at\n"

// The columns of the leads.
const (
	ID = iota
	Email
	FirstName
	LastName
	Company
	JobTitle
	Country
	State
	City
	Phone
	Industry
	Employees
	AnnualRevenue
	LeadSource
	Score
	BehaviorScore
	DemoScore
	Status
	Region
	Unsubscribed
	ProductInterest
	WebVisits
	EmailOpens
	UTMSource
	LastMoment
	CreatedAt
	UpdatedAt
	Width
)
