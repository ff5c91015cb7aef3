package interp

import (
	"math"
	"strconv"
	"time"

	"campaignc/lang"
)

// This file holds what every kind of value shares: literals, names, and the
// generic closure that a value becomes where its kind is known only at run
// time. compile_text.go, compile_number.go and compile_cond.go hold the typed
// closures that the flow runs on.

// unparen strips parentheses.
func unparen(e lang.Expr) lang.Expr {
	for {
		p, ok := e.(*lang.Paren)
		if !ok {
			return e
		}
		e = p.X
	}
}

// kind is the kind the checker found for an expression.
func (c *compiler) kind(e lang.Expr) lang.Kind { return c.info.Types[e].Kind }

// value compiles an expression to a generic value of its own kind.
func (c *compiler) value(e lang.Expr) valueFn { return c.valueAs(e, c.kind(e)) }

// valueAs compiles an expression to a generic value, widened to the kind.
func (c *compiler) valueAs(e lang.Expr, kind lang.Kind) valueFn {
	e = unparen(e)
	if own := c.kind(e); own == lang.ListKind || own == lang.TableKind || own == lang.Blank || own == lang.NoKind {
		kind = own
	}
	switch {
	case kind == lang.Blank:
		return func(*machine) lang.Value { return lang.Value{} }
	case kind == lang.ListKind:
		return c.list(e)
	case kind == lang.TableKind:
		return c.table(e)
	case kind.IsText():
		text := c.textOf(e)
		return func(m *machine) lang.Value { return lang.Value{Kind: kind, Text: text(m)} }
	case kind == lang.Float:
		float := c.float(e)
		return func(m *machine) lang.Value {
			if x, ok := float(m); ok {
				return lang.FloatValue(x)
			}
			return lang.Value{}
		}
	case kind == lang.Boolean:
		return c.boolValue(e)
	}
	num := c.intAs(e, kind)
	return func(m *machine) lang.Value {
		if n, ok := num(m); ok {
			return lang.Value{Kind: kind, Num: n}
		}
		return lang.Value{}
	}
}

// boolValue keeps an empty boolean field empty where a condition would be false.
func (c *compiler) boolValue(e lang.Expr) valueFn {
	num := c.intAs(e, lang.Boolean)
	return func(m *machine) lang.Value {
		if n, ok := num(m); ok {
			return lang.Value{Kind: lang.Boolean, Num: n}
		}
		return lang.Value{}
	}
}

// list compiles `[…]` and `table.column`.
func (c *compiler) list(e lang.Expr) valueFn {
	switch e := e.(type) {
	case *lang.List:
		items := make([]valueFn, len(e.Items))
		for i, x := range e.Items {
			items[i] = c.value(x)
		}
		return func(m *machine) lang.Value {
			v := lang.Value{Kind: lang.ListKind, List: make([]lang.Value, len(items))}
			for i, item := range items {
				v.List[i] = item(m)
			}
			return v
		}
	case *lang.Name:
		if column, ok := c.info.Names[e].(*lang.Column); ok {
			v := columnValue(column)
			return func(*machine) lang.Value { return v }
		}
	case *lang.Call:
		return c.call(e)
	}
	c.fail(e, "a list is needed here")
	return func(*machine) lang.Value { return lang.Value{} }
}

// columnValue is a table's column as a list.
func columnValue(column *lang.Column) lang.Value {
	v := lang.Value{Kind: lang.ListKind}
	for _, row := range column.Table.Rows {
		x, err := lang.ParseValue(column.Type, row[column.Index], time.UTC)
		if err == nil {
			v.List = append(v.List, x)
		}
	}
	return v
}

func (c *compiler) table(e lang.Expr) valueFn {
	if name, ok := e.(*lang.Name); ok {
		if t, ok := c.info.Names[name].(*lang.Table); ok {
			v := lang.Value{Kind: lang.TableKind, Table: t}
			return func(*machine) lang.Value { return v }
		}
	}
	c.fail(e, "a table is needed here")
	return func(*machine) lang.Value { return lang.Value{} }
}

// moment is the value of a date, datetime or time literal; a literal without
// an offset is in the workspace's time zone.
func (c *compiler) moment(e *lang.Moment) lang.Value {
	kind := lang.Date
	switch {
	case len(e.Raw) > len("2006-01-02"):
		kind = lang.Datetime
	case len(e.Raw) < len("2006-01-02"):
		return timeOfDay(e.Raw)
	}
	v, err := lang.ParseValue(lang.Type{Kind: kind}, e.Raw, c.prog.Workspace.Zone)
	if err != nil {
		c.fail(e, "%s", err)
	}
	return v
}

// timeOfDay reads `09:00` or `09:00:30`; the lexer saw to it that it can be.
func timeOfDay(raw string) lang.Value {
	var n, part int64
	units := [...]int64{lang.Hour, lang.Minute, 1000}
	unit := 0
	for i := 0; i <= len(raw); i++ {
		if i == len(raw) || raw[i] == ':' {
			n += part * units[unit]
			part, unit = 0, min(unit+1, len(units)-1)
			continue
		}
		part = part*10 + int64(raw[i]-'0')
	}
	return lang.Value{Kind: lang.Time, Num: n}
}

// object compiles what a name or a token stands for, other than a field.
func (c *compiler) object(at lang.Node, o lang.Object) valueFn {
	switch o := o.(type) {
	case *lang.Token:
		token, kind := c.token(o.Name), o.Type.Kind
		return func(m *machine) lang.Value { return m.my(token, kind) }
	case *lang.Field:
		if o.Scope == lang.MemberScope {
			return func(m *machine) lang.Value { return m.member(o) }
		}
		return func(m *machine) lang.Value { return m.lead.Value(o) }
	case *lang.Builtin:
		return c.builtin(at, o)
	case *lang.Attribute:
		label, kind := o.Label, o.Type
		return func(m *machine) lang.Value { return m.attributeValue(label, kind) }
	}
	c.fail(at, "a name that has no value")
	return func(*machine) lang.Value { return lang.Value{} }
}

// nameObject is what a name stands for.
func (c *compiler) nameObject(e *lang.Name) lang.Object { return c.info.Names[e] }

// numberConst reads a number literal in the units of the kind.
func (c *compiler) numberConst(e *lang.Number, kind lang.Kind) int64 {
	if kind == lang.Currency {
		v, err := lang.ParseValue(lang.Type{Kind: lang.Currency}, e.Raw, nil)
		if err != nil {
			c.fail(e, "%s", err)
		}
		return v.Num
	}
	n, err := strconv.ParseInt(e.Raw, 10, 64)
	if err != nil {
		// 9223372036854775808 is a number only behind a minus sign.
		return math.MinInt64
	}
	return n
}
