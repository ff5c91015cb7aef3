package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"campaignc/lang"
)

var codeConstant = regexp.MustCompile(`\bCode\s+=\s+"([EW]\d{4})"|^\s+\w+\s+=\s+Code\("([EW]\d{4})"\)`)

// Every code that the language declares has a story, and no story is of a code
// that there is no more.
func TestEveryCodeHasItsStory(t *testing.T) {
	paths, err := filepath.Glob("../../lang/*.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := map[lang.Code]bool{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range codeConstant.FindAllStringSubmatch(string(text), -1) {
			declared[lang.Code(m[1]+m[2])] = true
		}
	}
	if len(declared) < 40 {
		t.Fatalf("only %d codes were found", len(declared))
	}
	for _, code := range slices.Sorted(maps.Keys(declared)) {
		if _, ok := lang.StoryOf(code); !ok {
			t.Errorf("%s has no story: write lang/stories/%s.txt", code, code)
		}
	}
	for _, s := range lang.Stories() {
		if !declared[s.Code] {
			t.Errorf("the story of %s is about no code", s.Code)
		}
	}
}

// The wrong example of each story gives exactly its code, the right one nothing.
func TestStoriesAreTrue(t *testing.T) {
	for _, s := range lang.Stories() {
		t.Run(string(s.Code), func(t *testing.T) {
			codes := map[lang.Code]bool{}
			for _, d := range storyFindings(t, &s, s.Wrong) {
				codes[d.Code] = true
				if d.Code != s.Code {
					t.Errorf("the wrong example gives %s too: %s", d.Code, d.Message)
				}
			}
			if !codes[s.Code] {
				t.Error("the wrong example does not give it")
			}
			for _, d := range storyFindings(t, &s, s.Right) {
				t.Errorf("the right example gives %s at %v: %s", d.Code, d.Span.Pos, d.Message)
			}
			if s.Title == "" || len(s.Text) == 0 || strings.HasSuffix(s.Title, ".") || strings.HasSuffix(s.Why, ".") {
				t.Error("the story is badly formed")
			}
			for _, line := range strings.Split(string(s.Wrong)+string(s.Right), "\n") {
				if columns.StringWidth(line) > defaultWidth-exampleIndent {
					t.Errorf("too wide an example: %s", line)
				}
			}
		})
	}
}

func storyFindings(t *testing.T, s *lang.Story, source []byte) lang.Diagnostics {
	t.Helper()
	sources := maps.Clone(s.Files)
	sources["example.camp"] = expanded(source)
	var target []string
	if strings.HasPrefix(string(s.Code), "W06") {
		target = []string{targetMarketo}
	}
	_, ds := checkSources(t, sources, target...)
	return ds
}

var repeated = regexp.MustCompile(`«(\d+) × (.*?)»`)

// expanded writes out what an example repeats.
func expanded(source []byte) []byte {
	return repeated.ReplaceAllFunc(source, func(m []byte) []byte {
		parts := repeated.FindSubmatch(m)
		n, _ := strconv.Atoi(string(parts[1])) // the pattern takes digits only
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(string(parts[2]), "#", fmt.Sprint(i+1)))
		}
		return []byte(b.String())
	})
}
