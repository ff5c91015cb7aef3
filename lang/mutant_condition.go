package lang

import (
	"slices"
	"strings"
)

// Mutants of conditions.

// opposites are relations whose negation is another relation, but for empty
// sides.
var opposites = map[RelOp]RelOp{
	OpLess: OpGreaterEqual, OpGreaterEqual: OpLess, OpGreater: OpLessEqual, OpLessEqual: OpGreater,
	OpSame: OpDiffers, OpDiffers: OpSame,
	OpBefore: OpOnOrAfter, OpOnOrAfter: OpBefore, OpAfter: OpOnOrBefore, OpOnOrBefore: OpAfter,
}

// neighbours are relations that differ for one value alone: both sides the same.
var neighbours = map[RelOp]RelOp{
	OpLess: OpLessEqual, OpLessEqual: OpLess, OpGreater: OpGreaterEqual, OpGreaterEqual: OpGreater,
	OpBefore: OpOnOrBefore, OpOnOrBefore: OpBefore, OpAfter: OpOnOrAfter, OpOnOrAfter: OpAfter,
}

// negate makes a simple condition hold where it did not; of a compound one this
// is done with its parts.
func (m *mutator) negate(e Expr) {
	e = unparen(e)
	switch e := e.(type) {
	case nil, *And, *Or, *Group, *Not, *Bool, *Bad:
	case *Relation:
		m.change(MutantNegation, e, m.decides(e), Edit{e.At, negated(e)})
	default:
		m.change(MutantNegation, e, m.decides(e), Edit{Span{e.Range().Pos, e.Range().Pos}, "not "})
	}
}

func (m *mutator) decides(e Expr) string {
	return "a lead that comes to " + m.said(e) + ", with what depends on it expected,"
}

// negated is the operator of the opposite relation.
func negated(r *Relation) string {
	if op, ok := opposites[r.Op]; ok {
		return string(op)
	}
	return operator(r.Op, !r.Not)
}

// operator is a relation as it is written.
func operator(op RelOp, not bool) string {
	switch {
	case !not:
		return string(op)
	case op == OpIs:
		return "is not"
	case op == OpIsEmpty:
		return "is not empty"
	}
	return "not " + string(op)
}

// relation makes the neighbours of a comparison.
func (m *mutator) relation(r *Relation) {
	if r.Op == OpBetween {
		m.edge(r, r.Y, -1, outward)
		m.edge(r, r.Y, +1, inward)
		m.edge(r, r.Z, +1, outward)
		m.edge(r, r.Z, -1, inward)
		return
	}
	op, ok := neighbours[r.Op]
	if !ok {
		return
	}
	m.change(MutantComparison, r, m.leadWith(r.X, m.text(r.Y)), Edit{r.At, string(op)})
	switch r.Op {
	case OpLess, OpGreaterEqual: // the value below the edge
		m.edge(r, r.Y, -1, outward)
	case OpLessEqual, OpGreater:
		m.edge(r, r.Y, +1, outward)
	}
}

// The ways an edge can be moved: then another value lies on the other side, the
// one that it is moved to, or the one on it.
const (
	outward = true
	inward  = false
)

// edge moves the number that a relation compares with.
func (m *mutator) edge(r *Relation, e Expr, by int64, out bool) {
	n, ok := unparen(e).(*Number)
	if !ok {
		return
	}
	m.settled[n] = true
	moved, ok := shifted(n.Raw, by)
	if !ok {
		return
	}
	value := n.Raw
	if out {
		value = moved
	}
	m.change(MutantConstant, r, m.leadWith(r.X, value), Edit{n.Span, moved})
}

// leadWith names leads by a value: "a lead whose `score` is 100".
func (m *mutator) leadWith(e Expr, value string) string {
	if n, ok := unparen(e).(*Name); ok {
		if f, ok := m.ws.Info.Names[n].(*Field); ok && f.Scope != MemberScope {
			return "a lead whose " + m.said(e) + " is " + value
		}
	}
	return "a lead for which " + m.said(e) + " is " + value
}

// connect swaps `and` and `or` in a chain.
func (m *mutator) connect(chain Expr, items []Expr, word, other string) {
	var edits []Edit
	for i := 1; i < len(items); i++ {
		at, ok := m.wordBetween(items[i-1], items[i], word)
		if !ok {
			return
		}
		edits = append(edits, Edit{at, other})
	}
	what := "only one of them holds"
	if len(items) > 2 {
		what = "not all of them hold, and not none"
	}
	m.change(MutantConnective, chain, "a lead for which "+what, edits...)
	for _, x := range items {
		m.negate(x)
	}
}

// wordBetween finds a word in what stands between two parts, which may be in
// parentheses and have comments behind them.
func (m *mutator) wordBetween(x, y Expr, word string) (Span, bool) {
	from, to := x.Range().EndPos, y.Range().Pos
	gap := []byte(m.sources[from.Filename][from.Offset:to.Offset])
	for _, c := range m.comments {
		if c.Pos.Filename == from.Filename && from.Offset <= c.Pos.Offset && c.EndPos.Offset <= to.Offset {
			for i := c.Pos.Offset; i < c.EndPos.Offset; i++ {
				gap[i-from.Offset] = ' '
			}
		}
	}
	i := strings.Index(string(gap), word)
	if i < 0 {
		return Span{}, false
	}
	at := Span{from, from}
	at.Pos.Offset += i
	at.EndPos.Offset = at.Pos.Offset + len(word)
	return at, true
}

// otherGroup is what a group's word becomes.
var otherGroup = map[string]string{"all": "any", "any": "all", "none": "any"}

func (m *mutator) group(g *Group) {
	kind := MutantConnective
	if g.Kind == "none" {
		kind = MutantNegation
	}
	at := Span{g.Pos, g.Pos}
	at.EndPos.Offset += len(g.Kind)
	m.anyOf[g.Conditions] = g.Kind != "all"
	m.change(kind, g, "a lead for which only some of its lines hold", Edit{at, otherGroup[g.Kind]})
}

// conditions drops lines of a smart list or a group, unless the others say as
// much.
func (m *mutator) conditions(cs *Conditions) {
	for _, item := range cs.Items {
		f, ok := item.(*Filter)
		if !ok {
			continue
		}
		m.negate(f.Cond)
		switch {
		case m.anyOf[cs]:
			m.change(MutantFilter, f, "a lead for which this line alone holds", Edit{Span: f.Span})
		case !m.implied(cs, f):
			m.change(MutantFilter, f, "a lead that this line alone keeps out", Edit{Span: f.Span})
		}
	}
}

// implied reports whether the other filters of a smart list let nobody through
// that this one keeps out.
func (m *mutator) implied(cs *Conditions, of *Filter) bool {
	r := newReasoning(&m.ws.Info, m.ws.Zone)
	questions := []*question{r.read(of.Cond, true, 0)}
	for _, item := range cs.Items {
		if f, ok := item.(*Filter); ok && f != of {
			questions = append(questions, r.read(f.Cond, false, 0))
		}
	}
	r.prepare()
	return r.never(questions...)
}

// exclusive reports whether two conditions hold for no lead together.
func (m *mutator) exclusive(x, y Expr) bool {
	r := newReasoning(&m.ws.Info, m.ws.Zone)
	questions := []*question{r.read(x, false, 0), r.read(y, false, 0)}
	r.prepare()
	return r.never(questions...)
}

// where drops the `where` of a phrase.
func (m *mutator) where(p *Phrase) {
	if p.Where == nil {
		return
	}
	from := p.Elems[len(p.Elems)-1].Range().EndPos
	m.change(MutantFilter, p, "one for which "+m.said(p.Where)+" does not hold", Edit{Span: Span{from, p.Where.Range().EndPos}})
	m.negate(p.Where)
}

// list drops items of a list.
func (m *mutator) list(l *List) {
	if len(l.Items) < 2 {
		return
	}
	row := spans(l.Items)
	for i, x := range l.Items {
		if slices.ContainsFunc(l.Items[:i], func(y Expr) bool { return m.text(x) == m.text(y) }) {
			continue
		}
		m.change(MutantItem, l, "a lead with "+m.text(x), dropped(row, i))
	}
}
