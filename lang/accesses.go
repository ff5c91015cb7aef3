package lang

// Accesses is what parts of a workspace read and write, with everything they
// use: the values of tokens, the texts of e-mails, smart lists. Resources are
// named as in Effects; a name may come more than once.
type Accesses struct {
	Reads, Writes []string
	Asks          []string // what filters look back at: `activity:Send Email`, `entered:Website.Welcome`
}

// Accesses finds what conditions, values, phrases and assignments read and
// write. A My Token stands for the values it has anywhere in the workspace,
// since which of them holds is settled when the campaign runs.
func (ws *Workspace) Accesses(parts ...Node) Accesses {
	s := &surveyor{info: &ws.Info, assets: map[Object]*survey{}}
	r := s.reader()
	for _, p := range parts {
		r.read(p)
	}
	var out Accesses
	queue, seen, tokens := []*survey{&r.survey}, map[Object]bool{}, map[string]bool{}
	for i := 0; i < len(queue); i++ {
		part := queue[i]
		for _, a := range part.reads {
			out.Reads = append(out.Reads, a.resource)
		}
		for _, a := range part.writes {
			out.Writes = append(out.Writes, a.resource)
		}
		out.Asks = append(out.Asks, part.asks...)
		for _, use := range part.assets {
			if !seen[use.asset] {
				seen[use.asset] = true
				queue = append(queue, s.asset(use.asset))
			}
		}
		for _, t := range part.tokens {
			if !tokens[t.name] {
				tokens[t.name] = true
				queue = append(queue, s.tokenValues(ws, t.name))
			}
		}
	}
	return out
}

// tokenValues surveys all values that a My Token of that name has.
func (s *surveyor) tokenValues(ws *Workspace, name string) *survey {
	r, done := s.reader(), map[*TokenValue]bool{}
	for _, c := range ws.Campaigns {
		if t := c.Tokens[name]; t != nil && t.Value != nil && !done[t] {
			done[t] = true
			r.read(t.Value)
		}
	}
	return &r.survey
}
