package parser

import (
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"campaignc/lang"
)

// extension is that of source files.
const extension = ".camp"

// maxWorkspaceBytes limits the sources of a workspace together.
const maxWorkspaceBytes = 16 << 20

// Workspace reads all source files below the root of fsys, sorted by path:
// regular files that end in `.camp`, outside folders whose name begins with a
// dot. The error is one of reading files only; what is wrong in them is in the
// diagnostics. A file that begins with a `given` line holds answers, see
// Answers, and is none of the workspace's, so that it may lie beside it.
func Workspace(fsys fs.FS) ([]*lang.File, lang.Diagnostics, error) {
	sources, err := listSources(fsys)
	if err != nil {
		return nil, nil, err
	}
	size := int64(0)
	for _, s := range sources {
		if size += s.size; size > maxWorkspaceBytes {
			return nil, lang.Diagnostics{workspaceTooLarge(s.name)}, nil
		}
	}
	results := make([]result, len(sources))
	workers := 1 + int(size/workerBytes)
	each(len(sources), workers, func(i int) { results[i] = readSource(fsys, sources[i].name) })
	var files []*lang.File
	var found lang.Diagnostics
	for _, r := range results {
		if r.err != nil {
			return nil, nil, r.err
		}
		if r.file != nil {
			files = append(files, r.file)
			found = append(found, r.found...)
		}
	}
	return files, found.Sort(), nil
}

func workspaceTooLarge(name string) lang.Diagnostic {
	at := lang.Position{Filename: name, Line: 1, Column: 1}
	return diagnostic(lang.CodeTooLarge, lang.Span{Pos: at, EndPos: at}, "the workspace is larger than 16 MiB up to this file", "split it into several workspaces")
}

// result is what reading one file gave; file is nil for one that is not read.
type result struct {
	file  *lang.File
	found lang.Diagnostics
	err   error
}

func readSource(fsys fs.FS, name string) result {
	src, err := readFile(fsys, name)
	if err != nil {
		return result{err: err}
	}
	return fileOf(name, src)
}

func fileOf(name string, src []byte) result {
	if HoldsAnswers(src) {
		return result{}
	}
	file, found := Parse(name, src)
	return result{file: file, found: found}
}

// workerBytes is how much source is worth another worker: one that parses needs
// a grammar of its own, and to build that takes as long as to read some files.
const workerBytes = 64 << 10

// each calls do for 0 to n-1, with so many workers and no more than there are
// cores.
func each(n, workers int, do func(i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(n, workers, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	group.Wait()
}

// sourceFile is a source file and its size in bytes.
type sourceFile struct {
	name string
	size int64
}

// listSources lists the source files. WalkDir goes folder by folder, which is
// not the order of the paths: "a-b.camp" stands before "a/x.camp".
func listSources(fsys fs.FS) ([]sourceFile, error) {
	var sources []sourceFile
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case !entry.Type().IsRegular() || path.Ext(name) != extension:
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		sources = append(sources, sourceFile{name, min(info.Size(), maxBytes)})
		return nil
	})
	slices.SortFunc(sources, func(a, b sourceFile) int { return strings.Compare(a.name, b.name) })
	return sources, err
}

// HoldsAnswers reports whether a source is a file of answers and none of a
// workspace's: the first line that says something is a `given` line.
func HoldsAnswers(src []byte) bool {
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
