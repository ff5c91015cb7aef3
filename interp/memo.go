package interp

import (
	"encoding/binary"
	"math/bits"
	"unsafe"
)

// memo remembers what an expression came to that reads one text of the lead
// and nothing else: countries, titles and statuses have few values, and looking
// one up takes less than asking a table or five `contains`. That is 13 % of the
// evaluator's time on the intake workload. A memo belongs to one machine, keeps
// texts in memory of its own, and is given up where it does not pay. It changes
// no result.
type memo struct {
	sets   []memoSet // nil until it was asked a few times
	asked  int       // since it was last judged
	missed int
	off    bool
}

const (
	memoSets   = 128  // of two slots each: 16 KB
	memoText   = 28   // bytes of a text that is remembered
	memoBegins = 32   // asks before memory is taken: short runs take none
	memoTrial  = 1024 // asks from one judgement to the next
	memoMisses = memoTrial / 5
	memosLimit = 64 // in one program
)

// memoSet holds the two slots of texts that hash alike. They are overwritten
// in turn.
type memoSet [2]memoSlot

// memoSlot is one text and what came of it. It fills a line of the processor's
// cache: to find a text reads one line, or two.
type memoSlot struct {
	number    int32 // what the expression came to, as a number
	used      bool
	next      uint8 // in a set's first slot: which is overwritten next
	key, text memoBytes
}

type memoBytes struct {
	size  uint8
	bytes [memoText]byte
}

func (b *memoBytes) set(s string)     { b.size = uint8(copy(b.bytes[:], s)) }
func (b *memoBytes) is(s string) bool { return string(b.bytes[:b.size]) == s }

// find returns the slot of a text, or nil. Where it returns nil and a set, the
// caller may keep what it finds out in the set.
func (m *memo) find(s string) (*memoSlot, *memoSet) {
	if m.off || len(s) > memoText {
		return nil, nil
	}
	if m.sets == nil {
		if m.asked++; m.asked < memoBegins {
			return nil, nil
		}
		m.sets, m.asked = make([]memoSet, memoSets), 0
	}
	if m.asked++; m.asked == memoTrial && m.judge() {
		return nil, nil
	}
	set := &m.sets[memoHash(s)%memoSets]
	for i := range set {
		if slot := &set[i]; slot.used && slot.key.is(s) {
			return slot, set
		}
	}
	m.missed++
	return nil, set
}

// judge gives the memo up when more than one ask in five found nothing.
func (m *memo) judge() (off bool) {
	if m.missed > memoMisses {
		m.sets, m.off = nil, true
		return true
	}
	m.asked, m.missed = 0, 0
	return false
}

// keep remembers what the expression came to for a text.
func (set *memoSet) keep(s string, number int32, text string) {
	slot := &set[set[0].next]
	set[0].next ^= 1
	slot.used, slot.number = true, number
	slot.key.set(s)
	slot.text.set(text)
}

// memoHash mixes the length and the first and last eight bytes of s.
func memoHash(s string) uint64 {
	var a, b uint64
	p := unsafe.Slice(unsafe.StringData(s), len(s))
	switch n := len(p); {
	case n >= 8:
		a, b = binary.LittleEndian.Uint64(p), binary.LittleEndian.Uint64(p[n-8:])
	case n >= 4:
		a, b = uint64(binary.LittleEndian.Uint32(p)), uint64(binary.LittleEndian.Uint32(p[n-4:]))
	case n > 0:
		a = uint64(p[0]) | uint64(p[n/2])<<8 | uint64(p[n-1])<<16
	}
	hi, lo := bits.Mul64(a^0x9e3779b97f4a7c15, b^0xbf58476d1ce4e5b9^uint64(len(s))<<32)
	return hi ^ lo
}
