package lang

import (
	"net/mail"
	"net/url"
	"slices"
	"strings"
)

// attribute is one line in the braces of an asset, split into the words it
// begins with and what follows.
type attribute struct {
	run   *Run
	words []string
	args  []Expr
}

// attributesOf reads the lines of an asset's braces; Bad ones are left out.
func attributesOf(attrs []Attr) []attribute {
	var all []attribute
	for _, a := range attrs {
		run, ok := a.(*Run)
		if !ok || slices.ContainsFunc(run.Elems, isBad) || len(run.Elems) == 0 {
			continue
		}
		words := leadingWords(run.Elems)
		all = append(all, attribute{run: run, words: words, args: run.Elems[len(words):]})
	}
	return all
}

// is reports whether the line begins with the words and has that many
// arguments.
func (a *attribute) is(words string, args int) bool {
	return strings.Join(a.words, " ") == words && len(a.args) == args
}

// declareWorkspace reads the workspace's settings.
func (c *checker) declareWorkspace() {
	for i, d := range c.found.workspaces {
		if i > 0 {
			c.workspaceTwice(d, c.found.workspaces[0])
			continue
		}
		if c.checkName(&d.Name, "workspace") {
			c.ws.Name = d.Name.Value
		}
		c.settings(d.Settings)
	}
}

// constText is the value of a literal text without tokens.
func constText(e Expr) (string, bool) {
	t, ok := e.(*Text)
	if !ok {
		return "", false
	}
	return t.Const()
}

var emailAttributes = []string{
	`from "Acme <hello@acme.example>"`, `subject "Welcome"`, `text "Hello"`, `html "<p>Hello</p>"`, `reply to "team@acme.example"`, "operational",
}

// checkEmail reads an e-mail's attributes. One without any is only a name.
func (c *checker) checkEmail(a *EmailAsset) {
	s := &scope{place: inMail, program: a.Program, asset: a}
	lines := map[string]*Run{}
	unread := slices.ContainsFunc(a.Decl.Attributes, isBadAttr)
	for _, at := range attributesOf(a.Decl.Attributes) {
		name := strings.Join(at.words, " ")
		if other := lines[name]; other != nil {
			c.attributeTwice(at.run, other, name)
			continue
		}
		var to *Expr
		switch {
		case at.is("from", 1):
			to = &a.From
		case at.is("reply to", 1):
			to = &a.ReplyTo
		case at.is("subject", 1):
			to = &a.Subject
		case at.is("text", 1):
			to = &a.Text
		case at.is("html", 1):
			to = &a.HTML
		case at.is("operational", 0):
			a.Operational = true
		default:
			c.unknownAttribute(at.run, at.words, "an e-mail", emailAttributes)
			lines[name] = at.run // asked for once
			unread = true
			continue
		}
		lines[name] = at.run
		if to != nil && c.textAttribute(at.args[0], name, s) {
			*to = at.args[0]
		}
	}
	if len(a.Decl.Attributes) > 0 && !unread {
		c.lacking(a, lines)
	}
	c.address(a.From, "from")
	c.address(a.ReplyTo, "reply to")
	c.oneLine(a.Subject, "subject")
}

func isBadAttr(a Attr) bool {
	_, ok := a.(*Run)
	return !ok
}

// lacking reports what an e-mail cannot be sent without.
func (c *checker) lacking(a *EmailAsset, lines map[string]*Run) {
	for _, name := range []string{"from", "subject"} {
		if lines[name] == nil {
			c.attributeMissing(&a.Decl.Name, "e-mail", name)
		}
	}
	if lines["text"] == nil && lines["html"] == nil {
		c.attributeMissing(&a.Decl.Name, "e-mail", "text")
	}
}

func (c *checker) textAttribute(e Expr, name string, s *scope) bool {
	f := c.value(e, s)
	if f.typ.Kind == NoKind {
		return false
	}
	if !f.typ.Kind.IsText() {
		c.attributeNoText(e, name, f)
		return false
	}
	return true
}

// oneLine refuses a line break where it would begin another header.
func (c *checker) oneLine(e Expr, name string) bool {
	t, ok := e.(*Text)
	if !ok {
		return false
	}
	for _, p := range t.Parts {
		if strings.ContainsAny(p.Literal, "\r\n") {
			c.attributeLineBreak(t, name)
			return false
		}
	}
	return true
}

// address checks a mail address that is a literal.
func (c *checker) address(e Expr, name string) {
	if e == nil || !c.oneLine(e, name) {
		return
	}
	if s, ok := constText(e); ok {
		if _, err := mail.ParseAddress(s); err != nil {
			c.badAddress(e, name)
		}
	}
}

// literalHost is the parsed address of a URL whose scheme and host are literal,
// so that data can never choose where a request goes.
func literalHost(t *Text) (*url.URL, bool) {
	s, whole := t.Const()
	if !whole {
		s = t.Parts[0].Literal
	}
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	end := strings.IndexAny(rest, "/?#")
	if !ok || end < 0 && !whole || end == 0 || rest == "" {
		return nil, false
	}
	if end < 0 {
		end = len(rest)
	}
	u, err := url.Parse(s[:len(s)-len(rest)+end])
	if err != nil || u.Hostname() == "" || u.User != nil || strings.ContainsAny(rest[:end], "\\ ") {
		return nil, false
	}
	return u, true
}
