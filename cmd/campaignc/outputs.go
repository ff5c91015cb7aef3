package main

import (
	"bufio"
	"os"
	"path/filepath"

	"campaignc/data"
	"campaignc/interp"
)

// outputs are the files a run writes. They appear when all of them are
// complete, or not at all.
type outputs struct {
	files   []*data.File
	buffers []*bufio.Writer
}

// outputs creates what the command line names and ties it to the job.
func (c *runCommand) outputs(job *interp.Job, leads *data.Leads) (*outputs, error) {
	if err := c.distinct(); err != nil {
		return nil, err
	}
	o := &outputs{}
	for _, target := range []struct {
		name   string
		header []byte
		put    func(w *bufio.Writer)
	}{
		{c.Out, leads.Header(), func(w *bufio.Writer) { job.Leads = w }},
		{c.Log, nil, func(w *bufio.Writer) { job.Log = w }},
		{c.Rejects, []byte(data.RejectsHeader), func(w *bufio.Writer) { job.Rejects = w }},
	} {
		if target.name == "" {
			continue
		}
		f, err := data.Create(target.name)
		if err != nil {
			o.abort()
			return nil, environment(err)
		}
		w := bufio.NewWriterSize(f, 256<<10)
		o.files, o.buffers = append(o.files, f), append(o.buffers, w)
		if _, err := w.Write(target.header); err != nil {
			o.abort()
			return nil, environment(err)
		}
		target.put(w)
	}
	return o, nil
}

// distinct refuses two outputs under one name, which would overwrite each other.
func (c *runCommand) distinct() error {
	seen := map[string]string{}
	for _, o := range [][2]string{{"--out", c.Out}, {"--log", c.Log}, {"--rejects", c.Rejects}} {
		if o[1] == "" || o[1] == os.DevNull {
			continue
		}
		name, err := filepath.Abs(o[1])
		if err != nil {
			return environment(err)
		}
		if other, ok := seen[name]; ok {
			return usage("%s and %s name the same file, %q", other, o[0], o[1])
		}
		seen[name] = o[0]
	}
	return nil
}

// commit makes all outputs appear. The first that fails keeps those after it
// from appearing.
func (o *outputs) commit() error {
	for _, w := range o.buffers {
		if err := w.Flush(); err != nil {
			return err
		}
	}
	for _, f := range o.files {
		if err := f.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// abort removes what is not complete. After commit it does nothing.
func (o *outputs) abort() {
	for _, f := range o.files {
		// There is nobody left to tell: the run has failed for a reason of its own.
		_ = f.Abort()
	}
}
