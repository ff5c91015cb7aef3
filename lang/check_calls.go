package lang

// resolveCalls finds the campaign that every execute, request and line of a
// test means.
func (c *checker) resolveCalls() {
	for _, list := range [][]*Campaign{c.ws.Campaigns, c.hidden} {
		for _, camp := range list {
			for _, s := range statements(camp.Flow) {
				switch s := s.(type) {
				case *Execute:
					c.resolveCall(s, &s.Campaign, camp.Program)
				case *Request:
					c.resolveCall(s, &s.Campaign, camp.Program)
				}
			}
		}
	}
	for _, t := range c.found.tests {
		c.resolveInTest(t.decl, t.program)
	}
}

func (c *checker) resolveInTest(n Node, p *Program) {
	Walk(n, func(n Node) bool {
		switch n := n.(type) {
		case *Bad, Expr:
			return false
		case *TestRun:
			c.resolveCall(n, &n.Campaign, p)
		case *ExpectQualified:
			c.resolveCall(n, &n.Campaign, p)
		case *ExpectWaiting:
			c.resolveCall(n, &n.Campaign, p)
		}
		return true
	})
}

func (c *checker) resolveCall(call Node, name *Str, p *Program) {
	if found := c.find(c.names.campaigns, name.Value, name.Span, p); found != nil {
		c.ws.Info.Calling[call] = found.(*Campaign)
	}
}
