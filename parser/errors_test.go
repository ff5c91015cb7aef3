package parser

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"campaignc/lang"
)

// expectation is what stands behind a line in testdata/errors: the texts of the
// errors of that line, in quotes, each of them a part of one.
var expectation = regexp.MustCompile(`// ERROR (.*)$`)

var quotedText = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"")

// TestErrors parses the broken sources in testdata/errors. Each error must be
// expected on its line, and each expected error must come.
func TestErrors(t *testing.T) {
	paths, err := filepath.Glob("testdata/errors/*.camp")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			checkErrors(t, path, string(data))
		})
	}
}

func checkErrors(t *testing.T, path, src string) {
	_, found := Parse(path, []byte(src))
	byLine := map[int]lang.Diagnostics{}
	for _, d := range found {
		byLine[d.Span.Pos.Line] = append(byLine[d.Span.Pos.Line], d)
	}
	for i, line := range strings.Split(src, "\n") {
		var wants []string
		if m := expectation.FindStringSubmatch(line); m != nil {
			for _, q := range quotedText.FindAllString(m[1], -1) {
				wants = append(wants, plainValue(q))
			}
		}
		for _, d := range byLine[i+1] {
			text := d.Message + " (" + d.Help + ")"
			at := slices.IndexFunc(wants, func(w string) bool { return strings.Contains(text, w) })
			if at < 0 {
				t.Errorf("%s:%d: unexpected error: %s", path, i+1, text)
				continue
			}
			wants = slices.Delete(wants, at, at+1)
			checkDiagnostic(t, d)
		}
		for _, w := range wants {
			t.Errorf("%s:%d: no error %q", path, i+1, w)
		}
	}
}

// inGo finds the words of the parser's own making that no reader must see.
var inGo = regexp.MustCompile(`lang\.|\*[A-Z]|Expr|Cond|Decl|<ident>|<string>|<int>|unexpected token|\bnil\b`)

// checkDiagnostic checks what all messages have in common.
func checkDiagnostic(t *testing.T, d lang.Diagnostic) {
	t.Helper()
	checkShown(t, d)
	for _, text := range []string{d.Message, d.Help} {
		if inGo.MatchString(text) {
			t.Errorf("%v: the message speaks of the parser's insides: %s", d.Span.Pos, text)
		}
		if strings.HasSuffix(text, ".") || strings.Contains(text, "  ") {
			t.Errorf("%v: the message is badly formed: %s", d.Span.Pos, text)
		}
	}
}

// checkShown checks what holds for the messages about any text at all: they
// are whole, can be shown, and are not too long.
func checkShown(t *testing.T, d lang.Diagnostic) {
	t.Helper()
	for _, text := range []string{d.Message, d.Help} {
		if strings.ContainsFunc(text, func(r rune) bool { return isControl(r) || isInvisible(r) || r == '\r' || r == '\n' }) {
			t.Errorf("%v: the message holds a character that cannot be shown: %q", d.Span.Pos, text)
		}
		if utf8.RuneCountInString(text) > 300 {
			t.Errorf("%v: the message is too long: %s", d.Span.Pos, text)
		}
	}
	if d.Message == "" || d.Code == "" || !d.Span.Pos.IsValid() || d.Span.EndPos.Offset < d.Span.Pos.Offset {
		t.Errorf("%v: incomplete diagnostic %+v", d.Span.Pos, d)
	}
}
