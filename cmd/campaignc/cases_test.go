package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestCases runs the language cases: txtar archives of a workspace, leads, the
// calls of campaignc, and what must come of them.
//
//	cmd              arguments, shell-quoted, one call a line, run in a folder of the other sections
//	want.exit        exit status of the last call (default 0)
//	want.leads       CSV: the row of out.csv with the same id has these values in these columns
//	want.activities  `lead | activity | campaign | result | primary`, in log order per lead; `*` matches anything
//	want.same        `file file`: the two hold the same, byte for byte
//	want.not         texts that log.jsonl must not hold
//	want.output      texts that the last call must print, want.absent texts it must not
//	want.errors      `file:line: word word …`: a diagnostic at that place that has all those words
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases:", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			newLanguageCase(t, archive).run()
		})
	}
}

type languageCase struct {
	t       *testing.T
	dir     string
	section map[string]string
}

func newLanguageCase(t *testing.T, a *txtar.Archive) *languageCase {
	c := &languageCase{t: t, dir: t.TempDir(), section: map[string]string{}}
	for _, f := range a.Files {
		c.section[f.Name] = string(f.Data)
		if f.Name == "cmd" || strings.HasPrefix(f.Name, "want.") {
			continue
		}
		path := filepath.Join(c.dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func (c *languageCase) lines(section string) []string {
	var out []string
	for line := range strings.Lines(c.section[section]) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func (c *languageCase) run() {
	c.t.Chdir(c.dir)
	status, output := 0, ""
	for _, line := range c.lines("cmd") {
		var out bytes.Buffer
		both := &terminal{w: &out}
		status = command(shellWords(line), both, both)
		output = out.String()
	}
	want, _ := strconv.Atoi(strings.TrimSpace(c.section["want.exit"]))
	if status != want {
		c.t.Errorf("exit status %d, want %d:\n%s", status, want, output)
	}
	c.output(output)
	c.diagnostics(output)
	c.leads()
	c.activities()
	c.same()
}

// same compares files that calls wrote.
func (c *languageCase) same() {
	for _, line := range c.lines("want.same") {
		var texts [2]string
		for i, name := range strings.Fields(line) {
			b, err := os.ReadFile(name)
			if err != nil {
				c.t.Fatal(err)
			}
			texts[i] = string(b)
		}
		if diff := cmp.Diff(texts[0], texts[1]); diff != "" {
			c.t.Errorf("%s: not the same:\n%s", line, diff)
		}
	}
}

func (c *languageCase) output(output string) {
	for _, text := range c.lines("want.output") {
		if !strings.Contains(output, text) {
			c.t.Errorf("output lacks %q:\n%s", text, output)
		}
	}
	for _, text := range c.lines("want.absent") {
		if strings.Contains(output, text) {
			c.t.Errorf("output holds %q", text)
		}
	}
}

func (c *languageCase) diagnostics(output string) {
	for _, line := range c.lines("want.errors") {
		file, rest, _ := strings.Cut(line, ":")
		number, words, _ := strings.Cut(rest, ":")
		at := regexp.MustCompile(regexp.QuoteMeta(file+":"+number) + `\b[^\n]*(\n[^\n]+)*`)
		found := false
		for _, text := range at.FindAllString(output, -1) {
			found = found || hasWords(text, strings.Fields(words))
		}
		if !found {
			c.t.Errorf("no diagnostic at %s:%s with %q:\n%s", file, number, words, output)
		}
	}
}

func hasWords(text string, words []string) bool {
	text = strings.ToLower(text)
	for _, w := range words {
		if !strings.Contains(text, strings.ToLower(w)) {
			return false
		}
	}
	return true
}

func (c *languageCase) leads() {
	if c.section["want.leads"] == "" {
		return
	}
	out, err := os.ReadFile("out.csv")
	if err != nil {
		c.t.Error(err)
		return
	}
	got := map[string]map[string]string{}
	for _, row := range c.rows(string(out)) {
		got[row["id"]] = row
	}
	for _, want := range c.rows(c.section["want.leads"]) {
		row, ok := got[want["id"]]
		if !ok {
			c.t.Errorf("lead %s is not in out.csv", want["id"])
			continue
		}
		for name, value := range want {
			if row[name] != value {
				c.t.Errorf("lead %s: %s is %q, want %q", want["id"], name, row[name], value)
			}
		}
	}
}

func (c *languageCase) rows(text string) []map[string]string {
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		c.t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func (c *languageCase) activities() {
	log, err := os.ReadFile("log.jsonl")
	if err != nil && (c.section["want.activities"] != "" || c.section["want.not"] != "") {
		c.t.Error(err)
		return
	}
	for _, text := range c.lines("want.not") {
		if strings.Contains(string(log), text) {
			c.t.Errorf("the log holds %q", text)
		}
	}
	got := map[string][]string{}
	for line := range strings.Lines(string(log)) {
		var a struct{ Lead, Activity, Campaign, Result, Primary string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			c.t.Fatalf("log line %q: %v", line, err)
		}
		got[a.Lead] = append(got[a.Lead], fmt.Sprintf("%s | %s | %s | %s", a.Activity, a.Campaign, a.Result, a.Primary))
	}
	want := map[string][]string{}
	for _, line := range c.lines("want.activities") {
		lead, rest, _ := strings.Cut(line, "|")
		want[strings.TrimSpace(lead)] = append(want[strings.TrimSpace(lead)], strings.TrimSpace(rest))
	}
	for lead, lines := range want {
		if !sameActivities(got[lead], lines) {
			c.t.Errorf("lead %s logged\n  %s\nwant\n  %s", lead, strings.Join(got[lead], "\n  "), strings.Join(lines, "\n  "))
		}
	}
}

func sameActivities(got, want []string) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range want {
		g, w := strings.Split(got[i], " | "), strings.Split(want[i], "|")
		for j := range w {
			if cell := strings.TrimSpace(w[j]); j >= len(g) || cell != "*" && cell != strings.TrimSpace(g[j]) {
				return false
			}
		}
	}
	return true
}

// shellWords splits a line at spaces outside double quotes.
func shellWords(line string) []string {
	var words []string
	var word strings.Builder
	quoted, any := false, false
	for _, r := range line {
		switch {
		case r == '"':
			quoted, any = !quoted, true
		case r == ' ' && !quoted:
			if any {
				words = append(words, word.String())
			}
			word.Reset()
			any = false
		default:
			word.WriteRune(r)
			any = true
		}
	}
	if any {
		words = append(words, word.String())
	}
	return words
}
