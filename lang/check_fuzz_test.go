package lang_test

import (
	"os"
	"path/filepath"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
)

// FuzzCheck feeds the checker with what the parser makes of any text, broken
// trees included: it must come to an end without a panic, name a place for all
// it finds, and find the same twice.
func FuzzCheck(f *testing.F) {
	for _, pattern := range []string{"testdata/*/*.txtar", "../examples/*/*.camp"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			marks := sectionMark.FindAllIndex(text, -1)
			for i, m := range marks {
				end := len(text)
				if i+1 < len(marks) {
					end = marks[i+1][0]
				}
				f.Add(text[m[1]:end])
			}
			if len(marks) == 0 {
				f.Add(text)
			}
		}
	}
	lib := library(f)
	tables := func(string) ([]string, [][]string, error) { return []string{"a", "b"}, [][]string{{"x", "1"}}, nil }
	f.Fuzz(func(t *testing.T, text []byte) {
		check := func() lang.Diagnostics {
			file, _ := parser.Parse("a.camp", text)
			_, found := lang.Check([]*lang.File{file}, lib, lang.CheckOptions{Tables: tables})
			return found
		}
		found, again := check(), check()
		if len(found) != len(again) {
			t.Fatalf("%d findings, then %d", len(found), len(again))
		}
		for i, d := range found {
			if d.Message != again[i].Message || d.Span != again[i].Span {
				t.Errorf("%v, then %v", d, again[i])
			}
			if !d.Span.Pos.IsValid() || d.Span.EndPos.Offset < d.Span.Pos.Offset || d.Span.EndPos.Offset > len(text) {
				t.Errorf("no place: %+v", d)
			}
		}
	})
}
