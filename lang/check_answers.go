package lang

// CheckAnswers checks `given` lines that stand outside a workspace, the scripted
// answers of a run, against a workspace that Check passed, and adds what their
// names mean to its Info. It must not run beside anything that reads the
// workspace.
func CheckAnswers(ws *Workspace, lib *Library, given []*GivenPhrase) Diagnostics {
	c := newChecker(ws.Files, lib, CheckOptions{})
	c.ws = ws
	c.rebuild()
	s := &scope{place: inTest}
	for _, g := range given {
		if g.Answer == "" {
			c.factAsAnswer(g)
			continue
		}
		c.given(g, s)
	}
	return c.diags.Sort()
}

// rebuild makes the directories of a checked workspace anew.
func (c *checker) rebuild() {
	ws, n := c.ws, &c.names
	for _, f := range ws.Fields {
		t := &c.lead
		if f.Scope == CompanyScope {
			t = &c.company
		}
		t.add(f)
	}
	for _, t := range ws.Tables {
		c.tables[t.Name] = t
	}
	for _, a := range ws.Lists {
		n.lists.add(&listing{name: a.Name, object: a, program: a.Program})
	}
	for _, a := range ws.Forms {
		n.forms.add(&listing{name: a.Name, object: a, program: a.Program})
	}
	for _, a := range ws.Channels {
		n.channels.add(&listing{name: a.Name, object: a})
	}
	for _, a := range ws.Emails {
		n.emails.add(&listing{name: a.Name, object: a, program: a.Program})
	}
	for _, a := range ws.Webhooks {
		n.webhooks.add(&listing{name: a.Name, object: a, program: a.Program})
	}
	for _, a := range ws.SmartLists {
		n.smartLists.add(&listing{name: a.Name, object: a, program: a.Program})
	}
	for _, a := range ws.Segmentations {
		n.segmentations.add(&listing{name: a.Name, object: a})
	}
	for _, a := range ws.Campaigns {
		n.campaigns.add(&listing{name: a.Name, object: a, program: a.Program})
	}
	for _, p := range ws.Programs {
		n.programs.add(&listing{name: p.Name, object: p})
		if len(p.Members) == 0 {
			continue
		}
		t := newFieldTable(MemberScope)
		for _, f := range p.Members {
			t.add(f)
		}
		c.members[p] = &t
	}
}
