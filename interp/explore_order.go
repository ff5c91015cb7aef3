package interp

import (
	"fmt"
	"slices"
	"strings"

	"campaignc/lang"
)

// told is the order with its statements in words.
func (o *Order) told(x *Explorer) *Order {
	names := flowNames(o.path)
	o.Steps = nil
	for i := range o.path {
		mv := &o.path[i]
		s := OrderStep{At: mv.at, Flow: names[mv.flow]}
		if mv.node != nil {
			s.Text, s.Pos = x.source(mv.node), mv.node.Range().Pos
		}
		if mv.begins != "" {
			s.Text = mv.begins
		}
		o.Steps = append(o.Steps, s)
	}
	return o
}

// straightMax is the most statements that are put straight.
const straightMax = 300

// straight is the path with as few changes of flow as come up: statements that
// have nothing to do with each other are put so that each flow runs as long as
// it can, which is an order with the same result.
func (x *Explorer) straight() []move {
	n := len(x.path)
	if n > straightMax {
		return slices.Clone(x.path)
	}
	before, behind := make([]int, n), make([][]int, n)
	for j := range x.path {
		for i := range j {
			if x.path[i].precedes(&x.path[j]) {
				before[j]++
				behind[i] = append(behind[i], j)
			}
		}
	}
	out := make([]move, 0, n)
	for len(out) < n {
		pick := none
		for j := range x.path {
			if before[j] != 0 {
				continue
			}
			goesOn := len(out) > 0 && x.path[j].flow == out[len(out)-1].flow
			if pick == none || goesOn {
				pick = j
			}
			if goesOn {
				break
			}
		}
		before[pick] = none
		for _, j := range behind[pick] {
			before[j]--
		}
		out = append(out, x.path[pick])
	}
	return out
}

// precedes reports whether the one must stay before the other.
func (a *move) precedes(b *move) bool {
	return a.at != b.at || a.flow == b.flow || a.print.collides(b.print) || slices.Contains(a.started, b.flow)
}

// flowNames names the flows of a path by their campaigns, and numbers those
// of one campaign.
func flowNames(path []move) map[*flow]string {
	names, runs := map[*flow]string{}, map[*campaign]int{}
	for i := range path {
		mv := &path[i]
		if names[mv.flow] != "" {
			continue
		}
		runs[mv.camp]++
		names[mv.flow] = mv.camp.Name
		if n := runs[mv.camp]; n > 1 {
			names[mv.flow] = fmt.Sprintf("%s (run %d)", mv.camp.Name, n)
		}
	}
	return names
}

// source is a statement on one line: of a choice its condition, of a retry how
// often, of a call and a step what stands before their handlers.
func (x *Explorer) source(n lang.Node) string {
	span := n.Range()
	switch n := n.(type) {
	case *lang.Retry:
		span.EndPos = n.Body.Pos
	case *lang.Step:
		span = n.Phrase.Range()
	case *lang.Execute:
		if len(n.Handlers) > 0 {
			span.EndPos = n.Handlers[0].Pos
		}
	}
	for _, f := range x.prog.Workspace.Files {
		if f.Path == span.Pos.Filename && span.Pos.Offset <= span.EndPos.Offset && span.EndPos.Offset <= len(f.Source) {
			text := strings.Join(strings.Fields(string(f.Source[span.Pos.Offset:span.EndPos.Offset])), " ")
			if _, choice := n.(lang.Expr); choice {
				return "if " + text
			}
			return text
		}
	}
	return ""
}
