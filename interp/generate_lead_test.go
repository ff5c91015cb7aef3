package interp_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"campaignc/interp"
	"campaignc/lang"
)

// profile is a random lead: its values and what it belongs to at the start.
type profile struct {
	id       string
	values   []lang.Value // by Field.Index
	lists    []bool       // by Asset.Index
	statuses []int        // by Program.Index: Status.Index + 1, 0 for no member
	since    int64
	past     []interp.Past
}

// profiles makes leads whose values lie on and beside a program's literals.
type profiles struct {
	*rand.Rand
	ws       *lang.Workspace
	literals map[lang.Kind][]string
	now      int64
}

func (g *profiles) one(n int) bool { return g.IntN(n) == 0 }

func (g *profiles) profile(id int) *profile {
	p := &profile{id: strconv.Itoa(id), since: g.now - lang.Day}
	for _, f := range g.ws.Fields {
		p.values = append(p.values, g.value(f))
	}
	for range g.ws.Lists {
		p.lists = append(p.lists, g.one(3))
	}
	for range g.ws.Programs {
		p.statuses = append(p.statuses, max(0, g.IntN(7)-2))
	}
	for range g.IntN(4) {
		p.past = append(p.past, g.activity())
	}
	return p
}

// activity is something the lead did before.
func (g *profiles) activity() interp.Past {
	a := interp.Past{At: g.now - []int64{0, lang.Hour, lang.Day, 2 * lang.Day, 40 * lang.Day}[g.IntN(5)]}
	switch g.IntN(4) {
	case 0:
		a.Activity, a.Primary = "Send Email", "Mail"
	case 1:
		a.Activity, a.Primary = "Add to List", "l1"
	case 2:
		a.Activity, a.Primary = "Change Data Value", "s1"
		a.Attributes = []interp.PastAttribute{{Label: "New Value", Value: "us"}, {Label: "Old Value", Value: ""}}
	default:
		a.Activity, a.Primary = "Change Score", "sc"
		a.Attributes = []interp.PastAttribute{{Label: "Change Value", Value: "+5"}, {Label: "New Value", Value: "5"}}
	}
	if g.one(4) {
		a.Result = interp.Skipped
	}
	return a
}

// value is a field's value: often empty, else near a literal.
func (g *profiles) value(f *lang.Field) lang.Value {
	kind := f.Type.Kind
	switch {
	case g.one(4):
		return lang.Value{}
	case g.one(6):
		return f.Default
	case kind == lang.Enum:
		return lang.Value{Kind: kind, Text: f.Type.Values[g.IntN(len(f.Type.Values))]}
	case kind.IsText():
		return lang.Value{Kind: kind, Text: g.text()}
	case kind == lang.Boolean:
		return lang.BoolValue(g.one(2))
	case kind.IsMoment():
		return g.moment(kind)
	case kind == lang.Length:
		return lang.Value{Kind: kind, Num: int64(lang.MakeDuration(int64(g.IntN(3)), int64(g.IntN(4))*18*lang.Hour))}
	}
	return g.number(kind)
}

func (g *profiles) literal(kind lang.Kind) string {
	all := g.literals[kind]
	if len(all) == 0 {
		return ""
	}
	return all[g.IntN(len(all))]
}

func (g *profiles) text() string {
	s := g.literal(lang.String)
	if s == "" || g.one(4) {
		s = words[g.IntN(len(words))]
	}
	switch g.IntN(8) {
	case 0:
		return strings.ToUpper(s)
	case 1:
		return strings.ToLower(s)
	case 2:
		return s + "x"
	case 3:
		return "x" + s
	}
	return s
}

// number is a literal of any kind of number, or one beside it.
func (g *profiles) number(kind lang.Kind) lang.Value {
	from := []lang.Kind{kind, lang.Integer, lang.Score, lang.Float}[g.IntN(4)]
	x, err := strconv.ParseFloat(g.literal(from), 64)
	if err != nil || g.one(5) {
		x = float64(g.IntN(7) - 2)
	}
	switch kind {
	case lang.Float:
		return lang.FloatValue(x + []float64{0, 0, 1, -1, 0.25, -2 * x}[g.IntN(6)])
	case lang.Currency:
		x = min(x, 1e14)
		return lang.Value{Kind: kind, Num: int64(x*lang.CurrencyScale) + []int64{0, 0, 1, -1, 5000, 12345}[g.IntN(6)]}
	case lang.Integer:
		if g.one(40) {
			return lang.Value{Kind: kind, Num: []int64{1<<63 - 1, -1 << 63, 1 << 53, 922337203685477}[g.IntN(4)]}
		}
	case lang.Score:
		if g.one(40) {
			return lang.Value{Kind: kind, Num: []int64{1<<31 - 1, -1 << 31}[g.IntN(2)]}
		}
	}
	return lang.Value{Kind: kind, Num: int64(min(x, 1e6)) + []int64{0, 0, 1, -1}[g.IntN(4)]}
}

// moment is near a literal, or near the edge of a time frame.
func (g *profiles) moment(kind lang.Kind) lang.Value {
	by := []int64{0, 0, 1, -1, 7, -7, 30, -31, 365, -1000}[g.IntN(10)]
	v, err := lang.ParseValue(lang.Type{Kind: kind}, g.literal(kind), g.ws.Zone)
	switch {
	case (err != nil || v.IsEmpty() || g.one(3)) && kind == lang.Datetime:
		edge := []int64{0, 7 * lang.Day, -7 * lang.Day, 36 * lang.Hour, -36 * lang.Hour, -lang.Day, lang.Day, -30 * 60_000}[g.IntN(8)]
		return lang.Value{Kind: kind, Num: g.now + edge + by}
	case err != nil || v.IsEmpty() || g.one(3):
		return lang.Value{Kind: kind, Num: day(time.UnixMilli(g.now).In(g.ws.Zone)) + by}
	case kind == lang.Datetime:
		return lang.Value{Kind: kind, Num: v.Num + by*[]int64{1, lang.Hour, lang.Day}[g.IntN(3)]}
	}
	v.Num += by
	return v
}
