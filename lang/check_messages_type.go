package lang

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
	"time"
)

// This file has the messages about types, operators and numbers.

// kindPhrases name a kind in a sentence.
var kindPhrases = [...]string{
	NoKind: "unknown", Blank: "empty", String: "a string", LongText: "a text", Email: "an email", Phone: "a phone", URL: "a url",
	Enum: "an enum", Integer: "an integer", Float: "a float", Currency: "a currency", Percent: "a percent", Score: "a score",
	Boolean: "a boolean", Date: "a date", Datetime: "a datetime", Time: "a time of day", Length: "a duration", ListKind: "a list",
	TableKind: "a table",
}

// phrase names a type in a sentence.
func (t Type) phrase() string {
	if t.Kind == Enum && len(t.Values) > 0 {
		return "one of " + oneOf(t.Values)
	}
	return kindPhrases[t.Kind]
}

// mismatch is about a value of one type where another is declared.
func (c *checker) mismatch(e Expr, f facts, to Type, what string) {
	d := c.fail(CodeType, e.Range(), "%s is %s, and %s is %s", what, to.phrase(), c.code(e), f.typ.phrase())
	c.convert(d, e, f, to)
}

// convert says how to write a value of another type, when there is a plain way.
func (c *checker) convert(d *Diagnostic, e Expr, f facts, to Type) {
	from := f.typ.Kind
	if date := officeDate(c.source(e.Range())); date != "" && (to.Kind == Date || to.Kind == Datetime) {
		if !f.typ.Kind.IsText() {
			d.Message = c.code(e) + " divides numbers, and a date is needed"
		}
		d.Help = "a date is written as year, month and day: " + date
		d.replace(e.Range(), date)
		return
	}
	text, isLiteral := constText(unparen(e))
	switch {
	case to.Kind.IsText() && to.Kind != Enum && !from.IsText() && from != ListKind && from != TableKind:
		if _, ok := unparen(e).(*Number); ok {
			d.Help = "write it in quotes, \"" + strings.Trim(c.code(e), "`") + "\""
			d.enclose(e.Range(), `"`, `"`)
			return
		}
		c.callAround(d, "text", e)
	case isLiteral && text != "":
		if to.Kind.IsNumber() {
			text = strings.TrimPrefix(text, "+") // as a change of a score is written elsewhere
		}
		if _, err := ParseValue(to, text, nil); err == nil && to.Kind != Enum {
			d.Help = "write it without quotes: " + cut(text)
			d.replace(e.Range(), text)
		}
	case to.Kind.IsWhole() && (from == Float || from == Currency):
		c.callAround(d, "round", e)
	case to.Kind == Currency && from == Float:
		if c.lib.Function("currency") != nil {
			c.callAround(d, "currency", e)
			return
		}
		d.Help = "a currency times or plus a number is a currency again, and a quotient is not: `* 0.5` for `/ 2`"
	}
}

// officeDate is the date that is meant by 12/31/2005 or 31/12/2005, in quotes or
// not, or "" where it could be either.
func officeDate(written string) string {
	written = strings.Trim(written, `"`)
	american, errAmerican := time.Parse("1/2/2006", written)
	european, errEuropean := time.Parse("2/1/2006", written)
	switch {
	case errAmerican == nil && (errEuropean != nil || american.Equal(european)):
		return american.Format(time.DateOnly)
	case errAmerican != nil && errEuropean == nil:
		return european.Format(time.DateOnly)
	}
	return ""
}

// callAround suggests a call of a function with the expression.
func (c *checker) callAround(d *Diagnostic, function string, e Expr) {
	d.Help = "write " + function + "(" + strings.Trim(c.code(e), "`") + ")"
	d.enclose(e.Range(), function+"(", ")")
}

func (c *checker) notInEnum(t *Text, value string, enum Type, what string) {
	near := c.speller.nearest(value, slices.Values(enum.Values))
	if near == "" {
		for _, v := range enum.Values {
			if strings.EqualFold(v, value) {
				near = v
			}
		}
	}
	d := c.fail(CodeEnum, t.Span, "%s has no value %s", what, quoted(value)).guessName(t.Span, near)
	if near == "" {
		d.Message += ", only " + oneOf(enum.Values)
		d.Help = "write one of these, or add it to the values where the field is declared"
	}
}

func (c *checker) numberTooLarge(n *Number) {
	c.fail(CodeRange, n.Span, "%s is too large for a number", c.code(n))
}

func (c *checker) overflow(e Expr) { c.overflowAt(e.Range()) }

func (c *checker) overflowAt(at Span) {
	c.fail(CodeRange, at, "the result of %s is too large for a number", c.code(at))
}

func (c *checker) divisionByZero(o *operation) {
	c.fail(CodeRange, o.at, "division by zero")
}

func (c *checker) scoreRange(e Expr, what string) {
	c.fail(CodeRange, e.Range(), "%s is a score, and %s is out of its range from -2147483648 to 2147483647", what, c.code(e))
}

func (c *checker) currencyRange(e Expr, what string) {
	c.fail(CodeRange, e.Range(), "%s is a currency, and %s is out of its range", what, c.code(e))
}

func (c *checker) currencyDecimals(e Expr, what string) {
	c.fail(CodeRange, e.Range(), "%s is a currency and has four decimals at most", what)
}

func (c *checker) textAndNumber(o *operation) {
	d := c.fail(CodeType, o.at, "%s is text, and text cannot be added to a number", c.code(o.rightExpr))
	if o.right.typ.Kind.IsNumber() {
		d.Message = fmt.Sprintf("%s is a number, and a number cannot be added to text", c.code(o.rightExpr))
		c.callAround(d, "text", o.rightExpr)
		return
	}
	if c.convert(d, o.rightExpr, o.right, o.left.typ); d.Help == "" {
		d.Help = "write text(…) around the number"
	}
}

func (c *checker) wrongOperands(o *operation) {
	d := c.fail(CodeOperator, o.at, "`%s` does not go with %s and %s", o.op, o.left.typ.phrase(), o.right.typ.phrase())
	if o.left.typ.Kind.IsText() && o.right.typ.Kind == Length {
		d.Help = "a date is kept in a field or token of the type date or datetime, not in a text"
	}
}

func (c *checker) hoursOfDate(o *operation) {
	c.fail(CodeOperator, o.at, "a date has no hours; add days, or use a datetime")
}

func (c *checker) signOf(e *Sign, f facts) {
	c.fail(CodeOperator, e.Span, "`%s` does not go with %s", e.Op, f.typ.phrase())
}

func (c *checker) listInList(e Expr) {
	c.fail(CodeType, e.Range(), "a list holds single values, and %s is a list", c.code(e))
}

func (c *checker) mixedList(e Expr, all, f facts) {
	c.fail(CodeType, e.Range(), "the values before %s are each %s, and this is %s", c.code(e), all.typ.phrase(), f.typ.phrase())
}

func (c *checker) mixedOtherwise(e Expr, all, f facts) {
	c.fail(CodeType, e.Range(), "what stands before this `otherwise` is %s, and %s is %s", all.typ.phrase(), c.code(e), f.typ.phrase())
}

func (c *checker) notCondition(e Expr, f facts) {
	d := c.fail(CodeCondition, e.Range(), "%s is %s, not a condition", c.code(e), f.typ.phrase())
	if _, ok := unparen(e).(*Name); ok {
		d.Help = "compare it, as in " + strings.TrimSuffix(c.code(e), "`") + " is not empty`"
	}
}

// Relations.

func (c *checker) neverEqual(r *Relation, y Expr, a, b facts) {
	d := c.fail(CodeType, y.Range(), "%s is %s, and %s is %s; they are never equal", c.code(r.X), a.typ.phrase(), c.code(y), b.typ.phrase())
	if name, ok := unparen(r.X).(*Name); ok && a.typ.Kind == Boolean {
		d.Help = fmt.Sprintf("ask for true or false: %s or `not %[2]s`", c.code(name), strings.Trim(c.code(name), "`"))
		return
	}
	if _, ok := constText(unparen(y)); ok {
		c.convert(d, y, b, a.typ)
	}
}

func (c *checker) equalsList(r *Relation, y Expr, a, b facts) {
	if b.typ.Kind == ListKind {
		c.fail(CodeOperator, y.Range(), "a single value is never a list; write `in` to ask whether it is one of them")
		return
	}
	c.fail(CodeOperator, r.Span, "a list cannot be compared with a single value")
}

// op is the operator as a message shows it.
func (r *Relation) op() string {
	if r.Not {
		return "not " + string(r.Op)
	}
	return string(r.Op)
}

func (c *checker) noOrder(r *Relation, x facts) {
	d := c.fail(CodeOperator, r.At, "`%s` compares numbers, dates and durations, and %s is %s", r.op(), c.code(r.X), x.typ.phrase())
	if x.typ.Kind.IsText() {
		d.Help = "compare text with `is`, `contains`, `starts with`, `ends with`, `matches` or `in`"
	}
}

func (c *checker) wrongSide(r *Relation, y Expr, a, b facts) {
	d := c.fail(CodeType, y.Range(), "%s is %s, and %s is %s; they have no common order", c.code(r.X), a.typ.phrase(), c.code(y), b.typ.phrase())
	if _, ok := constText(unparen(y)); ok {
		c.convert(d, y, b, a.typ)
	}
}

func (c *checker) needsText(r *Relation, e Expr, f facts) {
	if e == r.X {
		c.fail(CodeOperator, r.At, "`%s` looks into text, and %s is %s", r.op(), c.code(e), f.typ.phrase())
		return
	}
	d := c.fail(CodeType, e.Range(), "`%s` needs a text, and %s is %s", r.op(), c.code(e), f.typ.phrase())
	c.convert(d, e, f, Type{Kind: String})
}

func (c *checker) needsDate(r *Relation, e Expr, f facts) {
	if e == r.X {
		c.fail(CodeOperator, r.At, "`%s` compares dates, and %s is %s", r.op(), c.code(e), f.typ.phrase())
		return
	}
	d := c.fail(CodeType, e.Range(), "`%s` needs a date, and %s is %s", r.op(), c.code(e), f.typ.phrase())
	c.convert(d, e, f, Type{Kind: Date})
}

func (c *checker) needsDuration(r *Relation, y facts) {
	c.fail(CodeType, r.Y.Range(), "`%s` needs a duration such as 7 days, and %s is %s", r.op(), c.code(r.Y), y.typ.phrase())
}

func (c *checker) emptyTimeFrame(r *Relation) {
	c.fail(CodeRange, r.Y.Range(), "a time frame has a length; %s has none", c.code(r.Y))
}

func (c *checker) needsList(r *Relation, y facts) {
	c.fail(CodeType, r.Y.Range(), "after `%s` stands a list such as [\"a\", \"b\"] or a table's column, and %s is %s",
		r.op(), c.code(r.Y), y.typ.phrase())
}

func (c *checker) needsSingle(r *Relation, x facts) {
	c.fail(CodeOperator, r.X.Range(), "`%s` asks for a single value, and %s is %s", r.op(), c.code(r.X), x.typ.phrase())
}

func (c *checker) patternNoLiteral(e Expr) {
	c.fail(CodePattern, e.Range(), "a pattern is a literal text without tokens, so that no lead's data is ever run as one")
}

func (c *checker) badPattern(t *Text, err error) {
	why := err.Error()
	if e, ok := err.(*syntax.Error); ok {
		why = e.Code.String()
		if e.Expr != "" && len(e.Expr) < 40 {
			why += ": `" + printable(e.Expr) + "`"
		}
	}
	c.fail(CodePattern, t.Span, "this is no pattern: %s", why)
}

// Quantities.

func (c *checker) misplacedQuantity(q *Quantity) {
	switch {
	case q.Business:
		c.fail(CodeType, q.Span, "business time is counted only by `wait`")
	case q.isCount("percent"):
		c.fail(CodeType, q.Span, "%s is a share, and a value is a number: write %s", c.code(q), q.Number).
			Help = "a share of something is worked out, as in `revenue * 10 / 100`"
	default:
		c.fail(CodeType, q.Span, "%s says how often, and a value is a number: write %s", c.code(q), q.Number)
	}
}

func (c *checker) badQuantity(q *Quantity, err error) {
	c.fail(CodeRange, q.Span, "%s is %s", c.code(q), err)
}

func (c *checker) notLength(q *Quantity) {
	c.fail(CodeType, q.Span, "%s is no length of time; write minutes, hours, days, weeks, months or years", c.code(q))
}

func (c *checker) noLength(q *Quantity) {
	c.fail(CodeRange, q.Span, "%s is no time at all", c.code(q))
}

func (c *checker) tooLong(q *Quantity) {
	c.fail(CodeRange, q.Span, "%s is longer than five years", c.code(q))
}

func (c *checker) notBusiness(q *Quantity) {
	c.fail(CodeType, q.Span, "business time is counted in days or hours, as in `1 business day`")
}

func (c *checker) notTimeOfDay(m *Moment) {
	c.fail(CodeType, m.Span, "after `at` stands a time of day such as 09:00, and %s is %s", c.code(m), kindPhrases[momentKind(m)])
}

func (c *checker) notLiteral(e Expr, what string) {
	c.fail(CodeDeclaration, e.Range(), "the default of %s is a literal: a text, number, date, duration, true or false", what)
}

func (c *checker) unreadableLiteral(e Expr, what string, err error) {
	c.fail(CodeRange, e.Range(), "the default of %s is %s", what, err)
}
