package lang

// This file finds waits that are over when they begin: until a date, given by a
// token or written out, that the flow has waited beyond already.

// timeSpan is the time in which an instant lies, in milliseconds. What a token or the
// calendar leaves open makes it wider.
type timeSpan struct{ from, to int64 }

func (t timeSpan) plus(d Duration) timeSpan {
	months, millis := d.Parts()
	short, long := months*28*Day, months*31*Day
	return timeSpan{t.from + millis + min(short, long), t.to + millis + max(short, long)}
}

// pastWaits looks at the flow of every campaign.
func (l *lints) pastWaits() {
	for _, c := range l.flows.graph.campaigns {
		if c.Flow != nil {
			w := &waits{lints: l, of: c}
			w.block(c.Flow, waited{})
		}
	}
}

// waits follows the waits of one flow.
type waits struct {
	*lints
	of *Campaign
}

// waited is the earliest instant at which a flow can get to a place, and the wait
// from which that is known; by is nil where nothing is known.
type waited struct {
	since int64
	by    *Wait
}

func (w *waits) block(b *Block, k waited) {
	if b == nil || !w.enter(b) {
		return
	}
	defer w.leave()
	for _, s := range b.Stmts {
		switch s := s.(type) {
		case *Wait:
			k = w.wait(s, k)
		case *If:
			w.block(&s.Then, k)
			for _, e := range s.Else {
				w.block(&e.Then, k)
			}
		case *Retry:
			w.block(&s.Body, k)
			w.block(s.Else, k)
		}
		for _, h := range handlersOf(s) {
			w.block(&h.Then, k)
		}
	}
}

// wait is what is known behind a wait.
func (w *waits) wait(s *Wait, k waited) waited {
	switch {
	case s.Until != nil:
		until, ok := w.instant(s.Until, 0)
		if !ok {
			return k
		}
		if s.At != nil { // at a time of its own on the same day
			until.from, until.to = until.from-Day, until.to+Day
		}
		if k.by != nil && until.to <= k.since {
			w.waitIsOver(s, until.to, k)
			return k
		}
		if k.by == nil || until.from > k.since {
			return waited{until.from, s}
		}
	case s.For != nil && k.by != nil:
		if d, err := s.For.Duration(); err == nil {
			k.since = timeSpan{k.since, k.since}.plus(d).from
		}
	}
	return k
}

// instant is when a literal, a token with one value, or a sum of such with lengths
// of time is.
func (w *waits) instant(e Expr, depth int) (timeSpan, bool) {
	if depth > 10 {
		return timeSpan{}, false
	}
	switch e := unparen(e).(type) {
	case *Moment:
		at, err := parseDatetime(e.Raw, w.ws.Zone)
		return timeSpan{at, at}, err == nil
	case *Name:
		t, ok := w.ws.Info.Names[e].(*Token)
		if !ok {
			return timeSpan{}, false
		}
		v := w.of.Tokens[t.Name]
		if v == nil || v.Value == nil || w.given(t.Name) {
			return timeSpan{}, false
		}
		return w.instant(v.Value, depth+1)
	case *Arith:
		at, ok := w.instant(e.First, depth+1)
		for _, part := range e.Rest {
			q, isLength := unparen(part.X).(*Quantity)
			if !ok || !isLength {
				return timeSpan{}, false
			}
			d, err := q.Duration()
			if months, millis := d.Parts(); part.Op == "-" {
				d = MakeDuration(-months, -millis)
			}
			at, ok = at.plus(d), err == nil
		}
		return at, ok
	}
	return timeSpan{}, false
}

// given reports whether a request may give the campaign another value of a token.
func (w *waits) given(token string) bool {
	for _, call := range w.flows.graph.callers[w.of.Index] {
		if call.given(token) != nil {
			return true
		}
	}
	return false
}
