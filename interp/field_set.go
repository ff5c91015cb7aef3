package interp

// FieldSet is a set of fields, one bit for each Field.Index: 40 fields are one
// word, which is cleared, asked whether it is empty and walked at once. The
// built-in clear empties it.
type FieldSet []uint64

// NewFieldSet makes an empty set with room for n fields.
func NewFieldSet(n int) FieldSet { return make(FieldSet, (n+63)/64) }

// Has reports whether field i is in the set.
func (s FieldSet) Has(i int) bool { return s[i>>6]>>(i&63)&1 != 0 }

// Add puts field i into the set.
func (s FieldSet) Add(i int) { s[i>>6] |= 1 << (i & 63) }

// Any reports whether the set is not empty.
func (s FieldSet) Any() bool {
	for _, w := range s {
		if w != 0 {
			return true
		}
	}
	return false
}
