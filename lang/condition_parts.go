package lang

import (
	"fmt"
	"strings"
)

// This file takes conditions apart.

// condPart is a part of a condition, to be taken as it is or negated.
type condPart struct {
	cond    Expr
	negated bool
}

// parts takes a compound condition apart: all of the parts hold, or any. Nil
// for a simple one.
func (info *Info) parts(e Expr, negated bool) (parts []condPart, all bool) {
	switch e := e.(type) {
	case *Paren:
		return []condPart{{e.X, negated}}, true
	case *Not:
		return []condPart{{e.X, !negated}}, true
	case *And:
		return condParts(e.Items, negated), !negated
	case *Or:
		return condParts(e.Items, negated), negated
	case *Group:
		negated = negated != (e.Kind == "none")
		return filterParts(e.Conditions, negated), (e.Kind == "all") != negated
	case *Phrase:
		if m := info.Phrases[e]; m != nil {
			for _, o := range m.Operands {
				if l, ok := o.Object.(*SmartListAsset); ok && l.Conditions != nil {
					return filterParts(l.Conditions, negated), !negated
				}
			}
		}
	}
	return nil, false
}

func condParts(items []Expr, negated bool) []condPart {
	parts := make([]condPart, len(items))
	for i, x := range items {
		parts[i] = condPart{x, negated}
	}
	return parts
}

func filterParts(cs *Conditions, negated bool) []condPart {
	parts := []condPart{}
	for _, item := range cs.Items {
		if f, ok := item.(*Filter); ok {
			parts = append(parts, condPart{f.Cond, negated})
		}
	}
	return parts
}

// constantPhrase is a phrase as text that is the same for phrases that mean the
// same; false when an operand is worked out for each lead.
func constantPhrase(m *PhraseMatch) (string, bool) {
	var b strings.Builder
	b.WriteString(m.Entry.Form)
	for i, o := range m.Operands {
		slot := m.Entry.slots[i]
		value, ok := "", true
		switch {
		case o.Object != nil:
			value = fmt.Sprintf("%p", o.Object)
		case slot.Kind == SlotProgram && o.Expr == nil && m.Program != nil:
			value = fmt.Sprintf("%p", m.Program)
		case o.Word != "":
			value = o.Word
		case o.Expr != nil:
			if value, ok = constantOf(o.Expr); !ok {
				q, isQuantity := unparen(o.Expr).(*Quantity)
				if !isQuantity {
					return "", false
				}
				value = q.Number + " " + q.Unit
			}
		}
		b.WriteString("\x00" + value)
	}
	return b.String(), true
}
