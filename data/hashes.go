package data

import "hash/maphash"

// hashes is a set of texts, of which it keeps 128 bits each. It is many small
// tables, since a small one is cheap to double: it fits the processor's cache,
// and little is held twice while it is done.
type hashes struct {
	tables [256]hashTable
	seeds  [2]maphash.Seed
	seeded bool
}

// hashTable is an open table that doubles when three quarters of it are full.
type hashTable struct {
	slots []hash // a power of two; the zero hash is a free slot
	used  int
}

type hash [2]uint64

// add puts a text into the set and reports whether it is new.
func (h *hashes) add(text string) bool {
	if !h.seeded {
		h.seeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}
		h.seeded = true
	}
	key := hash{maphash.String(h.seeds[0], text), maphash.String(h.seeds[1], text) | 1} // never zero
	return h.tables[key[0]>>56].add(key)
}

func (t *hashTable) add(key hash) bool {
	if t.used >= len(t.slots)/4*3 {
		t.grow()
	}
	i := t.find(key)
	if t.slots[i] == key {
		return false
	}
	t.slots[i] = key
	t.used++
	return true
}

// find returns the slot that holds the hash, or the free one where it belongs.
func (t *hashTable) find(key hash) int {
	last := len(t.slots) - 1
	i := int(key[0]) & last
	for t.slots[i] != key && t.slots[i] != (hash{}) {
		i = (i + 1) & last
	}
	return i
}

func (t *hashTable) grow() {
	old := t.slots
	t.slots = make([]hash, max(16, 2*len(old)))
	for _, key := range old {
		if key != (hash{}) {
			t.slots[t.find(key)] = key
		}
	}
}
