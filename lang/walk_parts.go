package lang

// This file says which parts each node has. A test compares it with the struct
// fields, so a new field cannot be forgotten.

func appendDeclParts(to []Node, n Decl) []Node {
	switch n := n.(type) {
	case *WorkspaceDecl:
		return appendAll(append(to, &n.Name), n.Settings)
	case *LeadDecl:
		return appendAll(to, n.Fields)
	case *CompanyDecl:
		return appendAll(to, n.Fields)
	case *MemberDecl:
		return appendAll(to, n.Fields)
	case *TableDecl:
		return append(appendAll(append(to, &n.Name), n.Columns), &n.File)
	case *ListDecl:
		return append(to, &n.Name)
	case *FormDecl:
		return append(to, &n.Name)
	case *ChannelDecl:
		return appendAll(append(to, &n.Name), n.Statuses)
	case *ChannelRef:
		return append(to, &n.Name)
	case *EmailDecl:
		return appendAll(append(to, &n.Name), n.Attributes)
	case *WebhookDecl:
		return appendAll(append(to, &n.Name), n.Attributes)
	case *SmartListDecl:
		return append(to, &n.Name, &n.Conditions)
	case *SegmentationDecl:
		return appendAll(append(to, &n.Name), n.Segments)
	case *FolderDecl:
		return appendAll(append(to, &n.Name), n.Decls)
	case *ProgramDecl:
		return appendAll(appendNodes(append(to, &n.Name), n.From), n.Decls)
	case *TokenDecl:
		return appendExprs(appendNodes(append(to, &n.Name), n.Type), n.Value)
	case *CampaignDecl:
		return appendAll(append(to, &n.Name), n.Members)
	case *TestDecl:
		return appendAll(append(to, &n.Name), n.Items)
	}
	return to // *Version has no parts
}

func appendMemberParts(to []Node, n Member) []Node {
	switch n := n.(type) {
	case *Description:
		return append(to, &n.Text)
	case *SmartList:
		return append(to, &n.Conditions)
	case *Flow:
		return append(to, &n.Block)
	case *Schedule:
		return appendAll(to, n.Items)
	}
	return to
}

func appendStmtParts(to []Node, n Stmt) []Node {
	switch n := n.(type) {
	case *Set:
		return appendExprs(append(to, &n.Target), n.Value)
	case *If:
		return appendAll(append(appendExprs(to, n.Cond), &n.Then), n.Else)
	case *Execute:
		return appendAll(appendAll(append(to, &n.Campaign), n.With), n.Handlers)
	case *Request:
		return appendAll(append(to, &n.Campaign), n.With)
	case *Wait:
		to = appendEach(appendNodes(to, n.For), n.Ending)
		to = appendNodes(appendExprs(to, n.Until), n.UpTo)
		return appendNodes(appendExprs(to, n.Cond), n.At)
	case *Retry:
		to = append(appendExprs(appendNodes(to, n.Every), n.Until), &n.Body)
		return appendNodes(to, n.Else)
	case *Fail:
		return appendExprs(to, n.Reason)
	case *Step:
		return appendAll(appendNodes(to, n.Phrase), n.Handlers)
	}
	return to // *Stop has no parts
}

func appendExprParts(to []Node, n Expr) []Node {
	switch n := n.(type) {
	case *Text:
		for _, p := range n.Parts {
			to = appendNodes(to, p.Token)
		}
		return to
	case *Name:
		return appendEach(to, n.Parts)
	case *Call:
		to = append(to, &n.Func)
		for _, a := range n.Args {
			to = appendExprs(appendNodes(to, a.Label), a.Value)
		}
		return to
	case *List:
		return appendExprs(to, n.Items...)
	case *Paren:
		return appendExprs(to, n.X)
	case *Sign:
		return appendExprs(to, n.X)
	case *Arith:
		to = appendExprs(to, n.First)
		for _, p := range n.Rest {
			to = appendExprs(to, p.X)
		}
		return to
	case *Otherwise:
		return appendExprs(to, n.Items...)
	case *Relation:
		return appendExprs(to, n.X, n.Y, n.Z)
	case *And:
		return appendExprs(to, n.Items...)
	case *Or:
		return appendExprs(to, n.Items...)
	case *Not:
		return appendExprs(to, n.X)
	case *Group:
		return appendNodes(to, n.Conditions)
	case *Phrase:
		return appendExprs(appendExprs(to, n.Elems...), n.Where)
	}
	return to // literals have no parts
}

func appendTestParts(to []Node, n TestItem) []Node {
	switch n := n.(type) {
	case *TestRows:
		return appendAll(appendEach(to, n.Columns), n.Rows)
	case *GivenLead:
		return append(to, &n.Record)
	case *GivenNow:
		return appendExprs(to, n.Value)
	case *GivenPhrase:
		to = appendNodes(appendNodes(to, n.Phrase), n.Ago)
		return appendNodes(appendNodes(to, n.With), n.Record)
	case *TestWhen:
		return appendNodes(to, n.Phrase)
	case *TestRun:
		return append(to, &n.Campaign)
	case *TestAfter:
		return append(to, &n.Duration)
	case *TestAt:
		return appendExprs(to, n.Value)
	case *ExpectCount:
		return appendNodes(to, n.Phrase)
	case *ExpectOutcome:
		return appendNodes(to, n.Reason)
	case *ExpectCondition:
		return appendExprs(to, n.Cond)
	case *ExpectOrder:
		return appendEach(to, n.Names)
	case *ExpectQualified:
		return appendNodes(append(to, &n.Campaign), n.Because)
	case *ExpectWaiting:
		return appendExprs(append(to, &n.Campaign), n.Until)
	case *TestIf:
		return appendAll(appendExprs(to, n.Cond), n.Items)
	}
	return to
}

// appendPieceParts is for nodes that stand only inside one other kind of node.
func appendPieceParts(to []Node, n Node) []Node {
	switch n := n.(type) {
	case *FieldDecl:
		to = appendNodes(append(to, &n.Name, &n.Type), n.Label)
		return appendNodes(appendExprs(to, n.Default), n.Header)
	case *TypeExpr:
		return appendEach(append(to, &n.Name), n.Values)
	case *ColumnDecl:
		return appendNodes(append(to, &n.Name), n.Type)
	case *StatusDecl:
		return append(to, &n.Name)
	case *SegmentDecl:
		return append(to, &n.Name, &n.Conditions)
	case *Conditions:
		return appendAll(to, n.Items)
	case *When:
		return appendNodes(to, n.Phrase)
	case *Filter:
		return appendExprs(to, n.Cond)
	case *RunRule:
		return appendNodes(to, n.Interval)
	case *Recurrence:
		return appendNodes(appendEach(append(to, &n.Every), n.Words), n.At, n.Until)
	case *Run:
		return appendExprs(to, n.Elems...)
	case *Block:
		return appendAll(to, n.Stmts)
	case *ElseIf:
		return append(appendExprs(to, n.Cond), &n.Then)
	case *ContextPart:
		return appendExprs(appendNodes(to, n.Token), n.Value)
	case *Handler:
		return append(to, &n.Then)
	case *TestRow:
		return appendExprs(to, n.Cells...)
	case *Record:
		return appendAll(to, n.Fields)
	case *RecordField:
		return appendExprs(append(to, &n.Name), n.Value)
	}
	return to // *Ident, *Str, *Comment, *LeadLimit, *LimitsIgnored and *TextToken have no parts
}
