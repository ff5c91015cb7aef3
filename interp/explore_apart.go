package interp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// parts are the lead's flows in groups that have nothing to do with each other,
// now and ever, so that each can be explored by itself.
func (x *Explorer) parts() [][]*flow {
	if x.plain || x.whole || !x.m.agenda.empty() {
		return nil // what comes from outside may have to do with all of them
	}
	flows := slices.Concat(x.m.ready, x.m.asleep)
	if len(flows) < 2 {
		return nil
	}
	group := make([]int, len(flows))
	for i := range group {
		group[i] = i
	}
	for i, f := range flows {
		for j, g := range flows[:i] {
			if group[i] != group[j] && x.ever(f).touches(x.ever(g)) {
				from, to := group[i], group[j]
				for k := range group {
					if group[k] == from {
						group[k] = to
					}
				}
			}
		}
	}
	var parts [][]*flow
	for first := range flows {
		var part []*flow
		for i, f := range flows {
			if group[i] == first {
				part = append(part, f)
			}
		}
		if part != nil {
			parts = append(parts, part)
		}
	}
	return parts
}

// ever is what a flow may touch from here on.
func (x *Explorer) ever(f *flow) *touched { return x.toCome(f, false) }

// apart explores each group of flows without the others. What the others write
// is hidden from what comes of it.
func (x *Explorer) apart(parts [][]*flow, asleep []*flow, hidden resources, forks int) {
	here := x.m.snapshot()
	for i, part := range parts {
		theirs := resources{}
		theirs.add(hidden)
		for j, other := range parts {
			for _, f := range other {
				if i != j {
					ever := x.ever(f)
					theirs.add(ever.writes)
					theirs.add(ever.adds)
				}
			}
		}
		gone := func(f *flow) bool { return !slices.Contains(part, f) }
		x.m.ready = slices.DeleteFunc(x.m.ready, gone)
		x.m.asleep = slices.DeleteFunc(x.m.asleep, gone)
		x.explore(slices.DeleteFunc(slices.Clone(asleep), gone), theirs, forks)
		if x.stopped || x.spent {
			return
		}
		x.m.goBack(here)
	}
}

// key tells states apart at the end of an instant: what is to come depends on
// the record of the lead, and not on the order in which it came to be.
func (x *Explorer) key(hidden resources) string {
	s := x.m.state()
	s.Seq, s.Order, s.Flows, s.Steps = 0, 0, 0, 0
	for i := range s.Asleep {
		s.Asleep[i].Order, s.Asleep[i].Causes = 0, nil
	}
	sortByText(s.Asleep)
	sortByText(s.Did)
	told := make([]string, 0, len(x.m.pace.said))
	for _, t := range x.m.pace.said {
		told = append(told, t.text)
	}
	slices.Sort(told)
	failed := slices.Sorted(slices.Values(x.m.ends.failed))
	return fmt.Sprint(text(s), told, failed, hidden, len(x.m.agenda.events), len(x.m.agenda.starts))
}

func sortByText[T any](list []T) {
	slices.SortFunc(list, func(a, b T) int { return strings.Compare(text(a), text(b)) })
}

// text is a record as one text.
func text(record any) string {
	b, err := json.Marshal(record)
	if err != nil {
		panic("a record of a lead is not plain: " + err.Error())
	}
	return string(b)
}
