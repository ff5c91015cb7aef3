package lang

import "slices"

// lint looks for what can run and is most likely not meant. What depends on all
// that stands in the workspace waits until it is free of errors: a misspelt name
// would make a thing unused.
func (c *checker) lint() {
	c.lintEnds()
	if c.unsure() {
		return
	}
	l := &lints{checker: c, flows: c.flows}
	l.triggerTokens()
	l.pastWaits()
	if !slices.ContainsFunc(c.flows.graph.campaigns, l.startsItself) {
		return // a library of executables, or not yet more: what it holds is for others to use
	}
	l.unusedCampaigns()
	l.collectUses()
	l.unusedAssets()
	l.unusedTokens()
	l.neverSet()
}

// lints is what the lints that look at the whole workspace know.
type lints struct {
	*checker
	flows *flows

	// By collectUses: what anything but a test names, reads and writes.
	named  map[Object]bool
	open   map[SlotKind]bool // kinds of assets that something leaves open: any
	reads  map[string]access // by resource, the first
	writes map[string]bool
}

// collectUses adds up the surveys of campaigns and assets. What only a test uses
// does nothing for a lead.
func (l *lints) collectUses() {
	l.named, l.open = map[Object]bool{}, map[SlotKind]bool{}
	l.reads, l.writes = map[string]access{}, map[string]bool{}
	for _, s := range l.flows.survey.campaigns {
		l.add(s)
	}
	for _, a := range l.found.smartLists {
		l.add(l.flows.survey.asset(a))
	}
	for _, a := range l.ws.Segmentations {
		l.add(l.flows.survey.asset(a))
	}
	for _, a := range l.found.emails {
		l.add(l.flows.survey.asset(a))
	}
	for _, a := range l.found.webhooks {
		l.add(l.flows.survey.asset(a))
	}
}

func (l *lints) add(s *survey) {
	for o := range s.named {
		l.named[o] = true
	}
	for k := range s.open {
		l.open[k] = true
	}
	for _, a := range s.reads {
		if _, known := l.reads[a.resource]; !known {
			l.reads[a.resource] = a
		}
	}
	for _, a := range s.writes {
		l.writes[a.resource] = true
	}
}
