package interp

import (
	"slices"
	"strconv"
	"strings"

	"campaignc/lang"
)

// What a test states: facts and answers.

// given compiles a fact or an answer.
func (c *compiler) given(g *lang.GivenPhrase) func(*trial) *seen {
	if g.Answer != "" {
		answer := c.answer(g)
		return func(t *trial) *seen {
			t.conf.Answers = append(t.conf.Answers, answer)
			t.answers = append(t.answers, 0)
			return nil
		}
	}
	match := c.info.Phrases[g.Phrase]
	if match == nil {
		c.fail(g, "a fact that is not in the library")
		return nil
	}
	var age lang.Duration
	if g.Ago != nil {
		age = c.quantity(g.Ago)
	}
	if match.Entry.Activity == "" {
		return c.membershipFact(g, match, age)
	}
	return c.activityFact(g.Phrase, match, age)
}

// ago is the moment that lies so far back.
func (t *trial) ago(age lang.Duration) int64 {
	months, millis := age.Parts()
	return t.prog.zone.AddMonths(t.now, -months) - millis
}

// activityFact puts an activity into the lead's history, as often as it says.
func (c *compiler) activityFact(p *lang.Phrase, match *lang.PhraseMatch, age lang.Duration) func(*trial) *seen {
	event := c.event(p, match)
	times := 1
	for i, slot := range match.Entry.Slots() {
		if slot.Name == "count" && match.Operands[i].Expr != nil {
			if q, ok := match.Operands[i].Expr.(*lang.Quantity); ok {
				times = int(min(c.quantityValue(q, slot.Kind).Num, stepLimit))
			}
		}
	}
	return func(t *trial) *seen {
		return t.outside(func() *seen {
			past := Past{At: t.ago(age), Activity: event.activity, Primary: clone(event.primaryText(t.machine)), object: event.object}
			for i, label := range event.labels {
				past.Attributes = append(past.Attributes, PastAttribute{label, clone(event.values[i](t.machine))})
			}
			slices.SortFunc(past.Attributes, func(a, b PastAttribute) int { return strings.Compare(a.Label, b.Label) })
			if qualified, ok := past.Attribute(attrQualified); ok && past.Activity == executeActivity && qualified == "false" {
				past.Result = Skipped
			}
			for range times {
				t.past = append(t.past, past)
				t.recollect(&past)
			}
			return t.broke()
		})
	}
}

// membershipFact puts the lead on a list, into a program or through a campaign.
func (c *compiler) membershipFact(g *lang.GivenPhrase, match *lang.PhraseMatch, age lang.Duration) func(*trial) *seen {
	program := match.Program
	var status *lang.Status
	for _, o := range match.Operands {
		switch object := o.Object.(type) {
		case *lang.Asset:
			return func(t *trial) *seen { t.lead.Lists[object.Index] = true; return nil }
		case *lang.Campaign:
			return func(t *trial) *seen {
				e := &t.lead.Entered[object.Index]
				*e = Entry{Count: e.Count + 1, Last: max(e.Last, t.ago(age))}
				return nil
			}
		case *lang.Program:
			program = object
		case *lang.Status:
			status = object
		}
	}
	if program == nil || program.Channel == nil {
		c.fail(g, "a fact about no program")
		return nil
	}
	success := strings.Join(match.Entry.Head(), " ") == "has reached success"
	if status == nil {
		status = firstStatus(program.Channel, success)
	}
	return func(t *trial) *seen {
		t.join(program, status, success, t.ago(age))
		return nil
	}
}

// firstStatus is the status on the lowest step, among those of success when
// that is asked for and there are any.
func firstStatus(ch *lang.Channel, success bool) *lang.Status {
	var first *lang.Status
	for _, s := range ch.Statuses {
		switch {
		case first == nil, success && s.Success && !first.Success:
			first = s
		case s.Step < first.Step && (!success || s.Success == first.Success):
			first = s
		}
	}
	return first
}

// join makes the lead a member of a program. "Not in Program" ends membership.
func (t *trial) join(p *lang.Program, s *lang.Status, success bool, since int64) {
	m := &t.lead.Programs[p.Index]
	if strings.EqualFold(s.Name, "Not in Program") {
		*m = Membership{}
		return
	}
	*m = Membership{Status: s.Index + 1, Since: since, Success: success || s.Success, Fields: make([]lang.Value, len(p.Members))}
	if m.Success {
		m.Reached = since
	}
	for _, f := range p.Members {
		m.Fields[f.Index] = f.Default
	}
}

// givenEvent is an activity that a test states: a fact, or what fires a trigger.
type givenEvent struct {
	activity string
	id       int
	primary  textFn      // or nil
	object   lang.Object // what primary names, or nil
	labels   []string
	values   []textFn
}

func (e *givenEvent) primaryText(m *machine) string {
	if e.primary == nil {
		return ""
	}
	return e.primary(m)
}

// event compiles a phrase that states an activity: its operands and the values
// that its `where` gives attributes.
func (c *compiler) event(p *lang.Phrase, match *lang.PhraseMatch) *givenEvent {
	q, _ := c.question(p, match)
	e := &givenEvent{activity: q.activity, id: match.Entry.ActivityID, primary: q.primary, object: q.object, labels: q.labels, values: q.values}
	if p.Where == nil {
		return e
	}
	stated, other := c.info.Stated(p.Where)
	if other != nil {
		c.fail(other, "this does not say what an attribute's value is")
	}
	for _, s := range stated {
		value := constText(strconv.FormatBool(s.Held))
		if s.Value != nil {
			value = c.textOf(s.Value)
		}
		if s.Attribute.Label == q.label {
			e.primary, e.object = value, nil
			continue
		}
		e.labels = append(e.labels, s.Attribute.Label)
		e.values = append(e.values, value)
	}
	return e
}
