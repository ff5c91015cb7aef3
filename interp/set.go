package interp

import (
	"strconv"

	"campaignc/lang"
)

// setSite is one assignment: the field and the closure of its kind.
type setSite struct {
	field int
	kind  lang.Kind
	site  *Site
	text  textExpr
	float floatFn
	num   intFn
}

// memberSite is one assignment to a member field.
type memberSite struct {
	field *lang.Field
	value valueFn
}

// The operations of `set` evaluate, compare exactly, store and log. What changes
// nothing logs nothing and fires nothing.

func doSetText(m *machine, o *op) signal {
	v := o.set.text.of(m)
	if m.fault != "" {
		return m.faulty()
	}
	m.setText(o.set, v)
	return sigNext
}

func doSetNum(m *machine, o *op) signal {
	s := o.set
	v, ok := s.num(m)
	if ok && s.kind == lang.Score && v != int64(int32(v)) {
		m.breakOff("the score is out of range")
	}
	if m.fault != "" {
		return m.faulty()
	}
	m.setNum(s, v, ok)
	return sigNext
}

func doSetFloat(m *machine, o *op) signal {
	v, ok := o.set.float(m)
	if m.fault != "" {
		return m.faulty()
	}
	m.setNum(o.set, lang.FloatValue(v).Num, ok)
	return sigNext
}

func (m *machine) setText(s *setSite, v string) {
	l := m.lead
	field := &l.Text[s.field]
	old := *field
	if old == v {
		return
	}
	*field = v
	l.Changed.Add(s.field)
	m.logSet(s.site, old, v)
}

func (m *machine) setNum(s *setSite, v int64, ok bool) {
	l := m.lead
	old, had := l.Num[s.field], l.Has[s.field]
	if had == ok && (old == v || !ok) {
		return
	}
	l.Num[s.field], l.Has[s.field] = v, ok
	l.Changed.Add(s.field)
	was, is := m.format(s.kind, old, had), m.format(s.kind, v, ok)
	if s.kind == lang.Score {
		m.logScore(s.site, was, is, v-old, ok)
		return
	}
	m.logSet(s.site, was, is)
}

// logScore logs Change Score. Marketo writes the change as it would be typed
// into the step: "+5", "-5", "=5".
func (m *machine) logScore(site *Site, was, is string, by int64, ok bool) {
	change := "="
	if ok {
		start := len(m.arena)
		m.arena = append(m.arena, '+')
		if by < 0 {
			m.arena = m.arena[:start]
		}
		m.arena = strconv.AppendInt(m.arena, by, 10)
		change = m.arena.Text(start)
	}
	a := m.log(site)
	m.values = append(m.values, change, was, is)
	a.Values = m.values[len(m.values)-3:]
	m.logged(a)
}

func (m *machine) logSet(site *Site, was, is string) {
	a := m.log(site)
	m.values = append(m.values, was, is)
	a.Values = m.values[len(m.values)-2:]
	m.logged(a)
}

// doSetMember writes a member field; a lead that is no member is skipped, as
// Marketo does.
func doSetMember(m *machine, o *op) signal {
	f := o.member.field
	p := &m.lead.Programs[f.Program.Index]
	v := o.member.value(m)
	if m.broken() {
		return sigFailed
	}
	if p.Status == 0 {
		m.reason = "not a member of " + f.Program.Name
		a := m.log(o.site)
		a.Result, a.Reason = Skipped, m.reason
		m.logged(a)
		return sigSkipped
	}
	for len(p.Fields) < len(f.Program.Members) {
		p.Fields = append(p.Fields, lang.Value{})
	}
	old := p.Fields[f.Index]
	if old.IsEmpty() == v.IsEmpty() && (v.IsEmpty() || old.Text == v.Text && old.Num == v.Num) {
		return sigNext
	}
	p.Fields[f.Index] = v
	a := m.log(o.site)
	m.values = append(m.values, f.Name, lang.FormatValue(old), lang.FormatValue(v))
	a.Values = m.values[len(m.values)-3:]
	m.logged(a)
	return sigNext
}
