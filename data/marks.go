package data

import "encoding/binary"

// Eight bytes are looked at as one word. The masks have a byte's high bit set
// where the byte is the one looked for; they are exact.
const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
	lows  = 0x7f7f7f7f7f7f7f7f
)

// zeros marks the bytes of x that are zero.
func zeros(x uint64) uint64 { return ^((x&lows + lows) | x | lows) }

// traits says what a stretch of text holds besides plain ASCII.
type traits uint8

const (
	wide     traits = 1 << iota // bytes over 0x7F
	controls                    // control characters other than tab, LF and CR
	returns                     // CR
)

// mark sets a bit in marks for every `,`, `"` and LF of data, and one for the
// byte after the last. The bit of data[i] is bit i%64 of marks[i/64].
func mark(marks []uint64, data []byte) ([]uint64, traits) {
	blocks := len(data)/64 + 1
	if cap(marks) < blocks {
		marks = make([]uint64, blocks, cap(data)/64+1)
	}
	marks = marks[:blocks]
	full := blocks - 1
	seen := markBlocks(marks[:full], data)
	var tail [64]byte
	n := copy(tail[:], data[full*64:])
	for i := n; i < len(tail); i++ {
		tail[i] = ' '
	}
	seen |= markBlocks(marks[full:], tail[:])
	marks[full] |= 1 << n
	return marks, seen
}

// markWords marks 64 bytes of data for each of marks, eight at a time.
func markWords(marks []uint64, data []byte) traits {
	var seen, low, cr uint64
	for i := range marks {
		b := (*[64]byte)(data[i*64:])
		var m uint64
		for j := 0; j < 64; j += 8 {
			w := binary.LittleEndian.Uint64(b[j : j+8])
			lf := zeros(w ^ ones*'\n')
			hit := zeros(w^ones*',') | zeros(w^ones*'"') | lf
			// The product gathers the eight high bits in its top byte.
			m |= (hit >> 7 * 0x0102040810204080 >> 56) << j
			seen |= w
			if odd := (below20(w) &^ lf) | del(w); odd != 0 {
				r := zeros(w ^ ones*'\r')
				cr |= r
				low |= odd &^ (r | zeros(w^ones*'\t'))
			}
		}
		marks[i] = m
	}
	return traitsOf(seen&highs != 0, low != 0, cr != 0)
}

func traitsOf(hasWide, hasControls, hasReturns bool) traits {
	var t traits
	if hasWide {
		t |= wide
	}
	if hasControls {
		t |= controls
	}
	if hasReturns {
		t |= returns
	}
	return t
}

// below20 marks the bytes under 0x20.
func below20(w uint64) uint64 { return ^(w&lows + ones*0x60 | w) & highs }

// del marks the bytes that are 0x7F.
func del(w uint64) uint64 { return (w&lows + ones) &^ w & highs }

// any20, anyByte: not zero when a byte of w is under 0x20, is c. Only the lowest
// mark is exact, which makes them cheaper than the others.
func any20(w uint64) uint64           { return (w - ones*0x20) & ^w & highs }
func anyByte(w uint64, c byte) uint64 { x := w ^ ones*uint64(c); return (x - ones) & ^x & highs }
