//go:build !amd64

package data

// markBlocks marks 64 bytes of data for each of marks.
func markBlocks(marks []uint64, data []byte) traits { return markWords(marks, data) }
