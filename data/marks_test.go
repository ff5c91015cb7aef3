package data

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// markBytes is what mark does, one byte at a time.
func markBytes(data []byte) ([]uint64, traits) {
	marks := make([]uint64, len(data)/64+1)
	var t traits
	for i, b := range data {
		switch {
		case b == ',' || b == '"' || b == '\n':
			marks[i/64] |= 1 << (i % 64)
		case b == '\r':
			t |= returns
		case b >= 0x80:
			t |= wide
		case b < 0x20 && b != '\t' || b == 0x7f:
			t |= controls
		}
	}
	marks[len(data)/64] |= 1 << (len(data) % 64)
	return marks, t
}

// TestMarks marks like the slow way, with every byte in every place.
func TestMarks(t *testing.T) {
	var got []uint64
	check := func(data []byte) {
		t.Helper()
		want, wantSeen := markBytes(data)
		var seen traits
		got, seen = mark(got, data)
		if !slices.Equal(got, want) || seen != wantSeen {
			t.Fatalf("%q: %x %b, want %x %b", data, got, seen, want, wantSeen)
		}
		full := len(data) / 64
		words := make([]uint64, full)
		byWords := markWords(words, data)
		vectors := make([]uint64, full)
		if byVectors := markBlocks(vectors, data[:full*64]); byVectors != byWords || !slices.Equal(words, vectors) {
			t.Fatalf("%q: words and vectors differ", data)
		}
	}
	for b := range 256 {
		for _, size := range []int{0, 1, 7, 8, 63, 64, 65, 130} {
			data := []byte(strings.Repeat("a", size))
			for i := range data {
				data[i] = byte(b)
				check(data)
				data[i] = 'a'
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		data := make([]byte, random.IntN(300))
		for i := range data {
			data[i] = byte(random.IntN(256))
			if random.IntN(2) == 0 {
				data[i] = ",\"\n\r\t\x00\x7f\x80\xff\x1f\x20a"[random.IntN(12)]
			}
		}
		check(data)
	}
}
