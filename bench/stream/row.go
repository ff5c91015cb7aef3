package stream

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/bits"
	"unsafe"
)

// MaxColumns is how many columns a row may have: one bit each in Row.Changed.
const MaxColumns = 64

// Row is one row of the input. Cells are views of the input, or of an arena.
type Row struct {
	Cells   [MaxColumns]string
	Changed uint64 // a bit for each cell that was changed

	raw  []byte             // the row as it came, without its line end
	ends [MaxColumns]uint32 // where each cell ends in raw
}

// ErrColumns is a row with the wrong number of columns.
var ErrColumns = errors.New("a row with the wrong number of columns")

// Set changes a cell.
func (r *Row) Set(column int, value string) {
	r.Cells[column] = value
	r.Changed |= 1 << column
}

// Parse reads the row of width columns that begins at pos, and returns where
// the next begins.
func (r *Row) Parse(rows []byte, pos, width int, texts *Arena) (next int, err error) {
	n := bytes.IndexByte(rows[pos:], '\n')
	if n < 0 {
		n = len(rows) - pos
	}
	line := rows[pos : pos+n]
	r.Changed = 0
	if bytes.IndexByte(line, '"') >= 0 {
		return r.parseQuoted(rows, pos, width, texts)
	}
	r.raw = line
	base := unsafe.Pointer(unsafe.SliceData(line))
	column, start, i := 0, 0, 0
	for ; i+8 <= n; i += 8 {
		for m := zeros(binary.LittleEndian.Uint64(line[i:]) ^ ones*','); m != 0; m &= m - 1 {
			end := i + bits.TrailingZeros64(m)>>3
			r.Cells[column&(MaxColumns-1)] = unsafe.String((*byte)(unsafe.Add(base, start)), end-start)
			r.ends[column&(MaxColumns-1)] = uint32(end)
			column++
			start = end + 1
		}
	}
	for ; i < n; i++ {
		if line[i] == ',' {
			r.Cells[column&(MaxColumns-1)] = view(line[start:i])
			r.ends[column&(MaxColumns-1)] = uint32(i)
			column++
			start = i + 1
		}
	}
	if column != width-1 {
		return 0, ErrColumns
	}
	r.Cells[column] = view(line[start:])
	r.ends[column] = uint32(n)
	return pos + n + 1, nil
}

// parseQuoted reads a row with quotes in it, which may hold line ends.
func (r *Row) parseQuoted(rows []byte, pos, width int, texts *Arena) (next int, err error) {
	start, from, column, quoted := pos, pos, 0, false
	for {
		var m uint64 // commas, quotes and line ends among the next eight bytes
		if pos+8 <= len(rows) {
			w := binary.LittleEndian.Uint64(rows[pos:])
			m = zeros(w^ones*',') | zeros(w^ones*'"') | zeros(w^ones*'\n')
		} else {
			m = tailMarks(rows[pos:])
		}
		for ; m != 0; m &= m - 1 {
			at := pos + bits.TrailingZeros64(m)>>3
			switch {
			case at < len(rows) && rows[at] == '"':
				quoted = !quoted
				continue
			case at < len(rows) && quoted:
				continue
			case column == width:
				return 0, ErrColumns
			}
			r.Cells[column] = texts.unquote(rows[from:at])
			r.ends[column] = uint32(at - start)
			column++
			from = at + 1
			if at == len(rows) || rows[at] == '\n' {
				if column != width {
					return 0, ErrColumns
				}
				r.raw = rows[start:at]
				return at + 1, nil
			}
		}
		pos += 8
	}
}

// tailMarks marks the last bytes, and the end after them as a line end.
func tailMarks(tail []byte) (m uint64) {
	for i, c := range tail {
		if c == ',' || c == '"' || c == '\n' {
			m |= 0x80 << (8 * i)
		}
	}
	return m | 0x80<<(8*len(tail))
}

// Append appends the row with its changes: what did not change is copied as it
// came, in the longest runs there are.
func (r *Row) Append(dst []byte) []byte {
	copied := 0
	for m := r.Changed; m != 0; m &= m - 1 {
		i := bits.TrailingZeros64(m)
		from := 0
		if i > 0 {
			from = int(r.ends[i-1]) + 1
		}
		dst = append(dst, r.raw[copied:from]...)
		dst = appendCell(dst, r.Cells[i])
		copied = int(r.ends[i])
	}
	dst = append(dst, r.raw[copied:]...)
	return append(dst, '\n')
}

// appendCell appends s as a cell, in quotes only where it needs them.
func appendCell(dst []byte, s string) []byte {
	if plainCell(s) {
		return append(dst, s...)
	}
	dst = append(dst, '"')
	for i := range len(s) {
		if s[i] == '"' {
			dst = append(dst, '"')
		}
		dst = append(dst, s[i])
	}
	return append(dst, '"')
}

func plainCell(s string) bool {
	n := len(s)
	if n < 8 {
		for i := range n {
			if c := s[i]; c == ',' || c == '"' || c == '\n' || c == '\r' {
				return false
			}
		}
		return true
	}
	bad := cellMarks(load(s, n-8))
	for i := 0; i+8 <= n; i += 8 {
		bad |= cellMarks(load(s, i))
	}
	return bad == 0
}

func cellMarks(w uint64) uint64 {
	return anyByte(w, ',') | anyByte(w, '"') | anyByte(w, '\n') | anyByte(w, '\r')
}
