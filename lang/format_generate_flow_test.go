package lang_test

// The generator of conditions, values and flows.

// nestMax keeps expressions small.
const nestMax = 5

func (g *generator) conditions() { g.conditionsAt(0) }

func (g *generator) conditionsAt(nest int) {
	g.body(0, 4, func() {
		if g.one(3) {
			g.put("when")
			g.phrase(nest, true)
			return
		}
		g.cond(nest)
	})
}

// leafy reports whether to go no deeper.
func (g *generator) leafy(nest int) bool { return nest >= nestMax || g.budget <= 0 || g.one(3) }

func (g *generator) cond(nest int) {
	n := 1
	if !g.leafy(nest) {
		n = 1 + g.IntN(5)
	}
	for i := range n {
		if i > 0 {
			g.put(g.pick("and", "or"))
		}
		g.unary(nest + 1)
	}
}

func (g *generator) unary(nest int) {
	switch {
	case g.one(5):
		g.put("not")
		g.unary(nest + 1)
	case g.one(6) && nest < nestMax:
		g.put(g.pick("all", "any", "none"))
		g.conditionsAt(nest + 1)
	case g.one(3):
		g.phrase(nest, false)
	default:
		g.relation(nest)
	}
}

// phrase puts a flat run. Where a condition stands, its second token tells it
// from a comparison, so it must stand on the line.
func (g *generator) phrase(nest int, anyWord bool) {
	g.run(nest, anyWord)
	g.where(nest)
}

func (g *generator) where(nest int) {
	if nest < nestMax && g.one(5) {
		g.put("where")
		g.cond(nest + 1)
	}
}

func (g *generator) run(nest int, anyWord bool) {
	g.put(g.pick("member", "filled", "sends", "opened", "is_in"))
	if !anyWord || g.one(2) {
		g.glued(g.pick("of", "out", `"A"`, "2", "2026-01-31"))
	}
	for range g.IntN(4) {
		switch g.IntN(9) {
		case 0:
			g.put(g.str())
		case 1:
			g.put(g.number())
		case 2:
			g.quantity()
		case 3:
			g.list(nest + 1)
		case 4:
			g.paren(nest + 1)
		case 5:
			g.put(g.pick("+", "-"), g.number())
		case 6:
			g.dotted()
		default:
			g.put(g.word())
		}
	}
}

func (g *generator) paren(nest int) {
	if nest >= nestMax {
		g.put(g.str())
		return
	}
	g.put("(")
	g.cond(nest + 1)
	g.put(")")
}

func (g *generator) list(nest int) {
	g.put("[")
	n := g.IntN(9)
	for i := range n {
		if i > 0 {
			g.put(",")
		}
		if g.one(3) {
			g.value(nest + 1)
		} else {
			g.put(g.str())
		}
	}
	if n > 0 && g.one(3) {
		g.put(",")
	}
	g.put("]")
}

func (g *generator) dotted() {
	g.put(g.pick("my", "lead", "trigger"), ".", g.pick("points", "name", "and", "x"))
	if g.one(6) {
		g.put(".", "deep")
	}
}

func (g *generator) relation(nest int) {
	g.value(nest + 1)
	switch g.IntN(8) {
	case 0:
		g.put(g.pick("<", "<=", ">", ">=", "==", "!="))
		g.value(nest + 1)
	case 1:
		g.put("is")
		if g.one(2) {
			g.put("not")
		}
		if g.one(2) {
			g.put("empty")
		} else {
			at := len(g.out)
			g.value(nest + 1)
			if g.out[at].text == "empty" { // `is empty` goes no further
				g.out[at].text = "true"
			}
		}
	case 2:
		g.maybeNot()
		g.put("between")
		g.value(nest + 1)
		g.put("and")
		g.value(nest + 1)
	case 3:
		g.maybeNot()
		switch g.IntN(4) {
		case 0:
			g.put("contains")
		case 1:
			g.put("matches")
		default:
			g.put(g.pick("starts", "ends"), "with")
		}
		g.value(nest + 1)
	case 4:
		if g.one(2) {
			g.put("on", "or")
		}
		g.put(g.pick("before", "after"))
		g.value(nest + 1)
	case 5:
		g.maybeNot()
		g.put("in")
		g.put(g.pick("past", "future"))
		switch last := g.out[len(g.out)-1].text; {
		case g.one(2):
		case last == "past":
			g.put("before")
		default:
			g.put("after")
		}
		g.quantity()
	case 6:
		g.maybeNot()
		g.put("in")
		g.list(nest + 1)
	}
}

func (g *generator) maybeNot() {
	if g.one(2) {
		g.put("not")
	}
}

func (g *generator) value(nest int) {
	n := 1
	if !g.leafy(nest) {
		n = 1 + g.IntN(6)
	}
	for i := range n {
		if i > 0 {
			g.put(g.pick("+", "-", "*", "/", "otherwise"))
		}
		for g.one(8) {
			g.put(g.pick("+", "-"))
		}
		g.primary(nest + 1)
	}
}

func (g *generator) primary(nest int) {
	if nest >= nestMax {
		g.put(g.number())
		return
	}
	switch g.IntN(12) {
	case 0:
		g.put(g.str())
	case 1:
		g.put(g.number())
	case 2:
		g.put(g.pick("true", "false", "empty"))
	case 3:
		g.put(g.moment())
	case 4:
		g.quantity()
	case 5:
		g.call(nest)
	case 6:
		g.list(nest)
	case 7:
		g.paren(nest)
	case 8:
		g.dotted()
	default:
		g.put(g.name())
		g.out[len(g.out)-1].glue = g.isStatementWord()
	}
}

// isStatementWord reports whether the last name, first on its line, could be
// read as a statement.
func (g *generator) isStatementWord() bool {
	switch g.out[len(g.out)-1].text {
	case "stop", "wait", "run":
		return true
	}
	return false
}

func (g *generator) call(nest int) {
	g.put(g.pick("lookup", "trim", "round"), "(")
	n := g.IntN(5)
	for i := range n {
		if i > 0 {
			g.put(",")
		}
		if g.one(3) {
			g.put(g.pick("default", "give", "and"), ":")
		}
		g.value(nest + 1)
	}
	if n > 0 && g.one(3) {
		g.put(",")
	}
	g.put(")")
}

func (g *generator) block() { g.body(0, 5, g.stmt) }

func (g *generator) stmt() {
	switch g.IntN(10) {
	case 0, 1:
		g.set()
	case 2:
		g.put("if")
		g.cond(0)
		g.block()
		for g.one(2) {
			g.put("else", "if")
			g.cond(1)
			g.block()
		}
		if g.one(2) {
			g.put("else")
			g.block()
		}
	case 3:
		g.put("execute", g.str())
		g.context()
		g.handlers()
	case 4:
		g.put("request", g.str())
		g.context()
	case 5:
		g.wait()
	case 6:
		g.put("retry", g.pick("1", "3"), g.pick("times", "time"))
		if g.one(3) {
			g.put("every")
			g.quantity()
		}
		if g.one(3) {
			g.put("until")
			g.cond(1)
		}
		g.block()
		if g.one(3) {
			g.put("else")
			g.block()
		}
	case 7:
		g.put("fail")
		g.value(1)
	case 8:
		g.put("stop")
	default:
		g.phrase(1, true)
		g.handlers()
	}
}

func (g *generator) set() {
	g.put("set", g.pick("country", "score", "and"))
	if g.one(5) {
		g.put(".", "x")
	}
	g.put(g.pick("=", "+=", "-="))
	g.value(0)
}

func (g *generator) context() {
	if g.one(2) {
		return
	}
	g.put("with")
	for i := range 1 + g.IntN(4) {
		if i > 0 {
			g.put(",")
		}
		if g.one(3) {
			g.put("parent", "tokens")
			continue
		}
		g.put("my", ".", g.fieldName(), "=")
		g.value(1)
	}
}

func (g *generator) handlers() {
	for g.one(3) {
		g.put("on", g.pick("failure", "skip"))
		g.block()
	}
}

func (g *generator) wait() {
	g.put("wait")
	switch g.IntN(3) {
	case 0:
		g.quantity()
		if g.one(2) {
			g.put("ending", "on")
			g.idents(1, 3)
		}
	case 1:
		g.put("until")
		g.value(1)
	case 2:
		g.put("up", "to")
		g.quantity()
		g.put("for")
		g.cond(1)
	}
	if g.one(3) {
		g.put("at", "09:00")
	}
}
