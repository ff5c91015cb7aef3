package lang

import (
	"slices"
	"strings"
)

var webhookMethods = []string{"get", "post", "put", "patch", "delete"}

var webhookAttributes = []string{
	`post "https://api.acme.example/enrich"`, `get "https://…"`, `put "https://…"`, `patch "https://…"`, `delete "https://…"`,
	`header "Accept" "application/json"`, `body "…"`, `map "country" to country`,
}

// checkWebhook reads a webhook's attributes.
func (c *checker) checkWebhook(a *WebhookAsset) {
	s := &scope{place: inMail, program: a.Program, asset: a}
	var method, body *Run
	for _, at := range attributesOf(a.Decl.Attributes) {
		words := strings.Join(at.words, " ")
		switch {
		case slices.Contains(webhookMethods, words) && len(at.args) == 1:
			if method != nil {
				c.attributeTwice(at.run, method, "address")
				continue
			}
			method = at.run
			a.Method, a.URL = strings.ToUpper(words), at.args[0]
			c.webhookURL(at.args[0], s)
		case at.is("body", 1):
			if body != nil {
				c.attributeTwice(at.run, body, "body")
				continue
			}
			body = at.run
			if c.textAttribute(at.args[0], "body", s) {
				a.Body = at.args[0]
			}
		case at.is("header", 2):
			c.webhookHeader(a, &at, s)
		case words == "map":
			c.webhookMap(a, &at, s)
		default:
			c.unknownAttribute(at.run, at.words, "a webhook", webhookAttributes)
		}
	}
	if method == nil && !slices.ContainsFunc(a.Decl.Attributes, isBadAttr) {
		c.attributeMissing(&a.Decl.Name, "webhook", "post")
	}
}

func (c *checker) webhookURL(e Expr, s *scope) {
	if !c.textAttribute(e, "address", s) {
		return
	}
	t, ok := e.(*Text)
	if !ok {
		c.urlNotLiteral(e)
		return
	}
	if _, ok := literalHost(t); !ok {
		c.urlNotLiteral(e)
	}
}

func (c *checker) webhookHeader(a *WebhookAsset, at *attribute, s *scope) {
	name, ok := constText(at.args[0])
	if !ok || name == "" || strings.Trim(name, tokenLetters) != "" {
		c.badHeaderName(at.args[0])
		return
	}
	if c.textAttribute(at.args[1], "header", s) && (c.oneLine(at.args[1], "header") || !isText(at.args[1])) {
		a.Headers = append(a.Headers, WebhookHeader{Name: name, Value: at.args[1]})
	}
}

func isText(e Expr) bool {
	_, ok := e.(*Text)
	return ok
}

// tokenLetters are the letters of a header's name, by RFC 9110.
const tokenLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~"

// webhookMap reads `map "country" to country`.
func (c *checker) webhookMap(a *WebhookAsset, at *attribute, s *scope) {
	if len(at.args) != 3 || word(at.args[1]) != "to" {
		c.badMap(at.run)
		return
	}
	key, ok := constText(at.args[0])
	n, named := at.args[2].(*Name)
	if !ok || key == "" || !named {
		c.badMap(at.run)
		return
	}
	if len(n.Parts) == 1 && n.Parts[0].Name == leadKey {
		c.mapToKey(n)
		return
	}
	f := c.target(n, s)
	if f == nil {
		return
	}
	for _, m := range a.Maps {
		if m.Field == f {
			c.mappedTwice(n, f)
			return
		}
	}
	a.Maps = append(a.Maps, WebhookMap{Key: key, Field: f})
}
