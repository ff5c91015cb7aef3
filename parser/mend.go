package parser

import (
	"strings"

	"campaignc/lang"
)

// mend makes a node usable in which an error was found, if it is clear what
// the node is for: the part that could not be read becomes a Bad, about which
// the checker is silent. So a campaign with a mistake in its head is still
// known to those who execute it. It reports whether the node can be used.
func (g *grammar) mend(n lang.Node, hole lang.Span) bool {
	switch n := n.(type) {
	case *lang.LeadDecl, *lang.CompanyDecl, *lang.MemberDecl, *lang.SmartList, *lang.Flow, *lang.Schedule, *lang.GivenLead, *lang.Handler:
		return true
	case *lang.WorkspaceDecl:
		return n.Name.Raw != ""
	case *lang.ChannelDecl:
		return n.Name.Raw != ""
	case *lang.EmailDecl:
		return n.Name.Raw != ""
	case *lang.WebhookDecl:
		return n.Name.Raw != ""
	case *lang.SmartListDecl:
		return n.Name.Raw != ""
	case *lang.SegmentationDecl:
		return n.Name.Raw != ""
	case *lang.SegmentDecl:
		return n.Name.Raw != ""
	case *lang.FolderDecl:
		return n.Name.Raw != ""
	case *lang.ProgramDecl:
		return n.Name.Raw != ""
	case *lang.CampaignDecl:
		n.Executable = n.Executable || strings.HasPrefix(g.src.text[hole.Pos.Offset:], "executable")
		return n.Name.Raw != ""
	case *lang.TestDecl:
		return n.Name.Raw != ""
	case *lang.StatusDecl:
		return n.Name.Raw != "" && n.Step != ""
	}
	return mendExpr(n, hole)
}

// mendExpr is mend for nodes whose missing part is an expression.
func mendExpr(n lang.Node, hole lang.Span) bool {
	switch n := n.(type) {
	case *lang.FieldDecl:
		n.Default = &lang.Bad{Span: hole}
		return n.Name.Name != ""
	case *lang.TokenDecl:
		n.Value = &lang.Bad{Span: hole}
		return n.Name.Name != ""
	case *lang.RecordField:
		n.Value = &lang.Bad{Span: hole}
		return n.Name.Name != ""
	case *lang.Set:
		n.Value = &lang.Bad{Span: hole}
		return n.Op != ""
	case *lang.If:
		if n.Cond == nil {
			n.Cond = &lang.Bad{Span: hole}
		}
		return true
	case *lang.ElseIf:
		if n.Cond == nil {
			n.Cond = &lang.Bad{Span: hole}
		}
		return true
	case *lang.TestIf:
		if n.Cond == nil {
			n.Cond = &lang.Bad{Span: hole}
		}
		return true
	case *lang.Retry:
		return n.Times != ""
	case *lang.Fail:
		n.Reason = &lang.Bad{Span: hole}
		return true
	}
	return false
}
