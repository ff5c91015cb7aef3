package main

import (
	"campaignc/interp"
	"campaignc/lang"
)

// A statement stands below the choice, the retry or the handler that it is part
// of, as in its source, and what an `execute` calls stands below the `execute`.

// indents keeps how deep in blocks each campaign is that runs, the caller first.
type indents struct {
	blocks map[string][]lang.Span // by file, all but those of whole flows
	within []int                  // by campaign: in how many blocks its statement lies
}

func newIndents(ws *lang.Workspace) *indents {
	in := &indents{blocks: map[string][]lang.Span{}}
	seen := map[*lang.Block]bool{} // programs made from a template share one
	for _, c := range ws.Campaigns {
		if f := c.Flow; f != nil && !seen[f] {
			seen[f] = true
			in.read(f)
		}
	}
	return in
}

func (in *indents) read(f *lang.Block) {
	lang.Walk(f, func(n lang.Node) bool {
		if b, ok := n.(*lang.Block); ok && b != f {
			in.blocks[b.Pos.Filename] = append(in.blocks[b.Pos.Filename], b.Span)
		}
		return true
	})
}

// of is how far to indent what a campaign says of itself, and what its
// statement says.
func (in *indents) of(e *interp.TraceEvent) (campaign, statement int) {
	for len(in.within) <= e.Depth {
		in.within = append(in.within, 0)
	}
	in.within = in.within[:e.Depth+1]
	at := e.Place
	if e.Kind == interp.TraceActivity {
		at = e.Activity.Site.At
	}
	switch {
	case e.Kind == interp.TraceFlow:
		in.within[e.Depth] = 0
	case at.Line > 0:
		in.within[e.Depth] = in.around(at)
	}
	campaign = e.Depth
	for _, n := range in.within[:e.Depth] {
		campaign += n
	}
	return campaign, campaign + 1 + in.within[e.Depth]
}

// around is in how many blocks a place lies.
func (in *indents) around(at lang.Position) int {
	n := 0
	for _, b := range in.blocks[at.Filename] {
		if b.Pos.Offset <= at.Offset && at.Offset < b.EndPos.Offset {
			n++
		}
	}
	return n
}
