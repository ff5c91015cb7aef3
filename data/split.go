package data

import (
	"bytes"
	"fmt"
	"math/bits"
	"strconv"
	"unicode/utf8"
)

// splitter cuts the rows of a CSV batch into cells, strictly after RFC 4180.
// Where a row ends and what is a fault follows the rule of finder.
type splitter struct {
	width int // cells of a row; 0: any number

	data  []byte
	marks []uint64
	block int    // the block of marks that the next row begins in
	mask  uint64 // its marks from there on
	pos   int    // where the next row begins
	check bool   // rows must be looked at for control characters and UTF-8
	crs   bool   // the batch holds CRs

	start, stop int      // the row that was cut, without its line end
	ends        []uint32 // ends[i+1] is where cell i ends; it begins one byte after ends[i]
	quotes      bool     // it has quoted cells
}

// fault is what is wrong with a row.
type fault struct {
	kind   string
	cell   int // from 0; -1: the row as a whole
	reason string
	opened int    // line of the row, from 1, of a quote that is never closed
	column string // JSON: the key
}

// reset begins a batch.
func (s *splitter) reset(data []byte) {
	s.data = data
	var seen traits
	s.marks, seen = mark(s.marks, data)
	s.block, s.mask, s.pos = 0, s.marks[0], 0
	s.crs = seen&returns != 0
	s.check = seen&controls != 0 || seen&wide != 0 && !utf8.Valid(data)
	if cap(s.ends) <= s.width {
		s.ends = make([]uint32, s.width+1)
	}
}

// next cuts the next row. It reports false at the end of the batch. A faulty
// row is stepped over whole.
func (s *splitter) next() (bool, *fault) {
	for s.pos < len(s.data) {
		if s.plain() {
			return true, nil
		}
		blank, f := s.careful()
		if f == nil && blank {
			continue
		}
		if f == nil {
			f = s.inspect()
		}
		return true, f
	}
	return false, nil
}

// plain cuts a row that is as it should be: of the right width, no CR but one
// before the LF. It reports false, and moves nothing, when the row is not.
func (s *splitter) plain() bool {
	if s.width < 2 || s.check {
		return false
	}
	data, marks := s.data, s.marks
	block, mask := s.block, s.mask
	ends := s.ends[:s.width+1]
	ends[0] = uint32(s.pos - 1)
	last := len(ends) - 1
	quotes := false
	p := 0
	for i := 1; i < len(ends); i++ {
		for mask == 0 {
			block++
			mask = marks[block]
		}
		p = block<<6 + bits.TrailingZeros64(mask)
		mask &= mask - 1
		if p < len(data) && data[p] == '"' {
			if block, mask, p = s.quoted(block, mask, int(ends[i-1]+1), p); p < 0 {
				return false
			}
			quotes = true
		}
		ends[i] = uint32(p)
		if i < last && (p >= len(data) || data[p] != ',') {
			return false
		}
	}
	if p < len(data) && data[p] != '\n' {
		return false
	}
	if p-s.pos > maxRecord {
		return false
	}
	if s.crs {
		if cr := bytes.IndexByte(data[s.pos:p], '\r'); cr >= 0 {
			if s.pos+cr != p-1 || p == len(data) {
				return false
			}
			ends[last] = uint32(p - 1)
		}
	}
	s.ends, s.start, s.stop, s.quotes = ends, s.pos, int(ends[last]), quotes
	s.block, s.mask, s.pos = block, mask, p+1
	return true
}

// quoted steps over a quoted cell that begins at from, with a first quote at p.
// It returns where the cell ends, or -1 when it is not as it should be.
func (s *splitter) quoted(block int, mask uint64, from, p int) (int, uint64, int) {
	if p != from {
		return 0, 0, -1
	}
	oldBlock, oldMask := s.block, s.mask
	s.block, s.mask = block, mask
	closed := s.closing()
	end := -1
	if closed < len(s.data) {
		end = s.mark()
	}
	block, mask = s.block, s.mask
	s.block, s.mask = oldBlock, oldMask
	if end < 0 || !s.endsCell(closed+1) {
		return 0, 0, -1
	}
	return block, mask, end
}

// mark returns the place of the next mark, and steps over it.
func (s *splitter) mark() int {
	for s.mask == 0 {
		s.block++
		s.mask = s.marks[s.block]
	}
	p := s.block<<6 + bits.TrailingZeros64(s.mask)
	s.mask &= s.mask - 1
	return p
}

// careful cuts any row, and tells a blank one.
func (s *splitter) careful() (blank bool, first *fault) {
	s.start, s.quotes = s.pos, false
	s.ends = append(s.ends[:0], uint32(s.pos-1))
	n, p := 0, s.pos
	for ; ; n++ {
		var f *fault
		if p, f = s.cell(p, n); f != nil && first == nil {
			first = f
		}
		end := p
		last := p >= len(s.data) || s.data[p] == '\n'
		if last && p < len(s.data) && p > s.start && s.data[p-1] == '\r' {
			end = p - 1
		}
		if n < max(s.width, maxColumns) {
			s.ends = append(s.ends, uint32(end))
		}
		if p++; last {
			s.stop = end
			break
		}
	}
	s.pos = min(p, len(s.data))
	n++
	switch row := s.data[s.start:s.stop]; {
	case len(row) == 0:
		return true, nil
	case len(row) > maxRecord && (first == nil || first.opened == 0):
		return false, &fault{kind: KindLimit, cell: -1, reason: tooLong(int64(len(row)))}
	case first != nil:
		return false, first
	case s.width > 0 && n != s.width && len(bytes.Trim(row, " \t")) == 0:
		return false, &fault{kind: KindColumns, cell: -1, reason: "a line with nothing but spaces"}
	case s.width > 0 && n != s.width:
		return false, &fault{kind: KindColumns, cell: -1, reason: fmt.Sprintf("%s where the header has %d", counted(n, "column"), s.width)}
	case n > maxColumns:
		return false, &fault{kind: KindLimit, cell: -1, reason: fmt.Sprintf("%d columns; the limit is %d", n, maxColumns)}
	}
	return false, nil
}

// cell steps over the cell that begins at p and returns where it ends.
func (s *splitter) cell(p, n int) (int, *fault) {
	var f *fault
	if p < len(s.data) && s.data[p] == '"' {
		s.quotes = true
		s.mark()
		closed := s.closing()
		if closed >= len(s.data) {
			line := 1 + bytes.Count(s.data[s.start:p], lineFeed)
			return len(s.data), &fault{kind: KindQuote, cell: n, opened: line}
		}
		if !s.endsCell(closed + 1) {
			f = &fault{kind: KindQuote, cell: n, reason: `text after the closing quote; inside quotes a quote is written twice ("")`}
		}
	}
	for {
		p := s.mark()
		if p >= len(s.data) || s.data[p] != '"' {
			return p, f
		}
		if f == nil {
			f = &fault{kind: KindQuote, cell: n, reason: `a quote inside a cell that does not begin with one; write the cell in quotes and the quote twice ("")`}
		}
	}
}

// closing steps over the quote that closes a cell and returns its place, or
// the end of the data when there is none.
func (s *splitter) closing() int {
	for {
		p := s.mark()
		if p >= len(s.data) {
			return p
		}
		if s.data[p] != '"' {
			continue
		}
		if p+1 >= len(s.data) || s.data[p+1] != '"' {
			return p
		}
		s.mark()
	}
}

// endsCell reports whether a cell may end before p.
func (s *splitter) endsCell(p int) bool {
	if p >= len(s.data) || s.data[p] == ',' || s.data[p] == '\n' {
		return true
	}
	return s.data[p] == '\r' && p+1 < len(s.data) && s.data[p+1] == '\n'
}

// cells is how many cells the row has.
func (s *splitter) cells() int { return len(s.ends) - 1 }

// span is where cell i of the row lies. (The first begins where the row does,
// which in 32 bits is one after ends[0] also for the first row.)
func (s *splitter) span(i int) (from, to int) {
	return int(s.ends[i] + 1), int(s.ends[i+1])
}

// inspect looks for what no cell may hold: control characters but tab and, in
// quotes, line ends; text that is not UTF-8; more than the limit.
func (s *splitter) inspect() *fault {
	if !s.check && !s.crs {
		return nil
	}
	for i := range s.cells() {
		from, to := s.span(i)
		cell := s.data[from:to]
		if s.crs && (len(cell) == 0 || cell[0] != '"') && bytes.IndexByte(cell, '\r') >= 0 {
			return &fault{kind: KindControl, cell: i, reason: "a carriage return outside quotes"}
		}
		if !s.check {
			continue
		}
		if kind, reason := textFault(cell); kind != "" {
			return &fault{kind: kind, cell: i, reason: reason}
		}
	}
	return nil
}

// textFault tells why text cannot be: it is not UTF-8, or it holds control
// characters.
func textFault(text []byte) (kind, reason string) {
	if !utf8.Valid(text) {
		return KindEncoding, "text that is not UTF-8; save the file as UTF-8"
	}
	for _, b := range text {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' || b == 0x7f {
			return KindControl, fmt.Sprintf("the control character U+%04X", b)
		}
	}
	return "", ""
}

// counted is a number of things: `1 column`, `2 columns`.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}
