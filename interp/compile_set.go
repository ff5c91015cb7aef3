package interp

import "campaignc/lang"

// set compiles an assignment: the new value as a closure of the field's kind,
// and an operation that compares, stores and logs it.
func (f *flowCompiler) set(s *lang.Set) {
	field, ok := f.info.Names[&s.Target].(*lang.Field)
	if !ok {
		f.fail(s, "a field that is not declared")
		return
	}
	if field.Scope == lang.MemberScope {
		f.setMember(s, field)
		return
	}
	kind := field.Type.Kind
	st := &setSite{field: field.Index, kind: kind, site: f.setSite(field)}
	do := doSetNum
	switch {
	case kind.IsText():
		do, st.text = doSetText, f.newText(s, field)
	case kind == lang.Float:
		do, st.float = doSetFloat, f.newFloat(s, field)
	default:
		st.num = f.newNum(s, field)
	}
	f.simple(op{do: do, site: st.site, set: st})
}

func (f *flowCompiler) setSite(field *lang.Field) *Site {
	s := changeSite(f.prog.lib, field)
	s.Step = f.step
	return f.site(s)
}

// newText is the new value of a text field.
func (f *flowCompiler) newText(s *lang.Set, field *lang.Field) textExpr {
	value := f.text(s.Value)
	if s.Op == "=" {
		return value
	}
	i := field.Index // `+=` appends; the checker allows no `-=` on text
	return textExpr{none, func(m *machine) string { return m.concat(m.lead.Text[i], value.of(m)) }}
}

func (f *flowCompiler) newFloat(s *lang.Set, field *lang.Field) floatFn {
	value, old := f.float(s.Value), f.fieldFloat(field)
	switch s.Op {
	case "+=":
		return floatArith("+", old, value)
	case "-=":
		return floatArith("-", old, value)
	}
	return value
}

func (f *flowCompiler) newNum(s *lang.Set, field *lang.Field) intFn {
	kind := field.Type.Kind
	if s.Op == "=" {
		return f.intAs(s.Value, kind)
	}
	op := s.Op[:1]
	old := f.fieldInt(field)
	if kind.IsMoment() {
		return f.shift(kind, op, old, f.intAs(s.Value, lang.Length))
	}
	if kind == lang.Length {
		return durationArith(op, old, f.intAs(s.Value, lang.Length))
	}
	return intArith(op, intExpr{field: field.Index}, f.num(s.Value, kind))
}

// setMember compiles an assignment to a member field of the campaign's program.
func (f *flowCompiler) setMember(s *lang.Set, field *lang.Field) {
	e := f.stmts["set"]
	for _, st := range f.prog.lib.Steps {
		if st.Activity == "Change Program Member Data" {
			e = &st.Entry
		}
	}
	site := f.site(Site{
		Activity: e.Activity, Type: e.ActivityID, Step: f.step, Primary: field.Program.Name,
		Labels: []string{"Attribute Name", "Old Value", "New Value"}, Flags: make([]bool, 3), Changes: changes(e),
	})
	value := f.valueAs(s.Value, field.Type.Kind)
	if s.Op != "=" {
		// What is changed is the value in the field's own program, whoever's
		// member tokens the campaign sees.
		old := func(m *machine) lang.Value { return m.memberOf(field) }
		value = f.valueArith(s.Op[:1], field.Type.Kind, old, s.Value)
	}
	f.simple(op{do: doSetMember, site: site, member: &memberSite{field: field, value: value}})
}

// valueArith is `old += e` or `old -= e` on generic values of the kind.
func (c *compiler) valueArith(op string, kind lang.Kind, old valueFn, e lang.Expr) valueFn {
	if kind.IsText() {
		text := c.textOf(e)
		return func(m *machine) lang.Value { return lang.Value{Kind: kind, Text: m.concat(old(m).Text, text(m))} }
	}
	if kind == lang.Float {
		sum := floatArith(op, floatOfValue(old), c.float(e))
		return func(m *machine) lang.Value { x, _ := sum(m); return lang.FloatValue(x) }
	}
	var sum intFn
	switch {
	case kind.IsMoment():
		sum = c.shift(kind, op, intOfValue(old), c.intAs(e, lang.Length))
	case kind == lang.Length:
		sum = durationArith(op, intOfValue(old), c.intAs(e, lang.Length))
	default:
		sum = intArith(op, intExpr{none, intOfValue(old)}, c.num(e, kind))
	}
	return func(m *machine) lang.Value {
		if n, ok := sum(m); ok {
			return lang.Value{Kind: kind, Num: n}
		}
		return lang.Value{}
	}
}
