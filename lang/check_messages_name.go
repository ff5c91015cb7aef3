package lang

import (
	"fmt"
	"slices"
	"strings"
)

// This file has the messages about names in expressions and texts.

// unknownName says what a name may have meant: a field, an attribute of the
// activity, or a token, company or member field without its family.
func (c *checker) unknownName(n *Name, s *scope) {
	if len(n.Parts) != 1 {
		c.unknownDotted(n)
		return
	}
	name := n.Parts[0].Name
	_, isToken := c.tokenType(s, name)
	near := ""
	switch {
	case isToken:
		near = "my." + name
	case c.company.byName[name] != nil:
		near = "company." + name
	case s.program != nil && c.memberField(s.program, name) != nil:
		near = "member." + name
	case c.tables[name] != nil:
		c.fail(CodeContext, n.Span, "`%s` is a table; look it up with lookup(%[1]s, …) or name a column after `in`", name)
		return
	default:
		near = c.speller.nearest(name, s.names(c))
	}
	if value := foreignValues[strings.ToLower(name)]; value != "" {
		c.fail(CodeUnknownName, n.Span, "there is no field `%s`", name).guess(n.Span, value)
		return
	}
	if value := c.withoutQuotes(name); value != "" && (near == "" || c.wanted.Kind == Enum) {
		d := c.fail(CodeUnknownName, n.Span, "there is no field `%s`", name)
		d.Help = "a text stands in quotes: " + quoted(value)
		d.replace(n.Span, literal(value))
		return
	}
	d := c.fail(CodeUnknownName, n.Span, "there is no field `%s`", name).guess(n.Span, near)
	if near == "" && s.entry != nil && len(s.entry.Attributes) > 0 {
		d.Help = "after this `where` may stand " + attributeList(s.entry) + ", and fields of the lead"
	}
}

// attributeList names the attributes of an activity.
func attributeList(e *Entry) string {
	var names []string
	for _, a := range e.Attributes {
		names = append(names, ticked(a.Name))
	}
	return strings.Join(names, ", ")
}

// foreignValues are the values of other languages that have another name here.
var foreignValues = map[string]string{
	"null": "empty", "nil": "empty", "blank": "empty", "empty": "empty", "true": "true", "false": "false", "yes": "true",
}

// withoutQuotes is the text that a bare word was meant to be where a text or one
// of an enum's values is wanted, or "".
func (c *checker) withoutQuotes(name string) string {
	switch {
	case c.wanted.Kind == Enum:
		return c.speller.nearest(name, slices.Values(c.wanted.Values))
	case c.wanted.Kind.IsText():
		return name
	}
	return ""
}

// names lists the bare names that mean something in a scope.
func (s *scope) names(c *checker) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if s.entry != nil {
			for _, a := range s.entry.Attributes {
				if !yield(a.Name) {
					return
				}
			}
		}
		c.lead.names()(yield)
	}
}

// nameFamilies are the words that may stand before the dot of a name.
var nameFamilies = []string{"lead", "company", "my", "member", "failure", "trigger", "campaign", "program"}

func (c *checker) unknownDotted(n *Name) {
	family, name := n.Parts[0].Name, n.Parts[len(n.Parts)-1].Name
	whole := c.code(n)
	switch {
	case len(n.Parts) > 2:
		c.fail(CodeUnknownName, n.Span, "%s has more than one dot; a name has at most a family before it, as in `company.name`", whole)
	case family == "lead":
		c.fail(CodeUnknownName, n.Span, "there is no lead field `%s`", name).guess(n.Span, c.speller.nearest(name, c.lead.names()))
	case family == "company":
		near := c.speller.nearest(name, c.company.names())
		if near != "" {
			near = "company." + near
		}
		c.fail(CodeUnknownName, n.Span, "there is no company field `%s`", name).guess(n.Span, near)
	case family == "failure":
		c.fail(CodeUnknownName, n.Span, "there is no %s; a failure has `failure.reason`", whole)
	case family == "campaign" || family == "program":
		c.fail(CodeUnknownName, n.Span, "there is no %s; there are `%[2]s.name`, `%[2]s.id` and `%[2]s.description`", whole, family)
	case family == "system":
		c.fail(CodeUnknownName, n.Span, "%s is a token for texts; as a value write `now()` or `today()`", whole)
	default:
		near := c.speller.nearest(family, slices.Values(nameFamilies))
		if near != "" {
			near += "." + name
		}
		c.fail(CodeUnknownName, n.Span, "there is nothing named `%s` that could have a `%s`", family, name).guess(n.Span, near)
	}
}

// unknownField is about a field that is named, not read.
func (c *checker) unknownField(n *Name) {
	if len(n.Parts) != 1 {
		c.unknownDotted(n)
		return
	}
	name := n.Parts[0].Name
	near := c.speller.nearest(name, c.lead.names())
	switch {
	case name == leadKey:
		c.fail(CodeContext, n.Span, "`id` is the lead's key; no step changes it")
		return
	case c.company.byName[name] != nil:
		near = "company." + name
	}
	c.fail(CodeUnknownName, n.Span, "there is no field `%s`", name).guess(n.Span, near)
}

func (c *checker) unknownMember(at, name Span, spelled string, p *Program) {
	t := c.members[p]
	if t == nil {
		c.fail(CodeUnknownName, at, "the program has no member fields; declare `%s` in its `member { … }`", spelled)
		return
	}
	near := c.speller.nearest(spelled, t.spellings())
	if near != "" && strings.HasPrefix(c.source(name), "{{") {
		near = "member." + near
	}
	c.guessToken(c.fail(CodeUnknownName, name, "the program has no member field `%s`", spelled), name, near)
}

func (c *checker) memberOutside(at Span) {
	c.fail(CodeContext, at, "member fields exist only inside a program that declares them in `member { … }`")
}

func (c *checker) failureOutside(n *Name) {
	c.fail(CodeContext, n.Span, "`failure.reason` is known only in `on failure`, `on skip` and the `else` of a retry")
}

func (c *checker) noTriggerHere(at Span) {
	c.fail(CodeContext, at, "trigger tokens exist only in campaigns and in what they send")
}

func (c *checker) noCampaignHere(at Node, family string) {
	c.fail(CodeContext, at.Range(), "%s tokens exist only in campaigns and in what they send", family)
}

func (c *checker) noTokensHere(at Node, s *scope) {
	what := "a token's value"
	switch s.place {
	case inAsset:
		what = "a smart list of its own"
	case inTest:
		what = "a test"
	}
	c.fail(CodeContext, at.Range(), "My Tokens have no meaning in %s; they belong to the campaign that runs", what)
}

func (c *checker) nameInConstant(n *Name) {
	c.fail(CodeContext, n.Span, "%s is known only when a campaign runs; here stands a literal or what is computed from literals", c.code(n)).
		Help = "inside a text, a lead's field can be written as a token: \"{{lead.…}}\""
}

func (c *checker) unknownToken(at Span, name string, s *scope) {
	near := c.speller.nearest(name, slices.Values(c.tokenIndex(s).names))
	if near != "" {
		near = "my." + near
	}
	d := c.fail(CodeUnknownToken, at, "no token `%s` is in reach here", name)
	d.Help = "declare it with `token " + identifier(name) + " = …` in the campaign, its program or a folder around it"
	c.guessToken(d, at, near)
}

// identifier is a name as it could be declared.
func identifier(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_':
			return r
		}
		return '_'
	}, s)
	return strings.ToLower(s)
}

func (c *checker) unknownTrigger(at Span, name string) {
	near := c.speller.nearest(name, func(yield func(string) bool) {
		for _, e := range c.lib.Entries() {
			for _, a := range e.Attributes {
				if e.Kind == TriggerEntry && !yield(a.Name) {
					return
				}
			}
		}
	})
	if near != "" {
		near = "trigger." + near
	}
	c.guessToken(c.fail(CodeUnknownToken, at, "no trigger has a `%s`", name), at, near)
}

func (c *checker) unknownFieldToken(t *TextToken, fields *fieldTable) {
	near := c.speller.nearest(t.Name, fields.spellings())
	if f := fields.byNormal[normalName(near)]; f != nil && f.Label != "" {
		near = f.Label
	}
	if near != "" {
		near = t.Family + "." + near
	}
	c.guessToken(c.fail(CodeUnknownToken, t.Span, "there is no %s field `%s`", t.Family, t.Name), t.Span, near)
}

func (c *checker) unknownBuiltin(t *TextToken, family string, names ...string) {
	near := c.speller.nearest(t.Name, slices.Values(names))
	if near != "" {
		near = family + "." + near
	}
	d := c.guessToken(c.fail(CodeUnknownToken, t.Span, "there is no token `{{%s.%s}}`", family, t.Name), t.Span, near)
	if near == "" {
		d.Help = "there are `" + family + "." + strings.Join(names, "`, `"+family+".") + "`"
	}
}

func (c *checker) unknownAsset(d *directory, name string, at Span, from *Program) {
	near := c.speller.nearest(name, d.candidates(from))
	diagnostic := c.fail(CodeUnknownAsset, at, "there is no %s %s", d.noun, quoted(name)).guessName(at, near)
	if near != "" {
		return
	}
	for _, other := range []*directory{c.names.lists, c.names.smartLists, c.names.segmentations, c.names.programs, c.names.campaigns} {
		if found := other.all[name]; len(found) > 0 {
			diagnostic.Help = fmt.Sprintf("%s is a %s, and here stands the name of a %s", quoted(name), other.noun, d.noun)
			diagnostic.also(found[0].at, fmt.Sprintf("%s %s is declared here", other.noun, quoted(name)))
			return
		}
	}
}

func (c *checker) ambiguous(d *directory, name string, at Span, found []*listing) {
	var names []string
	for _, l := range found[:min(len(found), 9)] {
		full := l.name
		if l.program != nil {
			full = l.program.Name + "." + l.name
		}
		names = append(names, full)
	}
	diagnostic := c.fail(CodeAmbiguous, at, "%s %s could mean %d: %s", d.noun, quoted(name), len(found), oneOf(names))
	diagnostic.Help = "write the program before it, as in \"Program.Name\""
	for i, l := range found[:min(len(found), 3)] {
		diagnostic.also(l.at, fmt.Sprintf("%s is here", quoted(names[i])))
	}
}

func (c *checker) unknownTemplate(d *ProgramDecl) {
	near := c.speller.nearest(d.From.Value, c.names.templates.candidates(nil))
	diagnostic := c.fail(CodeTemplate, d.From.Span, "there is no template %s", quoted(d.From.Value)).guessName(d.From.Span, near)
	if found := c.names.programs.all[d.From.Value]; len(found) > 0 {
		diagnostic.Help = "write `template program` where it is declared, if others are to be made from it"
		diagnostic.also(found[0].at, "this is an ordinary program")
	}
}
