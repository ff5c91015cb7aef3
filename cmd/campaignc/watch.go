package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// calm is how long no file may change before tests run again: editors save in
// several steps.
const calm = 20 * time.Millisecond

// watch runs the tests, and again those of a workspace in which something was
// edited, until somebody interrupts it. That is no failure.
func (c *testCommand) watch(places []string, run func(places []string) error, con *console) error {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return environment(err)
	}
	defer watcher.Close()
	for _, place := range places {
		if err := watchBelow(watcher, folderOf(place)); err != nil {
			return environment(err)
		}
	}
	c.known = drafts{}
	again := func(touched []string) {
		statusOf(run(touched), con.err)
		fmt.Fprintf(con.out, "watching %s; Ctrl+C ends\n", count(len(places), "workspace"))
	}
	again(places)
	e := &edits{places: places, changed: make(chan string), calm: func() <-chan time.Time { return time.After(calm) }, again: again}
	go tell(ctx, watcher, e.changed)
	e.follow(ctx.Done())
	return nil
}

// folderOf is the folder that a workspace is in.
func folderOf(place string) string {
	if info, err := os.Stat(place); err == nil && !info.IsDir() {
		return filepath.Dir(place)
	}
	return place
}

// watchBelow watches a folder and those in it, but for hidden ones.
func watchBelow(watcher *fsnotify.Watcher, dir string) error {
	return eachFolder(dir, watcher.Add)
}

// tell passes on the names of files that change. New folders are watched too.
func tell(ctx context.Context, watcher *fsnotify.Watcher, changed chan<- string) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-watcher.Errors: // something was missed, and nobody knows what
		case event, ok := <-watcher.Events:
			if !ok {
				return
			}
			if info, err := os.Stat(event.Name); err == nil && info.IsDir() && event.Has(fsnotify.Create) {
				_ = watchBelow(watcher, event.Name) // a folder that is gone again needs no watching
			}
			if event.Op == fsnotify.Chmod || isAside(event.Name) {
				continue
			}
			select {
			case changed <- event.Name:
			case <-ctx.Done():
				return
			}
		}
	}
}

// isAside reports whether a file is one that editors put beside another.
func isAside(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") || strings.HasSuffix(base, "~")
}

// edits turns changes of files into runs of tests.
type edits struct {
	places  []string
	changed chan string             // names of files
	calm    func() <-chan time.Time // tells when no more changes belong to an edit
	again   func(places []string)   // runs the tests of the workspaces an edit touched
}

// follow runs tests after each edit, until done.
func (e *edits) follow(done <-chan struct{}) {
	touched := map[string]bool{}
	var calm <-chan time.Time
	for {
		select {
		case <-done:
			return
		case name := <-e.changed:
			for _, place := range e.places {
				if isBelow(folderOf(place), name) {
					touched[place] = true
					calm = e.calm()
				}
			}
		case <-calm:
			calm = nil
			e.again(slices.DeleteFunc(slices.Clone(e.places), func(p string) bool { return !touched[p] }))
			clear(touched)
		}
	}
}

func isBelow(dir, name string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && filepath.IsLocal(rel)
}
