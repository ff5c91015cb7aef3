package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"campaignc/data"
	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
)

// readLimited reads all of a file up to a limit.
func readLimited(r io.Reader, limit int64) ([]byte, error) {
	var b bytes.Buffer
	_, err := io.Copy(&b, io.LimitReader(r, limit))
	return b.Bytes(), err
}

// readInput reads a file of the run's facts, packed or not. What is wrong with its content is
// found, what is wrong with the disk is the environment's fault.
func readInput[T any](name string, read func(io.Reader) (T, error)) (T, error) {
	var none T
	f, err := os.Open(name)
	if err != nil {
		return none, environment(fmt.Errorf("cannot read %q: %w", name, cause(err)))
	}
	defer f.Close()
	text, err := newUnpacker(name, f)
	if err != nil {
		return none, dataOrDisk(err)
	}
	defer text.Close()
	v, err := read(text)
	if err != nil {
		return none, dataOrDisk(err)
	}
	return v, nil
}

func dataOrDisk(err error) error {
	var bad *data.DataError
	if errors.As(err, &bad) {
		return &failure{statusFound, err}
	}
	return environment(err)
}

// answers reads, checks and compiles a file of `given` lines.
func (c *audience) answers(w *workspace, p *interp.Program) ([]interp.Answer, error) {
	src, err := readInput(c.Answers, func(r io.Reader) ([]byte, error) { return readLimited(r, sourceLimit) })
	if err != nil {
		return nil, err
	}
	given, ds := parser.Answers(c.Answers, src)
	ds = append(ds, lang.CheckAnswers(w.Workspace, w.signatures, given)...).Sort()
	if ds.HasErrors() {
		r := report{width: defaultWidth, sources: map[string][]byte{c.Answers: bytes.TrimPrefix(src, []byte("\ufeff"))}}
		return nil, &failure{statusFound, errors.New("the answers cannot be used:\n" + strings.TrimRight(r.show(ds), "\n"))}
	}
	return p.CompileAnswers(given)
}

// leadsInput is the file of leads. It can be opened again from the beginning,
// which a batch limit needs.
type leadsInput struct {
	name     string
	ws       *lang.Workspace
	options  data.Options
	ctx      context.Context
	file     *os.File
	text     io.ReadCloser // what the file says
	first    *data.Leads
	size     int64 // bytes; 0: unknown
	opened   bool
	progress func(int64)
}

// openLeads opens the file of leads; out is the file of the updated leads, whose
// name tells their format, or "".
func (c *audience) openLeads(ctx context.Context, ws *lang.Workspace, out string) (*leadsInput, error) {
	if c.Leads == "" {
		return c.noLeads(ctx, ws, out)
	}
	f, err := os.Open(c.Leads)
	if err != nil {
		return nil, environment(fmt.Errorf("cannot read %q: %w", c.Leads, cause(err)))
	}
	in := &leadsInput{name: c.Leads, ws: ws, ctx: ctx, file: f}
	if err := in.outFormat(out); err != nil {
		f.Close()
		return nil, err
	}
	if info, err := f.Stat(); err == nil {
		if info.IsDir() {
			f.Close()
			return nil, environment(errors.New(c.Leads + " is a folder, not a file of leads"))
		}
		if info.Mode().IsRegular() && packing(c.Leads) == "" {
			in.size = info.Size()
		}
	}
	if in.first, err = in.read(); err != nil {
		in.close()
		return nil, dataOrDisk(err)
	}
	return in, nil
}

// outFormat finds the format of the updated leads.
func (in *leadsInput) outFormat(out string) error {
	if out == "" {
		return nil
	}
	var err error
	if in.options.Out, err = data.FormatOf(out); err != nil {
		return usage("--out: %w", err)
	}
	return nil
}

// noLeads stands for a file without leads: events bring them.
func (c *audience) noLeads(ctx context.Context, ws *lang.Workspace, out string) (*leadsInput, error) {
	in := &leadsInput{name: "leads.csv", ws: ws, ctx: ctx}
	if err := in.outFormat(out); err != nil {
		return nil, err
	}
	var err error
	in.first, err = in.read()
	return in, err
}

func (in *leadsInput) close() {
	if in.text != nil {
		in.text.Close()
	}
	if in.file != nil {
		in.file.Close()
	}
}

// read begins to read the leads from where the file stands; without a file
// there is the header of no leads.
func (in *leadsInput) read() (*data.Leads, error) {
	if in.file == nil {
		return data.OpenLeads(strings.NewReader("id\n"), in.name, in.ws, in.options)
	}
	if in.text != nil {
		in.text.Close()
	}
	var err error
	if in.text, err = newUnpacker(in.name, in.file); err != nil {
		return nil, err
	}
	return data.OpenLeads(in.text, in.name, in.ws, in.options)
}

// open gives the leads from the beginning.
func (in *leadsInput) open() (interp.Source, error) {
	leads := in.first
	if in.opened {
		if in.file != nil {
			if _, err := in.file.Seek(0, io.SeekStart); err != nil {
				return nil, errors.New("leads that come through a pipe can be read only once, and a campaign's limit or samples need them again; put them into a file")
			}
		}
		var err error
		if leads, err = in.read(); err != nil {
			return nil, err
		}
	}
	in.opened = true
	return &watchedSource{Source: leads, in: in}, nil
}

// watchedSource stops at a signal and tells how far reading is.
type watchedSource struct {
	interp.Source
	in *leadsInput
}

func (s *watchedSource) Next(b *interp.Batch) error {
	if err := s.in.ctx.Err(); err != nil {
		return err
	}
	err := s.Source.Next(b)
	if err == nil && s.in.progress != nil {
		s.in.progress(b.Base + int64(len(b.Data)))
	}
	return err
}
