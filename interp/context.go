package interp

import "campaignc/lang"

// context is the token context a campaign runs in: where `my`, `campaign`,
// `program`, `member` and `trigger` tokens are looked up.
//
// With parent tokens, a callee sees its caller's effective context and falls
// back to its own My Tokens; single tokens may be set over both. (Marketo:
// "Use Parent Campaign Token Context" sends My, campaign, program, member and
// trigger tokens to the child; a My Token the parent lacks is the child's own.)
type context struct {
	own    *campaign  // whose My Tokens are the last resort
	parent *context   // lent with `parent tokens`, or nil
	over   []override // set with `my.x = …`
	fired  *firing    // the trigger that started the flow, or nil
}

// override is one token set by the caller.
type override struct {
	token int
	value lang.Value
}

// firing is what started a trigger campaign, for `trigger` tokens.
type firing struct {
	Name   string            // the trigger's name
	Values map[string]string // its attributes by token name
}

// seen is the campaign whose `campaign`, `program` and `member` tokens hold.
func (c *context) seen() *campaign {
	for c.parent != nil {
		c = c.parent
	}
	return c.own
}

// trigger is the firing whose tokens hold, or nil.
func (c *context) trigger() *firing {
	for c.parent != nil {
		c = c.parent
	}
	return c.fired
}

// my looks a My Token up; ok is false when the context lacks it or has no
// value for it.
func (c *context) my(m *machine, token int) (v lang.Value, ok bool) {
	for i := range c.over {
		if c.over[i].token == token {
			return c.over[i].value, true
		}
	}
	if c.parent != nil {
		if v, ok = c.parent.my(m, token); ok {
			return v, true
		}
	}
	if t := c.own.tokens[token]; t != nil && t.value != nil {
		return t.value(m), true
	}
	return lang.Value{}, false
}
