package lang

import "strings"

// constant is the value of a default: a literal of the declared type. It
// reports what does not fit and gives an empty value then.
func (c *checker) constant(e Expr, t Type, what string) Value {
	literal := literalOf(e)
	if _, bad := literal.(*Bad); bad {
		return Value{}
	}
	f := c.value(e, &scope{place: inConstant})
	if literal == nil {
		if f.typ.Kind != NoKind {
			c.notLiteral(e, what)
		}
		return Value{}
	}
	if !c.fits(e, f, t, what) || f.typ.Kind == NoKind || t.Kind == NoKind {
		return Value{}
	}
	v, err := c.literalValue(e, t)
	if err != nil {
		c.unreadableLiteral(e, what, err)
	}
	return v
}

// literalOf strips parentheses and a sign from a literal; nil for anything else.
func literalOf(e Expr) Expr {
	for {
		switch x := e.(type) {
		case *Paren:
			e = x.X
		case *Sign:
			switch inner := unparen(x.X).(type) {
			case *Number, *Quantity, *Bad:
				return inner
			}
			return nil
		case *Text:
			if _, constant := x.Const(); !constant {
				return nil
			}
			return x
		case *Number, *Bool, *Empty, *Moment, *Quantity, *Bad:
			return x
		default:
			return nil
		}
	}
}

// unparen strips parentheses.
func unparen(e Expr) Expr {
	for {
		p, ok := e.(*Paren)
		if !ok {
			return e
		}
		e = p.X
	}
}

// literalValue reads a literal that fits the type.
func (c *checker) literalValue(e Expr, t Type) (Value, error) {
	switch e := unparen(e).(type) {
	case *Text:
		s, _ := e.Const()
		return ParseValue(t, s, c.ws.Zone)
	case *Number:
		return ParseValue(t, e.Raw, c.ws.Zone)
	case *Sign:
		if n, ok := unparen(e.X).(*Number); ok {
			return ParseValue(t, signed(e.Op, n.Raw), c.ws.Zone)
		}
		v, err := c.literalValue(e.X, t)
		if e.Op == "-" {
			months, millis := Duration(v.Num).Parts()
			v.Num = int64(MakeDuration(-months, -millis))
		}
		return v, err
	case *Bool:
		return BoolValue(e.Value), nil
	case *Moment:
		return ParseValue(t, e.Raw, c.ws.Zone)
	case *Quantity:
		d, err := e.Duration()
		return Value{Kind: Length, Num: int64(d)}, err
	}
	return Value{}, nil
}

// signed is a number as data spells it: no plus, and no minus before zero.
func signed(op, raw string) string {
	if op == "-" && strings.Trim(raw, "0.") != "" {
		return "-" + raw
	}
	return raw
}
