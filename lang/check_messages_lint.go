package lang

import "fmt"

// This file has the messages about comments that allow a warning.

func (c *checker) allowWithoutReason(comment *Comment) {
	d := c.caution(WarnAllow, comment.Span, "this comment allows a warning without saying why")
	d.Help = "write the reason behind a colon: `// allow race: both write the same`"
}

func (c *checker) allowUnknown(name Span, word string) {
	if isCode(word) {
		c.allowCode(name, Code(word))
		return
	}
	d := c.caution(WarnAllow, name, "there is no warning named `%s` to allow", cut(word))
	d.Help = "`campaignc explain` lists the names of warnings"
	d.guess(name, c.nearestWarning(word))
}

// allowCode is about a code where a name stands.
func (c *checker) allowCode(at Span, code Code) {
	switch {
	case code.Allowable():
		c.caution(WarnAllow, at, "a warning is allowed by its name, not by its code").replace(at, code.Name()).Help = fmt.Sprintf("write `%s`", code.Name())
	case code[0] == 'E':
		d := c.caution(WarnAllow, at, "`%s` is an error, and an error cannot be allowed", code)
		d.Help = "correct what it is about, and remove this comment"
	default:
		d := c.caution(WarnAllow, at, "`%s` cannot be allowed", code)
		d.Help = "remove this comment"
	}
}

func (c *checker) allowIdle(p *permit) {
	d := c.caution(WarnAllowIdle, p.name, "nothing has to be allowed: there is no warning `%s` at this place", p.code.Name())
	d.Help = "remove it, or put it right before what it is about"
}
