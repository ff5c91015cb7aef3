package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"campaignc/interp"
	"campaignc/lang"
)

// exploreCommand is `campaignc explore`.
type exploreCommand struct {
	Workspace string `arg:"" help:"A folder of .camp files, or one file."`
	beginning

	Budget int    `help:"Orders that are tried for a lead, at most." default:"1000" placeholder:"N"`
	Lead   string `help:"Only this lead." placeholder:"ID"`
	Seed   int    `help:"Print the one order that has this number, as the findings name it." placeholder:"N"`
	Format string `enum:"text,json" default:"text" help:"How findings are printed: text or json (one object a line)."`
}

// Help is shown by `campaignc explore --help`.
func (exploreCommand) Help() string {
	return `Runs a lead's flows in every order in which they can interleave: a campaign that
was requested or woken runs beside the one that did so, and statement by
statement either may come first. What an executable does is one statement.
Where the result depends on the order, two orders are shown side by side.

  campaignc explore examples/nurture --campaign "Enter Nurture" \
      --leads examples/nurture/leads.csv --now 2026-03-06T16:30+01:00

Orders that differ only in statements that have nothing to do with each other
are tried once. Nothing is written. --events and --from --to are as in run, and
events come at their instants in the order of the file. Batch runs of one instant
come in any order, among themselves and with what waited until then. Leads that
only events bring are explored too.

A finding names its two orders by number. The same call with --lead ID and
--seed N prints one of them from beginning to end.

Exit status: 0 the order makes no difference in what was tried, 1 it does,
2 the call was wrong, 3 a file could not be read.`
}

// Run explores the leads.
func (c *exploreCommand) Run(con *console) error {
	if c.Budget < 1 {
		return usage("--budget is the number of orders to try, at least 1")
	}
	if c.Seed < 0 {
		return usage("--seed is the number of an order, from 1, as the findings name it")
	}
	w, err := openWorkspace(c.Workspace)
	if err != nil {
		return err
	}
	defer w.root.Close()
	w.report(con.err)
	run := &audience{beginning: c.beginning, Seed: 1}
	job, err := run.job(w, false)
	if err != nil {
		return err
	}
	in, err := run.openLeads(context.Background(), w.Workspace, "")
	if err != nil {
		return err
	}
	defer in.close()
	job.Open = in.open
	off, err := job.Settle()
	if err != nil {
		return runError(context.Background(), err)
	}
	for i := range off {
		fmt.Fprintf(con.err, "campaignc: %s\n", offLine(&off[i], w.Zone))
	}
	explorer, err := interp.NewExplorer(job.Program, &job.Given, c.Budget)
	if err != nil {
		return err
	}
	leads, err := in.open()
	if err != nil {
		return err
	}
	x := &exploring{explorer: explorer, job: job, ws: w.Workspace, met: map[string]bool{}, present: c.Now == "" && c.From == "" && c.Events == ""}
	if err := c.explore(x, leads.Next, leads.Codec(), con); err != nil {
		return err
	}
	if err := c.explore(x, x.newcomers(leads), leads.Codec(), con); err != nil {
		return err
	}
	return c.summary(x, con)
}

// exploring is an exploration under way.
type exploring struct {
	explorer *interp.Explorer
	job      *interp.Job
	ws       *lang.Workspace
	met      map[string]bool // leads of the events that rows have

	leads, found, orders, rejected int
	cut                            []string // leads not all of whose orders were tried
	present                        bool     // virtual time began at the present
}

// explore explores one lead after the other.
func (c *exploreCommand) explore(x *exploring, next func(*interp.Batch) error, codec interp.Codec, con *console) error {
	var batch interp.Batch
	for {
		switch err := next(&batch); {
		case err == io.EOF:
			return nil
		case err != nil:
			return dataOrDisk(err)
		}
		codec.Reset(&batch)
		for codec.Next(x.explorer.Lead()) {
			id := x.explorer.Lead().ID
			x.meet(id)
			if c.Lead != "" && id != c.Lead {
				continue
			}
			x.leads++
			if err := c.lead(x, interp.Begin{Root: x.job.Root, Created: batch.Created}, con); err != nil {
				return err
			}
		}
		for _, id := range codec.Refused() {
			x.meet(id)
		}
		_, n := codec.AppendRejects(nil)
		x.rejected += n
	}
}

// meet notes a lead of the file, if something happens to it.
func (x *exploring) meet(id string) {
	if x.job.Given.Events != nil {
		x.met[strings.Clone(id)] = true
	}
}

// newcomers reads the leads that only events bring, once the file was read.
func (x *exploring) newcomers(leads interp.Source) func(*interp.Batch) error {
	var ids []string
	if events := x.job.Given.Events; events != nil {
		ids = slices.DeleteFunc(events.Before(x.job.Given.Until), func(id string) bool { return x.met[id] })
	}
	return func(b *interp.Batch) error {
		if len(ids) == 0 {
			return io.EOF
		}
		const most = 256
		n := min(most, len(ids))
		b.Created = true
		leads.Create(b, ids[:n])
		ids = ids[n:]
		return nil
	}
}

// lead explores the lead that was read.
func (c *exploreCommand) lead(x *exploring, with interp.Begin, con *console) error {
	e := x.explorer.Explore(with)
	if c.Seed > 0 {
		order := x.explorer.Replay(with, c.Seed)
		if order == nil {
			return usage("lead %s has no order %d; explore it without --seed to see which there are", e.Lead, c.Seed)
		}
		return c.print(con.out, func(w io.Writer) { writeOrder(w, e.Lead, order, x.ws) }, orderJSON(e.Lead, order))
	}
	x.orders += e.Orders
	if !e.Whole {
		x.cut = append(x.cut, e.Lead)
	}
	if len(e.Findings) > 0 {
		x.found++
	}
	return c.print(con.out, func(w io.Writer) { writeExploration(w, e, x.ws) }, explorationJSON(e))
}

// print writes in the format asked for.
func (c *exploreCommand) print(w io.Writer, text func(io.Writer), object any) error {
	if c.Format == "json" {
		return writeJSONLine(w, object)
	}
	text(w)
	return nil
}

// summary says how much was tried, and gives the exit status.
func (c *exploreCommand) summary(x *exploring, con *console) error {
	if c.Lead != "" && x.leads == 0 {
		return usage("there is no lead %q in %s", c.Lead, cmp.Or(c.Leads, c.Events))
	}
	if x.rejected > 0 {
		fmt.Fprintf(con.err, "campaignc: %s could not be read and %s left out\n", count(x.rejected, "row"), wasWere(x.rejected))
	}
	if c.Format == "text" && c.Seed == 0 {
		c.tally(x, con.out)
	}
	if x.found > 0 && c.Seed == 0 {
		return found()
	}
	return nil
}

// tally is the last lines of the text.
func (c *exploreCommand) tally(x *exploring, w io.Writer) {
	verdict := "the order makes no difference"
	switch {
	case x.found > 0:
		verdict = "the order makes a difference for " + thousands(x.found)
	case len(x.cut) > 0:
		verdict = "the order makes no difference in these"
	}
	fmt.Fprintf(w, "%s, %s tried: %s\n", count(x.leads, "lead"), count(x.orders, "order"), verdict)
	const shown = 5
	for i, lead := range x.cut {
		if i == shown {
			fmt.Fprintf(w, "and so for %s more\n", thousands(len(x.cut)-shown))
			break
		}
		fmt.Fprintf(w, "lead %s: not all orders were tried; --budget %d tries more\n", lead, 10*c.Budget)
	}
	if x.found > 0 && x.present {
		fmt.Fprintf(w, "the clock began at the present; --now %s shows the same orders again\n", lang.FormatValue(lang.Value{Kind: lang.Datetime, Num: x.job.Given.Now}))
	}
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}
