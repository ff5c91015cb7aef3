package main

import (
	"slices"

	"campaignc/lang"
)

// work is what a campaign does with others: itself, and through the executables
// that it calls.
type work struct {
	executes, requests         []*lang.Campaign // its own calls
	sends, asks, remote, waits []deed
}

// deed is a statement that does something, and whose flow it stands in.
type deed struct {
	node lang.Node
	in   *lang.Campaign
}

// workOf follows the calls of a campaign.
func (w *workspace) workOf(c *lang.Campaign) *work {
	k := &work{}
	k.executes, k.requests = w.called(c)
	follow := []*lang.Campaign{c}
	for i := 0; i < len(follow); i++ {
		w.deeds(k, follow[i])
		executes, _ := w.called(follow[i])
		for _, callee := range executes {
			if !slices.Contains(follow, callee) {
				follow = append(follow, callee)
			}
		}
	}
	return k
}

// called lists the campaigns that a flow executes and requests, each once.
func (w *workspace) called(c *lang.Campaign) (executes, requests []*lang.Campaign) {
	if c.Flow == nil {
		return nil, nil
	}
	lang.Walk(c.Flow, func(n lang.Node) bool {
		callee := w.Info.Calling[n]
		if callee == nil {
			return true
		}
		to := &executes
		if _, ok := n.(*lang.Request); ok {
			to = &requests
		}
		if !slices.Contains(*to, callee) {
			*to = append(*to, callee)
		}
		return true
	})
	return executes, requests
}

// deeds adds what the statements of a flow do to others.
func (w *workspace) deeds(k *work, c *lang.Campaign) {
	if c.Flow == nil {
		return
	}
	lang.Walk(c.Flow, func(n lang.Node) bool {
		switch n := n.(type) {
		case *lang.Wait:
			k.waits = append(k.waits, deed{n, c})
		case *lang.Retry:
			if n.Every != nil {
				k.waits = append(k.waits, deed{lang.Span{Pos: n.Pos, EndPos: n.Every.EndPos}, c})
			}
		case *lang.Step:
			w.step(k, n, c)
		}
		return true
	})
}

func (w *workspace) step(k *work, s *lang.Step, c *lang.Campaign) {
	m := w.Info.Phrases[s.Phrase]
	if m == nil {
		return
	}
	switch d := (deed{s.Phrase, c}); m.Entry.Effect {
	case lang.Outbound:
		k.sends = append(k.sends, d)
	case lang.Answered:
		k.asks = append(k.asks, d)
	case lang.Timed:
		k.waits = append(k.waits, d)
	case lang.Remote:
		k.remote = append(k.remote, d)
	}
}

// callers lists the campaigns that execute and request a campaign.
func (w *workspace) callers(of *lang.Campaign) (executed, requested []*lang.Campaign) {
	for _, c := range w.Campaigns {
		executes, requests := w.called(c)
		if slices.Contains(executes, of) {
			executed = append(executed, c)
		}
		if slices.Contains(requests, of) {
			requested = append(requested, c)
		}
	}
	return executed, requested
}

// deepest is a longest chain of executables from a campaign on, the campaign
// first. It goes one further than is allowed and no more.
func (w *workspace) deepest(c *lang.Campaign) []*lang.Campaign {
	longest := []*lang.Campaign{c}
	ends := [][]*lang.Campaign{longest}
	for range lang.ExecutablesMax + 1 {
		var next [][]*lang.Campaign
		reached := map[*lang.Campaign]bool{}
		for _, chain := range ends {
			executes, _ := w.called(chain[len(chain)-1])
			for _, callee := range executes {
				if !reached[callee] {
					reached[callee] = true
					next = append(next, append(slices.Clone(chain), callee))
				}
			}
		}
		if len(next) == 0 {
			break
		}
		ends, longest = next, next[0]
	}
	return longest
}
