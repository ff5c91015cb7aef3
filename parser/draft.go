package parser

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"

	"campaignc/lang"
)

// Draft is a workspace that is being edited, as an editor or a watcher holds it:
// its files in memory, each parsed once for as long as it stays the same, and what
// was found out about each campaign by itself. Set, Remove and Read change files;
// Check says what is wrong with the whole, exactly as a check of the same files
// from nothing does.
//
// A Draft is for one goroutine. The workspaces that it gives are read-only and may
// be used by others meanwhile, and after later changes.
type Draft struct {
	library *lang.Library
	options lang.CheckOptions
	sources map[string][]byte
	parsed  map[string]result // what is current of the sources
}

// NewDraft begins an empty workspace. Of the options, Unread and Recall are the
// draft's own.
func NewDraft(library *lang.Library, options lang.CheckOptions) *Draft {
	options.Recall = &lang.Recall{}
	return &Draft{library: library, options: options, sources: map[string][]byte{}, parsed: map[string]result{}}
}

// Set puts a text into a file, a new one or one that is there. The path is
// slash-separated and relative to the workspace. The draft keeps the text, which
// must not be changed afterwards.
func (d *Draft) Set(path string, text []byte) {
	if old, ok := d.sources[path]; ok && bytes.Equal(old, text) {
		return
	}
	d.sources[path] = text
	delete(d.parsed, path)
}

// Remove takes a file out.
func (d *Draft) Remove(path string) {
	delete(d.sources, path)
	delete(d.parsed, path)
}

// Read makes the draft what lies in a folder now, as Workspace reads it. The
// error is one of reading files only; the draft is then what it was.
func (d *Draft) Read(fsys fs.FS) error {
	sources, err := listSources(fsys)
	if err != nil {
		return err
	}
	texts := make(map[string][]byte, len(sources))
	size := int64(0)
	for _, s := range sources {
		text, err := readFile(fsys, s.name)
		if err != nil {
			return err
		}
		texts[s.name] = text
		if size += s.size; size > maxWorkspaceBytes {
			break // Check says so
		}
	}
	for path := range d.sources {
		if _, there := texts[path]; !there {
			d.Remove(path)
		}
	}
	for path, text := range texts {
		d.Set(path, text)
	}
	return nil
}

// Check parses what has changed and checks the whole. The diagnostics are those
// of both, in order of place.
func (d *Draft) Check() (*lang.Workspace, lang.Diagnostics) {
	paths := slices.Sorted(maps.Keys(d.sources))
	size := int64(0)
	for _, path := range paths {
		if size += min(int64(len(d.sources[path])), maxBytes); size > maxWorkspaceBytes {
			ws, _ := lang.Check(nil, d.library, d.options)
			return ws, lang.Diagnostics{workspaceTooLarge(path)}
		}
	}
	d.parse(paths)
	var files []*lang.File
	var found lang.Diagnostics
	for _, path := range paths {
		if r := d.parsed[path]; r.file != nil {
			files, found = append(files, r.file), append(found, r.found...)
		}
	}
	options := d.options
	options.Unread = found.HasErrors()
	ws, checked := lang.Check(files, d.library, options)
	return ws, append(found, checked...).Sort()
}

// parse reads the files that are new or have changed, several at once where they
// are many.
func (d *Draft) parse(paths []string) {
	stale := slices.DeleteFunc(slices.Clone(paths), func(path string) bool {
		_, current := d.parsed[path]
		return current
	})
	size := 0
	for _, path := range stale {
		size += len(d.sources[path])
	}
	results := make([]result, len(stale))
	each(len(stale), 1+size/workerBytes, func(i int) { results[i] = fileOf(stale[i], d.sources[stale[i]]) })
	for i, path := range stale {
		d.parsed[path] = results[i]
	}
}
