package lang

import (
	"iter"
	"strings"
	"unicode"
)

// directory finds assets of one kind by name: in one program first, then
// anywhere.
type directory struct {
	noun   string                // in messages: "e-mail"
	all    map[string][]*listing // by exact name, outside templates
	local  map[localName]*listing
	folded map[localName]*listing // by foldedName
	order  []*listing
}

// listing is one asset in a directory.
type listing struct {
	name    string
	object  Object
	program *Program
	at      Span
	hidden  bool // in a template: found only from within
}

// localName is a name within a program, nil for none.
type localName struct {
	program *Program
	name    string
}

// directories are the directories of all kinds that are found by a quoted name.
type directories struct {
	lists, forms, emails, webhooks, smartLists, segmentations, programs, campaigns, channels, templates, tests *directory
}

func newDirectories() directories {
	open := func(noun string) *directory {
		return &directory{
			noun: noun, all: map[string][]*listing{}, local: map[localName]*listing{}, folded: map[localName]*listing{},
		}
	}
	return directories{
		lists: open("list"), forms: open("form"), emails: open("e-mail"), webhooks: open("webhook"), smartLists: open("smart list"),
		segmentations: open("segmentation"), programs: open("program"), campaigns: open("campaign"), channels: open("channel"),
		templates: open("template"), tests: open("test"),
	}
}

// foldedName is what two names share that differ only in case or space.
func foldedName(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || c <= ' ' || 'A' <= c && c <= 'Z' {
			return strings.ToLower(strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) {
					return -1
				}
				return r
			}, s))
		}
	}
	return s
}

// declare enters an asset under its name and reports whether the name was free
// and can be one.
func (c *checker) declare(d *directory, name *Str, object Object, program *Program, hidden bool) bool {
	if !c.checkName(name, d.noun) {
		return false
	}
	l := &listing{name: name.Value, object: object, program: program, at: name.Span, hidden: hidden}
	folded := localName{program, foldedName(l.name)}
	if other := d.folded[folded]; other != nil {
		c.declaredTwice(d.noun, l, other)
		return false
	}
	d.folded[folded] = l
	d.add(l)
	return true
}

func (d *directory) add(l *listing) {
	d.local[localName{l.program, l.name}] = l
	d.order = append(d.order, l)
	if !l.hidden {
		d.all[l.name] = append(d.all[l.name], l)
	}
}

// nameMax is the length of the longest name, in bytes.
const nameMax = 255

// checkName refuses what cannot name anything.
func (c *checker) checkName(name *Str, noun string) bool {
	switch {
	case name.Raw == "": // reported by the parser
	case strings.TrimSpace(name.Value) == "":
		c.emptyName(name, noun)
	case strings.ContainsFunc(name.Value, unicode.IsControl):
		c.controlInName(name, noun)
	case len(name.Value) > nameMax:
		c.longName(name, noun)
	default:
		return true
	}
	return false
}

// find is the asset that a name means at a place in a program: one of the
// program's own, one anywhere that is alone in having the name, or
// `Program.Name`. It reports what it cannot find and returns nil.
func (c *checker) find(d *directory, name string, at Span, from *Program) Object {
	if l := d.local[localName{from, name}]; l != nil {
		return l.object
	}
	switch found := d.all[name]; len(found) {
	case 0:
	case 1:
		return found[0].object
	default:
		c.ambiguous(d, name, at, found)
		return nil
	}
	if l := c.findQualified(d, name); l != nil {
		return l.object
	}
	c.unknownAsset(d, name, at, from)
	return nil
}

// knows reports whether find has an answer other than that there is no such name.
func (c *checker) knows(d *directory, name string, from *Program) bool {
	return d.local[localName{from, name}] != nil || len(d.all[name]) > 0 || c.findQualified(d, name) != nil
}

// findQualified reads `Program.Name`; both may hold dots themselves.
func (c *checker) findQualified(d *directory, name string) *listing {
	if len(name) > 2*nameMax+1 {
		return nil
	}
	for i := range len(name) {
		if name[i] != '.' {
			continue
		}
		for _, p := range c.names.programs.all[name[:i]] {
			if l := d.local[localName{p.object.(*Program), name[i+1:]}]; l != nil {
				return l
			}
		}
	}
	return nil
}

// candidates are the names that could be meant from within a program, its own
// first.
func (d *directory) candidates(from *Program) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, own := range []bool{true, false} {
			for _, l := range d.order {
				if (l.program == from) == own && (own || !l.hidden) && !yield(l.name) {
					return
				}
			}
		}
	}
}
