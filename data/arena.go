package data

// arena holds the texts of a batch that are not views of it. Its memory is used
// again for the next batch.
type arena struct{ free []byte }

func (a *arena) reset() { a.free = a.free[:0] }

// room returns empty memory for n bytes, to be kept with done.
func (a *arena) room(n int) []byte {
	if cap(a.free)-len(a.free) < n {
		a.free = make([]byte, 0, max(n, 64<<10, 2*cap(a.free)))
	}
	k := len(a.free)
	return a.free[k : k : k+n]
}

// done keeps what was appended to the memory that room gave.
func (a *arena) done(b []byte) string {
	a.free = a.free[:len(a.free)+len(b)]
	return view(b)
}
