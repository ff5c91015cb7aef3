package data

import (
	"bytes"
	"io"
	"strings"

	"campaignc/interp"
)

// rowReader reads a small CSV file row by row, as text, and ends at the first
// fault.
type rowReader struct {
	names  []string // the header
	chunks chunker
	batch  interp.Batch
	rows   splitter
	line   int // of the row that was read last
	at     int // where it begins in the batch
}

// newRowReader reads the header. Two columns of one name are refused. It holds
// about chunk bytes at a time.
func newRowReader(r io.Reader, chunk int) (*rowReader, error) {
	t := &rowReader{chunks: chunker{r: r, size: chunk, csv: true, line: 1}}
	if _, err := t.chunks.begin(); err != nil {
		return nil, err
	}
	h, err := t.chunks.header()
	if err != nil {
		return nil, err
	}
	if fault := distinct(h.names); fault != nil {
		fault.Line = h.line
		return nil, fault
	}
	for _, name := range h.names {
		t.names = append(t.names, strings.TrimSpace(name))
	}
	t.rows.width = len(t.names)
	return t, nil
}

// next reads the next row, or io.EOF. The cells are copies.
func (t *rowReader) next() ([]string, error) {
	for {
		ok, f := t.rows.next()
		if !ok {
			if err := t.chunks.next(&t.batch); err != nil {
				return nil, err
			}
			if n, ok := t.batch.Note.(*oversize); ok {
				return nil, dataError(t.batch.Line, "", "%s", tooLong(n.size))
			}
			t.rows.reset(t.batch.Data)
			t.line, t.at = t.batch.Line, 0
			continue
		}
		t.line += bytes.Count(t.batch.Data[t.at:t.rows.start], lineFeed)
		t.at = t.rows.start
		if f != nil {
			return nil, t.fault(f)
		}
		return t.cells()
	}
}

func (t *rowReader) fault(f *fault) error {
	if f.opened > 0 {
		return dataError(t.line, "", "%s", neverClosed(t.line+f.opened-1))
	}
	if f.cell >= 0 && f.cell < len(t.names) {
		return dataError(t.line, "", "column %s: %s", quoted(t.names[f.cell]), f.reason)
	}
	return dataError(t.line, "", "%s", f.reason)
}

func (t *rowReader) cells() ([]string, error) {
	cells := make([]string, len(t.names))
	for i := range cells {
		from, to := t.rows.span(i)
		if to-from > maxField {
			return nil, t.fault(&fault{cell: i, reason: tooLongCell(to - from)})
		}
		cells[i] = string(unquoteCell(nil, t.rows.data[from:to]))
	}
	return cells, nil
}
