package data

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestReadTable reads a table as text.
func TestReadTable(t *testing.T) {
	fsys := fstest.MapFS{"countries.csv": {Data: []byte(byteOrderMark + " alias ,name\r\nu.s.a.,\"United \"\"States\"\"\"\r\n\r\n*,\r\n\"a\nb\",c")}}
	header, rows, err := ReadTable(fsys, "countries.csv")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"alias", "name"}, {"u.s.a.", `United "States"`}, {"*", ""}, {"a\nb", "c"}}
	if diff := cmp.Diff(want, append([][]string{header}, rows...)); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
}

// TestReadTableErrors names the line; the caller names the file.
func TestReadTableErrors(t *testing.T) {
	long := "a,b\n1," + strings.Repeat("x", maxRecord)
	for _, test := range []struct{ in, want string }{
		{"", "no header: the file is empty; the first line must name the columns"},
		{"a,A\n", `line 1: the header "A" of column 2 is given before, as "a" in column 1; headers count as the same when they differ only in case, spaces, _ and -`},
		{"a,\n", "line 1: column 2 has no header; give it a name or take it out"},
		{"a,b\n1,2\n\n1\n", "line 4: 1 column where the header has 2"},
		{"a,b\n1,\"2\n3\"\n1,\x002\n", `line 4: column "b": the control character U+0000`},
		{"a,b\n1,\xff\n", `line 2: column "b": text that is not UTF-8; save the file as UTF-8`},
		{"a,b\n1,2\n3,\"4\n5", "line 3: the quote that opens on line 3 is never closed, so the rest of the file cannot be read"},
		{"a,b\n1," + strings.Repeat("x", maxField+1) + "\n", `line 2: column "b": a value of 1048577 bytes; the limit is 1048576`},
		{long, "line 2: a row of 4194306 bytes; the limit is 4194304"},
		{long + "\n", "line 2: a row of 4194306 bytes; the limit is 4194304"},
	} {
		_, _, err := ReadTable(fstest.MapFS{"t.csv": {Data: []byte(test.in)}}, "t.csv")
		var fault *DataError
		if !errors.As(err, &fault) || err.Error() != test.want {
			t.Errorf("%.60q\ngives %v\nwant  %s", test.in, err, test.want)
		}
	}
}

// TestReadTableFiles takes regular files of the workspace, and no others.
func TestReadTableFiles(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "t.csv")
	for name, text := range map[string]string{outside: "a\n1\n", filepath.Join(dir, "t.csv"): "a\n2\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"out.csv": outside, "up.csv": "../../etc/passwd", "in.csv": "t.csv", "null.csv": os.DevNull} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "d.csv"), 0o700); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, want := range map[string]string{
		"t.csv": "", "in.csv": "", "d.csv": "not a file",
		"out.csv": "cannot be read: path escapes from parent", "up.csv": "cannot be read: path escapes from parent", "null.csv": "cannot be read: path escapes from parent",
		"../t.csv": "cannot be read: invalid argument", "none.csv": "cannot be read: no such file or directory",
	} {
		_, rows, err := ReadTable(root.FS(), name)
		switch {
		case want == "" && (err != nil || len(rows) != 1 || rows[0][0] != "2"):
			t.Errorf("%s: %v, %v", name, rows, err)
		case want != "" && (err == nil || err.Error() != want):
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	if _, _, err := ReadTable(hugeFile{}, "t.csv"); err == nil || err.Error() != "a table of 67108865 bytes; the limit is 67108864" {
		t.Errorf("a huge table: %v", err)
	}
}

// hugeFile has one file, over the limit; reading it would be an error.
type hugeFile struct{}

func (hugeFile) Open(string) (fs.File, error) { return nil, errors.New("opened") }

func (hugeFile) Stat(string) (fs.FileInfo, error) { return hugeInfo{}, nil }

type hugeInfo struct{ fs.FileInfo }

func (hugeInfo) Mode() fs.FileMode { return 0o644 }
func (hugeInfo) Size() int64       { return maxTable + 1 }
