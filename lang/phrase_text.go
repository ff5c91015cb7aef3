package lang

import (
	"slices"
	"strings"
)

// phraseText writes phrases anew, as they read in a test at the top of a file:
// what they name has its program before it.
type phraseText struct {
	ws    *Workspace
	match *PhraseMatch
	entry *Entry   // whose form it is written in: the match's own, or one with operands of the same names
	leave []string // operands that are left out
}

// text is the phrase, without its `where`; false when an operand that must be
// there is worked out for each lead. Optional ones of that kind are left out.
func (p *phraseText) text() (string, bool) {
	words := slices.Clone(p.entry.head)
	for _, slot := range p.entry.slots {
		if slices.Contains(p.leave, slot.Name) {
			continue
		}
		text, ok := p.operand(slot)
		switch {
		case !ok && !slot.Optional:
			return "", false
		case !ok:
			continue
		}
		words = append(append(words, slot.Label...), text)
	}
	return strings.Join(words, " "), true
}

// operand is what stands in a slot. A program that is left out is the one that
// holds the phrase.
func (p *phraseText) operand(slot Slot) (string, bool) {
	o := p.match.Operand(slot.Name)
	switch {
	case o.Object != nil:
		return p.ws.objectText(o.Object)
	case o.Word != "":
		return o.Word, true
	case o.Expr != nil:
		return constantText(o.Expr)
	case slot.Kind == SlotProgram && p.match.Program != nil:
		return Quote(p.match.Program.Name), true
	}
	return "", false
}

// objectText names what an operand names.
func (ws *Workspace) objectText(o Object) (string, bool) {
	switch o := o.(type) {
	case *Field:
		return o.Qualified(), o.Scope != MemberScope
	case *Status:
		return Quote(o.Name), true
	case *Segment:
		return Quote(o.Name), true
	}
	name := ws.NameOf(o)
	return Quote(name), name != ""
}

// AssetName is the name by which an asset, a program or a campaign is known
// everywhere: with its program's before it. It is "" for anything else.
func AssetName(o Object) string {
	switch o := o.(type) {
	case *Asset:
		return inProgram(o.Program, o.Name)
	case *EmailAsset:
		return inProgram(o.Program, o.Name)
	case *WebhookAsset:
		return inProgram(o.Program, o.Name)
	case *SmartListAsset:
		return inProgram(o.Program, o.Name)
	case *Segmentation:
		return o.Name
	case *Program:
		return o.Name
	case *Campaign:
		return o.Qualified()
	}
	return ""
}

// NameOf is the shortest name by which an asset, a program or a campaign is known
// at the top of a file: its own where no other of its kind has it.
func (ws *Workspace) NameOf(o Object) string {
	name, alike := AssetName(o), 0
	short := name
	count := func(other string) {
		if foldedName(other) == foldedName(short) {
			alike++
		}
	}
	switch o := o.(type) {
	case *Campaign:
		short = o.Name
		for _, x := range ws.Campaigns {
			count(x.Name)
		}
	case *Asset:
		short = o.Name
		for _, x := range ws.Lists {
			count(x.Name)
		}
		for _, x := range ws.Forms {
			count(x.Name)
		}
	case *EmailAsset:
		short = o.Name
		for _, x := range ws.Emails {
			count(x.Name)
		}
	case *WebhookAsset:
		short = o.Name
		for _, x := range ws.Webhooks {
			count(x.Name)
		}
	}
	if alike == 1 {
		return short
	}
	return name
}

// constantText writes a literal anew.
func constantText(e Expr) (string, bool) {
	sign := ""
	if s, ok := unparen(e).(*Sign); ok {
		sign = s.Op
	}
	switch x := literalOf(e).(type) {
	case *Text:
		s, _ := x.Const()
		return Quote(s), true
	case *Number:
		return sign + x.Raw, true
	case *Moment:
		return x.Raw, true
	case *Bool, *Empty:
		return constantOf(x)
	case *Quantity:
		return quantityText(x.Number, x), true
	}
	return "", false
}

// quantityText is another number of the same unit.
func quantityText(number string, q *Quantity) string {
	text := number + " "
	if q.Business {
		text += "business "
	}
	return text + q.Unit
}

// CountText is the step as a test counts it, `send email "Welcome"`: with what
// it names if that is an asset, and whether it names one.
func (ws *Workspace) CountText(m *PhraseMatch) (text string, names bool) {
	text = strings.Join(m.Entry.head, " ")
	if len(m.Entry.slots) == 0 || m.Entry.slots[0].Label != nil {
		return text, false
	}
	name := ws.NameOf(m.Operands[0].Object)
	if name == "" {
		return text, false
	}
	return text + " " + Quote(name), true
}
