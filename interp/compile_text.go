package interp

import (
	"campaignc/lang"
)

// textExpr is a compiled text of which many are fields of the lead: those are
// read where they are needed, without a call of a closure (2 of 5 ns).
type textExpr struct {
	field int // in Lead.Text, or none
	get   textFn
}

func (x *textExpr) of(m *machine) string {
	if x.field >= 0 {
		return m.lead.Text[x.field]
	}
	return x.get(m)
}

// text compiles an expression to its text, as textOf does.
func (c *compiler) text(e lang.Expr) textExpr {
	if name, ok := unparen(e).(*lang.Name); ok {
		if i := c.textField(c.nameObject(name)); i != none {
			return textExpr{field: i}
		}
	}
	return textExpr{none, c.textOf(e)}
}

// textField is the place of an object in Lead.Text; none when it is no field of
// the lead that holds text.
func (c *compiler) textField(o lang.Object) int {
	if f, ok := o.(*lang.Field); ok && f.Scope != lang.MemberScope && f.Type.Kind.IsText() {
		return f.Index
	}
	return none
}

func constText(s string) textFn { return func(*machine) string { return s } }

// textOf compiles an expression to its text. Values that are not text are
// written as the output writes them; where that happens the checker allowed it:
// in texts with tokens, reasons and operands.
func (c *compiler) textOf(e lang.Expr) textFn {
	e = unparen(e)
	switch e := e.(type) {
	case *lang.Text:
		return c.textLiteral(e)
	case *lang.Empty:
		return constText("")
	case *lang.Name:
		if i := c.textField(c.nameObject(e)); i != none {
			return func(m *machine) string { return m.lead.Text[i] }
		}
		return textOfValue(c.object(e, c.nameObject(e)))
	case *lang.Call:
		return c.rememberText(e, func() textFn { return c.callText(e) })
	case *lang.Arith:
		if c.kind(e).IsText() {
			return c.concat(e)
		}
	case *lang.Otherwise:
		if c.kind(e).IsText() {
			return c.otherwiseText(e)
		}
	}
	return textOfValue(c.value(e))
}

// textOfValue writes a value as the output writes it.
func textOfValue(value valueFn) textFn {
	return func(m *machine) string {
		v := value(m)
		switch {
		case v.Kind.IsText():
			return v.Text
		case v.IsEmpty():
			return ""
		case v.Kind.IsWhole():
			return m.format(v.Kind, v.Num, true)
		}
		start := len(m.arena)
		m.arena = lang.AppendValue(m.arena, v)
		return m.arena.Text(start)
	}
}

// textLiteral compiles a string: constant, or parts put together in the arena.
// What a token puts in is never read again.
func (c *compiler) textLiteral(e *lang.Text) textFn {
	if s, ok := e.Const(); ok {
		return constText(s)
	}
	parts := make([]textPart, len(e.Parts))
	for i, p := range e.Parts {
		if p.Token == nil {
			parts[i] = textPart{otherwise: p.Literal, literal: true}
			continue
		}
		parts[i] = textPart{text: c.textToken(p.Token), otherwise: p.Token.Default}
	}
	return joinTexts(parts)
}

func (c *compiler) textToken(t *lang.TextToken) textExpr {
	object := c.info.Tokens[t]
	if i := c.textField(object); i != none {
		return textExpr{field: i}
	}
	if f, ok := object.(*lang.Field); ok && f.Scope != lang.MemberScope {
		i, kind := f.Index, f.Type.Kind
		return textExpr{none, func(m *machine) string { return m.format(kind, m.lead.Num[i], m.lead.Has[i]) }}
	}
	return textExpr{none, textOfValue(c.object(t, object))}
}

// concat compiles `a + b + …` on texts.
func (c *compiler) concat(e *lang.Arith) textFn {
	parts := []textPart{{text: c.text(e.First)}}
	for _, p := range e.Rest {
		parts = append(parts, textPart{text: c.text(p.X)})
	}
	return joinTexts(parts)
}

func (c *compiler) otherwiseText(e *lang.Otherwise) textFn {
	items := make([]textFn, len(e.Items))
	for i, x := range e.Items {
		items[i] = c.textOf(x)
	}
	return func(m *machine) string {
		for _, item := range items {
			if s := item(m); s != "" {
				return s
			}
		}
		return ""
	}
}
