package lang

import "maps"

// tokenHome is what a token is declared in.
type tokenHome struct {
	program  *Program
	template bool // the programs made from it give the value
	instance bool // made from a template, where a lack was reported
	campaign bool // a parameter: its callers give the value
}

// declareTokens declares the tokens of folders, outer folders first.
func (c *checker) declareTokens() {
	for _, h := range c.found.folders {
		h.tokens = h.parent.tokens
		if len(h.decls) > 0 {
			h.tokens = c.ownTokens(h.tokens, h.decls[0].Span)
		}
		own := map[string]*TokenDecl{}
		for _, d := range h.decls {
			c.declareToken(d, h.tokens, own, tokenHome{})
		}
	}
}

// inheritedMax is how many tokens places may inherit in all; each copies those
// around it when it has tokens of its own.
const inheritedMax = 2_000_000

// ownTokens copies the tokens around a place, so that it can add its own.
func (c *checker) ownTokens(around map[string]*TokenValue, at Span) map[string]*TokenValue {
	if c.inherited += len(around); c.inherited > inheritedMax {
		c.tokensTooMany(at)
		return map[string]*TokenValue{}
	}
	own := make(map[string]*TokenValue, len(around)+1)
	maps.Copy(own, around)
	return own
}

// declareToken adds a token to those in reach of a place, over an inherited one
// of the same name. Without a type it has the inherited one's, else its
// value's.
func (c *checker) declareToken(d *TokenDecl, reach map[string]*TokenValue, own map[string]*TokenDecl, h tokenHome) {
	name := d.Name.Name
	if other := own[normalName(name)]; other != nil {
		c.tokenTwice(d, other)
		return
	}
	own[normalName(name)] = d
	t := &TokenValue{Name: name, Value: d.Value, Decl: d}
	if _, bad := d.Value.(*Bad); bad {
		reach[name] = t
		return
	}
	inherited := reach[name]
	reach[name] = t
	switch {
	case d.Type != nil:
		t.Type = c.typeOf(d.Type)
	case inherited != nil:
		t.Type = inherited.Type
	}
	if d.Value == nil {
		c.withoutValue(t, h)
		return
	}
	f := c.value(d.Value, &scope{place: inConstant, program: h.program})
	switch {
	case f.typ.Kind == NoKind:
	case d.Type != nil || inherited != nil:
		c.fits(d.Value, f, t.Type, "token `"+name+"`")
	case f.typ.Kind == Blank:
		c.emptyToken(d)
	case f.typ.Kind == ListKind || f.typ.Kind == TableKind:
		c.listToken(d)
	default:
		t.Type = f.typ
	}
}

// withoutValue checks a token that has no value. A parameter of a campaign is
// given by its callers; a template's token by the programs made from it, and
// until then it counts as empty.
func (c *checker) withoutValue(t *TokenValue, h tokenHome) {
	switch {
	case h.instance && !h.campaign: // reported at the program
	case !h.template && !h.campaign:
		c.tokenWithoutValue(t.Decl)
	case t.Decl.Type == nil && t.Type.Kind == NoKind:
		c.tokenWithoutType(t.Decl)
	}
	if h.template && !h.campaign {
		empty := &Empty{t.Decl.Span}
		t.Value = empty
		c.ws.Info.Types[empty] = Type{Kind: Blank}
	}
}

// borrow asks which tokens campaigns see through their callers.
func (c *checker) borrow() {
	c.graph = newCallGraph(c.ws, c.hidden)
	c.borrowed = borrowTokens(c.ws, c.graph)
}
