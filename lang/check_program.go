package lang

import (
	"math"
	"slices"
)

// template is a program that others are made from. It is checked once as a
// program of its own that nobody can name or run.
type template struct {
	decl    *ProgramDecl
	program *Program
	size    int // nodes that each program made from it gets
}

// clonedMax is how many nodes all programs made from templates may get: a short
// source must not grow without limit.
const clonedMax = 1_000_000

func (c *checker) declareTemplate(d *ProgramDecl, h *home) {
	p := &Program{Name: d.Name.Value, Folders: h.folders, Decl: d}
	if d.From != nil {
		c.templateFromTemplate(d)
	}
	if c.declare(c.names.templates, &d.Name, p, nil, false) {
		t := &template{decl: d, program: p}
		Walk(d, func(Node) bool { t.size++; return true })
		c.templates[p.Name] = t
	}
	c.fillProgram(p, d.Decls, h.tokens, true)
}

// declareProgram declares a program and what it holds: its own declarations and
// those of its template.
func (c *checker) declareProgram(d *ProgramDecl, h *home) {
	p := &Program{Name: d.Name.Value, Folders: h.folders, Decl: d, Index: len(c.ws.Programs)}
	if c.declare(c.names.programs, &d.Name, p, nil, false) {
		c.ws.Programs = append(c.ws.Programs, p)
	}
	decls, tokens := d.Decls, h.tokens
	if d.From != nil {
		if t := c.templates[d.From.Value]; t != nil {
			tokens = c.ownTokens(tokens, d.Name.Span)
			decls = append(c.instance(d, t, tokens), decls...)
		} else {
			c.unknownTemplate(d)
		}
	}
	c.fillProgram(p, decls, tokens, false)
}

// instance copies what the template of a program declares, without the tokens
// that the program declares itself. Those inherit the template's type.
func (c *checker) instance(d *ProgramDecl, t *template, tokens map[string]*TokenValue) []Decl {
	if c.cloned += t.size; c.cloned > clonedMax {
		c.templatesTooLarge(d)
		return nil
	}
	own := map[string]bool{}
	channel, plain := false, true
	for _, x := range d.Decls {
		switch x := x.(type) {
		case *TokenDecl:
			own[x.Name.Name] = true
		case *ChannelRef:
			channel = true
		default:
			plain = false
		}
	}
	if plain {
		c.strangeTokens(d, t)
	}
	var decls []Decl
	for _, x := range t.decl.Decls {
		switch x := x.(type) {
		case *TokenDecl:
			if own[x.Name.Name] {
				tokens[x.Name.Name] = t.program.Tokens[x.Name.Name]
				continue
			}
			if x.Value == nil {
				c.templateTokenMissing(d, x)
			}
		case *ChannelRef:
			if channel {
				continue
			}
		}
		decls = append(decls, clone(x))
	}
	return decls
}

// strangeTokens refuses a token that the template does not have, in a program
// that has nothing of its own to use it: a misspelt one would be ignored.
func (c *checker) strangeTokens(d *ProgramDecl, t *template) {
	for _, x := range d.Decls {
		if token, ok := x.(*TokenDecl); ok && t.program.Tokens[token.Name.Name] == nil {
			c.notInTemplate(token, t)
		}
	}
}

// fillProgram declares what stands in a program: tokens and members first,
// since campaigns and mails ask for them.
func (c *checker) fillProgram(p *Program, decls []Decl, tokens map[string]*TokenValue, hidden bool) {
	if slices.ContainsFunc(decls, isToken) {
		tokens = c.ownTokens(tokens, p.Decl.Name.Span)
	}
	p.Tokens = tokens
	own := map[string]*TokenDecl{}
	var channel *ChannelRef
	for _, d := range decls {
		switch d := d.(type) {
		case *ChannelRef:
			if channel != nil {
				c.channelTwice(d, channel)
				continue
			}
			channel = d
			if found := c.find(c.names.channels, d.Name.Value, d.Name.Span, nil); found != nil {
				p.Channel = found.(*Channel)
			}
		case *MemberDecl:
			c.declareMembers(p, d)
		case *TokenDecl:
			c.declareToken(d, p.Tokens, own, tokenHome{
				program: p, template: hidden, instance: p.Decl.From != nil && !slices.Contains(p.Decl.Decls, Decl(d)),
			})
		}
	}
	for _, d := range decls {
		c.declareInProgram(p, d, hidden)
	}
}

func isToken(d Decl) bool {
	_, ok := d.(*TokenDecl)
	return ok
}

func (c *checker) declareInProgram(p *Program, d Decl, hidden bool) {
	switch d := d.(type) {
	case *ChannelRef, *MemberDecl, *TokenDecl, *Bad:
	case *CampaignDecl:
		c.declareCampaign(d, p, p.Tokens, hidden)
	case *TestDecl:
		c.declareTest(d, p, hidden)
	case *ListDecl, *FormDecl, *EmailDecl, *WebhookDecl, *SmartListDecl:
		c.declareAsset(d, p, hidden)
	default:
		c.misplaced(d, declNoun(d), "the top of a file")
	}
}

// declNoun names a declaration in a message.
func declNoun(d Decl) string {
	switch d.(type) {
	case *WorkspaceDecl:
		return "the workspace"
	case *LeadDecl:
		return "lead fields"
	case *CompanyDecl:
		return "company fields"
	case *TableDecl:
		return "a table"
	case *ChannelDecl:
		return "a channel"
	case *SegmentationDecl:
		return "a segmentation"
	case *FolderDecl:
		return "a folder"
	case *ProgramDecl:
		return "a program"
	}
	return "the language version"
}

// declareChannels declares channels and their statuses.
func (c *checker) declareChannels() {
	for _, d := range c.found.channels {
		channel := &Channel{Name: d.Name.Value, Decl: d}
		seen := map[string]*StatusDecl{}
		for _, sd := range d.Statuses {
			if !c.checkName(&sd.Name, "status") {
				continue
			}
			key := foldedName(sd.Name.Value)
			if other := seen[key]; other != nil {
				c.statusTwice(sd, other)
				continue
			}
			seen[key] = sd
			step, ok := between(sd.Step, 0, math.MaxInt32)
			if !ok {
				c.badStatusStep(sd)
			}
			channel.Statuses = append(channel.Statuses, &Status{
				Name: sd.Name.Value, Step: int(step), Success: sd.Success, Index: len(channel.Statuses),
			})
		}
		if c.declare(c.names.channels, &d.Name, channel, nil, false) {
			c.ws.Channels = append(c.ws.Channels, channel)
		}
	}
}
