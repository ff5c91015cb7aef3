package campaignc_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadmeSessions runs the `campaignc` commands of the README's console
// blocks and compares what they print with what stands below them.
func TestReadmeSessions(t *testing.T) {
	src, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, folder := range []string{"examples", "docs"} {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(folder)); err != nil {
			t.Fatal(err)
		}
	}
	binary := filepath.Join(dir, "campaignc")
	if out, err := exec.Command("go", "build", "-o", binary, "./cmd/campaignc").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var want strings.Builder
	skipping := false // what a command printed last time
	for line := range strings.Lines(string(src)) {
		command, ok := strings.CutPrefix(line, "$ campaignc ")
		if strings.HasPrefix(line, "```") || strings.HasPrefix(line, "$ ") {
			skipping = false
		}
		if !skipping {
			want.WriteString(line)
		}
		if !ok {
			continue
		}
		skipping = true
		cmd := exec.Command("sh", "-c", "./campaignc "+command)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if _, exited := err.(*exec.ExitError); err != nil && !exited {
			t.Fatal(err)
		}
		want.Write(out)
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want.String(), string(src)); diff != "" {
		t.Errorf("the README shows something else than what happens; run `go test . -update`:\n%s", diff)
	}
}
