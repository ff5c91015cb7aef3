package lang

import (
	"math"
	"strconv"
	"strings"
)

// facts is what the checker knows about an expression. Without a kind it is
// wrong in a way that was reported, and everything goes with it.
type facts struct {
	typ      Type
	texts    []*Text // all literals it can be, when it can be nothing else
	enum     *Type   // or else a value of this enum
	known    bool    // it is the whole number n
	n        int64
	zero     bool // it is the number 0
	nullable bool // it may be empty
}

var booleanFacts = facts{typ: Type{Kind: Boolean}}

// value checks an expression and notes its type.
func (c *checker) value(e Expr, s *scope) facts {
	if e == nil || !c.enter(e) {
		return facts{}
	}
	f := c.infer(e, s)
	c.leave()
	if _, bad := e.(*Bad); !bad {
		c.ws.Info.Types[e] = f.typ
	}
	return f
}

// cond checks an expression that stands where a condition is needed, and
// reports whether it is one.
func (c *checker) cond(e Expr, s *scope) bool {
	f := c.value(e, s)
	if f.typ.Kind != Boolean && f.typ.Kind != NoKind {
		c.notCondition(e, f)
	}
	return f.typ.Kind == Boolean
}

func (c *checker) infer(e Expr, s *scope) facts {
	switch e := e.(type) {
	case *Text:
		return c.text(e, s)
	case *Number:
		return c.number(e, "+")
	case *Bool:
		return booleanFacts
	case *Empty:
		return facts{typ: Type{Kind: Blank}, nullable: true}
	case *Moment:
		return facts{typ: Type{Kind: momentKind(e)}}
	case *Quantity:
		return c.quantity(e)
	case *Name:
		return c.name(e, s)
	case *Call:
		return c.call(e, s)
	case *List:
		return c.list(e, s)
	case *Paren:
		return c.value(e.X, s)
	case *Sign:
		return c.sign(e, s)
	case *Arith:
		return c.arith(e, s)
	case *Otherwise:
		return c.otherwise(e, s)
	}
	return c.inferCondition(e, s)
}

// valueFor checks a value that is compared with a type or stored as one, which
// tells what an unknown name was meant to be.
func (c *checker) valueFor(e Expr, s *scope, want Type) facts {
	if _, ok := unparen(e).(*Name); ok {
		defer func(before Type) { c.wanted = before }(c.wanted)
		c.wanted = want
	}
	return c.value(e, s)
}

func (c *checker) inferCondition(e Expr, s *scope) facts {
	switch e := e.(type) {
	case *Relation:
		c.relation(e, s)
	case *And:
		c.conds(e.Items, s)
	case *Or:
		c.conds(e.Items, s)
	case *Not:
		c.cond(e.X, s)
	case *Group:
		c.conditions(e.Conditions, s)
	case *Phrase:
		c.phrase(e, FilterEntry, s, strict)
	default:
		return facts{} // Bad
	}
	return booleanFacts
}

func (c *checker) conds(items []Expr, s *scope) {
	for _, x := range items {
		c.cond(x, s)
	}
}

// conditions checks the lines of a smart list that is no campaign's own, of a
// segment or of a group. Triggers do not belong there.
func (c *checker) conditions(cs *Conditions, s *scope) {
	if cs == nil {
		return
	}
	for _, item := range cs.Items {
		switch item := item.(type) {
		case *When:
			c.misplacedTrigger(item)
		case *Filter:
			c.cond(item.Cond, s)
		}
	}
}

// momentKind tells a literal's kind by its shape.
func momentKind(m *Moment) Kind {
	switch n := len(m.Raw); {
	case n < len(dateLayout):
		return Time
	case n > len(dateLayout):
		return Datetime
	}
	return Date
}

// number checks the range of a literal behind a sign. The parser reports a
// number that is too large with any sign.
func (c *checker) number(e *Number, sign string) facts {
	if strings.Contains(e.Raw, ".") {
		if _, err := strconv.ParseFloat(e.Raw, 64); err != nil {
			return facts{}
		}
		return facts{typ: Type{Kind: Float}, zero: strings.Trim(e.Raw, "0.") == ""}
	}
	n, err := strconv.ParseInt(signed(sign, e.Raw), 10, 64)
	if err != nil {
		if u, err := strconv.ParseUint(e.Raw, 10, 64); err == nil && u == 1<<63 {
			c.numberTooLarge(e)
		}
		return facts{}
	}
	return whole(n)
}

// between reports whether a whole number of the source lies between two bounds.
// One that is too large for any number was reported by the parser and passes.
func between(raw string, low, high int64) (n int64, ok bool) {
	n, err := strconv.ParseInt(raw, 10, 64)
	return n, err != nil || low <= n && n <= high
}

// whole is the facts of a constant whole number.
func whole(n int64) facts { return facts{typ: Type{Kind: Integer}, known: true, n: n, zero: n == 0} }

func (c *checker) quantity(q *Quantity) facts {
	if !q.isLength() {
		if q.isKnown() {
			c.misplacedQuantity(q)
		}
		return facts{}
	}
	if _, err := q.Duration(); err != nil {
		c.badQuantity(q, err)
		return facts{}
	}
	return facts{typ: Type{Kind: Length}}
}

func (c *checker) sign(e *Sign, s *scope) facts {
	if n, ok := unparen(e.X).(*Number); ok {
		f := c.number(n, e.Op)
		for x := e.X; ; x = x.(*Paren).X {
			c.ws.Info.Types[x] = f.typ
			if x == Expr(n) {
				return f
			}
		}
	}
	f := c.value(e.X, s)
	switch {
	case f.typ.Kind == NoKind || f.typ.Kind == Blank:
		return f
	case !f.typ.Kind.IsNumber() && f.typ.Kind != Length:
		c.signOf(e, f)
		return facts{}
	case e.Op == "-" && f.known:
		if f.n == math.MinInt64 {
			c.overflow(e)
			return facts{}
		}
		f.n = -f.n
	}
	f.texts = nil
	return f
}

// list checks `[a, b]`; its elements share a type.
func (c *checker) list(e *List, s *scope) facts {
	elem := facts{typ: Type{Kind: Blank}}
	for i, x := range e.Items {
		f := c.value(x, s)
		if f.typ.Kind == ListKind {
			c.listInList(x)
			return facts{}
		}
		if i == 0 {
			elem = f
			continue
		}
		joined, ok := join(elem, f)
		if !ok {
			c.mixedList(x, elem, f)
			return facts{}
		}
		elem = joined
	}
	return facts{typ: Type{Kind: ListKind, Elem: &elem.typ}, texts: elem.texts}
}

// otherwise is the first item that is not empty.
func (c *checker) otherwise(e *Otherwise, s *scope) facts {
	var all facts
	for i, x := range e.Items {
		f := c.value(x, s)
		if i == 0 {
			all = f
			continue
		}
		joined, ok := join(all, f)
		if !ok {
			c.mixedOtherwise(x, all, f)
			return facts{}
		}
		joined.nullable = all.nullable && f.nullable
		all = joined
	}
	all.known, all.zero = false, false
	return all
}

// join is what holds for a value that is one of two: the type that both widen
// to. It is false when there is none.
func join(a, b facts) (facts, bool) {
	j := facts{nullable: a.nullable || b.nullable}
	if a.texts != nil && b.texts != nil && a.enum == nil && b.enum == nil {
		j.texts = append(a.texts, b.texts...) // a is not used again
	}
	p, q := a.typ.Kind, b.typ.Kind
	switch {
	case p == NoKind || q == NoKind:
		return facts{}, true
	case p == Blank:
		j.typ, j.texts = b.typ, b.texts
	case q == Blank:
		j.typ, j.texts = a.typ, a.texts
	case p == Enum && (b.allIn(a.typ) || b.typ.AssignableTo(a.typ)):
		j.typ = a.typ
	case q == Enum && (a.enum == nil && a.allIn(b.typ) || a.typ.AssignableTo(b.typ)):
		j.typ = b.typ
	case p == Enum && b.texts != nil && b.enum == nil:
		j.typ, j.texts, j.enum = Type{Kind: String}, b.texts, &a.typ
	case q == Enum && a.texts != nil && a.enum == nil:
		j.typ, j.texts, j.enum = Type{Kind: String}, a.texts, &b.typ
	case p.IsText() && q.IsText():
		j.typ = Type{Kind: String}
		if p == q && p != Enum {
			j.typ = a.typ
		}
	case b.typ.AssignableTo(a.typ) && !(p.IsWhole() && q.IsWhole() && p != q):
		j.typ = a.typ
	case p.IsNumber() && q.IsNumber():
		j.typ = Type{Kind: widest(p, q)}
	case a.typ.AssignableTo(b.typ):
		j.typ = b.typ
	default:
		return facts{}, false
	}
	return j, true
}

// allIn reports whether the value can only be texts that the enum has.
func (f facts) allIn(enum Type) bool {
	for _, t := range f.texts {
		if s, _ := t.Const(); s != "" && !enum.HasValue(s) {
			return false
		}
	}
	return f.texts != nil
}

// widest is the kind that numbers of two kinds both fit.
func widest(a, b Kind) Kind {
	switch {
	case a == Currency || b == Currency:
		return Currency
	case a == Float || b == Float:
		return Float
	case a == b:
		return a
	}
	return Integer
}
