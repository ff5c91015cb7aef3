package interp

import (
	"cmp"
	"slices"
)

// Stats counts what a run did. Counts of several workers add up.
type Stats struct {
	Leads    int // rows that were read as leads
	Changed  int // leads of which a field changed
	Failed   int // leads one of whose flows ended failed
	Deleted  int // leads whose row was left out
	Rejected int // rows that could not be read
	Waiting  int // flows still waiting when virtual time ended
	Created  int // leads that events brought
	Events   int // events that happened
	Missed   int // events that did not: after the end of virtual time, or of a lead that was deleted or refused

	Unanswered map[string]int // calls of webhooks that had no scripted answer, by webhook; nil without any

	Off  []OverLimit // batch runs that did not happen, in order
	Runs []int       // leads that entered, by place in Given.Starts, while that is counted

	Campaigns []CampaignStats // by Campaign.Index

	activities map[activityKey]*[3]int // by result
}

// CampaignStats counts one campaign's leads: Entered is how many came to it,
// which is Qualified plus Skipped plus those that could not be decided; Failed
// is how many of those that qualified did not end well, or could not be decided.
type CampaignStats struct {
	Entered, Qualified, Skipped, Failed int
}

// ActivityCount is how often a campaign logged an activity.
type ActivityCount struct {
	Campaign, Activity         string
	Succeeded, Skipped, Failed int
}

type activityKey struct{ campaign, activity string }

func (s *Stats) init(campaigns int) {
	s.Campaigns = make([]CampaignStats, campaigns)
	s.activities = map[activityKey]*[3]int{}
}

// unanswered counts calls of a webhook that nothing answered.
func (s *Stats) unanswered(webhook string, calls int) {
	if s.Unanswered == nil {
		s.Unanswered = map[string]int{}
	}
	s.Unanswered[webhook] += calls
}

// ran counts a lead that entered a batch run of a schedule.
func (s *Stats) ran(start int) {
	if start >= len(s.Runs) {
		s.Runs = append(s.Runs, make([]int, start+1-len(s.Runs))...)
	}
	s.Runs[start]++
}

// tally counts the activities of a lead, by site.
func (m *machine) tally() {
	by := m.bySite
	for i := range m.acts {
		a := &m.acts[i]
		for a.Site.Index >= len(by) {
			by = append(by, siteCount{})
		}
		n := &by[a.Site.Index]
		n.site = a.Site
		n.results[a.Result]++
	}
	m.bySite = by
}

// siteCount is how often a worker's leads logged a site's activity since the
// batch began, by result.
type siteCount struct {
	site    *Site
	results [3]int
}

// settle turns the counts by site, which are a machine's own, into counts by
// name, and begins new ones.
func (m *machine) settle() *Stats {
	s := &m.stats
	for i := range m.bySite {
		n := &m.bySite[i]
		if n.site == nil || n.results == [3]int{} {
			continue // nothing was logged here
		}
		s.sum(activityKey{n.site.Campaign, n.site.Activity}, &n.results)
		n.results = [3]int{}
	}
	return s
}

// sum adds counts of an activity.
func (s *Stats) sum(key activityKey, more *[3]int) {
	sum := s.activities[key]
	if sum == nil {
		sum = new([3]int)
		s.activities[key] = sum
	}
	for r := range more {
		sum[r] += more[r]
	}
}

// add adds another worker's counts.
func (s *Stats) add(o *Stats) {
	s.Leads += o.Leads
	s.Changed += o.Changed
	s.Failed += o.Failed
	s.Deleted += o.Deleted
	s.Rejected += o.Rejected
	s.Waiting += o.Waiting
	s.Created += o.Created
	for webhook, calls := range o.Unanswered {
		s.unanswered(webhook, calls)
	}
	s.Events += o.Events
	s.Missed += o.Missed
	for i, n := range o.Runs {
		if i >= len(s.Runs) {
			s.Runs = append(s.Runs, make([]int, len(o.Runs)-len(s.Runs))...)
		}
		s.Runs[i] += n
	}
	for i, c := range o.Campaigns {
		t := &s.Campaigns[i]
		t.Entered += c.Entered
		t.Qualified += c.Qualified
		t.Skipped += c.Skipped
		t.Failed += c.Failed
	}
	for key, n := range o.activities {
		s.sum(key, n)
	}
}

// Activities lists how often each campaign logged what, by campaign and activity.
func (s *Stats) Activities() []ActivityCount {
	var out []ActivityCount
	for key, n := range s.activities {
		out = append(out, ActivityCount{key.campaign, key.activity, n[Succeeded], n[Skipped], n[Failed]})
	}
	slices.SortFunc(out, func(a, b ActivityCount) int {
		return cmp.Or(cmp.Compare(a.Campaign, b.Campaign), cmp.Compare(a.Activity, b.Activity))
	})
	return out
}

// ByActivity lists how often each activity was logged, over all campaigns.
func (s *Stats) ByActivity() []ActivityCount {
	var out []ActivityCount
	for _, a := range s.Activities() {
		i := slices.IndexFunc(out, func(o ActivityCount) bool { return o.Activity == a.Activity })
		if i < 0 {
			out = append(out, ActivityCount{Activity: a.Activity})
			i = len(out) - 1
		}
		out[i].Succeeded += a.Succeeded
		out[i].Skipped += a.Skipped
		out[i].Failed += a.Failed
	}
	slices.SortFunc(out, func(a, b ActivityCount) int { return cmp.Compare(a.Activity, b.Activity) })
	return out
}
