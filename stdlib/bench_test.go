package stdlib

import "testing"

// BenchmarkLibrary makes the library as every start does: bodies and signatures.
func BenchmarkLibrary(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Library().Signatures(); err != nil {
			b.Fatal(err)
		}
	}
}
