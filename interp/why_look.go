package interp

import (
	"slices"

	"campaignc/lang"
)

// look reads something that a condition looks at.
type look func(*machine) Seen

// looks finds what a simple condition looks at, each once.
func (c *compiler) looks(e lang.Expr) []look {
	l := &looker{compiler: c}
	if p, ok := e.(*lang.Phrase); ok {
		l.phrase(p)
	}
	lang.Walk(e, func(n lang.Node) bool {
		switch n := n.(type) {
		case *lang.Name:
			l.object(n, c.info.Names[n])
		case *lang.TextToken:
			l.object(n, c.info.Tokens[n])
		case *lang.Call, *lang.Arith, *lang.Otherwise:
			l.made(n.(lang.Expr), e)
		}
		return true
	})
	return l.found
}

type looker struct {
	*compiler
	found []look
	names []string
}

// add takes what is told under a name, once.
func (l *looker) add(name string, value valueFn) {
	if slices.Contains(l.names, name) {
		return
	}
	l.names = append(l.names, name)
	l.found = append(l.found, func(m *machine) Seen {
		v := value(m)
		v.Text = clone(v.Text)
		return Seen{Name: name, Value: v}
	})
}

// object is a field, a token or what the language provides.
func (l *looker) object(n lang.Node, o lang.Object) {
	switch o := o.(type) {
	case *lang.Field:
		l.add(o.Qualified(), l.compiler.object(n, o))
	case *lang.Token:
		l.add("my."+o.Name, l.compiler.object(n, o))
	case *lang.Builtin:
		l.add(o.Name, l.compiler.object(n, o))
	}
}

// made is a value that is worked out, such as a function's. A condition that is
// one itself, as `is_free_mail(email)` is, has its answer already.
func (l *looker) made(e, whole lang.Expr) {
	switch kind := l.kind(e); kind {
	case lang.ListKind, lang.TableKind, lang.Blank, lang.NoKind, lang.Length:
	default:
		if e != whole {
			l.add(l.source(e.Range()), l.value(e))
		}
	}
}

// phrase is what a filter of the library looks at.
func (l *looker) phrase(p *lang.Phrase) {
	match := l.info.Phrases[p]
	if match == nil {
		return
	}
	if match.Entry.Activity != "" {
		l.activity(p, match)
		return
	}
	program := match.Program
	for _, o := range match.Operands {
		switch o := o.Object.(type) {
		case *lang.Segmentation:
			l.segment(o)
			return
		case *lang.Campaign:
			l.runs(o)
			return
		case *lang.Asset:
			return // whether the lead is in a list is the answer itself
		case *lang.Program:
			program = o
		}
	}
	reads := slices.ContainsFunc(match.Entry.Reads, func(r string) bool { return r == "status:<program>" })
	if reads && program != nil && program.Channel != nil {
		l.add("status in "+program.Name, func(m *machine) lang.Value {
			return lang.Value{Kind: lang.String, Text: m.lead.Programs[program.Index].status(program)}
		})
	}
}

func (l *looker) segment(s *lang.Segmentation) {
	l.add("segment of "+s.Name, func(m *machine) lang.Value {
		call := Call{m: m}
		if segment := call.Segment(s); segment != nil {
			return lang.Value{Kind: lang.String, Text: segment.Name}
		}
		return lang.Value{}
	})
}

func (l *looker) runs(c *lang.Campaign) {
	l.found = append(l.found, func(m *machine) Seen {
		e := m.lead.Entered[c.Index]
		return Seen{Name: "runs of " + c.Name, Counts: true, Times: e.Count, Last: e.Last}
	})
}

// activity counts all activities of the kind, however long ago: that says most
// about why there were not enough.
func (l *looker) activity(p *lang.Phrase, match *lang.PhraseMatch) {
	q, _ := l.question(p, match)
	l.found = append(l.found, func(m *machine) Seen {
		s := Seen{Name: q.activity, Counts: true}
		m.each(&q, -1<<62, func(at int64) bool {
			s.Times++
			s.Last = max(s.Last, at)
			return true
		})
		return s
	})
}
