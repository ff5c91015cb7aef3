package interp

import "campaignc/lang"

// Answer is what a system outside says to a step: one `given` line. Answers are
// tried in order; the first that fits the step and the lead and is not used up
// is taken. Without one, the step succeeds and answers nothing.
type Answer struct {
	entry    *lang.Entry
	operands []operand
	where    condFn // which leads, or nil for all
	fails    bool
	times    int // how often it fails per lead; 0: always
	reason   string
	sets     []answerField
	given    *lang.GivenPhrase
}

type answerField struct {
	field *lang.Field
	value valueFn
}

// CompileAnswers makes answers of checked `given` lines.
func (p *Program) CompileAnswers(given []*lang.GivenPhrase) ([]Answer, error) {
	c := newCompiler(p)
	c.camp = &campaign{Campaign: &lang.Campaign{}}
	var out []Answer
	for _, g := range given {
		out = append(out, c.answer(g))
	}
	return out, c.err
}

func (c *compiler) answer(g *lang.GivenPhrase) Answer {
	match := c.info.Phrases[g.Phrase]
	if match == nil {
		c.fail(g, "a step that is not in the library")
		return Answer{}
	}
	a := Answer{given: g, entry: match.Entry, operands: c.operands(match), fails: g.Answer == "fails", reason: "the answer was a failure"}
	if g.Phrase.Where != nil {
		a.where = c.cond(g.Phrase.Where)
	}
	if g.Times != "" {
		for _, d := range g.Times {
			a.times = min(a.times*10+int(d-'0'), stepLimit)
		}
	}
	if g.With != nil {
		a.reason = g.With.Value
	}
	if g.Record == nil {
		return a
	}
	hook, _ := match.Operand("webhook").Object.(*lang.WebhookAsset)
	for _, f := range g.Record.Fields {
		for _, field := range c.answered(g, hook, f.Name.Name) {
			a.sets = append(a.sets, answerField{field: field, value: c.valueAs(f.Value, field.Type.Kind)})
		}
	}
	return a
}

// answered is which fields a key of the answer fills: the field itself under
// `sets`, those that the webhook maps the key to under `returns`.
func (c *compiler) answered(g *lang.GivenPhrase, hook *lang.WebhookAsset, name string) []*lang.Field {
	var fields []*lang.Field
	if g.Answer == "returns" && hook != nil {
		for _, mapping := range hook.Maps {
			if mapping.Key == name {
				fields = append(fields, mapping.Field)
			}
		}
		return fields
	}
	for _, f := range c.prog.Workspace.Fields {
		if f.Name == name && f.Scope == lang.LeadScope {
			fields = append(fields, f)
		}
	}
	return fields
}

// answer finds the scripted answer to a step and applies it.
func (m *machine) answer(s *stepSite) Outcome {
	for i := range m.conf.Answers {
		a := &m.conf.Answers[i]
		if a.entry != s.entry || !m.fits(a, s) || a.fails && a.times > 0 && m.answers[i] >= a.times {
			continue
		}
		m.answers[i]++
		if a.fails {
			return Fail(a.reason)
		}
		for _, set := range a.sets {
			v := set.value(m)
			if m.broken() {
				return Fail(m.reason)
			}
			m.change(s, set.field, v)
		}
		return Done()
	}
	if s.webhook != nil {
		m.stats.unanswered(s.webhook.Name, 1)
	}
	return Done()
}

// fits reports whether an answer is meant for this step and lead: operands it
// leaves out fit anything.
func (m *machine) fits(a *Answer, s *stepSite) bool {
	for i := range a.operands {
		if o := &a.operands[i]; o.given && !equalFold(o.asText(m), s.operands[i].asText(m)) {
			return false
		}
	}
	if a.where == nil {
		return true
	}
	ok := a.where(m)
	m.fault = ""
	return ok
}
