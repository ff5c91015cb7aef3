// Package examples holds workspaces to copy. Its tests run what their READMEs
// tell a reader to run, and compare what comes of it byte for byte.
package examples

import (
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the transcripts in the READMEs and the files in want")

func TestMain(m *testing.M) {
	flag.Parse()
	status := m.Run()
	if folder, err := campaignc(); err == nil {
		os.RemoveAll(folder)
	}
	os.Exit(status)
}

// folders are the examples: the folders here that have a README.
func folders(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("*/README.md")
	if err != nil || len(names) < 8 {
		t.Fatalf("only %d examples were found: %v", len(names), err)
	}
	for i, name := range names {
		names[i] = filepath.Dir(name)
	}
	return names
}

// TestGolden runs the commands that each README shows, in a copy of its folder:
// they print what the README says, and write what want holds. The number of
// workers makes no difference.
func TestGolden(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the READMEs' commands are for a POSIX shell")
	}
	for _, name := range folders(t) {
		t.Run(name, func(t *testing.T) {
			for _, workers := range []int{1, 2, 4} {
				newSession(t, name, workers).golden(*update && workers == 1)
			}
		})
	}
}

// TestCheck wants examples without errors and warnings.
func TestCheck(t *testing.T) {
	for _, name := range folders(t) {
		out, status := newSession(t, name, 1).shell("campaignc check --strict .", 0)
		if status != 0 || !strings.HasPrefix(out, "no mistakes found") {
			t.Errorf("check of %s ended with exit status %d:\n%s", name, status, out)
		}
	}
}

// TestFormatted wants examples in the canonical form.
func TestFormatted(t *testing.T) {
	for _, name := range folders(t) {
		if out, status := newSession(t, name, 1).shell("campaignc fmt -d .", 0); status != 0 || out != "" {
			t.Errorf("%s is not formatted; campaignc fmt -w puts it right:\n%s", name, out)
		}
	}
}

// TestCoverage wants every branch of every choice of the examples reached by
// their tests, and both answers of every condition.
func TestCoverage(t *testing.T) {
	for _, name := range folders(t) {
		if out, status := newSession(t, name, 1).shell("campaignc test --min choices=100,conditions=100 .", 0); status != 0 {
			t.Errorf("the tests of %s ended with exit status %d:\n%s", name, status, out)
		}
	}
}
