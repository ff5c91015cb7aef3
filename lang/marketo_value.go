package lang

import "slices"

// value looks at a value that a step writes or says, and reports whether Marketo
// can: as a literal, as tokens, or as a text made of both. A value that must be
// worked out is one finding, whatever it is made of.
func (m *marketo) value(x Expr) bool {
	if m.asToken(x) {
		return true
	}
	if m.failed && m.namesFailure(x) {
		return false // goes with the handler
	}
	if table := m.tableOf(x); table != nil {
		m.lookUp(x, table)
	} else {
		m.computed(x)
	}
	return false
}

// asToken reports whether a value is a literal, a token or a text of these.
func (m *marketo) asToken(x Expr) bool {
	switch x := unparen(x).(type) {
	case *Text, *Number, *Bool, *Empty, *Moment, *Quantity:
		return true
	case *Sign:
		return literalOf(x) != nil
	case *Name:
		switch m.ws.Info.Names[x].(type) {
		case *Field, *Token:
			return true
		case *Builtin:
			return !m.namesFailure(x)
		}
	case *Arith:
		return m.asText(x)
	case *Call:
		return m.token(x)
	}
	return false
}

// asText reports whether `a + b` joins texts that are tokens themselves.
func (m *marketo) asText(x *Arith) bool {
	return m.ws.Info.Types[x].Kind.IsText() && m.asToken(x.First) &&
		!slices.ContainsFunc(x.Rest, func(p ArithPart) bool { return !m.asToken(p.X) })
}

// token reports whether a call gives what a token of Marketo's gives: the time,
// or a value as text.
func (m *marketo) token(x *Call) bool {
	match := m.ws.Info.Calls[x]
	if match == nil {
		return false
	}
	return match.Func.Token != "" || match.Func.name == "text" && m.asToken(match.Args[0])
}

// namesFailure reports whether a value names `failure.reason`.
func (m *marketo) namesFailure(x Expr) bool {
	found := false
	Walk(x, func(n Node) bool {
		if name, ok := n.(*Name); ok {
			if b, ok := m.ws.Info.Names[name].(*Builtin); ok && b.Name == "failure.reason" {
				found = true
			}
		}
		return !found
	})
	return found
}

// tableOf is a table that a value is looked up in, or nil.
func (m *marketo) tableOf(x Expr) (table *Table) {
	Walk(x, func(n Node) bool {
		if name, ok := n.(*Name); ok {
			switch o := m.ws.Info.Names[name].(type) {
			case *Table:
				table = o
			case *Column:
				table = o.Table
			}
		}
		return table == nil
	})
	return table
}

// functionsOf are the functions that a value calls, and the nearest way of the
// first that has one of its own.
func (m *marketo) functionsOf(x Node) (names []string, way string) {
	Walk(x, func(n Node) bool {
		call, ok := n.(*Call)
		if !ok {
			return true
		}
		if match := m.ws.Info.Calls[call]; match != nil && !m.token(call) {
			if !slices.Contains(names, match.Func.name) {
				names = append(names, match.Func.name)
			}
			if way == "" {
				way = match.Func.Marketo
			}
		}
		return true
	})
	return names, way
}

// set looks at a change of a field. Change Score adds what is typed or a score
// token; nothing else in Marketo adds.
func (m *marketo) set(s *Set) {
	f, ok := m.ws.Info.Names[&s.Target].(*Field)
	switch {
	case !ok:
	case s.Op == "=" || f.Type.Kind.IsText():
		m.value(s.Value)
	case f.Type.Kind == Score && m.addable(s):
	case f.Type.Kind == Score && m.asToken(s.Value):
		m.scoreByField(s)
	case f.Type.Kind.IsNumber() && m.asToken(s.Value):
		m.addition(s, f)
	default:
		m.value(s.Value)
		if m.asToken(s.Value) {
			m.computed(s)
		}
	}
}

// addable reports whether Change Score can make the change.
func (m *marketo) addable(s *Set) bool {
	if literalOf(s.Value) != nil {
		return true
	}
	name, ok := unparen(s.Value).(*Name)
	if !ok || s.Op != "+=" {
		return false
	}
	t, ok := m.ws.Info.Names[name].(*Token)
	return ok && t.Type.Kind == Score
}

// step looks at what a step says and takes.
func (m *marketo) step(s *Step) {
	match := m.ws.Info.Phrases[s.Phrase]
	if match == nil {
		return
	}
	e := match.Entry
	if e.Effect == Remote && m.in.kind() == batch {
		m.webhookInBatch(s)
	}
	for i, o := range match.Operands {
		if o.Expr == nil || o.Object != nil || e.slots[i].Kind == SlotWord || literalOf(o.Expr) != nil {
			continue
		}
		switch {
		case !m.asToken(o.Expr):
			m.value(o.Expr)
		case !e.Tokens:
			m.takesNoToken(o.Expr, e, e.slots[i].Name)
		case e.Activity == alertActivity && m.in.kind() == batch:
			m.alertInBatch(o.Expr)
		}
	}
}

// alertActivity is the step whose tokens work in trigger campaigns only.
const alertActivity = "Send Alert"
