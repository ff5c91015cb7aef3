package data

import "bytes"

// finder looks for the ends of records in a growing buffer that begins where a
// record begins.
//
// In CSV a quote opens a quoted cell only where a cell begins, and the cell
// ends at the next quote that no other follows. Everything else about quotes
// is a fault of the row alone: it never moves the row's end, so that one stray
// quote costs one row.
type finder struct {
	csv    bool
	first  bool // look for the first end, not the last
	count  bool // count lines too
	at     int  // bytes walked over; a quote that may be half of a pair is not
	end    int  // where a record ends; 0: none yet
	quoted bool // a quoted cell is open
	opened int  // with count: line ends before the quote that opened last
	lines  int  // with count: line ends before counted
	seen   int  // with count: bytes whose line ends are counted
}

// walk goes on over what has been added to buf.
func (f *finder) walk(buf []byte) {
	if !f.csv {
		f.walkLines(buf)
		return
	}
	from, to := 0, 0 // the last stretch outside quotes that holds a line end
	for f.at < len(buf) {
		if f.quoted {
			if !f.closing(buf) {
				break
			}
			continue
		}
		stretch := buf[f.at:]
		quote := bytes.IndexByte(stretch, '"')
		if quote >= 0 {
			stretch = stretch[:quote]
		}
		if k := bytes.IndexByte(stretch, '\n'); k >= 0 {
			if f.first {
				f.end = f.at + k + 1
				return
			}
			from, to = f.at+k, f.at+len(stretch)
		}
		f.at += len(stretch)
		if quote >= 0 {
			f.opening(buf)
		}
	}
	if to > 0 {
		f.end = from + bytes.LastIndexByte(buf[from:to], '\n') + 1
	}
}

// opening steps over a quote outside quotes.
func (f *finder) opening(buf []byte) {
	p := f.at
	f.at++
	if p > 0 && buf[p-1] != ',' && buf[p-1] != '\n' {
		return
	}
	f.quoted = true
	if f.count {
		f.lines += bytes.Count(buf[f.seen:p], lineFeed)
		f.seen = p
		f.opened = f.lines
	}
}

// closing steps over the next quote within quotes, or over a pair of them. It
// reports false when more must be read to tell.
func (f *finder) closing(buf []byte) bool {
	quote := bytes.IndexByte(buf[f.at:], '"')
	if quote < 0 {
		f.at = len(buf)
		return false
	}
	p := f.at + quote
	if p+1 == len(buf) {
		f.at = p
		return false
	}
	f.at = p + 1
	if buf[p+1] == '"' {
		f.at = p + 2
	} else {
		f.quoted = false
	}
	return true
}

func (f *finder) walkLines(buf []byte) {
	find := bytes.LastIndexByte
	if f.first {
		find = bytes.IndexByte
	}
	if k := find(buf[f.at:], '\n'); k >= 0 {
		f.end = f.at + k + 1
	}
	f.at = len(buf)
}

// slide forgets the first n bytes of buf.
func (f *finder) slide(buf []byte, n int) {
	if n > f.seen {
		f.lines += bytes.Count(buf[f.seen:n], lineFeed)
		f.seen = n
	}
	f.at -= n
	f.seen -= n
}
