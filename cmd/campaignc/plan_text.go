package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"campaignc/interp"
)

// planRoom is the width of a line's words; its number of leads stands behind
// them, so that a line fits 80 columns.
const planRoom = 69

// planPage writes a plan as a page.
type planPage struct {
	*planned
	w   io.Writer
	top int // different values shown of each field

	named []string // leads
}

// write writes the plan and returns the leads that it names.
func (p *planned) write(w io.Writer, top int) (named []string) {
	page := &planPage{planned: p, w: w, top: top}
	page.head()
	page.entering()
	page.changes()
	page.deeds()
	page.waits()
	for _, g := range p.guards {
		fmt.Fprintf(w, "\nstop: %s\n", g)
	}
	return page.named
}

// head says how many leads there are and how many come out changed.
func (p *planPage) head() {
	s := p.stats
	title := ""
	if p.job.Root != nil {
		title = p.job.Root.Name + ": "
	}
	share := ""
	if s.Leads > 0 {
		share = fmt.Sprintf(" (%.1f%%)", 100*float64(p.plan.Changed)/float64(s.Leads))
	}
	fmt.Fprintf(p.w, "%s%s would change%s of %s", title, thousands(p.plan.Changed), share, count(s.Leads, "lead"))
	if s.Failed > 0 {
		fmt.Fprintf(p.w, ", %s would fail", thousands(s.Failed))
	}
	if s.Created > 0 {
		fmt.Fprintf(p.w, ", %s would be created", thousands(s.Created))
	}
	if s.Rejected > 0 {
		fmt.Fprintf(p.w, "; %s rejected", count(s.Rejected, "row"))
	}
	fmt.Fprintln(p.w)
	for _, o := range s.Off {
		fmt.Fprintln(p.w, offLine(&o, p.planned.w.Zone))
	}
	fmt.Fprintln(p.w, "nothing was written")
	writeUnanswered(p.w, s)
}

// of are the lines of some kinds, in groups of one kind and name.
func (p *planPage) of(kinds ...interp.PlanKind) (groups [][]*interp.PlanLine) {
	for _, line := range p.lines {
		wanted := false
		for _, k := range kinds {
			wanted = wanted || line.Kind == k
		}
		if !wanted {
			continue
		}
		if n := len(groups); n > 0 && groups[n-1][0].Name == line.Name && groups[n-1][0].Kind == line.Kind {
			groups[n-1] = append(groups[n-1], line)
			continue
		}
		groups = append(groups, []*interp.PlanLine{line})
	}
	return groups
}

// title begins a section.
func (p *planPage) title(words, number string) {
	fmt.Fprintln(p.w)
	p.row(0, words, number)
}

// row writes a line of words and a number behind it.
func (p *planPage) row(indent int, words, number string) {
	words = shorten(printable(unbroken.Replace(words)), planRoom-indent)
	gap := planRoom - indent - runewidth.StringWidth(words) + 10 - len(number)
	fmt.Fprintf(p.w, "%s%s%s%s\n", strings.Repeat(" ", indent), words, strings.Repeat(" ", max(gap, 1)), number)
}

// unbroken keeps the spaces of a value: a change may be of nothing else.
var unbroken = strings.NewReplacer("\n", " ", "\t", " ", "\r", " ")

// line writes a line of the plan, and the leads that are named for it.
func (p *planPage) line(indent int, words string, number int, l *interp.PlanLine) {
	p.row(indent, words, thousands(number))
	if len(l.Sample) == 0 {
		return
	}
	p.named = append(p.named, l.Sample...)
	for _, part := range wrap("lead "+strings.Join(l.Sample, ", "), planRoom-indent-4, 0) {
		fmt.Fprintf(p.w, "%s%s\n", strings.Repeat(" ", indent+4), part)
	}
}

// startedFirst moves the campaign that the plan is about to the front.
func (p *planPage) startedFirst(groups [][]*interp.PlanLine) [][]*interp.PlanLine {
	if p.job.Root == nil {
		return groups
	}
	started := func(g []*interp.PlanLine) bool { return g[0].Name == p.job.Root.Qualified() }
	if i := slices.IndexFunc(groups, started); i > 0 {
		g := groups[i]
		copy(groups[1:i+1], groups[:i])
		groups[0] = g
	}
	return groups
}

// entering shows who comes to each campaign, and where they drop off.
func (p *planPage) entering() {
	failures := map[string][]*interp.PlanLine{}
	for _, g := range p.of(interp.PlanFailed) {
		failures[g[0].Name] = g
	}
	for i, g := range p.startedFirst(p.of(interp.PlanCame)) {
		if i == 0 {
			p.title("Who gets in", "times")
		}
		came := 0
		for _, l := range g {
			came += l.Times
		}
		p.row(0, g[0].Name, thousands(came))
		for _, l := range g {
			switch l.Place {
			case interp.Qualified:
				p.line(2, "= qualified", l.Times, l)
			case interp.Unanswered:
				p.line(2, "! a filter could not be answered", l.Times, l)
			case interp.RanBefore:
				p.line(2, "- "+l.Why, l.Times, l)
			default:
				p.line(2, "- dropped at: "+l.Why, l.Times, l)
			}
		}
		p.some(2, failures[g[0].Name], func(l *interp.PlanLine) string { return "! failed: " + l.Why })
	}
}

// changes shows what leads are that they were not before.
func (p *planPage) changes() {
	for i, g := range p.of(interp.PlanDeleted, interp.PlanField, interp.PlanList, interp.PlanStatus, interp.PlanMember) {
		if i == 0 {
			p.title("What changes", "leads")
		}
		p.group(g)
	}
}

// group shows the values of one field, list or status, the most frequent first.
func (p *planPage) group(g []*interp.PlanLine) {
	leads := 0
	for _, l := range g {
		leads += l.Leads
	}
	p.row(0, planName(g[0]), thousands(leads))
	shown := 0
	for _, l := range g {
		if l.Kind == interp.PlanDeleted {
			continue
		}
		if l.Others || shown == p.top && l.Kind != interp.PlanStatus {
			break
		}
		shown++
		p.line(2, p.transition(l), l.Leads, l)
		leads -= l.Leads
	}
	if leads > 0 && shown > 0 {
		p.row(2, "other values", thousands(leads))
	}
}

// planName is what a group of lines is about.
func planName(l *interp.PlanLine) string {
	switch l.Kind {
	case interp.PlanDeleted:
		return "deleted"
	case interp.PlanList:
		return "list " + quoted(l.Name)
	case interp.PlanStatus:
		return "program " + quoted(l.Name)
	}
	return l.Name
}

// transition is what a value was and is.
func (p *planPage) transition(l *interp.PlanLine) string {
	switch {
	case l.Kind == interp.PlanList && l.From == "":
		return "+ added"
	case l.Kind == interp.PlanList:
		return "- removed"
	case l.Kind == interp.PlanStatus:
		return notIn(l.From) + " -> " + notIn(l.To)
	}
	const half = (planRoom - 6) / 2
	return orEmpty(shorten(l.From, half-2)) + " -> " + orEmpty(shorten(l.To, half-2))
}

func notIn(status string) string {
	if status == "" {
		return "not in the program"
	}
	return quoted(status)
}

// deeds shows what is done besides changing leads, and what is not done and why.
func (p *planPage) deeds() {
	undone := map[string][]*interp.PlanLine{}
	key := func(l *interp.PlanLine) string { return l.Name + "\x00" + l.About }
	for _, g := range p.of(interp.PlanUndone) {
		for _, l := range g {
			undone[key(l)] = append(undone[key(l)], l)
		}
	}
	first := true
	begin := func() {
		if first {
			p.title("What is done", "times")
		}
		first = false
	}
	for _, g := range p.of(interp.PlanDone) {
		begin()
		p.some(0, g, deedName, func(l *interp.PlanLine) { p.undone(undone[key(l)]) })
		for _, l := range g {
			delete(undone, key(l))
		}
	}
	for _, g := range p.of(interp.PlanUndone) {
		shown := 0
		for _, l := range g {
			rest := undone[key(l)]
			if rest == nil || shown == linesShown {
				continue
			}
			shown++
			begin()
			p.row(0, deedName(l), "0")
			p.undone(rest)
			delete(undone, key(l))
		}
	}
}

func (p *planPage) undone(lines []*interp.PlanLine) {
	p.some(2, lines, func(l *interp.PlanLine) string { return fmt.Sprintf("%s: %s", l.Result, l.Why) })
}

// linesShown is how many lines of one thing the page shows: a task's name may be
// another for each lead.
const linesShown = 20

// some writes the first lines, each with what comes below it, and the sum of the
// others.
func (p *planPage) some(indent int, lines []*interp.PlanLine, words func(*interp.PlanLine) string, below ...func(*interp.PlanLine)) {
	others := 0
	for i, l := range lines {
		if l.Others || i >= linesShown {
			others += l.Times
			continue
		}
		p.line(indent, words(l), l.Times, l)
		for _, more := range below {
			more(l)
		}
	}
	if others > 0 {
		p.row(indent, lines[0].Name+", others", thousands(others))
	}
}

func deedName(l *interp.PlanLine) string {
	if l.About == "" {
		return l.Name
	}
	return l.Name + " " + quoted(l.About)
}

// waits shows what still waits when virtual time ends.
func (p *planPage) waits() {
	for i, g := range p.of(interp.PlanWaiting) {
		if i == 0 {
			p.title("What still waits", "flows")
		}
		for _, l := range g {
			p.line(0, l.Name+": "+l.About, l.Times, l)
		}
	}
}
