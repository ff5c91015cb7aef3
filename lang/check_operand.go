package lang

import (
	"slices"
	"strconv"
)

// resolve finds what the operands mean. Programs and segmentations come first:
// statuses, member fields and segments are looked up in them.
func (m *matcher) resolve() bool {
	ok := true
	for _, first := range []bool{true, false} {
		for i := range m.entry.slots {
			kind := m.entry.slots[i].Kind
			if m.operands[i].Expr == nil || (kind == SlotProgram || kind == SlotSegmentation) != first {
				continue
			}
			if !m.operand(i) {
				ok = false
			}
		}
		if !ok {
			return false // what depends on them would only repeat it
		}
	}
	return true
}

func (m *matcher) operand(i int) bool {
	slot, o := m.entry.slots[i], &m.operands[i]
	switch slot.Kind {
	case SlotWord:
		o.Word = word(o.Expr)
		return true
	case SlotField:
		o.Object = object(m.target(o.Expr.(*Name), m.scope))
	case SlotMemberField:
		o.Object = object(m.memberOperand(o.Expr.(*Name)))
	case SlotPercent, SlotTimes:
		return m.count(o.Expr.(*Quantity))
	case SlotText, SlotNumber, SlotInteger, SlotDuration, SlotMoment, SlotValue:
		return m.valueOperand(slot, o.Expr)
	default:
		o.Object = m.named(slot, o.Expr.(*Text))
	}
	return o.Object != nil
}

// object is nil for a nil pointer.
func object[T any, P interface {
	*T
	Object
}](p P) Object {
	if p == nil {
		return nil
	}
	return p
}

// target finds a field that a statement or phrase names, rather than reads.
func (c *checker) target(n *Name, s *scope) *Field {
	var f *Field
	switch {
	case len(n.Parts) == 1:
		f = c.lead.byName[n.Parts[0].Name]
	case len(n.Parts) > 2:
	case n.Parts[0].Name == "lead":
		f = c.lead.byName[n.Parts[1].Name]
	case n.Parts[0].Name == "company":
		f = c.company.byName[n.Parts[1].Name]
	case n.Parts[0].Name == "member" && s.program == nil:
		c.memberOutside(n.Span)
		return nil
	case n.Parts[0].Name == "member":
		if f = c.memberField(s.program, n.Parts[1].Name); f == nil {
			c.unknownMember(n.Span, n.Parts[1].Span, n.Parts[1].Name, s.program)
			return nil
		}
	case n.Parts[0].Name == "my":
		c.tokenAsTarget(n)
		return nil
	}
	if f == nil {
		c.unknownField(n)
		return nil
	}
	c.ws.Info.Names[n] = f
	c.ws.Info.Types[n] = f.Type
	return f
}

// memberOperand finds a member field of the program that the phrase names or
// that holds it.
func (m *matcher) memberOperand(n *Name) *Field {
	p, ok := m.programOf()
	name := n.Parts[len(n.Parts)-1]
	switch {
	case !ok:
		m.memberOutside(n.Span)
		return nil
	case len(n.Parts) == 2 && n.Parts[0].Name != "member":
		m.unknownMember(n.Span, n.Span, n.Parts[0].Name+"."+name.Name, p)
		return nil
	}
	f := m.memberField(p, name.Name)
	if f == nil {
		m.unknownMember(n.Span, name.Span, name.Name, p)
		return nil
	}
	m.ws.Info.Names[n] = f
	m.ws.Info.Types[n] = f.Type
	return f
}

// programOf is the program that the phrase names, else the one that holds it.
func (m *matcher) programOf() (*Program, bool) {
	for i, s := range m.entry.slots {
		if p, ok := m.operands[i].Object.(*Program); ok && s.Kind == SlotProgram {
			return p, true
		}
	}
	return m.scope.program, m.scope.program != nil
}

// count checks `10 percent` or `2 times`.
func (m *matcher) count(q *Quantity) bool {
	n, err := strconv.ParseInt(q.Number, 10, 32)
	switch {
	case err != nil:
		m.badCount(q)
		return false
	case q.isCount("percent") && n > 100:
		m.badPercent(q)
		return false
	}
	return true
}

// slotClasses are the classes of values that slots take.
var slotClasses = map[SlotKind]string{
	SlotText: "text", SlotNumber: "number", SlotInteger: "integer", SlotDuration: "duration", SlotMoment: "moment", SlotValue: "any",
}

func (m *matcher) valueOperand(slot Slot, e Expr) bool {
	f := m.value(e, m.scope)
	switch {
	case f.typ.Kind == NoKind:
		return false
	case !classTakes(slotClasses[slot.Kind], f.typ.Kind):
		m.operandType(m.entry, slot, e, f)
		return false
	case slot.Kind == SlotValue:
		return m.fitsMember(e, f)
	}
	return true
}

// fitsMember checks a value that goes into the member field of the same phrase.
func (m *matcher) fitsMember(e Expr, f facts) bool {
	for i, s := range m.entry.slots {
		if field, ok := m.operands[i].Object.(*Field); ok && (s.Kind == SlotMemberField || s.Kind == SlotField) {
			return m.fits(e, f, field.Type, "`"+field.Qualified()+"`")
		}
	}
	return true
}

// named finds what a quoted operand means.
func (m *matcher) named(slot Slot, t *Text) Object {
	name, ok := t.Const()
	if !ok {
		m.tokenInName(t)
		return nil
	}
	m.ws.Info.Types[t] = Type{Kind: String}
	switch slot.Kind {
	case SlotStatus:
		return m.status(t, name)
	case SlotSegment:
		return m.segment(t, name)
	case SlotProgram:
		return m.find(m.names.programs, name, t.Span, m.scope.program)
	}
	o := m.find(m.directory(slot.Kind), name, t.Span, m.scope.program)
	m.lists.ask(m.scope.asset, o, t.Span)
	return o
}

// directory is where assets of a slot's kind are found.
func (c *checker) directory(k SlotKind) *directory {
	switch k {
	case SlotList:
		return c.names.lists
	case SlotForm:
		return c.names.forms
	case SlotEmail:
		return c.names.emails
	case SlotWebhook:
		return c.names.webhooks
	case SlotCampaign:
		return c.names.campaigns
	case SlotSmartList:
		return c.names.smartLists
	}
	return c.names.segmentations
}

// notInProgram is the status of everyone who is not in a program, as Marketo
// names it. Every channel has it.
var notInProgram = &Status{Name: "Not in Program", Index: -1}

func (m *matcher) status(t *Text, name string) Object {
	p, ok := m.programOf()
	switch {
	case !ok:
		m.statusOutside(t, m.entry)
		return nil
	case p.Channel == nil:
		m.noChannel(t, p)
		return nil
	}
	for _, s := range p.Channel.Statuses {
		if s.Name == name {
			return s
		}
	}
	if name == notInProgram.Name {
		return notInProgram
	}
	m.unknownStatus(t, name, p.Channel)
	return nil
}

func (m *matcher) segment(t *Text, name string) Object {
	i := slices.IndexFunc(m.operands, func(o Operand) bool { _, ok := o.Object.(*Segmentation); return ok })
	if i < 0 {
		m.segmentAlone(t)
		return nil
	}
	of := m.operands[i].Object.(*Segmentation)
	for _, s := range of.Segments {
		if s.Name == name {
			return s
		}
	}
	m.unknownSegment(t, name, of)
	return nil
}
