package lang

import "slices"

// This file finds trigger tokens that are always empty: no trigger through which
// a lead gets there says such a thing.

// supply is what the triggers say that a campaign may have started by.
type supply struct {
	anything bool // a trigger is unknown
	started  bool // there is a trigger at all
	names    map[string]bool
}

func (s *supply) gives(name string) bool {
	return s.anything || s.started && name == "name" || s.names[name]
}

func (s *supply) add(other *supply) {
	s.anything, s.started = s.anything || other.anything, s.started || other.started
	for name := range other.names {
		s.names[name] = true
	}
}

// triggerTokens judges the tokens of each campaign, and of the mails and
// webhooks by all who send them.
func (l *lints) triggerTokens() {
	supplies := l.supplies()
	sent := map[Object]*supply{}
	for i, c := range l.flows.graph.campaigns {
		own := l.flows.survey.campaigns[i]
		if c.Executable && len(l.flows.graph.callers[i]) == 0 {
			continue // nobody has a token for it yet
		}
		for _, use := range own.triggers {
			if !supplies[i].gives(use.resource) {
				l.triggerSilent(use, c, l.flows)
			}
		}
		for _, a := range own.assets {
			if a.sent && len(l.flows.survey.asset(a.asset).triggers) > 0 {
				if sent[a.asset] == nil {
					sent[a.asset] = &supply{names: map[string]bool{}}
				}
				sent[a.asset].add(supplies[i])
			}
		}
	}
	for asset, s := range sent {
		for _, use := range l.flows.survey.asset(asset).triggers {
			if !s.gives(use.resource) {
				l.triggerSilentInMail(use)
			}
		}
	}
}

// supplies is what each campaign's triggers say, by Campaign.Index: its own, or
// those of the callers that give an executable their tokens.
func (l *lints) supplies() []*supply {
	g := l.flows.graph
	all := make([]*supply, len(g.campaigns))
	for i, c := range g.campaigns {
		all[i] = &supply{names: map[string]bool{}}
		for _, t := range c.Triggers {
			m := l.ws.Info.Phrases[t]
			all[i].started = true
			all[i].anything = all[i].anything || m == nil
			if m == nil {
				continue
			}
			for _, a := range m.Entry.Attributes {
				all[i].names[l.triggers[normalName(a.Name)]] = true
				all[i].names[l.triggers[normalName(a.Label)]] = true
			}
		}
	}
	for _, group := range slices.Backward(l.flows.groups.list) { // callers before callees
		for _, c := range group.members {
			for _, call := range g.callers[c.Index] {
				if call.nests() && call.parent() {
					all[c.Index].add(all[call.caller.Index])
				}
			}
		}
	}
	return all
}
