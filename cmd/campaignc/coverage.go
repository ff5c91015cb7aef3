package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// coverageOptions is what `campaignc test` is asked about what the tests reach.
type coverageOptions struct {
	Coverage bool     `help:"Tell what the tests reached of each campaign, and every place that they did not."`
	Listing  string   `name:"coverage-listing" help:"Write the sources with what was reached on each line; - prints them." placeholder:"FILE"`
	Page     string   `name:"coverage-html" help:"Write a page to look through what was reached." placeholder:"FILE"`
	LCOV     string   `name:"coverage-lcov" help:"Write what was reached for editors and build servers, as an LCOV tracefile." placeholder:"FILE"`
	Min      []string `help:"Fail when less was reached: 90 is percent of all places, choices=100 of choices alone. With --mutate: percent of the changes noticed." placeholder:"PERCENT"`

	covered []*coverage // of the workspaces whose tests were run, in that order
}

// covers reports whether anything is to be told about coverage.
func (c *coverageOptions) covers() bool {
	return c.Coverage || c.Listing != "" || c.Page != "" || c.LCOV != "" || len(c.Min) > 0
}

// compile compiles the workspace for its tests.
func (c *coverageOptions) compile(in *testedWorkspace) (*interp.Program, error) {
	if !c.covers() {
		return interp.Compile(in.Workspace, in.library)
	}
	program, err := interp.CompileCovered(in.Workspace, in.library)
	if err == nil {
		in.reached = program.NewCoverage()
		c.keep(&coverage{testedWorkspace: in, parts: coveredParts(program), fresh: true})
	}
	return program, err
}

// check refuses a call that cannot be meant.
func (c *coverageOptions) check(format string) error {
	if _, err := c.floors(); err != nil {
		return err
	}
	if c.Listing == standardOutput && format == "json" {
		return usage("--coverage-listing - prints text among the JSON: name a file instead")
	}
	if c.Page != "" && c.Page == c.LCOV || c.Listing != "" && (c.Listing == c.Page || c.Listing == c.LCOV) {
		return usage("each of --coverage-listing, --coverage-html and --coverage-lcov needs a file of its own")
	}
	return nil
}

// tell tells what was reached, once the tests have had their say: their error
// is passed on, or else that too little was reached.
func (c *coverageOptions) tell(tests error, format string, con *console) error {
	if len(c.covered) == 0 {
		return tests
	}
	for _, covered := range c.covered {
		switch {
		case !covered.fresh:
		case format == "json":
			writeCoverageJSON(con.out, covered)
		default:
			writeCoverage(con.out, covered, con.out.width())
		}
	}
	if err := c.write(con); err != nil {
		return err
	}
	floors, err := c.floors()
	if err != nil {
		return err
	}
	for _, covered := range c.covered {
		for _, f := range floors {
			if short := f.short(covered); short != "" && covered.fresh {
				fmt.Fprintln(con.err, "campaignc:", short)
				tests = cmp.Or(tests, found())
			}
		}
	}
	return tests
}

// write writes the files asked for: all of them, or none.
func (c *coverageOptions) write(con *console) error {
	var listing strings.Builder
	for _, covered := range c.covered {
		writeListing(&listing, covered)
	}
	out := &outputs{}
	defer out.abort()
	for _, file := range []struct {
		name    string
		content func() string
	}{
		{c.Listing, listing.String},
		{c.Page, func() string { return coveragePage(c.covered) }},
		{c.LCOV, func() string { return lcovReport(c.covered) }},
	} {
		switch file.name {
		case "":
			continue
		case standardOutput:
			fmt.Fprint(con.out, "\n"+file.content())
			continue
		}
		w, err := out.create(file.name)
		if err == nil {
			_, err = io.WriteString(w, file.content())
		}
		if err != nil {
			return environment(err)
		}
	}
	if err := out.commit(); err != nil {
		return environment(err)
	}
	return nil
}

// standardOutput names the command's own output among files.
const standardOutput = "-"

// count adds what a test reached, and keeps nothing else of it: a large workspace
// has more points than tests have lines. Sums are the same in any order.
func (in *testedWorkspace) count(results []interp.LeadResult) []interp.LeadResult {
	if in.reached == nil {
		return results
	}
	in.counting.Lock()
	defer in.counting.Unlock()
	for i := range results {
		in.reached.Merge(results[i].Coverage)
		results[i].Coverage = nil
	}
	return results
}

// keep keeps the coverage of a workspace in place of an earlier one: while tests
// are watched, what is written is about all workspaces.
func (c *coverageOptions) keep(covered *coverage) {
	at := slices.IndexFunc(c.covered, func(old *coverage) bool { return old.where == covered.where })
	if at < 0 {
		c.covered = append(c.covered, covered)
		return
	}
	c.covered[at] = covered
}

// settle makes room for what the next tests reach.
func (c *coverageOptions) settle() {
	for _, covered := range c.covered {
		covered.fresh = false
	}
}

// coverage is what the tests of a workspace reached.
type coverage struct {
	*testedWorkspace
	parts []*coveredPart // in the order of the source
	fresh bool           // by the tests that have just been run
}

// coveredPart is a campaign, a smart list or a segmentation with its points.
// What programs have from a template is one part, reached when it was in any of them.
type coveredPart struct {
	object lang.Object
	points []*interp.Point // in the order of the source
}

func coveredParts(p *interp.Program) []*coveredPart {
	var parts []*coveredPart
	at := map[lang.Object]*coveredPart{}
	for _, point := range p.Points() {
		part := at[point.In]
		if part == nil {
			part = &coveredPart{object: point.In}
			at[point.In] = part
			parts = append(parts, part)
		}
		part.points = append(part.points, point)
	}
	return parts
}

// name is the part's name with that of its program, or of the template that the
// program has it from.
func (p *coveredPart) name() string {
	switch o := p.object.(type) {
	case *lang.Campaign:
		return inProgram(o.Program, o.Decl, o.Name)
	case *lang.SmartListAsset:
		return "smart list " + inProgram(o.Program, o.Decl, o.Name)
	case *lang.Segmentation:
		return "segmentation " + o.Name
	}
	return ""
}

func inProgram(p *lang.Program, decl lang.Node, name string) string {
	if p == nil {
		return name
	}
	own, at := p.Decl.Range(), decl.Range().Pos
	if p.Decl.From != nil && (at.Filename != own.Pos.Filename || at.Offset < own.Pos.Offset || at.Offset >= own.EndPos.Offset) {
		return p.Decl.From.Value + "." + name
	}
	return p.Name + "." + name
}

// decl is the declaration of the part.
func (p *coveredPart) decl() lang.Node {
	switch o := p.object.(type) {
	case *lang.Campaign:
		return o.Decl
	case *lang.SmartListAsset:
		return o.Decl
	case *lang.Segmentation:
		return o.Decl
	}
	return nil
}

// opens reports whether the point is the first statement of a campaign's flow.
func (p *coveredPart) opens(point *interp.Point) bool {
	c, ok := p.object.(*lang.Campaign)
	return ok && c.Flow != nil && len(c.Flow.Stmts) > 0 && point.Kind == interp.PointStatement && point.Node == lang.Node(c.Flow.Stmts[0])
}

// share is how many of some points were reached.
type share struct{ reached, all int }

func (s *share) add(reached bool) {
	s.all++
	if reached {
		s.reached++
	}
}

// percent is the whole percent that were reached: 100 only when all were.
func (s share) percent() int {
	if s.all == 0 {
		return 100
	}
	return 100 * s.reached / s.all
}

// shares are those of the groups of points, and of all of them.
type shares struct {
	of  [interp.PointGroups]share
	all share
}

func (s *shares) add(o shares) {
	for i := range s.of {
		s.of[i].reached += o.of[i].reached
		s.of[i].all += o.of[i].all
	}
	s.all.reached += o.all.reached
	s.all.all += o.all.all
}

// shares counts what was reached of a part.
func (c *coverage) shares(p *coveredPart) shares {
	var s shares
	for _, point := range p.points {
		reached := c.reached.Reached(point)
		s.of[point.Kind.Group()].add(reached)
		s.all.add(reached)
	}
	return s
}

// total counts what was reached of the workspace.
func (c *coverage) total() shares {
	var s shares
	for _, p := range c.parts {
		s.add(c.shares(p))
	}
	return s
}
