//go:build race

package main

// detector tells that the race detector watches, which takes its time: a test that
// tries the same at every place tries it at some, and one in which nothing runs in
// parallel is left out.
const detector = true
