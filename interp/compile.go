package interp

import (
	"fmt"
	"slices"
	"strings"

	"campaignc/lang"
)

// compiler turns one checked workspace into a program. It trusts the checker:
// what Info says is so, and what Check refused never gets here.
type compiler struct {
	prog    *Program
	info    *lang.Info
	files   map[string]*lang.File
	filters map[*lang.Entry]*Filter
	steps   map[*lang.Entry]*Step
	funcs   map[*lang.Function]*Function
	stmts   map[string]*lang.Entry

	camp       *campaign // whose expressions are being compiled; nil in assets
	slot       int       // where failure.reason is, or none
	remembered bool      // a memo stands before what is being compiled, or none is wanted
	cover      *coverage // the points to plant, or nil
	tells      bool      // traces tell why; see CompileTold

	err error // the first thing that cannot be compiled
}

// Compile makes a program of a workspace that Check passed without errors,
// with the bodies of the library it was checked against. It fails when the
// library itself is at fault: a function body of a shape it does not know, a
// statement without an entry.
func Compile(ws *lang.Workspace, lib *Library) (*Program, error) {
	return newCompiler(newProgram(ws, lib)).program()
}

func newProgram(ws *lang.Workspace, lib *Library) *Program {
	return &Program{Workspace: ws, lib: lib, tokens: map[string]int{}, zone: lang.NewZone(ws.Zone)}
}

// program compiles all of the workspace.
func (c *compiler) program() (*Program, error) {
	c.declareCampaigns()
	c.declareTokens()
	c.smartLists()
	if c.tells {
		c.tellSmartLists()
	}
	for _, camp := range c.prog.campaigns {
		c.campaign(camp)
	}
	c.watchTriggers()
	c.declareOutside()
	if c.err != nil {
		return nil, c.err
	}
	return c.prog, nil
}

// declareOutside makes what events need: they are nobody's doing.
func (c *compiler) declareOutside() {
	p := c.prog
	p.nobody = newNobody(p, nil)
	p.outside = &stepSite{site: &Site{}}
	site := Site{Labels: []string{"Source Type"}, Flags: []bool{false}, Changes: true}
	for i := range p.lib.Arrivals {
		if p.lib.Arrivals[i].Creates {
			site.Activity = p.lib.Arrivals[i].Activity
		}
	}
	for i := range p.lib.Triggers {
		if p.lib.Triggers[i].Activity == site.Activity {
			site.Type = p.lib.Triggers[i].ActivityID
		}
	}
	p.created = p.addSite(site)
	site.Labels, site.Flags = []string{"Source Type", FormFields}, []bool{false, false}
	p.createdWith = p.addSite(site)
}

// newNobody is the campaign that stands on the stack while something is done
// from outside.
func newNobody(p *Program, program *lang.Program) *campaign {
	c := &campaign{Campaign: &lang.Campaign{Program: program}, tokens: make([]*tokenSlot, len(p.tokens))}
	c.own.own = c
	return c
}

func newCompiler(p *Program) *compiler {
	c := &compiler{
		prog:    p,
		info:    &p.Workspace.Info,
		files:   map[string]*lang.File{},
		filters: map[*lang.Entry]*Filter{},
		steps:   map[*lang.Entry]*Step{},
		funcs:   map[*lang.Function]*Function{},
		stmts:   map[string]*lang.Entry{},
		slot:    none,
	}
	for _, f := range p.Workspace.Files {
		c.files[f.Path] = f
	}
	c.indexLibrary()
	return c
}

func (c *compiler) declareCampaigns() {
	named := map[string]int{}
	for _, camp := range c.prog.Workspace.Campaigns {
		named[camp.Name]++
	}
	for _, camp := range c.prog.Workspace.Campaigns {
		cc := &campaign{Campaign: camp, rule: camp.Rule, shown: camp.Name}
		if named[camp.Name] > 1 {
			cc.shown = camp.Qualified()
		}
		cc.own.own = cc
		c.prog.campaigns = append(c.prog.campaigns, cc)
	}
}

// indexLibrary finds the bodies that belong to the signatures.
func (c *compiler) indexLibrary() {
	lib := c.prog.lib
	for i := range lib.Statements {
		c.stmts[lib.Statements[i].Form] = &lib.Statements[i]
	}
	for i := range lib.Steps {
		c.steps[&lib.Steps[i].Entry] = &lib.Steps[i]
	}
	for i := range lib.Filters {
		c.filters[&lib.Filters[i].Entry] = &lib.Filters[i]
	}
	for i := range lib.Functions {
		c.funcs[&lib.Functions[i].Function] = &lib.Functions[i]
	}
}

// declareTokens numbers the My Tokens by name and compiles each campaign's.
// The numbering follows campaigns and sorted names, so it never depends on map order.
func (c *compiler) declareTokens() {
	for _, camp := range c.prog.campaigns {
		for _, name := range sortedKeys(camp.Tokens) {
			c.token(name)
		}
	}
	shared := map[*lang.TokenValue]*tokenSlot{}
	for _, camp := range c.prog.campaigns {
		camp.tokens = make([]*tokenSlot, len(c.prog.tokens))
		c.camp = camp
		for _, name := range sortedKeys(camp.Tokens) {
			decl := camp.Tokens[name]
			slot := shared[decl]
			if slot == nil {
				slot = &tokenSlot{kind: decl.Type.Kind}
				if decl.Value != nil {
					slot.value = c.valueAs(decl.Value, decl.Type.Kind)
				}
				shared[decl] = slot
			}
			camp.tokens[c.prog.tokens[name]] = slot
		}
	}
	c.camp = nil
}

// token returns the number of a My Token's name.
func (c *compiler) token(name string) int {
	i, ok := c.prog.tokens[name]
	if !ok {
		i = len(c.prog.tokens)
		c.prog.tokens[name] = i
	}
	return i
}

// smartLists compiles smart-list assets and segmentations.
func (c *compiler) smartLists() {
	ws := c.prog.Workspace
	c.prog.lists = make([]condFn, len(ws.SmartLists))
	for i, list := range ws.SmartLists {
		c.covers(list)
		c.prog.lists[i] = parted(c, func() condFn { return c.conditions(list.Conditions, "all") })
	}
	for _, s := range ws.Segmentations {
		c.covers(s)
		var segments []condFn
		for i, segment := range s.Segments {
			segments = append(segments, c.coverSegment(s, i, c.segment(segment)))
		}
		c.prog.segments = append(c.prog.segments, segments)
	}
}

// segment compiles what a segment asks; nil for Default.
func (c *compiler) segment(s *lang.Segment) condFn {
	if s.Conditions == nil {
		return nil
	}
	return partedIf(c, severalParts(s.Conditions), func() condFn { return c.conditions(s.Conditions, "all") })
}

// campaign compiles a campaign's smart list and flow.
func (c *compiler) campaign(camp *campaign) {
	c.camp, c.slot = camp, none
	c.covers(camp.Campaign)
	for _, f := range camp.Filters {
		camp.relative = camp.relative || c.relative(f)
		what := c.source(f.Range())
		gate := filter{holds: parted(c, func() condFn { return c.cond(f) }), what: what, reason: "not in the smart list: " + what}
		if c.tells {
			gate.tell = c.why(f)
		}
		camp.gate = append(camp.gate, gate)
	}
	camp.again = againReason(camp.rule)
	flow := &flowCompiler{compiler: c}
	if camp.Flow != nil {
		flow.block(camp.Flow)
	}
	flow.emit(op{do: doReturn})
	camp.ops, camp.nodes = flow.ops, flow.nodes
	camp.handlers = flow.handlers
	camp.counters = flow.counters
	camp.reasons = flow.reasons
	if c.tells {
		camp.tell()
	}
	// A token that only callers lend has no slot of the campaign's own, but
	// contexts look it up by number.
	for len(camp.tokens) < len(c.prog.tokens) {
		camp.tokens = append(camp.tokens, nil)
	}
	c.camp = nil
}

// source is the text of a place, on one line and without comments.
func (c *compiler) source(s lang.Span) string {
	file := c.files[s.Pos.Filename]
	from, to := s.Pos.Offset, s.EndPos.Offset
	if file == nil || to > len(file.Source) || from > to {
		return ""
	}
	first, _ := slices.BinarySearchFunc(file.Comments, from, func(x lang.Comment, at int) int { return x.Pos.Offset - at })
	var words []string
	for _, x := range file.Comments[first:] {
		if x.Pos.Offset >= to {
			break
		}
		words = append(words, strings.Fields(string(file.Source[from:x.Pos.Offset]))...)
		from = min(x.EndPos.Offset, to)
	}
	return strings.Join(append(words, strings.Fields(string(file.Source[from:to]))...), " ")
}

// fail keeps the first thing that could not be compiled.
func (c *compiler) fail(at lang.Node, format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("%s: %s", at.Range().Pos, fmt.Sprintf(format, args...))
	}
}

// site makes the constant part of an activity.
func (c *compiler) site(s Site) *Site {
	s.Campaign = c.camp.Name
	return c.prog.addSite(s)
}

// addSite numbers a site.
func (p *Program) addSite(s Site) *Site {
	s.Index = len(p.sites)
	p.sites = append(p.sites, &s)
	return &s
}

// againReason is why a lead that ran before is refused.
func againReason(r lang.Qualification) string {
	if r.Interval == 0 {
		return "ran before, and each lead runs once"
	}
	return "ran less than " + lang.FormatValue(lang.Value{Kind: lang.Length, Num: int64(lang.MakeDuration(0, r.Interval))}) + " ago"
}
