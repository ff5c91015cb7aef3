package interp_test

import (
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// How leads enter campaigns (SPEC 4), and what activities wake (SPEC 8).

// admission is a campaign's answer to a lead that comes to it.
type admission int

const (
	enters admission = iota
	refuses
	undecided // a filter could not be worked out
)

// admit asks the qualification rule and every filter; entering is counted.
func (r *reference) admit(f *frame) (reason string, how admission) {
	if reason = r.ruledOut(f.campaign); reason != "" {
		r.cover.add("refused by the rule")
		return reason, refuses
	}
	for _, c := range f.campaign.Filters {
		held := false
		if why := try(func() { held = r.holds(c, f) }); why != "" {
			r.cover.add("gate undecided")
			return why, undecided
		}
		if !held {
			r.cover.add("refused by a filter")
			return "not in the smart list: " + r.source(c), refuses
		}
	}
	f.mine = &entry{at: r.now}
	r.lead.entries[f.campaign] = append(r.lead.entries[f.campaign], f.mine)
	return "", enters
}

// ruledOut is why the qualification rule refuses the lead, or "".
func (r *reference) ruledOut(c *lang.Campaign) string {
	count, last := r.entered(c)
	switch {
	case c.Rule.EveryTime || count == 0:
		return ""
	case c.Rule.Interval == 0:
		return "ran before, and each lead runs once"
	case r.now < last+c.Rule.Interval:
		return "ran less than " + text(lang.Value{Kind: lang.Length, Num: int64(lang.MakeDuration(0, c.Rule.Interval))}) + " ago"
	}
	r.cover.add("rule interval over")
	return ""
}

// entered is how often the lead entered, without what was given back, and when last.
func (r *reference) entered(c *lang.Campaign) (count int, last int64) {
	for _, e := range r.lead.entries[c] {
		if !e.given {
			count, last = count+1, e.at
		}
	}
	return count, last
}

// fire starts the campaigns that an activity wakes, in the order of program and
// campaign name; several triggers of one campaign are one start.
func (r *reference) fire(a *record) {
	for _, c := range r.woken {
		for _, t := range c.Triggers {
			if !r.fires(t, a, c) {
				continue
			}
			f := &frame{campaign: c, tokens: &tokens{campaign: c, trigger: r.trigger(t, a)}}
			if _, how := r.admit(f); how == enters {
				r.cover.add("woken by " + a.activity)
				r.start(f)
			}
			break
		}
	}
}

// fires reports whether the activity is the one that a trigger waits for.
func (r *reference) fires(t *lang.Phrase, a *record, c *lang.Campaign) bool {
	m := r.ws.Info.Phrases[t]
	if m.Entry.Activity == "Request Campaign" {
		return false // a request names its campaign
	}
	return r.asks(t, m, a, &frame{campaign: c, tokens: &tokens{campaign: c}})
}

// trigger is what trigger tokens show: the trigger's words, and its attributes.
func (r *reference) trigger(t *lang.Phrase, a *record) map[string]string {
	m := r.ws.Info.Phrases[t]
	shown := map[string]string{"name": r.source(t)}
	for _, attribute := range m.Entry.Attributes {
		shown[attribute.Name] = a.values[attribute.Label]
	}
	return shown
}

// asks reports whether an activity is the one that a trigger or an activity
// filter names, with its operands, and meets its `where`.
func (r *reference) asks(p *lang.Phrase, m *lang.PhraseMatch, a *record, f *frame) bool {
	if m.Entry.Activity != a.activity {
		return false
	}
	for i, slot := range m.Entry.Slots() {
		o := m.Operands[i]
		if slot.Name == m.Entry.Primary {
			if o.Object == nil && slot.Kind == lang.SlotProgram && m.Program != nil {
				o.Object = m.Program
			}
			if given(o) && !r.isPrimary(o, a, f) {
				return false
			}
			continue
		}
		for _, attribute := range m.Entry.Attributes {
			if attribute.Name == slot.Name && given(o) && fold(a.values[attribute.Label]) != fold(r.operand(o, f)) {
				return false
			}
		}
	}
	if p.Where == nil {
		return true
	}
	outer := r.looked
	r.looked = a
	defer func() { r.looked = outer }()
	return r.holds(p.Where, f)
}

func given(o lang.Operand) bool { return o.Expr != nil || o.Word != "" || o.Object != nil }

// isPrimary compares the very asset where the activity knows it.
func (r *reference) isPrimary(o lang.Operand, a *record, f *frame) bool {
	if o.Object != nil && a.object != nil {
		return o.Object == a.object
	}
	return fold(r.operand(o, f)) == fold(a.primary)
}

// attribute is an attribute of the activity that a `where` looks at.
func (r *reference) attribute(o *lang.Attribute) lang.Value {
	s := r.looked.values[o.Label]
	switch {
	case s == "":
		return empty
	case o.Type.Kind.IsText():
		return lang.TextValue(s)
	case o.Type.Kind.IsNumber():
		s = strings.TrimPrefix(s, "+")
	}
	v, err := lang.ParseValue(o.Type, s, r.ws.Zone)
	if err != nil {
		return empty
	}
	return v
}

// did answers an activity filter: from the history, and from this run.
func (r *reference) did(p *lang.Phrase, m *lang.PhraseMatch, f *frame) bool {
	need, from := int64(1), int64(-1<<62)
	if o := m.Operand("count"); o.Expr != nil {
		need = number(o.Expr.(*lang.Quantity).Number, lang.Integer).Num
	}
	if o := m.Operand("within"); o.Expr != nil {
		months, millis := lang.Duration(r.eval(o.Expr, f).Num).Parts()
		from = r.later(r.now, -months, -millis)
	}
	for _, old := range r.past {
		a := &record{at: old.At, activity: old.Activity, primary: old.Primary, values: map[string]string{}}
		for _, attribute := range old.Attributes {
			a.values[attribute.Label] = attribute.Value
		}
		if old.Result == interp.Succeeded && from <= old.At && old.At <= r.now && r.asks(p, m, a, f) {
			need--
		}
	}
	for _, a := range r.log {
		if need > 0 && a.result == "succeeded" && from <= a.at && r.asks(p, m, a, f) {
			need--
		}
	}
	return need <= 0
}
