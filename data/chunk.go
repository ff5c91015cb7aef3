package data

import (
	"bytes"
	"errors"
	"io"

	"campaignc/interp"
)

// chunker cuts a stream into batches that end where a record ends. It is the
// serial part of reading, so it looks at no more than line ends and quotes.
type chunker struct {
	r     io.Reader
	size  int           // bytes of a batch, unless a record is longer
	csv   bool          // quoted cells may hold line ends
	carry []byte        // read, but part of the next batch
	line  int           // line of the next batch
	base  int64         // offset of the next batch
	ended bool          // the stream has no more
	first *interp.Batch // read already, to be handed out next
}

// oversize is what a batch notes when it holds the beginning of a record over
// the limit, and nothing else.
type oversize struct {
	size   int64 // bytes of the whole record, without its line end
	opened int   // line of a quote that is never closed; 0: none
}

// next reads the next batch, or io.EOF. A batch never splits a record; only
// the last one may lack the final line end.
func (c *chunker) next(b *interp.Batch) error {
	if f := c.first; f != nil {
		c.first = nil
		if len(f.Data) > 0 {
			*b = interp.Batch{Data: append(b.Data[:0], f.Data...), Line: f.Line, Base: f.Base, Note: f.Note}
			return nil
		}
	}
	buf := append(b.Data[:0], c.carry...)
	c.carry = c.carry[:0]
	cut := finder{csv: c.csv}
	for want := c.wanted(b); ; want *= 2 {
		var err error
		if buf, err = c.fill(buf, want); err != nil {
			return err
		}
		const most = maxRecord + 1 // with the CR before a line end that is not read yet
		if c.ended && len(buf) <= min(most, want) {
			if len(buf) == 0 {
				return io.EOF
			}
			c.give(b, buf)
			return nil
		}
		seen := buf[:min(len(buf), want)]
		cut.walk(seen)
		if cut.end > 0 {
			c.carry = append(c.carry, buf[cut.end:]...)
			c.give(b, buf[:cut.end])
			return nil
		}
		if len(seen) > most {
			return c.skip(b, buf)
		}
	}
}

// wanted is how many bytes to look at for a batch.
func (c *chunker) wanted(b *interp.Batch) int {
	if b.Want > 0 {
		return min(b.Want, c.size)
	}
	return c.size
}

// fill reads until buf holds want bytes or the stream ends.
func (c *chunker) fill(buf []byte, want int) ([]byte, error) {
	if cap(buf) < want {
		bigger := make([]byte, len(buf), want)
		copy(bigger, buf)
		buf = bigger
	}
	for idle := 0; len(buf) < want && !c.ended; {
		n, err := c.r.Read(buf[len(buf):want])
		buf = buf[:len(buf)+n]
		switch {
		case errors.Is(err, io.EOF):
			c.ended = true
		case err != nil:
			return buf, err
		case n > 0:
			idle = 0
		default:
			if idle++; idle == 100 {
				return buf, io.ErrNoProgress
			}
		}
	}
	return buf, nil
}

// give hands out data as the next batch.
func (c *chunker) give(b *interp.Batch, data []byte) {
	b.Data, b.Line, b.Base, b.Note = data, c.line, c.base, nil
	c.line += bytes.Count(data, lineFeed)
	c.base += int64(len(data))
}

var lineFeed = []byte{'\n'}

// skip reads over a record that is longer than the limit, of which buf is the
// beginning, and hands out its first bytes with a note.
func (c *chunker) skip(b *interp.Batch, buf []byte) error {
	head := bytes.Clone(buf[:maxShown])
	cut := finder{csv: c.csv, count: true, first: true}
	size := int64(0)
	for {
		cut.walk(buf)
		if cut.end > 0 || c.ended {
			break
		}
		// The byte before the unread ones stays: it tells whether a quote opens a cell.
		done := max(cut.at-1, 0)
		cut.slide(buf, done)
		size += int64(done)
		buf = buf[:copy(buf, buf[done:])]
		var err error
		if buf, err = c.fill(buf, max(c.size, 2*len(buf))); err != nil {
			return err
		}
	}
	end := len(buf)
	if cut.end > 0 {
		end = cut.end
	}
	c.carry = append(c.carry, buf[end:]...)
	size += int64(end)
	note := &oversize{size: size - int64(lineEnd(buf[:end]))}
	if cut.end == 0 && cut.quoted && cut.at == end {
		note.opened = c.line + cut.opened
	}
	cut.slide(buf, end)
	b.Data, b.Line, b.Base, b.Note = append(b.Data[:0], head...), c.line, c.base, note
	c.line += cut.lines
	c.base += size
	return nil
}

// lineEnd is how long the line end is that data ends with.
func lineEnd(data []byte) int {
	switch {
	case bytes.HasSuffix(data, []byte("\r\n")):
		return 2
	case bytes.HasSuffix(data, lineFeed):
		return 1
	}
	return 0
}

// begin looks at the first bytes: it refuses what is no UTF-8 text, steps over
// a byte order mark, and returns what follows it, if there is anything.
func (c *chunker) begin() ([]byte, error) {
	var err error
	if c.carry, err = c.fill(c.carry, 5); err != nil {
		return nil, err
	}
	if what, help := foreign(c.carry); what != "" {
		return nil, dataError(0, help, "%s", what)
	}
	if bytes.HasPrefix(c.carry, []byte(byteOrderMark)) {
		c.carry = c.carry[len(byteOrderMark):]
		c.base = int64(len(byteOrderMark))
	}
	return c.carry, nil
}

// headBatch is how many bytes are read to find the header or the first object:
// few, since they are the first batch, from which a run learns what rows become.
const headBatch = 4 << 10

// nextFilled reads the first batch that holds more than blank lines.
func (c *chunker) nextFilled(b *interp.Batch) error {
	b.Want = headBatch
	for {
		err := c.next(b)
		if err != nil || len(bytes.Trim(b.Data, "\r\n")) > 0 {
			return err
		}
	}
}

// unread gives back a batch but for its first n bytes.
func (c *chunker) unread(b *interp.Batch, n int) {
	b.Line += bytes.Count(b.Data[:n], lineFeed)
	b.Base += int64(n)
	b.Data = b.Data[n:]
	c.first = b
}
