package lang

import (
	"cmp"
	"math"
	"math/bits"
)

// comeback is how a campaign may have a lead again that it had before.
type comeback struct {
	after int64 // the least time between the two starts, in milliseconds; never
	at    Span  // what starts it the second time
	fires bool  // that is a trigger, and no request or `repeat` line
}

const never = math.MaxInt64

// comeback looks for what may start a campaign again, and for how long its rule,
// its `repeat` line, and the rules of those that request it keep a lead out.
func (r *races) comeback(c *Campaign) comeback {
	out := comeback{after: never}
	for after, n := int64(0), 0; n < chainMax && c.active() && after != never; n++ {
		after = max(after, c.Rule.pause())
		if anew := r.startsAnew(c); anew.after != never {
			out.after = max(after, anew.after)
			if n == 0 {
				out.at, out.fires = anew.at, anew.fires
			}
			return out
		}
		asked := r.requestsOf(c)
		if again, ok := r.requestedTwice(asked); ok {
			return comeback{after: max(after, again.after), at: cmp.Or(out.at, again.at)}
		}
		if len(asked) == 0 {
			return out
		}
		if out.at == (Span{}) {
			out.at = asked[0].wake().at
		}
		c = asked[0].campaign
	}
	return out
}

// pause is how long a rule keeps out a lead that it let in.
func (q Qualification) pause() int64 {
	if q.EveryTime || q.Interval > 0 {
		return q.Interval
	}
	return never
}

// startsAnew is what starts a campaign for a lead more than once by itself: a
// trigger, or a `repeat` line.
func (r *races) startsAnew(c *Campaign) comeback {
	if c.kind() == batch && c.Recurrence != nil {
		return comeback{after: c.period(), at: c.Recurrence.Span}
	}
	for _, t := range c.Triggers {
		if m := r.ws.Info.Phrases[t]; m != nil && !m.Entry.Once && !isRequestTrigger(m.Entry) {
			return comeback{at: t.Span, fires: true}
		}
	}
	return comeback{after: never}
}

// period is the shortest time between two runs of a batch campaign that repeats.
func (c *Campaign) period() int64 {
	repeat := c.Recurrence.Repetition()
	if repeat.days == 0 {
		return 28 * Day
	}
	week := uint(repeat.days) | uint(repeat.days)<<7
	closest := int64(7)
	for ; week > 0x7f; week &= week - 1 {
		closest = min(closest, int64(bits.TrailingZeros(week&(week-1))-bits.TrailingZeros(week)))
	}
	return closest * Day
}

// requestAt is a point of a flow that requests a campaign.
type requestAt struct {
	*timeline
	point int
	index int // of its wakes
}

func (a requestAt) wake() *wake { return &a.points[a.point].wakes[a.index] }

// requestsOf are the places that request a campaign, its own left out.
func (r *races) requestsOf(c *Campaign) []requestAt {
	if r.requests == nil {
		r.requests = map[*Campaign][]requestAt{}
		for _, t := range r.flow {
			for i := range t.points {
				for j := range t.points[i].wakes {
					if w := &t.points[i].wakes[j]; w.fires == nil && !t.campaign.Executable && !t.campaign.Inactive && w.target != t.campaign {
						r.requests[w.target] = append(r.requests[w.target], requestAt{t, i, j})
					}
				}
			}
		}
	}
	return r.requests[c]
}

// requestedTwice looks for two places that may both request a campaign for one
// lead: one behind the other, or of campaigns that may both have it.
func (r *races) requestedTwice(all []requestAt) (comeback, bool) {
	still := func(string) bool { return false }
	for i, a := range all {
		for _, b := range all[:i] {
			switch {
			case !r.spend(1):
				return comeback{}, false
			case a.timeline != b.timeline && !a.start.apart(b.start, still):
				return comeback{at: a.wake().at}, true
			case a.timeline != b.timeline:
				continue
			}
			for _, s := range r.follow(a.timeline, a.points[b.point].next) {
				if s.point == a.point {
					return comeback{after: s.delay.length() + b.points[b.point].wait.length(), at: a.wake().at}, true
				}
			}
		}
	}
	return comeback{}, false
}
