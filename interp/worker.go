package interp

import "slices"

// worker runs batches: it reads rows, runs each lead, and renders leads, log
// and rejects into the batch's result.
type worker struct {
	job   *Job
	codec Codec
	log   LogEncoder
	m     *machine
	plan  *planner                 // or nil
	twin  *twin                    // runs another version, or nil
	most  struct{ leads, log int } // bytes of the largest result so far
}

// result is what became of one batch. Its memory is used again.
type result struct {
	batch   Batch
	leads   []byte
	log     []byte
	rejects []byte
	waiting []byte
	ids     []byte // of the rows that ran, one after the other
	ends    []int  // where each id ends
	refused []byte // ids of rows that were refused, as far as they can be read
	cuts    []int  // where each of those ends
	stats   *Stats
	plan    *Plan             // or nil
	differ  []*LeadDifference // where another version is run
	before  *Stats            // of that version
	reached *Coverage         // or nil
	broken  error             // a record that a lead cannot go on from, or that cannot be written
	err     error             // of the source
	done    chan struct{}
}

func newWorker(job *Job, source Source) *worker {
	w := &worker{job: job, codec: source.Codec(), m: newMachine(job.Program, &job.Given)}
	if job.Log != nil {
		w.log = job.Encoder()
	}
	if job.Plan != nil || job.Program.told != nil {
		w.watch()
	}
	if job.Plan != nil {
		w.plan = &planner{m: w.m}
	}
	if job.Against != nil {
		w.twin = newTwin(job.Against, job.Program)
	}
	return w
}

// run fills the result of its batch. Rows counted in repeated, by their place
// among the rows that can be read and in their order, are refused: another row
// has their id.
func (w *worker) run(r *result, repeated []int) {
	w.reset(r)
	if w.plan != nil {
		w.plan.Plan, w.plan.lead = NewPlan(w.job.Plan.book.sample), 0
		r.plan = w.plan.Plan
	}
	m := w.m
	m.stats = Stats{}
	m.stats.init(len(m.prog.campaigns))
	w.codec.Reset(&r.batch)
	if w.twin != nil {
		w.twin.reset(&r.batch)
	}
	for row := 0; r.broken == nil && w.codec.Next(m.lead); row++ {
		if len(repeated) > 0 && repeated[0] == row {
			repeated = repeated[1:]
			if w.twin != nil {
				var there bool
				if there, r.differ = w.twin.meet(w, r.differ); there {
					w.twin.w.rejectRepeated()
				}
			}
			w.rejectRepeated()
			continue
		}
		r.ids = append(r.ids, m.lead.ID...)
		r.ends = append(r.ends, len(r.ids))
		w.lead(r)
	}
	if w.twin != nil {
		r.differ = w.twin.rest(w, r.differ)
		r.before = w.twin.stats()
	}
	for _, id := range w.codec.Refused() {
		r.refused = append(r.refused, id...)
		r.cuts = append(r.cuts, len(r.refused))
	}
	var rejected int
	r.rejects, rejected = w.codec.AppendRejects(r.rejects)
	m.stats.Rejected = rejected
	stats := *m.settle() // the machine counts the next batch before this one is written
	r.stats = &stats
	if w.job.Coverage != nil {
		r.reached = m.reached()
	}
	w.most.leads, w.most.log = max(w.most.leads, len(r.leads)), max(w.most.log, len(r.log))
}

// reset empties a result and gives it room for what becomes of its batch, by
// the largest result so far; at first for as much as comes up. Memory that is
// not written to is not taken. (Results that grew bit by bit cost a quarter of
// the CPU of a run of 1,000 leads, and a twentieth at 100,000.)
func (w *worker) reset(r *result) {
	const firstLeads, firstLog, mostAtFirst = 2, 16, 1 << 20 // times the batch; bytes
	n := len(r.batch.Data)
	leads, log := w.most.leads, w.most.log
	if leads+log == 0 {
		leads, log = min(firstLeads*n, mostAtFirst), min(firstLog*n, mostAtFirst)
	}
	if w.log == nil {
		log = 0
	}
	r.leads, r.log, r.rejects = slices.Grow(r.leads[:0], leads), slices.Grow(r.log[:0], log), r.rejects[:0]
	r.ids, r.ends = r.ids[:0], r.ends[:0]
	r.refused, r.cuts = r.refused[:0], r.cuts[:0]
	r.waiting, r.broken, r.differ = r.waiting[:0], nil, nil
}

// lead runs the lead that is in the machine and renders what became of it.
func (w *worker) lead(r *result) {
	m := w.m
	m.trace = w.job.trace(m.lead.ID)
	if w.job.Only && m.trace == nil {
		return
	}
	if err := w.play(r.batch.Created); err != nil {
		r.broken = err
		return
	}
	m.countLead()
	m.tally()
	if m.trace != nil {
		m.trace.finish(m)
	}
	if w.plan != nil {
		w.plan.note()
	}
	if w.twin != nil {
		r.differ, r.broken = w.twin.compare(w, r.batch.Created, r.differ)
	}
	if w.job.Leads != nil && !m.lead.Deleted {
		r.leads = w.codec.AppendLead(r.leads, m.lead)
	}
	if w.log != nil {
		r.log = w.appendLog(r.log)
	}
	if w.job.Waiting != nil && m.goesOn(w.job.KeepAll) {
		r.waiting, r.broken = w.job.Record(r.waiting, m.state())
	}
}

// countLead counts the lead that the machine is done with.
func (m *machine) countLead() {
	m.stats.Leads++
	if m.failed > 0 {
		m.stats.Failed++
	}
	if m.lead.Deleted {
		m.stats.Deleted++
	} else if m.lead.Changed.Any() {
		m.stats.Changed++
	}
}

// rejectRepeated refuses the row that was read last, since another has its id.
func (w *worker) rejectRepeated() {
	w.codec.Reject("repeated id", "another row before this one has the same id")
}

// trace is the empty trace of a lead, or nil. No two workers have one lead.
func (job *Job) trace(id string) *Trace {
	t := job.Traces[id]
	if t != nil {
		*t = Trace{Lead: t.Lead} // of a row that is run again
	}
	return t
}

// watch keeps each lead as it came.
func (w *worker) watch() {
	w.m.before, w.m.heeded = NewLead(w.job.Program.Workspace), true
}

// play starts the lead, or goes on where its record says.
func (w *worker) play(created bool) error {
	m, resume := w.m, w.job.Given.Resume
	if resume == nil {
		m.runLead(w.root(), created)
		return nil
	}
	s := resume(m.lead.ID)
	if s == nil {
		m.runLead(nil, created)
		return nil
	}
	if err := m.restore(s); err != nil {
		return err
	}
	m.play()
	m.stats.Missed += len(m.agenda.events)
	return nil
}

// goesOn reports whether another run needs the lead's record: a flow waits, it
// is deleted, or something was done and that counts for what may come.
func (m *machine) goesOn(counts bool) bool {
	if m.lead.Deleted || len(m.ready)+len(m.asleep) > 0 {
		return true
	}
	if !counts {
		return false
	}
	did := m.seq > 0 || len(m.acts) > 0 || m.failed > 0
	return did || slices.ContainsFunc(m.lead.Entered, func(e Entry) bool { return e.Count > 0 })
}

// appendLog renders the activities of the lead that the log holds.
func (w *worker) appendLog(dst []byte) []byte {
	m := w.m
	if w.job.Level == LogChanges {
		for i := range m.acts {
			if m.acts[i].Kept() {
				dst = w.log.AppendLog(dst, m.lead.ID, m.acts[i:i+1])
			}
		}
		return dst
	}
	return w.log.AppendLog(dst, m.lead.ID, m.acts)
}

// root is the campaign that is started for every lead, or nil.
func (w *worker) root() *campaign {
	if w.job.Root == nil {
		return nil
	}
	return w.job.Program.campaign(w.job.Root)
}

// runLead starts the root campaign, if any, for a lead of the input and plays
// to the end of virtual time. A lead that events bring begins with the first.
func (m *machine) runLead(root *campaign, created bool) {
	m.begin()
	m.setOut(root, created)
	m.play()
	m.stats.Missed += len(m.agenda.events)
}

// setOut lets a lead set out: with the root campaign, or with the event that brings it.
func (m *machine) setOut(root *campaign, created bool) {
	switch {
	case created:
		first := &m.agenda.events[0]
		m.agenda.skipTo(first.At)
		m.bring(first)
	case root != nil:
		m.begins(root)
	}
}
