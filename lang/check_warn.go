package lang

import "strings"

// warn reports what is no error but most likely not meant.
func (c *checker) warn() {
	c.warnEmptySmartLists()
	c.warnUndeclared()
	c.warnConfusable()
	c.warnUnanswered()
}

// warnEmptySmartLists warns of a smart list that is written and says nothing.
func (c *checker) warnEmptySmartLists() {
	for _, list := range [][]*Campaign{c.ws.Campaigns, c.hidden} {
		for _, camp := range list {
			for _, m := range camp.Decl.Members {
				if l, ok := m.(*SmartList); ok && len(l.Conditions.Items) == 0 {
					c.emptySmartList(l)
				}
			}
		}
	}
}

// undeclared is fields that a step reads by itself and that nobody declared.
type undeclared struct {
	step   *Phrase
	head   string
	fields []string
}

// noteReads remembers the first step that reads undeclared fields by itself, as
// `send email` reads the fields that keep mail from a lead. One is enough: the
// fields are the same for all steps of a kind.
func (c *checker) noteReads(p *Phrase, e *Entry) {
	var fields []string
	for _, r := range e.Reads {
		if name, ok := fieldRead(r); ok && c.lead.byName[name] == nil {
			fields = append(fields, name)
		}
	}
	if len(fields) > 0 && (c.unasked == nil || before(p, c.unasked.step)) {
		c.unasked = &undeclared{step: p, head: headText(e), fields: fields}
	}
}

// fieldRead is the field that a resource such as `field:email` names.
func fieldRead(resource string) (string, bool) {
	name, ok := strings.CutPrefix(resource, "field:")
	return name, ok && !strings.HasPrefix(name, "<")
}

// before reports whether a node stands before another in the order of files.
func before(a, b Node) bool {
	p, q := a.Range().Pos, b.Range().Pos
	if p.Filename != q.Filename {
		return p.Filename < q.Filename
	}
	return p.Offset < q.Offset
}

func (c *checker) warnUndeclared() {
	if c.unasked != nil {
		c.fieldsUndeclared(c.unasked)
	}
}

// warnUnanswered warns of a retry whose condition no statement can make true:
// only an answer from outside can, and a run has none unless one is given. A
// test that gives one shows that this is known.
func (c *checker) warnUnanswered() {
	for _, r := range c.untils {
		uses := c.untilOf[r]
		if len(uses) == 0 {
			continue
		}
		settled := false
		for _, u := range uses {
			settled = settled || c.written[u.field] || c.answered[u.field]
		}
		if !settled {
			c.onlyAnswers(r, uses[0])
		}
	}
}

// warnZero warns of `is 0`, which holds for an empty number too.
func (c *checker) warnZero(r *Relation, x facts) {
	n, ok := unparen(r.Y).(*Number)
	if !ok || r.Op != OpIs || !x.nullable || !x.typ.Kind.IsNumber() {
		return
	}
	if f, err := parseFloat(n.Raw); err == nil && f.Float() == 0 {
		c.zeroOrEmpty(r)
	}
}

// warnBefore warns of relations that hold for an empty date.
func (c *checker) warnBefore(r *Relation, x facts) {
	if x.nullable && (r.Op == OpBefore || r.Op == OpOnOrBefore || r.Op == OpInPastBefore) {
		c.beforeOrEmpty(r)
	}
}
