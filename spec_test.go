package campaignc_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"campaignc/data"
	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

var update = flag.Bool("update", false, "rewrite the grammar in SPEC.md")

// The fenced blocks of SPEC.md. A `camp` block is a file; `camp flow` and
// `camp smart list` are the inside of braces; with `error CODE` the check must
// find that, without it nothing. `camp run` is run over the `csv leads` behind
// it and compared with the `csv result`.
type specBlock struct {
	line int
	info string
	text string
}

func specBlocks(t *testing.T) []specBlock {
	src, err := os.ReadFile("SPEC.md")
	if err != nil {
		t.Fatal(err)
	}
	var blocks []specBlock
	open := false
	for i, line := range strings.Split(string(src), "\n") {
		fence, ok := strings.CutPrefix(line, "```")
		switch {
		case ok && open:
			open = false
		case ok:
			open = true
			blocks = append(blocks, specBlock{line: i + 1, info: fence})
		case open:
			blocks[len(blocks)-1].text += line + "\n"
		}
	}
	return blocks
}

// source wraps a fragment in what it is a fragment of.
func (b *specBlock) source() string {
	switch {
	case strings.HasPrefix(b.info, "camp flow"):
		return "campaign \"Spec\" { flow {\n" + b.text + "} }\n"
	case strings.HasPrefix(b.info, "camp smart list"):
		return "campaign \"Spec\" { smart list {\n" + b.text + "} }\n"
	}
	return b.text
}

func TestSpecBlocks(t *testing.T) {
	blocks := specBlocks(t)
	prelude := ""
	for i, b := range blocks {
		if b.info == "camp prelude" {
			prelude = b.text
		}
		if !strings.HasPrefix(b.info, "camp") {
			continue
		}
		t.Run(fmt.Sprintf("line %d", b.line), func(t *testing.T) {
			files := map[string]string{"block.camp": b.source()}
			if !strings.Contains(b.text, "lead {") {
				files["prelude.camp"] = prelude
			}
			library := stdlib.Library()
			w := checkSpec(t, library, files, b.info)
			if len(w.Tests) > 0 && !strings.Contains(b.info, "error ") {
				runSpecTests(t, library, w)
			}
			if strings.HasSuffix(b.info, " run") {
				if i+2 >= len(blocks) || blocks[i+1].info != "csv leads" || blocks[i+2].info != "csv result" {
					t.Fatal("a block to run needs `csv leads` and `csv result` behind it")
				}
				compareRows(t, runSpec(t, library, w, blocks[i+1].text), blocks[i+2].text)
			}
		})
	}
}

// checkSpec checks the files and compares with what the block's info announces.
func checkSpec(t *testing.T, library *interp.Library, files map[string]string, info string) *lang.Workspace {
	var trees []*lang.File
	var found lang.Diagnostics
	for _, name := range []string{"block.camp", "prelude.camp"} {
		if src, ok := files[name]; ok {
			tree, ds := parser.Parse(name, []byte(src))
			trees, found = append(trees, tree), append(found, ds...)
		}
	}
	signatures, err := library.Signatures()
	if err != nil {
		t.Fatal(err)
	}
	ws, ds := lang.Check(trees, signatures, lang.CheckOptions{})
	found = append(found, ds...)
	_, code, _ := strings.Cut(info, "error ")
	matched := code == ""
	for _, d := range found {
		if string(d.Code) == code {
			matched = true
		} else if d.Severity == lang.Error {
			t.Errorf("%s: %s %s", d.Span.Pos, d.Code, d.Message)
		}
	}
	if !matched {
		t.Errorf("the check finds no %s", code)
	}
	return ws
}

// runSpecTests runs the tests of a block, all of which must pass.
func runSpecTests(t *testing.T, library *interp.Library, ws *lang.Workspace) {
	program, err := interp.Compile(ws, library)
	if err != nil {
		t.Fatal(err)
	}
	scenarios, err := program.CompileTests(ws.Tests)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scenarios {
		for _, r := range s.Run() {
			for _, f := range r.Failures {
				t.Errorf("%s: %q: seen %s", f.Item.Range().Pos, s.Test.Name.Value, f.Saw)
			}
		}
	}
}

// runSpec runs the first campaign that is no executable over the leads.
func runSpec(t *testing.T, library *interp.Library, ws *lang.Workspace, leads string) string {
	program, err := interp.Compile(ws, library)
	if err != nil {
		t.Fatal(err)
	}
	root := ws.Campaigns[slices.IndexFunc(ws.Campaigns, func(c *lang.Campaign) bool { return !c.Executable })]
	source, err := data.OpenLeads(strings.NewReader(leads), "leads.csv", ws, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	out.Write(source.Header())
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	_, err = interp.Run(&interp.Job{
		Program: program, Root: root, Workers: 1, Leads: &out,
		Given: interp.Given{Now: now.UnixMilli(), Until: now.AddDate(1, 0, 0).UnixMilli()},
		Open:  func() (interp.Source, error) { return source, nil },
		IDs:   func() interp.IDs { return new(data.IDs) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// compareRows compares the columns that the wanted rows have.
func compareRows(t *testing.T, got, want string) {
	have, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	wanted, err := csv.NewReader(strings.NewReader(want)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, row := range have {
		var cells []string
		for _, name := range wanted[0] {
			cells = append(cells, row[slices.Index(have[0], name)])
		}
		rows = append(rows, cells)
	}
	if diff := cmp.Diff(wanted, rows); diff != "" {
		t.Errorf("the result differs (-SPEC +run):\n%s", diff)
	}
}

// TestSpecGrammar keeps the grammar in SPEC.md the parser's.
func TestSpecGrammar(t *testing.T) {
	src, err := os.ReadFile("SPEC.md")
	if err != nil {
		t.Fatal(err)
	}
	const open, end = "```ebnf\n", "```\n<!-- end -->"
	before, rest, ok := strings.Cut(string(src), open)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("SPEC.md has no place for the grammar")
	}
	want := before + open + parser.Syntax() + end + after
	if *update {
		if err := os.WriteFile("SPEC.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(src)); diff != "" {
		t.Errorf("the grammar in SPEC.md is not the parser's; run `go test . -update`:\n%s", diff)
	}
}
