package lang

func (c *checker) declareTest(d *TestDecl, p *Program, hidden bool) {
	tests := []*TestDecl{d}
	if rows := c.rowsOf(d); rows != nil {
		c.found.rows = append(c.found.rows, rows)
		tests = c.caseTests(d, rows)
	}
	for _, t := range tests {
		c.found.tests = append(c.found.tests, test{t, p})
		if p != nil {
			c.ws.Info.TestHomes[t] = p
		}
	}
	switch known := c.declare(c.names.tests, &d.Name, nil, p, hidden); {
	case !known || hidden:
	case d.Always:
		c.ws.Always = append(c.ws.Always, tests...)
	default:
		c.ws.Tests = append(c.ws.Tests, tests...)
	}
}

// checkTests checks the names in tests and the types of what they state.
func (c *checker) checkTests() {
	for _, rows := range c.found.rows {
		c.checkCells(rows)
	}
	for _, t := range c.found.tests {
		s := &scope{place: inTest, program: t.program}
		if t.decl.Always {
			c.says(t.decl)
		}
		c.rows = nil
		if r := c.ws.Info.CaseRows[t.decl]; r != nil {
			c.rows = r.rows
		}
		for _, item := range t.decl.Items {
			if guard, ok := item.(*TestIf); ok {
				c.guard(guard, t.decl, s)
				continue
			}
			c.testItem(item, s)
		}
	}
	c.rows = nil
}

func (c *checker) testItem(item TestItem, s *scope) {
	switch item := item.(type) {
	case *GivenLead:
		for _, f := range c.record(&item.Record, true) {
			c.stated[f] = true
		}
	case *GivenNow:
		c.testMoment(item.Value)
	case *GivenSchedules:
		c.schedulesRun(item)
	case *GivenPhrase:
		c.given(item, s)
	case *TestWhen:
		if m := c.phrase(item.Phrase, TriggerEntry, s, loose); m != nil {
			c.event(item, m)
		}
	case *TestAfter:
		c.length(&item.Duration)
	case *TestAt:
		if item.Value != nil {
			c.testMoment(item.Value)
		}
	case *Set:
		c.set(item, s)
	case *ExpectCount:
		c.expectCount(item, s)
	case *ExpectCondition:
		c.cond(item.Cond, s)
	case *ExpectOrder:
		c.expectOrder(item, s)
	case *ExpectQualified:
		c.expectQualified(item, s)
	case *ExpectWaiting:
		if item.Until != nil {
			c.testMoment(item.Until)
		}
	}
}

// schedulesRun wants a schedule that can run.
func (c *checker) schedulesRun(g *GivenSchedules) {
	for _, camp := range c.ws.Campaigns {
		if camp.Recurrence != nil && !camp.Inactive {
			return
		}
	}
	c.fail(CodeTest, g.Span, "no active campaign has a schedule that repeats").Help =
		"write `repeat daily at 06:00` in the schedule of a batch campaign, or start it with `run \"…\"`"
}

// testMoment checks a moment that a test's clock is set to.
func (c *checker) testMoment(e Expr) {
	f := c.value(e, &scope{place: inConstant})
	if f.typ.Kind != NoKind && !f.typ.Kind.IsMoment() {
		c.testNoMoment(e, f)
	}
}

// record checks the fields and values of a lead or of an answer.
func (c *checker) record(r *Record, id bool) []*Field {
	var fields []*Field
	seen := map[string]*RecordField{}
	for _, rf := range r.Fields {
		f := c.value(rf.Value, &scope{place: inConstant})
		if other := seen[rf.Name.Name]; other != nil {
			c.recordTwice(rf, other)
			continue
		}
		seen[rf.Name.Name] = rf
		field := c.lead.byName[rf.Name.Name]
		if field == nil {
			field = c.company.byName[rf.Name.Name]
		}
		switch {
		case field != nil:
			c.fits(rf.Value, f, field.Type, "`"+field.Qualified()+"`")
			fields = append(fields, field)
		case id && rf.Name.Name == leadKey:
			c.fits(rf.Value, f, Type{Kind: String}, "`id`")
		default:
			c.unknownRecordField(&rf.Name)
		}
	}
	return fields
}

// given checks a fact, or the answer that a step gets.
func (c *checker) given(g *GivenPhrase, s *scope) {
	if g.Answer == "" {
		if m := c.phrase(g.Phrase, FilterEntry, s, loose); m != nil {
			c.fact(g, m)
		}
		if g.Ago != nil {
			c.length(g.Ago)
		}
		return
	}
	m := c.phrase(g.Phrase, StepEntry, s, loose)
	if g.Times != "" {
		if _, ok := between(g.Times, 1, triesMax); !ok {
			c.badTimes(g)
		}
	}
	if g.Record != nil && g.Answer == "sets" {
		for _, f := range c.record(g.Record, false) {
			c.answered[f] = true
		}
	}
	if m == nil {
		return
	}
	switch {
	case g.Answer == "fails" && !m.Entry.CanFail,
		g.Answer == "sets" && m.Entry.Effect != Answered,
		g.Answer == "returns" && m.Entry.Effect != Remote:
		c.wrongAnswer(g, m.Entry)
	case g.Answer == "returns" && g.Record != nil:
		c.returned(g.Record, m)
	}
}
