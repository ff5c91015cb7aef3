package lang

import (
	"iter"
	"maps"
	"slices"
)

// scope is where an expression stands: what names mean there.
type scope struct {
	place    setting
	program  *Program
	campaign *Campaign // inFlow: whose tokens are in reach
	asset    Object    // inAsset, inMail: the asset whose condition or text this is
	failure  bool      // `failure.reason` is known
	entry    *Entry    // inside `where`: whose attributes come first
	uses     *[]use    // collects the lead's fields that are read, or nil
}

// setting is the kind of place.
type setting uint8

const (
	inFlow     setting = iota // a campaign's smart list or flow
	inAsset                   // a smart list or segmentation of its own
	inMail                    // the texts of an e-mail or webhook
	inTest                    // a test
	inConstant                // the value of a token or default: no fields
)

// handling is the scope of a block that handles a failure.
func (s *scope) handling() *scope {
	inner := *s
	inner.failure = true
	return &inner
}

// tokenType is the type of a My Token that is in reach of a scope.
func (c *checker) tokenType(s *scope, name string) (Type, bool) {
	switch {
	case s.campaign != nil:
		if t := s.campaign.Tokens[name]; t != nil {
			return t.Type, true
		}
		t, ok := c.borrowed[s.campaign][name]
		return t, ok
	case s.place == inMail:
		return c.mailToken(s.program, name)
	}
	return Type{}, false
}

// tokenIndex lists the My Tokens that are in reach of a place, by how they may
// be spelled in a text.
type tokenIndex struct {
	names    []string // sorted
	byNormal map[string]string
}

// tokenPlace is where the same My Tokens are in reach.
type tokenPlace struct {
	campaign *Campaign
	program  *Program
	mail     bool
}

// tokenIndex is made once for each place.
func (c *checker) tokenIndex(s *scope) *tokenIndex {
	place := tokenPlace{s.campaign, s.program, s.place == inMail}
	if x := c.spellings[place]; x != nil {
		return x
	}
	x := &tokenIndex{byNormal: map[string]string{}}
	x.names = slices.Sorted(c.tokenNames(s))
	for _, name := range slices.Backward(x.names) {
		x.byNormal[normalName(name)] = name
	}
	c.spellings[place] = x
	return x
}

// tokenNames lists the My Tokens that are in reach of a scope, in no order.
func (c *checker) tokenNames(s *scope) iter.Seq[string] {
	names := map[string]bool{}
	switch {
	case s.campaign != nil:
		for name := range s.campaign.Tokens {
			names[name] = true
		}
		for name := range c.borrowed[s.campaign] {
			names[name] = true
		}
	case s.place == inMail:
		for name := range c.mails.types() {
			names[name] = true
		}
		if s.program != nil {
			for name := range s.program.Tokens {
				names[name] = true
			}
		}
	}
	return maps.Keys(names)
}

// memberField finds a member field of the program that holds a scope.
func (c *checker) memberField(p *Program, name string) *Field {
	if t := c.members[p]; t != nil {
		return t.byName[name]
	}
	return nil
}

// read notes that a field is read at a place.
func (s *scope) read(f *Field, at Span) {
	if s.uses != nil && f.Scope != MemberScope {
		*s.uses = append(*s.uses, use{f, at})
	}
}
