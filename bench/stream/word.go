package stream

import "unsafe"

// Eight bytes are looked at as one word, lowest address in the lowest byte.
const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
	lows  = 0x7f7f7f7f7f7f7f7f
)

// zeros marks the bytes of x that are zero with their high bit; it is exact.
func zeros(x uint64) uint64 { return ^((x&lows + lows) | x | lows) }

// any20 and anyByte are not zero when a byte of w is under 0x20, is c. They
// tell no more than that.
func any20(w uint64) uint64           { return (w - ones*0x20) & ^w & highs }
func anyByte(w uint64, c byte) uint64 { x := w ^ ones*uint64(c); return (x - ones) & ^x & highs }

// load and store move eight bytes; the caller has made sure of them.
func load(s string, i int) uint64 {
	return *(*uint64)(unsafe.Add(unsafe.Pointer(unsafe.StringData(s)), i))
}
func store(p unsafe.Pointer, w uint64) { *(*uint64)(p) = w }

// view is b as text, without a copy.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
