package lang

// This file finds what choices and smart lists leave to nobody: conditions that
// never or always hold, branches that are never taken, leads that come to none.
// What cannot be decided is passed over in silence.

// checkChoices looks at every campaign, smart list and segmentation, each by
// itself.
func (c *checker) checkChoices() {
	c.opts.Recall.begin(c)
	for _, list := range [][]*Campaign{c.ws.Campaigns, c.hidden} {
		for _, camp := range list {
			if known, ok := c.opts.Recall.choices(c, camp); ok {
				c.diags = append(c.diags, known...)
				continue
			}
			before := len(c.diags)
			c.choicesOf(camp)
			c.opts.Recall.keep(c, camp, c.diags[before:])
		}
	}
	c.opts.Recall.end()
	for _, l := range c.found.smartLists {
		if l.Conditions != nil {
			c.inList("nobody can be in this smart list", l.Conditions)
		}
	}
	for _, s := range c.ws.Segmentations {
		c.segments(s)
	}
}

func (c *checker) choicesOf(camp *Campaign) {
	c.qualifies(camp)
	for _, t := range camp.Triggers {
		c.condition(t.Where)
	}
	if camp.Flow != nil {
		Walk(camp.Flow, c.choose)
	}
}

// choose looks at one node of a flow.
func (c *checker) choose(n Node) bool {
	switch n := n.(type) {
	case *Bad:
		return false
	case *If:
		c.chain(n)
	case *Wait:
		c.condition(n.Cond)
	case *Retry:
		c.condition(n.Until)
	case *Phrase:
		c.condition(n.Where)
	}
	return true
}

// condition looks at a condition that stands alone.
func (c *checker) condition(e Expr) {
	if e == nil {
		return
	}
	s := c.newChoices()
	f := s.read(e, false, 0)
	s.prepare()
	s.settle(f)
}

func (c *checker) qualifies(camp *Campaign) {
	nobody := "nobody can qualify"
	if camp.Executable {
		nobody = "nobody can qualify, and every `execute` of this campaign is skipped"
	}
	c.filters(nobody, camp.Filters)
}

func (c *checker) inList(nobody string, cs *Conditions) {
	var filters []Expr
	for _, p := range filterParts(cs, false) {
		filters = append(filters, p.cond)
	}
	c.filters(nobody, filters)
	for _, f := range filters {
		Walk(f, c.choose)
	}
}

// filters looks at conditions that all have to hold.
func (c *checker) filters(nobody string, filters []Expr) {
	if len(filters) == 0 {
		return
	}
	s := c.newChoices()
	f := s.readAll(filters)
	s.prepare()
	s.nobody = nobody
	if !s.never(f) {
		s.nobody = ""
	}
	s.settle(f)
}

// choices is the conditions that are looked at together.
type choices struct {
	*reasoning
	checker *checker
	nobody  string // what it means that the whole never holds, or ""
}

func (c *checker) newChoices() *choices {
	return &choices{reasoning: newReasoning(&c.ws.Info, c.ws.Zone), checker: c}
}

func (s *choices) readAll(items []Expr) *question {
	f := &question{all: true}
	for _, x := range items {
		f.items = append(f.items, s.read(x, false, 0))
	}
	return f
}

// settle reports what is decided beforehand in a condition: the whole or, if
// that is open, its parts.
func (s *choices) settle(f *question) verdict {
	v := s.verdict(f)
	switch {
	case v == mayHold, v == alwaysHolds && f.expr == nil:
		if !isSmartList(f.expr) {
			for _, x := range f.items {
				s.settle(x)
			}
		}
	default:
		s.explain(f, v)
	}
	return v
}

// isSmartList reports whether a condition stands for those of a smart list,
// which is looked at where it is declared.
func isSmartList(e Expr) bool {
	_, ok := e.(*Phrase)
	return ok
}

// verdict is what is known of a question. One that compares nothing, such as
// `true`, was written like that on purpose.
func (s *choices) verdict(f *question) verdict {
	switch {
	case s.spent || !f.compares():
		return mayHold
	case f.test != nil:
		return f.judge(s.everyone)
	case s.never(f):
		return neverHolds
	case s.never(f.not()):
		return alwaysHolds
	}
	return mayHold
}

func (f *question) compares() bool {
	if f.test != nil {
		return true
	}
	for _, x := range f.items {
		if x.compares() {
			return true
		}
	}
	return false
}

// explain reports the smallest part that makes a question hold never, or always.
func (s *choices) explain(f *question, v verdict) {
	for {
		if isSmartList(f.expr) && f.test == nil {
			return // reported where it is declared
		}
		culprit := s.culprit(f, v)
		if culprit == nil {
			break
		}
		f = culprit
	}
	if f.all == (v == neverHolds) && len(f.items) > 1 {
		if first, second := s.conflict(f, v); second != nil {
			s.together(f, v, first, second)
			return
		}
	}
	if f.expr != nil {
		s.alone(f, v)
	}
}

// culprit is a part of a question that decides it alone, or nil.
func (s *choices) culprit(f *question, v verdict) *question {
	if f.all != (v == neverHolds) && len(f.items) != 1 {
		return nil
	}
	for _, x := range f.items {
		if s.verdict(x) == v {
			return x
		}
	}
	return nil
}

// conflict finds the first part that does not go with those before it, and the
// one of those that is enough for that; nil when it takes several.
func (s *choices) conflict(f *question, v verdict) (first, second *question) {
	sides := f.items
	if v == alwaysHolds {
		sides = f.not().items
	}
	for k := 2; k <= len(sides); k++ {
		if !s.never(sides[:k]...) {
			continue
		}
		for i := range k - 1 {
			if s.never(sides[i], sides[k-1]) {
				return f.items[i], f.items[k-1]
			}
		}
		return nil, f.items[k-1]
	}
	return nil, nil
}
