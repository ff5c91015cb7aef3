package lang

// delay is how long after its start a flow gets somewhere: lengths of time are
// added up, every other wait is kept as it is written. Two flows meet where
// their delays are equal. A wait puts flows apart in practice, though nothing
// guarantees it.
type delay struct {
	millis int64
	until  string // waits whose length depends on the lead or the calendar
	about  int64  // what those say of their length, as far as they do
}

func (d delay) plus(e delay) delay {
	return delay{d.millis + e.millis, d.until + e.until, d.about + e.about}
}

// length is how long it may be, as far as the waits say so.
func (d delay) length() int64 { return d.millis + d.about }

func lengthOf(q *Quantity) delay {
	if length, err := q.Duration(); err == nil {
		return delay{millis: length.Approx()}
	}
	return delay{until: "|" + q.Number + " business " + q.Unit}
}

// waiting is how long a wait takes. Until something happens, or a certain day,
// is another delay for every way to write it.
func (r *races) waiting(s *Wait) delay {
	if s.For != nil && len(s.Ending) == 0 && s.At == nil {
		return lengthOf(s.For)
	}
	var about delay
	switch {
	case s.For != nil:
		about = lengthOf(s.For)
	case s.UpTo != nil:
		about = lengthOf(s.UpTo)
	}
	return delay{until: "|" + r.source(s), about: about.millis}
}

// source is what the statement says, or where it stands when that is unknown.
func (r *races) source(s *Wait) string {
	text, from, to := r.sources[s.Pos.Filename], s.Pos.Offset, s.EndPos.Offset
	if 0 <= from && from < to && to <= len(text) {
		return string(text[from:to])
	}
	return s.Pos.String()
}

// stage is a point that a flow gets to after a time.
type stage struct {
	point int
	delay delay
}

// delaysMax is how many different delays are followed at one point.
const delaysMax = 4

// follow lists the stages that may come behind some points, those included.
func (r *races) follow(t *timeline, from []int) []stage {
	seen := map[stage]bool{}
	count := map[int]int{}
	var out []stage
	visit := func(s stage) {
		if !seen[s] && count[s.point] < delaysMax && r.spend(1) {
			seen[s] = true
			count[s.point]++
			out = append(out, s)
		}
	}
	for _, p := range from {
		visit(stage{point: p})
	}
	for i := 0; i < len(out); i++ {
		s := out[i]
		p := &t.points[s.point]
		for _, n := range p.next {
			visit(stage{n, s.delay.plus(p.wait)})
		}
	}
	return out
}

// course is what a started flow does, by thing.
type course struct {
	*timeline
	self   *descent // the flow as one of which no other is the cause
	stages []stage
	things map[string][]timed
}

// timed is a touch at a delay from the start of a flow.
type timed struct {
	reached
	point int // of the flow
	delay delay
	in    *descent // the flow that has it, where that may be another
}

// course is that of a campaign, made once.
func (r *races) course(c *Campaign) *course {
	if done := r.courses[c.Index]; done != nil {
		return done
	}
	t := r.flow[c.Index]
	out := &course{timeline: t, self: &descent{timeline: t}, stages: r.follow(t, []int{0}), things: map[string][]timed{}}
	for _, s := range out.stages {
		t.points[s.point].all(func(x reached) {
			if r.spend(1) {
				out.things[x.thing] = append(out.things[x.thing], timed{x, s.point, s.delay, out.self})
			}
		})
	}
	r.courses[c.Index] = out
	return out
}

// inside is the delay from the start of the flow that has the touch.
func (x *timed) inside() delay {
	return delay{x.delay.millis - x.in.delay.millis, x.delay.until[len(x.in.delay.until):], x.delay.about - x.in.delay.about}
}
