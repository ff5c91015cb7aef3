package lang

import "slices"

// expr prints a value or a condition.
func (p *printer) expr(x Expr) {
	p.separate(x.Range().Pos, "")
	switch x := x.(type) {
	case *Text:
		p.quoted(x.Raw)
	case *Number:
		p.text(x.Raw)
	case *Bool:
		p.text(boolWord(x.Value))
	case *Empty:
		p.text("empty")
	case *Moment:
		p.text(x.Raw)
	case *Quantity:
		p.quantity(x)
	case *Name:
		p.name(x)
	case *Call:
		p.call(x)
	case *List:
		p.list(x)
	case *Paren:
		p.text("(")
		p.expr(x.X)
		p.separate(x.EndPos, "")
		p.text(")")
	case *Sign:
		p.text(x.Op)
		p.expr(x.X)
	default:
		p.compound(x)
	}
}

// compound prints what has an operator or is made of words.
func (p *printer) compound(x Expr) {
	switch x := x.(type) {
	case *Arith:
		p.chain(filled, len(x.Rest)+1, func(i int) (string, Expr) {
			if i == 0 {
				return "", x.First
			}
			return x.Rest[i-1].Op, x.Rest[i-1].X
		})
	case *Otherwise:
		p.chain(filled, len(x.Items), func(i int) (string, Expr) { return "otherwise", x.Items[i] })
	case *And:
		p.chain(together, len(x.Items), func(i int) (string, Expr) { return "and", x.Items[i] })
	case *Or:
		p.chain(together, len(x.Items), func(i int) (string, Expr) { return "or", x.Items[i] })
	case *Relation:
		p.relation(x)
	case *Not:
		p.text("not ")
		p.expr(x.X)
	case *Group:
		p.group(x)
	case *Phrase:
		p.phrase(x, nil)
	}
}

func boolWord(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// quoted prints a string as it was written, its lines indented anew.
func (p *printer) quoted(raw string) {
	if len(raw) >= 2*len(blockQuote) && hasLineEnd(raw) {
		p.add(mark{kind: markBlock, text: raw})
		return
	}
	p.text(raw)
}

func hasLineEnd(text string) bool {
	return slices.ContainsFunc([]byte(text), func(c byte) bool { return c == '\n' || c == '\r' })
}

func (p *printer) str(s *Str) { p.quoted(s.Raw) }

func (p *printer) quantity(q *Quantity) {
	p.text(q.Number, " ")
	if q.Business {
		p.text("business ")
	}
	p.text(q.Unit)
}

func (p *printer) name(n *Name) {
	for i := range n.Parts {
		if i > 0 {
			p.text(".")
		}
		p.ident(&n.Parts[i])
	}
}

// ident prints a bare word. A comment may stand before and behind it where the
// word reads like an operator.
func (p *printer) ident(id *Ident) {
	p.separate(id.Pos, "")
	p.text(id.Name)
	if isJoiner(id.Name) {
		p.commentsRightBehind(id.EndPos)
	}
}

// chain prints operands with an operator before each but the first. Its lines
// end behind operators.
func (p *printer) chain(how policy, n int, part func(i int) (operator string, operand Expr)) {
	p.open(continuation)
	var before Expr
	for i := range n {
		operator, x := part(i)
		switch {
		case i == 0:
		case readsLikeStatement(x):
			p.operator(before, operator, x)
		default:
			p.text(" ", operator)
			p.separateOrBreak(x.Range().Pos, how, " ")
		}
		p.expr(x)
		before = x
	}
	p.close()
}

// operator prints an operator behind which no line should end. Comments that
// stood before it stay there.
func (p *printer) operator(before Expr, operator string, behind Expr) {
	p.commentsRightBehind(before.Range().EndPos)
	p.text(" ", operator)
	p.separate(behind.Range().Pos, " ")
}

// readsLikeStatement reports whether the operand is a field named as statements
// and lines of tests begin. At the start of a line the parser takes it for one
// when a word follows.
func readsLikeStatement(x Expr) bool {
	n, ok := x.(*Name)
	if !ok {
		return false
	}
	switch n.Parts[0].Name {
	case "set", "if", "execute", "request", "wait", "retry", "fail", "stop", "given", "run", "at", "expect":
		return true
	}
	return false
}

// relation prints `x is not y`.
func (p *printer) relation(r *Relation) {
	p.expr(r.X)
	switch {
	case r.Op == OpOnOrBefore || r.Op == OpOnOrAfter:
		p.text(" on or")
		p.separate(r.At.EndPos, " ")
		p.text(string(r.Op[len("on or "):]))
	case r.Op == OpIs && r.Not:
		p.text(" is not")
	case r.Op == OpIsEmpty && r.Not:
		p.text(" is not empty")
	case r.Not:
		p.text(" not ", string(r.Op))
	default:
		p.text(" ", string(r.Op))
	}
	if r.Y != nil {
		p.separate(r.Y.Range().Pos, " ")
		p.expr(r.Y)
	}
	if r.Z != nil {
		p.operator(r.Y, "and", r.Z)
		p.expr(r.Z)
	}
}

// group prints `all { … }`.
func (p *printer) group(g *Group) {
	p.open(continuation)
	p.text(g.Kind)
	p.conditions(g.Conditions)
	p.close()
}

// call prints `lookup(countries, country, default: "US")`.
func (p *printer) call(c *Call) {
	p.ident(&c.Func)
	p.bracket("(", ")", together, c.EndPos, len(c.Args), func(i int) Position {
		if label := c.Args[i].Label; label != nil {
			return label.Pos
		}
		return c.Args[i].Value.Range().Pos
	}, func(i int) {
		if label := c.Args[i].Label; label != nil {
			p.ident(label)
			p.text(":")
			p.separate(c.Args[i].Value.Range().Pos, " ")
		}
		p.expr(c.Args[i].Value)
	})
}

// list prints `[a, b]`: several short items on a line, or one.
func (p *printer) list(l *List) {
	how := filled
	if slices.ContainsFunc(l.Items, func(x Expr) bool { return !isAtom(x) }) {
		how = together
	}
	p.bracket("[", "]", how, l.EndPos, len(l.Items), func(i int) Position { return l.Items[i].Range().Pos }, func(i int) { p.expr(l.Items[i]) })
}

func isAtom(x Expr) bool {
	switch x.(type) {
	case *Text, *Number, *Bool, *Empty, *Moment, *Quantity, *Name, *Sign:
		return true
	}
	return false
}

// bracket prints n elements between brackets. Broken, they stand on lines of
// their own and all end with a comma.
func (p *printer) bracket(open, close string, how policy, end Position, n int, pos func(i int) Position, element func(i int)) {
	p.open(step)
	p.text(open)
	for i := range n {
		if i == 0 {
			p.separateOrBreak(pos(0), together, "")
		} else {
			p.text(",")
			p.separateOrBreak(pos(i), how, " ")
		}
		element(i)
	}
	if n > 0 {
		p.ifBroken(",")
	}
	switch {
	case p.commentsBefore(end.Offset, step):
		p.newline(0)
	case n > 0:
		p.breakAt(together, 0, "")
	}
	p.text(close)
	p.close()
}
