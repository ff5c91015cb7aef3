package lang_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
)

var sourceToken = regexp.MustCompile(`[A-Za-z_0-9]+|"[^"\n]*"|[ \t]+|\n|.`)

// TestCheckMutations exchanges, drops and repeats tokens of all cases: what
// comes of it is wrong in ways nobody thinks of. The checker must not panic,
// and must find the same twice.
func TestCheckMutations(t *testing.T) {
	const rounds = 25
	sources := caseSources(t)
	var pool [][]byte
	for _, s := range sources {
		pool = append(pool, sourceToken.FindAll(s, -1)...)
	}
	lib := library(t)
	random := rand.New(rand.NewPCG(1, 2))
	for _, source := range sources {
		for range rounds {
			text := mutateTokens(random, source, pool)
			first, second := findings(lib, text), findings(lib, text)
			if first != second {
				t.Fatalf("%s\n\nthen\n\n%s\n\nof\n\n%s", first, second, text)
			}
		}
	}
}

// caseSources are the .camp files of all cases.
func caseSources(t *testing.T) [][]byte {
	paths, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var sources [][]byte
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		marks := sectionMark.FindAllSubmatchIndex(text, -1)
		for i, m := range marks {
			end := len(text)
			if i+1 < len(marks) {
				end = marks[i+1][0]
			}
			if filepath.Ext(string(text[m[2]:m[3]])) == ".camp" {
				sources = append(sources, text[m[1]:end])
			}
		}
	}
	if len(sources) == 0 {
		t.Fatal("no cases were found")
	}
	return sources
}

func mutateTokens(random *rand.Rand, source []byte, pool [][]byte) []byte {
	tokens := sourceToken.FindAll(source, -1)
	for range 1 + random.IntN(4) {
		i := random.IntN(len(tokens))
		switch random.IntN(4) {
		case 0:
			tokens[i] = nil
		case 1:
			tokens[i] = tokens[random.IntN(len(tokens))]
		case 2:
			tokens[i] = pool[random.IntN(len(pool))]
		case 3:
			j := random.IntN(len(tokens))
			tokens[i], tokens[j] = tokens[j], tokens[i]
		}
	}
	var text []byte
	for _, token := range tokens {
		text = append(text, token...)
	}
	return text
}

// findings is all that is found in a text, written out.
func findings(lib *lang.Library, text []byte) string {
	file, _ := parser.Parse("a.camp", text)
	tables := func(string) ([]string, [][]string, error) {
		return []string{"alias", "name"}, [][]string{{"x", "1"}}, nil
	}
	_, found := lang.Check([]*lang.File{file}, lib, lang.CheckOptions{Tables: tables})
	var all string
	for _, d := range found {
		all += fmt.Sprintf("%v\n", d)
	}
	return all
}
