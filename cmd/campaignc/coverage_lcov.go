package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// lcovReport renders an LCOV tracefile, as geninfo describes it: campaigns are
// its functions; choices, conditions, retries, waits and handlers its branches.
// Names of files are relative to the working directory if they lie below it.
func lcovReport(all []*coverage) string {
	var b strings.Builder
	for _, c := range all {
		for _, f := range c.files() {
			fmt.Fprintf(&b, "TN:\nSF:%s\n", f.name)
			c.lcovFunctions(&b, f)
			c.lcovBranches(&b, f)
			lcovLines(&b, f)
			b.WriteString("end_of_record\n")
		}
	}
	return b.String()
}

// lcovFunctions tells which campaigns were run.
func (c *coverage) lcovFunctions(b *strings.Builder, f *coveredFile) {
	var ran share
	var counts strings.Builder
	for i := range f.lines {
		for _, p := range f.lines[i].points {
			part := &coveredPart{object: p.In}
			if !part.opens(p) {
				continue
			}
			name := part.name()
			fmt.Fprintf(b, "FN:%d,%s\n", part.decl().Range().Pos.Line, lcovName(name))
			fmt.Fprintf(&counts, "FNDA:%d,%s\n", c.reached.Hits(p), lcovName(name))
			ran.add(c.reached.Reached(p))
		}
	}
	if ran.all > 0 {
		fmt.Fprintf(b, "%sFNF:%d\nFNH:%d\n", counts.String(), ran.all, ran.reached)
	}
}

// lcovName is a name as one field of a record.
func lcovName(s string) string { return strings.NewReplacer(",", ";", "\n", " ").Replace(printable(s)) }

// lcovBranches tells how what has several outcomes came out. The block is the
// number of the choice on its line; outcomes of what no lead came to have no count.
func (c *coverage) lcovBranches(b *strings.Builder, f *coveredFile) {
	var taken share
	came := map[lang.Node]int{}
	byLine := map[int][]lang.Node{}
	outcomes := map[lang.Node][]*interp.Point{}
	for i := range f.lines {
		for _, p := range f.lines[i].points {
			if p.Kind == interp.PointStatement || isAnswer(p) || p.Kind == interp.PointSegment {
				came[p.Of] += c.reached.Hits(p)
			}
			if p.Kind == interp.PointStatement || p.Kind == interp.PointTrigger {
				continue
			}
			if outcomes[p.Of] == nil {
				line := p.Of.Range().Pos.Line
				byLine[line] = append(byLine[line], p.Of)
			}
			outcomes[p.Of] = append(outcomes[p.Of], p)
		}
	}
	for i := range f.lines {
		for block, of := range byLine[i+1] {
			slices.SortStableFunc(outcomes[of], func(a, b *interp.Point) int { return cmp.Compare(a.Kind, b.Kind) })
			for n, p := range outcomes[of] {
				hits := "-"
				if came[of] > 0 {
					hits = fmt.Sprint(c.reached.Hits(p))
				}
				fmt.Fprintf(b, "BRDA:%d,%d,%d,%s\n", i+1, block, n, hits)
				taken.add(c.reached.Reached(p))
			}
		}
	}
	if taken.all > 0 {
		fmt.Fprintf(b, "BRF:%d\nBRH:%d\n", taken.all, taken.reached)
	}
}

func lcovLines(b *strings.Builder, f *coveredFile) {
	var hit share
	for i := range f.lines {
		if l := &f.lines[i]; !l.untold() {
			fmt.Fprintf(b, "DA:%d,%d\n", i+1, l.hits)
			hit.add(l.hits > 0)
		}
	}
	fmt.Fprintf(b, "LF:%d\nLH:%d\n", hit.all, hit.reached)
}
