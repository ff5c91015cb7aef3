package lang

import "slices"

// allow notes that a comment at the write allows the warning of a race.
func (r *Race) allow(permits map[string][]*permit) {
	warning := Diagnostic{Code: WarnRace, Severity: Warning, Span: r.Writer.At}
	if p := permitting(permits[r.Writer.At.Pos.Filename], &warning); p != nil {
		r.Allowed, r.Reason = true, p.reason
	}
}

// allowPair notes that a comment allows a pair of flows: at its own write, or
// where Check told it in one warning with others of its cause.
func (ws *Workspace) allowPair(pair *Race) {
	pair.allow(ws.permits)
	for _, r := range ws.Races {
		if !pair.Allowed && r.Allowed && r.Thing == pair.Thing && r.has(pair.Writer.Flow) && r.has(pair.Other.Flow) {
			pair.Allowed, pair.Reason = true, r.Reason
		}
	}
}

// has reports whether a campaign's flow is in the race.
func (r *Race) has(c *Campaign) bool {
	return r.Writer.Flow == c || r.Other.Flow == c || slices.ContainsFunc(r.More, func(s RaceSide) bool { return s.Flow == c })
}
