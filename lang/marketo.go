package lang

import "fmt"

// marketo finds what Marketo itself cannot express or does otherwise. What it
// can do is not reported, and where that is not known it is silent.
type marketo struct {
	ws     *Workspace
	lib    *Library
	report func(Diagnostic)
	code   func(Node) string // the source at a place, in backticks
	in     *Campaign         // whose parts are looked at; nil in an asset
	choice bool              // a flow step's choice, not a smart list
	failed bool              // in a handler or an `else` after a failure, reported as a whole
	tried  bool              // in a retry, reported as a whole
	said   map[Position]bool
	fails  map[*Campaign]bool // executables: whether they may end as failed
}

// checkMarketo looks at every campaign and asset, those of templates too.
func (c *checker) checkMarketo() {
	m := &marketo{ws: c.ws, lib: c.lib, report: c.report, code: c.code, said: map[Position]bool{}, fails: map[*Campaign]bool{}}
	for _, l := range c.ws.SmartLists {
		m.conditions(l.Conditions)
	}
	for _, s := range c.ws.Segmentations {
		m.segmentation(s)
	}
	if len(c.ws.Segmentations) > segmentationsMax {
		last := c.ws.Segmentations[segmentationsMax]
		m.overLimit(last.Decl.Name.Span, "segmentations", segmentationsMax)
	}
	for _, f := range c.ws.Files {
		Walk(f, m.declaration)
	}
	for _, list := range [][]*Campaign{c.ws.Campaigns, c.hidden} {
		for _, camp := range list {
			m.campaign(camp)
		}
	}
}

// Sizes that Marketo refuses to go beyond.
const (
	segmentationsMax = 20
	segmentsMax      = 100 // without Default
	memberFieldsMax  = 20
	tokenNameMax     = 50 // characters
)

func (m *marketo) segmentation(s *Segmentation) {
	if len(s.Decl.Segments) > segmentsMax {
		m.overLimit(s.Decl.Segments[segmentsMax].Name.Span, "segments in a segmentation", segmentsMax)
	}
	for _, segment := range s.Segments {
		m.conditions(segment.Conditions)
	}
}

// declaration looks at programs and tokens, wherever they stand.
func (m *marketo) declaration(n Node) bool {
	switch n := n.(type) {
	case *File, *FolderDecl, *CampaignDecl:
		return true
	case *ProgramDecl:
		if n.From != nil {
			m.template(n)
			m.tokensOfTemplate(n)
		}
		return true
	case *MemberDecl:
		if len(n.Fields) > memberFieldsMax {
			m.overLimit(n.Fields[memberFieldsMax].Name.Span, "member fields in a program", memberFieldsMax)
		}
	case *TokenDecl:
		if len([]rune(n.Name.Name)) > tokenNameMax {
			m.overLimit(n.Name.Span, "characters in a token's name", tokenNameMax)
		}
	}
	return false
}

// tokensOfTemplate keeps the values that a program gives to its template's tokens
// from being reported: their types are the template's.
func (m *marketo) tokensOfTemplate(p *ProgramDecl) {
	for _, d := range p.Decls {
		if t, ok := d.(*TokenDecl); ok {
			m.said[t.Pos] = true
		}
	}
}

// campaign looks at one campaign from its tokens to its schedule.
func (m *marketo) campaign(c *Campaign) {
	m.in = c
	defer func() { m.in = nil }()
	for _, part := range c.Decl.Members {
		if t, ok := part.(*TokenDecl); ok {
			m.campaignToken(t)
		}
	}
	for _, v := range c.Tokens {
		m.tokenType(v)
	}
	for _, t := range c.Triggers {
		m.phrase(t)
	}
	for _, f := range c.Filters {
		m.condition(f)
	}
	m.entry(c)
	if c.Flow != nil {
		m.block(c.Flow, false)
	}
}

// entry looks at what decides who gets in and how often.
func (m *marketo) entry(c *Campaign) {
	if c.Executable && runRule(c) == nil {
		m.runsOnce(c)
	}
	if !c.Executable && c.kind() == batch && len(c.Filters) == 0 {
		m.schedule(c.Decl.Name.Span, "a batch campaign in Marketo needs at least one filter",
			"add a filter that everyone meets, such as a date field `is not empty` that all leads have")
	}
	if r := runRule(c); r != nil && c.Rule.Interval%Hour != 0 {
		m.schedule(r.Interval.Span, "Marketo counts the qualification rule in hours, days, weeks or months", "choose the next whole hour")
	}
	if r := c.Recurrence; r != nil && len(r.Words) == 2 && r.Every.Name == "monthly" && r.Words[0].Name == "last" {
		m.schedule(r.Words[0].Span, fmt.Sprintf("Marketo repeats monthly on the first to fourth %s, not on the last", r.Words[1].Name),
			fmt.Sprintf("choose the fourth %s, or day 31", r.Words[1].Name))
	}
}

// runRule is the `run` line of a campaign, or nil.
func runRule(c *Campaign) *RunRule {
	for _, part := range c.Decl.Members {
		s, ok := part.(*Schedule)
		if !ok {
			continue
		}
		for _, item := range s.Items {
			if r, ok := item.(*RunRule); ok {
				return r
			}
		}
	}
	return nil
}

// tokenType looks at a token's type: Marketo's tokens are texts, numbers,
// scores and dates.
func (m *marketo) tokenType(v *TokenValue) {
	if v.Decl == nil || m.said[v.Decl.Pos] {
		return
	}
	switch v.Type.Kind {
	case Datetime, Time, Length, ListKind:
		m.said[v.Decl.Pos] = true
		m.noSuchToken(v)
	}
}
