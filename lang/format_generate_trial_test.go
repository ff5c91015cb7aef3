package lang_test

// The generator of tests.

func (g *generator) testItem() {
	switch g.IntN(15) {
	case 0:
		g.put("given", "lead")
		g.record()
	case 1:
		if g.one(2) {
			g.put("given", "schedules", "run")
			break
		}
		g.put("given", "now")
		g.value(1)
	case 2, 3:
		g.given()
	case 4:
		g.put("when")
		g.phrase(1, true)
	case 5:
		g.put("run", g.str())
	case 6:
		g.put("after")
		g.quantity()
	case 7:
		g.put("at")
		if g.one(2) {
			g.put("the", "end")
		} else {
			g.value(2)
		}
	case 8:
		g.set()
	case 9:
		g.put("if")
		g.cond(1)
		g.body(0, 2, g.testItem)
	case 10:
		g.rows()
	default:
		g.expect()
	}
}

func (g *generator) rows() {
	g.put("rows", g.fieldName())
	columns := 1 + g.IntN(4)
	for range columns - 1 {
		g.put(",", g.fieldName())
	}
	least := 1 - g.IntN(8)/7 // rarely none
	g.items(least, 4, false, func() {
		for i := range columns {
			if i > 0 {
				g.put(",")
			}
			g.value(2)
		}
	})
}

func (g *generator) given() {
	g.put("given")
	g.run(2, true)
	if g.one(3) {
		g.put("of", "3", "days", "ago")
	}
	g.where(2)
	switch g.IntN(4) {
	case 1:
		g.put("fails")
		if g.one(2) {
			g.put("2", "times")
		}
		if g.one(2) {
			g.put("with", g.str())
		}
	case 2:
		g.put(g.pick("returns", "sets"))
		g.record()
	}
}

func (g *generator) record() {
	g.items(0, 5, true, func() {
		g.put(g.fieldName(), ":")
		g.value(1)
	})
}

func (g *generator) expect() {
	g.put("expect")
	switch g.IntN(7) {
	case 0, 1:
		g.put(g.pick("0", "1", "3", "no"))
		if g.one(3) {
			g.put("skipped")
		}
		g.phrase(2, true)
	case 2:
		g.put(g.pick("failed", "skipped"))
		if g.one(2) {
			g.put(g.str())
		}
	case 3:
		g.put("order", `"A"`)
		for range g.IntN(4) {
			g.put(",", g.str())
		}
	case 4:
		g.maybeNot()
		g.put("qualified", g.str())
		if g.one(2) {
			g.put("because", "country")
		}
	case 5:
		g.maybeNot()
		g.put("waiting", g.str())
		if g.one(2) {
			g.put("until")
			g.value(1)
		}
	case 6:
		g.put(g.pick("not", "x is not 1 and")) // a number would begin a count
		g.cond(1)
	}
}
