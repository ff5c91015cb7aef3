package stream

import (
	"errors"
	"strconv"
	"unsafe"
)

// Emitter appends activities to Out, with one test of the room for each.
// Everything constant in a record is rendered beforehand by the caller.
type Emitter struct {
	Out []byte
	Seq int // of the lead's last record

	head     [48]byte // `{"lead":"42","seq":`
	headSize int
}

// ErrID is a lead whose id this harness does not take: one that is long or
// needs escapes. Those of the workloads are numbers.
var ErrID = errors.New("an id that is not a short plain text")

// Begin begins the records of a lead.
func (e *Emitter) Begin(id string) error {
	if len(id) > 24 || !plainText(id) {
		return ErrID
	}
	b := append(e.head[:0], `{"lead":"`...)
	b = append(b, id...)
	b = append(b, `","seq":`...)
	e.headSize = len(b)
	e.Seq = 0
	return nil
}

// Const appends a record whose text after the sequence number is constant.
func (e *Emitter) Const(tail string) {
	p, n := e.begin(len(tail))
	n += copy(unsafe.Slice((*byte)(unsafe.Add(p, n)), len(tail)), tail)
	e.Out = e.Out[:len(e.Out)+n]
}

// between stands between the values of Change; its last byte is overwritten.
const between = `","New Value":" `

// Change appends a record that ends with an old and a new value. The text up
// to the old value is constant.
func (e *Emitter) Change(text, old, value string) {
	p, n := e.begin(len(text) + 6*(len(old)+len(value)) + 32)
	n += copy(unsafe.Slice((*byte)(unsafe.Add(p, n)), len(text)), text)
	n += put(unsafe.Add(p, n), old)
	store(unsafe.Add(p, n), load(between, 0))
	store(unsafe.Add(p, n+8), load(between, 8))
	n += len(between) - 1
	n += put(unsafe.Add(p, n), value)
	*(*[4]byte)(unsafe.Add(p, n)) = [4]byte{'"', '}', '}', '\n'}
	e.Out = e.Out[:len(e.Out)+n+4]
}

// Parts appends a record of constant parts with values between them: a part,
// a value, a part, and so on.
func (e *Emitter) Parts(parts []string, values ...string) {
	need := 32
	for _, s := range parts {
		need += len(s)
	}
	for _, s := range values {
		need += 6 * len(s)
	}
	p, n := e.begin(need)
	for i, s := range parts {
		n += copy(unsafe.Slice((*byte)(unsafe.Add(p, n)), len(s)), s)
		if i < len(values) {
			n += put(unsafe.Add(p, n), values[i])
		}
	}
	e.Out = e.Out[:len(e.Out)+n]
}

// begin makes room for need bytes and the head, and writes the head with the
// next sequence number. The caller writes from p+n on.
func (e *Emitter) begin(need int) (p unsafe.Pointer, n int) {
	need += len(e.head) + 24
	if cap(e.Out)-len(e.Out) < need {
		e.Out = append(make([]byte, 0, 2*cap(e.Out)+need), e.Out...)
	}
	p = unsafe.Add(unsafe.Pointer(unsafe.SliceData(e.Out)), len(e.Out))
	*(*[48]byte)(p) = e.head
	n = e.headSize
	e.Seq++
	if e.Seq < 10 {
		*(*byte)(unsafe.Add(p, n)) = byte('0' + e.Seq)
		return p, n + 1
	}
	return p, n + len(strconv.AppendInt(unsafe.Slice((*byte)(unsafe.Add(p, n)), 20)[:0], int64(e.Seq), 10))
}

// put copies s as the inside of a JSON string to p, where there is room for
// six bytes for each of s.
func put(p unsafe.Pointer, s string) int {
	n := len(s)
	switch {
	case n == 0:
		return 0
	case n >= 8 && n <= 16:
		a, b := load(s, 0), load(s, n-8)
		if textMarks(a)|textMarks(b) == 0 {
			store(p, a)
			store(unsafe.Add(p, n-8), b)
			return n
		}
	case plainText(s):
		return copy(unsafe.Slice((*byte)(p), n), s)
	}
	return len(appendEscaped(unsafe.Slice((*byte)(p), 6*n)[:0], s))
}

// plainText reports whether s needs no escape; it may miss one that is plain.
func plainText(s string) bool {
	n := len(s)
	if n < 8 {
		for i := range n {
			if c := s[i]; c < 0x20 || c == '"' || c == '\\' || c == 0xE2 {
				return false
			}
		}
		return true
	}
	bad := textMarks(load(s, n-8))
	for i := 0; i+8 <= n; i += 8 {
		bad |= textMarks(load(s, i))
	}
	return bad == 0
}

// textMarks finds control characters, `"`, `\` and the first byte of U+2028.
func textMarks(w uint64) uint64 {
	return any20(w) | anyByte(w, '"') | anyByte(w, '\\') | anyByte(w, 0xE2)
}

func appendEscaped(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, '\\', 'n')
		case r == '\r':
			dst = append(dst, '\\', 'r')
		case r == '\t':
			dst = append(dst, '\\', 't')
		case r < 0x20:
			dst = append(dst, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		case r == '\u2028' || r == '\u2029':
			dst = append(dst, '\\', 'u', '2', '0', '2', hex[r&15])
		default:
			dst = append(dst, string(r)...)
		}
	}
	return dst
}
