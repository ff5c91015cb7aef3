package data

import (
	"bytes"
	"fmt"
	"strconv"

	"campaignc/interp"
)

// The kinds of faults that send a row to the rejects.
const (
	KindColumns  = "columns"     // more or fewer cells than the header
	KindQuote    = "quote"       // quotes that RFC 4180 does not allow
	KindEncoding = "encoding"    // not UTF-8
	KindControl  = "control"     // a control character
	KindType     = "type"        // a value that cannot be read as declared
	KindID       = "id"          // no id
	KindRepeated = "repeated id" // the id of a row before
	KindJSON     = "json"        // not one JSON object
	KindKey      = "key"         // a key given twice, or one that must be declared
	KindLimit    = "limit"       // over a limit
)

// RejectsHeader is the first line of a rejects file: line and byte offset tell
// where the row begins, column names the cell at fault, raw is the row as it
// came, without its line end.
const RejectsHeader = "line,column,offset,kind,reason,raw\n"

// reject is one row that is refused.
type reject struct {
	start, stop int // in the batch
	size        int64
	column      string
	kind        string
	reason      string
}

// rejects collects the rows of a batch that are refused. The rows stay where
// they are, in the batch.
type rejects struct {
	batch *interp.Batch
	list  []reject
}

func (r *rejects) reset(b *interp.Batch) {
	r.batch = b
	r.list = r.list[:0]
}

func (r *rejects) add(start, stop int, column, kind, reason string) {
	r.list = append(r.list, reject{start, stop, int64(stop - start), column, kind, reason})
}

// addOversize refuses the record that a batch holds the beginning of.
func (r *rejects) addOversize(n *oversize) {
	kind, reason := KindLimit, tooLong(n.size)
	if n.opened > 0 {
		kind, reason = KindQuote, neverClosed(n.opened)
	}
	r.list = append(r.list, reject{0, len(r.batch.Data), n.size, "", kind, reason})
}

func tooLong(size int64) string {
	return fmt.Sprintf("a row of %d bytes; the limit is %d", size, maxRecord)
}

func neverClosed(line int) string {
	return fmt.Sprintf("the quote that opens on line %d is never closed, so the rest of the file cannot be read", line)
}

// line is the line on which the byte at p of the batch stands.
func (r *rejects) line(p int) int {
	return r.batch.Line + bytes.Count(r.batch.Data[:p], lineFeed)
}

// append writes the refused rows in the form of the rejects file.
func (r *rejects) append(dst []byte) ([]byte, int) {
	line, at := r.batch.Line, 0
	for i := range r.list {
		x := &r.list[i]
		line += bytes.Count(r.batch.Data[at:x.start], lineFeed)
		at = x.start
		dst = x.append(dst, r.batch, line)
	}
	return dst, len(r.list)
}

// append writes one refused row, which begins on the line.
func (x *reject) append(dst []byte, b *interp.Batch, line int) []byte {
	dst = strconv.AppendInt(dst, int64(line), 10)
	dst = append(dst, ',')
	dst = appendCell(dst, x.column)
	dst = append(dst, ',')
	dst = strconv.AppendInt(dst, b.Base+int64(x.start), 10)
	dst = append(dst, ',')
	dst = append(dst, x.kind...)
	dst = append(dst, ',')
	dst = appendCell(dst, x.reason)
	dst = append(dst, ',')
	raw := b.Data[x.start:x.stop]
	if x.size > maxRecord {
		raw = raw[:min(len(raw), maxShown)]
	}
	dst = appendQuotedCell(dst, view(raw))
	return append(dst, '\n')
}

func tooLongCell(size int) string {
	return fmt.Sprintf("a value of %d bytes; the limit is %d", size, maxField)
}

func tooLongID(size int) string {
	return fmt.Sprintf("an id of %d bytes; the limit is %d", size, maxID)
}
