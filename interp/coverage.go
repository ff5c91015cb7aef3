package interp

import (
	"cmp"
	"slices"

	"campaignc/lang"
)

// A Point is a place in the flows and smart lists of a workspace that a test can
// reach: a statement, a branch of a choice, one of the two answers of a
// condition. A program made by CompileCovered has them; what reaches them is
// counted in a Coverage. Campaigns that programs have from one template share
// their points.
type Point struct {
	Kind PointKind
	In   lang.Object // what holds it: a *lang.Campaign, *lang.SmartListAsset or *lang.Segmentation; of a template, one of those made from it
	Node lang.Node   // the statement, condition, trigger, branch or handler
	Of   lang.Node   // what the point is an outcome of: the choice, wait, retry, condition or segmentation; the statement of a handler; else Node
	Text string      // its source on one line, without the blocks that belong to it

	index int
}

// PointKind says what it means to reach a point.
type PointKind uint8

// The kinds of points.
const (
	PointStatement PointKind = iota // the statement was begun
	PointBranch                     // the condition of a choice held, and its branch was taken
	PointElse                       // the else of a choice was taken
	PointNoBranch                   // no branch of a choice was taken that has no else
	PointSegment                    // the lead was found in the segment; Node is the segmentation for Default
	PointEarly                      // a wait up to a length of time went on because its condition held
	PointTimeUp                     // … because its time was up
	PointTrigger                    // the trigger fired and decided about the lead
	PointHeld                       // the condition was asked, and held
	PointNotHeld                    // the condition was asked, and did not hold
	PointTried                      // a retry came to an end with a try that worked
	PointExhausted                  // a retry used up its tries
	PointFailure                    // an `on failure` was entered
	PointSkip                       // an `on skip` was entered
)

// PointGroup is what a kind of points is counted as.
type PointGroup uint8

// The groups.
const (
	Statements PointGroup = iota
	Choices
	Conditions
	Handlers
	PointGroups // how many there are
)

var pointGroups = [...]PointGroup{
	PointStatement: Statements,
	PointBranch:    Choices, PointElse: Choices, PointNoBranch: Choices, PointSegment: Choices, PointEarly: Choices, PointTimeUp: Choices,
	PointTrigger: Conditions, PointHeld: Conditions, PointNotHeld: Conditions,
	PointTried: Handlers, PointExhausted: Handlers, PointFailure: Handlers, PointSkip: Handlers,
}

// Group is what the kind is counted as.
func (k PointKind) Group() PointGroup { return pointGroups[k] }

// Points are all points of the program, in the order of files and places; none
// unless it was made by CompileCovered.
func (p *Program) Points() []*Point {
	if p.cover == nil {
		return nil
	}
	points := slices.Clone(p.cover.points)
	slices.SortFunc(points, func(a, b *Point) int {
		x, y := a.Node.Range().Pos, b.Node.Range().Pos
		return cmp.Or(cmp.Compare(x.Filename, y.Filename), cmp.Compare(x.Offset, y.Offset), cmp.Compare(a.Kind, b.Kind))
	})
	return points
}

// PointsOf are the points of one campaign, in the order of the flow, triggers last.
func (p *Program) PointsOf(c *lang.Campaign) []*Point {
	if p.cover == nil {
		return nil
	}
	return p.cover.of[c]
}

// Coverage counts how often each point of a program was reached. It serves one
// goroutine; what several have counted is added up by Merge, in any order.
type Coverage struct{ hits []int }

// NewCoverage is a count of the program's points that nothing has reached.
func (p *Program) NewCoverage() *Coverage {
	if p.cover == nil {
		return &Coverage{}
	}
	return &Coverage{hits: make([]int, len(p.cover.points))}
}

// reached is what the machine has counted since this was last asked.
func (m *machine) reached() *Coverage {
	c := &Coverage{hits: slices.Clone(m.hits)}
	clear(m.hits)
	return c
}

// Merge adds what another coverage counted, of the same program or of another
// one compiled from the same workspace.
func (c *Coverage) Merge(other *Coverage) {
	for i, n := range other.hits {
		c.hits[i] += n
	}
}

// Hits is how often the point was reached.
func (c *Coverage) Hits(p *Point) int { return c.hits[p.index] }

// Reached reports whether the point was reached at all.
func (c *Coverage) Reached(p *Point) bool { return c.hits[p.index] > 0 }

// Adds reports whether this coverage reaches a point that the other does not.
func (c *Coverage) Adds(to *Coverage) bool {
	for i, n := range c.hits {
		if n > 0 && to.hits[i] == 0 {
			return true
		}
	}
	return false
}
