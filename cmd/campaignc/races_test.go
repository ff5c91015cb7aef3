package main

import (
	"bufio"
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSeededRaces holds the checker against a workspace of seventy campaigns with
// sixteen races, and against its twin, in which they are put in order.
func TestSeededRaces(t *testing.T) {
	for _, name := range []string{"seeded", "clean"} {
		t.Run(name, func(t *testing.T) {
			w, err := openWorkspace("testdata/races/" + name)
			if err != nil {
				t.Fatal(err)
			}
			defer w.root.Close()
			if len(w.Campaigns) != 71 {
				t.Errorf("%d campaigns, want 71", len(w.Campaigns))
			}
			var got bytes.Buffer
			out := &terminal{w: &got}
			newReport(out, "", w.Files...).writeTo(out, w.diagnostics)
			compareGolden(t, "testdata/races/"+name+".txt", got.Bytes())

			var page bytes.Buffer
			for _, json := range []bool{false, true} {
				p := &racePage{workspace: w, out: bufio.NewWriter(&page), json: json, lines: sourceLines(w.Files)}
				for _, r := range w.Races {
					p.show(r)
				}
				if err := p.end(); err != nil {
					t.Fatal(err)
				}
			}
			compareGolden(t, "testdata/races/"+name+".races.txt", page.Bytes())
		})
	}
}

// compareGolden compares with what a file holds, or writes it with -update.
func compareGolden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s: -want +got\n%s", file, diff)
	}
}
