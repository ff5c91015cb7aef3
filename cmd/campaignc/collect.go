package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// collectLater lets the heap grow to 8 MB, rather than 4, before the first
// collection; those that follow come as ever. Most commands are over by then, and a
// collection would take a fifth of their time. The environment variable GOGC wins.
func collectLater() {
	if os.Getenv("GOGC") != "" {
		return
	}
	const usual, twice = 100, 200 // percent
	debug.SetGCPercent(twice)
	type sentinel struct{ _ [32]byte } // goes with the first collection; smaller ones share memory
	runtime.AddCleanup(new(sentinel), func(percent int) { debug.SetGCPercent(percent) }, usual)
}
