package interp

import (
	"slices"
	"strings"

	"campaignc/lang"
)

// operand is one operand of a phrase, compiled.
type operand struct {
	given  bool
	word   string
	object lang.Object
	kind   lang.Kind
	value  valueFn
	text   textFn
}

func (o *operand) hasValue(m *machine) bool {
	if o.value == nil {
		return o.given
	}
	v := o.value(m)
	return !v.IsEmpty()
}

func (o *operand) asText(m *machine) string {
	switch {
	case o.text != nil:
		return o.text(m)
	case o.word != "":
		return o.word
	}
	return objectName(o.object)
}

func (o *operand) asInt(m *machine) int64 {
	if o.value == nil {
		return 0
	}
	return o.value(m).Num
}

// objectName is how the log names what an operand means.
func objectName(o lang.Object) string {
	switch o := o.(type) {
	case *lang.Field:
		return o.Qualified()
	case *lang.Asset:
		return o.Name
	case *lang.EmailAsset:
		return o.Name
	case *lang.WebhookAsset:
		return o.Name
	case *lang.SmartListAsset:
		return o.Name
	case *lang.Segmentation:
		return o.Name
	case *lang.Segment:
		return o.Name
	case *lang.Status:
		return o.Name
	case *lang.Program:
		return o.Name
	case *lang.Campaign:
		return o.Name
	}
	return ""
}

// operands compiles a matched phrase's operands.
func (c *compiler) operands(m *lang.PhraseMatch) []operand {
	out := make([]operand, len(m.Operands))
	for i, o := range m.Operands {
		slot := m.Entry.Slots()[i]
		out[i] = operand{given: o.Expr != nil || o.Word != "" || o.Object != nil, word: o.Word, object: o.Object}
		if o.Expr == nil || o.Object != nil || slot.Kind == lang.SlotWord {
			continue
		}
		switch q, _ := o.Expr.(*lang.Quantity); {
		case q != nil:
			d := c.quantityValue(q, slot.Kind)
			out[i].kind, out[i].value = d.Kind, func(*machine) lang.Value { return d }
			text := lang.FormatValue(d)
			out[i].text = func(*machine) string { return text }
		default:
			out[i].kind = c.info.Types[o.Expr].Kind
			out[i].value = c.value(o.Expr)
			out[i].text = c.textOf(o.Expr)
		}
	}
	return out
}

// libraryStep compiles a flow step: its operands are known by place, its log
// record is the entry's activity with the attributes the operands give.
func (f *flowCompiler) libraryStep(s *lang.Step) {
	match := f.info.Phrases[s.Phrase]
	if match == nil || f.steps[match.Entry] == nil {
		f.fail(s, "a step that is not in the library")
		return
	}
	step, operands := f.steps[match.Entry], f.operands(match)
	site := Site{Activity: step.Activity, Type: step.ActivityID, Step: f.step, Changes: changes(&step.Entry)}
	site.tells = site.Changes && len(step.Writes) == 0
	primary := f.primary(match, operands, &site)
	var attributes []int // by label: the operand that gives it, or none
	for _, a := range step.Attributes {
		at := slices.IndexFunc(match.Entry.Slots(), func(s lang.Slot) bool { return s.Name == a.Name })
		if at >= 0 && !operands[at].given {
			continue
		}
		attributes = append(attributes, at)
		site.Labels = append(site.Labels, a.Label)
		site.Flags = append(site.Flags, a.Type.Kind == lang.Boolean)
	}
	ls := &stepSite{
		site: f.site(site), run: step.Run, primary: primary, attributes: attributes,
		answered: step.Effect == lang.Answered || step.Effect == lang.Remote,
		entry:    &step.Entry, said: match,
		operands: operands, program: match.Program, place: f.place(s), step: f.step, reads: f.reads(match.Entry),
	}
	ls.unlogged = unlogged(match, operands, attributes)
	if hook, ok := match.Operand("webhook").Object.(*lang.WebhookAsset); ok {
		ls.webhook = hook
	}
	pc := f.simple(op{do: doStep, site: ls.site, step: ls})
	f.handled(pc, s.Handlers)
}

// unlogged are the values that the record does not show, as the step takes them.
func unlogged(match *lang.PhraseMatch, operands []operand, attributes []int) []valueFn {
	field, _ := match.Operand("field").Object.(*lang.Field)
	var out []valueFn
	for i := range operands {
		value := operands[i].value
		if value == nil || slices.Contains(attributes, i) {
			continue
		}
		if field != nil {
			out = append(out, func(m *machine) lang.Value { return widen(m, value(m), field.Type.Kind) })
			continue
		}
		out = append(out, value)
	}
	return out
}

// primary finds the operand that is the primary attribute: constant in the
// site, or a closure. A program or a campaign that is left out is the one that
// holds the step.
func (f *flowCompiler) primary(match *lang.PhraseMatch, operands []operand, site *Site) textFn {
	if match.Entry.Primary == "" {
		return nil
	}
	for i, slot := range match.Entry.Slots() {
		if slot.Name != match.Entry.Primary || !operands[i].given {
			continue
		}
		if operands[i].text != nil {
			return operands[i].text
		}
		site.Primary, site.object = operands[i].asText(nil), operands[i].object
		return nil
	}
	switch {
	case match.Entry.Primary == "program" && match.Program != nil:
		site.Primary, site.object = match.Program.Name, match.Program
	case match.Entry.Primary == "campaign":
		site.Primary, site.object = f.camp.Name, f.camp.Campaign
	}
	return nil
}

// reads are the fields that an entry names in Reads and the workspace declares.
func (c *compiler) reads(e *lang.Entry) []*lang.Field {
	var out []*lang.Field
	for _, resource := range e.Reads {
		name, ok := strings.CutPrefix(resource, "field:")
		if !ok {
			continue
		}
		for _, f := range c.prog.Workspace.Fields {
			if f.Scope == lang.LeadScope && f.Name == name {
				out = append(out, f)
			}
		}
	}
	return out
}
