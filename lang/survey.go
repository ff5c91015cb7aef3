package lang

import (
	"strings"
	"sync"
)

// survey is what a part of a workspace (a campaign's own smart list and flow,
// an e-mail, a smart list) reads, writes and uses, in source order.
type survey struct {
	reads, writes []access
	tokens        []myToken // My Tokens
	assets        []assetUse
	triggers      []access          // trigger tokens, by the attribute's name
	named         map[Object]bool   // assets and tables that it names
	open          map[SlotKind]bool // kinds of assets that a phrase leaves open: any of them
	asks          []string          // what filters look back at: `activity:Send Email`, `entered:Website.Welcome`
}

// access is one place that reads or writes a resource: `field:country`,
// `list:Competitors`, `status:Website`.
type access struct {
	resource string
	node     Node
}

// myToken is one place that uses a My Token.
type myToken struct {
	name string
	node Node
}

// assetUse is a phrase that sends an e-mail or calls a webhook, which then
// reads tokens in the sender's context, or that asks a smart list or segmentation.
type assetUse struct {
	asset Object
	sent  bool
	at    *Phrase
}

// triggerFamily begins the names of trigger tokens.
const triggerFamily = "trigger."

// surveyor surveys each campaign and asset once. Once it has the campaigns, it is
// safe for concurrent use.
type surveyor struct {
	info      *Info
	campaigns []*survey // by Campaign.Index
	asking    sync.Mutex
	assets    map[Object]*survey // made when first asked for
	parts     map[Node]part      // of campaigns: filters, statements, further branches
}

func newSurveyor(ws *Workspace, campaigns []*Campaign) *surveyor {
	s := &surveyor{info: &ws.Info, assets: map[Object]*survey{}, parts: make(map[Node]part, len(ws.Info.Phrases))}
	for _, c := range campaigns {
		s.campaigns = append(s.campaigns, s.surveyCampaign(c))
	}
	return s
}

func (s *surveyor) surveyCampaign(c *Campaign) *survey {
	r := s.reader()
	for _, t := range c.Triggers {
		r.read(t)
	}
	for _, x := range c.Filters {
		s.surveyPart(r, x, x)
	}
	walkFlow(c.Flow, func(n Node) {
		s.surveyPart(r, n, ownParts(n)...)
		if w, ok := n.(*Wait); ok {
			r.readAll(w.Cond)
		}
	})
	return &r.survey
}

// surveyPart surveys a part of a campaign, and notes where the survey has it: the
// search for races asks for each part by itself.
func (s *surveyor) surveyPart(r *surveyReader, of Node, nodes ...Node) {
	from := r.extent()
	for _, n := range nodes {
		r.read(n)
	}
	if to := r.extent(); to != from {
		s.parts[of] = part{&r.survey, from, to}
	}
}

// part is a stretch of a campaign's survey.
type part struct {
	whole    *survey
	from, to extent
}

// extent is a place between two entries of a survey.
type extent struct{ reads, writes, tokens, assets, triggers int32 }

func (s *survey) extent() extent {
	return extent{int32(len(s.reads)), int32(len(s.writes)), int32(len(s.tokens)), int32(len(s.assets)), int32(len(s.triggers))}
}

// stretch is what a part of a campaign reads, writes and uses.
type stretch struct {
	reads, writes []access
	tokens        []myToken
	assets        []assetUse
	triggers      []access
}

func (s *survey) whole() stretch { return stretch{s.reads, s.writes, s.tokens, s.assets, s.triggers} }

// part is the survey of a filter, of a statement by itself, or of the condition of
// a further branch.
func (s *surveyor) part(n Node) stretch {
	p, ok := s.parts[n]
	if !ok {
		return stretch{}
	}
	return stretch{
		reads: p.whole.reads[p.from.reads:p.to.reads], writes: p.whole.writes[p.from.writes:p.to.writes],
		tokens: p.whole.tokens[p.from.tokens:p.to.tokens], assets: p.whole.assets[p.from.assets:p.to.assets],
		triggers: p.whole.triggers[p.from.triggers:p.to.triggers],
	}
}

// asset surveys what an asset consists of: the texts of an e-mail, the
// conditions of a smart list.
func (s *surveyor) asset(asset Object) *survey {
	s.asking.Lock()
	defer s.asking.Unlock()
	if done := s.assets[asset]; done != nil {
		return done
	}
	r := s.reader()
	switch a := asset.(type) {
	case *EmailAsset:
		r.readAll(a.From, a.Subject, a.ReplyTo, a.Text, a.HTML)
	case *WebhookAsset:
		r.readAll(a.URL, a.Body)
		for _, h := range a.Headers {
			r.readAll(h.Value)
		}
		for _, m := range a.Maps {
			r.writes = append(r.writes, access{fieldResource(m.Field), a.Decl})
		}
	case *SmartListAsset:
		r.read(a.Conditions)
	case *Segmentation:
		for _, seg := range a.Segments {
			if seg.Conditions != nil {
				r.read(seg.Conditions)
			}
		}
	}
	s.assets[asset] = &r.survey
	return &r.survey
}

func (s *surveyor) reader() *surveyReader {
	return &surveyReader{info: s.info}
}

// surveyReader collects one survey from the tree.
type surveyReader struct {
	survey
	info  *Info
	aside map[Node]bool // nodes that stand for what is written, not read
}

func (r *surveyReader) readAll(parts ...Expr) {
	for _, x := range parts {
		if x != nil {
			r.read(x)
		}
	}
}

func (r *surveyReader) read(part Node) { Walk(part, r.visit) }

func (r *surveyReader) visit(n Node) bool {
	if r.aside[n] {
		return false
	}
	switch n := n.(type) {
	case *Bad:
		return false
	case *Set:
		r.set(n)
	case *Phrase:
		return r.phrase(n)
	case *Name:
		r.use(r.info.Names[n], n)
		return false
	case *TextToken:
		r.use(r.info.Tokens[n], n)
	}
	return true
}

func (r *surveyReader) use(o Object, at Node) {
	switch o := o.(type) {
	case *Field:
		r.reads = append(r.reads, access{fieldResource(o), at})
	case *Token:
		r.tokens = append(r.tokens, myToken{o.Name, at})
	case *Builtin:
		if name, ok := strings.CutPrefix(o.Name, triggerFamily); ok {
			r.triggers = append(r.triggers, access{name, at})
		}
	case *Table:
		r.name(o)
	case *Column:
		r.name(o.Table)
	}
}

// leaveOut keeps the reader from taking a node for one that is read.
func (r *surveyReader) leaveOut(n Node) {
	if r.aside == nil {
		r.aside = map[Node]bool{}
	}
	r.aside[n] = true
}

// name notes that an asset or a table is named.
func (r *surveyReader) name(o Object) {
	if r.named == nil {
		r.named = map[Object]bool{}
	}
	r.named[o] = true
}

func (r *surveyReader) set(s *Set) {
	f, ok := r.info.Names[&s.Target].(*Field)
	if !ok {
		return
	}
	r.writes = append(r.writes, access{fieldResource(f), s})
	if s.Op == "=" {
		r.leaveOut(&s.Target)
	}
}

// phrase takes what the library says about the phrase. Operands that name a
// field or an asset are covered by it; the others are values that are read.
func (r *surveyReader) phrase(p *Phrase) bool {
	m := r.info.Phrases[p]
	if m == nil {
		return false
	}
	for i, o := range m.Operands {
		if o.Object == nil {
			r.leavesOpen(m.Entry.slots[i].Kind)
			continue
		}
		r.leaveOut(o.Expr)
		r.name(o.Object)
		switch o.Object.(type) {
		case *EmailAsset, *WebhookAsset:
			if m.Entry.Kind == StepEntry {
				r.assets = append(r.assets, assetUse{o.Object, true, p})
			}
		case *SmartListAsset, *Segmentation:
			r.assets = append(r.assets, assetUse{o.Object, false, p})
		}
	}
	r.asks = append(r.asks, m.asks()...)
	for _, form := range m.Entry.Reads {
		r.reads = append(r.reads, access{m.resource(form), p})
	}
	for _, form := range m.Entry.Writes {
		r.writes = append(r.writes, access{m.resource(form), p})
	}
	return true
}

// leavesOpen notes that a phrase names no asset of a kind, and means any.
func (r *surveyReader) leavesOpen(k SlotKind) {
	if k < SlotList {
		return
	}
	if r.open == nil {
		r.open = map[SlotKind]bool{}
	}
	r.open[k] = true
}

// asks is what a filter looks back at: activities, or runs of a campaign.
func (m *PhraseMatch) asks() []string {
	if m.Entry.Kind != FilterEntry {
		return nil
	}
	if m.Entry.Activity != "" {
		return []string{"activity:" + m.Entry.Activity}
	}
	for _, o := range m.Operands {
		if c, ok := o.Object.(*Campaign); ok {
			return []string{"entered:" + c.Qualified()}
		}
	}
	return nil
}

// resource fills an entry's Reads or Writes for one phrase: in `list:<list>`
// the operand's name gives way to what it names. A program that is left out is
// the one that holds the phrase; `status` alone means that one too.
func (m *PhraseMatch) resource(form string) string {
	kind, of, _ := strings.Cut(form, ":")
	if name, ok := strings.CutPrefix(of, "<"); ok {
		of = m.named(strings.TrimSuffix(name, ">"))
	}
	if of == "" && m.Program != nil && (kind == "status" || kind == "program") {
		of = m.Program.Name
	}
	if of == "" {
		return kind
	}
	return kind + ":" + of
}

// named is the full name of what an operand names, or "".
func (m *PhraseMatch) named(operand string) string {
	o := m.Operand(operand).Object
	if f, ok := o.(*Field); ok {
		return strings.TrimPrefix(fieldResource(f), "field:")
	}
	return AssetName(o)
}

func inProgram(p *Program, name string) string {
	if p == nil {
		return name
	}
	return p.Name + "." + name
}

// fieldResource names a field; a member field with its program, since two
// programs may have one of the same name.
func fieldResource(f *Field) string {
	if f.Scope == MemberScope && f.Program != nil {
		return "field:" + inProgram(f.Program, f.Qualified())
	}
	return "field:" + f.Qualified()
}
