package interp

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"campaignc/lang"
)

// pair is what two versions of a workspace call by the same name; nil where one
// of them does not have it.
type pair[T any] struct {
	name          string
	before, after *T
}

// pairing is what a lead is in two versions.
type pairing struct {
	fields   []pair[lang.Field]
	lists    []pair[lang.Asset]
	programs []pair[lang.Program]
	members  [][]pair[lang.Field] // by place in programs
}

func pairUp(before, after *lang.Workspace) pairing {
	p := pairing{
		fields:   pairs(before.Fields, after.Fields, (*lang.Field).Qualified),
		lists:    pairs(before.Lists, after.Lists, func(l *lang.Asset) string { return refOf(l.Program, l.Name).String() }),
		programs: pairs(before.Programs, after.Programs, func(p *lang.Program) string { return p.Name }),
	}
	for _, program := range p.programs {
		var was, is []*lang.Field
		if program.before != nil {
			was = program.before.Members
		}
		if program.after != nil {
			is = program.after.Members
		}
		p.members = append(p.members, pairs(was, is, func(f *lang.Field) string { return program.name + "." + f.Name }))
	}
	return p
}

// pairs are the things of two versions, in the order of the later.
func pairs[T any](before, after []*T, name func(*T) string) (out []pair[T]) {
	places := map[string]int{}
	for _, x := range after {
		places[name(x)] = len(out)
		out = append(out, pair[T]{name: name(x), after: x})
	}
	for _, x := range before {
		if i, ok := places[name(x)]; ok {
			out[i].before = x
			continue
		}
		out = append(out, pair[T]{name: name(x), before: x})
	}
	return out
}

// ends are the things that end differently for the lead; none when it fares the
// same in both versions.
func (t *twin) ends(before, after *machine) []Difference {
	c := &comparer{before: before, after: after}
	c.differ("the lead", presence(before.lead.Deleted), presence(after.lead.Deleted))
	if !before.lead.Deleted || !after.lead.Deleted {
		c.fields(t.pairs.fields)
		c.lists(t.pairs.lists)
		c.programs(&t.pairs)
	}
	if was, is := before.waiting(), after.waiting(); was != is {
		c.differ("waits for", was, is)
	}
	if i, j := firstOtherDeed(before.acts, after.acts); i < len(before.acts) || j < len(after.acts) {
		c.deeds(i, j)
	}
	return c.ends
}

// comparer collects what ends differently.
type comparer struct {
	before, after *machine
	ends          []Difference
}

func (c *comparer) differ(name, before, after string) {
	if before != after {
		c.ends = append(c.ends, Difference{Name: name, First: clone(before), Second: clone(after)})
	}
}

func presence(deleted bool) string {
	if deleted {
		return "is deleted"
	}
	return "is there"
}

// fields compares values. A field that one version does not declare counts if the
// other's run changed it: else every lead would differ.
func (c *comparer) fields(pairs []pair[lang.Field]) {
	was, is := c.before.lead, c.after.lead
	for i := range pairs {
		switch p := &pairs[i]; {
		case p.before == nil:
			if is.Changed.Has(p.after.Index) {
				c.differ(p.name, "", lang.FormatValue(is.Value(p.after)))
			}
		case p.after == nil:
			if was.Changed.Has(p.before.Index) {
				c.differ(p.name, lang.FormatValue(was.Value(p.before)), "")
			}
		case !heldAlike(was, p.before, is, p.after):
			c.differ(p.name, lang.FormatValue(was.Value(p.before)), lang.FormatValue(is.Value(p.after)))
		}
	}
}

// heldAlike compares without formatting where both versions hold a field alike.
func heldAlike(was *Lead, f *lang.Field, is *Lead, g *lang.Field) bool {
	i, j := f.Index, g.Index
	return f.Type.Kind == g.Type.Kind && was.Text[i] == is.Text[j] && was.Has[i] == is.Has[j] && (!was.Has[i] || was.Num[i] == is.Num[j])
}

func (c *comparer) lists(pairs []pair[lang.Asset]) {
	for _, p := range pairs {
		was := p.before != nil && c.before.lead.Lists[p.before.Index]
		is := p.after != nil && c.after.lead.Lists[p.after.Index]
		if was != is {
			c.differ(fmt.Sprintf("list %q", p.name), inList(was), inList(is))
		}
	}
}

func inList(member bool) string {
	if member {
		return PlanListMember
	}
	return ""
}

func (c *comparer) programs(pairs *pairing) {
	for i, p := range pairs.programs {
		var was, is Membership
		var from, to string
		if p.before != nil {
			was = c.before.lead.Programs[p.before.Index]
			from = was.status(p.before)
		}
		if p.after != nil {
			is = c.after.lead.Programs[p.after.Index]
			to = is.status(p.after)
		}
		if from != to {
			c.differ(fmt.Sprintf("program %q", p.name), from, to)
		}
		for _, f := range pairs.members[i] {
			from, to = "", ""
			if f.before != nil {
				from = lang.FormatValue(was.field(f.before.Index))
			}
			if f.after != nil {
				to = lang.FormatValue(is.field(f.after.Index))
			}
			c.differ(f.name, from, to)
		}
	}
}

// waiting are the flows that have not ended, in words.
func (m *machine) waiting() string {
	if len(m.asleep) == 0 {
		return ""
	}
	var out []string
	for _, f := range m.asleep {
		out = append(out, f.camp.Name+" until "+time.UnixMilli(f.due).In(m.prog.zone.Location()).Format("2006-01-02 15:04"))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// firstOtherDeed is where two logs of changes part: the first activities that
// changed something or failed and are not the same.
func firstOtherDeed(a, b []Activity) (i, j int) {
	for {
		for i < len(a) && !a[i].Kept() {
			i++
		}
		for j < len(b) && !b[j].Kept() {
			j++
		}
		if i == len(a) || j == len(b) || !a[i].same(&b[j]) {
			return i, j
		}
		i, j = i+1, j+1
	}
}

// deeds tells what else was done from where the logs part. What is written and
// ends the same is told by its first difference, unless something else is.
func (c *comparer) deeds(i, j int) {
	told := len(c.ends)
	was, is := done(c.before.acts[i:]), done(c.after.acts[j:])
	names := slices.Sorted(maps.Keys(was))
	for _, name := range slices.Sorted(maps.Keys(is)) {
		if _, ok := was[name]; !ok {
			names = append(names, name)
		}
	}
	for _, name := range names {
		before, after := was[name], is[name]
		if slices.Equal(before, after) {
			continue
		}
		if len(before) != len(after) {
			c.differ(name, times(len(before)), times(len(after)))
			continue
		}
		c.differ(name, strings.Join(before, "; "), strings.Join(after, "; "))
	}
	if len(c.ends) == told && told == 0 {
		c.differ("on the way", deedAt(c.before.acts, i), deedAt(c.after.acts, j))
	}
}

// done is what leaves a trace, and what failed, by name: each with what it said and when.
func done(acts []Activity) map[string][]string {
	out := map[string][]string{}
	for i := range acts {
		a := &acts[i]
		if !a.Kept() || a.Result == Succeeded && !a.Site.tells {
			continue
		}
		name := deedName(a)
		if a.Result == Failed {
			name += " failed"
		}
		out[name] = append(out[name], strings.Join(append(slices.Clone(a.Values), a.Reason, moment(a.At)), ", "))
	}
	return out
}

func deedName(a *Activity) string {
	name := strings.ToLower(a.Site.Activity)
	if p := a.PrimaryValue(); p != "" {
		name += fmt.Sprintf(" %q", clone(p))
	}
	return name
}

func moment(at int64) string { return lang.FormatValue(lang.Value{Kind: lang.Datetime, Num: at}) }

func times(n int) string {
	switch n {
	case 0:
		return "never"
	case 1:
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func deedAt(acts []Activity, i int) string {
	if i == len(acts) {
		return "nothing more"
	}
	a := &acts[i]
	return deedName(a) + " " + strings.Join(a.Values, ", ") + " at " + moment(a.At)
}
