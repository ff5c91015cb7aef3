package parser

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"campaignc/lang"
)

// extension is that of source files.
const extension = ".camp"

// Workspace reads all source files below the root of fsys, sorted by path:
// regular files that end in `.camp`, outside folders whose name begins with a
// dot. The error is one of reading files only; what is wrong in them is in the
// diagnostics. A file that begins with a `given` line holds answers, see
// Answers, and is none of the workspace's, so that it may lie beside it.
func Workspace(fsys fs.FS) ([]*lang.File, lang.Diagnostics, error) {
	var files []*lang.File
	var found lang.Diagnostics
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case !entry.Type().IsRegular() || path.Ext(name) != extension:
			return nil
		}
		src, err := readFile(fsys, name)
		if err != nil {
			return err
		}
		if answersOnly(src) {
			return nil
		}
		file, ds := Parse(name, src)
		files = append(files, file)
		found = append(found, ds...)
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return sortFiles(files), found.Sort(), nil
}

// answersOnly reports whether the first line that says something is a `given`
// line.
func answersOnly(src []byte) bool {
	text := strings.TrimPrefix(string(src), byteOrderMark)
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		word, _, _ := strings.Cut(line, " ")
		return word == "given"
	}
	return false
}

// sortFiles orders by path. WalkDir goes folder by folder, which is not that
// order: "a-b.camp" stands before "a/x.camp".
func sortFiles(files []*lang.File) []*lang.File {
	slices.SortFunc(files, func(a, b *lang.File) int { return strings.Compare(a.Path, b.Path) })
	return files
}

// readFile reads a file, but no more of it than shows that it is too large.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return src, nil
}
