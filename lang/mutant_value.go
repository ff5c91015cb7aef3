package lang

import (
	"fmt"
	"strconv"
	"strings"
)

// Mutants of values.

// expression makes the mutants of an expression; those of its parts come after.
func (m *mutator) expression(e Expr) {
	switch e := e.(type) {
	case *Relation:
		m.relation(e)
	case *And:
		m.connect(e, e.Items, "and", "or")
	case *Or:
		m.connect(e, e.Items, "or", "and")
	case *Not:
		m.change(MutantNegation, e, m.decides(e), Edit{Span: Span{e.Pos, e.X.Range().Pos}})
	case *Group:
		m.group(e)
	case *Phrase:
		m.where(e)
	case *List:
		m.list(e)
	case *Otherwise:
		m.otherwise(e)
	case *Call:
		m.call(e)
	case *Arith:
		m.arithmetic(e)
	case *Number:
		m.number(e, "a line that expects what comes of it")
	case *Quantity:
		m.quantity(e)
	case *Moment:
		m.moment(e)
	}
}

// number makes a number larger by one.
func (m *mutator) number(n *Number, telltale string) {
	if moved, ok := shifted(n.Raw, +1); ok && !m.settled[n] {
		m.change(MutantConstant, n, telltale, Edit{n.Span, moved})
	}
}

// shifted is a number that is more by so many; false below zero.
func shifted(raw string, by int64) (string, bool) {
	whole, rest, decimal := strings.Cut(raw, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || n+by < 0 || n+by < n != (by < 0) {
		return "", false
	}
	moved := strconv.FormatInt(n+by, 10)
	if decimal {
		moved += "." + rest
	}
	return moved, true
}

// quantity makes a length of time or a number of times longer and shorter.
// Shares of a sample are left alone: no test tells one from the next.
func (m *mutator) quantity(q *Quantity) {
	if q.isCount("percent") {
		return
	}
	at := q.Span
	at.EndPos.Offset = at.Pos.Offset + len(q.Number)
	for _, by := range []int64{+1, -1} {
		moved, ok := shifted(q.Number, by)
		if !ok || moved == "0" {
			continue
		}
		less, more := q.Number, moved
		if by < 0 {
			less, more = moved, q.Number
		}
		telltale := "what lies between " + less + " and " + more + strings.TrimPrefix(m.text(q), q.Number)
		if q.isCount("time") {
			telltale = "a lead with just " + less + " of them"
		}
		m.change(MutantConstant, q, telltale, Edit{at, moved})
	}
}

// moment makes a date or a time later.
func (m *mutator) moment(x *Moment) {
	later := laterHour(x.Raw)
	if day, err := parseDate(x.Raw); err == nil {
		later = FormatValue(Value{Kind: Date, Num: day + 1})
	}
	if later != "" {
		m.change(MutantConstant, x, "what lies between "+x.Raw+" and "+later, Edit{x.Span, later})
	}
}

// laterHour is a time, or a date with one, an hour later; "" at the end of a day.
func laterHour(raw string) string {
	day, clock, ok := strings.Cut(raw, "T")
	if !ok {
		day, clock = "", raw
	} else {
		day += "T"
	}
	hour, rest, ok := strings.Cut(clock, ":")
	n, err := strconv.Atoi(hour)
	if !ok || err != nil || n >= 23 {
		return ""
	}
	return fmt.Sprintf("%s%02d:%s", day, n+1, rest)
}

// otherwise drops one of the values.
func (m *mutator) otherwise(o *Otherwise) {
	row := spans(o.Items)
	for i, x := range o.Items {
		m.change(MutantItem, o, "a lead for which "+m.said(x)+" decides", dropped(row, i))
	}
}

// isConstant reports whether an argument tells the function what to do, rather
// than what to do it with.
func (m *CallMatch) isConstant(arg Expr) bool {
	for i, p := range m.Func.params {
		if i < len(m.Args) && m.Args[i] == arg {
			return p.Class == "constant"
		}
	}
	return false
}

// call drops arguments that have a name, and the function itself where its
// first argument can stand for its result.
func (m *mutator) call(c *Call) {
	match := m.ws.Info.Calls[c]
	if match == nil {
		return
	}
	row := make([]Span, len(c.Args))
	for i, a := range c.Args {
		row[i] = a.Value.Range()
		if a.Label != nil {
			row[i].Pos = a.Label.Pos
		}
	}
	for i, a := range c.Args {
		if a.Label != nil && !match.isConstant(a.Value) {
			m.change(MutantItem, c, "a lead for which `"+onLine(m.source(row[i]))+"` makes a difference", dropped(row, i))
		}
	}
	if len(c.Args) == 0 || m.settled[c] {
		return
	}
	x := c.Args[0].Value
	if from := m.ws.Info.Types[x].Kind; from.IsText() && match.Result.Kind.IsText() || from.IsNumber() && match.Result.Kind.IsNumber() {
		telltale := "a lead for which " + m.said(c) + " differs from " + m.said(x)
		m.change(MutantCall, c, telltale, Edit{Span{c.Pos, x.Range().Pos}, ""}, Edit{Span{x.Range().EndPos, c.EndPos}, ""})
	}
}

// otherSign is what an operator becomes.
var otherSign = map[string]string{"+": "-", "-": "+", "*": "/", "/": "*"}

func (m *mutator) arithmetic(a *Arith) {
	if m.ws.Info.Types[a].Kind.IsText() {
		return
	}
	before := a.First
	for _, p := range a.Rest {
		if at, ok := m.wordBetween(before, p.X, p.Op); ok {
			m.change(MutantValue, a, "a lead for which "+m.said(p.X)+" is not 0", Edit{at, otherSign[p.Op]})
		}
		before = p.X
	}
}

// token changes a token's number, length of time or moment.
func (m *mutator) token(d *TokenDecl) {
	if d.Value != nil {
		m.parts(d.Value)
	}
}
