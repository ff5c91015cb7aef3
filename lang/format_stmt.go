package lang

// block prints the braces of a flow and what stands in them.
func (p *printer) block(b *Block) { printBody(p, b.Pos, b.EndPos, b.Stmts, p.stmt) }

// branch prints one of the blocks of a statement. They stay on one line
// together or not at all.
func (p *printer) branch(b *Block, oneLine bool) {
	if oneLine {
		p.block(b)
		return
	}
	p.text(" {")
	if len(b.Stmts) > 0 || p.commentBefore(b.EndPos.Offset-1) {
		printBodyLines(p, b.Pos, b.EndPos, b.Stmts, "", p.stmt)
	}
	p.text("}")
}

// stmt prints a statement.
func (p *printer) stmt(s Stmt) {
	switch s := s.(type) {
	case *Set:
		p.set(s)
	case *If:
		p.ifStmt(s)
	case *Execute:
		p.text("execute ")
		p.str(&s.Campaign)
		p.context(s.With)
		p.handlers(s.Handlers)
	case *Request:
		p.text("request ")
		p.str(&s.Campaign)
		p.context(s.With)
	case *Wait:
		p.wait(s)
	case *Retry:
		p.retry(s)
	case *Fail:
		p.text("fail ")
		p.expr(s.Reason)
	case *Stop:
		p.text(s.Word)
	case *Step:
		p.phrase(s.Phrase, nil)
		p.handlers(s.Handlers)
	}
}

// set prints `set lead_score += my.points`.
func (p *printer) set(s *Set) {
	p.text("set ")
	p.name(&s.Target)
	p.text(" ", s.Op, " ")
	p.expr(s.Value)
}

// ifStmt prints a choice, each `else` behind the brace before it.
func (p *printer) ifStmt(s *If) {
	p.text("if ")
	p.expr(s.Cond)
	oneLine := s.Then.Pos.Line == s.EndPos.Line
	p.branch(&s.Then, oneLine)
	for _, e := range s.Else {
		p.elseWord(e.Pos)
		if e.Cond != nil {
			p.text(" if ")
			p.expr(e.Cond)
		}
		p.branch(&e.Then, oneLine)
	}
}

// elseWord prints `else` behind a brace, or on a line of its own when comments
// stand between. The branch begins at the position.
func (p *printer) elseWord(branch Position) {
	if p.commentsBefore(branch.Offset, 0) {
		p.newline(0)
	}
	p.text(" else")
}

// context prints `with parent tokens, my.points = 10`, if there is any.
func (p *printer) context(parts []*ContextPart) {
	if len(parts) == 0 {
		return
	}
	p.text(" with ")
	p.open(continuation)
	for i, part := range parts {
		if i > 0 {
			p.text(",")
			p.separateOrBreak(part.Pos, filled, " ")
		}
		if part.Parent {
			p.text("parent tokens")
			continue
		}
		p.text("my.")
		p.ident(part.Token)
		p.text(" = ")
		p.expr(part.Value)
	}
	p.close()
}

// handlers prints each `on failure { … }` on a line of its own.
func (p *printer) handlers(handlers []*Handler) {
	for _, h := range handlers {
		p.commentsBefore(h.Pos.Offset, step)
		p.newline(step)
		p.open(continuation)
		p.text("on ", h.On)
		p.block(&h.Then)
		p.close()
	}
}

// wait prints the forms of `wait`.
func (p *printer) wait(w *Wait) {
	p.text("wait ")
	switch {
	case w.For != nil:
		p.quantity(w.For)
	case w.Until != nil:
		p.text("until ")
		p.expr(w.Until)
	case w.UpTo != nil:
		p.text("up to ")
		p.quantity(w.UpTo)
		p.text(" for ")
		p.expr(w.Cond)
	}
	for i := range w.Ending {
		if i == 0 {
			p.text(" ending")
			p.onWord(&w.Ending[i])
		} else {
			p.text(",")
			p.separate(w.Ending[i].Pos, " ")
		}
		p.ident(&w.Ending[i])
	}
	p.moment(" at ", w.At)
}

// retry prints `retry 3 times every 5 minutes until crm_id is not empty { … } else { … }`.
func (p *printer) retry(r *Retry) {
	p.text("retry ", r.Times, timesWord(r.Times))
	if r.Every != nil {
		p.text(" every ")
		p.quantity(r.Every)
	}
	if r.Until != nil {
		p.text(" until ")
		p.expr(r.Until)
	}
	oneLine := r.Body.Pos.Line == r.EndPos.Line
	p.branch(&r.Body, oneLine)
	if r.Else != nil {
		p.elseWord(r.Else.Pos)
		p.branch(r.Else, oneLine)
	}
}

func timesWord(count string) string {
	if count == "1" {
		return " time"
	}
	return " times"
}
