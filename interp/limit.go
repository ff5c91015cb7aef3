package interp

import (
	"fmt"
	"slices"
)

// OverLimit is a batch run for which more leads qualify than the campaign's
// limit allows. Such a run does not happen at all. (Marketo: person restrictions
// for smart campaigns.) It is the error of a job whose root is over its limit;
// runs of schedules are told in Stats.Off.
type OverLimit struct {
	Campaign         string
	At               int64 // milliseconds since 1970
	Qualified, Limit int64
}

// Error says it in words.
func (e *OverLimit) Error() string {
	leads := "leads"
	if e.Limit == 1 {
		leads = "lead"
	}
	return fmt.Sprintf("campaign %q is limited to %d %s and %d qualify, so it does not run", e.Campaign, e.Limit, leads, e.Qualified)
}

// callOff finds the batch runs that are over their limit and takes them off the
// schedule. How many leads qualify for a run depends on all that happened
// before, so the whole span is played without outputs; the first run that is over
// its limit is called off, and since that changes what comes after, it is played
// again, until none is: as often as runs are called off, and once more.
func (job *Job) callOff() ([]OverLimit, error) {
	limited := func(s Start) bool { return s.camp.Limit > 0 }
	if job.Given.settled || !slices.ContainsFunc(job.Given.Starts, limited) {
		return nil, nil
	}
	trial := *job
	trial.Leads, trial.Log, trial.Rejects, trial.Waiting = nil, nil, nil, nil
	trial.Traces, trial.Plan, trial.Against, trial.Only = nil, nil, nil, false
	trial.Given.counts, trial.Given.Turns = true, 0
	trial.Given.Starts = slices.Clone(job.Given.Starts)
	var off []OverLimit
	for {
		stats, err := trial.play()
		if err != nil {
			return nil, err
		}
		i := 0
		for i < len(stats.Runs) && !trial.Given.Starts[i].over(stats.Runs[i]) {
			i++
		}
		if i == len(stats.Runs) {
			job.Given.Starts, job.Given.settled = trial.Given.Starts, true
			return off, nil
		}
		s := &trial.Given.Starts[i]
		s.off = true
		off = append(off, OverLimit{s.camp.Qualified(), s.At, int64(stats.Runs[i]), s.camp.Limit})
	}
}

// over reports whether so many leads are too many for a run.
func (s *Start) over(qualified int) bool {
	return s.camp.Limit > 0 && int64(qualified) > s.camp.Limit
}
