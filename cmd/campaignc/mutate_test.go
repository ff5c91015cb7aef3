package main

import (
	"bytes"
	"io"
	"path/filepath"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
)

// exampleWorkspaces opens all examples.
func exampleWorkspaces(t *testing.T) []*workspace {
	t.Helper()
	places, err := workspacesBelow("../../examples")
	if err != nil || len(places) < 8 {
		t.Fatalf("only %d examples were found: %v", len(places), err)
	}
	var all []*workspace
	for _, place := range places {
		w, err := openWorkspace(place)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { w.root.Close() })
		all = append(all, w)
	}
	return all
}

// TestMutantsCanBeRead makes every mutant of the examples: it is another source,
// which the parser takes, and the workspace itself stays as it was.
func TestMutantsCanBeRead(t *testing.T) {
	for _, w := range exampleWorkspaces(t) {
		var before [][]byte
		for _, f := range w.Files {
			before = append(before, lang.Format(f))
		}
		mutants := w.Mutants()
		if len(mutants) < 20 {
			t.Errorf("%s has only %d mutants", w.folder, len(mutants))
		}
		for _, m := range mutants {
			for _, f := range w.Files {
				edits := m.EditsIn(f.Path)
				if edits == nil {
					continue
				}
				source := mutated(f, edits)
				_, found := parser.Parse(f.Path, source)
				if bytes.Equal(source, f.Source) || found.HasErrors() {
					t.Errorf("%s: %v: %s: %q became %q: %v", filepath.Base(w.folder), m.At.Pos, m.Kind, m.Was, m.Is, found)
				}
			}
		}
		for i, f := range w.Files {
			if !bytes.Equal(before[i], lang.Format(f)) {
				t.Errorf("%s was changed", f.Path)
			}
		}
	}
}

// TestMutateWorkers wants the same page from any number of workers.
func TestMutateWorkers(t *testing.T) {
	page := func(workers string) string {
		var out bytes.Buffer
		args := []string{"test", "../../examples/crm-retry", "--mutate", "--workers", workers}
		if status := command(args, &terminal{w: &out}, &terminal{w: io.Discard}); status != statusOK {
			t.Fatalf("exit status %d", status)
		}
		return out.String()
	}
	if one, four := page("1"), page("4"); one != four {
		t.Errorf("one worker prints\n%s\nfour print\n%s", one, four)
	}
}
