package main

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestEdits tells of changed files, lets an edit come to an end, and looks at
// which workspaces' tests are run: those in which something changed, once.
func TestEdits(t *testing.T) {
	ends, ran, done := make(chan time.Time), make(chan []string), make(chan struct{})
	e := &edits{
		places:  []string{"a", "b", "ab"},
		changed: make(chan string),
		calm:    func() <-chan time.Time { return ends },
		again:   func(places []string) { ran <- places },
	}
	followed := make(chan struct{})
	go func() { e.follow(done); close(followed) }()
	for _, edit := range []struct{ files, want []string }{
		{[]string{"a/w.camp"}, []string{"a"}},
		{[]string{"b/golden/x/leads.csv", "elsewhere/w.camp", "b/w.camp", "a/w.camp"}, []string{"a", "b"}},
		{[]string{"ab/w.camp"}, []string{"ab"}},
	} {
		for _, name := range edit.files {
			e.changed <- name
		}
		ends <- time.Time{}
		if diff := cmp.Diff(edit.want, <-ran); diff != "" {
			t.Errorf("after %q (-want +got):\n%s", edit.files, diff)
		}
	}
	close(done)
	<-followed
}

// TestAside knows the files that editors leave beside what is edited.
func TestAside(t *testing.T) {
	for name, want := range map[string]bool{"a/.w.camp.swp": true, "a/w.camp~": true, "a/#w.camp#": true, "a/w.camp": false, ".x/leads.csv": false} {
		if got := isAside(name); got != want {
			t.Errorf("isAside(%q) is %v", name, got)
		}
	}
}
