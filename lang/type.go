package lang

import (
	"slices"
	"strings"
)

// Kind is the sort of a value.
type Kind uint8

// The kinds of the language. String to URL are text kinds; Integer to Score
// are numbers.
const (
	NoKind   Kind = iota // unknown, after an error that was reported
	Blank                // the literal `empty`, assignable to everything
	String               // up to 255 characters in Marketo; not limited here
	LongText             // `text`
	Email
	Phone
	URL
	Enum
	Integer  // 64 bit
	Float    // 64 bit
	Currency // decimal with four places
	Percent  // whole percent
	Score    // 32 bit
	Boolean
	Date     // days since 1970-01-01
	Datetime // milliseconds since 1970-01-01T00:00Z
	Time     // time of day, milliseconds since midnight
	Length   // `duration`: months and milliseconds, see Duration
	ListKind
	TableKind
)

var kindNames = [...]string{
	NoKind: "unknown", Blank: "empty", String: "string", LongText: "text", Email: "email", Phone: "phone", URL: "url",
	Enum: "enum", Integer: "integer", Float: "float", Currency: "currency", Percent: "percent", Score: "score",
	Boolean: "boolean", Date: "date", Datetime: "datetime", Time: "time", Length: "duration", ListKind: "list", TableKind: "table",
}

// String gives the kind's name in the language.
func (k Kind) String() string { return kindNames[k] }

// KindNamed returns the kind that a type name in source stands for. `enum`,
// `list` and `table` are not among them: they need more than a name.
func KindNamed(name string) (Kind, bool) {
	for k := String; k <= Length; k++ {
		if k != Enum && k != Time && kindNames[k] == name {
			return k, true
		}
	}
	return NoKind, false
}

// IsText reports whether values of the kind are held as text.
func (k Kind) IsText() bool { return k >= String && k <= Enum }

// IsNumber reports whether values of the kind take part in arithmetic as numbers.
func (k Kind) IsNumber() bool { return k >= Integer && k <= Score }

// IsWhole reports whether values of the kind are whole numbers.
func (k Kind) IsWhole() bool { return k == Integer || k == Percent || k == Score }

// IsMoment reports whether values of the kind are dates or dates with time.
func (k Kind) IsMoment() bool { return k == Date || k == Datetime }

// Type is a kind with what belongs to it.
type Type struct {
	Kind   Kind
	Values []string // an enum's values, in order of declaration
	Elem   *Type    // a list's element type
	Table  *Table   // a table
}

// String names the type as a marketer would write it.
func (t Type) String() string {
	switch t.Kind {
	case Enum:
		return `enum("` + strings.Join(t.Values, `", "`) + `")`
	case ListKind:
		if t.Elem != nil {
			return "list of " + t.Elem.String()
		}
	case TableKind:
		if t.Table != nil {
			return "table " + t.Table.Name
		}
	}
	return t.Kind.String()
}

// HasValue reports whether an enum has the value, spelled exactly so.
func (t Type) HasValue(v string) bool {
	for _, x := range t.Values {
		if x == v {
			return true
		}
	}
	return false
}

// AssignableTo reports whether a value of type t may be stored where type to is
// declared. Text kinds assign to each other (an enum only to text, never from
// it: the checker tests literals by value); integer, score and percent assign
// to each other and widen to float and currency; a date widens to a datetime.
func (t Type) AssignableTo(to Type) bool {
	a, b := t.Kind, to.Kind
	switch {
	case a == NoKind || b == NoKind || a == Blank:
		return true
	case b == Enum:
		return a == Enum && subset(t.Values, to.Values)
	case a.IsText() && b.IsText():
		return true
	case a.IsWhole():
		return b.IsNumber()
	case a == Date:
		return b == Date || b == Datetime
	case a == ListKind && b == ListKind:
		return t.Elem == nil || to.Elem == nil || t.Elem.AssignableTo(*to.Elem)
	case a == TableKind && b == TableKind:
		return t.Table == to.Table
	}
	return a == b
}

func subset(a, b []string) bool {
	if len(a) > 0 && len(a) == len(b) && &a[0] == &b[0] {
		return true
	}
	if len(a) > 16 && len(b) > 16 {
		set := make(map[string]bool, len(b))
		for _, x := range b {
			set[x] = true
		}
		return !slices.ContainsFunc(a, func(x string) bool { return !set[x] })
	}
	for _, x := range a {
		if !(Type{Values: b}).HasValue(x) {
			return false
		}
	}
	return true
}
