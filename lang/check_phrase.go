package lang

import "slices"

// strictness says how complete a phrase must be.
type strictness bool

const (
	strict strictness = false // as its form says
	loose  strictness = true  // operands may be left out: what a test counts or states
)

// phrase matches a flat run against the library's steps, triggers or filters:
// the longest head of literal words first, then operands in the form's order,
// then the labelled parts in any order. It returns nil after an error.
func (c *checker) phrase(p *Phrase, kind EntryKind, s *scope, how strictness) *PhraseMatch {
	if p == nil || slices.ContainsFunc(p.Elems, isBad) {
		return nil
	}
	words := leadingWords(p.Elems)
	e := c.lib.Find(kind, words)
	if e == nil {
		c.unknownPhrase(p, kind, words, s)
		return nil
	}
	m := &matcher{checker: c, phrase: p, entry: e, scope: s, how: how, rest: p.Elems[len(e.head):]}
	m.operands = make([]Operand, len(e.slots))
	if !m.place() || !m.resolve() {
		return nil
	}
	if p.Where != nil {
		c.where(p, e, s, how)
	}
	match := &PhraseMatch{Entry: e, Operands: m.operands, Program: s.program}
	c.ws.Info.Phrases[p] = match
	return match
}

func isBad(e Expr) bool {
	_, bad := e.(*Bad)
	return bad
}

// leadingWords are the bare words that a run begins with.
func leadingWords(elems []Expr) []string {
	var words []string
	for _, e := range elems {
		w := word(e)
		if w == "" {
			break
		}
		words = append(words, w)
	}
	return words
}

// word is the bare word that an element of a run is, or "".
func word(e Expr) string {
	if n, ok := e.(*Name); ok && len(n.Parts) == 1 {
		return n.Parts[0].Name
	}
	return ""
}

// where checks the condition over an activity's attributes. With a step, whose
// answer a test or a file of answers gives, it chooses the leads.
func (c *checker) where(p *Phrase, e *Entry, s *scope, how strictness) {
	if e.Kind == StepEntry && how == strict || e.Kind != StepEntry && len(e.Attributes) == 0 {
		c.noAttributes(p, e)
		return
	}
	inner := *s
	inner.entry = e
	c.cond(p.Where, &inner)
}

// matcher puts the elements of one run into the slots of an entry.
type matcher struct {
	*checker
	phrase   *Phrase
	entry    *Entry
	scope    *scope
	how      strictness
	rest     []Expr // elements not yet placed
	operands []Operand
}

// place gives every element its slot.
func (m *matcher) place() bool {
	slots := m.entry.slots
	n := slices.IndexFunc(slots, func(s Slot) bool { return s.Anywhere })
	if n < 0 {
		n = len(slots)
	}
	for i := range n {
		if !m.placeNext(i) {
			return false
		}
	}
	for len(m.rest) > 0 {
		i, label := m.labelled(n)
		if i < 0 {
			m.leftOver(m.phrase, m.entry, m.rest[0])
			return false
		}
		m.rest = m.rest[label:]
		if !m.take(i) {
			return false
		}
	}
	for i := n; i < len(slots); i++ {
		if m.operands[i].Expr == nil && !slots[i].Optional && m.how == strict {
			m.missingOperand(m.phrase, m.entry, slots[i])
			return false
		}
	}
	return true
}

// placeNext fills a slot that has its place in the order.
func (m *matcher) placeNext(i int) bool {
	slot := m.entry.slots[i]
	optional := slot.Optional || m.how == loose
	if slot.Label != nil {
		if !hasLabel(m.rest, slot.Label) {
			if !optional {
				m.missingOperand(m.phrase, m.entry, slot)
			}
			return optional
		}
		m.rest = m.rest[len(slot.Label):]
		return m.take(i)
	}
	if optional && (len(m.rest) == 0 || m.startsLabel(i+1) || !suits(slot, m.rest[0])) {
		return true
	}
	return m.take(i)
}

// startsLabel reports whether the rest begins with the label of a later slot.
func (m *matcher) startsLabel(from int) bool {
	return slices.ContainsFunc(m.entry.slots[from:], func(s Slot) bool { return s.Label != nil && hasLabel(m.rest, s.Label) })
}

func hasLabel(elems []Expr, label []string) bool {
	if len(elems) < len(label) {
		return false
	}
	for i, w := range label {
		if word(elems[i]) != w {
			return false
		}
	}
	return true
}

// labelled finds the free slot from place n on whose label the rest begins
// with: the longest label, and of equal ones the first whose operand suits.
func (m *matcher) labelled(n int) (slot, label int) {
	slot = -1
	for i := n; i < len(m.entry.slots); i++ {
		s := m.entry.slots[i]
		if m.operands[i].Expr != nil || !hasLabel(m.rest, s.Label) || len(s.Label) < label {
			continue
		}
		fits := len(m.rest) > len(s.Label) && suits(s, m.rest[len(s.Label)])
		if len(s.Label) > label || fits && !suits(m.entry.slots[slot], m.rest[label]) {
			slot, label = i, len(s.Label)
		}
	}
	return slot, label
}

// take puts the next element into a slot.
func (m *matcher) take(i int) bool {
	slot := m.entry.slots[i]
	if len(m.rest) == 0 {
		m.missingOperand(m.phrase, m.entry, slot)
		return false
	}
	e := m.rest[0]
	if !suits(slot, e) {
		m.wrongOperand(m.phrase, m.entry, slot, e)
		return false
	}
	m.operands[i].Expr = e
	m.rest = m.rest[1:]
	return true
}

// suits reports whether an element has the shape of what a slot takes.
func suits(slot Slot, e Expr) bool {
	switch e := e.(type) {
	case *Text:
		return slot.Kind == SlotText || slot.Kind == SlotValue || slot.Kind >= SlotStatus
	case *Name:
		switch {
		case slot.Kind == SlotWord:
			return slices.Contains(slot.Words, word(e))
		case slot.Kind == SlotField, slot.Kind == SlotMemberField:
			return len(e.Parts) <= 2
		}
		return takesValue(slot.Kind)
	case *Quantity:
		switch slot.Kind {
		case SlotPercent:
			return e.isCount("percent")
		case SlotTimes:
			return e.isCount("time")
		case SlotDuration, SlotValue:
			return e.isLength()
		}
		return false
	case *Number, *Sign:
		return slot.Kind == SlotNumber || slot.Kind == SlotInteger || slot.Kind == SlotValue
	case *Moment:
		return slot.Kind == SlotMoment || slot.Kind == SlotValue
	case *Bool, *Empty:
		return slot.Kind == SlotValue
	case *List:
		return false
	}
	return takesValue(slot.Kind) // a call, or an expression in parentheses
}

// takesValue reports whether a slot takes an expression.
func takesValue(k SlotKind) bool {
	switch k {
	case SlotText, SlotNumber, SlotInteger, SlotDuration, SlotMoment, SlotValue:
		return true
	}
	return false
}
