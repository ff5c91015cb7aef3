//go:build !linux

package main

// pageInBulk does nothing: only Linux is asked for large pages.
func pageInBulk() {}
