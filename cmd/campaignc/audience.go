package main

import (
	"fmt"
	"io"
	"runtime"

	"campaignc/data"
	"campaignc/interp"
	"campaignc/lang"
)

// beginning is what every command is told that runs a workspace over leads:
// whom, what is started, when, and what is known beforehand.
type beginning struct {
	Campaign string `help:"The campaign that is started for every lead: NAME or PROGRAM.NAME." placeholder:"NAME"`
	Leads    string `help:"The leads: a .csv or .jsonl file with an id column." placeholder:"FILE"`
	Events   string `help:"What happens to leads meanwhile: .jsonl as in the log, or Marketo's bulk activity extract (.csv)." placeholder:"FILE"`

	Members string `help:"What leads belong to beforehand: CSV with id, list, program, status." placeholder:"FILE"`
	History string `help:"What leads did beforehand: a log of an earlier run, or Marketo's bulk activity extract (.csv)." placeholder:"FILE"`
	Answers string `help:"What CRM and web services answer: a file of given lines." placeholder:"FILE"`

	Now   string `help:"The virtual clock at the start, such as 2026-03-01T09:00:00Z; the first event or else the present unless given." placeholder:"TIME"`
	From  string `help:"The beginning of a span of time in which the batch campaigns run as their schedules say." placeholder:"TIME"`
	To    string `help:"The end of that span; a date is included." placeholder:"TIME"`
	Until string `help:"Where virtual time ends; one year after --now unless given." placeholder:"TIME"`
}

// audience is a beginning and how it is gone on from: what every command is told
// that runs each lead once.
type audience struct {
	beginning
	Seed    uint64 `help:"Seed of random samples." default:"1"`
	Workers int    `help:"Goroutines that run leads; as many as there are cores unless given." placeholder:"N"`

	events  *data.EventFile  // or nil
	goesOn  bool             // leads go on from where they were
	tells   bool             // the program tells why, see interp.CompileTold
	reached *interp.Coverage // to add to what the run reaches, or nil
}

// job prepares a run of the workspace but for its leads. Unless leads go on
// from where they were, something has to start them.
func (c *audience) job(w *workspace, goesOn bool) (*interp.Job, error) {
	c.goesOn = goesOn
	if w.diagnostics.HasErrors() {
		return nil, &failure{statusFound, fmt.Errorf("%s: nothing was run", tally(w.diagnostics))}
	}
	var root *lang.Campaign
	if !goesOn {
		var err error
		if root, err = c.root(w); err != nil {
			return nil, err
		}
	}
	compile := interp.Compile
	switch {
	case c.tells:
		compile = interp.CompileTold
	case c.reached != nil:
		compile = interp.CompileCovered
	}
	program, err := compile(w.Workspace, w.library)
	if err != nil {
		return nil, err
	}
	job := &interp.Job{Program: program, Root: root, Workers: c.workers(), Coverage: c.reached}
	job.IDs = func() interp.IDs { return new(data.IDs) }
	return job, c.given(w, program, job)
}

// root is the campaign that is started for every lead; nil when events do the
// starting.
func (c *audience) root(w *workspace) (*lang.Campaign, error) {
	if c.Leads == "" && c.Events == "" {
		return nil, usage("say which leads to run: --leads FILE, or --events FILE for what happens to them")
	}
	if c.Campaign == "" && (c.Events != "" || c.From != "") {
		return nil, nil
	}
	if c.Leads == "" {
		return nil, usage("--campaign starts a campaign for the leads of a file: --leads FILE")
	}
	root, err := w.campaign(c.Campaign)
	if err != nil {
		return nil, err
	}
	if err := interp.Startable(root); err != nil {
		return nil, usage("%w", err)
	}
	return root, nil
}

func (c *audience) workers() int {
	if c.Workers > 0 {
		return c.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// given reads everything a run is given besides leads.
func (c *audience) given(w *workspace, p *interp.Program, job *interp.Job) error {
	if err := c.clock(w, p, job); err != nil {
		return err
	}
	if c.Members != "" {
		members, err := readInput(c.Members, func(r io.Reader) (*data.Members, error) { return data.ReadMembers(r, c.Members, w.Workspace) })
		if err != nil {
			return err
		}
		job.Given.Members = members.Fill
	}
	if c.History != "" {
		history, err := readInput(c.History, func(r io.Reader) (*data.History, error) {
			return data.ReadHistory(r, c.History, w.Workspace, w.library.ActivityTypes())
		})
		if err != nil {
			return err
		}
		job.Given.History = history.Of
	}
	if c.Answers != "" {
		answers, err := c.answers(w, p)
		if err != nil {
			return err
		}
		job.Given.Answers = answers
	}
	return nil
}
