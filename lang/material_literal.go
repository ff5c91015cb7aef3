package lang

import (
	"slices"
	"strings"
)

// Which literals concern which fields: those that stand in one comparison or
// call with it, and those that concern a field that it flows into.

// fieldLiterals is what a field is compared with.
type fieldLiterals struct {
	exprs  []Expr         // literals, in the order in which they were met
	texts  []string       // of tables' cells, as data
	shapes []literalShape // pieces and patterns
	steps  []Expr         // numbers that are added to it
	length []*Quantity    // `in past 7 days`
}

// literalShape asks a text to hold something rather than to be it.
type literalShape struct {
	op   RelOp // contains, starts with, ends with, matches
	text string
}

// literalFlow is a field whose value another one is made of.
type literalFlow struct{ from, to *Field }

func (c *materialCollector) of(f *Field) *fieldLiterals {
	l := c.fields[f]
	if l == nil {
		l = &fieldLiterals{}
		c.fields[f] = l
		c.order = append(c.order, f)
	}
	return l
}

// compared notes for every field in some expressions the literals in them.
func (c *materialCollector) compared(parts ...Expr) {
	var g literalGroup
	for _, p := range parts {
		if p != nil {
			c.gather(p, &g)
		}
	}
	for _, f := range g.fields {
		c.of(f).add(&g)
	}
}

// literalGroup is what stands together.
type literalGroup struct {
	fieldLiterals
	fields []*Field
	tokens map[string]bool
}

func (l *fieldLiterals) add(g *literalGroup) {
	l.exprs = append(l.exprs, g.exprs...)
	l.texts = append(l.texts, g.texts...)
	l.shapes = append(l.shapes, g.shapes...)
	l.length = append(l.length, g.length...)
	if len(l.exprs) > materialValues {
		l.exprs = l.exprs[:materialValues]
	}
	if len(l.texts) > materialValues {
		l.texts = l.texts[:materialValues]
	}
}

// gather finds the fields and literals of an expression. A My Token stands for
// the values that it has in the campaigns that were reached.
func (c *materialCollector) gather(e Expr, g *literalGroup) {
	Walk(e, func(n Node) bool {
		if !c.left.spend(1) {
			return false
		}
		switch n := n.(type) {
		case *Name:
			c.gatherName(c.ws.Info.Names[n], g)
			return false
		case *TextToken:
			c.gatherName(c.ws.Info.Tokens[n], g)
		case *Text:
			if s, ok := n.Const(); !ok || s != "" {
				g.exprs = append(g.exprs, n)
			}
		case *Number, *Moment:
			g.exprs = append(g.exprs, n.(Expr))
		case *Quantity:
			g.length = append(g.length, n)
		}
		return true
	})
}

func (c *materialCollector) gatherName(o Object, g *literalGroup) {
	switch o := o.(type) {
	case *Field:
		if o.Scope != MemberScope && !slices.Contains(g.fields, o) {
			g.fields = append(g.fields, o)
		}
	case *Column:
		g.texts = append(g.texts, cells(o.Table, o.Index)...)
	case *Table:
		for i := range o.Columns {
			g.texts = append(g.texts, cells(o, i)...)
		}
	case *Token:
		if g.tokens[o.Name] {
			return // its value speaks of itself
		}
		if g.tokens == nil {
			g.tokens = map[string]bool{}
		}
		g.tokens[o.Name] = true
		for _, camp := range c.out.Campaigns {
			if t := camp.Tokens[o.Name]; t != nil && t.Value != nil {
				c.gather(t.Value, g)
			}
		}
	}
}

// sampledCells is how many cells of a table's column are tried, over all of it.
const sampledCells = 24

func cells(t *Table, column int) []string {
	var out []string
	every := max(1, len(t.Rows)/sampledCells)
	for i := 0; i < len(t.Rows) && len(out) < sampledCells; i += every {
		if cell := t.Rows[i][column]; cell != "" {
			out = append(out, cell)
		}
	}
	return out
}

// shapeOf reads a relation that asks for a piece of a text.
func shapeOf(r *Relation) (literalShape, bool) {
	switch r.Op {
	case OpContains, OpStartsWith, OpEndsWith, OpMatches:
		if t, ok := unparen(r.Y).(*Text); ok {
			s, constant := t.Const()
			return literalShape{r.Op, s}, constant && s != ""
		}
	}
	return literalShape{}, false
}

// relation is a relation by itself: what it asks a text to hold counts too.
func (c *materialCollector) relation(n *Relation) {
	c.compared(n.X, n.Y, n.Z)
	shape, ok := shapeOf(n)
	if !ok {
		return
	}
	var g literalGroup
	c.gather(n.X, &g)
	for _, f := range g.fields {
		l := c.of(f)
		l.shapes = append(l.shapes, shape)
	}
}

// called notes what stands in the arguments of a function, and that the clock
// counts.
func (c *materialCollector) called(n *Call) {
	match := c.ws.Info.Calls[n]
	if match == nil {
		return
	}
	c.clocked = c.clocked || match.Func.Clock
	c.rows(match)
	args := slices.Clone(match.Rest)
	for i, a := range match.Args {
		if i < len(match.Func.params) && match.Func.params[i].Class == "constant" {
			continue // says what is looked for, such as a column
		}
		args = append(args, a)
	}
	c.compared(args...)
}

// named makes sure that a field that is only named has values: a boolean, for one.
func (c *materialCollector) named(n *Name) {
	switch o := c.ws.Info.Names[n].(type) {
	case *Field:
		if o.Scope != MemberScope {
			c.of(o)
		}
	case *Builtin:
		c.clocked = c.clocked || strings.HasPrefix(o.Name, "system.")
	}
}

// assigned notes which fields a value is made of: what the target is compared
// with concerns them too.
func (c *materialCollector) assigned(n *Set) {
	target, ok := c.ws.Info.Names[&n.Target].(*Field)
	if !ok {
		return
	}
	var g literalGroup
	c.gather(n.Value, &g)
	for _, f := range g.fields {
		c.flows = append(c.flows, literalFlow{target, f})
	}
	if n.Op != "=" && target.Scope != MemberScope {
		l := c.of(target)
		l.steps = append(l.steps, g.exprs...)
	}
}

// flowRounds is how many assignments in a row are followed back.
const flowRounds = 4

// flow lets what fields are compared with concern those they are made of.
func (c *materialCollector) flow() {
	for range flowRounds {
		for _, f := range c.flows {
			from := c.fields[f.from]
			if from == nil || f.from == f.to {
				continue
			}
			to, g := c.of(f.to), literalGroup{}
			for _, e := range from.exprs {
				if !slices.Contains(to.exprs, e) {
					g.exprs = append(g.exprs, e)
				}
			}
			to.add(&g)
		}
	}
}

// rows lets the fields that a table is searched for have the values of its rows,
// together.
func (c *materialCollector) rows(match *CallMatch) {
	if len(match.Args) == 0 || match.Args[0] == nil || len(match.Rest) < 2 {
		return
	}
	table := c.ws.Info.Types[match.Args[0]].Table
	var fields []*Field // by column
	for _, key := range match.Rest {
		var g literalGroup
		c.gather(key, &g)
		if len(g.fields) != 1 {
			return
		}
		fields = append(fields, g.fields[0])
	}
	if table == nil || len(fields) > len(table.Columns) || c.seen[table] {
		return
	}
	c.seen[table] = true
	every := max(1, len(table.Rows)/sampledCells)
	for i := 0; i < len(table.Rows); i += every {
		var row []FieldValue
		for at, f := range fields {
			if v, err := ParseValue(f.Type, table.Rows[i][at], c.ws.Zone); err == nil && !v.IsEmpty() {
				row = append(row, FieldValue{f, v})
			}
		}
		c.together = append(c.together, row)
	}
}
