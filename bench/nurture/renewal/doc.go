// Package renewal holds what the generator and the hand-written rival share
// about the workload of nurture.
package renewal

import "strings"

// Now is where the virtual clock stands when a run begins.
const Now = "2026-03-01T09:00:00Z"

// Header is the first line of the leads.
const Header = "id,email,first_name,last_name,company,job_title,country,language,plan,seats,seats_used,monthly_fee," +
	"signed_up,trial_ends,renewal_date,last_login,last_ticket,open_tickets,nps,feature_count,owner_name,owner_email," +
	"owner_phone,website,industry,lead_source,partner,health,engagement,lifecycle,days_left,tenure_months,next_review," +
	"offer_until,offer,summary,note,unsubscribed,marketing_suspended,block_listed,email_invalid\n"

// MembersHeader is the first line of what leads belong to.
const MembersHeader = "id,list,program,status,invited_by,seat_offer\n"

// Names are the names of the columns.
var Names = strings.Split(strings.TrimSpace(Header), ",")

// The columns of the leads.
const (
	ID = iota
	Email
	FirstName
	LastName
	Company
	JobTitle
	Country
	Language
	Plan
	Seats
	SeatsUsed
	MonthlyFee
	SignedUp
	TrialEnds
	RenewalDate
	LastLogin
	LastTicket
	OpenTickets
	NPS
	FeatureCount
	OwnerName
	OwnerEmail
	OwnerPhone
	Website
	Industry
	LeadSource
	Partner
	Health
	Engagement
	Lifecycle
	DaysLeft
	TenureMonths
	NextReview
	OfferUntil
	Offer
	Summary
	Note
	Unsubscribed
	MarketingSuspended
	BlockListed
	EmailInvalid
	Width
)
