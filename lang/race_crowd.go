package lang

import (
	"maps"
	"slices"
)

// crowd are flows with one cause: a step that starts them, or an event from
// outside. Whoever comes into a race on one thing there is told in one warning,
// so that a hundred campaigns on one form are a hundred places and not the five
// thousand pairs of them. Where every pair is asked for, it is told.
type crowd struct {
	*races
	met map[string]map[*Campaign]*Race // by thing: the race in which a flow was found
}

func (r *races) crowd() *crowd { return &crowd{r, map[string]map[*Campaign]*Race{}} }

// start is a wake, and what comes of it.
type start struct {
	*wake
	later  delay              // how much later than the others' it comes
	things map[string][]timed // that its flow and those that come of it touch
	days   *Repetition        // of a batch campaign
}

func (r *races) start(w *wake) start { return start{wake: w, things: r.kinOf(w.target).things} }

// atOnce reports whether two flows get to places at one instant that are reached
// so long after their starts.
func (c *crowd) atOnce(s, other *start, a, b delay) bool {
	a, b = a.plus(s.later), b.plus(other.later)
	if s.days == nil || a.until != b.until {
		return s.days == nil && a == b
	}
	days := (a.millis - b.millis) / Day // 0 of the same campaign: it is the same run
	return (a.millis-b.millis)%Day == 0 && (days != 0 || s.target != other.target) && c.sameDay(sameDays{*s.days, *other.days, days})
}

// told reports whether nothing new is to be said of two places: both flows are
// known to be in a race on the thing.
func (c *crowd) told(x, y *party) bool {
	met := c.met[x.thing]
	return c.each == nil && met[x.in.campaign] != nil && met[y.in.campaign] != nil
}

// together compares two flows that are started, and all that come of them.
func (c *crowd) together(a, b start) {
	small, large := a.things, b.things
	if len(large) < len(small) {
		small, large = large, small
	}
	if b.target == a.by || !c.spend(1+len(small)) {
		return
	}
	for _, thing := range slices.Sorted(maps.Keys(small)) {
		if large[thing] != nil {
			c.compare(thing, a, b)
		}
	}
}

// compare finds races over a thing between two flows that are started, and the
// flows that come of them.
func (c *crowd) compare(thing string, a, b start) {
	for _, x := range a.things[thing] {
		for _, y := range b.things[thing] {
			if !c.atOnce(&a, &b, x.delay, y.delay) || !c.spend(1) {
				continue
			}
			p, q := &party{x, a.wake}, &party{y, b.wake}
			switch {
			case c.told(p, q):
			case x.in.campaign == y.in.campaign:
				c.twice(p, q)
			default:
				c.aside(p, q)
			}
		}
	}
}

// aside records a race of two flows that come of two starts. What comes of one
// flow that both may have started is compared there.
func (c *crowd) aside(x, y *party) {
	if x.shares(y) {
		return
	}
	if w := x.root; w.by != nil && (x.in.through(w.by) || y.in.through(w.by)) {
		return
	}
	if c.race(x, y) {
		c.record(x, y)
	}
}

// among compares flows that are started at once, thing by thing. Who races with
// anyone is not compared with the others of that race, so that the time grows
// with the flows, and not with their pairs, where many write one thing.
func (c *crowd) among(all []member) {
	users, written := map[string][]user{}, map[string]bool{}
	if len(all) < 2 {
		return
	}
	for i := range all {
		for thing, touches := range all[i].things {
			if !c.spend(1) {
				return
			}
			u := user{&all[i], slices.ContainsFunc(touches, func(x timed) bool { return x.kind != reads })}
			users[thing] = append(users[thing], u)
			written[thing] = written[thing] || u.writes
		}
	}
	for _, thing := range slices.Sorted(maps.Keys(users)) {
		if written[thing] && len(users[thing]) > 1 {
			c.over(thing, users[thing])
		}
	}
}

// member is a flow of a crowd.
type member struct {
	start
	on   *listener // the trigger that an event from outside fires, or nil
	open uint8     // two with a bit in common have been compared, see divide
}

// user is a member that has to do with a thing.
type user struct {
	*member
	writes bool
}

// over finds who of a crowd races over a thing.
func (c *crowd) over(thing string, all []user) {
	if c.each != nil {
		for i, m := range all {
			for _, other := range all[:i] {
				c.meet(thing, other, m)
			}
		}
		return
	}
	var writers, readers []user // in a race
	alone := loners{likeness: c.likeness(thing)}
	for _, m := range all {
		with := func(other user) bool {
			c.meet(thing, other, m)
			return c.racing(thing, m)
		}
		_ = slices.ContainsFunc(writers, with) || m.writes && slices.ContainsFunc(readers, with)
		for _, other := range alone.meet(m) {
			if other.writes {
				writers = append(writers, other)
			} else {
				readers = append(readers, other)
			}
		}
	}
}

// racing reports whether a flow and all that come of it and have to do with a
// thing are in a race over it.
func (c *crowd) racing(thing string, m user) bool {
	met := c.met[thing]
	return !slices.ContainsFunc(m.things[thing], func(x timed) bool { return met[x.in.campaign] == nil })
}

// meet compares two of a crowd.
func (c *crowd) meet(thing string, a, b user) {
	switch {
	case b.target == a.by, a.open&b.open != 0, !a.writes && !b.writes, !c.spend(1):
	case a.on != nil && (a.target == b.target || !c.meetAt(a.on, b.on)): // triggers of one campaign are one start
	default:
		c.compare(thing, a.start, b.start)
	}
}
