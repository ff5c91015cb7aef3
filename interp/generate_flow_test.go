package interp_test

import (
	"fmt"

	"campaignc/lang"
)

// Random flows.

const blocksMax = 4 // nested

func (g *generator) block(nest, least int) {
	n := least
	if g.budget > 0 {
		n += g.IntN(3)
	}
	for range n {
		g.budget--
		g.stmt(nest)
	}
}

func (g *generator) stmt(nest int) {
	if nest < blocksMax && g.budget > 0 && g.one(4) {
		g.nesting(nest)
		return
	}
	switch g.IntN(14) {
	case 0:
		if g.requested && !g.one(8) { // not every cascade runs to its limit
			g.set()
			return
		}
		g.line("request \"Asked\"%s", g.pick("", "", " with my.points = "+g.number(lang.Score, 1)))
	case 1, 2, 3:
		g.execute(nest)
	case 4:
		if g.executable == 0 {
			g.wait()
			return
		}
		g.set()
	case 5:
		if nest > 0 || g.one(6) {
			g.line("%s", g.pick("stop", "fail "+g.text(1), "remove from flow", "remove from flow \"Asked\"", "remove from flow \"X1A\"", "delete lead"))
			return
		}
		g.set()
	case 6, 7:
		g.step(nest)
	default:
		g.set()
	}
}

// nesting writes a statement that holds others.
func (g *generator) nesting(nest int) {
	if g.one(3) {
		g.retry(nest)
		return
	}
	cond := func() string { return g.cond(0) }
	if g.one(4) {
		cond = g.bounds()
	}
	g.line("if %s {", cond())
	g.block(nest+1, 1)
	for g.one(3) {
		g.line("} else if %s {", cond())
		g.block(nest+1, 1)
	}
	if g.one(2) {
		g.line("} else {")
		g.block(nest+1, 1)
	}
	g.line("}")
}

func (g *generator) retry(nest int) {
	times := g.pick("1 time", "2 times", "3 times", "4 times")
	every, until := "", ""
	if g.executable == 0 && g.one(3) {
		every = " every " + g.pick("5 minutes", "1 day", "1 month")
	}
	if g.one(2) {
		until = " until " + g.cond(0)
	}
	g.line("retry %s%s%s {", times, every, until)
	g.block(nest+1, 1)
	if g.one(2) {
		g.line("} else {")
		g.handler(nest)
	}
	g.line("}")
}

// handler writes statements in which failure.reason is known.
func (g *generator) handler(nest int) {
	outer := g.handling
	g.handling = true
	if g.one(2) {
		g.line("set t1 += failure.reason")
	}
	g.block(nest+1, 1)
	g.handling = outer
}

func (g *generator) handlers(nest int, failure, skip bool) {
	if failure && g.one(2) {
		g.line("on failure {")
		g.handler(nest)
		g.line("}")
	}
	if skip && g.one(2) {
		g.line("on skip {")
		g.handler(nest)
		g.line("}")
	}
}

// execute calls an executable of a deeper level.
func (g *generator) execute(nest int) {
	if g.executable == 3 {
		g.set()
		return
	}
	level := g.executable + 1 + g.IntN(3-g.executable)
	with, sep := "", " with "
	if g.one(2) {
		with, sep = " with parent tokens", ", "
	}
	if level == 2 { // its parameter `need` has no default
		with += sep + "my.need = " + g.text(1)
		sep = ", "
	}
	if g.one(4) {
		with += sep + "my.gain = " + g.number(lang.Integer, 1)
		sep = ", "
	}
	if g.one(4) {
		with += sep + "my.points = " + g.number(lang.Score, 2)
	}
	g.line("execute \"X%d%s\"%s", level, g.pick("A", "B"), with)
	if nest < blocksMax {
		g.handlers(nest, true, true)
	}
}

func (g *generator) wait() {
	at := g.pick("", "", " at 09:00", " at 02:30", " at 00:00")
	switch g.IntN(5) {
	case 0:
		g.line("wait until %s%s", g.pick(g.date(), g.datetime(1), g.dated(1)), at)
	case 1:
		g.line("wait up to %s for %s", g.pick("1 day", "3 days", "2 months"), g.cond(0))
	case 2:
		g.line("wait %s", g.pick("1 business day", "3 business days", "4 business hours", "20 business hours")+g.pick("", " ending on friday")+at)
	default:
		g.line("wait %s%s%s", g.pick("30 minutes", "1 hour", "1 day", "48 hours", "1 month", "1.5 days", "2 weeks"),
			g.pick("", " ending on weekdays", " ending on saturday, sunday", " ending on monday"), at)
	}
}

// step writes a step of the library.
func (g *generator) step(nest int) {
	failure, skip := false, true
	switch g.IntN(9) {
	case 0, 1:
		g.line("add to list %s", g.pick(`"L1"`, `"L2"`))
	case 2:
		g.line("remove from list %s", g.pick(`"L1"`, `"L2"`))
	case 3, 4:
		failure = true
		g.line("change program status to %s%s", g.pick(`"Low"`, `"Mid"`, `"Same"`, `"High"`, `"Not in Program"`), g.pick("", "", ` in "B"`))
	case 5:
		failure = true
		g.line("change program success to %s%s", g.pick("yes", "no"), g.pick("", ` in "A"`))
	case 6:
		failure = true
		g.line("change program member data %s", g.pick("seat to "+g.operand(lang.String), "rank to "+g.operand(lang.Integer), "held to "+g.operand(lang.Date)))
	case 7:
		g.line("send email %s", g.pick(`"Mail"`, `"Bill"`))
	default:
		skip = false
		g.line("interesting moment %s %s", g.pick("milestone", "email", "web"), g.operand(lang.String))
	}
	if nest < blocksMax {
		g.handlers(nest, failure, skip)
	}
}

// operand is a value as a phrase takes one.
func (g *generator) operand(kind lang.Kind) string {
	if g.one(2) {
		return "(" + g.value(kind, 1) + ")"
	}
	switch kind {
	case lang.Integer:
		return g.literal(kind, g.pick("0", "1", "7"))
	case lang.Date:
		return g.date()
	}
	return g.quoted()
}

// assignable are the fields that flows write, by kind.
var assignable = []struct {
	name string
	kind lang.Kind
}{
	{"s1", lang.String}, {"s2", lang.String}, {"t1", lang.LongText}, {"p1", lang.Phone}, {"email", lang.Email},
	{"i1", lang.Integer}, {"i2", lang.Integer}, {"f1", lang.Float}, {"c1", lang.Currency}, {"c2", lang.Currency},
	{"pc", lang.Percent}, {"sc", lang.Score}, {"sd", lang.Score}, {"b1", lang.Boolean}, {"b2", lang.Boolean},
	{"d1", lang.Date}, {"d2", lang.Date}, {"m1", lang.Datetime}, {"m2", lang.Datetime}, {"du", lang.Length},
	{"e1", lang.Enum}, {"e2", lang.Enum}, {"company.name", lang.String}, {"company.size", lang.Integer},
	{"unsubscribed", lang.Boolean}, {"block_listed", lang.Boolean},
	{"member.seat", lang.String}, {"member.rank", lang.Integer}, {"member.held", lang.Date},
}

func (g *generator) set() {
	f := assignable[g.IntN(len(assignable))]
	op, kind := "=", f.kind
	switch {
	case kind == lang.Enum:
		g.line("set %s = %s", f.name, g.pick(`"Known"`, `"MQL"`, "empty", map[string]string{"e1": "e2", "e2": "e2"}[f.name]))
		return
	case g.one(8):
		g.line("set %s = empty", f.name)
		return
	case kind.IsText() && g.one(3):
		op = "+="
	case kind.IsMoment() && g.one(3):
		op = g.pick("+=", "-=")
		unit := g.pick("1 day", "2 weeks", "1 month", "1 year", "du")
		g.line("set %s %s %s", f.name, op, unit)
		return
	case (kind.IsNumber() || kind == lang.Length) && g.one(2):
		op = g.pick("+=", "-=")
	}
	g.line("set %s %s %s", f.name, op, g.value(kind, 0))
}

// value is an expression that may be assigned to the kind.
func (g *generator) value(kind lang.Kind, nest int) string {
	switch {
	case kind.IsText():
		return g.text(nest)
	case kind.IsNumber():
		return g.number(kind, nest)
	case kind == lang.Boolean:
		return g.pick("true", "false", "b1", "b2", "is_valid_email(email)", fmt.Sprintf("(%s)", g.cond(1)))
	case kind == lang.Date:
		return g.dated(nest)
	case kind == lang.Datetime:
		return g.datetime(nest)
	}
	return g.length(nest)
}
