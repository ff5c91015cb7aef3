package lang

import "regexp"

// relation checks that an operator goes with the values around it.
func (c *checker) relation(r *Relation, s *scope) {
	x := c.value(r.X, s)
	switch r.Op {
	case OpIsEmpty:
		return
	case OpIs, OpSame, OpDiffers:
		y := c.valueFor(r.Y, s, x.typ)
		if c.comparable(r, r.Y, x, y) {
			c.warnZero(r, x)
		}
	case OpLess, OpLessEqual, OpGreater, OpGreaterEqual:
		c.ordered(r, r.Y, x, c.value(r.Y, s))
	case OpBetween:
		y, z := c.value(r.Y, s), c.value(r.Z, s)
		if c.ordered(r, r.Y, x, y) {
			c.ordered(r, r.Z, x, z)
		}
	case OpContains, OpStartsWith, OpEndsWith:
		c.textual(r, x, c.value(r.Y, s))
	case OpMatches:
		if c.textual(r, x, c.value(r.Y, s)) {
			c.pattern(r.Y)
		}
	case OpBefore, OpAfter, OpOnOrBefore, OpOnOrAfter:
		if c.dated(r, x, c.value(r.Y, s)) {
			c.warnBefore(r, x)
		}
	case OpInPast, OpInPastBefore, OpInFuture, OpInFutureAfter:
		if c.timeFrame(r, x, s) {
			c.warnBefore(r, x)
		}
	case OpIn:
		c.membership(r, x, s)
	}
}

// comparable reports whether two values can be equal. A text literal that is
// compared with an enum must be one of its values.
func (c *checker) comparable(r *Relation, yExpr Expr, x, y facts) bool {
	p, q := x.typ.Kind, y.typ.Kind
	switch {
	case p == NoKind || q == NoKind:
		return false
	case p == Blank || q == Blank:
		return true
	case p == ListKind || q == ListKind:
		c.equalsList(r, yExpr, x, y)
		return false
	case p == Enum && y.texts != nil:
		return c.literalsIn(y.texts, x.typ, c.code(r.X))
	case q == Enum && x.texts != nil:
		return c.literalsIn(x.texts, y.typ, c.code(yExpr))
	case p.IsText() && q.IsText(), p.IsNumber() && q.IsNumber(), p.IsMoment() && q.IsMoment(), p == q && p != TableKind:
		return true
	}
	c.neverEqual(r, yExpr, x, y)
	return false
}

// ordered reports whether one value can be less than another.
func (c *checker) ordered(r *Relation, yExpr Expr, x, y facts) bool {
	p, q := x.typ.Kind, y.typ.Kind
	switch {
	case p == NoKind || q == NoKind:
		return false
	case p.IsNumber() && q.IsNumber(), p.IsMoment() && q.IsMoment(), p == q && (p == Length || p == Time):
		return true
	case hasOrder(p) && p != q:
		c.wrongSide(r, yExpr, x, y)
	default:
		c.noOrder(r, x)
	}
	return false
}

// hasOrder reports whether values of the kind can be less or greater.
func hasOrder(k Kind) bool { return k.IsNumber() || k.IsMoment() || k == Length || k == Time }

// textual reports whether both values are text.
func (c *checker) textual(r *Relation, x, y facts) bool {
	p, q := x.typ.Kind, y.typ.Kind
	switch {
	case p == NoKind || q == NoKind:
		return false
	case !p.IsText() && p != Blank:
		c.needsText(r, r.X, x)
		return false
	case !q.IsText() && q != Blank:
		c.needsText(r, r.Y, y)
		return false
	}
	return true
}

// pattern checks that a pattern is a literal that RE2 understands, so that
// nothing a lead typed is ever run as one.
func (c *checker) pattern(e Expr) {
	t, ok := unparen(e).(*Text)
	if !ok {
		c.patternNoLiteral(e)
		return
	}
	s, ok := t.Const()
	if !ok {
		c.patternNoLiteral(e)
		return
	}
	if _, err := regexp.Compile(s); err != nil {
		c.badPattern(t, err)
	}
}

// dated reports whether both values are dates.
func (c *checker) dated(r *Relation, x, y facts) bool {
	p, q := x.typ.Kind, y.typ.Kind
	switch {
	case p == NoKind || q == NoKind:
		return false
	case !p.IsMoment():
		c.needsDate(r, r.X, x)
		return false
	case !q.IsMoment():
		c.needsDate(r, r.Y, y)
		return false
	}
	return true
}

// timeFrame checks `in past 7 days` and its like.
func (c *checker) timeFrame(r *Relation, x facts, s *scope) bool {
	y := c.value(r.Y, s)
	p, q := x.typ.Kind, y.typ.Kind
	switch {
	case p == NoKind || q == NoKind:
		return false
	case !p.IsMoment():
		c.needsDate(r, r.X, x)
		return false
	case q != Length:
		c.needsDuration(r, y)
		return false
	}
	if quantity, ok := unparen(r.Y).(*Quantity); ok {
		if d, err := quantity.Duration(); err == nil && d == 0 {
			c.emptyTimeFrame(r)
			return false
		}
	}
	return true
}

// membership checks `x in [a, b]` and `x in table.column`. Each element is
// compared as `is` would.
func (c *checker) membership(r *Relation, x facts, s *scope) {
	if list, ok := unparen(r.Y).(*List); ok {
		c.membershipOf(r, list, x, s)
		return
	}
	y := c.listValue(r.Y, s)
	switch {
	case x.typ.Kind == NoKind || y.typ.Kind == NoKind:
	case y.typ.Kind != ListKind:
		c.needsList(r, y)
	case x.typ.Kind == ListKind:
		c.needsSingle(r, x)
	case y.typ.Elem != nil:
		c.comparable(r, r.Y, x, facts{typ: *y.typ.Elem})
	}
}

func (c *checker) membershipOf(r *Relation, list *List, x facts, s *scope) {
	if x.typ.Kind == ListKind {
		c.needsSingle(r, x)
		x = facts{}
	}
	var elem Type
	for _, item := range list.Items {
		y := c.valueFor(item, s, x.typ)
		if y.typ.Kind == ListKind {
			c.listInList(item)
			continue
		}
		if c.comparable(r, item, x, y) && elem.Kind == NoKind {
			elem = y.typ
		}
	}
	t := Type{Kind: ListKind, Elem: &elem}
	for y := r.Y; ; y = y.(*Paren).X {
		c.ws.Info.Types[y] = t
		if y == Expr(list) {
			return
		}
	}
}

// listValue checks an expression where a list is wanted: there a table's column
// is one.
func (c *checker) listValue(e Expr, s *scope) facts {
	n, ok := unparen(e).(*Name)
	if !ok || len(n.Parts) != 2 || c.tables[n.Parts[0].Name] == nil {
		return c.value(e, s)
	}
	column := c.column(c.tables[n.Parts[0].Name], &n.Parts[1])
	if column == nil {
		return facts{}
	}
	c.ws.Info.Names[n] = column
	t := Type{Kind: ListKind, Elem: &column.Type}
	for x := e; ; x = x.(*Paren).X {
		c.ws.Info.Types[x] = t
		if x == Expr(n) {
			return facts{typ: t}
		}
	}
}
