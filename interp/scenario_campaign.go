package interp

import (
	"fmt"
	"slices"
	"strings"

	"campaignc/lang"
)

// What a test expects of campaigns: in which order they ran, whom they took in,
// what they wait for.

// expectOrder compiles an order of beginnings. Of what came several times the
// first time counts; a name that is said again means the next.
func (c *compiler) expectOrder(item *lang.ExpectOrder) func(*trial) *seen {
	var want []lang.Object
	var names []string
	for i := range item.Names {
		want = append(want, c.info.Ordered[&item.Names[i]])
		names = append(names, fmt.Sprintf("%q", item.Names[i].Value))
	}
	return func(t *trial) *seen {
		began := t.beginnings()
		used := make([]bool, len(began))
		var came []int // places in began
		var missing []string
		for i, o := range want {
			at := none
			for j := range began {
				if !used[j] && began[j] == o {
					at = j
					break
				}
			}
			if at == none {
				missing = append(missing, names[i]+" did not come")
				continue
			}
			used[at] = true
			came = append(came, at)
		}
		if missing == nil && slices.IsSorted(came) {
			return nil
		}
		return &seen{lines: append(orderSeen(began, want, names), missing...)}
	}
}

// orderSeen tells in which order those that are meant came, each as often as it did.
func orderSeen(began, want []lang.Object, names []string) []string {
	var order []string
	for _, o := range began {
		if i := slices.Index(want, o); i >= 0 {
			order = append(order, names[i])
		}
	}
	if order == nil {
		return nil
	}
	return []string{strings.Join(order, ", then ")}
}

// beginnings are the campaigns that began and the e-mails that were sent so far,
// in order.
func (t *trial) beginnings() []lang.Object {
	t.trace.activities(t.machine)
	var out []lang.Object
	for i := range t.trace.Events {
		switch e := &t.trace.Events[i]; e.Kind {
		case TraceFlow:
			if !e.Held {
				out = append(out, e.began)
			}
		case TraceActivity:
			a := &t.acts[e.index]
			called := a.Site.Activity == executeActivity && a.Result != Skipped
			if mail, ok := a.Site.object.(*lang.EmailAsset); called || ok && mail != nil && a.Result == Succeeded {
				out = append(out, a.Site.object)
			}
		}
	}
	return out
}

// expectQualified compiles what a campaign decided last.
func (c *compiler) expectQualified(item *lang.ExpectQualified) func(*trial) *seen {
	called := c.info.Calling[item]
	if called == nil {
		c.fail(item, "an expectation of an unknown campaign")
		return nil
	}
	camp := c.prog.campaign(called)
	if item.Because != nil {
		return c.expectTurnedAway(item.Because, camp)
	}
	return func(t *trial) *seen {
		d := t.lastDecision(camp)
		if entered := d != nil && d.at == qualified; entered != item.Not {
			return nil
		}
		return saw(d.text(camp))
	}
}

// expectTurnedAway compiles that a campaign last refused the lead by a filter
// that reads a field, itself or through a smart list.
func (c *compiler) expectTurnedAway(because *lang.Name, camp *campaign) func(*trial) *seen {
	field := c.prog.Workspace.Accesses(because).Reads
	var looking []int // filters that look at the field
	for i, f := range camp.Filters {
		reads := c.prog.Workspace.Accesses(f).Reads
		if slices.ContainsFunc(field, func(r string) bool { return slices.Contains(reads, r) }) {
			looking = append(looking, i)
		}
	}
	return func(t *trial) *seen {
		d := t.lastDecision(camp)
		if d != nil && slices.Contains(looking, d.at) {
			return nil
		}
		lines := []string{d.text(camp)}
		if looking == nil {
			lines = append(lines, fmt.Sprintf("no filter of %q looks at `%s`", camp.shown, c.source(because.Span)))
		}
		return &seen{lines: lines}
	}
}

// expectWaiting compiles whether a campaign waits, and until when. Against a
// date, the end of a wait counts as its day.
func (c *compiler) expectWaiting(item *lang.ExpectWaiting) func(*trial) *seen {
	called := c.info.Calling[item]
	if called == nil {
		c.fail(item, "an expectation of an unknown campaign")
		return nil
	}
	camp := c.prog.campaign(called)
	var until valueFn
	if item.Until != nil {
		until = c.value(item.Until)
	}
	return func(t *trial) *seen {
		var want lang.Value
		if until != nil {
			if wrong := t.outside(func() *seen { want = until(t.machine); return t.broke() }); wrong != nil {
				return wrong
			}
		}
		waits := slices.ContainsFunc(t.asleep, func(f *flow) bool {
			return f.camp == camp && (until == nil || t.isAt(f.due, want))
		})
		if waits != item.Not {
			return nil
		}
		return &seen{lines: t.waits()}
	}
}

// waits tells which flows wait, in the order in which they go on.
func (t *trial) waits() []string {
	var out []string
	for _, f := range t.sleepers() {
		how := "waits until"
		if f.cond != nil {
			how = "waits for a condition, up to"
		}
		out = append(out, fmt.Sprintf("%q %s %s", f.camp.shown, how, t.clock(f.due)))
	}
	if out == nil {
		out = []string{"nothing waits"}
	}
	return out
}

// isAt reports whether an instant is a moment, or lies on a date.
func (t *trial) isAt(instant int64, moment lang.Value) bool {
	if moment.Kind == lang.Date {
		return t.prog.zone.Day(instant) == moment.Num
	}
	return instant == moment.Num
}
