package lang

import "strings"

// Mutants of campaigns: their smart lists, their rules, how they are called.

func (m *mutator) campaign(d *CampaignDecl) {
	for _, member := range d.Members {
		switch member := member.(type) {
		case *SmartList:
			m.triggers(&member.Conditions)
			m.parts(member)
		case *Flow:
			m.ends(&member.Block)
			m.parts(member)
		case *Schedule:
			for _, item := range member.Items {
				m.schedule(d, item)
			}
		case *TokenDecl:
			m.token(member)
		}
	}
}

// triggers makes the mutants of `when` lines, which every run may notice: they
// decide which campaigns it comes to.
func (m *mutator) triggers(cs *Conditions) {
	campaigns := m.campaigns
	m.campaigns = nil
	for _, item := range cs.Items {
		if w, ok := item.(*When); ok {
			m.change(MutantTrigger, w, "a test that begins with "+m.said(w), Edit{Span: w.Span})
			m.parts(w)
		}
	}
	m.campaigns = campaigns
}

// schedule changes the qualification rule, and no longer lets mail pass.
func (m *mutator) schedule(d *CampaignDecl, item SchedItem) {
	switch item := item.(type) {
	case *RunRule:
		if item.Interval != nil {
			m.quantity(item.Interval)
		}
		other := "run every time"
		if item.Always {
			other = "run once"
		}
		m.change(MutantRule, item, "a lead that comes to "+quoted(d.Name.Value)+" twice", Edit{item.Span, other})
	case *LimitsIgnored:
		m.change(MutantRule, item, "a lead that has had as much mail as the limits allow", Edit{Span: item.Span})
	}
}

// executions are the calls of each executable, by the place of its declaration.
func (m *mutator) executions() map[Position][]*Execute {
	calls := map[Position][]*Execute{}
	for _, f := range m.ws.Files {
		Walk(f, func(n Node) bool {
			if e, ok := n.(*Execute); ok {
				if c := m.ws.Info.Calling[e]; c != nil {
					calls[c.Decl.Pos] = append(calls[c.Decl.Pos], e)
				}
			}
			return true
		})
	}
	return calls
}

// requestInstead requests an executable wherever it is executed, as if somebody
// had built it as a campaign that runs beside its callers. The mutant is that of
// its first call.
func (m *mutator) requestInstead(e *Execute) {
	callee := m.ws.Info.Calling[e]
	if callee == nil || m.calls[callee.Decl.Pos][0] != e {
		return
	}
	d, calls := callee.Decl, m.calls[callee.Decl.Pos]
	head := Span{d.Pos, d.Name.Pos}
	edits := []Edit{{head, strings.Replace(m.source(head), "executable ", "", 1)}}
	edits = append(edits, m.requestable(d)...)
	for _, call := range calls {
		var with []string
		for _, p := range call.With {
			if !p.Parent {
				with = append(with, m.source(p.Span))
			}
		}
		text := "request " + call.Campaign.Raw
		if len(with) > 0 {
			text += " with " + strings.Join(with, ", ")
		}
		edits = append(edits, Edit{call.Span, text})
	}
	m.change(MutantRequest, e, "a line behind it that needs what "+quoted(d.Name.Value)+" does", edits...)
}

// requestable lets a campaign that was an executable be requested, as often as
// it could be executed.
func (m *mutator) requestable(d *CampaignDecl) []Edit {
	const trigger, always = " when campaign is requested; ", " run every time; "
	var list *SmartList
	var schedule *Schedule
	for _, member := range d.Members {
		switch member := member.(type) {
		case *SmartList:
			list = member
		case *Schedule:
			schedule = member
		}
	}
	var edits []Edit
	missing := ""
	if list != nil {
		edits = append(edits, m.inserted(list.Conditions.Pos, trigger))
	} else {
		missing += " smart list {" + trigger + "}; "
	}
	switch {
	case schedule == nil:
		missing += " schedule {" + always + "}; "
	case !hasRule(schedule):
		edits = append(edits, m.inserted(schedule.Pos, always))
	}
	if missing != "" {
		edits = append(edits, m.inserted(d.Name.EndPos, missing))
	}
	return edits
}

func hasRule(s *Schedule) bool {
	for _, item := range s.Items {
		if _, ok := item.(*RunRule); ok {
			return true
		}
	}
	return false
}

// inserted puts a text behind the first brace from a place on.
func (m *mutator) inserted(from Position, text string) Edit {
	source := m.sources[from.Filename]
	from.Offset += strings.IndexByte(string(source[from.Offset:]), '{') + 1
	return Edit{Span{from, from}, text}
}
