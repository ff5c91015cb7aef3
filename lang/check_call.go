package lang

// call checks a function call against the function's signature.
func (c *checker) call(e *Call, s *scope) facts {
	f := c.lib.Function(e.Func.Name)
	if f == nil {
		c.unknownFunction(e)
		for _, a := range e.Args {
			c.listValue(a.Value, s)
		}
		return facts{}
	}
	m := &CallMatch{Func: f, Args: make([]Expr, len(f.params))}
	if !c.arguments(e, m) {
		return facts{}
	}
	a := &argumentCheck{checker: c, call: e, match: m, scope: s}
	result := a.check()
	if a.failed {
		return facts{}
	}
	m.Result = result.typ
	c.ws.Info.Calls[e] = m
	return result
}

// arguments puts a call's arguments in the order of the parameters.
func (c *checker) arguments(e *Call, m *CallMatch) bool {
	params, next, labelled := m.Func.params, 0, false
	for i := range e.Args {
		a := &e.Args[i]
		at := -1
		switch {
		case a.Label != nil:
			labelled = true
			if at = paramNamed(params, a.Label.Name); at < 0 {
				c.unknownArgument(e, a, m.Func)
				return false
			}
		case labelled:
			c.positionalAfterNamed(e, a)
			return false
		case next < len(params) && !params[next].Named:
			at = next
		default:
			c.tooManyArguments(e, a, m.Func)
			return false
		}
		if params[at].Variadic {
			m.Rest = append(m.Rest, a.Value)
			continue
		}
		if m.Args[at] != nil {
			c.argumentTwice(e, a, params[at])
			return false
		}
		m.Args[at] = a.Value
		if a.Label == nil {
			next++
		}
	}
	for i, p := range params {
		if missing := m.Args[i] == nil && !p.Variadic || p.Variadic && len(m.Rest) == 0; missing && !p.Optional {
			c.missingArgument(e, p, m.Func)
			return false
		}
	}
	return true
}

func paramNamed(params []Param, name string) int {
	for i, p := range params {
		if p.Name == name {
			return i
		}
	}
	return -1
}

// argumentCheck checks the arguments of one call and finds the type of its
// result.
type argumentCheck struct {
	*checker
	call   *Call
	match  *CallMatch
	scope  *scope
	failed bool

	table    *Table // the argument of class table
	column   Expr   // the constant that names the column the result is from
	keys     int    // arguments that are looked for in the leading columns
	numbers  facts  // what number arguments have in common
	moments  facts
	shared   facts // what stands for T
	nullable bool
}

func (a *argumentCheck) check() facts {
	for i, p := range a.match.Func.params {
		if p.Variadic {
			for _, x := range a.match.Rest {
				a.argument(p, x)
			}
			continue
		}
		if x := a.match.Args[i]; x != nil {
			a.argument(p, x)
		}
	}
	if a.failed {
		return facts{}
	}
	if a.table != nil {
		a.fromTable()
	}
	result := a.result()
	result.nullable = a.nullable
	return result
}

// argument checks one argument against its parameter's class.
func (a *argumentCheck) argument(p Param, x Expr) {
	if p.Class == "table" {
		a.tableArgument(x)
		return
	}
	var f facts
	if p.Class == "list" {
		f = a.listValue(x, a.scope)
	} else {
		f = a.value(x, a.scope)
	}
	kind := f.typ.Kind
	a.nullable = a.nullable || f.nullable && !p.Optional
	switch {
	case kind == NoKind:
		a.failed = true
	case !classTakes(p.Class, kind):
		a.failed = true
		a.wrongArgument(a.call, p, x, f)
	case p.Class == "pattern":
		a.pattern(x)
	case p.Class == "constant":
		a.constantArgument(p, x)
	case p.Class == "T":
		a.share(x, f)
	case p.Class == "number":
		a.numbers, _ = join(a.numbersOr(f), f)
	case p.Class == "moment":
		a.moments, _ = join(a.momentsOr(f), f)
	case p.Class == "list" && a.match.Func.result == "T" && f.typ.Elem != nil:
		a.share(x, facts{typ: *f.typ.Elem, texts: f.texts})
	case p.Class == "text" && a.table != nil:
		a.keys++
	}
}

func (a *argumentCheck) numbersOr(f facts) facts {
	if a.numbers.typ.Kind == NoKind {
		return f
	}
	return a.numbers
}

func (a *argumentCheck) momentsOr(f facts) facts {
	if a.moments.typ.Kind == NoKind {
		return f
	}
	return a.moments
}

// share adds an argument to those that stand for T.
func (a *argumentCheck) share(x Expr, f facts) {
	if a.shared.typ.Kind == NoKind {
		a.shared = f
		return
	}
	joined, ok := join(a.shared, f)
	if !ok {
		a.failed = true
		a.mixedArguments(a.call, x, a.shared, f)
		return
	}
	a.shared = joined
}

// classTakes reports whether a class of parameters takes values of a kind.
func classTakes(class string, k Kind) bool {
	switch class {
	case "text", "pattern", "constant":
		return k.IsText() || k == Blank && class == "text"
	case "any", "T":
		return k != ListKind && k != TableKind
	case "list":
		return k == ListKind
	}
	if k == Blank {
		return true
	}
	switch class {
	case "number", "float", "currency":
		return k.IsNumber()
	case "integer":
		return k.IsWhole()
	case "boolean":
		return k == Boolean
	case "date":
		return k == Date
	case "moment", "datetime":
		return k.IsMoment()
	case "time":
		return k == Time
	case "duration":
		return k == Length
	}
	return false
}

func (a *argumentCheck) tableArgument(x Expr) {
	n, ok := unparen(x).(*Name)
	if !ok || len(n.Parts) != 1 || a.tables[n.Parts[0].Name] == nil {
		a.failed = true
		a.noTable(x)
		return
	}
	a.table = a.tables[n.Parts[0].Name]
	a.ws.Info.Names[n] = a.table
	for e := x; ; e = e.(*Paren).X {
		a.ws.Info.Types[e] = Type{Kind: TableKind, Table: a.table}
		if e == Expr(n) {
			return
		}
	}
}

// constantArgument takes a literal text. Of a function that looks into a
// table, it names the column that the result comes from.
func (a *argumentCheck) constantArgument(p Param, x Expr) {
	t, ok := unparen(x).(*Text)
	if !ok {
		a.failed = true
		a.notConstant(a.call, p, x)
		return
	}
	if _, ok := t.Const(); !ok {
		a.failed = true
		a.notConstant(a.call, p, x)
		return
	}
	if a.table != nil {
		a.column = t
	}
}

// fromTable finds the column that a look-up gives: the one that is named, else
// the one after the keys.
func (a *argumentCheck) fromTable() {
	if len(a.table.Columns) == 0 {
		a.failed = true // the table's own error was reported
		return
	}
	if a.keys >= len(a.table.Columns) {
		a.failed = true
		a.tooManyKeys(a.call, a.table, a.keys)
		return
	}
	column := a.table.Columns[a.keys]
	if a.column != nil {
		name, _ := a.column.(*Text).Const()
		if column = a.table.column(name); column == nil {
			a.failed = true
			a.unknownColumn(a.column.Range(), name, a.table)
			return
		}
	}
	if a.match.Func.result == "T" {
		a.share(a.call, facts{typ: column.Type, nullable: true})
	}
}

// resultKinds are the classes that stand for one kind of result.
var resultKinds = map[string]Kind{
	"text": String, "integer": Integer, "float": Float, "currency": Currency, "boolean": Boolean, "date": Date, "datetime": Datetime, "time": Time,
	"duration": Length,
}

// result is the type of what the function gives.
func (a *argumentCheck) result() facts {
	class := a.match.Func.result
	switch class {
	case "T":
		return facts{typ: a.shared.typ, texts: a.shared.texts}
	case "number":
		return facts{typ: a.numbers.typ}
	case "moment":
		return facts{typ: a.moments.typ}
	case "list":
		return facts{typ: Type{Kind: ListKind, Elem: &Type{Kind: String}}}
	}
	return facts{typ: Type{Kind: resultKinds[class]}}
}
