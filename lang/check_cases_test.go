package lang_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
)

// The cases of the checker are txtar archives: .camp files, and the tables that
// they name. A line on which something is found ends with what, in any order:
// ERROR or WARN, the code, and texts that the message, help or second places
// hold.
//
//	set contry = "US" // ERROR E0101 "contry" "country"
//
// Everything that is found has to be expected.
var (
	sectionMark = regexp.MustCompile(`(?m)^-- (\S+) --\n`)
	finding     = regexp.MustCompile(`(ERROR|WARN) ([EW]\d{4})((?: "[^"]*")*)`)
	findingText = regexp.MustCompile(`"([^"]*)"`)
)

// caseOf is one archive.
type caseOf struct {
	files   []*lang.File
	tables  map[string]string
	marketo bool     // also what Marketo cannot do
	want    []string // `file:line: ERROR E0101`, each once for every time it is expected
	texts   []string // what it holds, by place in want
}

func readCase(t *testing.T, path string) *caseOf {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := &caseOf{tables: map[string]string{}}
	marks := sectionMark.FindAllSubmatchIndex(text, -1)
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		name, body := string(text[m[2]:m[3]]), text[m[1]:end]
		if filepath.Ext(name) != ".camp" {
			c.tables[name] = string(body)
			continue
		}
		file, found := parser.Parse(name, body)
		for _, d := range found {
			t.Errorf("%v: %s", d.Span.Pos, d.Message)
		}
		c.files = append(c.files, file)
		c.expect(name, string(body))
	}
	return c
}

func (c *caseOf) expect(name, body string) {
	for n, line := range strings.Split(body, "\n") {
		_, comment, _ := strings.Cut(line, "//")
		for _, m := range finding.FindAllStringSubmatch(comment, -1) {
			c.want = append(c.want, fmt.Sprintf("%s:%d: %s %s", name, n+1, m[1], m[2]))
			c.texts = append(c.texts, m[3])
		}
	}
}

// table reads a section as a plain table: no quotes.
func (c *caseOf) table(name string) ([]string, [][]string, error) {
	text, ok := c.tables[name]
	if !ok {
		return nil, nil, fs.ErrNotExist
	}
	var rows [][]string
	for line := range strings.Lines(text) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), ","))
	}
	if len(rows) == 0 {
		return nil, nil, nil
	}
	return rows[0], rows[1:], nil
}

func (c *caseOf) check(t *testing.T) (*lang.Workspace, lang.Diagnostics) {
	return lang.Check(c.files, library(t), lang.CheckOptions{Tables: c.table, Marketo: c.marketo})
}

// compare matches what was found with what is expected.
func (c *caseOf) compare(t *testing.T, found lang.Diagnostics) {
	met := make([]bool, len(c.want))
	for _, d := range found {
		word := map[lang.Severity]string{lang.Error: "ERROR", lang.Warning: "WARN"}[d.Severity]
		place := fmt.Sprintf("%s:%d: %s %s", d.Span.Pos.Filename, d.Span.Pos.Line, word, d.Code)
		all := d.Message + "\n" + d.Help
		for _, r := range d.Related {
			all += "\n" + r.Message
		}
		i := 0
		for i < len(c.want) && (met[i] || c.want[i] != place || !holds(all, c.texts[i])) {
			i++
		}
		if i == len(c.want) {
			t.Errorf("not expected: %v: %s %s\n\thelp: %s\n\t%v", d.Span.Pos, d.Code, d.Message, d.Help, d.Related)
			continue
		}
		met[i] = true
	}
	for i, ok := range met {
		if !ok {
			t.Errorf("missing: %s%s", c.want[i], c.texts[i])
		}
	}
}

func holds(text, quoted string) bool {
	for _, q := range findingText.FindAllStringSubmatch(quoted, -1) {
		if !strings.Contains(text, q[1]) {
			return false
		}
	}
	return true
}

func TestCheckCases(t *testing.T) { runCases(t, "testdata/check/*.txtar") }

// TestCallCases is about campaigns that call each other.
func TestCallCases(t *testing.T) { runCases(t, "testdata/calls/*.txtar") }

// TestMarketoCases is about what Marketo itself cannot do.
func TestMarketoCases(t *testing.T) { runCases(t, marketoCases) }

const marketoCases = "testdata/marketo/*.txtar"

func runCases(t *testing.T, pattern string) {
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) < 3 {
		t.Fatalf("the cases were not found: %v %v", paths, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			c := readCase(t, path)
			c.marketo = pattern == marketoCases
			_, found := c.check(t)
			c.compare(t, found)
			checkStyle(t, found)
		})
	}
}

// checkStyle holds messages to the house rules: lower case, no full stop, no
// name of a Go type, a place in the source.
func checkStyle(t *testing.T, found lang.Diagnostics) {
	for _, d := range found {
		for _, text := range append([]string{d.Message, d.Help}, relatedTexts(d)...) {
			first, _, _ := strings.Cut(text, " ")
			if strings.HasSuffix(text, ".") || first != strings.ToLower(first) && !strings.ContainsAny(first, "`\"") && !slices.Contains([]string{"My", "Marketo", "Marketo's"}, first) {
				t.Errorf("style: %q", text)
			}
			if strings.Contains(text, "lang.") || strings.Contains(text, "%!") || strings.Contains(text, "<nil>") {
				t.Errorf("a message for programmers: %q", text)
			}
		}
		if !d.Span.Pos.IsValid() || d.Span.EndPos.Offset < d.Span.Pos.Offset {
			t.Errorf("no place: %+v", d)
		}
	}
}

func relatedTexts(d lang.Diagnostic) []string {
	var texts []string
	for _, r := range d.Related {
		texts = append(texts, r.Message)
	}
	return texts
}

// TestEveryCodeHasACase proves that each code that the checker gives is met by
// a case.
func TestEveryCodeHasACase(t *testing.T) {
	paths, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	source, err := os.ReadFile("code.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`"([EW]\d{4})"`).FindAllSubmatch(source, -1) {
		code := string(m[1])
		if strings.HasPrefix(code, "E00") {
			continue // the parser's
		}
		if !slices.Contains(regexp.MustCompile(`[EW]\d{4}`).FindAllString(string(all), -1), code) {
			t.Errorf("no case for %s", code)
		}
	}
}
