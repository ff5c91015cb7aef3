package main

import (
	"runtime"
	"runtime/debug"
	"syscall"
	"unsafe"
)

// early lies in the first piece of memory that the Go runtime maps.
var early = new([64]byte)

// pageInBulk has the heap's first 16 MB mapped and asks the kernel to hand them
// out in pages of 2 MB where it can: touched in pages of 4 KB they are a fault
// each, 1,600 in a `check` of an example, and a quarter of its time. The runtime
// maps the heap as it grows and keeps no advice, so it grows once, by a slice that
// nobody uses, and gets that back with a collection while there is next to nothing
// to collect. The kernel may decline, and nothing changes.
func pageInBulk() {
	const piece = 4 << 20 // how much the runtime maps at a time, at a multiple of it
	usual := debug.SetGCPercent(-1)
	slice := make([]byte, 15<<20)
	start := uintptr(unsafe.Pointer(early)) &^ (piece - 1)
	end := uintptr(unsafe.Pointer(unsafe.SliceData(slice))) + uintptr(len(slice))
	if start < end && end-start < 2*uintptr(len(slice)) { // one behind the other
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, start, (end-start+piece-1)&^(piece-1), syscall.MADV_HUGEPAGE)
	}
	runtime.GC()
	debug.SetGCPercent(usual)
}
