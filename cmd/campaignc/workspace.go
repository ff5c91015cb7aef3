package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"campaignc/data"
	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

// workspace is a workspace on disk, read and checked.
type workspace struct {
	*lang.Workspace
	library     *interp.Library
	signatures  *lang.Library
	diagnostics lang.Diagnostics
	root        *os.Root
	folder      string // the root, as a path that the caller can open
	target      string // marketo: warn of what Marketo itself cannot do
}

// targetMarketo is the value of --target for what Marketo itself can do.
const targetMarketo = "marketo"

// openWorkspace reads a folder of .camp files or a single one, and checks it.
// Files are opened below the folder only, whatever the sources name.
func openWorkspace(where string) (*workspace, error) { return openWorkspaceFor(where, "") }

// openWorkspaceFor is openWorkspace, with warnings of what the target cannot do.
func openWorkspaceFor(where, target string) (*workspace, error) {
	return openWorkspaceAgain(where, target, nil)
}

// openWorkspaceAgain is openWorkspaceFor, which makes use of what is known from
// the last time, and keeps what is found for the next.
func openWorkspaceAgain(where, target string, again drafts) (*workspace, error) {
	info, err := os.Stat(where)
	if err != nil {
		return nil, environment(fmt.Errorf("cannot read %q: %w", where, cause(err)))
	}
	folder, single := where, ""
	if !info.IsDir() {
		if !info.Mode().IsRegular() {
			return nil, usage("%q is neither a folder nor a file", where)
		}
		folder, single = filepath.Dir(where), filepath.Base(where)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, environment(err)
	}
	w := &workspace{root: root, folder: nearPath(folder), library: stdlib.Library(), target: target}
	if w.signatures, err = w.library.Signatures(); err != nil {
		return nil, err
	}
	defer loading()()
	if err := w.load(single, again); err != nil {
		return nil, environment(err)
	}
	if len(w.Files) == 0 {
		return nil, usage("there is no .camp file in %q", where)
	}
	return w, nil
}

// load reads and checks the workspace, or a single file of it.
func (w *workspace) load(single string, again drafts) error {
	if single == "" && again != nil {
		return again.load(w)
	}
	files, found, err := w.parse(single)
	if err == nil {
		w.Workspace, w.diagnostics = w.check(files, found)
	}
	return err
}

// check checks the files, whose reading found some things already.
func (w *workspace) check(files []*lang.File, read lang.Diagnostics) (*lang.Workspace, lang.Diagnostics) {
	return w.checkWith(files, read, lang.CheckOptions{Tables: w.table, Marketo: w.target == targetMarketo})
}

// checkErrors is check for what keeps the files from being a workspace, no more.
func (w *workspace) checkErrors(files []*lang.File, read lang.Diagnostics) (*lang.Workspace, lang.Diagnostics) {
	return w.checkWith(files, read, lang.CheckOptions{Tables: w.table, ErrorsOnly: true})
}

func (w *workspace) checkWith(files []*lang.File, read lang.Diagnostics, options lang.CheckOptions) (*lang.Workspace, lang.Diagnostics) {
	options.Unread = read.HasErrors()
	ws, found := lang.Check(files, w.signatures, options)
	return ws, append(slices.Clone(read), found...).Sort()
}

// nearPath is a path relative to the working directory, if it lies below that.
func nearPath(p string) string {
	here, err := os.Getwd()
	if err != nil || !filepath.IsAbs(p) {
		return p
	}
	if near, err := filepath.Rel(here, p); err == nil && filepath.IsLocal(near) {
		return near
	}
	return p
}

// report shows what is wrong with the workspace.
func (w *workspace) report(out *terminal) {
	newReport(out, w.folder, w.Files...).writeTo(out, w.diagnostics)
}

func (w *workspace) parse(single string) ([]*lang.File, lang.Diagnostics, error) {
	if single == "" {
		return parser.Workspace(w.root.FS())
	}
	src, err := w.read(single)
	if err != nil {
		return nil, nil, err
	}
	file, ds := parser.Parse(single, src)
	return []*lang.File{file}, ds, nil
}

// sourceLimit is the most that is read of one source; the parser refuses what
// is longer than a megabyte, so one more byte is enough to tell.
const sourceLimit = 1<<20 + 1

func (w *workspace) read(name string) ([]byte, error) {
	f, err := w.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readLimited(f, sourceLimit)
}

// table reads a look-up table for the checker.
func (w *workspace) table(name string) (header []string, rows [][]string, err error) {
	if !fs.ValidPath(path.Clean(name)) {
		return nil, nil, errors.New("a table must lie in the workspace's folder")
	}
	return data.ReadTable(w.root.FS(), path.Clean(name))
}

// source is a node's text on one line.
func (w *workspace) source(n lang.Node) string {
	at := n.Range()
	for _, f := range w.Files {
		if f.Path == at.Pos.Filename && at.EndPos.Offset <= len(f.Source) {
			return shorten(strings.Join(strings.Fields(string(f.Source[at.Pos.Offset:at.EndPos.Offset])), " "), 200)
		}
	}
	return ""
}

// campaign finds the campaign that `--campaign` names: `Name`, or
// `Program.Name`. Without a name it is the only one that starts by itself.
func (w *workspace) campaign(name string) (*lang.Campaign, error) {
	var fit, startable []*lang.Campaign
	for _, c := range w.Campaigns {
		if c.Name == name || c.Qualified() == name {
			fit = append(fit, c)
		}
		if !c.Executable {
			startable = append(startable, c)
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0], nil
	case len(fit) > 1:
		return nil, usage("several campaigns are named %q: say which, %s", name, orList(fit))
	case name != "":
		return nil, usage("there is no campaign %q in this workspace; it has %s", name, orList(w.Campaigns))
	case len(startable) == 1:
		return startable[0], nil
	}
	return nil, usage("say which campaign to run: --campaign %s", orList(w.Campaigns))
}

// orList names the first few campaigns.
func orList(cs []*lang.Campaign) string {
	const most = 8
	var names []string
	for _, c := range cs {
		names = append(names, fmt.Sprintf("%q", c.Qualified()))
	}
	switch {
	case len(names) == 0:
		return "none"
	case len(names) > most:
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return strings.Join(names, ", ")
}

// cause is what went wrong with a file, without the call that met it.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
