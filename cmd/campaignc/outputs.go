package main

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"strings"

	"campaignc/data"
	"campaignc/interp"
)

// outputs are the files a run writes. They appear when all of them are
// complete, or not at all.
type outputs struct{ list []*output }

// output is one file. A run writes what became of 64 KiB of leads at once, so
// nothing is gathered on the way to the file: that was a copy of a third of it.
// What is packed comes out in small pieces, and those are gathered.
type output struct {
	packer io.WriteCloser // or nil
	packed *bufio.Writer  // between the packer and the file
	file   *data.File
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
		to     *io.Writer
	}{
		{c.Out, leads.Header(), &job.Leads},
		{c.Log, c.logHeader(), &job.Log},
		{c.Rejects, c.rejectsHead(), &job.Rejects},
		{c.SaveWaiting, nil, &job.Waiting},
	} {
		if target.name == "" {
			continue
		}
		w, err := o.create(target.name)
		if err == nil {
			_, err = w.Write(target.header)
		}
		if err != nil {
			o.abort()
			return nil, environment(err)
		}
		*target.to = w
	}
	return o, nil
}

// rejectsHead is what the rejects begin with: the header, and the events that
// were refused.
func (c *runCommand) rejectsHead() []byte {
	head := []byte(data.RejectsHeader)
	if c.events != nil {
		head = append(head, c.events.Rejects...)
	}
	return head
}

// csvLog reports whether the log has the form of Marketo's bulk extract.
func (c *runCommand) csvLog() bool {
	return strings.EqualFold(filepath.Ext(unpackedName(c.Log)), ".csv")
}

// logEncoder is how the log's name asks for it to be written.
func (c *runCommand) logEncoder() func() interp.LogEncoder {
	if c.csvLog() {
		return data.NewCSVLogEncoder
	}
	return data.NewLogEncoder
}

func (c *runCommand) logHeader() []byte {
	if c.csvLog() {
		return []byte(data.CSVLogHeader)
	}
	return nil
}

// create begins one output.
func (o *outputs) create(name string) (io.Writer, error) {
	f, err := data.Create(name)
	if err != nil {
		return nil, err
	}
	out := &output{file: f, packed: bufio.NewWriterSize(f, 64<<10)}
	o.list = append(o.list, out)
	if out.packer, err = newPacker(name, out.packed); err != nil {
		return nil, err
	}
	if out.packer != nil {
		return out.packer, nil
	}
	return f, nil
}

// distinct refuses two outputs under one name, which would overwrite each other.
func (c *runCommand) distinct() error {
	seen := map[string]string{}
	for _, o := range [][2]string{{"--out", c.Out}, {"--log", c.Log}, {"--rejects", c.Rejects}, {"--save-waiting", c.SaveWaiting}} {
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
	for _, out := range o.list {
		if err := out.flush(); err != nil {
			return err
		}
	}
	for _, out := range o.list {
		if err := out.file.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// flush hands the file all that was packed.
func (out *output) flush() error {
	if out.packer == nil {
		return nil
	}
	if err := out.packer.Close(); err != nil {
		return err
	}
	return out.packed.Flush()
}

// abort removes what is not complete. After commit it does nothing.
func (o *outputs) abort() {
	for _, out := range o.list {
		// There is nobody left to tell: the run has failed for a reason of its own.
		_ = out.file.Abort()
	}
}
