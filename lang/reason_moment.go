package lang

import "slices"

// compareMoment compares with literal dates and datetimes. Against a date, a
// datetime counts as its day.
func (r *reasoning) compareMoment(c *comparison, e *Relation, kind Kind) {
	var ys []Value
	sides := items(e)
	if sides == nil {
		sides = append(sides, e.Y)
		if e.Z != nil {
			sides = append(sides, e.Z)
		}
	}
	withEmpty := false
	for _, side := range sides {
		if _, ok := unparen(side).(*Empty); ok && e.Op == OpIn {
			withEmpty = true
			continue
		}
		v, ok := r.literalMoment(side)
		if !ok {
			return
		}
		ys = append(ys, v)
		c.numbers = append(c.numbers, r.edges(v, kind)...)
	}
	at := func(v Value, days bool) float64 {
		if days && v.Kind == Datetime {
			return float64(r.dayOf(v.Num))
		}
		return float64(v.Num)
	}
	switch e.Op {
	case OpIn:
		c.holds = func(p *possible) bool {
			if p.value.IsEmpty() {
				return withEmpty
			}
			return slices.ContainsFunc(ys, func(y Value) bool {
				days := kind == Date || y.Kind == Date
				return at(p.value, days) == at(y, days)
			})
		}
	case OpBetween:
		low, high := kind == Date || ys[0].Kind == Date, kind == Date || ys[1].Kind == Date // each bound by itself
		c.holds = func(p *possible) bool {
			return !p.value.IsEmpty() && at(ys[0], low) <= at(p.value, low) && at(p.value, high) <= at(ys[1], high)
		}
	case OpInPast, OpInPastBefore, OpInFuture, OpInFutureAfter:
	default:
		days := kind == Date || ys[0].Kind == Date
		c.holds = func(p *possible) bool {
			if p.value.IsEmpty() {
				return e.Op == OpBefore || e.Op == OpOnOrBefore || e.Op == OpDiffers
			}
			return ordered(e.Op, at(p.value, days), at(ys[0], days))
		}
	}
}

// literalMoment is a literal date or datetime.
func (r *reasoning) literalMoment(e Expr) (Value, bool) {
	m, ok := unparen(e).(*Moment)
	if !ok {
		return Value{}, false
	}
	kind := momentKind(m)
	if !kind.IsMoment() {
		return Value{}, false
	}
	v, err := ParseValue(Type{Kind: kind}, m.Raw, r.zone)
	return v, err == nil
}

func (r *reasoning) dayOf(ms int64) int64 {
	return localDay(ms, r.zone)
}

// edges are where the answer to a comparison with a moment may change, in the
// unit of the subject's kind.
func (r *reasoning) edges(v Value, kind Kind) []float64 {
	day := v.Num
	if v.Kind == Datetime {
		day = r.dayOf(v.Num)
	}
	if kind == Date {
		return []float64{float64(day)}
	}
	edges := []float64{float64(localInstant(day*Day, r.zone)), float64(localInstant((day+1)*Day, r.zone))}
	if v.Kind == Datetime {
		edges = append(edges, float64(v.Num))
	}
	return edges
}

// momentValues are the edges and the moments next to them.
func (r *reasoning) momentValues(s *subject) {
	var all []int64
	for _, edge := range s.numbers() {
		n := int64(edge)
		all = append(all, n-1, n, n+1)
	}
	if len(all) == 0 {
		all = append(all, 1)
	}
	slices.Sort(all)
	for _, n := range slices.Compact(all) {
		s.values = append(s.values, possible{value: Value{Kind: s.typ.Kind, Num: n}})
	}
}
