package interp_test

import "strings"

// Random conditions.

// conditions writes the lines of a smart list or a group.
func (g *generator) conditions(nest int) {
	for range 1 + g.IntN(2) {
		g.line("%s", g.cond(nest+1))
	}
}

func (g *generator) cond(nest int) string {
	if nest >= nestMax || g.one(2) {
		if g.one(3) {
			return g.filter()
		}
		return g.relation()
	}
	switch g.IntN(5) {
	case 0:
		return g.unary(nest+1) + " and " + g.unary(nest+1)
	case 1:
		return g.unary(nest+1) + " or " + g.unary(nest+1)
	case 2:
		return "not " + g.unary(nest+1)
	case 3:
		var items []string
		for range g.IntN(4) {
			items = append(items, g.cond(nest+1))
		}
		return g.pick("all", "any", "none") + " { " + strings.Join(items, "; ") + " }"
	}
	return g.pick("b1", "b2", "unsubscribed", "is_valid_email(s1)", "true", "false", "(b1 otherwise b2)")
}

func (g *generator) unary(nest int) string {
	if g.one(2) {
		return "(" + g.cond(nest) + ")"
	}
	return g.relation()
}

// relation is a relation between values of one kind.
func (g *generator) relation() string {
	maybe := g.pick("", "not ")
	switch g.IntN(6) {
	case 0, 1:
		return g.textRelation(maybe)
	case 2, 3:
		x, kind := g.anyNumber(), g.numeric()
		if g.one(4) {
			return x + " " + maybe + "in [" + g.number(kind, 2) + ", " + g.plainNumber(kind) + ", empty]"
		}
		if g.one(4) {
			return x + " " + maybe + "between " + g.number(kind, 2) + " and " + g.number(g.numeric(), 2)
		}
		return x + " " + g.pick("<", "<=", ">", ">=", "==", "!=", "is", "is not") + " " + g.pick(g.number(kind, 2), g.number(kind, 2), g.pick("9223372036854775807", "922337203685477", "9007199254740993", "0"))
	case 4:
		return g.momentRelation(maybe)
	}
	return g.pick(
		"("+g.length(1)+") "+g.pick("<", ">=", "is", "!=")+" "+g.length(2),
		g.pick("b1", "b2")+" "+g.pick("is", "is not", "==", "!=")+" "+g.pick("true", "false", "b1", "empty"),
		g.pick("s1", "i1", "c1", "f1", "d1", "m1", "b1", "du", "e1", "sc")+g.pick(" is empty", " is not empty", " is empty", " == empty"),
		g.pick("e1", "e2")+g.pick(" is ", " is not ", " == ", " != ")+g.pick(`"MQL"`, `"Known"`, "e2", "empty"),
	)
}

// bounds writes conditions that all compare one number with literals.
func (g *generator) bounds() func() string {
	field := g.pick("i1", "i2", "sc", "sd", "company.size")
	return func() string {
		return field + " " + g.pick("<", "<=", ">", ">=", "==", "!=", "is", "is not") + " " + g.pick("0", "1", "2", "5", "10", "9223372036854775807")
	}
}

func (g *generator) anyNumber() string {
	kind := g.numeric()
	if g.one(3) {
		return "(" + g.number(kind, 1) + ")"
	}
	return g.field(kind)
}

func (g *generator) textRelation(maybe string) string {
	x := g.pick(g.text(2), "s1", "s2", "p1", "email")
	switch g.IntN(5) {
	case 0:
		return x + " " + g.pick("is", "is not", "==", "!=") + " " + g.text(2)
	case 1:
		return x + " " + g.pick("is", "is not", "==", "!=") + " " + g.quoted()
	case 2:
		return x + " " + maybe + "in [" + g.quoted() + ", " + g.pick(g.quoted(), "empty", g.text(2)) + "]"
	case 3:
		return x + " " + maybe + `matches ` + g.pick(`"^[a-z]+$"`, `"(?i)us|germany"`, `"^$"`, `"."`)
	}
	return x + " " + maybe + g.pick("contains ", "starts with ", "ends with ") + g.pick(g.quoted(), g.text(2), `"x"`, `"u"`, `"S"`)
}

func (g *generator) momentRelation(maybe string) string {
	x := g.pick("d1", "d2", "m1", "m2", g.dated(2), g.datetime(2))
	if strings.ContainsAny(x, " ") {
		x = "(" + x + ")"
	}
	other := func() string { return g.pick(g.dated(2), g.datetime(2)) }
	switch g.IntN(4) {
	case 0:
		return x + " " + maybe + "between " + other() + " and " + other()
	case 1:
		return x + " " + maybe + "in " + g.pick("past ", "past before ", "future ", "future after ", "future after ") + g.pick("7 days", "1 month", "36 hours", "30 minutes", "1 year", "1 day")
	case 2:
		return x + " " + g.pick("before", "after", "on or before", "on or after") + " " + other()
	}
	return x + " " + g.pick("<", "<=", ">", ">=", "==", "!=", "is", "is not") + " " + other()
}

// filter is a phrase of the library.
func (g *generator) filter() string {
	often := g.pick("", "", " in past 1 day", " in past 1 hour", " in past 1 month", " at least 2 times", " in past 2 days at least 3 times")
	phrases := []string{
		`member of list "L1"`, `member of list "L2"`, `member of program "A"`, `member of program "B" with status "Mid"`,
		`has program status "Low" in "A"`, `has program status "Not in Program" in "B"`, `has reached success in "A"`,
		"data value changed" + g.pick("", " s1", " c1") + often + g.pick("", ` where new_value is "US"`, " where old_value is empty"),
		"score was changed" + g.pick("", " sc") + often + g.pick("", " where change_value > 1", " where new_value is 0"),
		"was sent email" + g.pick("", ` "Mail"`) + often, `was added to list "L1"` + often, "had interesting moment" + g.pick("", " web") + often,
		"campaign was executed", `campaign was requested`, "data value changed", "campaign was executed" + g.pick("", ` "X1A"`, ` "X3B"`) + often + g.pick("", " where qualified", " where not qualified"),
		`campaign was requested "Asked"` + often, `member of smart campaign "Asked"`, `member of smart campaign "X1A"`,
		`program status was changed in "A"` + often,
	}
	if g.program != "" {
		phrases = append(phrases, "member of program", `member of program with status "High"`, "has reached success", `has program status "Same"`,
			`member of smart list "S1"`, `member of smart list "S2"`, `member of segmentation "G" in segment "Two"`, `member of segmentation "G" in segment "Default"`)
	}
	return g.pick(phrases...)
}
