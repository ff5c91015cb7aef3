package lang

import (
	"fmt"
	"maps"
	"slices"
)

// This file has the messages about tokens that campaigns give each other.

func (f *flows) tooMuchToInfer(c *Campaign, message string) {
	f.fail(CodeTooLarge, c.Decl.Name.Span, message,
		"split the workspace, or let fewer campaigns call those that use very many")
}

// used shows where a need comes from.
func (x *contexts) used(n *need) Related {
	if decl, ok := n.use.(*TokenDecl); ok {
		return Related{decl.Span, fmt.Sprintf("%q leaves its value to the caller here", x.graph.label(n.user))}
	}
	return Related{n.use.Range(), fmt.Sprintf("%q uses it here", x.graph.label(n.user))}
}

func (x *contexts) nobodyGives(n *need) {
	name := x.graph.label(n.campaign)
	if decl, ok := n.use.(*TokenDecl); ok && n.user == n.campaign {
		x.fail(CodeTokenNotGiven, decl.Name.Span,
			fmt.Sprintf("campaign %q is not started by a call, so nobody gives its token %q a value", name, n.token),
			"write `= …` after it")
		return
	}
	x.fail(CodeTokenNotGiven, n.campaign.Decl.Name.Span,
		fmt.Sprintf("campaign %q needs `my.%s`, which nobody gives when it is not started by a call", name, n.token),
		fmt.Sprintf("add `token %s = …` to it", n.token), x.used(n))
}

func (x *contexts) missingInMail(c *Campaign, sent assetUse, use myToken) {
	kind, name := "e-mail", ""
	switch a := sent.asset.(type) {
	case *EmailAsset:
		name = a.Name
	case *WebhookAsset:
		kind, name = "webhook", a.Name
	}
	x.fail(CodeTokenNotGiven, sent.at.Span,
		fmt.Sprintf("%s %q uses `{{my.%s}}`, a token that campaign %q does not have", kind, name, use.name, x.graph.label(c)),
		fmt.Sprintf("add `token %s = …` to the campaign or its program", use.name),
		Related{use.node.Range(), "it is used here"})
}

func (x *contexts) unknownGiven(c *call, p *ContextPart) {
	help := "remove it"
	var edits []Edit
	if near := x.nearest(p.Token.Name, c.callee); near != "" {
		help = fmt.Sprintf("did you mean `my.%s`?", near)
		edits = []Edit{{p.Token.Span, near}}
	}
	x.failWith(CodeUnknownToken, p.Token.Span,
		fmt.Sprintf("campaign %q does not use a token `my.%s`", x.graph.label(c.callee), p.Token.Name), help, edits)
}

// nearest is the token of the campaign that a misspelt one may mean, or "".
func (x *contexts) nearest(name string, c *Campaign) string {
	known, ok := x.known[c]
	if !ok {
		known = slices.AppendSeq(slices.Clone(x.names[c.Index]), maps.Keys(c.Tokens))
		slices.Sort(known)
		x.known[c] = known
	}
	return x.spell.nearest(name, slices.Values(known))
}

func (x *contexts) typeNotTold(c *call, p *ContextPart, got Type) {
	x.fail(CodeType, p.Span,
		fmt.Sprintf("campaign %q does not say what type `my.%s` has", x.graph.label(c.callee), p.Token.Name),
		fmt.Sprintf("add `token %s: %s` to it", p.Token.Name, got))
}

func (x *contexts) parentType(c *call, n *need, has, want Type) {
	x.fail(CodeType, c.span(),
		fmt.Sprintf("campaign %q takes `my.%s` as %s, and %q has it as %s", x.graph.label(c.callee), n.token, want.phrase(), x.graph.label(c.caller), has.phrase()),
		fmt.Sprintf("give a value that fits: `with parent tokens, my.%s = …`", n.token),
		append(x.seenAs(c.callee, n.token), x.used(n))...)
}

// seenAs shows where a campaign's own token of that name is declared.
func (x *contexts) seenAs(c *Campaign, token string) []Related {
	if v := c.Tokens[token]; v != nil && v.Decl != nil {
		return []Related{{v.Decl.Span, fmt.Sprintf("%q has it from here", x.graph.label(c))}}
	}
	return nil
}

func (x *contexts) notGiven(c *call, n *need) {
	verb, give := "execute", fmt.Sprintf("add `with my.%s = …`", n.token)
	if c.request {
		verb = "request"
	}
	if len(c.with) > 0 {
		give = fmt.Sprintf("add `, my.%s = …`", n.token)
	}
	message := fmt.Sprintf("campaign %q needs `my.%s`, which this %s does not give", x.graph.label(c.callee), n.token, verb)
	_, has := x.loans.typeFor(c.caller, n.token)
	switch {
	case c.parent():
		message = fmt.Sprintf("campaign %q needs `my.%s`, which %q does not have", x.graph.label(c.callee), n.token, x.graph.label(c.caller))
	case has && !c.request:
		give = fmt.Sprintf("add `with parent tokens` or `with my.%s = …`", n.token)
	}
	x.fail(CodeTokenNotGiven, c.span(), message, give, x.used(n))
}
