package interp

import "sync/atomic"

// batchSize finds how many bytes of input make a batch: where a row becomes
// much, as in a month of virtual time, fewer rows are under way at once, so that
// memory does not grow with what flows do. Results do not depend on it.
type batchSize struct {
	bytes atomic.Int64 // of the next batch; 0: nothing is known yet
}

const (
	firstBatch  = 4 << 10 // bytes, to learn by
	least       = 1 << 10 // bytes of a batch
	resultBytes = 2 << 20 // that a batch may become
)

// next is how many bytes to ask for. It is safe for concurrent use with learn.
func (s *batchSize) next() int {
	if n := s.bytes.Load(); n > 0 {
		return int(n)
	}
	return firstBatch
}

// learn looks at what a batch became.
func (s *batchSize) learn(r *result) {
	in, out := len(r.batch.Data), len(r.leads)+len(r.log)+len(r.waiting)
	if in == 0 {
		return
	}
	s.bytes.Store(int64(max(least, in*resultBytes/max(out, 1))))
}
