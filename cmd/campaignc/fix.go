package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"campaignc/lang"
	"campaignc/parser"
)

// fixRounds is how often what a fix brought to light is fixed in turn.
const fixRounds = 8

// fixer applies the edits of diagnostics to the sources of a workspace, in
// memory, and checks the result after each round.
type fixer struct {
	*workspace
	before map[string][]byte // the sources as they were read
	fixed  []fixed
}

// fixed is one fix that was applied: where, and the text before and after.
type fixed struct {
	diagnostic lang.Diagnostic
	was, is    string
}

func newFixer(w *workspace) *fixer {
	f := &fixer{workspace: w, before: map[string][]byte{}}
	for _, file := range w.Files {
		f.before[file.Path] = file.Source
	}
	return f
}

// fix applies what can be applied, for warnings too if asked: there it changes
// what a campaign does that can run already. Afterwards the workspace is the
// changed one.
func (f *fixer) fix(warnings bool) {
	for range fixRounds {
		var fixable lang.Diagnostics
		for _, d := range f.diagnostics {
			if len(d.Edits) > 0 && (warnings || d.Severity == lang.Error) {
				fixable = append(fixable, d)
			}
		}
		if !f.try(apart(fixable)) {
			return
		}
	}
}

// apart leaves out diagnostics whose edits touch those of one before them: a
// later round may come to them.
func apart(ds lang.Diagnostics) lang.Diagnostics {
	var taken []lang.Span
	return slices.DeleteFunc(ds, func(d lang.Diagnostic) bool {
		whole := cover(d.Edits)
		for _, t := range taken {
			if t.Pos.Filename == whole.Pos.Filename && t.Pos.Offset <= whole.EndPos.Offset && whole.Pos.Offset <= t.EndPos.Offset {
				return true
			}
		}
		taken = append(taken, whole)
		return false
	})
}

// cover is the span from the first edit to the last. All are in one file.
func cover(edits []lang.Edit) lang.Span {
	whole := edits[0].Span
	for _, e := range edits[1:] {
		if e.Span.Pos.Offset < whole.Pos.Offset {
			whole.Pos = e.Span.Pos
		}
		if e.Span.EndPos.Offset > whole.EndPos.Offset {
			whole.EndPos = e.Span.EndPos
		}
	}
	return whole
}

// try applies the fixes and keeps them if the workspace is the better for it;
// otherwise it tries them in halves, down to each by itself. It reports whether
// any was kept.
func (f *fixer) try(ds lang.Diagnostics) bool {
	if len(ds) == 0 {
		return false
	}
	edits := map[string][]lang.Edit{}
	var done []fixed
	for _, d := range ds {
		whole := cover(d.Edits)
		source := f.file(whole.Pos.Filename).Source
		done = append(done, fixed{d, string(source[whole.Pos.Offset:whole.EndPos.Offset]), lang.Applied(source, d.Edits, whole)})
		edits[whole.Pos.Filename] = append(edits[whole.Pos.Filename], d.Edits...)
	}
	files, read := make([]*lang.File, len(f.Files)), lang.Diagnostics(nil)
	for i, old := range f.Files {
		source := []byte(lang.Applied(old.Source, edits[old.Path], lang.Span{EndPos: lang.Position{Offset: len(old.Source)}}))
		file, found := parser.Parse(old.Path, source)
		files[i], read = file, append(read, found...)
	}
	ws, found := f.check(files, read)
	if better(f.diagnostics, found, ds) {
		f.Workspace, f.diagnostics = ws, found
		f.fixed = append(f.fixed, done...)
		return true
	}
	if len(ds) == 1 {
		return false
	}
	// What the first half changed moves the places of the second: a later round
	// comes to it.
	return f.try(ds[:len(ds)/2]) || f.try(ds[len(ds)/2:])
}

func (f *fixer) file(name string) *lang.File {
	return f.Files[slices.IndexFunc(f.Files, func(file *lang.File) bool { return file.Path == name })]
}

// better judges what was found before and after some were fixed: they are gone,
// and fewer are left. An error of reading hides what stands behind it, so what
// comes to light when one is gone counts for nothing.
func better(before, after, fixed lang.Diagnostics) bool {
	if unread(after) > unread(before) || slices.ContainsFunc(fixed, func(d lang.Diagnostic) bool { return has(after, &d) }) {
		return false
	}
	return unread(fixed) > 0 || len(after) < len(before)
}

// has reports whether a finding is among those of a changed source.
func has(ds lang.Diagnostics, d *lang.Diagnostic) bool {
	return slices.ContainsFunc(ds, func(x lang.Diagnostic) bool {
		return x.Code == d.Code && x.Message == d.Message && x.Span.Pos.Filename == d.Span.Pos.Filename && x.Span.Pos.Line == d.Span.Pos.Line
	})
}

// unread counts the errors of reading.
func unread(ds lang.Diagnostics) int {
	n := 0
	for _, d := range ds {
		if d.Code < lang.CodeUnknownName {
			n++
		}
	}
	return n
}

// changed lists the files that the fixes changed.
func (f *fixer) changed() []*lang.File {
	var files []*lang.File
	for _, file := range f.Files {
		if !bytes.Equal(file.Source, f.before[file.Path]) {
			files = append(files, file)
		}
	}
	return files
}

// write puts the changed sources into their files, each whole. A file that
// somebody else has changed meanwhile is left alone.
func (f *fixer) write() error {
	for _, file := range f.changed() {
		name := filepath.Join(f.folder, filepath.FromSlash(file.Path))
		now, err := f.read(file.Path)
		if err != nil {
			return environment(err)
		}
		mark, ok := bytes.CutSuffix(now, f.before[file.Path])
		if !ok {
			return environment(fmt.Errorf("%q was changed by somebody else meanwhile; nothing was written into it", name))
		}
		if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
			return environment(fmt.Errorf("%q is no regular file and cannot be written", name))
		}
		if err := replaceFile(name, append(mark, file.Source...)); err != nil {
			return environment(err)
		}
	}
	return nil
}

// tell says what was changed, and where.
func (f *fixer) tell(out *terminal) {
	r := newReport(out, f.folder)
	for _, x := range f.fixed {
		fmt.Fprintf(out, "fixed %s %s: %s\n", r.place(x.diagnostic.Span.Pos), x.diagnostic.Code, x.change())
	}
}

// change says in words what a fix did.
func (x *fixed) change() string {
	was, is := oneLine(x.was), oneLine(x.is)
	switch {
	case was == "" && is == "":
		return "began a new line"
	case was == "":
		return "added `" + is + "`"
	case is == "":
		return "removed `" + was + "`"
	}
	return "`" + was + "` became `" + is + "`"
}

func oneLine(s string) string { return shorten(strings.Join(strings.Fields(s), " "), 60) }

// diff shows the changes as a unified diff.
func (f *fixer) diff(out *terminal) {
	for _, file := range f.changed() {
		shown := shownName(pathIn(f.folder, file.Path))
		out.writeSource(diff.Diff(shown+".orig", f.before[file.Path], shown, file.Source))
	}
}
