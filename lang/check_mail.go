package lang

// mailTokens knows the My Tokens that an e-mail or webhook may hold: those of any
// campaign that might send it. Whether the one that does has them is settled at
// the sending step, with the other tokens that travel between campaigns.
type mailTokens struct {
	checker *checker
	known   map[string]Type // made when first asked for
}

// mailToken is the type of a token in a mail or webhook: its program's, else
// that of any campaign that might send it.
func (c *checker) mailToken(p *Program, name string) (Type, bool) {
	if p != nil && p.Tokens[name] != nil {
		return p.Tokens[name].Type, true
	}
	t, ok := c.mails.types()[name]
	return t, ok
}

// types are the tokens of all campaigns. Where two differ in type, it is left
// open.
func (m *mailTokens) types() map[string]Type {
	if m.known != nil {
		return m.known
	}
	m.known = map[string]Type{}
	add := func(name string, t Type) {
		if old, ok := m.known[name]; ok && old.String() != t.String() {
			t = Type{}
		}
		m.known[name] = t
	}
	for _, list := range [][]*Campaign{m.checker.ws.Campaigns, m.checker.hidden} {
		for _, camp := range list {
			for name, t := range camp.Tokens {
				add(name, t.Type)
			}
			for name, t := range m.checker.borrowed[camp] {
				add(name, t)
			}
		}
	}
	return m.known
}
