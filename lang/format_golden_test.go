package lang_test

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"campaignc/lang"
	"campaignc/parser"
)

var update = flag.Bool("update", false, "write what formatting gives into testdata/format")

// TestFormatGolden compares with testdata/format: of each archive, in.camp
// formatted gives want.camp.
func TestFormatGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/format/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no golden files:", err)
	}
	seen := map[reflect.Type]bool{}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) == 0 || archive.Files[0].Name != "in.camp" {
				t.Fatal("the archive does not begin with in.camp")
			}
			file := mustParse(t, string(archive.Files[0].Data))
			lang.Walk(file, func(n lang.Node) bool { seen[reflect.TypeOf(n)] = true; return true })
			got := checkFormat(t, file)
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want.camp", Data: []byte(got)})
				if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) != 2 || archive.Files[1].Name != "want.camp" {
				t.Fatal("the archive does not end with want.camp")
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	checkKinds(t, seen)
}

// TestFormatWholeFiles is for what a txtar archive cannot show.
func TestFormatWholeFiles(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"an empty file", "", ""},
		{"blank lines only", " \n\t\r\n\n", ""},
		{"a byte order mark only", "\ufeff", ""},
		{"a byte order mark", "\ufefflist \"A\"\n", "list \"A\"\n"},
		{"no line end at the end", `list "A"`, "list \"A\"\n"},
		{"a comment without a line end", "// a", "// a\n"},
		{"spaces behind a comment", "// a \t\nlist \"A\" // b  \n", "// a\nlist \"A\" // b\n"},
		{"lines of Windows", "list \"A\"\r\n\r\n\r\nlist \"B\" // b\r\n", "list \"A\"\n\nlist \"B\" // b\n"},
		{"lines of old Macs", "list \"A\"\rlist \"B\"\r", "list \"A\"\nlist \"B\"\n"},
		{"Windows lines in a string", "email \"A\" {\r\ntext \"\"\"\r\n\ta\r\n\t b\r\n\"\"\"\r\n}\r\n", "email \"A\" {\n  text \"\"\"\n    a\n     b\n    \"\"\"\n}\n"},
		{"semicolons", ";;list \"A\";;list \"B\";", "list \"A\"\nlist \"B\"\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, checkFormat(t, mustParse(t, tt.in))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestFormatBroken demands that a file with errors comes back as it is.
func TestFormatBroken(t *testing.T) {
	src := "list   \"A\"\nlist 3\n"
	file, found := parser.Parse("a.camp", []byte(src))
	if !found.HasErrors() {
		t.Fatal("the source has no errors")
	}
	if got := string(lang.Format(file)); got != src {
		t.Errorf("got %q, want %q", got, src)
	}
}

// TestFormatKeepsTheFile demands that formatting changes neither tree nor source.
func TestFormatKeepsTheFile(t *testing.T) {
	src := "camp 1\nlead{a:string}// x\n"
	file := mustParse(t, src)
	first := string(lang.Format(file))
	if second := string(lang.Format(file)); second != first {
		t.Errorf("the second time gives %q, the first gave %q", second, first)
	}
	if string(file.Source) != src || len(file.Comments) != 1 || len(file.Decls) != 1 {
		t.Error("the file was changed")
	}
}
