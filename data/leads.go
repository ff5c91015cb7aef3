package data

import (
	"bytes"
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
	if err := l.open(r, o.chunk); err != nil {
		return nil, readError(name, err)
	}
	return l, nil
}

func (l *Leads) open(r io.Reader, size int) error {
	if size == 0 {
		size = chunkSize
	}
	l.chunks = chunker{r: r, size: size, line: 1}
	head, err := l.chunks.begin()
	if err != nil {
		return err
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
	h, err := l.chunks.header()
	if err != nil {
		return err
	}
	l.lineEnd = h.lineEnd
	if fault := l.layout.readHeader(h.names); fault != nil {
		if fault.Line > 0 {
			fault.Line = h.line
		}
		return fault
	}
	if l.out == CSV {
		l.header = l.headerLine(h.row)
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
		return readError(l.name, err)
	}
	return err
}

// Create makes rows of leads that the file does not have.
func (l *Leads) Create(b *interp.Batch, ids []string) {
	data := b.Data[:0]
	for _, id := range ids {
		if l.in == JSONL {
			data = append(appendString(append(data, `{"id":`...), id), "}\n"...)
			continue
		}
		for i := range l.layout.columns {
			if i > 0 {
				data = append(data, ',')
			}
			if i == l.layout.id {
				data = appendCell(data, id)
			}
		}
		data = append(data, '\n')
	}
	b.Data, b.Line, b.Base, b.Note = data, 0, 0, nil
}

// Codec makes a codec for one worker.
func (l *Leads) Codec() interp.Codec {
	if l.in == JSONL {
		return newJSONCodec(l)
	}
	return newCSVCodec(l)
}
