package lang

import (
	"iter"
	"slices"
)

// fieldTable finds the fields of one scope: by name, and by name or label as
// tokens and headers spell them.
type fieldTable struct {
	scope    Scope
	byName   map[string]*Field
	byNormal map[string]*Field
	order    []*Field
}

func newFieldTable(scope Scope) fieldTable {
	return fieldTable{scope: scope, byName: map[string]*Field{}, byNormal: map[string]*Field{}}
}

// add enters a field whose names are free.
func (t *fieldTable) add(f *Field) {
	t.byName[f.Name] = f
	t.byNormal[normalName(f.Name)] = f
	if f.Label != "" {
		t.byNormal[normalName(f.Label)] = f
	}
	t.order = append(t.order, f)
}

// names lists the names in order of declaration.
func (t *fieldTable) names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, f := range t.order {
			if !yield(f.Name) {
				return
			}
		}
	}
}

// spellings lists names and labels in order of declaration.
func (t *fieldTable) spellings() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, f := range t.order {
			if !yield(f.Name) || f.Label != "" && !yield(f.Label) {
				return
			}
		}
	}
}

// reservedFields may not name a field: a condition could not be told apart from
// the words around it.
var reservedFields = map[string]bool{
	"and": true, "or": true, "not": true, "otherwise": true, "true": true, "false": true, "empty": true, "all": true, "any": true,
	"none": true, "is": true, "in": true, "contains": true, "starts": true, "ends": true, "matches": true, "between": true,
	"before": true, "after": true, "on": true, "when": true, "where": true,
}

// leadKey is the name of the lead's key. It is always there, an opaque text.
const leadKey = "id"

// declareFields declares lead fields, then company fields, each in the order of
// files and places.
func (c *checker) declareFields() {
	headers := map[string]*Field{}
	declare := func(t *fieldTable, fields []*FieldDecl) {
		for _, d := range fields {
			if f := c.declareField(t, d); f != nil {
				f.Index = len(c.ws.Fields)
				c.ws.Fields = append(c.ws.Fields, f)
				c.checkHeader(headers, f)
			}
		}
	}
	for _, d := range c.found.leads {
		declare(&c.lead, d.Fields)
	}
	for _, d := range c.found.companies {
		declare(&c.company, d.Fields)
	}
	c.checkHeaderNames(headers)
}

// declareField declares one field; nil when its name is taken or reserved.
func (c *checker) declareField(t *fieldTable, d *FieldDecl) *Field {
	f := &Field{Name: d.Name.Name, Scope: t.scope, Type: c.typeOf(&d.Type), Decl: d}
	if d.Label != nil {
		f.Label = d.Label.Value
	}
	if d.Header != nil {
		f.Header = d.Header.Value
	}
	switch {
	case reservedFields[f.Name]:
		c.reservedName(&d.Name)
		return nil
	case t.scope == LeadScope && f.Name == leadKey:
		c.leadKeyDeclared(&d.Name)
		return nil
	case t.byName[f.Name] != nil:
		c.fieldTwice(f, t.byName[f.Name])
		return nil
	}
	for _, name := range []string{f.Name, f.Label} {
		key := normalName(name)
		if key == "" {
			continue
		}
		if other := t.byNormal[key]; other != nil {
			c.fieldAlike(f, other, name)
			return nil
		}
	}
	t.add(f)
	if d.Default != nil {
		f.Default = c.constant(d.Default, f.Type, "`"+f.Name+"`")
	}
	return f
}

// checkHeader refuses two fields that read one column of the input.
func (c *checker) checkHeader(headers map[string]*Field, f *Field) {
	if f.Decl.Header == nil {
		return
	}
	if f.Header == "" {
		c.emptyName(f.Decl.Header, "header")
		return
	}
	if other := headers[f.Header]; other != nil {
		c.headerTwice(f, other)
		return
	}
	headers[f.Header] = f
}

// checkHeaderNames refuses a header that another field without one would take
// by its name or label.
func (c *checker) checkHeaderNames(headers map[string]*Field) {
	for _, f := range c.ws.Fields {
		if headers[f.Header] != f {
			continue
		}
		other := c.lead.byNormal[normalName(f.Header)]
		if other != nil && other != f && other.Header == "" {
			c.headerTwice(f, other)
		}
	}
}

// declareMembers declares the member fields of a program.
func (c *checker) declareMembers(p *Program, d *MemberDecl) {
	t := c.members[p]
	if t == nil {
		fresh := newFieldTable(MemberScope)
		t = &fresh
		c.members[p] = t
	}
	for _, fd := range d.Fields {
		if f := c.declareField(t, fd); f != nil {
			f.Program, f.Index = p, len(p.Members)
			p.Members = append(p.Members, f)
		}
	}
}

// typeOf is the type that a type expression names; NoKind after an error.
func (c *checker) typeOf(t *TypeExpr) Type {
	if t.Name.Name == Enum.String() {
		return c.enumOf(t)
	}
	kind, ok := KindNamed(t.Name.Name)
	switch {
	case t.Name.Name == "": // reported by the parser
	case !ok:
		c.unknownType(&t.Name)
	case len(t.Values) > 0:
		c.valuesOfType(t, kind)
	default:
		return Type{Kind: kind}
	}
	return Type{}
}

// enumMax is how many values an enum may have.
const enumMax = 1000

func (c *checker) enumOf(t *TypeExpr) Type {
	enum := Type{Kind: Enum}
	if len(t.Values) == 0 {
		c.enumWithoutValues(t)
		return Type{}
	}
	if len(t.Values) > enumMax {
		c.enumTooLong(t)
		return Type{}
	}
	seen := map[string]*Str{}
	for i := range t.Values {
		v := &t.Values[i]
		key := foldedName(v.Value)
		switch {
		case key == "":
			c.emptyEnumValue(v)
		case seen[key] != nil:
			c.enumValueTwice(v, seen[key])
		default:
			seen[key] = v
			enum.Values = append(enum.Values, v.Value)
		}
	}
	return enum
}

// typeNames are the names of types, for suggestions.
func typeNames() iter.Seq[string] {
	var names []string
	for k := String; k <= Length; k++ {
		if _, ok := KindNamed(k.String()); ok || k == Enum {
			names = append(names, k.String())
		}
	}
	return slices.Values(names)
}
