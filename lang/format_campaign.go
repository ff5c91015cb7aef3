package lang

// container prints what holds campaigns, a campaign, or a test.
func (p *printer) container(d Decl) {
	switch d := d.(type) {
	case *FolderDecl:
		p.text("folder ")
		p.str(&d.Name)
		printBody(p, d.Name.EndPos, d.EndPos, d.Decls, p.decl)
	case *ProgramDecl:
		p.program(d)
	case *TokenDecl:
		p.token(d)
	case *CampaignDecl:
		p.campaign(d)
	case *TestDecl:
		word := "test "
		if d.Always {
			word = "always "
		}
		p.text(word)
		p.str(&d.Name)
		printBody(p, d.Name.EndPos, d.EndPos, d.Items, p.testItem)
	}
}

// program prints `program "WBN-2026-04" from template "Webinar" { … }`.
func (p *printer) program(d *ProgramDecl) {
	if d.Template {
		p.text("template ")
	}
	p.text("program ")
	p.str(&d.Name)
	header := d.Name.EndPos
	if d.From != nil {
		p.text(" from template ")
		p.str(d.From)
		header = d.From.EndPos
	}
	printBody(p, header, d.EndPos, d.Decls, p.decl)
}

// token prints `token points: score = +10`.
func (p *printer) token(d *TokenDecl) {
	p.row(tokenRow)
	p.text("token ")
	p.ident(&d.Name)
	if d.Type != nil {
		p.text(": ")
		p.cell()
		p.typeExpr(d.Type)
	}
	p.defaultValue(d.Value)
}

func (p *printer) campaign(d *CampaignDecl) {
	if d.Inactive {
		p.text("inactive ")
	}
	if d.Executable {
		p.text("executable ")
	}
	p.text("campaign ")
	p.str(&d.Name)
	printBody(p, d.Name.EndPos, d.EndPos, d.Members, p.member)
}

// member prints a part of a campaign.
func (p *printer) member(m Member) {
	switch m := m.(type) {
	case *Description:
		p.text("description ")
		p.str(&m.Text)
	case *TokenDecl:
		p.token(m)
	case *SmartList:
		p.text("smart list")
		p.conditions(&m.Conditions)
	case *Flow:
		p.text("flow")
		p.block(&m.Block)
	case *Schedule:
		p.text("schedule")
		printBody(p, m.Pos, m.EndPos, m.Items, p.schedItem)
	}
}

// conditions prints the braces of a smart list and what stands in them.
func (p *printer) conditions(c *Conditions) {
	printBody(p, c.Pos, c.EndPos, c.Items, p.condItem)
}

func (p *printer) condItem(c CondItem) {
	switch c := c.(type) {
	case *When:
		p.text("when ")
		p.phrase(c.Phrase, nil)
	case *Filter:
		p.expr(c.Cond)
	}
}

func (p *printer) schedItem(s SchedItem) {
	switch s := s.(type) {
	case *RunRule:
		p.runRule(s)
	case *LeadLimit:
		p.text("limit ", s.Number, " leads")
	case *LimitsIgnored:
		p.text("ignore communication limits")
	case *Recurrence:
		p.recurrence(s)
	}
}

// runRule prints `run once every 7 days`.
func (p *printer) runRule(r *RunRule) {
	switch {
	case r.Always:
		p.text("run every time")
	case r.Interval == nil:
		p.text("run once")
	default:
		p.text("run once every ")
		p.quantity(r.Interval)
	}
}

// recurrence prints `repeat weekly on monday, thursday at 09:00 until 2026-12-31`.
func (p *printer) recurrence(r *Recurrence) {
	p.text("repeat ")
	p.ident(&r.Every)
	if r.Day != "" {
		p.text(" on day ", r.Day)
	}
	for i := range r.Words {
		switch {
		case i == 0:
			p.onWord(&r.Words[i])
		case r.Every.Name == "monthly" && !p.commentBefore(r.Words[i].Pos.Offset):
			p.text(" ") // `first monday` is one day
		default:
			p.text(",")
			p.separate(r.Words[i].Pos, " ")
		}
		p.ident(&r.Words[i])
	}
	p.moment(" at ", r.At)
	p.moment(" until ", r.Until)
}

// onWord prints `on` before a day. The lexer drops a newline before it where
// the day is named like a handler.
func (p *printer) onWord(day *Ident) {
	if day.Name == "failure" || day.Name == "skip" {
		p.separate(day.Pos, "")
	}
	p.text(" on ")
}

// moment prints a word and a moment, if there is one.
func (p *printer) moment(word string, m *Moment) {
	if m != nil {
		p.text(word, m.Raw)
	}
}
