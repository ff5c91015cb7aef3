package interp

import (
	"io"
	"slices"
	"unsafe"
)

// worker runs batches: it reads rows, runs each lead, and renders leads, log
// and rejects into the batch's result.
type worker struct {
	job   *Job
	codec Codec
	log   LogEncoder
	m     *machine
	most  struct{ leads, log int } // bytes of the largest result so far
}

// result is what became of one batch. Its memory is used again.
type result struct {
	batch   Batch
	leads   []byte
	log     []byte
	rejects []byte
	ids     []byte // of the rows that ran, one after the other
	ends    []int  // where each id ends
	stats   *Stats
	err     error
	done    chan struct{}
}

func newWorker(job *Job, source Source) *worker {
	w := &worker{job: job, codec: source.Codec(), m: newMachine(job.Program, &job.Given)}
	if job.Log != nil {
		w.log = job.Encoder()
	}
	return w
}

// run fills the result of its batch. Rows counted in repeated, by their place
// among the rows that can be read, are refused: another row has their id.
func (w *worker) run(r *result, repeated []int) {
	w.reset(r)
	m := w.m
	m.stats = Stats{}
	m.stats.init(len(m.prog.campaigns))
	w.codec.Reset(&r.batch)
	for row := 0; w.codec.Next(m.lead); row++ {
		if slices.Contains(repeated, row) {
			w.codec.Reject("repeated id", "another row before this one has the same id")
			continue
		}
		r.ids = append(r.ids, m.lead.ID...)
		r.ends = append(r.ends, len(r.ids))
		w.lead(r)
	}
	var rejected int
	r.rejects, rejected = w.codec.AppendRejects(r.rejects)
	m.stats.Rejected = rejected
	stats := *m.settle() // the machine counts the next batch before this one is written
	r.stats = &stats
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
}

// lead runs the lead that is in the machine and renders what became of it.
func (w *worker) lead(r *result) {
	m := w.m
	m.trace = nil
	if t := w.job.Trace; t != nil && t.Lead == m.lead.ID {
		m.trace = t
	}
	m.runLead(w.job.Program.campaign(w.job.Root))
	m.stats.Leads++
	if m.failed > 0 {
		m.stats.Failed++
	}
	if m.lead.Deleted {
		m.stats.Deleted++
	} else if m.lead.Changed.Any() {
		m.stats.Changed++
	}
	m.stats.count(m.acts)
	if m.trace != nil {
		m.trace.finish(m)
	}
	if w.job.Leads != nil && !m.lead.Deleted {
		r.leads = w.codec.AppendLead(r.leads, m.lead)
	}
	if w.log != nil {
		r.log = w.appendLog(r.log)
	}
}

// appendLog renders the activities of the lead that the log holds.
func (w *worker) appendLog(dst []byte) []byte {
	m := w.m
	if w.job.Level == LogChanges {
		for i := range m.acts {
			if a := &m.acts[i]; a.Kept() {
				dst = w.log.AppendActivity(dst, m.lead.ID, a)
			}
		}
		return dst
	}
	for i := range m.acts {
		dst = w.log.AppendActivity(dst, m.lead.ID, &m.acts[i])
	}
	return dst
}

// runLead starts the root campaign for the lead and plays to the end of
// virtual time.
func (m *machine) runLead(root *campaign) {
	m.begin()
	before, how := m.admit(root, &root.own)
	switch how {
	case admitted:
		m.start(root, &root.own, before)
	case undecided:
		m.failed++
		m.trace.failed(m)
	default:
		m.trace.refused(m, root)
	}
	m.play()
}

// collector hands batches to workers and writes their results in input order.
type collector struct {
	job    *Job
	source Source
	ids    IDs
	total  *Stats
	redo   *worker // runs a batch again that holds repeated ids
}

// serial runs everything on this goroutine.
func (c *collector) serial() error {
	w := newWorker(c.job, c.source)
	r := &result{}
	for {
		switch err := c.source.Next(&r.batch); {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		w.run(r, nil)
		if err := c.write(r); err != nil {
			return err
		}
	}
}

// parallel reads on one goroutine, runs on several, and writes on this one. As
// many results as there are workers, and two more, are under way.
func (c *collector) parallel(workers int) error {
	free := make(chan *result, workers+2)
	for range cap(free) {
		free <- &result{done: make(chan struct{}, 1)}
	}
	work, ordered := make(chan *result, cap(free)), make(chan *result, cap(free))
	stop := make(chan struct{})
	defer close(stop)
	go c.read(free, work, ordered, stop)
	for range workers {
		w := newWorker(c.job, c.source)
		go func() {
			for r := range work {
				w.run(r, nil)
				r.done <- struct{}{}
			}
		}()
	}
	for r := range ordered {
		if r.err != nil {
			return r.err
		}
		<-r.done
		if err := c.write(r); err != nil {
			return err
		}
		free <- r
	}
	return nil
}

// read cuts the input into batches until it ends or nobody wants more.
func (c *collector) read(free, work, ordered chan *result, stop chan struct{}) {
	defer close(ordered)
	defer close(work)
	for {
		var r *result
		select {
		case r = <-free:
		case <-stop:
			return
		}
		err := c.source.Next(&r.batch)
		if err == io.EOF {
			return
		}
		r.err = err
		ordered <- r
		if err != nil {
			return
		}
		work <- r
	}
}

// write writes one result. Ids are compared here, in input order, so the first
// row with an id wins whatever worker ran it.
func (c *collector) write(r *result) error {
	if repeated := c.repeated(r); len(repeated) > 0 {
		if c.redo == nil {
			c.redo = newWorker(c.job, c.source)
		}
		c.redo.run(r, repeated)
	}
	for _, out := range []struct {
		w io.Writer
		b []byte
	}{{c.job.Leads, r.leads}, {c.job.Log, r.log}, {c.job.Rejects, r.rejects}} {
		if out.w == nil || len(out.b) == 0 {
			continue
		}
		if _, err := out.w.Write(out.b); err != nil {
			return err
		}
	}
	c.total.add(r.stats)
	if c.job.Progress != nil {
		c.job.Progress(*c.total)
	}
	return nil
}

// repeated lists the rows whose id an earlier row has.
func (c *collector) repeated(r *result) []int {
	var rows []int
	start := 0
	for i, end := range r.ends {
		// Add keeps no part of the text, so a view of it will do.
		if !c.ids.Add(unsafe.String(unsafe.SliceData(r.ids[start:end]), end-start)) {
			rows = append(rows, i)
		}
		start = end
	}
	return rows
}
