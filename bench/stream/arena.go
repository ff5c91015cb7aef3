package stream

import (
	"bytes"
	"strconv"
)

// Arena makes texts that live until Reset. The zero value is ready.
type Arena struct{ b []byte }

// Reset gives back all texts.
func (a *Arena) Reset() { a.b = a.b[:0] }

// Room returns an empty slice with room for n bytes, to be appended to and
// given to Done.
func (a *Arena) Room(n int) []byte {
	if cap(a.b)-len(a.b) < n {
		a.b = make([]byte, 0, max(n, chunkSize))
	}
	return a.b[len(a.b):len(a.b):cap(a.b)]
}

// Done keeps what was appended to Room.
func (a *Arena) Done(b []byte) string {
	a.b = a.b[:len(a.b)+len(b)]
	return view(b)
}

// small are the texts of the numbers most met.
var small = func() (texts [1000]string) {
	for i := range texts {
		texts[i] = strconv.Itoa(i)
	}
	return texts
}()

// Itoa is a number in plain decimal.
func (a *Arena) Itoa(n int64) string {
	if uint64(n) < uint64(len(small)) {
		return small[n]
	}
	return a.Done(strconv.AppendInt(a.Room(20), n, 10))
}

// unquote is what a raw cell says.
func (a *Arena) unquote(cell []byte) string {
	if len(cell) < 2 || cell[0] != '"' {
		return view(cell)
	}
	cell = cell[1 : len(cell)-1]
	if bytes.IndexByte(cell, '"') < 0 {
		return view(cell)
	}
	b := a.Room(len(cell))
	for i := 0; i < len(cell); i++ {
		b = append(b, cell[i])
		if cell[i] == '"' {
			i++
		}
	}
	return a.Done(b)
}
