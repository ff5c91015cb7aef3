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
// diagnostics.
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
