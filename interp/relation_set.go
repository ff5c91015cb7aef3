package interp

import (
	"strings"

	"campaignc/lang"
)

// membership compiles `x in [a, b]` and `x in table.column` for values that are
// not text: x is one of them. An empty x is in no set, except one that lists
// `empty` itself.
func (c *compiler) membership(e *lang.Relation) condFn {
	value, list := c.value(e.X), c.value(e.Y)
	return func(m *machine) bool {
		v := value(m)
		for _, item := range list(m).List {
			if sameValue(m, v, item) {
				return true
			}
		}
		return false
	}
}

// sameValue compares across the kinds that widen to each other.
func sameValue(m *machine, a, b lang.Value) bool {
	if a.IsEmpty() || b.IsEmpty() {
		return a.IsEmpty() && b.IsEmpty()
	}
	switch {
	case a.Kind.IsText():
		return strings.EqualFold(a.Text, b.Text)
	case a.Kind == lang.Date && b.Kind == lang.Datetime:
		return a.Num == m.prog.zone.Day(b.Num)
	case a.Kind == lang.Datetime && b.Kind == lang.Date:
		return b.Num == m.prog.zone.Day(a.Num)
	case a.Kind.IsNumber() && b.Kind.IsNumber():
		return sameNumber(a, b)
	}
	return a.Num == b.Num
}

// sameNumber compares two numbers: as floats only when one of them is one.
func sameNumber(a, b lang.Value) bool {
	switch {
	case a.Kind == lang.Float || b.Kind == lang.Float:
		return asFloat(a) == asFloat(b)
	case a.Kind == lang.Currency && b.Kind != lang.Currency:
		return a.Num == amount(b.Num)
	case b.Kind == lang.Currency && a.Kind != lang.Currency:
		return amount(a.Num) == b.Num
	}
	return a.Num == b.Num
}

func asFloat(v lang.Value) float64 {
	switch v.Kind {
	case lang.Float:
		return v.Float()
	case lang.Currency:
		return float64(v.Num) / lang.CurrencyScale
	}
	return float64(v.Num)
}

// textMembership is membership of texts, compared as `is` does, and `not in`.
func (c *compiler) textMembership(e *lang.Relation) condFn {
	x, in := c.text(e.X), !e.Not
	texts, ok := c.constTexts(e.Y)
	if !ok {
		list := c.value(e.Y)
		return func(m *machine) bool {
			s := x.of(m)
			for _, item := range list(m).List {
				if s == "" && item.IsEmpty() || s != "" && strings.EqualFold(s, item.Text) {
					return in
				}
			}
			return !in
		}
	}
	set := newTextSet(texts)
	return func(m *machine) bool { return set.has(x.of(m)) == in }
}

// constTexts is a list that is known when the program is compiled.
func (c *compiler) constTexts(e lang.Expr) ([]string, bool) {
	var texts []string
	switch e := unparen(e).(type) {
	case *lang.Name:
		column, ok := c.nameObject(e).(*lang.Column)
		if !ok {
			return nil, false
		}
		for _, row := range column.Table.Rows {
			if row[column.Index] != "" {
				texts = append(texts, row[column.Index])
			}
		}
		return texts, true
	case *lang.List:
		for _, item := range e.Items {
			switch item := unparen(item).(type) {
			case *lang.Empty:
				texts = append(texts, "")
			case *lang.Text:
				s, ok := item.Const()
				if !ok {
					return nil, false
				}
				texts = append(texts, s)
			default:
				return nil, false
			}
		}
		return texts, true
	}
	return nil, false
}
