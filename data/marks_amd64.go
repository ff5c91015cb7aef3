package data

import "golang.org/x/sys/cpu"

// markVectors marks 64 bytes of data for each of blocks, with AVX2. What it
// returns is not zero when data holds bytes over 0x7F, control characters other
// than tab, LF and CR, or CRs.
//
//go:noescape
func markVectors(marks *uint64, data *byte, blocks int) (wide, controls, returns uint32)

var vectors = cpu.X86.HasAVX2

// markBlocks marks 64 bytes of data for each of marks.
func markBlocks(marks []uint64, data []byte) traits {
	if !vectors {
		return markWords(marks, data)
	}
	if len(marks) == 0 {
		return 0
	}
	_ = data[len(marks)*64-1]
	wides, lows, crs := markVectors(&marks[0], &data[0], len(marks))
	return traitsOf(wides != 0, lows != 0, crs != 0)
}
