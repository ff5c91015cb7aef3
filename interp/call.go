package interp

import "campaignc/lang"

// Call is one use of a step or a filter: its operands for this lead, and what
// its body may do. Operands are counted as in the entry's form, from 0. It is
// valid only during the call.
type Call struct {
	m        *machine
	operands []operand
	program  *lang.Program
	place    uint64    // tells statements apart, for sampling
	site     *stepSite // of a step
	values   []string  // of the step's activity, by label
	leaves   bool      // the lead was taken out of the flow
}

// Lead is the lead that runs.
func (c *Call) Lead() *Lead { return c.m.lead }

// Now is the virtual time in milliseconds.
func (c *Call) Now() int64 { return c.m.now }

// Program is the program that holds the statement; nil outside programs.
func (c *Call) Program() *lang.Program { return c.program }

// Has reports whether the operand was written and, for a value, is not empty.
func (c *Call) Has(i int) bool { return c.operands[i].hasValue(c.m) }

// Text is an operand's value as text, tokens expanded.
func (c *Call) Text(i int) string { return c.operands[i].asText(c.m) }

// Int is a whole operand: a number, a count, a percentage, a date in days, a
// datetime or duration in their units; 0 when left out.
func (c *Call) Int(i int) int64 { return c.operands[i].asInt(c.m) }

// Value is an operand's value as one of the kind, which the checker found it
// assignable to; the zero Value when left out.
func (c *Call) Value(i int, kind lang.Kind) lang.Value {
	o := &c.operands[i]
	if o.value == nil {
		return lang.Value{}
	}
	return widen(c.m, o.value(c.m), kind)
}

// Field is a field of the lead by its name; nil when the workspace declares
// none. The step's entry must name it in Reads, as "field:NAME".
func (c *Call) Field(name string) *lang.Field {
	for _, f := range c.site.reads {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Word is the bare word taken by a word operand; "" when left out.
func (c *Call) Word(i int) string { return c.operands[i].word }

// Object is the field or asset an operand names; nil when left out.
func (c *Call) Object(i int) lang.Object { return c.operands[i].object }

// Attribute gives an attribute of the activity that the step logs its value,
// named as in the entry's Attributes. Operands that are attributes are logged
// without it.
func (c *Call) Attribute(name, value string) {
	i := 0
	for _, a := range c.site.entry.Attributes {
		if i >= len(c.values) {
			return
		}
		if c.site.site.Labels[i] != a.Label {
			continue // its operand was left out
		}
		if a.Name == name {
			c.values[i] = value
			return
		}
		i++
	}
}

// Workspace is the workspace of the run.
func (c *Call) Workspace() *lang.Workspace { return c.m.prog.Workspace }

// Zone is the workspace's time zone.
func (c *Call) Zone() *lang.Zone { return c.m.prog.zone }

// Campaign is the campaign that holds the step.
func (c *Call) Campaign() *lang.Campaign { return c.m.top().camp.Campaign }

// Before counts how often the step's activity has succeeded for the lead since
// an instant, in its history and in the run before this step: those of which
// counts says so. It gets what the activity was about, nil where only its name
// is known, and the name.
func (c *Call) Before(since int64, counts func(about lang.Object, name string) bool) int64 {
	var n int64
	activity := c.site.site.Activity
	for i := range c.m.past {
		p := &c.m.past[i]
		if p.Activity == activity && p.Result == Succeeded && p.At >= since && p.At <= c.m.now && counts(p.object, p.Primary) {
			n++
		}
	}
	acts := c.m.acts[:len(c.m.acts)-1] // the last is this step's own
	for i := range acts {
		a := &acts[i]
		if a.Site.Activity == activity && a.Result == Succeeded && a.At >= since && counts(a.Site.object, a.PrimaryValue()) {
			n++
		}
	}
	return n
}

// Sample is a number in [0, 1) that depends on the run's seed, the lead and
// the place of the statement alone.
func (c *Call) Sample() float64 { return sample(c.m.conf.Seed, c.place, c.m.lead.ID) }

// SmartList reports whether the lead is a member of the smart list now.
func (c *Call) SmartList(s *lang.SmartListAsset) bool { return c.m.prog.lists[s.Index](c.m) }

// Segment is the segment of the segmentation the lead is in now: the first
// whose conditions hold, else Default.
func (c *Call) Segment(s *lang.Segmentation) *lang.Segment {
	for i, holds := range c.m.prog.segments[s.Index] {
		if holds == nil || holds(c.m) {
			return s.Segments[i]
		}
	}
	return nil
}

// Change sets a field of the lead to a value of its kind, logs the change and
// fires what it fires; a value that is the same changes nothing.
func (c *Call) Change(f *lang.Field, v lang.Value) { c.m.change(c.site, f, v) }

// Leave takes the lead out of the flow of the campaign, or of the one that
// runs when nil, and of every caller up to the root.
func (c *Call) Leave(of *lang.Campaign) {
	if of == nil {
		c.leaves = c.m.leave(nil)
		return
	}
	c.leaves = c.m.leave(c.m.prog.campaign(of))
}

// Delete ends every flow of the lead; its row is left out of the output.
func (c *Call) Delete() {
	c.m.lead.Deleted = true
	c.leaves = true
}
