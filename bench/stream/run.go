package stream

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// Files are what a run reads and writes.
type Files struct {
	In    string // leads, CSV
	Leads string // leads afterwards, CSV
	Log   string // activities, JSON Lines
}

// Worker runs the rows of one piece of the input after the other. It appends
// the rows afterwards to leads and their activities to log.
type Worker interface {
	Chunk(rows, leads, log []byte) (leadsOut, logOut []byte, err error)
}

// piece is a part of the input and what became of it.
type piece struct {
	rows, leads, log []byte
	err              error
	done             chan struct{}
}

func newPiece() *piece {
	return &piece{
		rows: make([]byte, 0, 2*chunkSize), leads: make([]byte, 0, 2*chunkSize), log: make([]byte, 0, 12*chunkSize),
		done: make(chan struct{}, 1),
	}
}

func (p *piece) run(w Worker) { p.leads, p.log, p.err = w.Chunk(p.rows, p.leads[:0], p.log[:0]) }

// Run streams the files through workers. The first line of the input must be
// the header. Outputs are in input order for any number of workers.
func Run(f Files, header string, workers int, newWorker func() Worker) (err error) {
	in, err := os.Open(f.In)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := create(f)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.close()) }()
	c := &chunker{r: in}
	if err := c.header(header); err != nil {
		return fmt.Errorf("%s: %w", f.In, err)
	}
	if _, err := out.leads.WriteString(header); err != nil {
		return err
	}
	if workers > 1 {
		return parallel(c, out, workers, newWorker)
	}
	return serial(c, out, newWorker())
}

// outputs are the two files that are written.
type outputs struct{ leads, log *os.File }

func create(f Files) (*outputs, error) {
	leads, err := os.Create(f.Leads)
	if err != nil {
		return nil, err
	}
	log, err := os.Create(f.Log)
	if err != nil {
		return nil, errors.Join(err, leads.Close())
	}
	return &outputs{leads, log}, nil
}

func (o *outputs) close() error { return errors.Join(o.leads.Close(), o.log.Close()) }

func (o *outputs) write(p *piece) error {
	if p.err != nil {
		return p.err
	}
	if _, err := o.leads.Write(p.leads); err != nil {
		return err
	}
	_, err := o.log.Write(p.log)
	return err
}

func serial(c *chunker, out *outputs, w Worker) error {
	p := newPiece()
	for {
		var err error
		if p.rows, err = c.next(p.rows); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		p.run(w)
		if err := out.write(p); err != nil {
			return err
		}
	}
}

// parallel reads on one goroutine, runs on several, and writes on this one.
func parallel(c *chunker, out *outputs, workers int, newWorker func() Worker) error {
	free := make(chan *piece, workers+2)
	for range cap(free) {
		free <- newPiece()
	}
	work, ordered := make(chan *piece, cap(free)), make(chan *piece, cap(free))
	for range workers {
		w := newWorker()
		go func() {
			for p := range work {
				p.run(w)
				p.done <- struct{}{}
			}
		}()
	}
	stop := make(chan struct{})
	defer close(stop)
	go read(c, free, work, ordered, stop)
	for p := range ordered {
		<-p.done
		if err := out.write(p); err != nil {
			return err
		}
		free <- p
	}
	return nil
}

// read cuts the input into pieces until it ends or nobody wants more.
func read(c *chunker, free, work, ordered chan *piece, stop chan struct{}) {
	defer close(ordered)
	defer close(work)
	for {
		var p *piece
		select {
		case p = <-free:
		case <-stop:
			return
		}
		var err error
		p.rows, err = c.next(p.rows)
		if err == io.EOF {
			return
		}
		ordered <- p
		if err != nil {
			p.err = err
			p.done <- struct{}{}
			return
		}
		work <- p
	}
}
