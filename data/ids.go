package data

import "github.com/RoaringBitmap/roaring/v2/roaring64"

// IDs is the set of ids that have been seen.
//
// Ids that are whole numbers in plain digits cost next to nothing where they
// follow one another, as they do in most files: a run is two numbers. Numbers
// out of order are kept in a compressed bitmap, at 2 to 16 bytes each. Other ids
// are kept as hashes of 128 bits, at 20 to 40 bytes each; that two of them
// collide is less likely than that the memory errs.
//
// The zero value is an empty set. It is for one goroutine at a time.
type IDs struct {
	from, to uint64 // the run under way, [from, to)
	numbers  *roaring64.Bitmap
	texts    hashes
}

// Add puts an id into the set. It reports whether it is new. It keeps no part
// of the text.
func (s *IDs) Add(id string) bool {
	n, ok := plainNumber(id)
	if !ok {
		return s.texts.add(id)
	}
	if n == s.to && s.to > s.from && (s.numbers == nil || !s.numbers.Contains(n)) {
		s.to++
		return true
	}
	return s.addNumber(n)
}

// addNumber adds a number that does not follow the one before.
func (s *IDs) addNumber(n uint64) bool {
	if n >= s.from && n < s.to {
		return false
	}
	if s.numbers == nil {
		s.numbers = roaring64.New()
	}
	if s.numbers.Contains(n) {
		return false
	}
	if s.to > s.from {
		s.numbers.AddRange(s.from, s.to)
	}
	s.from, s.to = n, n+1
	return true
}

// sparse is where numbers tend to lie so far apart that a bitmap wastes memory.
const sparse = 1 << 36

// plainNumber reads a whole number under sparse that is written in only one
// way: digits without a leading zero. `1`, `01` and `1.0` are three ids.
func plainNumber(id string) (uint64, bool) {
	if len(id) == 0 || len(id) > 11 || id[0] == '0' && len(id) > 1 {
		return 0, false
	}
	n := uint64(0)
	for i := range len(id) {
		d := id[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + uint64(d)
	}
	return n, n < sparse
}
