package interp

import (
	"slices"
	"strings"

	"campaignc/lang"
)

// touched is what a statement touches, as sets of resources: fields, lists,
// memberships, runs of campaigns, activities that filters look back at. Two
// statements of different flows that do not collide in it give the same
// in either order.
type touched struct {
	reads, writes resources
	adds          resources // what is counted or noted: two additions are the same in either order
}

func (f *touched) collides(g *touched) bool {
	return f.writes.meets(g.reads) || f.writes.meets(g.writes) || f.writes.meets(g.adds) ||
		g.writes.meets(f.reads) || g.writes.meets(f.adds) || f.adds.meets(g.reads) || f.reads.meets(g.adds)
}

// touches reports whether what one leaves behind is any of the other's business.
func (f *touched) touches(g *touched) bool { return f.collides(g) || f.adds.meets(g.adds) }

func (f *touched) add(g *touched) {
	f.reads.add(g.reads)
	f.writes.add(g.writes)
	f.adds.add(g.adds)
}

// resources is a set of small numbers.
type resources []uint64

func (b *resources) set(i int) {
	for i>>6 >= len(*b) {
		*b = append(*b, 0)
	}
	(*b)[i>>6] |= 1 << (i & 63)
}

func (b resources) has(i int) bool { return i>>6 < len(b) && b[i>>6]>>(i&63)&1 != 0 }

func (b resources) meets(c resources) bool {
	for i := range min(len(b), len(c)) {
		if b[i]&c[i] != 0 {
			return true
		}
	}
	return false
}

func (b *resources) add(c resources) {
	for len(*b) < len(c) {
		*b = append(*b, 0)
	}
	for i, w := range c {
		(*b)[i] |= w
	}
}

// touchedParts finds and keeps what the operations of a program touch. It serves
// one goroutine.
type touchedParts struct {
	prog    *Program
	answers []Answer
	numbers map[string]int // resources
	asked   map[string]bool
	prints  map[*campaign][]*touched    // by op
	starts  map[*campaign][][]*campaign // by op: campaigns whose flows it may start
	admits  map[*campaign]*touched      // what deciding on a lead touches
	futures map[futureKey]*future
}

func newTouched(p *Program, answers []Answer) *touchedParts {
	f := &touchedParts{
		prog: p, answers: answers, numbers: map[string]int{}, asked: map[string]bool{},
		prints: map[*campaign][]*touched{}, starts: map[*campaign][][]*campaign{}, admits: map[*campaign]*touched{}, futures: map[futureKey]*future{},
	}
	for _, c := range p.Workspace.Campaigns {
		if c.Decl == nil {
			continue
		}
		for _, ask := range p.Workspace.Accesses(c.Decl).Asks {
			f.asked[ask] = true
		}
	}
	return f
}

func (f *touchedParts) number(resource string) int {
	n, ok := f.numbers[resource]
	if !ok {
		n = len(f.numbers)
		f.numbers[resource] = n
	}
	return n
}

// The lead itself is read by every statement: deleting it ends them all.
const wholeLead = "lead"

// access adds what parts of the source read and write.
func (f *touchedParts) access(to *touched, parts ...lang.Node) {
	parts = slices.DeleteFunc(parts, func(n lang.Node) bool { return n == nil })
	a := f.prog.Workspace.Accesses(parts...)
	for _, r := range append(a.Reads, a.Asks...) {
		to.reads.set(f.number(r))
		if f.memberly(r) {
			to.reads.set(f.number("members"))
		}
	}
	for _, w := range a.Writes {
		to.writes.set(f.number(w))
		if f.memberly(w) {
			to.writes.set(f.number("members"))
		}
	}
}

// memberly reports whether the resource is a member field or a status: whose
// program's is meant can depend on the caller, so they count as one.
func (f *touchedParts) memberly(resource string) bool {
	return strings.HasPrefix(resource, "status") || strings.HasPrefix(resource, "field:") && strings.Contains(resource, "member.")
}

// of is what the operation of a campaign at pc touches, run in a flow of
// its own or in an executable.
func (f *touchedParts) of(c *campaign, pc int) *touched {
	f.campaign(c)
	return f.prints[c][pc]
}

// campaign finds what all operations of a campaign touch.
func (f *touchedParts) campaign(c *campaign) {
	if _, done := f.prints[c]; done {
		return
	}
	f.prints[c] = make([]*touched, len(c.ops))
	f.starts[c] = make([][]*campaign, len(c.ops))
	for pc := range c.ops {
		to := &touched{}
		to.reads.set(f.number(wholeLead))
		to.reads.set(f.number("flow:" + c.Qualified()))
		to.adds.set(f.number("ran:" + c.Qualified()))
		if !c.rule.EveryTime {
			to.adds.set(f.number("entered:" + c.Qualified())) // given back when the flow fails
		}
		if c.ops[pc].visible() {
			f.starts[c][pc] = f.operation(to, &c.ops[pc], c.nodes[pc])
		}
		f.prints[c][pc] = to
	}
}

// operation adds what the operation touches, and says which campaigns it may start.
func (f *touchedParts) operation(to *touched, o *op, n lang.Node) (starts []*campaign) {
	switch s := n.(type) {
	case *lang.Execute:
		f.with(to, s.With)
		starts = f.executes(to, o.call.callee)
	case *lang.Request:
		f.with(to, s.With)
		f.access(to, triggers(o.call.callee)...)
		f.admission(to, o.call.callee)
		starts = append(starts, o.call.callee)
	case *lang.Wait:
		f.access(to, s.Until, s.Cond)
	case *lang.Fail:
		f.access(to, s.Reason)
	case *lang.Retry:
		f.access(to, s.Until)
	case *lang.Step:
		f.access(to, s.Phrase)
		f.step(to, o.step)
	default:
		f.access(to, n)
	}
	return append(starts, f.fires(to, o)...)
}

func (f *touchedParts) with(to *touched, with []*lang.ContextPart) {
	for _, part := range with {
		if part.Value != nil {
			f.access(to, part.Value)
		}
	}
}

func triggers(c *campaign) []lang.Node {
	var out []lang.Node
	for _, t := range c.Triggers {
		out = append(out, t)
	}
	return out
}

// admission adds what deciding on a lead touches: the smart list, and the count
// of runs, which a rule that limits them reads.
func (f *touchedParts) admission(to *touched, c *campaign) {
	print := f.admits[c]
	if print == nil {
		print = &touched{}
		for _, x := range c.Filters {
			f.access(print, x)
		}
		entered := f.number("entered:" + c.Qualified())
		print.adds.set(entered)
		if !c.rule.EveryTime {
			print.writes.set(entered)
		}
		print.adds.set(f.number("flow:" + c.Qualified()))
		f.admits[c] = print
	}
	to.add(print)
}

// executes adds all that an executable may do.
func (f *touchedParts) executes(to *touched, c *campaign) (starts []*campaign) {
	f.admission(to, c)
	f.campaign(c)
	for pc := range c.ops {
		to.add(f.prints[c][pc])
		starts = append(starts, f.starts[c][pc]...)
	}
	return starts
}

// step adds what a step touches besides what its entry says: the scripted
// answers, flows that it ends, what it leaves behind.
func (f *touchedParts) step(to *touched, s *stepSite) {
	for _, o := range s.operands {
		if c, ok := o.object.(*lang.Campaign); ok {
			to.writes.set(f.number("flow:" + c.Qualified()))
		}
	}
	to.adds.set(f.number("did:" + s.entry.Activity))
	if !s.answered {
		return
	}
	for i := range f.answers {
		a := &f.answers[i]
		if a.entry != s.entry {
			continue
		}
		if a.given.Phrase.Where != nil {
			f.access(to, a.given.Phrase.Where)
		}
		if a.times > 0 {
			to.writes.set(f.number("answer:" + s.entry.Form))
		}
		for _, set := range a.sets {
			f.access(to, valuesOf(a.given)...)
			to.writes.set(f.number("field:" + set.field.Qualified()))
		}
	}
}

func valuesOf(g *lang.GivenPhrase) []lang.Node {
	var out []lang.Node
	if g.Record != nil {
		for _, f := range g.Record.Fields {
			out = append(out, f.Value)
		}
	}
	return out
}

// fires adds what the activities that the operation logs touch: filters that
// look back at them, and the campaigns they may wake, which are decided on at once.
func (f *touchedParts) fires(to *touched, o *op) (starts []*campaign) {
	logged := []*Site{o.site}
	switch {
	case o.set != nil:
		logged[0] = o.set.site
	case o.step != nil:
		logged[0] = o.step.site
		for _, field := range f.prog.Workspace.Fields {
			if to.writes.has(f.number("field:" + field.Qualified())) {
				site := changeSite(f.prog.lib, field)
				logged = append(logged, &site)
			}
		}
	}
	for _, site := range logged {
		if site == nil {
			continue
		}
		if resource := "activity:" + site.Activity; f.asked[resource] {
			to.adds.set(f.number(resource))
		}
		for i := range f.prog.watch[site.Activity] {
			w := &f.prog.watch[site.Activity][i]
			if w.never(site) {
				continue
			}
			f.access(to, triggers(w.camp)...)
			f.admission(to, w.camp)
			starts = append(starts, w.camp)
		}
	}
	return starts
}

// never reports whether the trigger asks for another field or asset than the
// one that all records of the site are about.
func (w *watch) never(site *Site) bool {
	asked := objectName(w.question.object)
	return asked != "" && site.Primary != "" && !strings.EqualFold(asked, site.Primary)
}
