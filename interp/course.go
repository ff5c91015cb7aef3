package interp

import (
	"fmt"

	"campaignc/lang"
)

// decision is how a campaign answered a lead that came to it: at is qualified,
// ranBefore, unanswered, untaken, or the place of the filter that did not hold.
type decision struct {
	camp  *campaign
	at    int
	fault string // why a filter could not be evaluated
}

// What decision.at says besides the places of filters, in the order of the drop-off.
const (
	untaken    = -4 // none of its triggers takes the request
	ranBefore  = -3 // the qualification rule refuses
	unanswered = -2 // a filter could not be evaluated
	qualified  = -1
)

// reason is why the campaign did not take the lead in.
func (d *decision) reason() string {
	switch d.at {
	case untaken:
		return "none of its triggers takes the request"
	case ranBefore:
		return d.camp.again
	case unanswered:
		return d.fault
	}
	return d.camp.gate[d.at].reason
}

// text tells the decision; that of nil is none.
func (d *decision) text(camp *campaign) string {
	switch {
	case d == nil:
		return fmt.Sprintf("nothing started %q", camp.shown)
	case d.at == qualified:
		return fmt.Sprintf("%q took the lead in", camp.shown)
	case d.at == unanswered:
		return fmt.Sprintf("%q could not be decided: %s", camp.shown, d.fault)
	}
	return fmt.Sprintf("%q did not take the lead in: %s", camp.shown, d.reason())
}

// failedRun is a campaign that did not end well for the lead.
type failedRun struct {
	camp   *campaign
	reason string
}

// decides notes how a campaign answered, if somebody asks what becomes of the
// lead; m.reason says why a filter could not be evaluated.
func (m *machine) decides(c *campaign, at int) {
	if !m.heeded {
		return
	}
	d := decision{camp: c, at: at}
	if at == unanswered {
		d.fault = clone(m.reason)
	}
	m.decisions = append(m.decisions, d)
}

// lastDecision is the campaign's last decision on the lead, or nil.
func (m *machine) lastDecision(c *campaign) *decision {
	for i := len(m.decisions) - 1; i >= 0; i-- {
		if m.decisions[i].camp == c {
			return &m.decisions[i]
		}
	}
	return nil
}

// fails counts a campaign that did not end well; m.reason says why.
func (m *machine) fails(c *campaign) {
	m.stats.Campaigns[c.Index].Failed++
	if m.heeded {
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
