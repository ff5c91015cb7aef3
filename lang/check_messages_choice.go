package lang

import (
	"fmt"
	"slices"
	"strings"
)

// This file has the messages about choices and smart lists.

// caution reports what was found out, as one that leaves a smart list to nobody
// where it does.
func (s *choices) caution(code Code, at Span, format string, args ...any) *Diagnostic {
	message := fmt.Sprintf(format, args...)
	if s.nobody != "" {
		code, message = WarnNobody, s.nobody+": "+message
	}
	return s.checker.caution(code, at, "%s", message)
}

// alone reports a condition that is decided by itself.
func (s *choices) alone(f *question, v verdict) {
	if f.denies {
		v = v.opposite()
	}
	if v == neverHolds {
		s.caution(WarnNever, f.expr.Range(), "%s holds for no lead", s.checker.code(f.expr))
		return
	}
	s.caution(WarnAlways, f.expr.Range(), "%s holds for every lead", s.checker.code(f.expr))
}

// together reports parts of a condition that decide it: the second with the
// first, or with all before it when first is nil.
func (s *choices) together(f *question, v verdict, first, second *question) {
	if f.denies {
		v = v.opposite()
	}
	b := s.checker.code(second.expr)
	code, text := WarnNever, b+" holds for no lead for whom the conditions before it hold"
	if v == alwaysHolds {
		code, text = WarnAlways, b+" or a condition before it holds for every lead"
	}
	if first == nil {
		s.caution(code, second.expr.Range(), "%s", text)
		return
	}
	a := s.checker.code(first.expr)
	text = fmt.Sprintf("no lead fulfils both %s and %s", a, b)
	if v == alwaysHolds {
		text = fmt.Sprintf("every lead fulfils %s or %s", a, b)
	}
	d := s.caution(code, second.expr.Range(), "%s", text)
	d.also(first.expr.Range(), "the other is here")
	if field, values, ok := s.sameField(first, second, v == alwaysHolds); ok {
		d.Help = fmt.Sprintf("write `%s in [%s]` if either value will do", field, values)
		if v == alwaysHolds {
			d.Help = fmt.Sprintf("write `%s not in [%s]`, or `and` between them", field, values)
		}
	}
}

// sameField tells of two tests of one field for equality, or that it differs,
// what they compare it with.
func (s *choices) sameField(a, b *question, differs bool) (field, values string, ok bool) {
	var parts [2]string
	for i, f := range []*question{a, b} {
		if f.test == nil || f.test.of.field == nil || f.flip != differs {
			return "", "", false
		}
		r, isRelation := f.test.expr.(*Relation)
		if !isRelation || r.Op != OpIs {
			return "", "", false
		}
		parts[i] = strings.Trim(s.checker.code(r.Y), "`")
	}
	field = a.test.of.field.Qualified()
	return field, parts[0] + ", " + parts[1], a.test.of == b.test.of
}

// notTaken reports a branch for which those before it leave nobody.
func (s *choices) notTaken(b branch, before []*question, takes *question) {
	d := s.caution(WarnNotTaken, b.at, "this branch is never taken: earlier ones take every lead for whom it holds")
	for _, f := range before {
		if s.never(takes, f.not()) {
			s.takenBy(d, f, fmt.Sprintf("%s takes them all", s.checker.code(f.items[0].expr)))
			break
		}
	}
	if lead, ok := s.example(s.find(takes), takes); ok {
		for _, f := range before {
			if f.holds(lead) {
				d.Message = "this branch is never taken: a lead with " + s.describe(lead, takes) + ", say, goes into an earlier one"
				if len(d.Related) == 0 {
					s.takenBy(d, f, "this one takes that lead")
				}
				break
			}
		}
	}
	d.Help = "put this branch first, or change its condition"
}

// takenBy shows the branch that takes a lead, unless it takes everyone unasked.
func (s *choices) takenBy(d *Diagnostic, f *question, message string) {
	if len(f.items) == 0 {
		return
	}
	d.also(f.items[0].expr.Range(), message)
}

// leftNothing reports that the branches before take every lead. A last branch
// that only fails was written to be never taken.
func (s *choices) leftNothing(before []*question, b branch, settled []verdict) {
	if slices.Contains(settled, alwaysHolds) || b.rest && b.fails {
		return
	}
	d := s.caution(WarnNotTaken, b.at, "this branch is never taken: earlier ones take every lead")
	s.takenBy(d, before[len(before)-1], "this one takes the last of them")
}

// comesNowhere reports a lead that no branch takes.
func (s *choices) comesNowhere(first branch, lead []int, whole *question) {
	d := s.caution(WarnGap, first.at, "a lead with %s comes to no branch", s.describe(lead, whole))
	d.Help = "take it into one of the conditions, or add an `else`"
}

// example is one lead of those found, when it is certain to be one: every
// subject of the question is a field with a known value.
func (s *choices) example(found leads, of *question) ([]int, bool) {
	if found == nil {
		return nil, false
	}
	lead := make([]int, len(found))
	for i, left := range found {
		lead[i] = left.first()
	}
	for _, x := range of.subjects(nil) {
		if x.field == nil || x.field.Scope == MemberScope || x.values[lead[x.index]].vague {
			return nil, false
		}
	}
	return lead, true
}

// subjects appends the subjects that a question compares, each once.
func (f *question) subjects(to []*subject) []*subject {
	if f.test != nil {
		for _, s := range to {
			if s == f.test.of {
				return to
			}
		}
		return append(to, f.test.of)
	}
	for _, x := range f.items {
		to = x.subjects(to)
	}
	return to
}

// describe tells what a lead is like: `country = "France", score = 30`.
func (s *choices) describe(lead []int, f *question) string {
	var parts []string
	for _, x := range f.subjects(nil) {
		v := x.values[lead[x.index]].value
		text := FormatValue(v)
		switch {
		case v.IsEmpty():
			parts = append(parts, "no "+x.field.Qualified())
			continue
		case v.Kind.IsText():
			text = quoted(text)
		}
		parts = append(parts, x.field.Qualified()+" = "+text)
	}
	return strings.Join(parts, ", ")
}
