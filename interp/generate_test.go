package interp_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"campaignc/lang"
)

// generator writes random programs that the checker accepts, one statement or
// brace a line, and remembers the literals in them: leads are made to lie on
// their edges.
type generator struct {
	*rand.Rand
	out    strings.Builder
	budget int // statements left; what nests stops at 0

	program    string // that holds what is being written, or ""
	executable int    // its depth below the root, 0 for others
	requested  bool   // writing the campaign that others request
	handling   bool   // failure.reason is known
	params     []string
	literals   map[lang.Kind][]string
}

// generate writes one workspace.
func generate(r *rand.Rand) (source string, literals map[lang.Kind][]string) {
	g := &generator{Rand: r, budget: 6 + r.IntN(30), literals: map[lang.Kind][]string{}}
	g.line("workspace %q { time zone %q }", "W", g.pick("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"))
	g.out.WriteString(declarations)
	g.smartLists()
	for _, p := range []string{"A", "B"} {
		g.inProgram(p)
	}
	return g.out.String(), g.literals
}

// declarations are the fields and assets that the programs talk about: fields of
// every type, with and without a default.
const declarations = `
lead {
  email: email
  s1: string
  s2: string = "Known"
  t1: text
  p1: phone
  i1: integer
  i2: integer = 5
  f1: float
  c1: currency
  c2: currency = 10
  pc: percent
  sc: score = 0
  sd: score
  b1: boolean
  b2: boolean = false
  d1: date
  d2: date
  m1: datetime
  m2: datetime
  du: duration
  e1: enum("Known", "MQL", "SQL") = "Known"
  e2: enum("Known", "MQL")
  unsubscribed: boolean = false
  marketing_suspended: boolean = false
  block_listed: boolean
  email_invalid: boolean = false
}
company {
  name: string
  size: integer
}
list "L1"
list "L2"
channel "C" {
  status "Low" step 10
  status "Mid" step 20
  status "Same" step 20
  status "High" step 30 success
}
email "Mail" { from "a@x.example"; subject "s"; text "t" }
email "Bill" { operational; from "a@x.example"; subject "s"; text "t" }
`

func (g *generator) one(n int) bool { return g.IntN(n) == 0 }

func (g *generator) pick(texts ...string) string { return texts[g.IntN(len(texts))] }

func (g *generator) line(format string, args ...any) {
	fmt.Fprintf(&g.out, format, args...)
	g.out.WriteByte('\n')
}

// literal notes a literal of a kind.
func (g *generator) literal(kind lang.Kind, s string) string {
	g.literals[kind] = append(g.literals[kind], s)
	return s
}

func (g *generator) smartLists() {
	for i := range 2 {
		g.line("smart list \"S%d\" {", i+1)
		g.conditions(0)
		g.line("}")
	}
	g.line("segmentation \"G\" {")
	for _, s := range []string{"One", "Two"} {
		g.line("segment %q {", s)
		g.conditions(0)
		g.line("}")
	}
	g.line("}")
}

// inProgram writes a program: executables on three levels, campaigns that are
// requested or woken, and the root campaign in the first.
func (g *generator) inProgram(name string) {
	g.program = name
	g.line("program %q {", name)
	g.line("channel \"C\"")
	g.line("member { seat: string, rank: integer, held: date }")
	g.line("token points: score = %s", g.signed(g.pick("0", "1", "5", "10")))
	g.line("token label: string = %s", g.tokenText())
	g.line("token day: date = %s", g.date())
	if name == "A" {
		g.campaign("campaign \"Root\"", 0, "")
		g.campaign("campaign \"Asked\"", 0, "when campaign is requested")
	}
	for level := 1; level <= 3; level++ {
		g.campaign(fmt.Sprintf("executable campaign \"X%d%s\"", level, name), level, "")
	}
	g.campaign(fmt.Sprintf("campaign \"Woken %s\"", name), 0, g.trigger())
	g.line("}")
	g.program = ""
}

// campaign writes one campaign.
func (g *generator) campaign(head string, level int, trigger string) {
	g.executable, g.params = level, nil
	g.requested = strings.Contains(trigger, "requested")
	g.line("%s {", head)
	if g.one(3) {
		g.line("description \"About %d\"", level)
	}
	if g.one(4) {
		g.line("token points: score = %s", g.pick("2", "+7", "-3"))
	}
	if level > 0 {
		g.line("token gain: integer = %s", g.pick("1", "3", "-2"))
		g.params = append(g.params, "gain")
		if level == 2 {
			g.line("token need: string")
			g.params = append(g.params, "need")
		}
	}
	if trigger != "" || g.one(3) {
		g.line("smart list {")
		if trigger != "" {
			g.line("%s", trigger)
		}
		for range g.IntN(3) {
			g.line("%s", g.cond(1))
		}
		g.line("}")
	}
	if g.one(2) {
		g.line("schedule { %s }", g.pick("run once", "run every time", "run once every 1 hour", "run once every 2 days", "run once every 1 month"))
	}
	g.line("flow {")
	g.block(0, 1+g.IntN(5))
	g.line("}")
	g.line("}")
}

// trigger writes a trigger of something that flows do.
func (g *generator) trigger() string {
	switch g.IntN(8) {
	case 0:
		return "when score is changed" + g.pick("", " sc", " sc where new_value >= 10", " where change_value > 0")
	case 1:
		return "when is added to list" + g.pick("", ` "L1"`)
	case 2:
		return "when is removed from list"
	case 3:
		return "when program status is changed" + g.pick("", ` to "High"`, ` to "Mid" in "A"`, ` in "A" where success`)
	case 4:
		return "when data value changes s1\nwhen data value changes i1"
	case 5:
		return "when has interesting moment" + g.pick("", " milestone")
	}
	return "when data value changes" + g.pick("", " s1", " c1", ` s1 where new_value is "US"`, " s1 where old_value is empty", " company.name")
}
