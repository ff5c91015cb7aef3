package lang

import (
	"maps"
	"slices"
	"strings"
)

// sameEvents compares flows that one event from outside may start. Those that
// cannot meet, since they name different forms or ask for different countries,
// are told apart by what they name and ask for, not pair by pair.
func (r *races) sameEvents() {
	for _, activity := range slices.Sorted(maps.Keys(r.watch)) {
		var all []member
		for i := range r.watch[activity] {
			t := &r.watch[activity][i]
			all = append(all, member{start: r.start(t.wake()), on: t})
		}
		r.divide(all, 1, (*listener).about, func(all []member) {
			subject := mostAskedFor(all)
			asked := func(t *listener) []string { return t.facts.oneOf(subject) }
			r.divide(all, 2, asked, func(all []member) { r.crowd().among(all) })
		})
	}
}

// divide makes a crowd of those that share a key, and of all that have none:
// they may meet anyone. Bit marks these, so that they are compared with each
// other once.
func (r *races) divide(all []member, bit uint8, keys func(*listener) []string, crowd func([]member)) {
	events := map[string][]member{}
	var open []member
	for _, m := range all {
		of := keys(m.on)
		if of == nil {
			open = append(open, m)
		}
		for _, key := range of {
			events[key] = append(events[key], m)
		}
	}
	crowd(slices.Clone(open))
	for i := range open {
		open[i].open |= bit
	}
	for _, key := range slices.Sorted(maps.Keys(events)) {
		if !r.spend(len(open)) {
			return
		}
		crowd(slices.Concat(events[key], open))
	}
}

// about is what the trigger names first: the form, the list, the field.
func (t *listener) about() []string {
	if len(t.operands) == 0 || !t.operands[0].known {
		return nil
	}
	return []string{t.operands[0].name + ":" + strings.ToLower(t.operands[0].text)}
}

// mostAskedFor is the subject of which most of the triggers ask for certain values.
func mostAskedFor(all []member) string {
	count := map[string]int{}
	for _, m := range all {
		for f := m.on.facts; f != nil; f = f.prev {
			if f.claim != nil && f.claim.in != nil {
				count[f.subject]++
			}
		}
	}
	most := ""
	for _, subject := range slices.Sorted(maps.Keys(count)) {
		if count[subject] > count[most] {
			most = subject
		}
	}
	return most
}

// oneOf are the values of which a subject is known to have one; nil: not known so.
func (known *fact) oneOf(subject string) []string {
	for f := known; f != nil; f = f.prev {
		if f.claim != nil && f.claim.in != nil && f.subject == subject {
			return f.claim.in
		}
	}
	return nil
}

// meetAt reports whether one event may fire both triggers for one lead.
func (r *races) meetAt(a, b *listener) bool {
	return sameOperands(a.operands, b.operands) && !r.shutOut(a, b) && !r.shutOut(b, a)
}

// shutOut reports whether what one trigger and its smart list ask for keeps the
// other from starting.
func (r *races) shutOut(a, b *listener) bool {
	return b.phrase.Where != nil && r.excluded(a.facts, b.phrase.Where, false, nil, 0) || r.turnsAway(b.campaign, a.facts, nil)
}
