package interp

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"campaignc/lang"
)

// What a test expects.

// expectCondition compiles a condition; of several joined by `and`, those that
// do not hold are told.
func (c *compiler) expectCondition(item *lang.ExpectCondition) func(*trial) *seen {
	type part struct {
		holds condFn
		tell  []named
		text  string
		span  lang.Span
	}
	var parts []part
	for _, e := range conjuncts(item.Cond) {
		parts = append(parts, part{c.cond(e), c.namedIn(e), c.source(e.Range()), e.Range()})
	}
	return func(t *trial) *seen {
		return t.outside(func() *seen {
			out := &seen{}
			for _, p := range parts {
				if p.holds(t.machine) && t.fault == "" {
					continue
				}
				failed := FailedPart{Span: p.span}
				if wrong := t.broke(); wrong != nil {
					failed.Saw = wrong.lines
				} else if len(p.tell) == 0 {
					failed.Saw = []string{p.text + " does not hold"}
				} else {
					for _, n := range p.tell {
						failed.Saw = append(failed.Saw, n.text(t.machine))
					}
				}
				out.parts, out.lines = append(out.parts, failed), append(out.lines, failed.Saw...)
			}
			if out.parts == nil {
				return nil
			}
			return out
		})
	}
}

// conjuncts are the conditions that `and` joins.
func conjuncts(e lang.Expr) []lang.Expr {
	e = unparen(e)
	and, ok := e.(*lang.And)
	if !ok {
		return []lang.Expr{e}
	}
	return and.Items
}

// named is a name in a condition that has a value to tell.
type named struct {
	name  string
	value valueFn
}

func (n *named) text(m *machine) string {
	v := n.value(m)
	switch {
	case v.IsEmpty():
		return n.name + " is empty"
	case v.Kind.IsText():
		return n.name + " is " + strconv.Quote(v.Text)
	case v.Kind == lang.Datetime:
		return n.name + " is " + m.clock(v.Num)
	}
	return n.name + " is " + lang.FormatValue(v)
}

// namedIn finds the fields that a condition names, each once.
func (c *compiler) namedIn(e lang.Expr) []named {
	var out []named
	add := func(n lang.Node, o lang.Object) {
		f, ok := o.(*lang.Field)
		if !ok || slices.ContainsFunc(out, func(x named) bool { return x.name == f.Qualified() }) {
			return
		}
		out = append(out, named{f.Qualified(), c.object(n, f)})
	}
	lang.Walk(e, func(n lang.Node) bool {
		switch n := n.(type) {
		case *lang.Name:
			add(n, c.info.Names[n])
		case *lang.TextToken:
			add(n, c.info.Tokens[n])
		}
		return true
	})
	return out
}

// expectCount compiles a count of attempts since the test's start.
func (c *compiler) expectCount(item *lang.ExpectCount) func(*trial) *seen {
	match := c.info.Phrases[item.Phrase]
	want, err := strconv.Atoi(item.Count)
	if match == nil || err != nil {
		c.fail(item, "a count of a step that is not in the library, or out of range")
		return nil
	}
	q := c.counted(item.Phrase, match)
	return func(t *trial) *seen {
		return t.outside(func() *seen {
			var got tally
			var near []Activity
			for i := range t.acts {
				a := &t.acts[i]
				if !q.sameStep(t, a) {
					continue
				}
				near = append(near, a.clone())
				if q.fits(t, a) {
					got.add(a)
				}
			}
			if wrong := t.broke(); wrong != nil {
				return wrong
			}
			if got.count(item.Skipped) == want {
				return nil
			}
			return &seen{lines: []string{got.text(item.Skipped)}, near: near}
		})
	}
}

// countQuestion is what `expect 2 send email "Welcome"` counts.
type countQuestion struct {
	activityQuestion
	step   bool // one of the library, not a statement of the core
	entry  *lang.Entry
	hidden []hiddenOperand
}

// hiddenOperand is an object or a word that the log does not show.
type hiddenOperand struct {
	at   int
	text textFn
}

func (c *compiler) counted(p *lang.Phrase, match *lang.PhraseMatch) *countQuestion {
	aq, operands := c.question(p, match)
	q := &countQuestion{activityQuestion: aq, entry: match.Entry, step: match.Entry.Kind == lang.StepEntry}
	for i, slot := range match.Entry.Slots() {
		o := &operands[i]
		switch {
		case slot.Name == match.Entry.Primary:
			if said := match.Operands[i]; said.Expr == nil && said.Object == nil && said.Word == "" {
				q.primary = nil // left out, it matches anything
			}
		case !o.given || hasAttribute(match.Entry, slot.Name):
		case o.value == nil:
			q.hidden = append(q.hidden, hiddenOperand{i, o.asText})
		case slot.Kind == lang.SlotValue && hasAttribute(match.Entry, "new_value"):
			q.labels, q.values = append(q.labels, "New Value"), append(q.values, o.asText)
		}
	}
	return q
}

func hasAttribute(e *lang.Entry, name string) bool {
	return slices.ContainsFunc(e.Attributes, func(a lang.Attribute) bool { return a.Name == name })
}

// sameStep reports whether the activity is the step's, whatever its operands.
// What the test itself did counts for nobody.
func (q *countQuestion) sameStep(t *trial, a *Activity) bool {
	if a.Site.Activity != q.activity || a.Site.Campaign == "" {
		return false
	}
	s := t.scenario.sites[a.Site]
	return !q.step || s != nil && s.entry == q.entry
}

func (q *countQuestion) fits(t *trial, a *Activity) bool {
	event := pastEvent{at: a.At, activity: a.Site.Activity, primary: a.PrimaryValue(), object: a.Site.object, attributes: a.attribute}
	if !q.matches(t.machine, &event) {
		return false
	}
	s := t.scenario.sites[a.Site]
	for _, h := range q.hidden {
		if s == nil || !equalFold(h.text(t.machine), s.operands[h.at].asText(t.machine)) {
			return false
		}
	}
	return true
}

// tally counts attempts by result.
type tally struct {
	by      [3]int
	reasons []string // of those that failed or were skipped, each once
}

func (n *tally) add(a *Activity) {
	n.by[a.Result]++
	if a.Reason != "" && !slices.Contains(n.reasons, a.Reason) {
		n.reasons = append(n.reasons, a.Reason)
	}
}

func (n *tally) count(skipped bool) int {
	if skipped {
		return n.by[Skipped]
	}
	return n.by[Succeeded] + n.by[Failed]
}

// text says how many there are: `3, of which 1 failed (busy); 1 skipped`.
func (n *tally) text(skipped bool) string {
	text := fmt.Sprintf("%d", n.count(skipped))
	switch {
	case skipped:
		text += " skipped"
		if others := n.count(false); others > 0 {
			text += fmt.Sprintf(", and %d not skipped", others)
		}
	default:
		if n.by[Failed] > 0 {
			text += fmt.Sprintf(", of which %d failed", n.by[Failed])
		}
		if n.by[Skipped] > 0 {
			text += fmt.Sprintf(", and %d skipped", n.by[Skipped])
		}
	}
	if len(n.reasons) > 0 {
		text += ": " + clone(strings.Join(n.reasons, "; "))
	}
	return text
}

// expectOutcome compiles an expectation of how campaigns ended that were
// started by themselves: by `run`, by a trigger, by a request.
func (c *compiler) expectOutcome(item *lang.ExpectOutcome) func(*trial) *seen {
	return func(t *trial) *seen {
		reasons := t.ends.failed
		if item.Outcome == "skipped" {
			reasons = t.ends.skipped
		}
		if item.Reason == nil && len(reasons) > 0 {
			return nil
		}
		if item.Reason != nil && slices.ContainsFunc(reasons, func(r string) bool { return equalFold(r, item.Reason.Value) }) {
			return nil
		}
		return &seen{lines: t.ends.text()}
	}
}

// text says how campaigns ended.
func (e *endings) text() []string {
	var out []string
	for _, r := range e.failed {
		out = append(out, "failed: "+clone(r))
	}
	for _, r := range e.skipped {
		out = append(out, "skipped: "+clone(r))
	}
	if out == nil {
		out = []string{"nothing failed or was skipped"}
	}
	return out
}
