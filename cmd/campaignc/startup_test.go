package main

import "testing"

// BenchmarkCheckExample is `campaignc check` but for the start of the process.
func BenchmarkCheckExample(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		w, err := openWorkspace("../../examples/lead-intake")
		if err != nil {
			b.Fatal(err)
		}
		w.root.Close()
	}
}
