package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"golang.org/x/term"

	"campaignc/data"
	"campaignc/lang"
	"campaignc/parser"
)

// fmtCommand is `campaignc fmt`.
type fmtCommand struct {
	List  bool     `short:"l" help:"List the files that would change."`
	Write bool     `short:"w" help:"Write the result into the files."`
	Diff  bool     `short:"d" help:"Show what would change as a unified diff."`
	Paths []string `arg:"" optional:"" name:"path" help:"Files, or folders of .camp files; - is the standard input."`
}

// Help is shown by `campaignc fmt --help`.
func (fmtCommand) Help() string {
	return `Writes campaigns in the one canonical form: two spaces of indent, one item a line,
columns aligned, comments kept where they stand. What a file says stays the same.
Without a flag the result goes to the standard output, and without a path the
source comes from the standard input.

  campaignc fmt -w examples       rewrite all .camp files below the folder
  campaignc fmt -l .              list what is not in the canonical form
  campaignc fmt -d intake.camp    show what would change
  campaignc fmt < intake.camp     print the result

A file with syntax errors is left alone. Exit status: 0 all well, 1 a file has
syntax errors, or -l or -d found one that would change (with -w, -l only says
which were changed), 2 the call was wrong, 3 a file could not be read or written.`
}

// standardInput is the path of what comes from the standard input, and its name
// in messages.
const (
	standardInput     = "-"
	standardInputName = "<standard input>"
)

// Run formats what the paths name. One file that cannot be formatted keeps no
// other from it.
func (c *fmtCommand) Run(con *console) error {
	if len(c.Paths) == 0 {
		if term.IsTerminal(int(os.Stdin.Fd())) {
			return usage("name files or folders to format, or give a source on the standard input")
		}
		c.Paths = []string{standardInput}
	}
	r := &formatRun{fmtCommand: c, con: con}
	for _, name := range c.Paths {
		if name == standardInput && c.Write {
			return usage("-w cannot write into the standard input; leave it out to get the result on the standard output")
		}
	}
	for _, name := range c.Paths {
		r.path(name)
	}
	if r.status == statusOK {
		return nil
	}
	return &failure{status: r.status}
}

// formatRun is one run of the command.
type formatRun struct {
	*fmtCommand
	con    *console
	status int // the worst so far
}

// path formats a file, or all source files below a folder.
func (r *formatRun) path(name string) {
	if name == standardInput {
		src, err := readLimited(os.Stdin, sourceLimit)
		if err != nil {
			r.fail(err)
			return
		}
		r.source(standardInputName, src)
		return
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		r.fail(err)
	case info.IsDir():
		r.folder(name)
	case r.Write && !info.Mode().IsRegular():
		r.fail(fmt.Errorf("%q is no regular file, -w cannot write it", name))
	default:
		r.file(name, func([]byte) bool { return false })
	}
}

// folder formats the files that a workspace in the folder would have.
func (r *formatRun) folder(root string) {
	files := 0
	_ = fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			r.fail(err)
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.Type().IsRegular() && path.Ext(name) == ".camp":
			files++
			r.file(filepath.Join(root, filepath.FromSlash(name)), parser.HoldsAnswers)
		}
		return nil // the function returns no error, so the walk has none
	})
	if files == 0 && r.status < statusUsage {
		fmt.Fprintf(r.con.err, "campaignc: there is no .camp file in %q\n", root)
		r.worsen(statusUsage)
	}
}

// file formats a file, unless what it holds lets it be left out.
func (r *formatRun) file(name string, leftOut func(src []byte) bool) {
	f, err := os.Open(name)
	if err != nil {
		r.fail(err)
		return
	}
	src, err := readLimited(f, sourceLimit)
	f.Close()
	if err != nil {
		r.fail(err)
		return
	}
	if leftOut(src) {
		return
	}
	r.source(name, src)
}

// source formats one source and does with the result what the flags say.
func (r *formatRun) source(name string, src []byte) {
	file, found := parser.Parse(filepath.ToSlash(name), src)
	if found.HasErrors() {
		newReport(r.con.err, "", file).writeTo(r.con.err, found)
		r.worsen(statusFound)
		return
	}
	out := lang.Format(file)
	if !r.List && !r.Write && !r.Diff {
		r.con.out.writeSource(out)
		return
	}
	if bytes.Equal(src, out) {
		return
	}
	if r.List {
		fmt.Fprintln(r.con.out, shownName(name))
	}
	if r.Diff {
		shown := shownName(filepath.ToSlash(name))
		r.con.out.writeSource(diff.Diff(shown+".orig", src, shown, out))
	}
	if r.Diff || r.List && !r.Write {
		r.worsen(statusFound)
	}
	if r.Write {
		if err := replaceFile(name, out); err != nil {
			r.fail(err)
		}
	}
}

// replaceFile gives a file another content, whole or not at all.
func replaceFile(name string, content []byte) error {
	f, err := data.Create(name)
	if err != nil {
		return err
	}
	if _, err := f.Write(content); err != nil {
		_ = f.Abort() // the failed write is what the user must know
		return err
	}
	return f.Commit()
}

// fail reports a file that could not be read or written.
func (r *formatRun) fail(err error) {
	fmt.Fprintln(r.con.err, "campaignc:", err)
	r.worsen(statusEnvironment)
}

func (r *formatRun) worsen(status int) { r.status = max(r.status, status) }
