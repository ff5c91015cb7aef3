package data

import "hash/maphash"

// hashes is a set of texts, of which it keeps 128 bits each: an open table that
// doubles when three quarters of it are full.
type hashes struct {
	slots []hash // a power of two; the zero hash is a free slot
	used  int
	seeds [2]maphash.Seed
}

type hash [2]uint64

// add puts a text into the set and reports whether it is new.
func (h *hashes) add(text string) bool {
	if h.slots == nil {
		h.slots = make([]hash, 1024)
		h.seeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}
	}
	key := hash{maphash.String(h.seeds[0], text), maphash.String(h.seeds[1], text) | 1} // never zero
	i := h.find(key)
	if h.slots[i] == key {
		return false
	}
	h.slots[i] = key
	if h.used++; h.used > len(h.slots)/4*3 {
		h.grow()
	}
	return true
}

// find returns the slot that holds the hash, or the free one where it belongs.
func (h *hashes) find(key hash) int {
	last := len(h.slots) - 1
	i := int(key[0]) & last
	for h.slots[i] != key && h.slots[i] != (hash{}) {
		i = (i + 1) & last
	}
	return i
}

func (h *hashes) grow() {
	old := h.slots
	h.slots = make([]hash, 2*len(old))
	for _, key := range old {
		if key != (hash{}) {
			h.slots[h.find(key)] = key
		}
	}
}
