package interp

import (
	"campaignc/lang"
)

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
		if f, ok := c.nameObject(e).(*lang.Field); ok && f.Scope != lang.MemberScope && f.Type.Kind.IsText() {
			i := f.Index
			return func(m *machine) string { return m.lead.Text[i] }
		}
		return textOfValue(c.object(e, c.nameObject(e)))
	case *lang.Call:
		return c.callText(e)
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
	parts := make([]textFn, len(e.Parts))
	for i, p := range e.Parts {
		if p.Token == nil {
			parts[i] = constText(p.Literal)
			continue
		}
		parts[i] = c.textToken(p.Token)
	}
	return joinTexts(parts)
}

// outputLimit bounds what one text may grow to: lead data may size nothing.
const outputLimit = 1 << 20

func joinTexts(parts []textFn) textFn {
	return func(m *machine) string {
		s := parts[0](m)
		for _, p := range parts[1:] {
			s = m.concat(s, p(m))
		}
		return s
	}
}

func (c *compiler) textToken(t *lang.TextToken) textFn {
	var text textFn
	if f, ok := c.info.Tokens[t].(*lang.Field); ok && f.Scope != lang.MemberScope && f.Type.Kind.IsText() {
		i := f.Index
		text = func(m *machine) string { return m.lead.Text[i] }
	} else {
		text = textOfValue(c.object(t, c.info.Tokens[t]))
	}
	if !t.HasDefault {
		return text
	}
	fallback := t.Default
	return func(m *machine) string {
		if s := text(m); s != "" {
			return s
		}
		return fallback
	}
}

// concat compiles `a + b + …` on texts.
func (c *compiler) concat(e *lang.Arith) textFn {
	parts := []textFn{c.textOf(e.First)}
	for _, p := range e.Rest {
		parts = append(parts, c.textOf(p.X))
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
