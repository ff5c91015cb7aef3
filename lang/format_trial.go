package lang

import "bytes"

// testItem prints one line of a test.
func (p *printer) testItem(t TestItem) {
	switch t := t.(type) {
	case *TestRows:
		p.testRows(t)
	case *GivenLead:
		p.text("given lead")
		p.record(&t.Record)
	case *GivenNow:
		p.text("given now ")
		p.expr(t.Value)
	case *GivenSchedules:
		p.text("given schedules run")
	case *GivenPhrase:
		p.given(t)
	case *TestWhen:
		p.text("when ")
		p.phrase(t.Phrase, nil)
	case *TestRun:
		p.text("run ")
		p.str(&t.Campaign)
	case *TestAfter:
		p.text("after ")
		p.quantity(&t.Duration)
	case *TestAt:
		p.text("at ")
		if t.Value == nil {
			p.text("the end")
		} else {
			p.expr(t.Value)
		}
	case *Set:
		p.set(t)
	case *TestIf:
		p.text("if ")
		p.expr(t.Cond)
		printBody(p, t.Cond.Range().EndPos, t.EndPos, t.Items, p.testItem)
	default:
		p.expect(t)
	}
}

// testRows prints rows whose cells stand below each other.
func (p *printer) testRows(t *TestRows) {
	p.text("rows")
	for i := range t.Columns {
		if i > 0 {
			p.text(",")
		}
		p.separate(t.Columns[i].Pos, " ")
		p.ident(&t.Columns[i])
	}
	printBody(p, p.braceBehind(t.Columns[len(t.Columns)-1].EndPos), t.EndPos, t.Rows, p.testRow)
}

// braceBehind is where the next brace opens. It may stand on another line than
// what comes before it: behind a column that is called `or`.
func (p *printer) braceBehind(at Position) Position {
	comment := false
	for ; at.Offset < len(p.source); at.Offset++ {
		switch c := p.source[at.Offset]; {
		case c == '\n' || c == '\r' && !bytes.HasPrefix(p.source[at.Offset:], []byte("\r\n")):
			at.Line, comment = at.Line+1, false
		case c == '/':
			comment = true
		case c == '{' && !comment:
			return at
		}
	}
	return at
}

func (p *printer) testRow(r *TestRow) {
	p.row(tableRow)
	for i, x := range r.Cells {
		if i > 0 {
			p.text(",")
			p.separateOrBreak(x.Range().Pos, filled, " ")
			p.cell()
		}
		p.expr(x)
	}
}

// given prints a fact or an answer.
func (p *printer) given(g *GivenPhrase) {
	p.text("given ")
	p.phrase(g.Phrase, g.Ago)
	if g.Answer != "" {
		p.text(" ", g.Answer)
	}
	if g.Times != "" {
		p.text(" ", g.Times, timesWord(g.Times))
	}
	if g.With != nil {
		p.text(" with ")
		p.str(g.With)
	}
	if g.Record != nil {
		p.record(g.Record)
	}
}

// expect prints what a test expects.
func (p *printer) expect(t TestItem) {
	p.text("expect ")
	switch t := t.(type) {
	case *ExpectCount:
		count := t.Count
		if count == "0" {
			count = "no"
		}
		p.text(count, " ")
		if t.Skipped {
			p.text("skipped ")
		}
		p.phrase(t.Phrase, nil)
	case *ExpectOutcome:
		p.text(t.Outcome)
		if t.Reason != nil {
			p.text(" ")
			p.str(t.Reason)
		}
	case *ExpectCondition:
		p.expr(t.Cond)
	case *ExpectOrder:
		p.order(t)
	case *ExpectQualified:
		p.expectOf(t.Not, "qualified ", &t.Campaign)
		if t.Because != nil {
			p.text(" because ")
			p.expr(t.Because)
		}
	case *ExpectWaiting:
		p.expectOf(t.Not, "waiting ", &t.Campaign)
		if t.Until != nil {
			p.text(" until ")
			p.expr(t.Until)
		}
	}
}

func (p *printer) expectOf(not bool, what string, campaign *Str) {
	if not {
		p.text("not ")
	}
	p.text(what)
	p.str(campaign)
}

// order prints `order "A", "B"`.
func (p *printer) order(t *ExpectOrder) {
	p.text("order")
	for i := range t.Names {
		if i > 0 {
			p.text(",")
		}
		p.separate(t.Names[i].Pos, " ")
		p.str(&t.Names[i])
	}
}

// record prints `{ email: "ann@example.com", country: "DE" }`. One that stood on
// one line may stay there, whatever it holds.
func (p *printer) record(r *Record) {
	p.text(" {")
	switch commented := p.commentBefore(r.EndPos.Offset - 1); {
	case len(r.Fields) == 0 && !commented:
	case len(r.Fields) > 0 && r.Pos.Line == r.EndPos.Line && !commented:
		for i, f := range r.Fields {
			if i > 0 {
				p.text(",")
			}
			p.breakItem(step, " ")
			printItem(p, f, p.recordField)
		}
		p.ifBroken(",")
		p.breakAt(together, 0, " ")
	default:
		printBodyLines(p, r.Pos, r.EndPos, r.Fields, ",", p.recordField)
	}
	p.text("}")
}

func (p *printer) recordField(f *RecordField) {
	p.row(recordRow)
	p.ident(&f.Name)
	p.text(": ")
	p.cell()
	p.expr(f.Value)
}
