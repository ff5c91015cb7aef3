package lang

import (
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Which values are worth a try for a field: plain ones, what it is compared
// with, and what is next to that.

// values settles the values of all fields that were met.
func (c *materialCollector) values() {
	for _, f := range c.order {
		v := &fieldValues{field: f, zone: c.ws.Zone, literals: c.fields[f]}
		v.find()
		c.out.Fields = append(c.out.Fields, FieldMaterial{f, v.values})
	}
}

// fieldValues collects the values of one field.
type fieldValues struct {
	field    *Field
	zone     *time.Location
	literals *fieldLiterals
	values   []Value
}

func (v *fieldValues) add(x Value) {
	x.Kind = v.field.Type.Kind
	if !x.IsEmpty() && len(v.values) < materialValues && !slices.ContainsFunc(v.values, func(y Value) bool { return y.Text == x.Text && y.Num == x.Num }) {
		v.values = append(v.values, x)
	}
}

func (v *fieldValues) find() {
	switch kind := v.field.Type.Kind; {
	case kind == Enum:
		for _, text := range v.field.Type.Values {
			v.add(Value{Text: text})
		}
	case kind.IsText():
		v.texts()
	case kind == Boolean:
		v.add(Value{Num: 1})
		v.add(Value{Num: 0})
	case kind.IsNumber():
		v.numbers()
	case kind.IsMoment():
		v.moments()
	}
}

// plainTexts are what a text is without any condition.
var plainTexts = map[Kind][]string{
	Email: {"ann@example.com", "bob@gmail.com", "eve@mailinator.com"}, Phone: {"+1 212 555 0100", "030 123456"}, URL: {"https://www.example.com/"},
	String: {"x", "Sample"}, LongText: {"x", "Sample"},
}

const textMax = 200 // characters of a text that is made

// texts are the literals, then each in other cases and with something around it.
func (v *fieldValues) texts() {
	add := func(s string) {
		if s != "" && utf8.RuneCountInString(s) <= textMax {
			v.add(Value{Text: s})
		}
	}
	kind := v.field.Type.Kind
	for _, s := range plainTexts[kind] {
		add(s)
	}
	var named []string
	for _, e := range v.literals.exprs {
		if t, ok := e.(*Text); ok {
			if s, ok := t.Const(); ok {
				named = append(named, s)
			}
		}
	}
	named = slices.DeleteFunc(append(named, v.literals.texts...), func(text string) bool {
		return slices.ContainsFunc(v.literals.shapes, func(s literalShape) bool { return s.text == text })
	})
	for _, s := range named {
		if kind == Email && strings.Contains(s, ".") && !strings.Contains(s, "@") {
			add("ann@" + s) // what an address is taken apart into
		}
	}
	for _, s := range named {
		add(s)
	}
	for _, s := range v.literals.shapes {
		for _, text := range s.samples(kind) {
			add(text)
		}
	}
	for _, s := range named {
		add(strings.ToUpper(s))
		add(strings.ToLower(s))
	}
	for _, s := range named {
		add(" " + s + " ")
		add(s + "x")
	}
}

// samples are texts that hold the piece.
func (s literalShape) samples(kind Kind) []string {
	switch s.op {
	case OpStartsWith:
		return []string{s.text + plainTexts[kind][0], s.text}
	case OpEndsWith:
		if kind == Email && strings.Contains(s.text, "@") {
			return []string{"ann" + s.text}
		}
		return []string{plainTexts[kind][0] + s.text, s.text}
	case OpMatches:
		return patternSamples(s.text)
	}
	return []string{s.text, "x " + s.text + " x"}
}

// numbers are 0 and 1, the literals and their neighbours, and what the field
// comes to those from by what is added to it.
func (v *fieldValues) numbers() {
	v.number(0)
	v.number(1)
	var asked, added []float64
	for _, e := range v.literals.exprs {
		if x, ok := numberOf(e); ok {
			asked = append(asked, x)
		}
	}
	for _, e := range v.literals.steps {
		if x, ok := numberOf(e); ok && x != 0 && len(added) < 8 {
			added = append(added, x)
		}
	}
	near := v.step()
	for _, x := range asked {
		v.number(x)
		v.number(x - near)
		v.number(x + near)
	}
	for _, x := range asked {
		for _, d := range added {
			v.number(x - d)
			v.number(x - d - near)
			v.number(x + d)
		}
	}
	v.number(-1)
}

// step is the least that makes a difference that a person would try.
func (v *fieldValues) step() float64 {
	switch v.field.Type.Kind {
	case Currency:
		return 0.01
	case Float:
		return 0.5
	}
	return 1
}

func (v *fieldValues) number(x float64) {
	switch kind := v.field.Type.Kind; kind {
	case Float:
		v.add(FloatValue(x))
	case Currency:
		if math.Abs(x) < 1e11 {
			v.add(Value{Num: int64(math.Round(x * CurrencyScale))})
		}
	default:
		if kind == Score && math.Abs(x) > math.MaxInt32 || math.Abs(x) > literalMax {
			return
		}
		v.add(Value{Num: int64(math.Floor(x))})
		v.add(Value{Num: int64(math.Ceil(x))})
	}
}

// TestStart is the moment at which tests begin unless they say otherwise: a
// Monday morning in the workspace's zone.
func TestStart(zone *time.Location) int64 {
	return localInstant(DayOf(2026, 1, 5)*Day+9*Hour, zone)
}

// moments are today, the literals with the days beside them, and what lies just
// within and beyond the lengths of time that are asked for.
func (v *fieldValues) moments() {
	now := TestStart(v.zone)
	v.moment(now)
	for _, e := range v.literals.exprs {
		m, ok := e.(*Moment)
		if !ok || !momentKind(m).IsMoment() {
			continue
		}
		at, err := ParseValue(Type{Kind: Datetime}, m.Raw, v.zone)
		if err != nil {
			continue
		}
		v.moment(at.Num)
		v.moment(at.Num - Minute)
		v.moment(at.Num + Minute)
		v.moment(at.Num - Day)
		v.moment(at.Num + Day)
	}
	for _, q := range v.literals.length {
		d, err := q.Duration()
		if err != nil {
			continue
		}
		for _, beside := range []int64{0, -Minute, Minute, -Day, Day} {
			v.moment(now - d.Approx() + beside)
			v.moment(now + d.Approx() + beside)
		}
	}
	v.moment(now - Day)
	v.moment(now + Day)
	v.moment(now + 365*Day)
}

func (v *fieldValues) moment(at int64) {
	if v.field.Type.Kind == Date {
		v.add(Value{Num: localDay(at, v.zone)})
		return
	}
	v.add(Value{Num: at})
}
