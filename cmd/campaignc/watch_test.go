package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
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

// TestWatchedAgain edits a workspace that is watched, and compares what its tests
// say after each edit with what they say when nothing is known of it: with a
// failure, with an error in one file, with a file more, and as it was.
func TestWatchedAgain(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../examples/webinar")); err != nil {
		t.Fatal(err)
	}
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	template := read("template.camp")
	watched := testCommand{Format: "text", known: drafts{}}
	for _, edit := range []struct{ file, text, want string }{
		{"template.camp", template, "0 failed"},
		{"template.camp", strings.Replace(template, "engagement_score is 20", "engagement_score is 21", 1), "2 failed"},
		{"template.camp", strings.Replace(template, "set ", "sett ", 1), "none of its tests was run"},
		{"template.camp", template, "0 failed"},
		{"more.camp", "test \"more\" { given lead { email: \"a@b.example\" }; expect engagement_score is 1 }\n", "1 failed"},
		{"more.camp", "// nothing\n", "0 failed"},
	} {
		if err := os.WriteFile(filepath.Join(dir, edit.file), []byte(edit.text), 0o644); err != nil {
			t.Fatal(err)
		}
		said := func(c *testCommand) string {
			var out bytes.Buffer
			con := &console{out: &terminal{w: &out}, err: &terminal{w: &out}}
			statusOf(c.run([]string{dir}, false, regexp.MustCompile(""), con), con.err)
			return out.String()
		}
		want, got := said(&testCommand{Format: "text"}), said(&watched)
		if diff := cmp.Diff(want, got); diff != "" || !strings.Contains(got, edit.want) {
			t.Errorf("after an edit of %s, %q is not what is said, or not what a first look says (-want +got):\n%s\n%s", edit.file, edit.want, diff, got)
		}
	}
}
