package parser

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the trees that the sources give")

// TestTree reads the sources in testdata/tree and compares their trees. Each
// file is one source, a line `----`, and its tree.
func TestTree(t *testing.T) {
	paths, err := filepath.Glob("testdata/tree/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			src, want, _ := strings.Cut(string(data), "----\n")
			file, found := Parse(filepath.Base(path), []byte(src))
			for _, d := range found {
				t.Errorf("%v: %s (%s)", d.Span.Pos, d.Message, d.Help)
			}
			got := ""
			if file.Version != nil {
				got += dump(file.Version)
			}
			for _, d := range file.Decls {
				got += dump(d)
			}
			if len(file.Comments) > 0 {
				text, _ := dumpPlain(reflect.ValueOf(file.Comments))
				got += "Comments " + text + "\n"
			}
			if *update {
				if err := os.WriteFile(path, []byte(src+"----\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("tree of %s (-want +got):\n%s", path, diff)
			}
		})
	}
}
