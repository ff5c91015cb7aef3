package lang_test

import (
	"math/rand/v2"
	"strconv"
)

// lexeme is a token of a generated program.
type lexeme struct {
	text string
	glue bool // stands on the line of the token before
	ends bool // no token, but the end of an item: a newline or `;` stands here
	list bool // of an item that a comma may end too
}

// generator makes random well-formed programs as tokens, so that a layout can
// be chosen for them afterwards.
type generator struct {
	*rand.Rand
	out    []lexeme
	budget int // tokens left; what nests stops at 0
}

// generate makes a program of at least size tokens.
func generate(r *rand.Rand, size int) []lexeme {
	g := &generator{Rand: r, budget: size}
	if g.one(8) {
		g.put("camp", "1")
		g.ends(false)
	}
	if g.one(8) {
		g.put("workspace", g.str())
		g.body(0, 2, g.setting)
		g.ends(false)
	}
	for g.decl(0); g.budget > 0; g.decl(0) {
		g.ends(false)
	}
	return g.out
}

func (g *generator) put(texts ...string) {
	for _, t := range texts {
		g.out = append(g.out, lexeme{text: t})
	}
	g.budget -= len(texts)
}

func (g *generator) glued(text string) {
	g.put(text)
	g.out[len(g.out)-1].glue = true
}

func (g *generator) ends(list bool) { g.out = append(g.out, lexeme{ends: true, list: list}) }

// one is true one time in n.
func (g *generator) one(n int) bool { return g.IntN(n) == 0 }

func (g *generator) pick(texts ...string) string { return texts[g.IntN(len(texts))] }

// body puts braces with some items.
func (g *generator) body(least, most int, item func()) {
	g.items(least, most, false, item)
}

func (g *generator) items(least, most int, list bool, item func()) {
	g.put("{")
	n := least
	if g.budget > 0 {
		n += g.IntN(most - least + 1)
	}
	for i := range n {
		if i > 0 {
			g.ends(list)
		}
		item()
	}
	g.put("}")
}

func (g *generator) maybeBody(most int, item func()) {
	if g.one(2) {
		g.body(0, most, item)
	}
}

// fieldName is a name where the grammar takes any word.
func (g *generator) fieldName() string {
	return g.pick("email", "first_name", "x", "status", "list", "a_rather_long_name_of_a_field", "and", "or", "otherwise", "on", "else", "not", "step", "from")
}

// word is a word of a phrase, name one that may begin a value.
func (g *generator) word() string {
	return g.pick("email", "list", "to", "form", "lead", "data", "value", "with", "milestone", "status", "fills", "out", "x", "limit", "ago")
}

func (g *generator) name() string {
	return g.pick("country", "email", "score", "x", "list", "a_rather_long_name_of_a_field", "title", "past", "future", "stop", "wait", "run")
}

func (g *generator) str() string {
	switch g.IntN(12) {
	case 0:
		return "\"\"\"\n  Hello\n    there {{lead.first_name}}\n\n  you\"\"\""
	case 1:
		return "\"\"\" \t\r\n\t\tTabs\r\n\t\t\tand more   \r\n\t\t\"\"\""
	case 2:
		return `"""on one line"""`
	case 3:
		return "\"\"\"begins at once\n   and goes on  \n\n \"\"\""
	case 4:
		return g.pick("\"\"\"\n\"\"\"", "\"\"\"\n\n\"\"\"", "\"\"\"\n \n\n\"\"\"", `""`)
	case 5:
		return `"a text of some length, \"quoted\", with {{lead.First Name:default=a token}} in it // no comment"`
	}
	return g.pick(`"A"`, `"Web Form"`, `"Größe"`, `"and"`, `"x {"`, `"a; b"`, `"DE"`)
}

func (g *generator) number() string { return g.pick("0", "1", "15", "2.5", "100") }

func (g *generator) quantity() {
	g.put(g.pick("1", "3", "10"))
	if g.one(4) {
		g.put("business", g.pick("day", "days", "hour", "hours"))
		return
	}
	g.put(g.pick("minutes", "hour", "days", "weeks", "month", "years", "times", "percent"))
}

func (g *generator) moment() string {
	return g.pick("2026-01-31", "2026-01-31T09:00", "2026-01-31T09:00:30Z", "09:00")
}

func (g *generator) idents(least, most int) {
	for i := range least + g.IntN(most-least+1) {
		if i > 0 {
			g.put(",")
		}
		g.put(g.pick("monday", "tuesday", "weekdays", "and", "or"))
	}
}

func (g *generator) typeExpr() {
	if g.one(4) {
		g.put("enum", "(")
		for i := range 1 + g.IntN(8) {
			if i > 0 {
				g.put(",")
			}
			g.put(g.str())
		}
		if g.one(3) {
			g.put(",")
		}
		g.put(")")
		return
	}
	g.put(g.pick("string", "email", "score", "datetime", "and", "otherwise"))
}

func (g *generator) decl(depth int) {
	if depth < 4 && g.budget > 0 && g.one(2) {
		g.container(depth)
		return
	}
	switch g.IntN(14) {
	case 0:
		g.fields("lead")
	case 1:
		g.fields("company")
	case 2:
		g.fields("member")
	case 3:
		g.table()
	case 4:
		g.put("list", g.str())
	case 5:
		g.put("form", g.str())
	case 6:
		g.put("channel", g.str())
		g.body(0, 4, g.status)
	case 7:
		g.put("channel", g.str())
	case 8:
		g.put("email", g.str())
		g.maybeBody(4, g.attribute)
	case 9:
		g.put("webhook", g.str())
		g.maybeBody(3, g.attribute)
	case 10:
		g.put("smart", "list", g.str())
		g.conditions()
	case 11:
		g.put("segmentation", g.str())
		g.body(0, 3, func() {
			g.put("segment", g.str())
			g.conditions()
		})
	case 12:
		g.token()
	case 13:
		g.put(g.pick("test", "always"), g.str())
		g.body(0, 24, g.testItem)
	}
}

func (g *generator) container(depth int) {
	inner := func() { g.decl(depth + 1) }
	switch g.IntN(4) {
	case 0:
		g.put("folder", g.str())
		g.body(0, 3, inner)
	case 1:
		if g.one(3) {
			g.put("template")
		}
		g.put("program", g.str())
		if g.one(3) {
			g.put("from", "template", g.str())
		}
		g.body(0, 4, inner)
	default:
		if g.one(4) {
			g.put("inactive")
		}
		if g.one(3) {
			g.put("executable")
		}
		g.put("campaign", g.str())
		g.body(0, 5, g.member)
	}
}

func (g *generator) fields(word string) {
	g.put(word)
	g.items(0, 6, true, func() {
		g.put(g.fieldName(), ":")
		g.typeExpr()
		if g.one(3) {
			g.put(g.str())
		}
		if g.one(3) {
			g.put("=")
			g.value(1)
		}
		if g.one(5) {
			g.put("from", g.str())
		}
	})
}

func (g *generator) table() {
	g.put("table", g.fieldName())
	if g.one(2) {
		g.put("(")
		for i := range 1 + g.IntN(4) {
			if i > 0 {
				g.put(",")
			}
			g.put(g.fieldName())
			if g.one(2) {
				g.put(":")
				g.typeExpr()
			}
		}
		if g.one(3) {
			g.put(",")
		}
		g.put(")")
	}
	g.put("from", g.str())
}

func (g *generator) status() {
	g.put("status", g.str(), "step", strconv.Itoa(g.IntN(200)))
	if g.one(3) {
		g.put("success")
	}
}

func (g *generator) token() {
	g.put("token", g.fieldName())
	if g.one(2) {
		g.put(":")
		g.typeExpr()
	}
	if g.one(2) {
		g.put("=")
		g.value(2)
	}
}

func (g *generator) member() {
	switch g.IntN(5) {
	case 0:
		g.put("description", g.str())
	case 1:
		g.token()
	case 2:
		g.put("smart", "list")
		g.conditions()
	case 3:
		g.put("flow")
		g.block()
	case 4:
		g.put("schedule")
		g.body(0, 3, g.schedItem)
	}
}

func (g *generator) schedItem() {
	switch g.IntN(5) {
	case 4:
		g.put("ignore", "communication", "limits")
	case 0:
		g.put("run", "every", "time")
	case 1:
		g.put("run", "once")
		if g.one(2) {
			g.put("every")
			g.quantity()
		}
	case 2:
		g.put("limit", g.pick("5", "1000"), "leads")
	case 3:
		g.put("repeat")
		switch g.IntN(4) {
		case 0:
			g.put(g.pick("daily", "weekdays"))
		case 1:
			g.put("weekly", "on")
			g.idents(1, 3)
		case 2:
			g.put("monthly", "on", "day", "15")
		case 3:
			g.put("monthly", "on", "first", "monday")
		}
		g.put("at", "09:00")
		if g.one(3) {
			g.put("until", "2026-12-31")
		}
	}
}

func (g *generator) attribute() {
	g.put(g.pick("from", "subject", "reply", "operational", "text", "header"))
	for range g.IntN(4) {
		switch g.IntN(3) {
		case 0:
			g.put(g.word())
		default:
			g.put(g.str())
		}
	}
}

func (g *generator) setting() { g.put("time", "zone", g.str()) }
