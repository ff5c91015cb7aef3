package stream

import (
	"bytes"
	"errors"
	"io"
)

// chunkSize is how much is read at a time. What a piece becomes should still
// be in the processor's cache when it is written.
const chunkSize = 64 << 10

// chunker cuts a stream into pieces that end where a row ends.
type chunker struct {
	r     io.Reader
	carry []byte // read, but part of the next piece
	ended bool
}

// header reads the first line, which must be the one given.
func (c *chunker) header(want string) error {
	rows, err := c.next(nil)
	if err != nil && err != io.EOF {
		return err
	}
	if !bytes.HasPrefix(rows, []byte(want)) {
		return errors.New("the header is not the workload's")
	}
	c.carry = append(bytes.Clone(rows[len(want):]), c.carry...)
	return nil
}

// next reads the next piece into buf, or returns io.EOF.
func (c *chunker) next(buf []byte) ([]byte, error) {
	buf = append(buf[:0], c.carry...)
	c.carry = c.carry[:0]
	for {
		if !c.ended {
			var err error
			if buf, err = c.fill(buf, len(buf)+chunkSize); err != nil {
				return buf, err
			}
		}
		if c.ended {
			if len(buf) == 0 {
				return buf, io.EOF
			}
			return buf, nil
		}
		if end := lastRow(buf); end > 0 {
			c.carry = append(c.carry, buf[end:]...)
			return buf[:end], nil
		}
	}
}

// fill reads until buf holds want bytes or the stream ends.
func (c *chunker) fill(buf []byte, want int) ([]byte, error) {
	if cap(buf) < want {
		buf = append(make([]byte, 0, 2*want), buf...)
	}
	for len(buf) < want {
		n, err := c.r.Read(buf[len(buf):want])
		buf = buf[:len(buf)+n]
		if err == io.EOF {
			c.ended = true
			break
		}
		if err != nil {
			return buf, err
		}
	}
	return buf, nil
}

// lastRow is where the last complete row of b ends. A line end inside quotes
// has an odd number of quotes before it.
func lastRow(b []byte) int {
	end := len(b)
	for {
		k := bytes.LastIndexByte(b[:end], '\n')
		if k < 0 {
			return 0
		}
		if bytes.Count(b[:k], []byte{'"'})&1 == 0 {
			return k + 1
		}
		end = k
	}
}
