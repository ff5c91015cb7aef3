package lang

// wantedCondition is a condition that is to hold, or not to.
type wantedCondition struct {
	cond  Expr
	holds bool
}

// want notes conditions that are to be answered in one way together.
func (c *materialCollector) want(conds []wantedCondition) {
	if len(conds) > 0 && len(c.conds) < solutionsMax {
		c.conds = append(c.conds, conds)
	}
}

// solutionsMax bounds how many conditions are solved.
const solutionsMax = 256

// solutions finds values that answer conditions as wanted, by reasoning over
// them. What it cannot read is left to chance.
func (c *materialCollector) solutions() {
	for _, conds := range c.conds {
		if s := c.solve(conds); len(s) > 0 {
			c.out.Likely = append(c.out.Likely, s)
		}
	}
	c.out.Likely = append(c.out.Likely, c.together...)
}

func (c *materialCollector) solve(conds []wantedCondition) []FieldValue {
	r := newReasoning(&c.ws.Info, c.ws.Zone)
	var questions []*question
	for _, w := range conds {
		if w.cond != nil {
			questions = append(questions, r.read(w.cond, !w.holds, 0))
		}
	}
	r.prepare()
	left := r.find(questions...)
	var out []FieldValue
	for i, s := range r.subjects {
		if left == nil || s.field == nil || s.field.Scope == MemberScope || !narrowed(left[i], r.everyone[i]) {
			continue
		}
		if p := s.values[left[i].first()]; !p.vague {
			out = append(out, FieldValue{s.field, p.value})
		}
	}
	return out
}

// narrowed reports whether some values were ruled out.
func narrowed(left, all valueSet) bool {
	for i := range all {
		if left[i] != all[i] {
			return true
		}
	}
	return false
}
