package lang

import "strings"

// wake is a flow that a statement starts.
type wake struct {
	target *Campaign
	fires  *Phrase // the trigger that fires, or nil for a request
	by     *Campaign
	at     Span
	facts  *fact
	hints  []hint    // the facts, and how long they are good for
	from   *timeline // the flow that starts it
	guards *guard
	thing  string // what was written to fire it, or ""
	stmt   Stmt
}

// stepEntries are the entries under which the core's writes are logged.
type stepEntries struct {
	set, score, member *Entry
	writes             map[string][]string // by activity: what a step that logs it writes, in the form of Entry.Writes
}

func (r *races) stepEntries() *stepEntries {
	e := &stepEntries{set: r.lib.Statement("set"), score: r.lib.Statement("set score"), writes: map[string][]string{}}
	for _, entry := range r.lib.Entries() {
		if entry.Kind == StepEntry && entry.Activity != "" && len(entry.Writes) > 0 {
			e.writes[entry.Activity] = entry.Writes
		}
		for _, slot := range entry.slots {
			if entry.Kind == StepEntry && slot.Kind == SlotMemberField {
				e.member = entry
			}
		}
	}
	return e
}

// listener is one trigger of an active campaign.
type listener struct {
	campaign *Campaign
	phrase   *Phrase
	operands []operandValue
	facts    *fact // what its constraints and the smart list's filters say
}

// watchTriggers collects the triggers of active campaigns by activity. A
// request names its campaign, so `campaign is requested` is not among them.
func (r *races) watchTriggers() {
	for _, c := range r.graph.campaigns {
		if !c.active() || !r.runs(c) {
			continue
		}
		for _, p := range c.Triggers {
			m := r.ws.Info.Phrases[p]
			if m == nil || m.Entry.Activity == "" || isRequestTrigger(m.Entry) {
				continue
			}
			t := listener{campaign: c, phrase: p, operands: r.operands(m)}
			if p.Where != nil {
				t.facts = r.know(t.facts, p.Where, false, 0)
			}
			for _, f := range c.Filters {
				t.facts = r.know(t.facts, f, false, 0)
			}
			r.watch[m.Entry.Activity] = append(r.watch[m.Entry.Activity], t)
		}
	}
}

// wake is the trigger's start by an event from outside.
func (t *listener) wake() *wake {
	return &wake{target: t.campaign, fires: t.phrase, at: t.phrase.Span}
}

// occasion is an activity that a statement logs.
type occasion struct {
	entry    *Entry
	operands []operandValue
	facts    *fact
	thing    string
}

// operandValue is what an operand is, as far as it is the same for all leads.
type operandValue struct {
	name   string
	object Object
	text   string
	known  bool // object or text
}

// sameOperands reports whether what two phrases on one activity name can be the same.
func sameOperands(a, b []operandValue) bool {
	for _, x := range a {
		for _, y := range b {
			if x.name == y.name && x.known && y.known && !x.same(y) {
				return false
			}
		}
	}
	return true
}

func (x operandValue) same(y operandValue) bool {
	if x.object != nil && y.object != nil {
		return x.object == y.object
	}
	return strings.EqualFold(x.text, y.text)
}

// wakes are the flows that a statement may start, given what is known after it.
func (r *races) wakes(c *Campaign, s Stmt, k known) []wake {
	if request, ok := s.(*Request); ok {
		target := r.ws.Info.Calling[request]
		if target == nil || r.obstacle(target) != requestable || r.turnsAway(target, k.facts, nil) {
			return nil
		}
		return []wake{{target: target, by: c, at: stepSpan(s), facts: k.facts, guards: k.guards, stmt: s}}
	}
	var out []wake
	for _, o := range r.occasions(s, k.facts) {
		for i := range r.watch[o.entry.Activity] {
			t := &r.watch[o.entry.Activity][i]
			if !r.spend(1) {
				return out
			}
			if last := len(out) - 1; last >= 0 && out[last].target == t.campaign {
				continue // several triggers of one campaign are one start
			}
			if r.fires(&o, t) {
				out = append(out, wake{
					target: t.campaign, fires: t.phrase, by: c, at: stepSpan(s), facts: o.facts, guards: k.guards, thing: o.thing, stmt: s,
				})
			}
		}
	}
	return out
}

// turnsAway reports whether the smart list of a campaign keeps the lead out.
// Facts about what `except` names do not count.
func (r *races) turnsAway(c *Campaign, facts *fact, except func(string) bool) bool {
	for _, f := range c.Filters {
		if r.excluded(facts, f, false, except, 0) {
			return true
		}
	}
	return false
}

// fires reports whether an activity may fire a trigger and let the lead in.
func (r *races) fires(o *occasion, t *listener) bool {
	if !sameOperands(o.operands, t.operands) {
		return false
	}
	if t.phrase.Where != nil && r.excluded(o.facts, t.phrase.Where, false, nil, 0) {
		return false
	}
	return !r.turnsAway(t.campaign, o.facts, nil)
}

// operands are what a phrase names; a program that is left out is the one that
// holds the phrase.
func (r *races) operands(m *PhraseMatch) []operandValue {
	var out []operandValue
	for i, slot := range m.Entry.slots {
		o := m.Operands[i]
		v := operandValue{name: slot.Name, object: o.Object, known: true}
		switch status, isStatus := o.Object.(*Status); {
		case isStatus:
			v.text = status.Name
		case o.Object != nil:
			v.text = m.named(slot.Name)
		case o.Word != "":
			v.text = o.Word
		case o.Expr != nil:
			v.text, v.known = constantOf(o.Expr)
		case slot.Kind == SlotProgram && slot.Name == m.Entry.Primary && m.Program != nil:
			v.object, v.text = m.Program, m.Program.Name
		default:
			continue // left out: any
		}
		out = append(out, v)
	}
	return out
}

// occasions are the activities that a statement logs and that could fire something.
func (r *races) occasions(s Stmt, facts *fact) []occasion {
	switch s := s.(type) {
	case *Set:
		f, ok := r.ws.Info.Names[&s.Target].(*Field)
		if !ok {
			return nil
		}
		var value *claim
		if constant, ok := constantOf(s.Value); ok && s.Op == "=" {
			value = &claim{in: []string{constant}}
		}
		return r.fieldOccasion(f, value, facts)
	case *Step:
		m := r.ws.Info.Phrases[s.Phrase]
		if m == nil || m.Entry.Activity == "" {
			return nil
		}
		o := occasion{entry: m.Entry, operands: r.operands(m), facts: facts}
		if len(m.Entry.Writes) > 0 {
			o.thing = m.resource(m.Entry.Writes[0])
		}
		for _, v := range o.operands {
			if v.known && v.text != "" && m.Entry.Primary != v.name {
				o.facts = o.facts.attribute(v.name, &claim{in: []string{strings.ToLower(v.text)}})
			}
			if status, ok := v.object.(*Status); ok && !status.Success {
				o.facts = o.facts.attribute("success", &claim{not: []string{"true"}})
			}
		}
		out := []occasion{o}
		if hook, ok := m.Operand("webhook").Object.(*WebhookAsset); ok {
			for _, mapping := range hook.Maps {
				out = append(out, r.fieldOccasion(mapping.Field, nil, facts)...)
			}
		}
		return out
	}
	return nil
}

// fieldOccasion is what a write of a field logs.
func (r *races) fieldOccasion(f *Field, value *claim, facts *fact) []occasion {
	o := occasion{entry: r.steps.set, thing: fieldResource(f), facts: facts}
	o.operands = []operandValue{{name: "field", object: f, text: f.Name, known: true}}
	switch {
	case f.Scope == MemberScope:
		o.entry = r.steps.member
		o.operands = []operandValue{{name: "program", object: f.Program, text: f.Program.Name, known: true}}
		o.facts = o.facts.attribute("attribute_name", &claim{in: []string{strings.ToLower(f.Name)}})
	case f.Type.Kind == Score && r.steps.score != nil:
		o.entry = r.steps.score
	}
	if o.entry == nil || o.entry.Activity == "" {
		return nil
	}
	if value != nil {
		o.facts = o.facts.attribute("new_value", value)
	}
	return []occasion{o}
}
