package data

import (
	"encoding/binary"
	"unsafe"
)

// What is written most, short texts into the log and into rows, is written
// without asking for room each time: the caller has seen to room for all of a
// record, and names the place by a pointer. A put function writes at p, returns
// how many bytes count, and may leave up to 16 more that do not: whoever makes
// room adds rawSlack.
const rawSlack = 16

// load and store move eight bytes, the lowest address in the lowest byte.
func load(p unsafe.Pointer) uint64     { return binary.LittleEndian.Uint64((*[8]byte)(p)[:]) }
func store(p unsafe.Pointer, w uint64) { binary.LittleEndian.PutUint64((*[8]byte)(p)[:], w) }

// special are the bytes that a kind of text cannot hold as they are: those
// that are under below when flipped, a, and b. Each is given for eight bytes at
// once. It may tell others to be special too.
type special struct{ flip, below, a, b uint64 }

var (
	// jsonSpecial: control characters, `"`, `\` and the first byte of U+2028. The
	// flip brings `"` next to the control characters: one test for both.
	jsonSpecial = special{ones * 0x02, ones * 0x21, ones * '\\', ones * 0xE2}
	// cellSpecial: `"`, `,`, and with line ends the control characters before them.
	cellSpecial = special{0, ones * 0x0E, ones * '"', ones * ','}
)

// in is not zero when w holds a special byte.
func (x special) in(w uint64) uint64 {
	low, a, b := w^x.flip, w^x.a, w^x.b
	return ((low-x.below)&^low | (a-ones)&^a | (b-ones)&^b) & highs
}

// within reports whether s holds a special byte.
func (x special) within(s string) bool {
	n := len(s)
	if n < 8 {
		return x.in(shortWord(s)) != 0
	}
	p := unsafe.Pointer(unsafe.StringData(s))
	bad := x.in(load(unsafe.Add(p, n-8)))
	for i := 0; i < n-8; i += 8 {
		bad |= x.in(load(unsafe.Add(p, i)))
	}
	return bad != 0
}

// spaces fill up a short word: they are not special.
const spaces = ones * ' '

// shortWord is s, of up to seven bytes, as a word filled up with spaces.
func shortWord(s string) uint64 {
	n := len(s)
	p := unsafe.Pointer(unsafe.StringData(s))
	w := uint64(0)
	switch {
	case n >= 4:
		first := binary.LittleEndian.Uint32((*[4]byte)(p)[:])
		last := binary.LittleEndian.Uint32((*[4]byte)(unsafe.Add(p, n-4))[:])
		w = uint64(first) | uint64(last)<<(8*(n-4)&63)
	case n > 0:
		w = uint64(s[0]) | uint64(s[n>>1])<<(8*(n>>1)&63) | uint64(s[n-1])<<(8*(n-1)&63)
	}
	return w | spaces<<(8*n&63)
}

// putPlain looks at s and copies it at once, as words that may overlap. It
// reports false, and what it wrote is nothing, when s holds a special byte.
func putPlain(p unsafe.Pointer, s string, x special) bool {
	n := len(s)
	if n < 8 {
		w := shortWord(s)
		store(p, w)
		return x.in(w) == 0
	}
	from := unsafe.Pointer(unsafe.StringData(s))
	last := load(unsafe.Add(from, n-8))
	bad := x.in(last)
	for i := 0; i < n-8; i += 8 {
		w := load(unsafe.Add(from, i))
		bad |= x.in(w)
		store(unsafe.Add(p, i), w)
	}
	store(unsafe.Add(p, n-8), last)
	return bad == 0
}

// putEscaped puts what stands between the quotes of a JSON string; it takes up
// to escapedMost bytes for each of s.
func putEscaped(p unsafe.Pointer, s string) int {
	// Most values are this short: two words, and no call. (7 of 50 ns of a record.)
	if n := len(s); n >= 8 && n <= 16 {
		from := unsafe.Pointer(unsafe.StringData(s))
		first, last := load(from), load(unsafe.Add(from, n-8))
		if jsonSpecial.in(first)|jsonSpecial.in(last) == 0 {
			store(p, first)
			store(unsafe.Add(p, n-8), last)
			return n
		}
	} else if n == 0 {
		return 0
	} else if putPlain(p, s, jsonSpecial) {
		return n
	}
	return len(appendEscapedSlowly(unsafe.Slice((*byte)(p), escapedMost*len(s))[:0], s))
}

// escapedMost is what a byte may take in a JSON string: \u001f.
const escapedMost = 6

// putCell puts a cell of CSV, in quotes only where it needs them; it takes up to
// cellMost bytes.
func putCell(p unsafe.Pointer, s string) int {
	if putPlain(p, s, cellSpecial) {
		return len(s)
	}
	return len(appendCellSlowly(unsafe.Slice((*byte)(p), cellMost(s))[:0], s))
}

func cellMost(s string) int { return 2*len(s) + 2 }

// putText puts s as it is.
func putText(p unsafe.Pointer, s string) int {
	n := len(s)
	if n >= 8 && n <= 16 {
		from := unsafe.Pointer(unsafe.StringData(s))
		store(p, load(from))
		store(unsafe.Add(p, n-8), load(unsafe.Add(from, n-8)))
		return n
	}
	return copy(unsafe.Slice((*byte)(p), n), s)
}

// putCount puts a number over 0 that is mostly small.
func putCount(p unsafe.Pointer, n int) int {
	if uint(n) < 10 {
		*(*byte)(p) = byte('0' + n)
		return 1
	}
	return len(appendCount(unsafe.Slice((*byte)(p), countMost)[:0], n))
}

// countMost is what a number takes at most.
const countMost = 20
