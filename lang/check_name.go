package lang

// name is what a name stands for as a value.
func (c *checker) name(n *Name, s *scope) facts {
	switch len(n.Parts) {
	case 1:
		return c.bareName(n, s)
	case 2:
		if isRowName(n) && c.tables[rowFamily] == nil {
			c.rowName(n)
			return facts{}
		}
		return c.dottedName(n, s)
	}
	c.unknownName(n, s)
	return facts{}
}

// bareName is an attribute inside `where`, a field, or the lead's id.
func (c *checker) bareName(n *Name, s *scope) facts {
	name := n.Parts[0].Name
	if s.entry != nil {
		for i := range s.entry.Attributes {
			if a := &s.entry.Attributes[i]; a.Name == name {
				c.ws.Info.Names[n] = a
				return facts{typ: a.Type, nullable: true}
			}
		}
	}
	if s.place == inConstant {
		c.nameInConstant(n)
		return facts{}
	}
	if f := c.lead.byName[name]; f != nil {
		return c.field(n, f, s)
	}
	if name == leadKey {
		return c.builtin(n, "lead."+leadKey)
	}
	c.unknownName(n, s)
	return facts{}
}

func (c *checker) field(n *Name, f *Field, s *scope) facts {
	c.ws.Info.Names[n] = f
	s.read(f, n.Span)
	return facts{typ: f.Type, nullable: f.Default.IsEmpty()}
}

func (c *checker) builtin(n *Name, name string) facts {
	c.ws.Info.Names[n] = &Builtin{Name: name, Type: Type{Kind: String}}
	return facts{typ: Type{Kind: String}}
}

// dottedName is a name with its family: `company.name`, `my.points`.
func (c *checker) dottedName(n *Name, s *scope) facts {
	family, name := n.Parts[0].Name, n.Parts[1].Name
	if s.place == inConstant {
		c.nameInConstant(n)
		return facts{}
	}
	switch family {
	case "lead":
		if f := c.lead.byName[name]; f != nil {
			return c.field(n, f, s)
		}
		if name == leadKey {
			return c.builtin(n, "lead."+leadKey)
		}
	case "company":
		if f := c.company.byName[name]; f != nil {
			return c.field(n, f, s)
		}
	case "my":
		return c.myName(n, name, s)
	case "member":
		return c.memberName(n, name, s)
	case "failure":
		return c.failureName(n, name, s)
	case "trigger":
		return c.triggerName(n, name, s)
	case "campaign", "program":
		return c.homeName(n, family, name, s)
	default:
		if t := c.tables[family]; t != nil {
			c.columnAlone(n, t)
			return facts{}
		}
	}
	c.unknownName(n, s)
	return facts{}
}

func (c *checker) myName(n *Name, name string, s *scope) facts {
	if s.place == inAsset || s.place == inTest {
		c.noTokensHere(n, s)
		return facts{}
	}
	t, ok := c.tokenType(s, name)
	if !ok {
		c.unknownToken(n.Span, name, s)
		return facts{}
	}
	c.ws.Info.Names[n] = &Token{Name: name, Type: t}
	return facts{typ: t}
}

func (c *checker) memberName(n *Name, name string, s *scope) facts {
	if s.program == nil {
		c.memberOutside(n.Span)
		return facts{}
	}
	f := c.memberField(s.program, name)
	if f == nil {
		c.unknownMember(n.Span, n.Parts[1].Span, name, s.program)
		return facts{}
	}
	return c.field(n, f, s)
}

func (c *checker) failureName(n *Name, name string, s *scope) facts {
	switch {
	case name != "reason":
		c.unknownName(n, s)
		return facts{}
	case !s.failure:
		c.failureOutside(n)
		return facts{}
	}
	f := c.builtin(n, "failure.reason")
	f.nullable = true
	return f
}

func (c *checker) triggerName(n *Name, name string, s *scope) facts {
	if s.place == inAsset || s.place == inTest {
		c.noTriggerHere(n.Span)
		return facts{}
	}
	known, ok := c.triggers[normalName(name)]
	if !ok {
		c.unknownTrigger(n.Span, name)
		return facts{}
	}
	f := c.builtin(n, "trigger."+known)
	f.nullable = true
	return f
}

// homeName is `campaign.name`, `program.id` and their like.
func (c *checker) homeName(n *Name, family, name string, s *scope) facts {
	switch {
	case s.place == inAsset || s.place == inTest:
		c.noCampaignHere(n, family)
	case name == "name" || name == "id" || name == "description":
		return c.builtin(n, family+"."+name)
	default:
		c.unknownName(n, s)
	}
	return facts{}
}

// triggerTokens are the names of trigger tokens: the trigger's own name and the
// attributes that any trigger has, by name and by label.
func triggerTokens(lib *Library) map[string]string {
	names := map[string]string{"name": "name", "triggername": "name"}
	for _, e := range lib.Entries() {
		if e.Kind != TriggerEntry {
			continue
		}
		for _, a := range e.Attributes {
			for _, key := range []string{normalName(a.Name), normalName(a.Label)} {
				if _, taken := names[key]; !taken && key != "" {
					names[key] = a.Name
				}
			}
		}
	}
	return names
}
