package interp

import (
	"strings"

	"campaignc/lang"
)

// An activity filter asks what the lead did: in its history, and in this run.

// pastEvent is one activity as filters and triggers look at it.
type pastEvent struct {
	at         int64
	activity   string
	primary    string
	object     lang.Object // what primary names, or nil where only the name is known
	label      string      // of the attribute that is the primary one, or ""
	attributes func(label string) string
}

// attribute is the activity's attribute of that label.
func (e *pastEvent) attribute(label string) string {
	if label == e.label {
		return e.primary
	}
	return e.attributes(label)
}

// activityQuestion is a compiled activity filter or trigger: which activity,
// and what of it must hold.
type activityQuestion struct {
	activity string
	primary  textFn      // nil: any
	object   lang.Object // what primary names, or nil
	label    string      // of the attribute that is the primary one, or ""
	labels   []string    // attributes that must equal …
	values   []textFn
	where    condFn // over the activity's attributes, or nil
}

// question compiles a phrase that names an activity.
func (c *compiler) question(p *lang.Phrase, match *lang.PhraseMatch) (q activityQuestion, operands []operand) {
	q.activity = match.Entry.Activity
	operands = c.operands(match)
	for _, a := range match.Entry.Attributes {
		if a.Name == match.Entry.Primary {
			q.label = a.Label
		}
	}
	for i, slot := range match.Entry.Slots() {
		o := &operands[i]
		if slot.Name == match.Entry.Primary && slot.Kind == lang.SlotProgram && !o.given && match.Program != nil {
			o.given, o.object = true, match.Program // left out: the one that holds the phrase
		}
		if !o.given {
			continue
		}
		if slot.Name == match.Entry.Primary {
			q.primary, q.object = o.asText, o.object
			continue
		}
		for _, a := range match.Entry.Attributes {
			if a.Name == slot.Name {
				q.labels = append(q.labels, a.Label)
				q.values = append(q.values, o.asText)
			}
		}
	}
	if p.Where != nil {
		q.where = c.cond(p.Where)
	}
	return q, operands
}

// matches asks the question of one activity.
func (q *activityQuestion) matches(m *machine, e *pastEvent) bool {
	if e.activity != q.activity || q.primary != nil && !q.isPrimary(m, e) {
		return false
	}
	for i, label := range q.labels {
		if !strings.EqualFold(q.values[i](m), e.attributes(label)) {
			return false
		}
	}
	if q.where == nil {
		return true
	}
	outer := m.event
	m.event, e.label = e, q.label
	ok := q.where(m)
	m.event = outer
	return ok
}

// isPrimary compares what the question asks for: the very asset where both
// sides know theirs, its name otherwise.
func (q *activityQuestion) isPrimary(m *machine, e *pastEvent) bool {
	if q.object != nil && e.object != nil {
		return q.object == e.object
	}
	return strings.EqualFold(q.primary(m), e.primary)
}

// attributeValue is an attribute of the activity a `where` looks at.
func (m *machine) attributeValue(label string, t lang.Type) lang.Value {
	if m.event == nil {
		return lang.Value{}
	}
	s := m.event.attribute(label)
	if t.Kind.IsText() {
		return lang.Value{Kind: t.Kind, Text: s}
	}
	if t.Kind.IsNumber() {
		s = strings.TrimPrefix(s, "+") // Marketo logs a change of a score as it is typed: +5
	}
	v, err := lang.ParseValue(t, s, m.prog.zone.Location())
	if err != nil {
		return lang.Value{} // an attribute that does not read as its type is as good as none
	}
	return v
}

// activityFilter compiles `filled out form "F" in past 7 days at least 2 times`.
func (c *compiler) activityFilter(p *lang.Phrase, match *lang.PhraseMatch) condFn {
	q, operands := c.question(p, match)
	var within, times *operand
	for i, slot := range match.Entry.Slots() {
		switch {
		case slot.Name == "within" && operands[i].given:
			within = &operands[i]
		case slot.Name == "count" && operands[i].given:
			times = &operands[i]
		}
	}
	return func(m *machine) bool {
		from, need := int64(-1<<62), int64(1)
		if within != nil {
			months, millis := lang.Duration(within.asInt(m)).Parts()
			from = m.prog.zone.AddMonths(m.now, -months) - millis
		}
		if times != nil {
			need = times.asInt(m)
		}
		return m.count(&q, from, need) >= need
	}
}

// count counts matching activities since a moment, up to enough.
func (m *machine) count(q *activityQuestion, from, enough int64) (n int64) {
	m.each(q, from, func(int64) bool {
		n++
		return n < enough
	})
	return n
}

// each gives the instants of matching activities since a moment, as long as
// more are wanted: those of the history, then those of this run.
func (m *machine) each(q *activityQuestion, from int64, more func(at int64) bool) {
	var e pastEvent
	for i := range m.past {
		p := &m.past[i]
		if p.Result != Succeeded || p.At < from || p.At > m.now {
			continue
		}
		e = pastEvent{at: p.At, activity: p.Activity, primary: p.Primary, object: p.object, attributes: p.attribute}
		if q.matches(m, &e) && !more(p.At) {
			return
		}
	}
	for i := range m.acts {
		a := &m.acts[i]
		if a.Result != Succeeded || a.At < from {
			continue
		}
		e = pastEvent{at: a.At, activity: a.Site.Activity, primary: a.PrimaryValue(), object: a.Site.object, attributes: a.attribute}
		if q.matches(m, &e) && !more(a.At) {
			return
		}
	}
}

// attribute is an attribute of a logged activity by its label.
func (a *Activity) attribute(label string) string {
	for i, l := range a.Labels {
		if l == label && i < len(a.Values) {
			return a.Values[i]
		}
	}
	return ""
}
