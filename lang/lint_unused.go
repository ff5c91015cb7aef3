package lang

import "slices"

// This file finds what nothing uses: campaigns that nothing starts, assets that
// nothing names, tokens that nothing reads.

// unusedCampaigns follows the calls from the campaigns that start by themselves.
func (l *lints) unusedCampaigns() {
	g := l.flows.graph
	reached := map[Position]bool{} // of declarations: programs made from a template share them
	var queue []*Campaign
	reach := func(c *Campaign) {
		reached[c.Decl.Pos] = true
		queue = append(queue, c)
	}
	seen := make([]bool, len(g.campaigns))
	follow := func() {
		for ; len(queue) > 0; queue = queue[1:] {
			if c := queue[0]; !seen[c.Index] {
				seen[c.Index] = true
				for _, call := range g.calls[c.Index] {
					reach(call.callee)
				}
			}
		}
	}
	for _, c := range g.campaigns {
		if l.startsItself(c) {
			reach(c)
		}
	}
	follow()
	inOrder := slices.SortedFunc(slices.Values(l.ws.Campaigns), func(a, b *Campaign) int { return g.rank[a.Index] - g.rank[b.Index] })
	for _, uncalled := range []bool{true, false} { // a circle is reported at its first campaign
		for _, c := range inOrder {
			if !reached[c.Decl.Pos] && (!uncalled || !l.called(c)) {
				l.unusedCampaign(c, uncalled)
				reach(c)
				follow()
			}
		}
	}
}

// called reports whether another campaign calls this one.
func (l *lints) called(c *Campaign) bool {
	return slices.ContainsFunc(l.flows.graph.callers[c.Index], func(call *call) bool { return call.caller != c })
}

// startsItself reports whether something besides the calls of other campaigns
// starts a campaign. One that is inactive was switched off on purpose, and one
// that asks where a request comes from is requested from outside.
func (l *lints) startsItself(c *Campaign) bool {
	if c.Executable {
		return false
	}
	if c.Inactive || len(c.Triggers) == 0 {
		return true
	}
	return slices.ContainsFunc(c.Triggers, func(t *Phrase) bool {
		m := l.ws.Info.Phrases[t]
		return m == nil || !isRequestTrigger(m.Entry) || t.Where != nil
	})
}

// unusedAssets reports lists, forms, mails, webhooks, smart lists, segmentations
// and tables that nothing names.
func (l *lints) unusedAssets() {
	used := map[Position]bool{} // of declarations
	for o := range l.named {
		if d := declarationOf(o); d != nil {
			used[d.Range().Pos] = true
		}
	}
	unused := func(o Object, kind SlotKind) bool {
		return !l.open[kind] && !used[declarationOf(o).Range().Pos]
	}
	for _, a := range l.ws.Lists {
		if unused(a, SlotList) {
			l.unusedAsset("list", a.Name, &a.Decl.(*ListDecl).Name)
		}
	}
	for _, a := range l.ws.Forms {
		if unused(a, SlotForm) {
			l.unusedAsset("form", a.Name, &a.Decl.(*FormDecl).Name)
		}
	}
	for _, a := range l.ws.Emails {
		if unused(a, SlotEmail) {
			l.unusedAsset("e-mail", a.Name, &a.Decl.Name)
		}
	}
	for _, a := range l.ws.Webhooks {
		if unused(a, SlotWebhook) {
			l.unusedAsset("webhook", a.Name, &a.Decl.Name)
		}
	}
	for _, a := range l.ws.SmartLists {
		if unused(a, SlotSmartList) {
			l.unusedAsset("smart list", a.Name, &a.Decl.Name)
		}
	}
	for _, a := range l.ws.Segmentations {
		if unused(a, SlotSegmentation) {
			l.unusedAsset("segmentation", a.Name, &a.Decl.Name)
		}
	}
	for _, t := range l.ws.Tables {
		if !l.named[t] {
			l.unusedAsset("table", t.Name, &t.Decl.Name)
		}
	}
}

// declarationOf is the declaration of an asset; nil for anything else.
func declarationOf(o Object) Node {
	switch o := o.(type) {
	case *Asset:
		return o.Decl
	case *EmailAsset:
		return o.Decl
	case *WebhookAsset:
		return o.Decl
	case *SmartListAsset:
		return o.Decl
	case *Segmentation:
		return o.Decl
	}
	return nil
}
