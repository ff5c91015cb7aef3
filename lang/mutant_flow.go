package lang

import "strings"

// Mutants of flows.

// statement makes the mutants of a statement but for dropping it; those of its
// parts come after.
func (m *mutator) statement(s Stmt) {
	switch s := s.(type) {
	case *Set:
		m.set(s)
	case *If:
		m.choice(s)
	case *Execute:
		m.requestInstead(s)
		m.with(s.With)
		m.handlers(s, s.Handlers)
	case *Request:
		m.with(s.With)
	case *Wait:
		m.wait(s)
	case *Retry:
		m.retry(s)
	case *Step:
		m.handlers(s, s.Handlers)
	}
}

// block drops its statements. One with blocks of its own stays: its statements
// are dropped each, and its condition is turned.
func (m *mutator) block(b *Block) {
	for i, s := range b.Stmts {
		last := m.last[b] && i == len(b.Stmts)-1
		switch s := s.(type) {
		case *If:
			if last {
				m.ends(&s.Then)
				for _, e := range s.Else {
					m.ends(&e.Then)
				}
			}
			continue
		case *Retry, *Bad:
			continue
		case *Stop:
			if last {
				continue // nothing is left to do anyway
			}
		case *Execute:
			m.lastHandlers(last, s.Handlers)
		case *Step:
			m.lastHandlers(last, s.Handlers)
		}
		m.change(MutantStep, s, m.misses(s), Edit{Span: s.Range()})
	}
}

// ends notes that the flow ends with a block.
func (m *mutator) ends(b *Block) { m.last[b] = true }

func (m *mutator) lastHandlers(last bool, handlers []*Handler) {
	for _, h := range handlers {
		if last {
			m.ends(&h.Then)
		}
	}
}

// misses tells who misses a statement.
func (m *mutator) misses(s Stmt) string {
	switch s := s.(type) {
	case *Set:
		if s.Op == "=" {
			return m.expects(s) + ", of a lead for which it was another before,"
		}
		return m.expects(s)
	case *Wait:
		return "a line that looks before the time is over"
	case *Stop:
		return "a line that expects nothing more"
	case *Fail:
		return "`expect failed`, or what the failure keeps from being done,"
	case *Step:
		return "`expect 1 " + m.text(s.Phrase) + "`"
	}
	return "a line that expects what it does"
}

// set changes what is written.
func (m *mutator) set(s *Set) {
	value := unparen(s.Value)
	if call, ok := value.(*Call); ok && s.Op == "=" && len(call.Args) > 0 && m.text(call.Args[0].Value) == m.text(&s.Target) {
		m.settled[call] = true // to write a field to itself is to drop the statement
	}
	Walk(s.Value, func(n Node) bool {
		if n, ok := n.(*Number); ok {
			m.number(n, m.expects(s))
			m.settled[n] = true
		}
		return true
	})
	switch x := value.(type) {
	case *Text:
		if len(x.Parts) > 0 && m.ws.Info.Names[&s.Target] != nil && !m.isEnum(&s.Target) {
			m.change(MutantValue, s, m.expects(s), Edit{x.Span, `""`})
		}
	case *Bool:
		m.change(MutantValue, s, m.expects(s), Edit{x.Span, boolWord(!x.Value)})
	}
	other := map[string]string{"+=": "-=", "-=": "+="}[s.Op]
	if at, ok := m.wordBetween(&s.Target, s.Value, s.Op); ok && other != "" && !isZero(literalOf(s.Value)) {
		m.change(MutantValue, s, m.expects(s), Edit{at, other})
	}
}

// expects is a line of a test that looks at what a statement writes.
func (m *mutator) expects(s *Set) string {
	return "a line that expects " + m.said(&s.Target) + " behind it"
}

func (m *mutator) isEnum(n *Name) bool {
	f, ok := m.ws.Info.Names[n].(*Field)
	return ok && f.Type.Kind == Enum
}

// choice turns its conditions, swaps branches that come one after the other, and
// drops `else`.
func (m *mutator) choice(s *If) {
	m.negate(s.Cond)
	cond, then := s.Cond, &s.Then
	for _, e := range s.Else {
		if e.Cond == nil {
			if len(e.Then.Stmts) > 1 { // one is dropped as a statement
				m.change(MutantBranch, e, "a lead that comes to no other branch", Edit{Span: e.Span})
			}
			return
		}
		if m.text(then) != m.text(&e.Then) && !m.exclusive(cond, e.Cond) {
			telltale := "a lead for which both " + m.said(cond) + " and " + m.said(e.Cond) + " hold"
			m.change(MutantOrder, cond.Range().To(e.Then.Span), telltale,
				Edit{cond.Range(), m.source(e.Cond.Range())}, Edit{then.Span, m.source(e.Then.Span)},
				Edit{e.Cond.Range(), m.source(cond.Range())}, Edit{e.Then.Span, m.source(then.Span)})
		}
		cond, then = e.Cond, &e.Then
	}
}

// with drops tokens that a caller gives, each.
func (m *mutator) with(parts []*ContextPart) {
	for i, p := range parts {
		at := dropped(spans(parts), i)
		if len(parts) == 1 {
			at.Span = m.behindWord("with", p.Span)
		}
		telltale := "a token that the caller has another value for"
		if !p.Parent {
			telltale = "a line that expects what comes of " + m.said(p)
		}
		m.change(MutantTokens, p, telltale, at)
	}
}

// behindWord is a span together with the word before it.
func (m *mutator) behindWord(word string, at Span) Span {
	before := string(m.sources[at.Pos.Filename][:at.Pos.Offset])
	at.Pos.Offset = strings.LastIndex(before, word)
	return at
}

func (m *mutator) handlers(s Stmt, handlers []*Handler) {
	for _, h := range handlers {
		if h.On == "skip" && len(h.Then.Stmts) == 0 {
			continue // the same as none
		}
		ended := map[string]string{"failure": "fails", "skip": "is skipped"}[h.On]
		m.change(MutantHandler, h, "a lead for which "+m.head(s)+" "+ended, Edit{Span: h.Span})
	}
}

// head is what a statement with handlers does.
func (m *mutator) head(s Stmt) string {
	switch s := s.(type) {
	case *Execute:
		return "`execute " + s.Campaign.Raw + "`"
	case *Step:
		return m.said(s.Phrase)
	}
	return m.said(s)
}

// wait drops what a wait says besides its length.
func (m *mutator) wait(w *Wait) {
	m.negate(w.Cond)
	var behind Position // the end of what stands before
	switch {
	case w.For != nil:
		behind = w.For.EndPos
	case w.Until != nil:
		behind = w.Until.Range().EndPos
	default:
		behind = w.Cond.Range().EndPos
	}
	if n := len(w.Ending); n > 0 {
		at := Span{behind, w.Ending[n-1].EndPos}
		m.change(MutantWait, w, "a wait that would end on another day", Edit{Span: at})
		behind = at.EndPos
	}
	if w.At != nil {
		m.change(MutantWait, w, "a lead that comes at another time of day", Edit{Span: Span{behind, w.At.EndPos}})
	}
}

// retry changes the number of tries, and drops `until` and `else`.
func (m *mutator) retry(r *Retry) {
	m.negate(r.Until)
	head := Span{r.Pos, r.Body.Pos}
	count := head
	count.Pos.Offset += strings.Index(m.source(head), r.Times)
	count.EndPos.Offset = count.Pos.Offset + len(r.Times)
	for _, by := range []int64{+1, -1} {
		if moved, ok := shifted(r.Times, by); ok && moved != "0" {
			later := moved
			if by < 0 {
				later = r.Times
			}
			m.change(MutantRetry, head, "an answer that is good only at try "+later, Edit{count, moved})
		}
	}
	if r.Until != nil {
		at := m.behindWord("until", r.Until.Range())
		m.change(MutantRetry, head, "a try after which "+m.said(r.Until)+" does not hold", Edit{Span: at})
	}
	if r.Else != nil {
		at := m.behindWord("else", r.Else.Span)
		m.change(MutantRetry, r.Else, "a line that expects what is done when no try was good", Edit{Span: at})
	}
}
