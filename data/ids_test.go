package data

import (
	"math/rand/v2"
	"runtime"
	"strconv"
	"testing"
)

// TestIDs tells a new id from one seen, like a map does.
func TestIDs(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	shapes := map[string]func(i int) string{
		"in order":      strconv.Itoa,
		"backwards":     func(i int) string { return strconv.Itoa(5000 - i) },
		"with gaps":     func(i int) string { return strconv.Itoa(i + i/7) },
		"random":        func(int) string { return strconv.Itoa(random.IntN(3000)) },
		"far apart":     func(int) string { return strconv.FormatInt(random.Int64N(1<<38), 10) },
		"leading zeros": func(i int) string { return "0" + strconv.Itoa(i%900) },
		"texts":         func(i int) string { return "lead " + strconv.Itoa(random.IntN(3000)) },
		"mixed": func(i int) string {
			return []string{"", "+", "-", " ", "0", "99999999999", "68719476735", "68719476736"}[random.IntN(8)] + strconv.Itoa(random.IntN(50))
		},
		"runs that meet": func(i int) string { return strconv.Itoa([]int{100, 101, 102, 98, 99, 100, 103, 104, 97}[i%9] + i/9*2) },
	}
	for name, id := range shapes {
		t.Run(name, func(t *testing.T) {
			var ids IDs
			seen := map[string]bool{}
			for i := range 5000 {
				s := id(i)
				if got := ids.Add(s); got == seen[s] {
					t.Fatalf("Add(%q) = %v", s, got)
				}
				seen[s] = true
			}
			for s := range seen {
				if ids.Add(s) {
					t.Fatalf("%q was forgotten", s)
				}
			}
		})
	}
}

// TestIDsMemory keeps ids in order in next to no memory, and copies none.
func TestIDsMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var ids IDs
	var buf []byte
	for i := range 1_000_000 {
		buf = strconv.AppendInt(buf[:0], int64(i), 10)
		if !ids.Add(view(buf)) {
			t.Fatalf("%s is not new", buf)
		}
	}
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 10_000 {
		t.Errorf("a million ids in order take %d bytes", grown)
	}
}
