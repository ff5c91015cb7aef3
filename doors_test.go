package campaignc_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the path that the rooms' import paths begin with.
const module = "campaignc"

// doors says which rooms a room may import, as in docs/architecture.md. A new
// room is added here first.
var doors = map[string][]string{
	"lang":     {},
	"parser":   {"lang"},
	"interp":   {"lang"},
	"stdlib":   {"lang", "interp"},
	"data":     {"interp", "lang"},
	"cmd":      {"lang", "parser", "interp", "stdlib", "data"},
	"examples": {},
}

// sealed are the rooms in which nothing may come from outside but through
// arguments: a run is a function of what it is given.
var sealed = []string{"lang", "parser", "interp", "stdlib"}

// ambient are packages by which the outside gets in unasked.
var ambient = []string{"os", "os/exec", "os/user", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand", "syscall"}

const grammarLibrary = "github.com/alecthomas/participle"

// opens judges one import of a file; the file's path is relative to the module.
// Tests may use every room to set something up, but only the parser's know the
// grammar library.
func opens(file, imported string) error {
	room, _, found := strings.Cut(file, "/")
	if !found {
		room = "" // a test at the root
	}
	isTest := strings.HasSuffix(file, "_test.go")
	allowed, known := doors[room]
	to, ours := strings.CutPrefix(imported, module+"/")
	to, _, _ = strings.Cut(to, "/")
	switch {
	case strings.HasPrefix(imported, grammarLibrary) && room != "parser":
		return fmt.Errorf("only parser imports %s", grammarLibrary)
	case isTest:
		return nil
	case !known:
		return fmt.Errorf("the room %q is not in the table of doors", room)
	case ours && to != room && !slices.Contains(allowed, to):
		return fmt.Errorf("%s may import of the module only %v", room, allowed)
	case slices.Contains(sealed, room) && slices.Contains(ambient, imported):
		return fmt.Errorf("%s gets the outside only as arguments", room)
	}
	return nil
}

func TestDoors(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && p != "." && (name == "testdata" || name == "vendor" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || isModule(p)) {
			return filepath.SkipDir
		}
		if d.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		files++
		checkFile(t, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 10 {
		t.Errorf("only %d Go files were found", files)
	}
}

func isModule(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

func checkFile(t *testing.T, p string) {
	file, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Errorf("%s: %v", p, err)
		}
		if err := opens(filepath.ToSlash(p), imported); err != nil {
			t.Errorf("%s imports %s: %v", p, imported, err)
		}
	}
}

// TestDoorsThatStayShut shows that the test above can fail.
func TestDoorsThatStayShut(t *testing.T) {
	for _, tt := range []struct {
		file, imported string
		open           bool
	}{
		{"parser/a.go", "campaignc/lang", true},
		{"parser/a.go", "github.com/alecthomas/participle/v2", true},
		{"parser/a_test.go", "github.com/alecthomas/participle/v2/lexer", true},
		{"stdlib/a.go", "campaignc/interp", true},
		{"cmd/campaignc/a.go", "campaignc/stdlib", true},
		{"cmd/campaignc/a.go", "os", true},
		{"lang/a_test.go", "campaignc/parser", true},
		{"lang/a_test.go", "os", true},
		{"lang/deep/a.go", "campaignc/lang", true},
		{"lang/a.go", "campaignc/parser", false},
		{"lang/a.go", "os", false},
		{"lang/a.go", "github.com/alecthomas/participle/v2", false},
		{"lang/a_test.go", "github.com/alecthomas/participle/v2/lexer", false},
		{"parser/a.go", "campaignc/interp", false},
		{"interp/a.go", "campaignc/stdlib", false},
		{"interp/a.go", "campaignc/data", false},
		{"stdlib/a.go", "campaignc/parser", false},
		{"data/a.go", "campaignc/stdlib", false},
		{"data/a.go", "campaignc/cmd/campaignc", false},
		{"cmd/campaignc/a.go", "github.com/alecthomas/participle/v2", false},
		{"cmd/campaignc/a.go", "campaignc/unknown", false},
		{"util/a.go", "strings", false},
	} {
		if err := opens(tt.file, tt.imported); (err == nil) != tt.open {
			t.Errorf("%s imports %s: %v, want open %v", tt.file, tt.imported, err, tt.open)
		}
	}
}
