package lang

import (
	"strconv"
	"strings"
)

// MarketoFilter is one trigger, filter or choice as Marketo shows it.
type MarketoFilter struct {
	Name        string // Country, Fills Out Form
	Operator    string // is, not in, at least; "" where there is none
	Value       string // several are separated by semicolons
	Constraints []MarketoParam
	At          Expr // the condition that it stands for
}

// MarketoTrigger is a trigger as Marketo shows it.
func (ws *Workspace) MarketoTrigger(p *Phrase) MarketoFilter { return ws.phraseFilter(p, false) }

// MarketoFilters turns conditions, all of which must hold, into Marketo's
// filters, and how they are joined: "ALL", "ANY" or by advanced logic, such as
// `1 and (2 or 3)`. A `not` goes down to the filters, as Marketo has none.
func (ws *Workspace) MarketoFilters(conditions []Expr) (filters []MarketoFilter, logic string) {
	b := &filterSheet{ws: ws}
	f := b.join(conditions, false, "and")
	flat := !strings.ContainsRune(f.text, '(')
	switch {
	case flat && f.op != "or":
		return b.filters, "ALL"
	case flat:
		return b.filters, "ANY"
	}
	return b.filters, f.text
}

type filterSheet struct {
	ws      *Workspace
	filters []MarketoFilter
}

// formula is filter numbers joined by one word, others in parentheses.
type formula struct{ text, op string }

func (b *filterSheet) build(x Expr, not bool) formula {
	switch x := unparen(x).(type) {
	case *And:
		return b.join(x.Items, not, "and")
	case *Or:
		return b.join(x.Items, not, "or")
	case *Not:
		return b.build(x.X, !not)
	case *Group:
		var items []Expr
		for _, item := range x.Conditions.Items {
			if f, ok := item.(*Filter); ok {
				items = append(items, f.Cond)
			}
		}
		if x.Kind == "all" {
			return b.join(items, not, "and")
		}
		return b.join(items, not != (x.Kind == "none"), "or")
	default:
		b.filters = append(b.filters, b.ws.filter(x, not))
		return formula{text: strconv.Itoa(len(b.filters))}
	}
}

// join joins formulas; not turns the word round, and each part.
func (b *filterSheet) join(items []Expr, not bool, op string) formula {
	if not {
		op = map[string]string{"and": "or", "or": "and"}[op]
	}
	var parts []string
	for _, item := range items {
		f := b.build(item, not)
		if len(items) == 1 {
			return f
		}
		if f.op != "" && f.op != op {
			f.text = "(" + f.text + ")"
		}
		parts = append(parts, f.text)
	}
	return formula{strings.Join(parts, " "+op+" "), op}
}

// filter is a single condition, or its opposite.
func (ws *Workspace) filter(x Expr, not bool) MarketoFilter {
	switch x := x.(type) {
	case *Relation:
		return ws.relationFilter(x, not)
	case *Phrase:
		return ws.phraseFilter(x, not)
	case *Name:
		value := "true"
		if not {
			value = "false"
		}
		return MarketoFilter{Name: ws.asked(x), Operator: "is", Value: value, At: x}
	}
	operator := "is true"
	if not {
		operator = "is false"
	}
	return MarketoFilter{Name: ws.asked(x), Operator: operator, At: x}
}

// asked is the name of what a filter asks for: a field's, or an attribute's.
func (ws *Workspace) asked(x Expr) string {
	if name, ok := unparen(x).(*Name); ok {
		switch o := ws.Info.Names[name].(type) {
		case *Field:
			return MarketoField(o)
		case *Attribute:
			return o.Label
		}
	}
	return "`" + ws.sourceOf(x) + "`"
}

func (ws *Workspace) relationFilter(r *Relation, not bool) MarketoFilter {
	turned := *r
	turned.Not = r.Not != not
	f := MarketoFilter{Name: ws.asked(r.X), Operator: FilterWords(&turned, ws.Info.Types[r.X].Kind), At: r}
	if f.Operator == "" {
		f.Operator = string(r.Op)
		if turned.Not {
			f.Operator = "not " + f.Operator
		}
	}
	if r.Y != nil {
		f.Value = ws.MarketoText(r.Y)
	}
	if r.Z != nil {
		f.Value += " and " + ws.MarketoText(r.Z)
	}
	return f
}

// phraseFilter is a trigger or filter of the library. What stands first is its
// value, what is labelled its constraints.
func (ws *Workspace) phraseFilter(p *Phrase, not bool) MarketoFilter {
	m := ws.Info.Phrases[p]
	if m == nil {
		return MarketoFilter{Name: "`" + ws.sourceOf(p) + "`", At: p}
	}
	f := MarketoFilter{Name: marketoName(m.Entry), At: p}
	membership := m.Entry.Activity == "" && m.Entry.Kind == FilterEntry
	switch {
	case membership && strings.HasPrefix(m.Entry.words(), "member of"):
		f.Operator = map[bool]string{false: "in", true: "not in"}[not]
	case membership:
		f.Operator = map[bool]string{false: "is", true: "is not"}[not]
	case not:
		f.Name = "Not " + f.Name
	}
	for i, slot := range m.Entry.slots {
		value := ws.operandWords(m.Operands[i])
		switch {
		case value == "" && slot.Kind == SlotProgram && m.Program != nil:
			value = m.Program.Name
		case value == "" && i == 0 && slot.Label == nil:
			value = "any"
		case value == "":
			continue
		}
		ws.addOperand(&f, m.Entry, slot, value, i == 0 && membership)
	}
	f.Constraints = append(f.Constraints, ws.constraints(p.Where)...)
	return f
}

// addOperand writes an operand as the filter's value or as a constraint.
func (ws *Workspace) addOperand(f *MarketoFilter, e *Entry, slot Slot, value string, main bool) {
	switch {
	case main:
		f.Value = value
	case slot.Name == "within":
		f.Constraints = append(f.Constraints, MarketoParam{"Date of Activity", "in past " + value})
	case slot.Name == "count":
		f.Constraints = append(f.Constraints, MarketoParam{"Min. Number of Times", strings.Fields(value)[0]})
	default:
		f.Constraints = append(f.Constraints, MarketoParam{operandLabel(e, slot.Name), "is " + value})
	}
}

// constraints are the conditions after `where`.
func (ws *Workspace) constraints(x Expr) []MarketoParam {
	if x == nil {
		return nil
	}
	filters, _ := ws.MarketoFilters([]Expr{x})
	var all []MarketoParam
	for _, f := range filters {
		all = append(all, MarketoParam{f.Name, strings.TrimSpace(f.Operator + " " + f.Value)})
	}
	return all
}
