package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestCoverageKept runs the tests of one of two workspaces again, as watching
// does: what is printed is about that one, what is written about both.
func TestCoverageKept(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(name, start string) {
		t.Helper()
		if err := os.MkdirAll(name, 0o755); err != nil {
			t.Fatal(err)
		}
		source := "lead { points: integer = 0 }\n" +
			"campaign \"C\" { flow { if points > 5 { set points = 1 } } }\n" +
			"test \"t\" { given lead { points: " + start + " }; run \"C\" }\n"
		if err := os.WriteFile(filepath.Join(name, "w.camp"), []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c := &testCommand{Format: "text"}
	c.LCOV = "lcov.info"
	for _, run := range []struct {
		places           []string
		points           string // of the lead of workspace b
		printed, written []string
	}{
		{[]string{"a", "b"}, "0", []string{"a", "b"}, []string{"a 0 1", "b 0 1"}},
		{[]string{"b"}, "9", []string{"b"}, []string{"a 0 1", "b 1 0"}},
		{[]string{"a"}, "9", []string{"a"}, []string{"a 0 1", "b 1 0"}},
	} {
		write("a", "0")
		write("b", run.points)
		var out bytes.Buffer
		both := &terminal{w: &out}
		if err := c.run(run.places, true, regexp.MustCompile(""), &console{out: both, err: both}); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"a", "b"} {
			if printed := strings.Contains(out.String(), "\n"+name+"\n"); printed != strings.Contains(strings.Join(run.printed, ""), name) {
				t.Errorf("%v: of %s it is %v that it is printed:\n%s", run.places, name, printed, out.String())
			}
		}
		lcov, err := os.ReadFile("lcov.info")
		if err != nil {
			t.Fatal(err)
		}
		var written []string
		for _, m := range regexp.MustCompile(`(?s)SF:(\w)/.*?BRDA:2,0,0,(\d)\nBRDA:2,0,1,(\d)`).FindAllStringSubmatch(string(lcov), -1) {
			written = append(written, strings.Join(m[1:], " "))
		}
		if fmt.Sprint(written) != fmt.Sprint(run.written) {
			t.Errorf("%v: %v is written, not %v", run.places, written, run.written)
		}
	}
}
