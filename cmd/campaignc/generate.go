package main

import (
	"fmt"
	"os"
	"slices"

	"campaignc/interp"
	"campaignc/lang"
)

// generateOptions is what `campaignc test` is asked about leads to be made.
type generateOptions struct {
	Generate int    `help:"Make up to N leads that reach what no test does, and print the tests that are missing." placeholder:"N"`
	Campaign string `help:"What --generate makes leads for; the name may also stand last." placeholder:"NAME"`
	Seed     uint64 `default:"1" help:"Makes other leads; the same ones for the same number."`
}

// generateMax bounds the leads of one call.
const generateMax = 1_000_000

// check refuses a call that cannot be meant.
func (c *testCommand) checkGenerate() error {
	switch {
	case c.Generate == 0 && c.Campaign != "":
		return usage("--campaign says what --generate makes leads for; --run picks tests by their names")
	case c.Generate == 0:
		return nil
	case c.Generate < 0 || c.Generate > generateMax:
		return usage("--generate is the number of leads to make, from 1 to %s", thousands(generateMax))
	case c.Watch || c.Update || c.Mutate || c.JUnit != "" || c.Only != "" || c.covers():
		return usage("--generate stands alone: give it without --run, --watch, --update, --mutate, --junit and --coverage")
	}
	return nil
}

// generateFor settles which workspace and campaign are meant: what stands last
// and is no path names the campaign, in the working directory unless a workspace
// stands before it.
func (c *testCommand) generateFor() (where, campaign string, err error) {
	places := c.Workspaces
	campaign = c.Campaign
	if n := len(places); campaign == "" {
		if _, err := os.Stat(places[n-1]); err != nil {
			campaign, places = places[n-1], places[:n-1]
		}
	}
	switch {
	case len(places) == 0:
		return ".", campaign, nil
	case len(places) > 1:
		return "", "", usage("leads are made for one workspace at a time")
	}
	return places[0], campaign, nil
}

// generate makes leads for a campaign and prints tests of those that reach what
// no test does. Output is source that can be added to a file of tests as it is.
func (c *testCommand) generate(con *console) error {
	where, name, err := c.generateFor()
	if err != nil {
		return err
	}
	w, err := openWorkspace(where)
	if err != nil {
		return err
	}
	defer w.root.Close()
	w.report(con.err)
	if w.diagnostics.HasErrors() {
		return found()
	}
	camp, err := w.campaign(name)
	if err != nil {
		return err
	}
	if err := interp.Startable(camp); err != nil {
		return usage("leads cannot be made for %q by itself: %v", camp.Qualified(), err)
	}
	g, err := c.generation(&testedWorkspace{workspace: w, where: where}, camp)
	if err != nil {
		return err
	}
	bar := newProgress(con.err, "leads", int64(c.Generate))
	g.covered = g.making.makers[0].Cover(c.Generate, c.Seed, g.tested, g.points, bar.read)
	bar.finish()
	if err := c.writeGenerated(g, con); err != nil {
		return err
	}
	return c.holdFor(g, con)
}

// generation is the making of leads for one campaign.
type generation struct {
	in       *testedWorkspace
	campaign *lang.Campaign
	making   *making
	reach    []*lang.Campaign // the campaign, and those it executes and requests
	points   []*interp.Point  // theirs, each once
	tested   *interp.Coverage // what the tests of the workspace reach
	covered  interp.Covered
	always   []*lang.TestDecl // blocks about any of these campaigns
}

// generation prepares leads for a campaign, and runs the tests to know what they
// reach.
func (c *testCommand) generation(in *testedWorkspace, camp *lang.Campaign) (*generation, error) {
	g := &generation{in: in, campaign: camp}
	of := []*makingFor{{campaign: camp}}
	for _, b := range in.Always {
		of = append(of, &makingFor{always: b})
	}
	var err error
	if g.making, err = in.making(of); err != nil {
		return nil, err
	}
	scenarios, err := g.making.program.CompileTests(g.making.tests())
	if err != nil {
		return nil, err
	}
	in.reached = g.making.program.NewCoverage()
	c.all(in, scenarios)
	g.tested = in.reached
	seen := map[*interp.Point]bool{}
	for _, reached := range of[0].material.Campaigns {
		own := g.making.Campaigns[reached.Index]
		g.reach = append(g.reach, own)
		for _, p := range g.making.program.PointsOf(own) {
			if !seen[p] {
				seen[p] = true
				g.points = append(g.points, p)
			}
		}
	}
	for _, m := range of[1:] {
		if slices.ContainsFunc(m.material.Campaigns, func(c *lang.Campaign) bool { return slices.Contains(of[0].material.Campaigns, c) }) {
			g.always = append(g.always, m.always)
		}
	}
	return g, nil
}

// holdFor tries the `always` blocks about the campaign with as many leads.
func (c *testCommand) holdFor(g *generation, con *console) error {
	if len(g.always) == 0 {
		return nil
	}
	runs, err := c.hold(g.in, g.always, c.Generate, c.Seed)
	if err != nil {
		return err
	}
	failed := 0
	for _, r := range runs {
		if r.failed() {
			failed++
		}
		if c.Format == "json" {
			writeTestJSON(con.out, r.json())
			continue
		}
		r.write(con.err, c.Verbose)
	}
	if c.Format == "text" {
		fmt.Fprintf(con.err, "%s held for all leads, %d did not\n", count(len(runs)-failed, "always block"), failed)
	}
	if failed > 0 {
		return found()
	}
	return nil
}
