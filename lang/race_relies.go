package lang

import (
	"slices"
	"strings"
)

// relies looks for what a run writes before a wait and reads behind it, taking
// it for its own, while another run writes it: the next, when it begins, what
// goes by what started it; or the one before, when its wait is over.
func (d *during) relies(z timed) {
	decides := d.decides(z)
	for _, x := range d.lastWrites(z) {
		if x.kind != sets || x.own || d.isThere(x) || d.endsItself(x) {
			continue
		}
		if d.meets(z) && d.ownValue(x) && !d.indifferentTo(z, x, timed{reached: reached{touch: &touch{thing: x.thing, kind: sets}}}) {
			d.tell(x, z.touch, wayOutOfOwn)
			return
		}
		if !decides {
			continue
		}
		for _, w := range nearest(d.writes[z.thing]) {
			other := w.kind == sets && !w.own && (w.value == "" || w.value != x.value)
			if d.spend(1) && other && d.conflicts(w.touch, z.touch) && d.meets(w) && !d.indifferentTo(z, x, w) && !d.staysAway(x, w) {
				d.tell(w, z.touch, wayOutOfRelying)
				return
			}
		}
	}
}

// nearMax is how many writes are looked at before a place, and behind the wait:
// the nearest.
const nearMax = 8

// lastWrites are the writes before the wait that may be the last before a place
// behind it.
func (d *during) lastWrites(z timed) []timed {
	var out []timed
	passed, seen := 0, make([]bool, len(d.t.points))
	for queue := slices.Clone(d.ways[z.point]); len(queue) > 0 && passed < nearMax && d.spend(1); queue = queue[1:] {
		i := queue[0]
		if seen[i] {
			continue
		}
		seen[i] = true
		written := false
		d.t.points[i].all(func(x reached) {
			if x.thing == z.thing && x.kind != reads {
				written = true
				if d.before[i] {
					out = append(out, timed{reached: x, point: i})
				}
			}
		})
		if written {
			passed++
		} else {
			queue = append(queue, d.ways[i]...)
		}
	}
	return out
}

// endsItself reports whether a write makes sure that the next run does not come
// to it.
func (d *during) endsItself(x timed) bool {
	if slices.Contains(d.moved, x.thing) {
		return false // the event writes it anew
	}
	ended := func(cond Expr, negated bool) bool {
		subject, _, c := d.claim(unparen(cond), negated)
		certain := c != nil && subject == x.thing && c.in != nil && x.kind == sets && x.value == "" // that one of these is written again is not to be expected
		return certain || d.ends(cond, negated, x, 0) != nil
	}
	return slices.ContainsFunc(d.t.campaign.Filters, func(f Expr) bool { return ended(f, false) }) ||
		d.t.points[x.point].onWay(nil, func(g *guard) bool { return ended(g.cond, g.negated) })
}

// decides reports whether more hangs on what is read than what the other run has
// done then, or does: something that two runs do twice, or another way.
func (d *during) decides(z timed) bool {
	p := &d.t.points[z.point]
	if p.asks == nil {
		return true
	}
	return slices.ContainsFunc(d.later, func(s stage) bool {
		q := &d.t.points[s.point]
		return q.onWay(p, func(g *guard) bool {
			return g.cond == p.asks && (g.negated && len(q.touches) > 0 || d.repeated(q, z, 0))
		})
	})
}

// isThere reports whether a write is known to change nothing.
func (d *during) isThere(x timed) bool {
	return x.value != "" && x.facts.is(x.thing, strings.ToLower(x.value))
}

// staysAway reports whether a run does not come to a write behind the wait as
// long as what it wrote before is there.
func (d *during) staysAway(x, w timed) bool {
	return d.t.points[w.point].onWay(d.wait, func(g *guard) bool { return d.excludes(x, g.cond, g.negated) })
}

// indifferentTo reports whether a choice goes the same way for both values.
func (d *during) indifferentTo(z, x, y timed) bool {
	cond := d.t.points[z.point].asks
	if cond == nil {
		return false
	}
	for _, negated := range []bool{false, true} {
		if d.excludes(x, cond, negated) && d.excludes(y, cond, negated) {
			return true
		}
	}
	return false
}

// excludes reports whether a condition, or its negation, cannot hold right after
// a write.
func (d *during) excludes(w timed, cond Expr, negated bool) bool {
	after := &fact{subject: w.thing, resource: w.thing, claim: valueOf(w)}
	return d.excluded(after, cond, negated, nil, 0)
}

func nearest(all []timed) []timed { return all[:min(len(all), nearMax)] }

// ownValue reports whether what is written depends on what started the run: its
// trigger, the tokens of a request, or, of one constant among others, a
// condition that looks at the trigger.
func (d *during) ownValue(x timed) bool {
	if x.event || x.tokens && d.toldApart() {
		return true
	}
	among := slices.ContainsFunc(d.earlier[x.thing], func(o timed) bool { return o.kind == sets && o.value != x.value })
	return among && d.t.points[x.point].onWay(nil, func(g *guard) bool { return d.looksAtEvent(g.cond) })
}

// looksAtEvent reports whether an expression has a token of the trigger.
func (r *races) looksAtEvent(parts ...Node) bool {
	reader := r.survey.reader()
	for _, p := range parts {
		reader.read(p)
	}
	return len(reader.triggers) > 0
}

// toldApart reports whether requests of the campaign may hand over different tokens.
func (d *during) toldApart() bool {
	all := d.requestsOf(d.t.campaign)
	for i, a := range all {
		if s, ok := a.wake().stmt.(*Request); ok && d.looksAtEvent(contextNodes(s.With)...) {
			return true
		}
		if slices.ContainsFunc(all[:i], func(b requestAt) bool { return a.wake().says(b.wake()) }) {
			return true
		}
	}
	return false
}

const (
	wayOutOfOwn     = "use what started the flow where it is needed, as in `{{trigger.name}}`, and no field that the next run writes"
	wayOutOfRelying = "keep the lead out while it is in the flow, by a filter that asks for what the flow writes first"
)
