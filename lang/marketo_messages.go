package lang

import (
	"fmt"
	"strings"
)

// This file and marketo_messages_flow.go say what Marketo cannot do, and the
// nearest way to build it there.

// say reports a finding; way is the nearest way to build it in Marketo.
func (m *marketo) say(code Code, at Span, message, way string) {
	m.report(Diagnostic{Code: code, Severity: Warning, Span: at, Message: message, Help: "nearest way in Marketo: " + way})
}

// outside is by what a value can be worked out for Marketo, and where. A webhook
// runs in trigger campaigns only, and nothing of the kind in an executable.
func (m *marketo) outside(writes string) string {
	by := "a webhook or a self-service flow step (Compute Formula) that writes " + writes
	switch {
	case m.in == nil:
	case m.in.Executable:
		return by + ", in a trigger campaign that runs before, since an executable can hold neither"
	case m.in.kind() == batch:
		return by + ", the webhook in a trigger campaign that this one requests"
	}
	return by
}

func (m *marketo) computed(x Node) {
	names, way := m.functionsOf(x)
	cannot, outside := "it has no arithmetic on fields", m.outside("the field")
	inner := x
	if e, ok := x.(Expr); ok {
		inner = unparen(e)
	}
	switch inner.(type) {
	case *Relation, *And, *Or, *Not, *Group:
		cannot, way, outside = "a condition is no value there", "a step with a choice on the condition", ""
	case *Otherwise:
		if len(names) == 0 {
			cannot, way, outside = "it has no `otherwise`", "a step with a choice on whether the first field `is empty`, and so on", ""
		}
	}
	if len(names) > 0 {
		cannot = fmt.Sprintf("it has no functions such as `%s`", names[0])
	}
	if way != "" && outside != "" {
		way += "; in general "
	}
	m.say(MarketoValue, x.Range(), fmt.Sprintf("Marketo cannot work out %s: %s", m.code(x), cannot), way+outside)
}

// choicesMax is how many rows of a table one would still type as choices.
const choicesMax = 25

func (m *marketo) lookUp(x Expr, t *Table) {
	way := "a self-service flow step (Lookup Table) or a webhook that writes the field"
	if m.in != nil && m.in.Executable {
		way += ", in a trigger campaign that runs before, since an executable can hold neither"
	}
	if n := len(t.Rows); n <= choicesMax {
		way = fmt.Sprintf("one step with a choice for each row of `%s` (%d); or %s", t.Name, n, way)
	}
	m.say(MarketoTable, x.Range(), fmt.Sprintf("Marketo cannot look up %s: it has no tables", m.code(x)), way)
}

func (m *marketo) valuesOfTable(x *Name) {
	way := "type the values into the filter, separated by semicolons"
	if t := m.tableOf(x); t != nil && len(t.Rows) > choicesMax {
		way = fmt.Sprintf("paste the %d values of the column into the filter, and again whenever `%s` changes", len(t.Rows), t.Name)
	}
	m.say(MarketoTable, x.Span, fmt.Sprintf("Marketo cannot compare with %s: it has no tables", m.code(x)), way)
}

func (m *marketo) scoreByField(s *Set) {
	m.say(MarketoValue, s.Span, fmt.Sprintf("Marketo cannot %s: Change Score adds a number that is typed, or a token of type score", m.code(s)),
		"one Change Score step with a choice for each value that occurs; or "+m.outside("the field"))
}

func (m *marketo) addition(s *Set, f *Field) {
	m.say(MarketoValue, s.Span, fmt.Sprintf("Marketo cannot %s: only score fields can be added to", m.code(s)),
		fmt.Sprintf("make `%s` a field of type score and use Change Score", f.Name))
}

func (m *marketo) takesNoToken(x Expr, e *Entry, operand string) {
	label := strings.ToUpper(operand[:1]) + strings.ReplaceAll(operand[1:], "_", " ")
	for _, a := range e.Attributes {
		if a.Name == operand {
			label = a.Label
		}
	}
	m.say(MarketoFixed, x.Range(), fmt.Sprintf("Marketo's step %s takes no token, so %s cannot stand in its field %q", e.Activity, m.code(x), label),
		"one step with a choice for each value that occurs")
}

// What filters and choices cannot ask.

func (m *marketo) tokenCompared(x Expr) {
	if m.failed && m.namesFailure(x) {
		return // goes with the handler
	}
	m.say(MarketoComparison, x.Range(), fmt.Sprintf("Marketo has no tokens in conditions, so it cannot ask for %s", m.code(x)),
		"type the value into the filter or choice, and change it there when the token changes")
}

func (m *marketo) twoFields(x Expr) {
	m.say(MarketoComparison, x.Range(), fmt.Sprintf("Marketo compares a field with values, not with another field such as %s", m.code(x)),
		m.outside("to a field how the two compare"))
}

func (m *marketo) momentCompared(x Expr) {
	m.say(MarketoComparison, x.Range(), fmt.Sprintf("Marketo does not compare with %s", m.code(x)),
		"`in past before` or `in future` with a number of days, or `in time frame` `Today`")
}

func (m *marketo) noOperator(r *Relation) {
	ways := map[RelOp]string{
		OpEndsWith: "`contains`, when the text can stand at the end only",
		OpMatches:  "`contains` or `starts with`, with several values",
		OpBetween:  "two filters, `less than` the one and `greater than` the other, joined by `or`",
		OpInPast:   "`in past before` the same time, which holds for an empty field too; a date that lies ahead needs `in future`",
	}
	way := ways[r.Op]
	if way == "" {
		way = "the opposite operator (`in past`, `in future`) and the filter `is empty`, joined by `or`"
	}
	op := string(r.Op)
	if r.Not {
		op = "not " + op
	}
	m.say(MarketoComparison, r.At, fmt.Sprintf("Marketo has no operator `%s`", op), way)
}

func (m *marketo) exactText(r *Relation) {
	m.say(MarketoComparison, r.At, fmt.Sprintf("Marketo has no `%s` for texts: its `is` takes capital and small letters for the same", r.Op),
		"`is`, where the case does not matter")
}

func (m *marketo) exactZero(r *Relation) {
	way := "two filters, `is` 0 and `is not empty`, both of which must hold"
	if r.Op == OpDiffers {
		way = "two filters, `is not` 0 and `is empty`, joined by `or`"
	}
	m.say(MarketoComparison, r.At, fmt.Sprintf("Marketo has no `%s 0`: its `is 0` holds for an empty field too", r.Op), way)
}

func (m *marketo) exactFloat(r *Relation) {
	m.say(MarketoComparison, r.At, "Marketo's fields of type float have no `is`", "`between` the value and the same value")
}

func (m *marketo) beforeWithEmpty(r *Relation) {
	m.say(MarketoComparison, r.At, "Marketo's `before` holds for an empty date too", "two filters, `before` and `is not empty`, both of which must hold")
}

func (m *marketo) unsetFlag(n *Name) {
	m.say(MarketoComparison, n.Span, fmt.Sprintf("in a trigger campaign of Marketo a boolean that was never set, such as %s, is not false", m.code(n)),
		"set the field to false for everyone first; a default such as `= false` says here that it always is")
}

func (m *marketo) historyAsked(p *Phrase) {
	m.say(MarketoChoice, p.Span, fmt.Sprintf("a choice in Marketo asks for a field or a membership, not for the history: %s", m.code(p)), smartListWay)
}

func (m *marketo) otherProgramAsked(p *Phrase) {
	m.say(MarketoChoice, p.Span, "a choice in Marketo asks for the status in its own program only", smartListWay)
}

const smartListWay = "a smart list with this condition, and the choice `Member of Smart List` `in` that list"

func (m *marketo) compound(x Expr) {
	m.say(MarketoChoice, x.Range(), "a choice in Marketo has one condition, and this one has several",
		"a smart list with these filters, and the choice `Member of Smart List` `in` that list")
}

func (m *marketo) constraintsJoined(x Expr) {
	m.say(MarketoComparison, x.Range(), "in Marketo all constraints of a trigger or filter must hold",
		"one trigger or filter for each side of the `or`, with the other constraints repeated")
}

func (m *marketo) sampleInList(p *Phrase) {
	m.say(MarketoComparison, p.Span, "Marketo's Random Sample does not work in a smart list that others refer to",
		"put it into the campaign's own smart list")
}

func (m *marketo) forgotten(q *Quantity, e *Entry) {
	m.say(MarketoLimit, q.Span, fmt.Sprintf("Marketo keeps the activity %s for 90 days, so it cannot look back %s", e.Activity, m.code(q)),
		"a date field that a campaign sets when it happens, and a filter on that field")
}

func (m *marketo) overLimit(at Span, what string, most int) {
	m.say(MarketoLimit, at, fmt.Sprintf("Marketo allows at most %d %s", most, what), "fewer, or shorter ones")
}
