package interp

import (
	"time"

	"campaignc/lang"
)

// What happens in a test: campaigns that are started, triggers, changes from
// outside, and time.

// testItem compiles a line of a test that does something.
func (c *compiler) testItem(item lang.TestItem) func(*trial) *seen {
	switch item := item.(type) {
	case *lang.GivenPhrase:
		return c.given(item)
	case *lang.GivenSchedules:
		return func(t *trial) *seen {
			if !t.repeats {
				t.repeats, t.planned, t.ends.scheduled = true, t.now, true
			}
			return nil
		}
	case *lang.TestRun:
		return c.testRun(item)
	case *lang.TestWhen:
		return c.testWhen(item)
	case *lang.Set:
		return c.testSet(item)
	case *lang.TestAfter:
		d := c.quantity(&item.Duration)
		return func(t *trial) *seen { return t.moveTo(t.later(t.now, d)) }
	case *lang.TestAt:
		return c.testAt(item)
	case *lang.ExpectCount:
		return c.expectCount(item)
	case *lang.ExpectOutcome:
		return c.expectOutcome(item)
	case *lang.ExpectCondition:
		return c.expectCondition(item)
	case *lang.ExpectOrder:
		return c.expectOrder(item)
	case *lang.ExpectQualified:
		return c.expectQualified(item)
	case *lang.ExpectWaiting:
		return c.expectWaiting(item)
	}
	c.fail(item, "a line of a test that could not be read")
	return nil
}

// testRun starts a campaign as `campaignc run` does.
func (c *compiler) testRun(item *lang.TestRun) func(*trial) *seen {
	called := c.info.Calling[item]
	if called == nil {
		c.fail(item, "a run of an unknown campaign")
		return nil
	}
	if err := Startable(called); err != nil {
		return func(*trial) *seen { return saw(err.Error()) }
	}
	root := c.prog.campaign(called)
	return func(t *trial) *seen {
		t.began = nil
		before, how := t.admit(root, &root.own)
		if how == admitted {
			t.start(root, &root.own, before)
		} else {
			t.ends.turnAway(t.machine, root, how)
		}
		t.settleUntil(t.now)
		return nil
	}
}

// testWhen logs what fires a trigger as something from outside, and so fires it.
func (c *compiler) testWhen(item *lang.TestWhen) func(*trial) *seen {
	match := c.info.Phrases[item.Phrase]
	if match == nil {
		c.fail(item, "a trigger that is not in the library")
		return nil
	}
	e := c.event(item.Phrase, match)
	site := c.site(Site{Activity: e.activity, Type: e.id, object: e.object, Labels: e.labels, Flags: make([]bool, len(e.labels))})
	return func(t *trial) *seen {
		wrong := t.outside(func() *seen {
			primary := e.primaryText(t.machine)
			base := len(t.values)
			for _, value := range e.values {
				t.values = append(t.values, value(t.machine))
			}
			if wrong := t.broke(); wrong != nil {
				return wrong
			}
			a := t.log(site)
			a.Primary, a.Values = primary, t.values[base:len(t.values):len(t.values)]
			t.logged(a)
			return nil
		})
		t.settleUntil(t.now)
		return wrong
	}
}

// testSet changes a field from outside: the change is logged as nobody's
// campaign's and fires triggers.
func (c *compiler) testSet(item *lang.Set) func(*trial) *seen {
	flow := &flowCompiler{compiler: c, at: item, inited: true, onFail: none}
	flow.set(item)
	if len(flow.ops) == 0 {
		return nil // set has said why
	}
	o := &flow.ops[0]
	return func(t *trial) *seen {
		wrong := t.outside(func() *seen {
			if s := o.do(t.machine, o); s != sigNext {
				return saw("not changed: " + t.reason)
			}
			return nil
		})
		t.settleUntil(t.now)
		return wrong
	}
}

// testAt moves the clock to a moment, or to the end of virtual time.
func (c *compiler) testAt(item *lang.TestAt) func(*trial) *seen {
	if item.Value == nil {
		return func(t *trial) *seen { return t.moveTo(max(t.now, t.end)) }
	}
	value := c.value(item.Value)
	return func(t *trial) *seen {
		var at int64
		if wrong := t.outside(func() *seen { at = t.moment(value(t.machine)); return t.broke() }); wrong != nil {
			return wrong
		}
		if at < t.now {
			return saw("it is " + t.clock(t.now) + " already, and time only moves on")
		}
		return t.moveTo(at)
	}
}

// clock is an instant as a person reads it.
func (m *machine) clock(at int64) string {
	return time.UnixMilli(at).In(m.prog.zone.Location()).Format("2006-01-02 15:04 MST")
}
