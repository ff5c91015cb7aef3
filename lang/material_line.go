package lang

import (
	"strconv"
	"strings"
)

// Which lines of a test state or cause what phrases ask for.

// answeredStep is a step that an answer can be given for.
type answeredStep struct {
	text  string
	entry *Entry
	hook  *WebhookAsset // or nil
}

// phrase reads a filter, a trigger or a step: what it looks back at, and what
// it finds the lead in.
func (c *materialCollector) phrase(p *Phrase) {
	m := c.ws.Info.Phrases[p]
	if m == nil {
		return
	}
	program := m.Program
	for _, o := range m.Operands {
		switch o := o.Object.(type) {
		case *SmartListAsset:
			c.asset(o, o.Conditions)
		case *Segmentation:
			for _, s := range o.Segments {
				c.asset(s, s.Conditions)
			}
		case *Asset:
			if m.Entry.touches("list") {
				c.line(LineFact, "given member of list "+Quote(c.ws.NameOf(o)))
			}
		case *Campaign:
			if m.Entry.Kind == FilterEntry && m.Entry.Activity == "" {
				c.line(LineFact, "given member of smart campaign "+Quote(c.ws.NameOf(o)))
			}
		case *Program:
			program = o
		}
	}
	if m.Entry.touches("status") {
		c.memberships(program)
	}
	for _, resource := range m.Entry.Reads {
		if f := c.ws.leadField(strings.TrimPrefix(resource, "field:")); f != nil {
			c.of(f)
		}
	}
	switch {
	case m.Entry.Kind == FilterEntry && m.Entry.Activity != "":
		c.facts(p, m)
	case m.Entry.Kind == StepEntry && (m.Entry.CanFail || m.Entry.Effect >= Answered):
		c.step(m)
	}
}

// leadField is the lead's field of that name, or nil.
func (ws *Workspace) leadField(name string) *Field {
	for _, f := range ws.Fields {
		if f.Name == name && f.Scope == LeadScope {
			return f
		}
	}
	return nil
}

// touches reports whether the entry reads or writes resources of a kind.
func (e *Entry) touches(kind string) bool {
	for _, list := range [][]string{e.Reads, e.Writes} {
		for _, resource := range list {
			if word, _, _ := strings.Cut(resource, ":"); word == kind {
				return true
			}
		}
	}
	return false
}

// asset reads the conditions of a smart list or a segment, once.
func (c *materialCollector) asset(o Object, conds *Conditions) {
	if conds == nil || c.seen[o] {
		return
	}
	c.seen[o] = true
	c.read(conds)
	var whole []wantedCondition
	for _, p := range filterParts(conds, false) {
		whole = append(whole, wantedCondition{p.cond, true})
	}
	c.want(whole)
}

// memberships puts the lead into a program, with each of its statuses.
func (c *materialCollector) memberships(p *Program) {
	if p == nil || p.Channel == nil || c.seen[p] {
		return
	}
	c.seen[p] = true
	for _, s := range p.Channel.Statuses {
		c.line(LineFact, "given member of program "+Quote(p.Name)+" with status "+Quote(s.Name))
	}
	c.line(LineFact, "given has reached success in "+Quote(p.Name))
}

// facts states the activity that a filter looks for: now, within the time that
// it asks for and before that, as often as it asks for and once less.
func (c *materialCollector) facts(p *Phrase, m *PhraseMatch) {
	text := phraseText{ws: c.ws, match: m, entry: m.Entry, leave: []string{"within", "count"}}
	head, ok := text.text()
	if !ok {
		return
	}
	where := ""
	if p.Where != nil {
		if where = c.stating(p.Where, m.Entry); where != "" {
			where = " where " + where
		}
	}
	ages := []string{""}
	if q, ok := m.Operand("within").Expr.(*Quantity); ok {
		if n, err := strconv.Atoi(q.Number); err == nil {
			if n > 1 {
				ages = append(ages, " "+quantityText(strconv.Itoa(n-1), q)+" ago")
			}
			ages = append(ages, " "+quantityText(strconv.Itoa(n+1), q)+" ago")
		}
	}
	counts := []string{""}
	if q, ok := m.Operand("count").Expr.(*Quantity); ok {
		if n, err := strconv.Atoi(q.Number); err == nil && n > 1 {
			counts = []string{" at least " + q.Number + " times"}
			if n > 2 {
				counts = append(counts, " at least "+strconv.Itoa(n-1)+" times")
			} else {
				counts = append(counts, "")
			}
		}
	}
	for _, count := range counts {
		for _, age := range ages {
			c.line(LineFact, "given "+head+count+age+where)
			if where != "" {
				c.line(LineFact, "given "+head+count+age)
			}
		}
	}
}

// stating turns a `where` into values that meet it, as far as that is plain; ""
// when it is not.
func (c *materialCollector) stating(where Expr, e *Entry) string {
	switch x := unparen(where).(type) {
	case *And:
		var parts []string
		for _, item := range x.Items {
			if s := c.stating(item, e); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, " and ")
	case *Or:
		return c.stating(x.Items[0], e)
	case *Not:
		if a := c.ws.Info.attribute(unparen(x.X)); a != nil {
			return "not " + a.Name
		}
	case *Name:
		if a := c.ws.Info.attribute(x); a != nil && a.Type.Kind == Boolean {
			return a.Name
		}
	case *Relation:
		if a := c.ws.Info.attribute(unparen(x.X)); a != nil && !x.Not {
			if value, ok := meeting(x); ok {
				return a.Name + " is " + value
			}
		}
	}
	return ""
}

// meeting is a literal that meets a relation.
func meeting(r *Relation) (string, bool) {
	y := r.Y
	if y == nil || r.Op == OpDiffers || r.Op == OpMatches {
		return "", false
	}
	if list := items(r); len(list) > 0 {
		y = list[0]
	}
	x, isNumber := numberOf(y)
	switch {
	case isNumber && (r.Op == OpGreater || r.Op == OpLess):
		d := 1.0
		if r.Op == OpLess {
			d = -1
		}
		return strconv.FormatFloat(x+d, 'f', -1, 64), true
	}
	return constantText(y)
}

// step notes a step that something outside answers.
func (c *materialCollector) step(m *PhraseMatch) {
	text, ok := (&phraseText{ws: c.ws, match: m, entry: m.Entry}).text()
	if !ok || c.seen[text] {
		return
	}
	c.seen[text] = true
	s := answeredStep{text: text, entry: m.Entry}
	for _, o := range m.Operands {
		if h, ok := o.Object.(*WebhookAsset); ok {
			s.hook = h
			for _, mapped := range h.Maps {
				c.of(mapped.Field)
			}
		}
	}
	c.steps = append(c.steps, s)
}

const (
	answerFields = 12 // whose values an answer sets
	answerValues = 3  // of each
)

// answers lets each step fail, once, twice and always, and answer what is asked
// for afterwards.
func (c *materialCollector) answers() {
	for _, s := range c.steps {
		if s.entry.CanFail {
			c.line(LineAnswer, "given "+s.text+" fails")
			c.line(LineAnswer, "given "+s.text+" fails 1 time")
			c.line(LineAnswer, "given "+s.text+" fails 2 times")
		}
		switch {
		case s.hook != nil:
			var all []string
			for _, mapped := range s.hook.Maps {
				for i, value := range c.valuesOf(mapped.Field) {
					said := mapped.Key + ": " + value
					if i == 0 {
						all = append(all, said)
					}
					c.line(LineAnswer, "given "+s.text+" returns { "+said+" }")
				}
			}
			c.line(LineAnswer, "given "+s.text+" returns { "+strings.Join(all, ", ")+" }")
		case s.entry.Effect == Answered:
			for _, f := range c.answerable() {
				for _, value := range c.valuesOf(f) {
					c.line(LineAnswer, "given "+s.text+" sets { "+f.Name+": "+value+" }")
				}
			}
		}
	}
}

// answerable are the fields that an answer may set: those that retries wait
// for, or without any, the first that conditions ask for.
func (c *materialCollector) answerable() []*Field {
	if len(c.untils) > 0 {
		return c.untils
	}
	return c.order[:min(len(c.order), answerFields)]
}

// valuesOf are the first values of a field, as literals.
func (c *materialCollector) valuesOf(f *Field) []string {
	var out []string
	for _, m := range c.out.Fields {
		if m.Field != f {
			continue
		}
		for _, v := range m.Values[:min(len(m.Values), answerValues)] {
			out = append(out, FormatLiteral(v, c.ws.Zone))
		}
	}
	return out
}

// starts lists what starts a campaign: itself, its triggers, and changes of the
// fields that these watch. A campaign that looks at the clock is started at
// several times.
func (c *materialCollector) starts(camp *Campaign) {
	c.line(LineStart, "run "+Quote(c.ws.NameOf(camp)))
	for _, t := range camp.Triggers {
		if m := c.ws.Info.Phrases[t]; m != nil {
			c.event(LineStart, t, m)
		}
	}
	if c.clocked {
		for _, at := range []string{"2026-01-10T12:00", "2026-01-09T17:30", "2026-01-07T22:00", "2026-01-05T05:00", "2026-02-28T09:00", "2026-06-30T09:00", "2025-12-31T23:30"} {
			c.line(LineNow, "given now "+at)
		}
	}
}

// event lists lines that fire a trigger.
func (c *materialCollector) event(kind LineKind, p *Phrase, m *PhraseMatch) {
	if f, ok := watchedField(m); ok {
		for _, value := range c.valuesOf(f) {
			c.line(kind, "set "+f.Qualified()+" = "+value)
		}
	}
	e := m.Entry
	if e.Kind == FilterEntry {
		if e = c.triggerOf(m.Entry.Activity); e == nil {
			return
		}
	}
	text, ok := (&phraseText{ws: c.ws, match: m, entry: e, leave: []string{"within", "count"}}).text()
	if !ok {
		return
	}
	if p.Where != nil {
		if s := c.stating(p.Where, e); s != "" {
			c.line(kind, "when "+text+" where "+s)
		}
	}
	c.line(kind, "when "+text)
}

// watchedField is the field whose change a phrase is about.
func watchedField(m *PhraseMatch) (*Field, bool) {
	if m.Entry.Activity == "" {
		return nil, false
	}
	for _, o := range m.Operands {
		if f, ok := o.Object.(*Field); ok && f.Scope != MemberScope {
			return f, true
		}
	}
	return nil, false
}

// triggerOf is the trigger that an activity fires, or nil.
func (c *materialCollector) triggerOf(activity string) *Entry {
	for _, e := range c.lib.Entries() {
		if e.Kind == TriggerEntry && e.Activity == activity {
			return e
		}
	}
	return nil
}

// later lists what may come while a flow waits for a condition, and so end the wait.
func (c *materialCollector) later() {
	for _, n := range c.waiting {
		Walk(n, func(n Node) bool {
			switch n := n.(type) {
			case *Name:
				if f, ok := c.ws.Info.Names[n].(*Field); ok && f.Scope != MemberScope {
					for _, value := range c.valuesOf(f) {
						c.line(LineLater, "set "+f.Qualified()+" = "+value)
					}
				}
			case *Phrase:
				if m := c.ws.Info.Phrases[n]; m != nil && m.Entry.Activity != "" {
					c.event(LineLater, n, m)
				}
			}
			return true
		})
	}
}
