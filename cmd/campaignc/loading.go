package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// loadingHeap is how large the heap may grow between collections while a workspace
// is read and checked, unless it doubles: 100,000 lines then need some 400 MB, and less than 512 on a busy machine.
const loadingHeap = 256 << 20

// loading has the garbage collected less often until done is called. What is read
// stays, so that each collection looks at all of it again for little: 40 times, and
// 18 % of the time, for 100,000 lines. A workspace that is loaded before the first
// collection, as any small one is, is not touched by it, nor is one where the
// environment variable GOGC says how often.
func loading() (done func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	l := &loader{}
	l.await()
	return l.end
}

type loader struct {
	sync.Mutex
	changed, ended bool
}

// await has grow called after the next collection.
func (l *loader) await() {
	type sentinel struct{ _ [32]byte }
	runtime.AddCleanup(new(sentinel), (*loader).grow, l)
}

// grow lets the heap grow from what is in use to the bound, five times at most.
func (l *loader) grow() {
	l.Lock()
	defer l.Unlock()
	if l.ended {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	percent := min(max(100*loadingHeap/(live[0].Value.Uint64()+1), 200), 500) - 100
	debug.SetGCPercent(int(percent))
	l.changed = true
	l.await()
}

func (l *loader) end() {
	l.Lock()
	defer l.Unlock()
	l.ended = true
	if l.changed {
		debug.SetGCPercent(100)
	}
}
