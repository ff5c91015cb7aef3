package interp

import "campaignc/lang"

// finder compiles a look-up that gives text, in a table that is named in the
// source; nil when the call is none.
func (c *compiler) finder(e *lang.Call) textFn {
	match := c.info.Calls[e]
	if !c.findsText(match) {
		return nil
	}
	named := namedArguments(match)
	table, _ := c.namedTable(named["table"])
	give, _ := constTextOf(named["give"])
	find, err := c.funcs[match.Func].Find(table, len(match.Rest), give)
	if err != nil {
		c.fail(e, "%s", err)
		return nil
	}
	keys := make([]textExpr, len(match.Rest))
	for i, x := range match.Rest {
		keys[i] = c.text(x)
	}
	otherwise := constText("")
	if x := named["default"]; x != nil {
		otherwise = c.textOf(x)
	}
	return func(m *machine) string {
		base := len(m.keys)
		for i := range keys {
			s := keys[i].of(m) // which may be a look-up itself
			m.keys = append(m.keys, s)
		}
		text, found := find(m.keys[base:])
		m.keys = m.keys[:base]
		if !found {
			return otherwise(m)
		}
		return text
	}
}

// findsText reports whether a call is a look-up that finder compiles.
func (c *compiler) findsText(match *lang.CallMatch) bool {
	if match == nil || c.funcs[match.Func] == nil || c.funcs[match.Func].Find == nil {
		return false
	}
	named := namedArguments(match)
	_, table := c.namedTable(named["table"])
	_, constant := constTextOf(named["give"])
	return table && constant && match.Result.Kind.IsText()
}

func namedArguments(match *lang.CallMatch) map[string]lang.Expr {
	named := map[string]lang.Expr{}
	for i, p := range match.Func.Params() {
		named[p.Name] = match.Args[i]
	}
	return named
}

// namedTable is the table an expression names.
func (c *compiler) namedTable(e lang.Expr) (*lang.Table, bool) {
	name, ok := e.(*lang.Name)
	if !ok {
		return nil, false
	}
	t, ok := c.info.Names[name].(*lang.Table)
	return t, ok
}

// constTextOf is a literal text, or "" for none at all.
func constTextOf(e lang.Expr) (string, bool) {
	if e == nil {
		return "", true
	}
	t, ok := unparen(e).(*lang.Text)
	if !ok {
		return "", false
	}
	return t.Const()
}
