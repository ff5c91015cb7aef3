package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"campaignc/data"
	"campaignc/interp"
	"campaignc/lang"
)

// runCommand is `campaignc run`.
type runCommand struct {
	Workspace string `arg:"" help:"A folder of .camp files, or one file."`
	audience

	Out      string `help:"Where the updated leads go." placeholder:"FILE"`
	Log      string `help:"Where the activity log goes: JSON Lines, or in a .csv file what Marketo's bulk activity extract writes." placeholder:"FILE"`
	LogLevel string `help:"What the log holds: all, or only changes, which is what changed something or failed." enum:"all,changes" default:"all" placeholder:"LEVEL"`
	Rejects  string `help:"Where rows go that cannot be read, with the reason (CSV)." placeholder:"FILE"`

	SaveWaiting string `help:"Where leads go that a later run goes on with: those that wait when virtual time ends (JSON Lines)." placeholder:"FILE"`
	Resume      string `help:"Go on with the leads that --save-waiting wrote, instead of starting a campaign." placeholder:"FILE"`

	Trace string `help:"Print one lead's way, step by step." placeholder:"ID"`
	Quiet bool   `short:"q" help:"Print no summary."`
}

// Help is shown by `campaignc run --help`.
func (runCommand) Help() string {
	return `Starts a campaign for every lead of a file and writes the leads as they are
afterwards, and a log of everything that was done to them. Nothing outside is
reached: mail, alerts and CRM steps are recorded, not performed. The same input
gives the same output, byte for byte.

  campaignc run examples/lead-intake --campaign "Lead Intake" \
      --leads examples/lead-intake/leads.csv --out out.csv --log log.jsonl
  campaignc run examples/lead-intake --campaign "Lead Intake" \
      --leads examples/lead-intake/leads.csv --trace 3
  campaignc run examples/webinar --events examples/webinar/events.jsonl \
      --leads examples/webinar/leads.csv --out out.csv --log log.jsonl

With --events triggers do the starting: events happen to their leads on the
virtual clock, and unknown leads are created.

Leads that wait when virtual time ends are counted; --save-waiting keeps them,
and a later run goes on with them as if there had been no end. What they did is
in their records, so the leads may come from either file:

  campaignc run W --campaign C --leads a.csv --until 2026-04-01 \
      --out b.csv --save-waiting waiting.jsonl
  campaignc run W --resume waiting.jsonl --leads b.csv --out c.csv

So one month follows another, each with --from, --to and its events; the records
are then of all leads to which something was done.

What ends in .gz or .zst is packed: --leads leads.csv.gz --log log.jsonl.zst.

With --from and --to batch campaigns run as their schedules say (repeat daily at
06:00), and everything else on the way:

  campaignc run examples/lifecycle --leads examples/lifecycle/leads.csv \
      --from 2026-03-01 --to 2026-03-31 --out out.csv --log log.jsonl

Exit status: 0 all well, 1 a lead failed, a row was rejected or a batch run was
over its limit, 2 the call was wrong, 3 a file could not be read or written.`
}

// Run runs the campaign.
func (c *runCommand) Run(con *console) error {
	w, err := openWorkspace(c.Workspace)
	if err != nil {
		return err
	}
	defer w.root.Close()
	w.report(con.err)
	job, waiting, err := c.job(w)
	if err != nil {
		return err
	}
	return c.do(w, job, waiting, con)
}

// job prepares everything but the leads and the outputs.
func (c *runCommand) job(w *workspace) (*interp.Job, *data.Waiting, error) {
	if err := c.resumes(); err != nil {
		return nil, nil, err
	}
	job, err := c.audience.job(w, c.Resume != "")
	if err != nil {
		return nil, nil, err
	}
	job.Encoder, job.Record = c.logEncoder(), data.AppendState
	job.KeepAll = c.From != "" || c.Events != ""
	if c.LogLevel == "changes" {
		job.Level = interp.LogChanges
	}
	waiting, err := c.waiting(job)
	return job, waiting, err
}

// resumes refuses to go on with leads and start others in one run.
func (c *runCommand) resumes() error {
	switch {
	case c.Resume == "":
		return nil
	case c.Campaign != "":
		return usage("--resume goes on with campaigns that leads are in, and --campaign starts one: give one of the two")
	case c.Leads == "":
		return usage("say which leads go on: --leads FILE, as they came or as the run before wrote them")
	}
	return nil
}

// do opens what is read and written, runs, and makes the outputs appear.
func (c *runCommand) do(w *workspace, job *interp.Job, waiting *data.Waiting, con *console) error {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	in, err := c.openLeads(ctx, w.Workspace, c.Out)
	if err != nil {
		return err
	}
	defer in.close()
	job.Open = in.open
	out, err := c.outputs(job, in.first)
	if err != nil {
		return err
	}
	defer out.abort()
	if c.Trace != "" {
		job.Traces = map[string]*interp.Trace{c.Trace: {Lead: c.Trace}}
	}
	progress := newProgress(con.err, "leads", in.size)
	in.progress = progress.read
	stats, err := interp.Run(job)
	progress.finish()
	if err == nil {
		err = waiting.Left()
	}
	if err != nil {
		return runError(ctx, err)
	}
	if c.events != nil {
		stats.Rejected += c.events.Rejected
	}
	if err := out.commit(); err != nil {
		return environment(err)
	}
	if t := job.Traces[c.Trace]; t != nil {
		writeTrace(con.out, t, w.Workspace)
	}
	if !c.Quiet {
		writeSummary(con.out, w.Workspace, c.title(job.Root), job, stats, c)
	}
	if stats.Failed > 0 || stats.Rejected > 0 || len(stats.Off) > 0 {
		return found()
	}
	return nil
}

// runError gives an error of a run its exit status.
func runError(ctx context.Context, err error) error {
	var bad *data.DataError
	var over *interp.OverLimit
	switch {
	case ctx.Err() != nil:
		return &failure{130, errors.New("stopped; nothing was written, run it again to start over")}
	case errors.As(err, &bad), errors.As(err, &over):
		return &failure{statusFound, err}
	}
	return environment(err)
}

// waiting reads the leads that go on; nil when leads are started.
func (c *runCommand) waiting(job *interp.Job) (*data.Waiting, error) {
	if c.Resume == "" {
		return nil, nil
	}
	waiting, err := readInput(c.Resume, func(r io.Reader) (*data.Waiting, error) { return data.ReadWaiting(r, c.Resume) })
	if err != nil {
		return nil, err
	}
	if err := waiting.Check(job.Program.Accepts(&job.Given)); err != nil {
		return nil, dataOrDisk(err)
	}
	job.Given.Resume = waiting.Of
	return waiting, nil
}

// title is what the summary calls the run, with the colon behind it.
func (c *runCommand) title(root *lang.Campaign) string {
	switch {
	case c.Resume != "":
		return "Going on from " + c.Resume + ": "
	case root == nil:
		return ""
	}
	return root.Name + ": "
}
