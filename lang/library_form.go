package lang

import (
	"fmt"
	"slices"
	"strings"
)

// slotKinds are the kinds of operands by the name they have in a form, spaces
// and `_` left out.
var slotKinds = map[string]SlotKind{
	"text": SlotText, "number": SlotNumber, "integer": SlotInteger, "percent": SlotPercent, "times": SlotTimes,
	"duration": SlotDuration, "moment": SlotMoment, "value": SlotValue, "field": SlotField, "memberfield": SlotMemberField,
	"status": SlotStatus, "segment": SlotSegment, "list": SlotList, "form": SlotForm, "email": SlotEmail,
	"webhook": SlotWebhook, "program": SlotProgram, "campaign": SlotCampaign, "smartlist": SlotSmartList,
	"segmentation": SlotSegmentation,
}

// formReader reads the form of an entry from its pieces: words, `<operands>`
// and brackets.
type formReader struct {
	form   string
	pieces []string
	entry  *Entry
}

// parseForm fills an entry's head and slots from its Form.
func parseForm(e *Entry) error {
	r := &formReader{form: e.Form, pieces: formPieces(e.Form), entry: e}
	e.head, e.slots = nil, nil
	if e.Kind == StatementEntry {
		return r.statement()
	}
	e.head = r.words()
	if len(e.head) == 0 {
		return r.malformed("it must begin with a word")
	}
	if n := strings.Count(e.Form, "<"); n > 0 {
		e.slots = make([]Slot, 0, n)
	}
	for len(r.pieces) > 0 {
		if err := r.part(); err != nil {
			return err
		}
	}
	markAnywhere(e.slots)
	return r.distinct()
}

// statement gives the core statements that name something an optional operand,
// so that a test can count them: `expect 1 execute "Score Lead"`.
func (r *formReader) statement() error {
	e := r.entry
	e.head = r.words()
	if len(e.head) == 0 || len(r.pieces) > 0 {
		return r.malformed("a statement's form is its keyword")
	}
	switch e.head[0] {
	case "execute", "request":
		e.slots = []Slot{{Name: "campaign", Kind: SlotCampaign, Optional: true}}
	case "set":
		e.slots = []Slot{{Name: "field", Kind: SlotField, Optional: true}}
	}
	return nil
}

// formPieces splits a form at spaces and around brackets; an operand may hold
// spaces.
func formPieces(form string) []string {
	pieces := make([]string, 0, 1+strings.Count(form, " ")+2*strings.Count(form, "["))
	for form = strings.TrimLeft(form, " "); form != ""; form = strings.TrimLeft(form, " ") {
		n := 1
		switch form[0] {
		case '[', ']':
		case '<':
			if n = strings.IndexByte(form, '>') + 1; n == 0 {
				n = len(form)
			}
		default:
			if n = strings.IndexAny(form, " []<>"); n < 0 {
				n = len(form)
			}
			n = max(n, 1)
		}
		pieces = append(pieces, form[:n])
		form = form[n:]
	}
	return pieces
}

// words takes the literal words that come next.
func (r *formReader) words() []string {
	n := 0
	for n < len(r.pieces) && isFormWord(r.pieces[n]) {
		n++
	}
	words := r.pieces[:n:n]
	r.pieces = r.pieces[n:]
	return words
}

func isFormWord(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// part takes `label… <operand>`, in brackets or not.
func (r *formReader) part() error {
	optional := r.take("[")
	label := r.words()
	if len(label) == 0 {
		label = nil
	}
	if len(r.pieces) == 0 || r.pieces[0][0] != '<' {
		return r.malformed("words are followed by an operand")
	}
	slot, err := r.slot(r.pieces[0])
	if err != nil {
		return err
	}
	slot.Label, slot.Optional = label, optional
	r.entry.slots = append(r.entry.slots, slot)
	r.pieces = r.pieces[1:]
	if optional && !r.take("]") {
		return r.malformed("brackets hold one part")
	}
	return nil
}

func (r *formReader) take(piece string) bool {
	if len(r.pieces) == 0 || r.pieces[0] != piece {
		return false
	}
	r.pieces = r.pieces[1:]
	return true
}

// kindNoise is what a kind of operand is written with for the eye alone.
var kindNoise = strings.NewReplacer(" ", "", "_", "")

// slot reads `<name>`, `<name:kind>` or `<name:word|word>`.
func (r *formReader) slot(piece string) (Slot, error) {
	inner, ok := strings.CutSuffix(piece[1:], ">")
	if !ok || inner == "" {
		return Slot{}, r.malformed("an operand ends with >")
	}
	name, kind, typed := strings.Cut(inner, ":")
	if !typed {
		kind = name
	}
	if strings.Contains(kind, "|") {
		words := strings.Split(kind, "|")
		if slices.ContainsFunc(words, func(w string) bool { return !isFormWord(w) }) {
			return Slot{}, r.malformed("alternatives are bare words")
		}
		return Slot{Name: name, Kind: SlotWord, Words: words}, nil
	}
	k, known := slotKinds[kindNoise.Replace(kind)]
	if !known {
		return Slot{}, r.malformed(fmt.Sprintf("%q is no kind of operand", kind))
	}
	return Slot{Name: name, Kind: k}, nil
}

// markAnywhere marks the labelled parts after the last unlabelled operand.
func markAnywhere(slots []Slot) {
	for i := len(slots) - 1; i >= 0 && slots[i].Label != nil; i-- {
		slots[i].Anywhere = true
	}
}

// distinct refuses two operands of one name.
func (r *formReader) distinct() error {
	for i, s := range r.entry.slots {
		if slices.ContainsFunc(r.entry.slots[:i], func(t Slot) bool { return t.Name == s.Name }) {
			return r.malformed(fmt.Sprintf("two operands are named %q", s.Name))
		}
	}
	return nil
}

func (r *formReader) malformed(why string) error {
	return fmt.Errorf("malformed form %q: %s", r.form, why)
}
