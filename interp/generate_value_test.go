package interp_test

import (
	"strconv"

	"campaignc/lang"
)

// Random values and conditions.

const nestMax = 3

func (g *generator) leafy(nest int) bool { return nest >= nestMax || g.one(2) }

// words are texts whose case and accents matter.
var words = []string{
	"US", "us", "Germany", "GERMANY", "Größe", "GRÖSSE", "ſ", "K", "straße", "Σίσυφος", "ΣΊΣΥΦΟΣ", "İstanbul", "a b", " x ", "x", "0", "Known", "ann@x.example", "Chief of Staff", "chief",
}

func (g *generator) quoted() string {
	return strconv.Quote(g.literal(lang.String, words[g.IntN(len(words))]))
}

// tokenText is a text that a token of a program may have.
func (g *generator) tokenText() string {
	return g.pick(g.quoted(), `"{{lead.s1:default=none}}"`, `"of {{company.name}}"`)
}

func (g *generator) text(nest int) string {
	if g.leafy(nest) {
		switch g.IntN(8) {
		case 0, 1:
			return g.quoted()
		case 2:
			if g.handling {
				return "failure.reason"
			}
		case 3:
			if g.program != "" {
				return g.pick("member.seat", "my.label", `"{{member.rank}}"`, `"{{my.points}} {{my.day}}"`)
			}
		case 4:
			if g.program == "" {
				return g.pick(`"{{lead.s1:default=friend}}!"`, `"{{lead.i1}} {{lead.m2}}"`, `""`)
			}
			return g.pick(`"{{lead.s1:default=friend}}!"`, `"{{campaign.name}} {{program.name}} {{campaign.id}}"`, `"{{trigger.name}}: {{trigger.new_value}}"`,
				`"{{system.date}} {{system.date_time}}"`, `"{{lead.c1}} {{lead.m1}} {{lead.d1}} {{lead.du}} {{lead.f1}}"`, `""`)
		}
		if len(g.params) == 2 && g.one(2) {
			return "my.need"
		}
		return g.pick("s1", "s2", "t1", "p1", "text(e1)", "email", "company.name", "id")
	}
	switch g.IntN(6) {
	case 0:
		return g.text(nest+1) + " + " + g.text(nest+1)
	case 1:
		return g.text(nest+1) + " otherwise " + g.text(nest+1)
	case 2:
		return g.pick("upper", "lower", "trim", "title", "first_word", "email_domain") + "(" + g.text(nest+1) + ")"
	case 3:
		return g.pick("left", "right") + "(" + g.text(nest+1) + ", " + g.pick("0", "1", "3") + ")"
	case 4:
		return "replace(" + g.text(nest+1) + ", " + g.quoted() + ", " + g.quoted() + ")"
	}
	return "text(" + g.pick(g.number(lang.Integer, nest+1), g.number(lang.Currency, nest+1), g.dated(nest+1)) + ")"
}

// number is an expression that may be assigned to a kind of number.
func (g *generator) number(kind lang.Kind, nest int) string {
	if g.leafy(nest) {
		return g.plainNumber(kind)
	}
	whole := kind.IsWhole()
	switch g.IntN(7) {
	case 0:
		return g.term(kind, nest+1) + g.pick(" + ", " - ") + g.term(kind, nest+1)
	case 1:
		if kind == lang.Currency { // one factor, or both
			return g.term(g.numeric(), nest+1) + " * " + g.field(lang.Currency)
		}
		return g.term(kind, nest+1) + " * " + g.term(kind, nest+1)
	case 2:
		return "-" + g.term(kind, nest+1)
	case 3:
		return "(" + g.number(kind, nest+1) + " otherwise " + g.number(kind, nest+1) + ")"
	case 4:
		if whole {
			return g.pick("round("+g.number(lang.Float, nest+1)+")", "length("+g.text(nest+1)+")", "year("+g.dated(nest+1)+")")
		}
	case 5:
		if kind == lang.Float {
			return g.term(g.numeric(), nest+1) + " / " + g.pick("2", "3", g.field(g.numeric()))
		}
		return g.term(lang.Integer, nest+1) + " * " + g.term(lang.Integer, nest+1) + g.pick(" * ", " + ") + g.term(kind, nest+1)
	}
	return g.pick("min", "max") + "(" + g.number(kind, nest+1) + ", " + g.number(kind, nest+1) + ")"
}

func (g *generator) numeric() lang.Kind {
	return []lang.Kind{lang.Integer, lang.Float, lang.Currency, lang.Percent, lang.Score}[g.IntN(5)]
}

// term is a number that an operator may stand beside.
func (g *generator) term(kind lang.Kind, nest int) string {
	if g.one(2) {
		return g.plainNumber(kind)
	}
	return "(" + g.number(kind, nest) + ")"
}

func (g *generator) plainNumber(kind lang.Kind) string {
	if g.one(2) {
		return g.field(kind)
	}
	switch {
	case kind == lang.Float:
		return g.literal(kind, g.pick("0.5", "1.19", "2.25", "0.0", "1000000.125"))
	case kind == lang.Currency:
		return g.literal(kind, g.pick("0", "1", "10", "2", "100"))
	case g.one(30) && kind == lang.Integer:
		return g.literal(kind, "3000000000")
	}
	return g.literal(kind, g.pick("0", "1", "2", "5", "10", "50", "100"))
}

// field is a field, token or other name of the kind.
func (g *generator) field(kind lang.Kind) string {
	switch kind {
	case lang.Float:
		return "f1"
	case lang.Currency:
		return g.pick("c1", "c2")
	}
	names := []string{"i1", "i2", "sc", "sd", "pc", "company.size"}
	if g.program != "" {
		names = append(names, "member.rank", "my.points")
	}
	if len(g.params) > 0 {
		names = append(names, "my.gain")
	}
	return g.pick(names...)
}

// signed is a number literal with a sign of its own.
func (g *generator) signed(s string) string { return g.pick("+", "-") + s }

func (g *generator) date() string {
	return g.literal(lang.Date, g.pick("2026-01-31", "2026-02-28", "2026-03-01", "2026-03-28", "2026-03-29", "2025-12-31", "2024-02-29", "2026-10-25"))
}

func (g *generator) dated(nest int) string {
	if g.leafy(nest) {
		names := []string{"d1", "d2", "today()", g.date()}
		if g.program != "" {
			names = append(names, "my.day", "member.held")
		}
		return g.pick(names...)
	}
	return g.pick(
		g.dated(nest+1)+g.pick(" + ", " - ")+g.pick("1 day", "2 weeks", "1 month", "12 months", "1 year", "du"),
		"("+g.dated(nest+1)+" otherwise "+g.dated(nest+1)+")",
		"date_of("+g.datetime(nest+1)+")",
	)
}

func (g *generator) datetime(nest int) string {
	if g.leafy(nest) {
		return g.pick("m1", "m2", "now()", g.literal(lang.Datetime, g.pick("2026-03-01T09:00", "2026-03-29T02:30", "2026-10-25T02:30", "2026-03-01T12:00:00Z", "2026-01-31T23:59")))
	}
	return g.pick(
		g.datetime(nest+1)+g.pick(" + ", " - ")+g.pick("1 hour", "90 minutes", "1 day", "1 month", "1 year", "du"),
		"("+g.datetime(nest+1)+" otherwise "+g.datetime(nest+1)+")",
	)
}

func (g *generator) length(nest int) string {
	if g.leafy(nest) {
		return g.pick("du", g.literal(lang.Length, g.pick("1 day", "36 hours", "1 month", "2 years", "90 minutes")))
	}
	return g.pick(
		g.length(nest+1)+g.pick(" + ", " - ")+"("+g.length(nest+1)+")",
		g.pick("d1 - d2", "m1 - m2", "m1 - d1", "now() - m1"),
		"("+g.length(nest+1)+") * "+g.pick("2", "i1"),
	)
}
