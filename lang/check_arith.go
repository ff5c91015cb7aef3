package lang

import "math/bits"

// arith checks a chain of one precedence from the left.
func (c *checker) arith(e *Arith, s *scope) facts {
	left, failed := c.value(e.First, s), false
	at := e.First.Range()
	for _, part := range e.Rest {
		right := c.value(part.X, s)
		if failed || left.typ.Kind == NoKind || right.typ.Kind == NoKind {
			failed = true
			continue
		}
		op := operation{op: part.Op, left: left, right: right, rightExpr: part.X, at: at.To(part.X.Range())}
		left, failed = c.operate(&op)
		at = op.at
	}
	if failed {
		return facts{}
	}
	return left
}

// operation is one operator between two values.
type operation struct {
	op          string
	left, right facts
	rightExpr   Expr
	at          Span
}

// operate is what an operation gives; failed after an error, which it reports.
func (c *checker) operate(o *operation) (result facts, failed bool) {
	l, r := o.left.typ.Kind, o.right.typ.Kind
	switch {
	case l == Blank:
		l = r
	case r == Blank:
		r = l
	}
	kind := resultKind(o.op, l, r)
	switch {
	case kind == NoKind && l.IsText() != r.IsText() && o.op == "+" && (l.IsNumber() || r.IsNumber()):
		c.textAndNumber(o)
		return facts{}, true
	case kind == NoKind:
		c.wrongOperands(o)
		return facts{}, true
	case o.op == "/" && o.right.zero:
		c.divisionByZero(o)
		return facts{}, true
	case kind == Date && (isShort(o.rightExpr) && l == Date):
		c.hoursOfDate(o)
		return facts{}, true
	}
	result = facts{typ: Type{Kind: kind}}
	switch {
	case l.IsMoment() || r.IsMoment():
		result.nullable = o.left.nullable && l.IsMoment() || o.right.nullable && r.IsMoment()
	case o.op == "/":
		result.nullable = o.left.nullable || o.right.nullable
	}
	if o.left.known && o.right.known && o.op != "/" {
		n, ok := fold(o.op, o.left.n, o.right.n)
		if !ok {
			c.overflowAt(o.at)
			return facts{}, true
		}
		result = whole(n)
	}
	return result, false
}

// isShort reports whether the expression is a literal of minutes or hours.
func isShort(e Expr) bool {
	q, ok := unparen(e).(*Quantity)
	if !ok {
		return false
	}
	u, ok := unitNamed(q.Unit)
	return ok && u.months == 0 && u.millis < Day
}

// resultKind is the kind that an operator gives for two kinds; NoKind when it
// does not go with them.
func resultKind(op string, l, r Kind) Kind {
	switch {
	case l.IsText() && r.IsText():
		if op == "+" {
			return String
		}
	case l.IsNumber() && r.IsNumber():
		if op == "/" {
			return Float
		}
		if k := widest(l, r); !k.IsWhole() {
			return k
		}
		return Integer
	case l.IsMoment() && r == Length:
		if op == "+" || op == "-" {
			return l
		}
	case l == Length && r.IsMoment():
		if op == "+" {
			return r
		}
	case l.IsMoment() && r.IsMoment():
		if op == "-" {
			return Length
		}
	case l == Length && r == Length:
		if op == "+" || op == "-" {
			return Length
		}
	case l == Length && r.IsWhole() || l.IsWhole() && r == Length:
		if op == "*" {
			return Length
		}
	case l == Blank && r == Blank:
		return Blank
	}
	return NoKind
}

// fold computes with whole numbers; false when the result does not fit.
func fold(op string, a, b int64) (int64, bool) {
	switch op {
	case "+":
		n := a + b
		return n, (n > a) == (b > 0) || b == 0
	case "-":
		n := a - b
		return n, (n < a) == (b > 0) || b == 0
	}
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	negative := (a < 0) != (b < 0)
	switch {
	case hi != 0 || lo > 1<<63 || !negative && lo == 1<<63:
		return 0, false
	case negative:
		return -int64(lo), true
	}
	return int64(lo), true
}

// magnitude is a number without its sign.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}
