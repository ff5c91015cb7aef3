package lang

import "slices"

// Material is what leads can be made of that reach many different places of
// some campaigns: values on and beside the literals that their conditions
// compare with, and lines of a test that state or cause what they ask for.
type Material struct {
	Campaigns []*Campaign // those asked for, then those they execute, request or ask about
	Fields    []FieldMaterial
	Lines     []MaterialLine // lines that contradict each other may be among them
	Likely    [][]FieldValue // values that together answer a condition, or a whole smart list
	Waits     bool           // time has to pass for all to happen
}

// FieldMaterial is a field of a lead or its company that is asked for, and the
// values that are worth a try, without those of no lead: the plain ones first.
type FieldMaterial struct {
	Field  *Field
	Values []Value
}

// FieldValue is a value for a field, empty for none.
type FieldValue struct {
	Field *Field
	Value Value
}

// MaterialLine is a line of a test, as source that means the same at the top
// of any file of the workspace. It may turn out to be none that the checker accepts.
type MaterialLine struct {
	Kind LineKind
	Text string
}

// LineKind tells what a line of a test is for.
type LineKind uint8

// The kinds of lines, in the order in which they stand in a test.
const (
	LineNow    LineKind = iota // sets the clock
	LineFact                   // states what was
	LineAnswer                 // says what the CRM or a webhook answers
	LineStart                  // starts the first of the campaigns
	LineLater                  // comes while campaigns wait
)

// The bounds of material: a large workspace does not make it endless.
const (
	materialValues = 64  // of a field
	materialLines  = 512 // of all kinds
	materialNodes  = 1 << 19
)

// MaterialFor collects what campaigns ask for, themselves and through those
// that they execute and request, and what other conditions and values ask for.
func (ws *Workspace) MaterialFor(lib *Library, campaigns []*Campaign, others ...Node) *Material {
	c := &materialCollector{ws: ws, lib: lib, fields: map[*Field]*fieldLiterals{}, seen: map[any]bool{}, left: materialNodes}
	c.out.Waits = false
	for _, camp := range campaigns {
		c.reach(camp)
	}
	for _, n := range others {
		c.read(n)
	}
	for i := 0; i < len(c.queue); i++ {
		c.visit(c.queue[i])
	}
	c.flow()
	c.values()
	if len(campaigns) > 0 {
		c.starts(campaigns[0])
	}
	c.answers()
	c.later()
	c.solutions()
	return &c.out
}

// materialCollector is the state of one collection.
type materialCollector struct {
	ws    *Workspace
	lib   *Library
	out   Material
	queue []Node       // parts of campaigns and assets that are still to be read
	seen  map[any]bool // campaigns, assets, lines
	left  allowance    // of nodes
	conds [][]wantedCondition

	together [][]FieldValue // rows of tables

	fields  map[*Field]*fieldLiterals
	order   []*Field      // the keys of fields, as they were met
	flows   []literalFlow // from a field to those that it is made of
	steps   []answeredStep
	waiting []Expr   // conditions that flows wait for
	untils  []*Field // that a retry asks for
	clocked bool     // a condition looks at the clock
}

// reach adds a campaign, once.
func (c *materialCollector) reach(camp *Campaign) {
	if c.seen[camp] {
		return
	}
	c.seen[camp] = true
	c.out.Campaigns = append(c.out.Campaigns, camp)
	for _, t := range camp.Triggers {
		c.read(t)
	}
	var whole []wantedCondition
	for _, f := range camp.Filters {
		c.read(f)
		whole = append(whole, wantedCondition{f, true})
	}
	c.want(whole)
	if camp.Flow != nil {
		c.read(camp.Flow)
	}
	if camp.Effects.Waits != nil {
		c.out.Waits = true
	}
}

// read puts a part of the workspace on the list of what is to be read.
func (c *materialCollector) read(n Node) { c.queue = append(c.queue, n) }

// visit reads everything in a part of the workspace.
func (c *materialCollector) visit(part Node) {
	Walk(part, func(n Node) bool {
		if !c.left.spend(1) {
			return false
		}
		switch n := n.(type) {
		case *Bad:
			return false
		case *Execute:
			c.calls(n)
		case *Request:
			c.calls(n)
		case *TestRun:
			c.calls(n)
		case *Set:
			c.assigned(n)
		case *If:
			c.choice(n)
		case *TestIf:
			c.want([]wantedCondition{{n.Cond, true}})
		case *ExpectCondition:
			c.want([]wantedCondition{{n.Cond, false}})
		case *Retry:
			c.retried(n)
		case *Wait:
			if n.Cond != nil {
				c.waiting = append(c.waiting, n.Cond)
				c.want([]wantedCondition{{n.Cond, true}})
			}
		case *Phrase:
			c.phrase(n)
		case *Relation:
			c.relation(n)
		case *Call:
			c.called(n)
		case *Name:
			c.named(n)
		}
		return true
	})
}

func (c *materialCollector) calls(n Node) {
	if camp := c.ws.Info.Calling[n]; camp != nil {
		c.reach(camp)
	}
}

// choice wants each branch to be taken, and none.
func (c *materialCollector) choice(n *If) {
	before := []wantedCondition{{n.Cond, true}}
	c.want(before)
	before = []wantedCondition{{n.Cond, false}}
	for _, e := range n.Else {
		if e.Cond == nil {
			continue
		}
		c.want(append(slices.Clone(before), wantedCondition{e.Cond, true}))
		before = append(before, wantedCondition{e.Cond, false})
	}
	c.want(before)
}

// retried notes the fields that a retry waits for: an answer may set them.
func (c *materialCollector) retried(n *Retry) {
	if n.Until == nil {
		return
	}
	Walk(n.Until, func(n Node) bool {
		if name, ok := n.(*Name); ok {
			if f, ok := c.ws.Info.Names[name].(*Field); ok && f.Scope != MemberScope && !slices.Contains(c.untils, f) {
				c.untils = append(c.untils, f)
			}
		}
		return true
	})
}

// line adds a line of a test, once.
func (c *materialCollector) line(kind LineKind, text string) {
	l := MaterialLine{kind, text}
	if !c.seen[l] && len(c.out.Lines) < materialLines {
		c.seen[l] = true
		c.out.Lines = append(c.out.Lines, l)
	}
}
