package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"campaignc/interp"
)

// planCommand is `campaignc plan`.
type planCommand struct {
	Workspace string `arg:"" help:"A folder of .camp files, or one file."`
	audience

	Against   string `help:"Compare with the version of the workspace in this folder, on the same leads." placeholder:"FOLDER"`
	Top       int    `help:"Different values that are shown of each field." default:"5" placeholder:"N"`
	Sample    int    `help:"Name so many leads for each line, the first in input order, and print their ways." placeholder:"N"`
	MaxChange string `help:"Exit with 1 when more of the leads would change: 5%, or a number of leads." placeholder:"SHARE"`
	MaxMail   int    `help:"Exit with 1 when more mail than this would be sent to leads." default:"-1" placeholder:"N"`
	Format    string `enum:"text,json" default:"text" help:"How the plan is printed: text or json."`
}

// Help is shown by `campaignc plan --help`.
func (planCommand) Help() string {
	return `Runs a campaign over all leads like ` + "`campaignc run`" + `, writes nothing, and shows
what would become of them: who gets in and at which filter the others drop off,
which values change into which, what is sent, skipped and failed, and why.

  campaignc plan examples/lead-intake --campaign "Lead Intake" \
      --leads examples/lead-intake/leads.csv --now 2026-03-02T09:00:00Z

--sample 2 names two leads for each line and prints their ways. --max-change and
--max-mail guard a change before it is made:

  campaignc plan W --campaign C --leads l.csv --max-change 5% --max-mail 1000

--against compares two versions of a workspace on the same leads: which leads
fare differently, in what, and at which statement their ways part.

  campaignc plan W --against before/W --campaign C --leads leads.csv

Exit status: 0 all well, 1 a guard was passed, a lead failed, a row was rejected
or a batch run was over its limit, 2 the call was wrong, 3 a file could not be
read.`
}

// planned is a plan that was made.
type planned struct {
	w      *workspace
	job    *interp.Job
	stats  *interp.Stats
	plan   *interp.Plan
	lines  []*interp.PlanLine
	guards []string // what was passed, in words
}

// Run makes the plan.
func (c *planCommand) Run(con *console) error {
	most, err := c.mostChange()
	if err != nil {
		return err
	}
	if c.Sample < 0 || c.Top < 0 {
		return usage("--sample and --top are numbers of lines, 0 or more")
	}
	w, err := openWorkspace(c.Workspace)
	if err != nil {
		return err
	}
	defer w.root.Close()
	w.report(con.err)
	job, err := c.job(w, false)
	if err != nil {
		return err
	}
	p := &planned{w: w, job: job, plan: interp.NewPlan(c.Sample)}
	if c.Against != "" {
		return c.against(p, most, con)
	}
	if err := c.make(p, most, con); err != nil {
		return err
	}
	if p.found() {
		return found()
	}
	return nil
}

// make runs the leads and shows what became of them.
func (c *planCommand) make(p *planned, most *limitOfChange, con *console) error {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	in, err := c.openLeads(ctx, p.w.Workspace, "")
	if err != nil {
		return err
	}
	defer in.close()
	p.job.Open, p.job.Plan = in.open, p.plan
	progress := newProgress(con.err, "leads", in.size)
	in.progress = progress.read
	p.stats, err = interp.Run(p.job)
	progress.finish()
	if err != nil {
		return runError(ctx, err)
	}
	if c.events != nil {
		p.stats.Rejected += c.events.Rejected
	}
	p.lines = p.plan.Lines()
	p.guard(most, c.MaxMail)
	if c.Format == "json" {
		traces, err := p.traces(p.named())
		if err != nil {
			return runError(ctx, err)
		}
		j := p.json()
		j.Ways = waysJSON(traces, p.w.Workspace)
		return writeJSONLine(con.out, j)
	}
	traces, err := p.traces(p.write(con.out, c.Top))
	if err != nil {
		return runError(ctx, err)
	}
	for i, t := range traces {
		if i == 0 {
			fmt.Fprintln(con.out)
		}
		writeTrace(con.out, t, p.w.Workspace)
	}
	return nil
}

// traces runs the leads once more and keeps their ways.
func (p *planned) traces(leads []string) ([]*interp.Trace, error) {
	if len(leads) == 0 {
		return nil, nil
	}
	again := *p.job
	again.Plan, again.Traces, again.Only = nil, map[string]*interp.Trace{}, true
	var traces []*interp.Trace
	for _, id := range leads {
		if again.Traces[id] == nil {
			again.Traces[id] = &interp.Trace{Lead: id}
			traces = append(traces, again.Traces[id])
		}
	}
	_, err := interp.Run(&again)
	return traces, err
}

// limitOfChange is what --max-change allows.
type limitOfChange struct {
	text  string
	share float64 // of all leads; negative: a number of leads
	leads int
}

// most is how many of the leads may change.
func (l *limitOfChange) most(leads int) int {
	switch {
	case l == nil:
		return leads
	case l.share >= 0:
		return int(math.Floor(l.share / 100 * float64(leads)))
	}
	return l.leads
}

// mostChange reads --max-change; nil without one.
func (c *planCommand) mostChange() (*limitOfChange, error) {
	if c.MaxChange == "" {
		return nil, nil
	}
	limit := &limitOfChange{text: c.MaxChange, share: -1}
	var err error
	if number, ok := strings.CutSuffix(c.MaxChange, "%"); ok {
		limit.share, err = strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || !(limit.share >= 0 && limit.share <= 100) {
			err = strconv.ErrRange
		}
	} else if limit.leads, err = strconv.Atoi(c.MaxChange); limit.leads < 0 {
		err = strconv.ErrRange
	}
	if err != nil {
		return nil, usage("--max-change is a share such as 5%% or a number of leads such as 500, not %q", c.MaxChange)
	}
	return limit, nil
}

// guard notes the limits that the plan goes beyond.
func (p *planned) guard(change *limitOfChange, mail int) {
	if change != nil {
		if most := change.most(p.stats.Leads); p.plan.Changed > most {
			p.guards = append(p.guards, fmt.Sprintf("%s would change, more than --max-change %s allows (%s of %s)",
				count(p.plan.Changed, "lead"), change.text, thousands(most), thousands(p.stats.Leads)))
		}
	}
	if sent := p.mail(); mail >= 0 && sent > mail {
		p.guards = append(p.guards, fmt.Sprintf("%s would be sent, more than --max-mail %d allows", count(sent, "mail"), mail))
	}
}

// sendsMail is the activity of mail to leads. Alerts go to staff.
const sendsMail = "Send Email"

// mail is how much mail is sent to leads.
func (p *planned) mail() (sent int) {
	for _, line := range p.lines {
		if line.Kind == interp.PlanDone && line.Name == sendsMail {
			sent += line.Times
		}
	}
	return sent
}

// found reports whether the plan found something that its user looks for.
func (p *planned) found() bool {
	return len(p.guards) > 0 || p.stats.Failed > 0 || p.stats.Rejected > 0 || len(p.stats.Off) > 0
}
