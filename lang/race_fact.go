package lang

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// fact is something known about the lead at a place of a flow: by a condition
// on the way there, a constant that was written, or the smart list. Facts form
// a list, the newest first; one without a claim forgets what was known before.
type fact struct {
	prev     *fact
	subject  string // what it is about, see subjectOf
	resource string // what a write of which ends it; "" for what only holds when a flow starts
	claim    *claim
	by       *timeline // without a claim: whatever this executable writes is forgotten
}

// claim is a set of values that a subject has.
type claim struct {
	in       []string // it is one of these, lower case; nil: not known so
	not      []string // it is none of these
	low      float64  // numbers: the bounds, inclusive unless strict
	high     float64
	lowOpen  bool
	highOpen bool
	ranged   bool
	empty    bool // with a range: may be empty too
}

const (
	factsMax = 256 // how far back facts are looked up
	condsMax = 64  // how deep conditions are followed
)

// know adds what a condition says when it holds or, negated, when it does not.
// Alternatives say nothing that is kept.
func (r *races) know(known *fact, e Expr, negated bool, depth int) *fact {
	if depth > condsMax {
		return known
	}
	if parts, all := r.ws.Info.parts(e, negated); parts != nil {
		if !all {
			return known
		}
		for _, p := range parts {
			known = r.know(known, p.cond, p.negated, depth+1)
		}
		return known
	}
	if subject, resource, c := r.claim(e, negated); c != nil {
		return &fact{prev: known, subject: subject, resource: resource, claim: c}
	}
	return known
}

// excluded reports whether a condition, or its negation, cannot hold given what
// is known. It is careful: what it cannot decide may hold. Facts about what
// `except` names do not count.
func (r *races) excluded(known *fact, e Expr, negated bool, except func(string) bool, depth int) bool {
	if known == nil || depth > condsMax {
		return false
	}
	if parts, all := r.ws.Info.parts(e, negated); parts != nil {
		for _, p := range parts {
			if r.excluded(known, p.cond, p.negated, except, depth+1) == all {
				return all
			}
		}
		return !all
	}
	subject, resource, c := r.claim(e, negated)
	return c != nil && (except == nil || !except(resource)) && known.denies(subject, resource, c)
}

// claim reads a simple condition; nil where it says nothing that can be compared.
func (r *races) claim(e Expr, negated bool) (subject, resource string, c *claim) {
	switch e := e.(type) {
	case *Name:
		subject, resource = r.subjectOf(e)
		return subject, resource, yesNo(subject != "", !negated, "true")
	case *Relation:
		subject, resource = r.subjectOf(unparen(e.X))
		if subject == "" {
			return "", "", nil
		}
		return subject, resource, r.relationClaim(e, e.Not != negated)
	case *Phrase:
		m := r.ws.Info.Phrases[e]
		if m == nil || m.Entry.Kind != FilterEntry || e.Where != nil {
			return "", "", nil
		}
		text, ok := constantPhrase(m)
		if len(m.Entry.Reads) == 1 {
			resource = m.resource(m.Entry.Reads[0])
		}
		return text, resource, yesNo(ok, !negated, "true")
	}
	return "", "", nil
}

func yesNo(known, holds bool, value string) *claim {
	switch {
	case !known:
		return nil
	case holds:
		return &claim{in: []string{value}}
	}
	return &claim{not: []string{value}}
}

// subjectOf names what a condition is about: a field, or an attribute of the
// trigger's activity.
func (r *races) subjectOf(e Expr) (subject, resource string) {
	n, ok := e.(*Name)
	if !ok {
		return "", ""
	}
	switch o := r.ws.Info.Names[n].(type) {
	case *Field:
		s := fieldResource(o)
		return s, s
	case *Attribute:
		return attributeSubject(o.Name), ""
	}
	return "", ""
}

func attributeSubject(name string) string { return "attribute:" + name }

func (r *races) relationClaim(e *Relation, negated bool) *claim {
	switch e.Op {
	case OpIsEmpty:
		return yesNo(true, !negated, "")
	case OpIs, OpSame, OpDiffers:
		value, ok := constantOf(e.Y)
		holds := (e.Op == OpDiffers) == negated
		// An exact comparison that fails may fail by case alone.
		if !ok || !holds && e.Op != OpIs && strings.ToUpper(value) != value {
			return nil
		}
		if value == "0" && e.Op == OpIs { // `is 0` holds for empty too
			return &claim{in: pick(holds, []string{"0", ""}), not: pick(!holds, []string{"0", ""})}
		}
		return yesNo(true, holds, value)
	case OpIn:
		list, ok := unparen(e.Y).(*List)
		if !ok {
			return nil
		}
		values := make([]string, len(list.Items))
		for i, x := range list.Items {
			if values[i], ok = constantOf(x); !ok {
				return nil
			}
		}
		return &claim{in: pick(!negated, values), not: pick(negated, values)}
	}
	return rangeClaim(e, negated)
}

func pick(yes bool, values []string) []string {
	if yes {
		return values
	}
	return nil
}

func rangeClaim(e *Relation, negated bool) *claim {
	y, ok := numberOf(e.Y)
	if !ok {
		return nil
	}
	c := &claim{low: math.Inf(-1), high: math.Inf(1), ranged: true, empty: negated}
	switch e.Op {
	case OpLess, OpGreaterEqual:
		if (e.Op == OpLess) != negated {
			c.high, c.highOpen = y, true
		} else {
			c.low = y
		}
	case OpGreater, OpLessEqual:
		if (e.Op == OpGreater) != negated {
			c.low, c.lowOpen = y, true
		} else {
			c.high = y
		}
	case OpBetween:
		z, isNumber := numberOf(e.Z)
		if !isNumber || negated {
			return nil
		}
		c.low, c.high = y, z
	default:
		return nil
	}
	return c
}

// denies reports whether what is known of the subject leaves nothing of the claim.
func (known *fact) denies(subject, resource string, c *claim) bool {
	for n := 0; known != nil && n < factsMax; known, n = known.prev, n+1 {
		switch {
		case known.forgets(resource):
			return false
		case known.claim != nil && known.subject == subject && !known.claim.meets(c):
			return true
		}
	}
	return false
}

// forgets reports whether what was known of the resource before is outdated.
func (f *fact) forgets(resource string) bool {
	return f.claim == nil && (f.resource == resource || f.by.writes(resource))
}

// forget is what is known after something wrote the resource.
func (known *fact) forget(resource string) *fact {
	if known == nil {
		return nil
	}
	return &fact{prev: known, resource: resource}
}

// forgetAll is what is known after an executable ran.
func (known *fact) forgetAll(by *timeline) *fact {
	if known == nil {
		return nil
	}
	return &fact{prev: known, by: by}
}

// learn is what is known when the resource has a value, one spelling of it.
func (known *fact) learn(resource, value string) *fact {
	return &fact{prev: known, subject: resource, resource: resource, claim: &claim{in: []string{value}}}
}

// attribute adds what an attribute of an activity is.
func (known *fact) attribute(name string, c *claim) *fact {
	return &fact{prev: known, subject: attributeSubject(name), claim: c}
}

// is reports whether the resource is known to have exactly this value.
func (known *fact) is(resource, value string) bool {
	return known.denies(resource, resource, &claim{not: []string{value}})
}

// meets reports whether some value fits both claims, as far as can be told.
func (c *claim) meets(d *claim) bool {
	switch {
	case c.in != nil:
		return slices.ContainsFunc(c.in, d.holds)
	case d.in != nil:
		return slices.ContainsFunc(d.in, c.holds)
	case c.ranged && d.ranged:
		if c.empty && d.empty {
			return true
		}
		low, high := max(c.low, d.low), min(c.high, d.high)
		if low == high {
			return !(c.lowOpen && c.low == low || d.lowOpen && d.low == low || c.highOpen && c.high == high || d.highOpen && d.high == high)
		}
		return low < high
	}
	return true
}

// holds reports whether a value fits the claim, as far as can be told.
func (c *claim) holds(value string) bool {
	switch {
	case c.in != nil:
		return slices.Contains(c.in, value)
	case slices.Contains(c.not, value):
		return false
	case c.ranged && value == "":
		return c.empty
	case c.ranged:
		x, err := strconv.ParseFloat(value, 64)
		return err != nil || (x > c.low || x == c.low && !c.lowOpen) && (x < c.high || x == c.high && !c.highOpen)
	}
	return true
}

// constantOf is a literal's value in one spelling, lower case.
func constantOf(e Expr) (string, bool) {
	if x, ok := numberOf(e); ok {
		return strconv.FormatFloat(x, 'g', -1, 64), true
	}
	switch x := literalOf(e).(type) {
	case *Text:
		s, _ := x.Const()
		return strings.ToLower(s), true
	case *Bool:
		return strconv.FormatBool(x.Value), true
	case *Empty:
		return "", true
	case *Moment:
		return x.Raw, true
	}
	return "", false
}

// numberOf is a literal number with its sign.
func numberOf(e Expr) (float64, bool) {
	sign := ""
	e = unparen(e)
	if s, ok := e.(*Sign); ok {
		sign, e = strings.TrimPrefix(s.Op, "+"), unparen(s.X)
	}
	n, ok := e.(*Number)
	if !ok {
		return 0, false
	}
	x, err := strconv.ParseFloat(sign+n.Raw, 64)
	return x, err == nil
}
