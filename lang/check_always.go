package lang

// What is special about `always` blocks: what they say is guarded by `if`, and
// they say something.

// says checks that the block expects something.
func (c *checker) says(d *TestDecl) {
	if d.Name.Value == "" || len(ExpectsOf(d)) > 0 || holdsBadItem(d.Items) {
		return
	}
	c.fail(CodeTest, d.Name.Span, "this expects nothing of a lead").Help = "write what holds for every lead, as in `expect email is not empty`"
}

func holdsBadItem(items []TestItem) bool {
	for _, item := range items {
		switch item := item.(type) {
		case *Bad:
			return true
		case *TestIf:
			if holdsBadItem(item.Items) {
				return true
			}
		}
	}
	return false
}

// guard checks an `if` and what is expected in it.
func (c *checker) guard(g *TestIf, d *TestDecl, s *scope) {
	if !d.Always {
		c.fail(CodeTest, g.Range(), "a test says what its lead comes to, without `if`").
			Help = "`if` stands in an `always` block, which is about every lead"
	}
	if g.Cond != nil {
		c.cond(g.Cond, s)
	}
	for _, item := range g.Items {
		switch item := item.(type) {
		case *Bad:
		case *TestIf:
			c.fail(CodeTest, item.Range(), "an `if` of an `always` block holds no other").Help = "join the conditions by `and`"
		case *ExpectCount, *ExpectOutcome, *ExpectCondition, *ExpectOrder, *ExpectQualified, *ExpectWaiting:
			c.testItem(item, s)
		default:
			c.fail(CodeTest, item.Range(), "an `if` of an `always` block holds only what is expected").
				Help = "what is given and what happens is the same for every lead: write it before the `if`"
		}
	}
}

// Expected is a line of a test that expects something, and the `if` around it,
// or nil.
type Expected struct {
	Item TestItem
	If   *TestIf
}

// ExpectsOf lists what a test expects, in order.
func ExpectsOf(d *TestDecl) []Expected {
	var out []Expected
	add := func(item TestItem, guard *TestIf) {
		switch item.(type) {
		case *ExpectCount, *ExpectOutcome, *ExpectCondition, *ExpectOrder, *ExpectQualified, *ExpectWaiting:
			out = append(out, Expected{item, guard})
		}
	}
	for _, item := range d.Items {
		add(item, nil)
		if guard, ok := item.(*TestIf); ok {
			for _, x := range guard.Items {
				add(x, guard)
			}
		}
	}
	return out
}
