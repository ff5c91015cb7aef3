package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestMistakes checks the workspaces of testdata/mistakes. Each holds one
// mistake that marketers make in practice, named by the comment of its archive,
// on the line that ends in `// here`. It gives exactly one diagnostic, which
// begins on that line; want.check is all that `campaignc check` prints.
func TestMistakes(t *testing.T) {
	files, err := filepath.Glob("testdata/mistakes/*.txtar")
	if err != nil || len(files) < 60 {
		t.Fatalf("%d mistakes: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			checkMistake(t, archive)
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func checkMistake(t *testing.T, a *txtar.Archive) {
	w, err := openWorkspace(newLanguageCase(t, a).dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.root.Close()
	if len(a.Comment) == 0 {
		t.Error("nothing says what goes wrong in practice")
	}
	var found []place
	for _, d := range w.diagnostics {
		found = append(found, place{d.Span.Pos.Filename, d.Span.Pos.Line})
	}
	if diff := cmp.Diff(marked(a), found); diff != "" {
		t.Errorf("the places of what was found:\n%s", diff)
	}
	var out bytes.Buffer
	if err := (&checkCommand{Max: 50, Format: "text"}).print(&terminal{w: &out}, w); err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(out.String(), filepath.ToSlash(w.folder)+"/", "")
	for i, section := range a.Files {
		switch {
		case section.Name != "want.check":
		case *update:
			a.Files[i].Data = []byte(got)
		case string(section.Data) != got:
			t.Error(cmp.Diff(string(section.Data), got))
		}
	}
}

// place is where a diagnostic begins.
type place struct {
	File string
	Line int
}

// marked are the places of the source that are marked.
func marked(a *txtar.Archive) []place {
	var places []place
	for _, section := range a.Files {
		for i, line := range strings.Split(string(section.Data), "\n") {
			if filepath.Ext(section.Name) == ".camp" && strings.HasSuffix(line, "// here") {
				places = append(places, place{section.Name, i + 1})
			}
		}
	}
	return places
}
