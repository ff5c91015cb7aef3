package lang_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
)

// A case is a txtar archive of .camp files. A line on which something is wrong
// ends with what is expected there, in any order: the code, which may be left
// out, and texts that its message, help or second places hold.
//
//	execute "Plain" // ERROR E0305 "not executable"
//
// Everything that is not expected is an error of the case, warnings apart.
var (
	expectation = regexp.MustCompile(`ERROR((?:\s+E\d+)?)((?:\s+"[^"]*")*)`)
	quotedText  = regexp.MustCompile(`"([^"]*)"`)
	archived    = regexp.MustCompile(`(?m)^-- (\S+) --\n`)
)

type expected struct {
	file  string
	line  int
	code  string
	texts []string
}

func TestCalls(t *testing.T) {
	paths, err := filepath.Glob("testdata/calls/*.txtar")
	if err != nil || len(paths) < 5 {
		t.Fatalf("the cases were not found: %v %v", paths, err)
	}
	lib := library(t)
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files, want := openCase(t, string(text))
			_, found := lang.Check(files, lib, lang.CheckOptions{})
			compareFindings(t, found, want)
		})
	}
}

// openCase parses the files of a case and reads what it expects.
func openCase(t *testing.T, text string) (files []*lang.File, want []expected) {
	marks := archived.FindAllStringSubmatchIndex(text, -1)
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		name, body := text[m[2]:m[3]], text[m[1]:end]
		file, found := parser.Parse(name, []byte(body))
		for _, d := range found {
			t.Errorf("%v: %s", d.Span.Pos, d.Message)
		}
		files = append(files, file)
		for n, line := range strings.Split(body, "\n") {
			_, comment, _ := strings.Cut(line, "// ERROR")
			if comment == "" {
				continue
			}
			for _, e := range expectation.FindAllStringSubmatch("ERROR"+comment, -1) {
				x := expected{file: name, line: n + 1, code: strings.TrimSpace(e[1])}
				for _, q := range quotedText.FindAllStringSubmatch(e[2], -1) {
					x.texts = append(x.texts, q[1])
				}
				want = append(want, x)
			}
		}
	}
	return files, want
}

func compareFindings(t *testing.T, found lang.Diagnostics, want []expected) {
	met := make([]bool, len(want))
	for _, d := range found {
		if d.Severity != lang.Error {
			continue
		}
		i := 0
		for i < len(want) && (met[i] || !want[i].fits(d)) {
			i++
		}
		if i == len(want) {
			t.Errorf("not expected: %v: %s %s\n\thelp: %s\n\t%v", d.Span.Pos, d.Code, d.Message, d.Help, d.Related)
			continue
		}
		met[i] = true
	}
	for i, x := range want {
		if !met[i] {
			t.Errorf("missing: %s:%d: %s %q", x.file, x.line, x.code, x.texts)
		}
	}
}

func (x expected) fits(d lang.Diagnostic) bool {
	if d.Span.Pos.Filename != x.file || d.Span.Pos.Line != x.line || x.code != "" && string(d.Code) != x.code {
		return false
	}
	all := d.Message + "\n" + d.Help
	for _, r := range d.Related {
		all += "\n" + r.Message
	}
	for _, text := range x.texts {
		if !strings.Contains(all, text) {
			return false
		}
	}
	return true
}
