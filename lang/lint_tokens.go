package lang

// unusedTokens reports tokens that no campaign reads where they are in effect,
// by itself, in a mail that it sends, or through an executable that sees them.
// One over which others are laid that are read is what holds where they are not.
func (l *lints) unusedTokens() {
	if l.flows.contexts.stopped {
		return // what was not followed may read them
	}
	used := map[Position]bool{} // of declarations: programs made from a template share them
	use := func(tokens map[string]*TokenValue, name string) {
		if v := tokens[name]; v != nil {
			used[v.Decl.Pos] = true
		}
	}
	homes := l.homes()
	for i, c := range l.flows.graph.campaigns {
		place := homes[c.Decl]
		if c.Program != nil {
			place = homes[c.Program.Decl]
		}
		for name, n := range l.flows.contexts.needs[i] {
			if !n.read {
				continue
			}
			use(c.Tokens, name)
			if c.Program != nil {
				use(c.Program.Tokens, name)
			}
			for h := place; h != nil; h = h.parent {
				use(h.tokens, name)
			}
		}
	}
	unsent := l.unsentTokens()
	report := func(d Decl) {
		if t, ok := d.(*TokenDecl); ok && !used[t.Pos] && !unsent[t.Name.Name] {
			l.unusedToken(t)
		}
	}
	for _, folder := range l.found.folders {
		for _, t := range folder.decls {
			report(t)
		}
	}
	for _, b := range l.found.bodies {
		l.tokensIn(b.decl, report)
	}
}

// homes are the folders in which programs and campaigns stand.
func (l *lints) homes() map[Decl]*home {
	all := map[Decl]*home{}
	for _, b := range l.found.bodies {
		all[b.decl] = b.home
	}
	return all
}

// tokensIn finds the tokens that a program or campaign declares, and those of
// the campaigns in it.
func (l *lints) tokensIn(d Decl, report func(Decl)) {
	switch d := d.(type) {
	case *ProgramDecl:
		for _, x := range d.Decls {
			report(x)
			if camp, ok := x.(*CampaignDecl); ok {
				l.tokensIn(camp, report)
			}
		}
	case *CampaignDecl:
		for _, m := range d.Members {
			if t, ok := m.(*TokenDecl); ok {
				report(t)
			}
		}
	}
}

// unsentTokens are the tokens in mails and webhooks that nothing sends: which
// declaration they mean is open.
func (l *lints) unsentTokens() map[string]bool {
	names := map[string]bool{}
	note := func(o Object) {
		if !l.named[o] {
			for _, t := range l.flows.survey.asset(o).tokens {
				names[t.name] = true
			}
		}
	}
	for _, a := range l.found.emails {
		note(a)
	}
	for _, a := range l.found.webhooks {
		note(a)
	}
	return names
}
