package interp

import "campaignc/lang"

// watches are the triggers of active campaigns by the activity that fires
// them, in the order of program and campaign name: that is the order in which
// campaigns woken by one event are queued.
type watches map[string][]watch

// watch is one trigger of one campaign.
type watch struct {
	camp     *campaign
	question activityQuestion
	name     string // the trigger's words, for `trigger.name`

	attributes []lang.Attribute // of its activity, for the other trigger tokens
}

// watchTriggers compiles the triggers. Those of `campaign is requested` stay
// with their campaign: a request names it.
func (c *compiler) watchTriggers() {
	c.prog.watch = watches{}
	requested := c.stmts["request"].Activity
	for _, camp := range byName(c.prog.campaigns) {
		if camp.Inactive || camp.Executable {
			continue
		}
		c.camp = camp
		c.covers(camp.Campaign)
		for _, p := range camp.Triggers {
			match := c.info.Phrases[p]
			if match == nil {
				continue
			}
			q, _ := c.question(p, match)
			c.coverTrigger(p, &q)
			if match.Entry.Activity == requested {
				camp.requests = append(camp.requests, q)
				continue
			}
			c.prog.watch[q.activity] = append(c.prog.watch[q.activity], watch{
				camp: camp, question: q, name: c.source(p.Span), attributes: match.Entry.Attributes,
			})
		}
	}
	c.camp = nil
}

// fire starts the campaigns that the activity wakes. Their filters and rules
// are decided at once, right after the write, also inside an executable; their
// flows start later.
func (m *machine) fire(a *Activity) {
	event := pastEvent{at: a.At, activity: a.Site.Activity, primary: a.PrimaryValue(), object: a.Site.object, attributes: a.attribute}
	var woken *campaign // several triggers of one campaign are one start
	for i := range m.prog.watch[event.activity] {
		w := &m.prog.watch[event.activity][i]
		if w.camp == woken || !w.question.matches(m, &event) {
			continue
		}
		woken = w.camp
		ctx := &context{own: w.camp, fired: m.firing(w, a)}
		before, how := m.admit(w.camp, ctx)
		if how == admitted {
			m.start(w.camp, ctx, before)
			continue
		}
		m.ends.turnAway(m, w.camp, how)
	}
}

// firing is what trigger tokens see.
func (m *machine) firing(w *watch, a *Activity) *firing {
	f := &firing{Name: w.name, Values: map[string]string{}}
	for _, attr := range w.attributes {
		f.Values[attr.Name] = a.attribute(attr.Label)
		if attr.Label == w.question.label {
			f.Values[attr.Name] = a.PrimaryValue()
		}
	}
	return f
}

// byName orders campaigns by program and name.
func byName(campaigns []*campaign) []*campaign {
	key := func(c *campaign) string {
		if c.Program == nil {
			return "\x00" + c.Name
		}
		return c.Program.Name + "\x00" + c.Name
	}
	return sortedBy(campaigns, key)
}

// watched reports whether the activity can fire anything at all.
func (p *Program) watched(a *Activity) bool {
	return len(p.watch) > 0 && len(p.watch[a.Site.Activity]) > 0
}
