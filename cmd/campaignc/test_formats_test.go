package main

import (
	"bytes"
	"encoding/xml"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestJUnit reads the report back: a suite for each workspace, a case for each
// test, a failure with its lines.
func TestJUnit(t *testing.T) {
	t.Chdir(t.TempDir())
	source := "lead { email: email }\n" +
		"test \"good\" { expect email is empty }\n" +
		"test \"bad \\\" <&>\" { expect email is not empty }\n"
	for _, name := range []string{"a", "b"} {
		if err := os.Mkdir(name, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(name, "w.camp"), []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	both := &terminal{w: &out}
	if status := command([]string{"test", "a", "b", "--junit", "report.xml"}, both, both); status != statusFound {
		t.Fatalf("exit status %d:\n%s", status, out.String())
	}
	b, err := os.ReadFile("report.xml")
	if err != nil {
		t.Fatal(err)
	}
	var got junitSuites
	if err := xml.Unmarshal(b, &got); err != nil {
		t.Fatalf("%v:\n%s", err, b)
	}
	type count struct {
		Name            string
		Tests, Failures int
	}
	var counts []count
	for _, s := range got.Suites {
		counts = append(counts, count{s.Name, s.Tests, s.Failures})
		failure := s.Cases[1].Failure
		if failure == nil || failure.Message != "expect email is not empty" {
			t.Errorf("%s: the failure is %+v", s.Name, failure)
		}
		if s.Cases[0].Failure != nil || s.Cases[0].Line != 2 {
			t.Errorf("%s: the good test is %+v", s.Name, s.Cases[0])
		}
	}
	if diff := cmp.Diff([]count{{"a", 2, 1}, {"b", 2, 1}}, counts); diff != "" {
		t.Error(diff)
	}
	if got.Tests != 4 || got.Failures != 2 {
		t.Errorf("%d tests, %d failures in all", got.Tests, got.Failures)
	}
}
