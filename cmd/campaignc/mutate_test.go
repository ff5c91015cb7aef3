package main

import (
	"bytes"
	"io"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

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

// caseWorkspaces opens the workspaces of all language cases that have no errors.
func caseWorkspaces(t *testing.T) []*workspace {
	t.Helper()
	paths, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all []*workspace
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		w, err := openWorkspace(newLanguageCase(t, archive).dir)
		if err != nil {
			continue // the case is about a workspace further down
		}
		t.Cleanup(func() { w.root.Close() })
		if !w.diagnostics.HasErrors() {
			all = append(all, w)
		}
	}
	return all
}

// TestMutantsCanBeRead makes every mutant of the examples and cases: it is another
// source, which the parser takes, and the workspace itself stays as it was.
func TestMutantsCanBeRead(t *testing.T) {
	if detector {
		t.Skip("nothing runs in parallel here")
	}
	made, kinds := 0, map[lang.MutantKind]bool{}
	for _, w := range append(exampleWorkspaces(t), caseWorkspaces(t)...) {
		var before [][]byte
		for _, f := range w.Files {
			before = append(before, lang.Format(f))
		}
		for _, m := range w.Mutants() {
			made++
			kinds[m.Kind] = true
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
	if made < 1500 || len(kinds) < 18 {
		t.Errorf("only %d mutants of %d kinds", made, len(kinds))
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
