package lang

// block checks the statements between two braces.
func (c *checker) block(b *Block, s *scope) {
	if b == nil || !c.enter(b) {
		return
	}
	for _, st := range b.Stmts {
		c.stmt(st, s)
	}
	c.leave()
}

func (c *checker) stmt(st Stmt, s *scope) {
	switch st := st.(type) {
	case *Set:
		c.set(st, s)
	case *If:
		c.choice(st, s)
	case *Execute:
		c.context(st, st.With, s)
		c.handlers(st.Handlers, s)
	case *Request:
		c.context(st, st.With, s)
	case *Wait:
		c.wait(st, s)
	case *Retry:
		c.retry(st, s)
	case *Fail:
		c.reason(st, s)
	case *Step:
		c.step(st, s)
	}
}

// set checks an assignment. `+=` and `-=` follow the rules of arithmetic.
func (c *checker) set(st *Set, s *scope) {
	f := c.target(&st.Target, s)
	if f == nil {
		c.value(st.Value, s)
		return
	}
	v := c.valueFor(st.Value, s, f.Type)
	if s.place == inTest {
		c.stated[f] = true
	} else {
		c.written[f] = true
	}
	if st.Op != "=" {
		s.read(f, st.Target.Span)
		o := operation{
			op: st.Op[:1], left: facts{typ: f.Type, nullable: true}, right: v, rightExpr: st.Value,
			at: st.Target.Span.To(st.Value.Range()),
		}
		if v.typ.Kind == NoKind || f.Type.Kind == NoKind {
			return
		}
		result, failed := c.operate(&o)
		if failed {
			return
		}
		v.typ, v.texts = result.typ, nil
	}
	c.fits(st.Value, v, f.Type, "`"+f.Qualified()+"`")
}

func (c *checker) choice(st *If, s *scope) {
	c.cond(st.Cond, s)
	c.block(&st.Then, s)
	for i, e := range st.Else {
		if e.Cond != nil {
			c.cond(e.Cond, s)
		} else if i < len(st.Else)-1 {
			c.elseBeforeLast(e)
		}
		c.block(&e.Then, s)
	}
}

// context checks what a call gives along; whether the callee uses it is a
// matter of the flows. A requested campaign has a context of its own.
func (c *checker) context(call Node, with []*ContextPart, s *scope) {
	given := map[string]*ContextPart{}
	for _, p := range with {
		name := "parent tokens"
		if !p.Parent {
			name = "my." + p.Token.Name
			c.givenFits(call, p, c.value(p.Value, s))
		}
		if other := given[name]; other != nil {
			c.givenTwice(p, other, name)
			continue
		}
		given[name] = p
		if request, ok := call.(*Request); ok && p.Parent {
			c.requestWithParent(request, p)
		}
	}
}

func (c *checker) handlers(handlers []*Handler, s *scope) {
	inner := s.handling()
	seen := map[string]*Handler{}
	for _, h := range handlers {
		if other := seen[h.On]; other != nil {
			c.handlerTwice(h, other)
		}
		seen[h.On] = h
		c.block(&h.Then, inner)
	}
}

// triesMax is how often a retry may try.
const triesMax = 1000

func (c *checker) retry(st *Retry, s *scope) {
	if _, ok := between(st.Times, 1, triesMax); !ok {
		c.badTries(st)
	}
	if st.Every != nil {
		c.length(st.Every)
	}
	if st.Until != nil {
		inner := *s
		var uses []use
		inner.uses = &uses
		if c.cond(st.Until, &inner) {
			c.untils = append(c.untils, st)
			c.untilOf[st] = uses
		}
	}
	c.block(&st.Body, s)
	c.block(st.Else, s.handling())
}

// reason checks what `fail` says.
func (c *checker) reason(st *Fail, s *scope) {
	f := c.value(st.Reason, s)
	if f.typ.Kind != NoKind && !f.typ.Kind.IsText() {
		c.reasonNoText(st, f)
	}
}

// step checks a flow step from the library.
func (c *checker) step(st *Step, s *scope) {
	m := c.phrase(st.Phrase, StepEntry, s, strict)
	c.handlers(st.Handlers, s)
	if m == nil {
		return
	}
	for _, h := range st.Handlers {
		if h.On == "failure" && !m.Entry.CanFail && !computes(m) || h.On == "skip" && !m.Entry.CanSkip {
			c.uselessHandler(h, m.Entry)
		}
	}
	for i, slot := range m.Entry.slots {
		if f, ok := m.Operands[i].Object.(*Field); ok && writes(m.Entry, slot.Name) {
			c.written[f] = true
		}
	}
	c.noteReads(st.Phrase, m.Entry)
}

// writes reports whether an entry writes what an operand names.
func writes(e *Entry, operand string) bool {
	for _, w := range e.Writes {
		if w == "<"+operand+">" {
			return true
		}
	}
	return false
}

// computes reports whether an operand is an expression whose computation can
// fail, whatever the step itself does.
func computes(m *PhraseMatch) bool {
	for _, o := range m.Operands {
		if _, ok := o.Expr.(*Paren); ok {
			return true
		}
	}
	return false
}
