package interp

import "campaignc/lang"

// arguments are a call's arguments in the order of the parameters. needed marks
// those that make the result empty when they are.
type arguments struct {
	exprs  []lang.Expr
	params []lang.Param
	rest   []lang.Expr
	class  string // of the result
	result lang.Kind
	empty  bool // called even with an empty argument
}

func (c *compiler) arguments(e *lang.Call) (*arguments, any) {
	match := c.info.Calls[e]
	if match == nil || c.funcs[match.Func] == nil {
		c.fail(e, "a function that is not in the library")
		return &arguments{}, nil
	}
	return &arguments{
		exprs: match.Args, rest: match.Rest, params: match.Func.Params(),
		class: match.Func.Result(), result: match.Result.Kind, empty: match.Func.Empty,
	}, c.funcs[match.Func].Body
}

// text, number and optional arguments of the typed shapes.
func (a *arguments) text(c *compiler, i int) textExpr {
	if i >= len(a.exprs) || a.exprs[i] == nil {
		return textExpr{none, constText("")}
	}
	return c.text(a.exprs[i])
}

func (a *arguments) num(c *compiler, i int) intFn {
	if i >= len(a.exprs) || a.exprs[i] == nil {
		return emptyInt
	}
	return c.intAs(a.exprs[i], a.kindOf(c, i))
}

// kindOf is the kind an argument is widened to.
func (a *arguments) kindOf(c *compiler, i int) lang.Kind {
	return a.widened(a.params[i].Class, c.kind(a.exprs[i]))
}

// widened is the kind that an argument of the class and kind is widened to.
// Numbers, moments and T are of the result's kind when the result is of their
// class.
func (a *arguments) widened(class string, own lang.Kind) lang.Kind {
	switch {
	case class == "T", class == a.class && (class == "number" || class == "moment"):
		return a.result
	case class == "datetime":
		return lang.Datetime
	case class == "float":
		return lang.Float
	}
	return own
}

// lets reports whether a text argument lets the call happen.
func (a *arguments) lets(s string) bool { return s != "" || a.empty }

// bounded refuses a text that grew beyond the limit.
func (m *machine) bounded(s string) string {
	if len(s) > outputLimit {
		m.breakOff("the text is longer than 1 MiB")
		return ""
	}
	return s
}

// callText compiles a call whose result is used as text.
func (c *compiler) callText(e *lang.Call) textFn {
	if find := c.finder(e); find != nil {
		return find
	}
	a, body := c.arguments(e)
	switch f := body.(type) {
	case func(string) string:
		x := a.text(c, 0)
		return func(m *machine) string {
			if s := x.of(m); a.lets(s) {
				return m.bounded(f(s))
			}
			return ""
		}
	case func(*Scratch, string) string:
		x := a.text(c, 0)
		return func(m *machine) string {
			if s := x.of(m); a.lets(s) {
				return m.bounded(f(&m.arena, s))
			}
			return ""
		}
	case func(*Scratch, string, string, string) (string, error):
		x, y, z := a.text(c, 0), a.text(c, 1), a.text(c, 2)
		return func(m *machine) string {
			s, t, u := x.of(m), y.of(m), z.of(m)
			if !a.lets(s) || !a.lets(t) || !a.lets(u) {
				return ""
			}
			text, err := f(&m.arena, s, t, u)
			if err != nil {
				m.breakOff(err.Error())
			}
			return text
		}
	case func(string, string) string:
		x, y := a.text(c, 0), a.text(c, 1)
		return func(m *machine) string {
			if s, t := x.of(m), y.of(m); a.lets(s) && a.lets(t) {
				return m.bounded(f(s, t))
			}
			return ""
		}
	case func(string, string, string) string:
		x, y, z := a.text(c, 0), a.text(c, 1), a.text(c, 2)
		return func(m *machine) string {
			if s, t, u := x.of(m), y.of(m), z.of(m); a.lets(s) && a.lets(t) && a.lets(u) {
				return m.bounded(f(s, t, u))
			}
			return ""
		}
	case func(string, int64) string:
		x, y := a.text(c, 0), a.num(c, 1)
		return func(m *machine) string {
			n, ok := y(m)
			if s := x.of(m); a.lets(s) && (ok || a.empty) {
				return m.bounded(f(s, n))
			}
			return ""
		}
	}
	return textOfValue(c.call(e))
}

// callInt compiles a call whose result is held as a number.
func (c *compiler) callInt(e *lang.Call) intFn {
	a, body := c.arguments(e)
	switch f := body.(type) {
	case func(string) int64:
		x := a.text(c, 0)
		return func(m *machine) (int64, bool) {
			if s := x.of(m); a.lets(s) {
				return f(s), true
			}
			return 0, false
		}
	case func(int64) int64:
		x := a.num(c, 0)
		return func(m *machine) (int64, bool) {
			if n, ok := x(m); ok || a.empty {
				return f(n), true
			}
			return 0, false
		}
	case func(int64, int64) int64:
		x, y := a.num(c, 0), a.num(c, 1)
		return func(m *machine) (int64, bool) {
			p, okP := x(m)
			q, okQ := y(m)
			if okP && okQ || a.empty {
				return f(p, q), true
			}
			return 0, false
		}
	case func(string) bool:
		x := a.text(c, 0)
		return func(m *machine) (int64, bool) {
			if s := x.of(m); a.lets(s) {
				return lang.BoolValue(f(s)).Num, true
			}
			return 0, false
		}
	case func(string, string) bool:
		x, y := a.text(c, 0), a.text(c, 1)
		return func(m *machine) (int64, bool) {
			if s, t := x.of(m), y.of(m); a.lets(s) && a.lets(t) {
				return lang.BoolValue(f(s, t)).Num, true
			}
			return 0, false
		}
	}
	return intOfValue(c.call(e))
}

// callCond compiles a call used as a condition.
func (c *compiler) callCond(e *lang.Call) condFn {
	a, body := c.arguments(e)
	switch f := body.(type) {
	case func(string) bool:
		x := a.text(c, 0)
		return func(m *machine) bool { s := x.of(m); return a.lets(s) && f(s) }
	case func(string, string) bool:
		x, y := a.text(c, 0), a.text(c, 1)
		return func(m *machine) bool { s, t := x.of(m), y.of(m); return a.lets(s) && a.lets(t) && f(s, t) }
	}
	value := c.call(e)
	return func(m *machine) bool { v := value(m); return v.Kind == lang.Boolean && v.Num != 0 }
}

// call compiles a call to a generic value.
func (c *compiler) call(e *lang.Call) valueFn {
	a, body := c.arguments(e)
	f, ok := body.(func(*Env, []lang.Value) (lang.Value, error))
	if !ok {
		return c.typedCall(e, a, body)
	}
	args := make([]valueFn, len(a.params))
	required := make([]bool, len(a.params))
	for i, p := range a.params {
		switch {
		case p.Variadic:
			args[i] = c.rest(a, p)
		case a.exprs[i] == nil:
			args[i] = func(*machine) lang.Value { return lang.Value{} }
		default:
			args[i] = c.valueAs(a.exprs[i], a.kindOf(c, i))
			required[i] = !p.Optional && !a.empty
		}
	}
	return func(m *machine) lang.Value {
		base, items := len(m.args), len(m.items)
		v := lang.Value{}
		if m.arguments(args, required) {
			var err error
			if v, err = f(m.environment(), m.args[base:len(m.args):len(m.args)]); err != nil {
				m.breakOff(err.Error())
				v = lang.Value{}
			}
		}
		m.args, m.items = m.args[:base], m.items[:items]
		return widen(m, v, a.result)
	}
}

// arguments puts a call's arguments on the stack; false when one that is
// required is empty.
func (m *machine) arguments(args []valueFn, required []bool) bool {
	for i, arg := range args {
		v := arg(m)
		if required[i] && v.IsEmpty() {
			return false
		}
		m.args = append(m.args, v)
	}
	return true
}

// rest gathers a variadic parameter's arguments.
func (c *compiler) rest(a *arguments, p lang.Param) valueFn {
	items := make([]valueFn, len(a.rest))
	for i, x := range a.rest {
		items[i] = c.valueAs(x, a.widened(p.Class, c.kind(x)))
	}
	return func(m *machine) lang.Value {
		// The place is taken first: an item may be a call that uses the stack itself.
		start := len(m.items)
		for range items {
			m.items = append(m.items, lang.Value{})
		}
		for i, item := range items {
			v := item(m)
			m.items[start+i] = v
		}
		end := start + len(items)
		return lang.Value{Kind: lang.ListKind, List: m.items[start:end:end]}
	}
}

// typedCall makes a generic value of a body with a typed shape.
func (c *compiler) typedCall(e *lang.Call, a *arguments, body any) valueFn {
	switch body.(type) {
	case func(string) string, func(string, string) string, func(string, string, string) string, func(string, int64) string,
		func(*Scratch, string) string, func(*Scratch, string, string, string) (string, error):
		text := c.callText(e)
		return func(m *machine) lang.Value { return lang.Value{Kind: lang.String, Text: text(m)} }
	case func(string) int64, func(int64) int64, func(int64, int64) int64, func(string) bool, func(string, string) bool:
		num, kind := c.callInt(e), a.result
		return func(m *machine) lang.Value {
			if n, ok := num(m); ok {
				return lang.Value{Kind: kind, Num: n}
			}
			return lang.Value{}
		}
	}
	c.fail(e, "function %s has a body of an unknown shape", e.Func.Name)
	return func(*machine) lang.Value { return lang.Value{} }
}
