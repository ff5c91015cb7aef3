package interp

import (
	"io"
	"unsafe"
)

// collector hands batches to workers and writes their results in input order.
type collector struct {
	job    *Job
	source Source
	ids    IDs
	total  *Stats
	redo   *worker // runs a batch again that holds repeated ids
	met    []bool  // by place in the events: leads that the input has
	late   int     // events of leads that come after the end of virtual time
	size   batchSize
}

// reading is how batches come in; it ends with io.EOF.
type reading func(*Batch) error

// collect runs all batches of a reading.
func (c *collector) collect(rows reading) error {
	next := func(b *Batch) error {
		b.Want = c.size.next()
		return rows(b)
	}
	if c.job.Workers > 1 {
		return c.parallel(c.job.Workers, next)
	}
	return c.serial(next)
}

// serial runs everything on this goroutine.
func (c *collector) serial(next reading) error {
	w := newWorker(c.job, c.source)
	r := &result{}
	for {
		switch err := next(&r.batch); {
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
func (c *collector) parallel(workers int, next reading) error {
	free := make(chan *result, workers+2)
	for range cap(free) {
		free <- &result{done: make(chan struct{}, 1)}
	}
	work, ordered := make(chan *result, cap(free)), make(chan *result, cap(free))
	stop := make(chan struct{})
	defer close(stop)
	go next.read(free, work, ordered, stop)
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
func (next reading) read(free, work, ordered chan *result, stop chan struct{}) {
	defer close(ordered)
	defer close(work)
	for {
		var r *result
		select {
		case r = <-free:
		case <-stop:
			return
		}
		err := next(&r.batch)
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
	if r.broken != nil {
		return r.broken
	}
	if repeated := c.repeated(r); len(repeated) > 0 {
		if c.redo == nil {
			c.redo = newWorker(c.job, c.source)
		}
		c.redo.run(r, repeated)
	}
	for _, out := range []struct {
		w io.Writer
		b []byte
	}{{c.job.Leads, r.leads}, {c.job.Log, r.log}, {c.job.Rejects, r.rejects}, {c.job.Waiting, r.waiting}} {
		if out.w == nil || len(out.b) == 0 {
			continue
		}
		if _, err := out.w.Write(out.b); err != nil {
			return err
		}
	}
	c.size.learn(r)
	c.meet(r)
	c.total.add(r.stats)
	if r.reached != nil {
		c.job.Coverage.Merge(r.reached)
	}
	if r.plan != nil {
		c.job.Plan.add(r.plan)
	}
	if c.job.Against != nil {
		if err := c.job.Against.add(r.differ, r.before); err != nil {
			return err
		}
	}
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
		if !c.ids.Add(view(r.ids[start:end])) { // Add keeps no part of the text
			rows = append(rows, i)
		}
		start = end
	}
	return rows
}

// view is bytes as a text, as long as nobody writes them.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
