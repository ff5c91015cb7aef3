package lang

import (
	"fmt"
	"slices"
	"strings"
)

// asks looks for a condition, on the way to a wait or in the smart list, that a
// write behind the wait ends, and for something under it that two runs do twice:
// a run that begins meanwhile meets the condition too.
func (d *during) asks(w timed, conds []conditionAt) {
	for _, c := range conds {
		if !d.spend(1) {
			return
		}
		if leaf := d.ends(c.cond, c.negated, w, 0); leaf != nil && !d.locked(c.cond, c.negated, w.thing) && d.asked(w, leaf, c) {
			return
		}
	}
}

// locked reports whether a condition is ended before the wait already, so that
// it keeps the next run out.
func (d *during) locked(cond Expr, negated bool, thing string) bool {
	return slices.ContainsFunc(d.earlier[thing], func(x timed) bool {
		return d.t.points[x.point].leadsUpTo(d.wait) && d.ends(cond, negated, x, 0) != nil
	})
}

// lockedAt reports whether whoever comes to a point before the wait writes there
// what keeps the next run from coming to that write.
func (d *during) lockedAt(p *point) bool {
	for _, all := range d.earlier {
		for _, x := range all {
			if d.t.points[x.point].leadsUpTo(p) && d.endsItself(x) {
				return true
			}
		}
	}
	return false
}

// leadsUpTo reports whether the conditions on the way to a point are on the way
// to another: whoever comes to the second has come to the first, or will.
func (p *point) leadsUpTo(q *point) bool {
	return p.guards == nil || q.onWay(nil, func(g *guard) bool { return g == p.guards })
}

// asked records a race over what a run asks for by a condition, if two runs do
// anything under it twice.
func (d *during) asked(w timed, leaf Expr, under conditionAt) bool {
	for _, i := range d.doers[under.guard] {
		p := &d.t.points[i]
		switch {
		case !d.before[i] && !d.behind[i], !d.spend(1), !d.repeated(p, w, 0):
		case d.before[i] && d.lockedAt(p):
		case !d.before[i] && d.asksAgain(p, w):
		default:
			d.tell(w, &touch{thing: w.thing, by: d.t.campaign, at: leaf.Range()}, wayOutOfAsking)
			return true
		}
	}
	return false
}

// asksAgain reports whether a point behind the wait is under a condition there
// that ends when an earlier run gets to it, or makes the write.
func (d *during) asksAgain(p *point, w timed) bool {
	if p.guards == d.wait.guards {
		return false
	}
	written := append(d.writtenWith(&d.t.points[w.point]), d.writtenWith(p)...)
	return p.onWay(d.wait, func(g *guard) bool {
		return slices.ContainsFunc(written, func(x timed) bool { return d.ends(g.cond, g.negated, x, 0) != nil })
	})
}

// writtenWith are the writes behind the wait that are made by whoever gets to a
// point there.
func (d *during) writtenWith(at *point) []timed {
	var out []timed
	for _, s := range d.later {
		p := &d.t.points[s.point]
		if !p.leadsUpTo(at) {
			continue
		}
		p.all(func(x reached) {
			if x.kind != reads && d.spend(1) {
				out = append(out, timed{reached: x, point: s.point})
			}
		})
	}
	return out
}

// repeated reports whether a point does something that two runs do twice: it
// adds, sends, calls, or starts another flow. A write of what is there already
// does not, and what an executable or a requested campaign asks for again is
// done once.
func (d *during) repeated(p *point, w timed, depth int) bool {
	turnedAway := func(c *Campaign) bool {
		return slices.ContainsFunc(c.Filters, func(x Expr) bool { return d.ends(x, false, w, 0) != nil })
	}
	switch s := p.stmt.(type) {
	case *Set:
		return s.Op != "=" || d.addsTo(s)
	case *Step:
		m := d.ws.Info.Phrases[s.Phrase]
		return m != nil && (m.Entry.Effect == Outbound || m.Entry.Effect == Remote)
	case *Request:
		target := d.ws.Info.Calling[s]
		return target != nil && target.active() && target.Rule.pause() != never && !turnedAway(target)
	case *Execute:
		t := p.calls
		return t != nil && depth < ExecutablesMax && !turnedAway(t.campaign) && slices.ContainsFunc(t.points, func(q point) bool {
			return !q.onWay(nil, func(g *guard) bool { return d.ends(g.cond, g.negated, w, 0) != nil }) && d.repeated(&q, w, depth+1)
		})
	}
	return false
}

// ends is the part of a condition by which a write ends it: afterwards the
// condition, or its negation, does not hold. An addition ends that a number is a
// certain one.
func (d *during) ends(cond Expr, negated bool, w timed, depth int) Expr {
	if depth > condsMax {
		return nil
	}
	if parts, all := d.ws.Info.parts(cond, negated); parts != nil {
		var ended Expr
		for _, p := range parts {
			leaf := d.ends(p.cond, p.negated, w, depth+1)
			if leaf != nil && all {
				return leaf
			}
			if leaf == nil && !all {
				return nil
			}
			ended = leaf
		}
		return ended
	}
	if d.endsPart(cond, negated, w) {
		return cond
	}
	return nil
}

// endsPart is ends of a condition without parts.
func (d *during) endsPart(cond Expr, negated bool, w timed) bool {
	if p, ok := cond.(*Phrase); ok {
		m := d.ws.Info.Phrases[p]
		return m != nil && len(m.Entry.Reads) == 1 && m.resource(m.Entry.Reads[0]) == w.thing && d.movesAway(m, negated, w)
	}
	subject, _, c := d.claim(cond, negated)
	switch {
	case c == nil || subject != w.thing:
		return false
	case w.kind == adds:
		return sameNumber(c.in)
	}
	return !c.meets(valueOf(w))
}

// valueOf is what is known of what a write leaves; a value that is worked out is
// taken to be something.
func valueOf(w timed) *claim {
	if w.value == "" {
		return &claim{not: []string{""}}
	}
	return &claim{in: []string{strings.ToLower(strings.Trim(w.value, "\x00"))}}
}

// sameNumber reports whether a claim is about one number: `is 0` has two
// spellings of it.
func sameNumber(in []string) bool {
	return len(in) == 1 || len(in) == 2 && slices.Contains(in, "0") && slices.Contains(in, "")
}

// movesAway reports whether a step makes a lead leave, or reach, what a filter
// asks for: a list that is named by both, another status than the one asked for,
// or the one that is asked against.
func (d *during) movesAway(filter *PhraseMatch, negated bool, w timed) bool {
	asked := statusOf(filter)
	if asked == nil {
		kind, _, _ := strings.Cut(w.thing, ":")
		return kind == "list"
	}
	s, ok := d.t.points[w.point].stmt.(*Step)
	if !ok {
		return false
	}
	m := d.ws.Info.Phrases[s.Phrase]
	if m == nil {
		return false
	}
	given := statusOf(m)
	return given != nil && (given == asked) == negated
}

// statusOf is the program status that a phrase names, or nil.
func statusOf(m *PhraseMatch) *Status {
	for _, o := range m.Operands {
		if s, ok := o.Object.(*Status); ok {
			return s
		}
	}
	return nil
}

// wayOutOfAsking is what to do about a run that asks, waits and then writes.
const wayOutOfAsking = "write it before the wait, so that it keeps the next run out, or ask for it once more behind the wait"

// tell records a race of two runs, the second of which begins in the wait.
func (d *during) tell(w timed, other *touch, wayOut string) {
	c := d.t.campaign
	key, pair := raceKey{kindOf(w.thing), w.at.Pos, other.at.Pos}, pairKey{w.thing, c, c}
	if d.pairs[pair] != nil || d.found[key] != nil {
		return
	}
	name := d.graph.label(c)
	race := &Race{
		Thing:  thingLabel(w.thing),
		Writer: RaceSide{Flow: c, Holder: w.by, At: w.at, Writes: true},
		Other:  RaceSide{Flow: c, Holder: other.by, At: other.at},
		Causes: []RaceCause{
			{Starts: c, At: d.wait.at, Text: fmt.Sprintf("%q waits here, and may be started again meanwhile", name)},
			{Starts: c, At: d.back.at, Fires: d.back.fires, Text: fmt.Sprintf("this may start %q again", name)},
		},
		WayOut: fmt.Sprintf("%s, or give %q a rule such as `%s`, longer than it is under way", wayOut, name, d.longRule()),
	}
	d.pairs[pair], d.found[key] = race, race
	d.races.tell(race)
}

// longRule is a qualification rule that keeps a lead out while it is in the flow.
func (d *during) longRule() string {
	longest := int64(0)
	for _, s := range d.follow(d.t, []int{0}) {
		if s.delay.until != "" && s.delay.about == 0 {
			return "run once"
		}
		longest = max(longest, s.delay.length())
	}
	days := longest/Day + 1
	if days == 1 {
		return "run once every 1 day"
	}
	return fmt.Sprintf("run once every %d days", days)
}
