package main

import (
	"fmt"

	"campaignc/interp"
	"campaignc/lang"
)

// missed is a point that no test reached, with those that cannot be reached
// before it: what is in a branch that was never taken is no finding of its own.
type missed struct {
	point  *interp.Point
	at     lang.Node   // whose place is told
	says   string      // what was not reached, in words
	behind behindKind  // how the other points lie to it
	places int         // how many points it stands for
	shadow []lang.Span // where those are
}

type behindKind uint8

const (
	behindIn    behindKind = iota // in what the point opens
	behindWhole                   // in it, and so is the point itself
	behindAfter                   // they come after it
	behindNone                    // it is told of in what is said
)

// missed lists what no test reached of a part, in the order of the source.
func (c *coverage) missed(p *coveredPart) []missed {
	v := &missedView{coverage: c, part: p, rest: map[lang.Node]lang.Span{}, heads: map[lang.Node]string{}, conds: map[lang.Node]string{}}
	v.survey()
	if len(p.points) > 1 && c.shares(p).all.reached == 0 {
		return []missed{{point: p.points[0], at: p.decl(), says: v.untouched(), behind: behindWhole, places: len(p.points)}}
	}
	var out []missed
	for _, point := range p.points {
		if c.reached.Reached(point) {
			continue
		}
		if m := standsFor(out, point); m != nil {
			m.places++
			continue
		}
		out = append(out, missed{
			point: point, at: point.Node, says: v.says(point), behind: v.behind(point), places: 1, shadow: v.shadow(point),
		})
	}
	return out
}

// standsFor is the missed point that has to be reached before this one; for the
// answer no of a condition that was never asked, its answer yes.
func standsFor(all []missed, p *interp.Point) *missed {
	at := p.Node.Range().Pos.Offset
	for i := range all {
		m := &all[i]
		if m.point.Kind == interp.PointHeld && m.point.Node == p.Node {
			return m
		}
		for _, s := range m.shadow {
			if s.Pos.Offset <= at && at < s.EndPos.Offset {
				return m
			}
		}
	}
	return nil
}

// text is what is missing, in words.
func (m *missed) text() string {
	switch {
	case m.behind == behindWhole && m.places > 1:
		return fmt.Sprintf("%s: %s in it", m.says, count(m.places, "place"))
	case m.behind == behindNone || m.places == 1:
		return m.says
	case m.behind == behindAfter:
		return fmt.Sprintf("%s, nor what comes after it: %s", m.says, count(m.places-1, "place"))
	}
	return fmt.Sprintf("%s: %s in it", m.says, count(m.places-1, "place"))
}

// missedView knows a part's flow.
type missedView struct {
	*coverage
	part  *coveredPart
	rest  map[lang.Node]lang.Span // by statement: from it to the end of its block
	heads map[lang.Node]string    // by statement: its text
	conds map[lang.Node]string    // by choice: the condition of its last branch
}

func (v *missedView) survey() {
	lang.Walk(v.part.decl(), func(n lang.Node) bool {
		if b, ok := n.(*lang.Block); ok {
			for _, s := range b.Stmts {
				v.rest[s] = s.Range().To(b.Span)
			}
		}
		return true
	})
	for _, p := range v.part.points {
		switch p.Kind {
		case interp.PointStatement:
			v.heads[p.Node] = p.Text
		case interp.PointBranch:
			v.conds[p.Of] = p.Text
		}
	}
}

// untouched says that nothing at all was reached of the part.
func (v *missedView) untouched() string {
	switch v.part.object.(type) {
	case *lang.SmartListAsset:
		return "no test asks the smart list"
	case *lang.Segmentation:
		return "no test asks the segmentation"
	}
	return "no test comes to the campaign"
}

// shadow is what only a lead can reach that has reached the point.
func (v *missedView) shadow(p *interp.Point) []lang.Span {
	switch n := p.Node.(type) {
	case *lang.Handler:
		return []lang.Span{n.Then.Span}
	case *lang.ElseIf:
		return []lang.Span{n.Then.Span}
	}
	switch p.Kind {
	case interp.PointStatement:
		return []lang.Span{v.rest[p.Node]}
	case interp.PointBranch:
		return []lang.Span{branchBlock(p)}
	case interp.PointExhausted:
		if b := p.Of.(*lang.Retry).Else; b != nil {
			return []lang.Span{b.Span}
		}
	}
	return nil
}

// branchBlock is the block of the branch that a condition opens.
func branchBlock(p *interp.Point) lang.Span {
	choice := p.Of.(*lang.If)
	for _, e := range choice.Else {
		if e.Cond == p.Node {
			return e.Then.Span
		}
	}
	return choice.Then.Span
}

// says tells in words that nothing reached the point.
func (v *missedView) says(p *interp.Point) string {
	text, of := code(p.Text), code(v.heads[p.Of])
	switch p.Kind {
	case interp.PointBranch:
		return "the branch of " + text + " was never taken"
	case interp.PointElse:
		return "the else of " + of + " was never taken"
	case interp.PointNoBranch:
		if len(p.Of.(*lang.If).Else) > 0 {
			return "no lead went past all branches of " + of
		}
		return code(v.conds[p.Of]) + " was never false"
	case interp.PointSegment:
		return "no lead was in " + text
	case interp.PointEarly:
		return text + " never ended early"
	case interp.PointTimeUp:
		return text + " never lasted to its end"
	case interp.PointTrigger:
		return "the trigger " + text + " never brought a lead"
	case interp.PointHeld:
		return v.neverTrue(p)
	case interp.PointNotHeld:
		return text + " was never false"
	case interp.PointTried:
		return text + " never succeeded"
	case interp.PointExhausted:
		return text + " never ran out of tries"
	case interp.PointFailure, interp.PointSkip:
		return text + " of " + of + " was never needed"
	}
	if v.part.opens(p) {
		return "no lead came into the flow"
	}
	return text + " was never run"
}

// behind says how the points in the shadow of a point lie to it.
func (v *missedView) behind(p *interp.Point) behindKind {
	switch {
	case v.part.opens(p):
		return behindWhole
	case p.Kind == interp.PointStatement:
		return behindAfter
	case p.Kind == interp.PointHeld:
		return behindNone
	}
	return behindIn
}

// neverTrue says of a condition that it was never true, or never asked at all.
func (v *missedView) neverTrue(p *interp.Point) string {
	for _, q := range v.part.points {
		if q.Kind == interp.PointNotHeld && q.Node == p.Node && !v.reached.Reached(q) {
			return code(p.Text) + " was never asked"
		}
	}
	return code(p.Text) + " was never true"
}

// codeShown is how much of a source's text a sentence quotes.
const codeShown = 60

func code(text string) string { return "`" + shorten(text, codeShown) + "`" }
