package lang

// filterWords are how Marketo's filters say a relation and its negation; "" where
// they cannot.
var filterWords = map[RelOp][2]string{
	OpIs:            {"is", "is not"},
	OpSame:          {"is", "is not"},
	OpDiffers:       {"is not", "is"},
	OpIsEmpty:       {"is empty", "is not empty"},
	OpIn:            {"is", "is not"}, // with several values
	OpBetween:       {"between", ""},
	OpContains:      {"contains", "not contains"},
	OpStartsWith:    {"starts with", "not starts with"},
	OpEndsWith:      {"", ""},
	OpMatches:       {"", ""},
	OpLess:          {"less than", "at least"},
	OpLessEqual:     {"at most", "greater than"},
	OpGreater:       {"greater than", "at most"},
	OpGreaterEqual:  {"at least", "less than"},
	OpBefore:        {"before", "on or after"},
	OpAfter:         {"after", "on or before"},
	OpOnOrBefore:    {"on or before", "after"},
	OpOnOrAfter:     {"on or after", "before"},
	OpInPast:        {"in past", ""},
	OpInPastBefore:  {"in past before", ""},
	OpInFuture:      {"in future", ""},
	OpInFutureAfter: {"in future after", ""},
}

// dateWords are the relations that are said in other words of dates.
var dateWords = map[RelOp]RelOp{
	OpLess: OpBefore, OpLessEqual: OpOnOrBefore, OpGreater: OpAfter, OpGreaterEqual: OpOnOrAfter,
}

// FilterWords is the operator of Marketo's filters that says the relation on a
// value of that kind, or "".
func FilterWords(r *Relation, kind Kind) string {
	op := r.Op
	if other, ok := dateWords[op]; ok && kind.IsMoment() {
		op = other
	}
	if r.Not {
		return filterWords[op][1]
	}
	return filterWords[op][0]
}

func (m *marketo) conditions(cs *Conditions) {
	if cs == nil {
		return
	}
	for _, item := range cs.Items {
		if f, ok := item.(*Filter); ok {
			m.condition(f.Cond)
		}
	}
}

// condition looks at a condition of a smart list, whose filters may be joined by
// `and`, `or` and parentheses, or of a choice, which asks one thing only.
func (m *marketo) condition(x Expr) {
	switch x := unparen(x).(type) {
	case *And:
		m.joined(x.Items)
	case *Or:
		m.joined(x.Items)
	case *Not:
		m.condition(x.X)
	case *Group:
		m.conditions(x.Conditions)
	case *Relation:
		m.relation(x)
	case *Phrase:
		m.phrase(x)
	case *Name:
		m.flag(x)
	case *Call, *Arith, *Otherwise:
		m.value(x)
	}
}

func (m *marketo) joined(items []Expr) {
	for _, item := range items {
		m.condition(item)
	}
}

// asked looks at the condition of a choice. One that asks several things is
// reported as such, and its parts as filters of the smart list that it becomes.
func (m *marketo) asked(x Expr) {
	switch inner := unparen(x).(type) {
	case *And, *Or, *Group:
		m.compound(x)
		m.condition(x)
		return
	case *Not:
		switch unparen(inner.X).(type) {
		case *And, *Or, *Group:
			m.compound(x)
			m.condition(x)
			return
		}
	}
	m.choice = true
	m.condition(x)
	m.choice = false
}

// flag looks at a boolean that stands alone.
func (m *marketo) flag(n *Name) {
	switch o := m.ws.Info.Names[n].(type) {
	case *Field:
		if m.in != nil && len(m.in.Triggers) > 0 && !m.choice && o.Default.IsEmpty() {
			m.unsetFlag(n)
		}
	case *Token, *Builtin:
		m.tokenCompared(n)
	}
}

// relation looks at both sides and the operator; one finding is enough.
func (m *marketo) relation(r *Relation) {
	x := unparen(r.X)
	name, plain := x.(*Name)
	if !plain {
		m.value(x)
		return
	}
	switch m.ws.Info.Names[name].(type) {
	case *Field, *Attribute:
	case *Token, *Builtin:
		m.tokenCompared(name)
		return
	}
	for _, y := range []Expr{r.Y, r.Z} {
		if y != nil && !m.compared(y) {
			return
		}
	}
	kind := m.ws.Info.Types[r.X].Kind
	switch {
	case FilterWords(r, kind) == "":
		m.noOperator(r)
	case (r.Op == OpSame || r.Op == OpDiffers) && kind.IsText() && kind != Enum:
		m.exactText(r)
	case (r.Op == OpSame || r.Op == OpDiffers) && kind.IsNumber() && isZero(r.Y):
		m.exactZero(r)
	case kind == Float && (r.Op == OpIs || r.Op == OpSame || r.Op == OpDiffers || r.Op == OpIn):
		m.exactFloat(r)
	case kind.IsMoment() && !r.Not && (r.Op == OpLess || r.Op == OpLessEqual):
		m.beforeWithEmpty(r)
	}
}

func isZero(x Expr) bool {
	n, ok := unparen(x).(*Number)
	return ok && n.Raw == "0"
}

// compared looks at what a field is compared with, and reports whether Marketo
// can type it into a filter: a literal, or several.
func (m *marketo) compared(y Expr) bool {
	switch y := unparen(y).(type) {
	case *Text:
		if _, literal := y.Const(); !literal {
			m.tokenCompared(y)
			return false
		}
	case *Name:
		switch m.ws.Info.Names[y].(type) {
		case *Column, *Table:
			m.valuesOfTable(y)
			return false
		case *Field, *Attribute:
			m.twoFields(y)
			return false
		case *Token, *Builtin:
			m.tokenCompared(y)
			return false
		}
	case *List:
		for _, item := range y.Items {
			if !m.compared(item) {
				return false
			}
		}
	case *Call, *Arith, *Otherwise:
		return m.comparedValue(y)
	}
	return true
}

// comparedValue looks at a computed right side. Marketo knows today as a moment
// to compare with in its own words alone.
func (m *marketo) comparedValue(y Expr) bool {
	if call, ok := y.(*Call); ok && m.token(call) {
		m.momentCompared(y)
		return false
	}
	m.value(y)
	return false
}

// activityKept is how long Marketo keeps activities that are not kept for 25
// months.
const activityKept = 90 * Day

// keptShort are the activities that it keeps for 90 days only.
var keptShort = map[string]bool{
	"Add to List": true, "Change Score": true, "Change Data Value": true, "Visit Webpage": true, "Click Link": true,
	"Sync Lead to SFDC": true, "Sync Lead to Microsoft": true, "Request Campaign": true, "Email Delivered": true, "Send Email": true,
}

// phrase looks at a trigger or a filter of the library.
func (m *marketo) phrase(p *Phrase) {
	match := m.ws.Info.Phrases[p]
	if match == nil {
		return
	}
	m.constraints(p.Where)
	for i, o := range match.Operands {
		if o.Expr != nil && o.Object == nil && match.Entry.slots[i].Kind != SlotWord && !m.compared(o.Expr) {
			return
		}
	}
	if q, ok := match.Operand("within").Expr.(*Quantity); ok && keptShort[match.Entry.Activity] {
		if d, err := q.Duration(); err == nil && d.Approx() > activityKept {
			m.forgotten(q, match.Entry)
		}
	}
	program, _ := match.Operand("program").Object.(*Program)
	switch {
	case m.choice && match.Entry.Activity != "":
		m.historyAsked(p)
	case m.choice && program != nil && program != match.Program:
		m.otherProgramAsked(p)
	case m.in == nil && match.Entry.words() == "random sample":
		m.sampleInList(p)
	}
}

// constraints looks at the condition after `where`: constraints of one trigger or
// filter all have to hold.
func (m *marketo) constraints(x Expr) {
	if x == nil {
		return
	}
	choice := m.choice
	m.choice = false
	defer func() { m.choice = choice }()
	switch y := unparen(x).(type) {
	case *And:
		for _, item := range y.Items {
			m.constraints(item)
		}
	case *Or, *Group:
		m.constraintsJoined(x)
	default:
		m.condition(x)
	}
}
