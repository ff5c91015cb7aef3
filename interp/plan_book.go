package interp

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// PlanKind tells what a line of a plan counts.
type PlanKind uint8

// The kinds of lines, in the order in which a plan has them.
const (
	PlanCame      PlanKind = iota // leads that came to a campaign, by how it answered
	PlanFailed                    // campaigns that did not end well; Why says why
	PlanDeleted                   // leads that are deleted
	PlanField                     // values of a field: From became To
	PlanList                      // a static list: From and To are "" or "member"
	PlanStatus                    // statuses in a program; "" is outside it
	PlanMember                    // values of a member field
	PlanDone                      // what leaves a trace outside the lead's values: mail, alerts, moments, calls
	PlanUndone                    // what was skipped or failed; Why says why
	PlanWaiting                   // flows that wait at the end; About is the wait
	PlanDifferent                 // of two versions: Name ends as From in the one, as To in the other
)

// PlanKey is what a line of a plan counts.
type PlanKey struct {
	Kind   PlanKind
	Place  int    // PlanCame: the filter's place, or Qualified, RanBefore, Unanswered
	Result Result // PlanUndone
	Name   string // of the campaign, field, list, program or activity, with its program's
	About  string // PlanDone, PlanUndone: what the activity is about
	From   string
	To     string
	Why    string
}

// PlanLine is one line of a plan.
type PlanLine struct {
	PlanKey
	Others bool     // the sum of the lines of this kind and name that were not kept
	Leads  int      // leads that it counts
	Times  int      // how often it happened, to all of them
	Sample []string // the first of those leads, in input order

	last int // the lead that counted last
}

// Limits of what a plan keeps, so that its memory does not grow with the leads.
const (
	PlanLinesMax = 10_000 // different lines of one kind and name; the first in input order are kept
	PlanTextMax  = 100    // characters of a text in a line; what begins alike counts as one
)

// group is a kind and name, whose lines have a common limit.
type group struct {
	kind PlanKind
	name string
}

// book counts lines. What it keeps depends on the order of what is added alone.
type book struct {
	sample int // ids kept of each line
	lines  map[PlanKey]*PlanLine
	order  []*PlanLine // as they were added
	groups map[group]int
	others map[group]*PlanLine
}

func newBook(sample int) *book {
	return &book{sample: sample, lines: map[PlanKey]*PlanLine{}, groups: map[group]int{}, others: map[group]*PlanLine{}}
}

// note counts something that happened to a lead, whose number is from 1.
func (b *book) note(key PlanKey, lead int, id string) {
	for _, s := range []*string{&key.About, &key.From, &key.To, &key.Why} {
		*s = cut(*s)
	}
	line := b.line(&key)
	line.Times++
	if line.last == lead {
		return
	}
	line.last = lead
	line.Leads++
	if len(line.Sample) < b.sample {
		line.Sample = append(line.Sample, clone(id))
	}
}

// line is the line of a key, or that of the others of its group.
func (b *book) line(key *PlanKey) *PlanLine {
	if line := b.lines[*key]; line != nil {
		return line
	}
	g := group{key.Kind, key.Name}
	if b.groups[g] < PlanLinesMax {
		b.groups[g]++
		line := &PlanLine{PlanKey: key.clone()}
		b.lines[line.PlanKey] = line
		b.order = append(b.order, line)
		return line
	}
	if b.others[g] == nil {
		b.others[g] = &PlanLine{PlanKey: PlanKey{Kind: g.kind, Name: clone(g.name)}, Others: true}
		b.order = append(b.order, b.others[g])
	}
	return b.others[g]
}

// add adds what another book counted, of leads that come later.
func (b *book) add(o *book) {
	for _, more := range o.order {
		line := b.others[group{more.Kind, more.Name}]
		if !more.Others || line == nil {
			line = b.line(&more.PlanKey)
		}
		line.Leads += more.Leads
		line.Times += more.Times
		for _, id := range more.Sample {
			if len(line.Sample) < b.sample {
				line.Sample = append(line.Sample, id)
			}
		}
	}
}

// sorted are the lines by kind and name, the largest first; admissions in the
// order in which filters ask. Others come last.
func (b *book) sorted() []*PlanLine {
	lines := slices.Clone(b.order)
	slices.SortFunc(lines, func(x, y *PlanLine) int {
		return cmp.Or(
			cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Name, y.Name), compareBool(x.Others, y.Others), cmp.Compare(x.rank(), y.rank()),
			cmp.Compare(y.Leads, x.Leads), cmp.Compare(y.Times, x.Times), cmp.Compare(x.About, y.About),
			cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To), cmp.Compare(x.Result, y.Result), cmp.Compare(x.Why, y.Why),
		)
	})
	return lines
}

// rank puts who qualified behind who dropped off.
func (l *PlanLine) rank() int {
	if l.Kind == PlanCame && l.Place == Qualified {
		return 1 << 30
	}
	return l.Place
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func (k *PlanKey) clone() PlanKey {
	c := *k
	c.Name, c.About, c.From, c.To, c.Why = clone(k.Name), clone(k.About), clone(k.From), clone(k.To), clone(k.Why)
	return c
}

// cut is a text as a plan keeps it.
func cut(s string) string {
	if len(s) <= PlanTextMax || utf8.RuneCountInString(s) <= PlanTextMax {
		return s
	}
	n := 0
	for i := range s {
		if n == PlanTextMax {
			return strings.ToValidUTF8(s[:i], "") + "…"
		}
		n++
	}
	return s
}
