package interp_test

import (
	"fmt"
	"io"

	"campaignc/interp"
	"campaignc/lang"
)

// stage gives leads to the compiled evaluator, each in a batch of its own, and
// notes what became of them in the words of reference.outcome.
type stage struct {
	*prepared
	leads []*profile
	next  int // the lead that the next batch holds
	read  bool
	log   []string
	state []string // of a lead that was not deleted
	ended [][]string
	sum   interp.Stats // of the leads before
}

// Next makes the batch of the next lead.
func (s *stage) Next(*interp.Batch) error {
	if s.next == len(s.leads) {
		return io.EOF
	}
	s.next++
	return nil
}

// Create makes no leads: no events bring any.
func (*stage) Create(*interp.Batch, []string) {}

type codec struct{ *stage }

// Codec reads and writes leads.
func (s *stage) Codec() interp.Codec { return codec{s} }

// Reset begins the batch.
func (c codec) Reset(*interp.Batch) { c.read = false }

// Next reads the batch's lead.
func (c codec) Next(l *interp.Lead) bool {
	if c.read {
		return false
	}
	c.read = true
	lead := c.leads[c.next-1]
	l.ID = lead.id
	clear(l.Changed)
	for _, f := range c.ws.Fields {
		l.SetValue(f, lead.values[f.Index])

	}
	return true
}

// Reject is never called: no two leads have one id.
func (codec) Reject(string, string) { panic("a lead was rejected") }

// Refused is never anybody.
func (codec) Refused() []string { return nil }

// AppendRejects appends nothing.
func (codec) AppendRejects(dst []byte) ([]byte, int) { return dst, 0 }

// AppendLead notes the lead's end.
func (c codec) AppendLead(dst []byte, l *interp.Lead) []byte {
	for _, f := range c.ws.Fields {
		c.state = append(c.state, fmt.Sprintf("%s = %q, changed %v", f.Qualified(), text(l.Value(f)), l.Changed.Has(f.Index)))
	}
	for _, list := range c.ws.Lists {
		c.state = append(c.state, fmt.Sprintf("%s %v", list.Name, l.Lists[list.Index]))
	}
	for _, p := range c.ws.Programs {
		m := l.Programs[p.Index]
		if m.Status == 0 {
			c.state = append(c.state, p.Name+" no member")
			continue
		}
		line := fmt.Sprintf("%s %s since %d success %v %d", p.Name, p.Channel.Statuses[m.Status-1].Name, m.Since, m.Success, m.Reached)
		for i, f := range p.Members {
			var v lang.Value
			if i < len(m.Fields) {
				v = m.Fields[i]
			}
			line += " " + f.Name + "=" + text(v)
		}
		c.state = append(c.state, line)
	}
	for _, campaign := range c.ws.Campaigns {
		e := l.Entered[campaign.Index]
		if e.Count == 0 {
			e.Last = 0
		}
		c.state = append(c.state, fmt.Sprintf("%s entered %d, last %d", campaign.Name, e.Count, e.Last))
	}
	return dst
}

// AppendLog notes the lead's records.
func (s *stage) AppendLog(dst []byte, _ string, records []interp.Activity) []byte {
	for i := range records {
		s.record(&records[i])
	}
	return dst
}

func (s *stage) record(a *interp.Activity) {
	path, attributes := "", ""
	for i, c := range a.Path.Campaigns {
		if i > 0 {
			path += " > "
		}
		path += c
	}
	for i, label := range a.Labels {
		value := ""
		if i < len(a.Values) {
			value = a.Values[i]
		}
		attributes += label + "=" + value + "\n"
	}
	s.log = append(s.log, fmt.Sprintf("%d %d %s/%d %s: %s step %d %s %q primary %q\n%s",
		a.Seq, a.At, a.Site.Activity, a.Type, a.Campaign, path, a.Step, a.Result, a.Reason, a.PrimaryValue(), attributes))
}

// progress ends a lead.
func (s *stage) progress(sum interp.Stats) {
	lines := append(s.log, fmt.Sprintf("failed %v, asleep %d", sum.Failed > s.sum.Failed, sum.Waiting-s.sum.Waiting))
	if sum.Deleted > s.sum.Deleted {
		lines = append(lines, "deleted")
	} else {
		lines = append(lines, s.state...)
	}
	s.ended = append(s.ended, lines)
	s.log, s.state, s.sum = nil, nil, sum
}

// Add takes every id as new.
func (s *stage) Add(string) bool { return true }

func (s *stage) members(l *interp.Lead) {
	lead := s.leads[s.next-1]
	copy(l.Lists, lead.lists)
	for i, status := range lead.statuses {
		if status > 0 {
			l.Programs[i] = interp.Membership{Status: status, Since: lead.since}
		}
	}
}

func (s *stage) history(string) []interp.Past { return s.leads[s.next-1].past }
