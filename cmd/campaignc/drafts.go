package main

import (
	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
)

// drafts are workspaces that are opened again and again, by their folders: what
// did not change since is not parsed again, nor are the choices of its campaigns
// looked at again. A nil one keeps nothing. It is for one goroutine.
type drafts map[string]*draft

type draft struct {
	*parser.Draft
	library    *interp.Library // of what the draft checked
	signatures *lang.Library
	now        *workspace // the last one that was opened
}

// load reads and checks a workspace that is a folder.
func (d drafts) load(w *workspace) error {
	known := d[w.folder]
	if known == nil {
		known = &draft{library: w.library, signatures: w.signatures}
		known.Draft = parser.NewDraft(w.signatures, lang.CheckOptions{
			Tables:  func(name string) ([]string, [][]string, error) { return known.now.table(name) },
			Marketo: w.target == targetMarketo,
		})
		d[w.folder] = known
	}
	known.now, w.library, w.signatures = w, known.library, known.signatures
	if err := known.Read(w.root.FS()); err != nil {
		return err
	}
	w.Workspace, w.diagnostics = known.Check()
	return nil
}
