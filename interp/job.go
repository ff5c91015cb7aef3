package interp

import (
	"fmt"
	"io"

	"campaignc/lang"
)

// Given is what a run knows besides workspace and leads. Together with them it
// decides every byte of the result.
type Given struct {
	Now     int64                  // the virtual clock at the start, milliseconds since 1970
	Until   int64                  // where virtual time ends
	Seed    uint64                 // of samples
	Members func(*Lead)            // fills in a lead's lists and programs, or nil
	History func(id string) []Past // what a lead did before, by time, or nil
	Answers []Answer               // of systems outside
	Events  *Events                // what happens to leads meanwhile, or nil
	Starts  []Start                // the batch runs that schedules ask for, in order

	Turns  int                        // most turns of a lead's flows in this run; 0: no limit
	Resume func(id string) *LeadState // where a lead goes on, nil for one that only Events and Starts are for; or nil, and leads are started

	counts  bool // leads that enter each of Starts are counted
	settled bool // those of Starts that are over their limit were called off
}

// IDs remembers the ids met so far. It is used by one goroutine at a time.
type IDs interface {
	// Add reports whether the id is new. It keeps no part of the text.
	Add(id string) bool
}

// LogLevel says which activities a log holds.
type LogLevel uint8

// The levels.
const (
	LogAll     LogLevel = iota // every activity
	LogChanges                 // what changed something or failed; see Activity.Kept
)

// Job is one run over leads.
type Job struct {
	Program *Program
	Root    *lang.Campaign // started for every lead at the beginning, or nil
	Given   Given
	Workers int // at least 1

	Open     func() (Source, error) // opens the leads from the beginning
	IDs      func() IDs
	Encoder  func() LogEncoder // used with Log
	Level    LogLevel          // which activities Log holds
	Leads    io.Writer         // updated leads, or nil
	Log      io.Writer         // activities, or nil
	Rejects  io.Writer         // rows refused, or nil
	Waiting  io.Writer         // leads with flows that have not ended, and those that were deleted; or nil
	KeepAll  bool              // Waiting takes all leads to which something was done: more may come to them
	Record   StateEncoder      // used with Waiting
	Traces   map[string]*Trace // to fill in, by lead, or nil
	Only     bool              // only the leads of Traces are run; the others are read
	Against  *Comparison       // with another version, which is run beside this one, or nil
	Plan     *Plan             // counts what becomes of the leads, or nil
	Progress func(Stats)       // called after each batch, or nil
	Coverage *Coverage         // of Program, to add to, or nil
}

// Startable reports why a campaign cannot be started by itself: it needs a
// token that only a caller gives.
func Startable(c *lang.Campaign) error {
	for _, name := range sortedKeys(c.Tokens) {
		if c.Tokens[name].Value == nil {
			return fmt.Errorf("campaign %q needs a value for my.%s from a caller; give the token a default to start it by itself", c.Name, name)
		}
	}
	return nil
}

// Run runs the job. Leads are independent, so batches of them are run on
// Workers goroutines and written in input order: the same input gives the same
// bytes for any number of workers. The error is the source's, a writer's, or
// an *OverLimit; what was written up to then is not a whole result.
func Run(job *Job) (*Stats, error) {
	off, err := job.Settle()
	if err != nil {
		return nil, err
	}
	if job.Against != nil {
		if job.Against.Off, err = job.Against.Before.Settle(); err != nil {
			return nil, fmt.Errorf("in the version before, %w", err)
		}
	}
	stats, err := job.play()
	if stats != nil {
		stats.Off = off
	}
	return stats, err
}

// Settle finds out what is not per lead: whether the campaign may start, and
// which batch runs are over their limit; these it calls off. Run does so first. It
// needs Open and IDs. The error is the source's, or an *OverLimit.
func (job *Job) Settle() ([]OverLimit, error) {
	if job.Root != nil {
		if err := Startable(job.Root); err != nil {
			return nil, err
		}
		if job.Root.Limit > 0 {
			if err := job.checkLimit(); err != nil {
				return nil, err
			}
		}
	}
	return job.callOff()
}

// play runs all leads from the beginning: those of the source, then those that
// events bring.
func (job *Job) play() (*Stats, error) {
	source, err := job.Open()
	if err != nil {
		return nil, err
	}
	if job.Against != nil {
		if err := job.Against.begin(); err != nil {
			return nil, err
		}
	}
	total := &Stats{}
	total.init(len(job.Program.campaigns))
	c := &collector{job: job, source: source, ids: job.IDs(), total: total}
	if job.Given.Events != nil {
		c.met = make([]bool, len(job.Given.Events.of))
	}
	if err := c.collect(source.Next); err != nil {
		return total, err
	}
	err = c.collect(c.newcomers())
	total.Missed += c.late
	return total, err
}

// checkLimit counts the leads that qualify, before the first flow starts.
func (job *Job) checkLimit() error {
	source, err := job.Open()
	if err != nil {
		return err
	}
	w := &worker{job: job, codec: source.Codec(), m: newMachine(job.Program, &job.Given)}
	ids, root := job.IDs(), job.Program.campaign(job.Root)
	var batch Batch
	var qualified int64
	for {
		if err := source.Next(&batch); err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		w.codec.Reset(&batch)
		for w.codec.Next(w.m.lead) {
			w.m.begin()
			if _, how := w.m.admit(root, &root.own); how == admitted && ids.Add(w.m.lead.ID) {
				qualified++
			}
		}
	}
	if qualified > job.Root.Limit {
		return &OverLimit{job.Root.Name, job.Given.Now, qualified, job.Root.Limit}
	}
	return nil
}
