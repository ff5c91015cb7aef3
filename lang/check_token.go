package lang

import "strings"

// text checks the tokens of a string literal.
func (c *checker) text(t *Text, s *scope) facts {
	f := facts{typ: Type{Kind: String}}
	if _, ok := t.Const(); ok {
		f.texts = []*Text{t}
		return f
	}
	for _, p := range t.Parts {
		if p.Token != nil {
			c.token(p.Token, s)
		}
	}
	return f
}

// token finds what a {{…}} stands for.
func (c *checker) token(t *TextToken, s *scope) {
	if o := c.tokenObject(t, s); o != nil {
		c.ws.Info.Tokens[t] = o
	}
}

// tokenObject is nil after an error, which it reports.
func (c *checker) tokenObject(t *TextToken, s *scope) Object {
	name := normalName(t.Name)
	if name == "" || strings.ContainsAny(t.Name, ":{}") {
		return nil // reported by the reader of the text
	}
	switch family := strings.ToLower(t.Family); family {
	case "lead":
		return c.fieldToken(t, &c.lead, name, s)
	case "company":
		return c.fieldToken(t, &c.company, name, s)
	case "my":
		return c.myToken(t, name, s)
	case "member":
		return c.memberToken(t, name, s)
	case "campaign", "program":
		return c.homeToken(t, family, name, s)
	case "trigger":
		return c.triggerToken(t, name, s)
	case "system":
		return c.systemToken(t, name)
	}
	return nil // reported by the reader of the text
}

func (c *checker) fieldToken(t *TextToken, fields *fieldTable, name string, s *scope) Object {
	if f := fields.byNormal[name]; f != nil {
		s.read(f, t.Span)
		return f
	}
	if name == leadKey && fields.scope == LeadScope {
		return &Builtin{Name: "lead." + leadKey, Type: Type{Kind: String}}
	}
	c.unknownFieldToken(t, fields)
	return nil
}

// myToken finds a My Token by a spelling of its name.
func (c *checker) myToken(t *TextToken, name string, s *scope) Object {
	if s.place == inConstant || s.place == inAsset || s.place == inTest {
		c.noTokensHere(t, s)
		return nil
	}
	spelled := t.Name
	typ, ok := c.tokenType(s, spelled)
	if !ok {
		if known := c.tokenIndex(s).byNormal[name]; known != "" {
			spelled = known
			typ, ok = c.tokenType(s, known)
		}
	}
	if !ok {
		c.unknownToken(t.Span, t.Name, s)
		return nil
	}
	return &Token{Name: spelled, Type: typ}
}

func (c *checker) memberToken(t *TextToken, name string, s *scope) Object {
	if s.program == nil {
		c.memberOutside(t.Span)
		return nil
	}
	if fields := c.members[s.program]; fields != nil {
		if f := fields.byNormal[name]; f != nil {
			return f
		}
	}
	c.unknownMember(t.Span, t.Span, t.Name, s.program)
	return nil
}

func (c *checker) homeToken(t *TextToken, family, name string, s *scope) Object {
	switch {
	case s.place == inAsset || s.place == inTest:
		c.noCampaignHere(t, family)
	case name == "name" || name == "id" || name == "description":
		return &Builtin{Name: family + "." + name, Type: Type{Kind: String}}
	default:
		c.unknownBuiltin(t, family, "name", "id", "description")
	}
	return nil
}

func (c *checker) triggerToken(t *TextToken, name string, s *scope) Object {
	if s.place == inAsset || s.place == inTest {
		c.noTriggerHere(t.Span)
		return nil
	}
	known, ok := c.triggers[name]
	if !ok {
		c.unknownTrigger(t.Span, t.Name)
		return nil
	}
	return &Builtin{Name: "trigger." + known, Type: Type{Kind: String}}
}

// systemTypes are the system tokens, by normal name.
var systemTypes = map[string]Builtin{
	"date":     {Name: "system.date", Type: Type{Kind: Date}},
	"time":     {Name: "system.time", Type: Type{Kind: Time}},
	"datetime": {Name: "system.date_time", Type: Type{Kind: Datetime}},
}

func (c *checker) systemToken(t *TextToken, name string) Object {
	if b, ok := systemTypes[name]; ok {
		return &b
	}
	c.unknownBuiltin(t, "system", "date", "time", "date_time")
	return nil
}
