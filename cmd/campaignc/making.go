package main

import (
	"fmt"
	"slices"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
)

// makingFor is a campaign or an `always` block that leads are to be made for.
type makingFor struct {
	campaign *lang.Campaign
	always   *lang.TestDecl

	material *lang.Material
	lines    []lang.MaterialLine
	first    int // line of the source that holds the first of them
}

// making is a workspace compiled for leads that are made.
type making struct {
	*lang.Workspace
	program *interp.Program
	makers  []*interp.Maker  // one for each that leads are made for
	always  []*lang.TestDecl // the same, as they were checked with the lines; nil for a campaign
}

// tests are the workspace's own tests, as they were checked with the lines.
func (m *making) tests() []*lang.TestDecl {
	return slices.DeleteFunc(slices.Clone(m.Tests), func(t *lang.TestDecl) bool { return t.Pos.Filename == madeFile })
}

// madeFile names the source of the lines that leads are made of; no file of a
// workspace has such a name.
const madeFile = "//made.camp"

// making prepares the making of leads. What they are made of are lines of tests:
// they are read and checked with the workspace, so that each means what it would
// mean in a test that a person writes there. Lines that would be an error are left out.
func (w *workspace) making(of []*makingFor) (*making, error) {
	for _, m := range of {
		var campaigns []*lang.Campaign
		var others []lang.Node
		if m.campaign != nil {
			campaigns = append(campaigns, m.campaign)
		}
		if m.always != nil {
			others = append(others, m.always)
		}
		m.material = w.MaterialFor(w.signatures, campaigns, others...)
		m.lines = slices.Clone(m.material.Lines)
	}
	checked, items, err := w.checkLines(of)
	if err != nil {
		return nil, err
	}
	program, err := interp.CompileCovered(checked, w.library)
	if err != nil {
		return nil, err
	}
	out := &making{Workspace: checked, program: program}
	for i, m := range of {
		parts := interp.MakerOf{Material: m.material, Lines: m.lines, Items: items[i]}
		if m.campaign != nil {
			parts.Campaign = checked.Campaigns[m.campaign.Index]
		}
		if m.always != nil {
			parts.Always = checked.Always[slices.Index(w.Always, m.always)]
		}
		maker, err := program.NewMaker(parts)
		if err != nil {
			return nil, err
		}
		out.makers, out.always = append(out.makers, maker), append(out.always, parts.Always)
	}
	return out, nil
}

// checkLines checks the lines with the workspace and drops those with an error,
// until none is left. Dropping cannot bring about new errors, so it ends soon.
func (w *workspace) checkLines(of []*makingFor) (*lang.Workspace, []*lang.TestDecl, error) {
	for {
		file, found := parser.Parse(madeFile, w.madeSource(of))
		checked, ds := w.checkErrors(append(slices.Clone(w.Files), file), found)
		if !ds.HasErrors() {
			var items []*lang.TestDecl
			for _, d := range file.Decls {
				items = append(items, d.(*lang.TestDecl))
			}
			return checked, items, nil
		}
		if !dropLines(of, ds) {
			return nil, nil, fmt.Errorf("lines that leads are made of do not fit the workspace: %s", ds[0].Message)
		}
	}
}

// madeSource is the lines as a file, a test for each that leads are made for.
func (w *workspace) madeSource(of []*makingFor) []byte {
	name := "made"
	for slices.ContainsFunc(append(slices.Clone(w.Tests), w.Always...), func(t *lang.TestDecl) bool { return strings.HasPrefix(t.Name.Value, name) }) {
		name += "!"
	}
	var b strings.Builder
	line := 1
	for i, m := range of {
		fmt.Fprintf(&b, "test \"%s %d\" {\n", name, i)
		m.first = line + 1
		for _, l := range m.lines {
			b.WriteString(l.Text + "\n")
		}
		b.WriteString("}\n")
		line += len(m.lines) + 2
	}
	return []byte(b.String())
}

// dropLines drops the lines in which something was found, and reports whether
// there were any.
func dropLines(of []*makingFor, ds lang.Diagnostics) bool {
	bad := map[int]bool{}
	for i := range ds {
		if ds[i].Severity == lang.Error && ds[i].Span.Pos.Filename == madeFile {
			bad[ds[i].Span.Pos.Line] = true
		}
	}
	dropped := false
	for _, m := range of {
		var kept []lang.MaterialLine
		for i, l := range m.lines {
			if !bad[m.first+i] {
				kept = append(kept, l)
			}
		}
		dropped = dropped || len(kept) < len(m.lines)
		m.lines = kept
	}
	return dropped
}
