package interp

import "campaignc/lang"

// entering is how a campaign answered a lead that came to it: at is qualified,
// ranBefore, unanswered, or the place of the filter that did not hold.
type entering struct {
	camp *campaign
	at   int
}

// What entering.at says besides the places of filters, in the order of the drop-off.
const (
	untaken    = -4 // none of its triggers takes the request; told of in traces alone
	ranBefore  = -3 // the qualification rule refuses
	unanswered = -2 // a filter could not be evaluated
	qualified  = -1
)

// failedRun is a campaign that did not end well for the lead.
type failedRun struct {
	camp   *campaign
	reason string
}

// comes notes how a campaign answered, if somebody asks what becomes of the lead.
func (m *machine) comes(c *campaign, at int) {
	if m.before != nil {
		m.came = append(m.came, entering{c, at})
	}
}

// fails counts a campaign that did not end well; m.reason says why.
func (m *machine) fails(c *campaign) {
	m.stats.Campaigns[c.Index].Failed++
	if m.before != nil {
		m.failures = append(m.failures, failedRun{c, m.reason})
	}
}

// field is a member field's value in a membership; empty for a non-member.
func (ms *Membership) field(i int) lang.Value {
	if ms.Status == 0 || i >= len(ms.Fields) {
		return lang.Value{}
	}
	return ms.Fields[i]
}

// status is a membership's status in words; "" outside the program.
func (ms *Membership) status(p *lang.Program) string {
	switch {
	case ms.Status == 0:
		return ""
	case ms.Success:
		return p.Channel.Statuses[ms.Status-1].Name + ", success"
	}
	return p.Channel.Statuses[ms.Status-1].Name
}
