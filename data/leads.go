package data

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"campaignc/interp"
	"campaignc/lang"
)

// Options are choices of OpenLeads. The zero value reads the format that the
// name or the first byte shows, and writes the same.
type Options struct {
	In  Format // AnyFormat: by the name, else by the first byte
	Out Format // AnyFormat: as In

	chunk int // bytes of a batch; 0: chunkSize
}

// Leads is a file of leads that is being read: an interp.Source. Its codecs
// write leads in the output's format. Next is for one goroutine at a time.
type Leads struct {
	name    string
	in, out Format
	chunks  chunker
	layout  *layout
	header  []byte
	lineEnd string

	jsonColumns []jsonColumn // JSONL to CSV
}

var (
	_ interp.Source = (*Leads)(nil)
	_ interp.Codec  = (*csvCodec)(nil)
	_ interp.Codec  = (*jsonCodec)(nil)
)

// OpenLeads begins to read leads: it finds out the format, reads the header and
// binds the columns to the workspace's fields. The name stands in messages and
// tells the format. An error of what the file says is a *DataError; any other
// is one of reading.
func OpenLeads(r io.Reader, name string, ws *lang.Workspace, o Options) (*Leads, error) {
	l := &Leads{name: name, in: o.In, out: o.Out, layout: newLayout(ws), lineEnd: "\n"}
	if l.in == AnyFormat {
		f, err := FormatOf(name)
		if err != nil {
			return nil, err
		}
		l.in = f
	}
	err := l.open(r, o.chunk)
	var fault *DataError
	if errors.As(err, &fault) {
		return nil, fault.in(name)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", shown(name), err)
	}
	return l, nil
}

func (l *Leads) open(r io.Reader, size int) error {
	if size == 0 {
		size = chunkSize
	}
	l.chunks = chunker{r: r, size: size, line: 1}
	head, err := l.chunks.peek(4)
	if err != nil {
		return err
	}
	if what, help := foreign(head); what != "" {
		return dataError(0, help, "%s", what)
	}
	if bytes.HasPrefix(head, []byte(byteOrderMark)) {
		l.chunks.drop(len(byteOrderMark))
		if head, err = l.chunks.peek(1); err != nil {
			return err
		}
	}
	if l.in == AnyFormat {
		l.in = CSV
		if len(head) > 0 && head[0] == '{' {
			l.in = JSONL
		}
	}
	if l.out == AnyFormat {
		l.out = l.in
	}
	if l.in == JSONL {
		return l.openJSON()
	}
	l.chunks.csv = true
	return l.openCSV()
}

// openCSV reads the header.
func (l *Leads) openCSV() error {
	var b interp.Batch
	if err := l.chunks.next(&b); err != nil && err != io.EOF {
		return err
	}
	if b.Note != nil {
		return dataError(1, "", "%s", tooLong(b.Note.(*oversize).size))
	}
	names, size, lineEnd, fault := headerCells(b.Data)
	if fault != nil {
		return fault
	}
	l.lineEnd = lineEnd
	if fault := l.layout.readHeader(names); fault != nil {
		return fault
	}
	row := bytes.Trim(b.Data[:size], "\r\n")
	l.chunks.unread(&b, size)
	if l.out == CSV {
		l.header = l.headerLine(row)
	}
	return nil
}

// headerLine is the output's header: the input's, with the fields it lacks.
func (l *Leads) headerLine(row []byte) []byte {
	line := bytes.Clone(row)
	for _, b := range l.layout.absent {
		line = append(line, ',')
		line = appendCell(line, b.name)
	}
	return append(line, l.lineEnd...)
}

// Format is the format of the output.
func (l *Leads) Format() Format { return l.out }

// Header is what stands before the leads in the output: the header line of
// CSV, nothing in JSONL.
func (l *Leads) Header() []byte { return l.header }

// Next reads the next batch of rows.
func (l *Leads) Next(b *interp.Batch) error {
	err := l.chunks.next(b)
	if err != nil && err != io.EOF {
		return fmt.Errorf("cannot read %s: %w", shown(l.name), err)
	}
	return err
}

// Codec makes a codec for one worker.
func (l *Leads) Codec() interp.Codec {
	if l.in == JSONL {
		return newJSONCodec(l)
	}
	return newCSVCodec(l)
}
