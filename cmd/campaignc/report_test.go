package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

// TestReports shows what is found in the workspaces of testdata/report, in so
// many columns as the names of the wanted sections say: `want.80`, `want.40`,
// and `want.80.colour` with escapes written as \e.
func TestReports(t *testing.T) {
	files, err := filepath.Glob("testdata/report/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no reports:", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			checkReports(t, archive)
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func checkReports(t *testing.T, a *txtar.Archive) {
	files, ds := checkArchive(t, a)
	wanted := 0
	for i, section := range a.Files {
		how, ok := strings.CutPrefix(section.Name, "want.")
		if !ok {
			continue
		}
		wanted++
		columns, coloured := strings.CutSuffix(how, ".colour")
		r := report{folder: "acme", sources: map[string][]byte{}, most: 8}
		var err error
		if r.width, err = strconv.Atoi(columns); err != nil {
			t.Fatal(err)
		}
		if coloured {
			r.paint, r.wrapped = colours(), true
		}
		for _, f := range files {
			r.sources[f.Path] = f.Source
		}
		got := strings.ReplaceAll(r.show(ds), "\x1b", `\e`)
		if *update {
			a.Files[i].Data = []byte(got)
			continue
		}
		if diff := cmp.Diff(string(section.Data), got); diff != "" {
			t.Errorf("%s:\n%s", section.Name, diff)
		}
	}
	if wanted == 0 {
		t.Error("nothing is wanted")
	}
}

// checkArchive checks the .camp files of an archive as one workspace.
func checkArchive(t *testing.T, a *txtar.Archive) ([]*lang.File, lang.Diagnostics) {
	t.Helper()
	sources := map[string][]byte{}
	for _, f := range a.Files {
		sources[f.Name] = f.Data
	}
	files, ds := checkSources(t, sources)
	if len(files) == 0 {
		t.Fatal("no sources")
	}
	return files, ds
}

// checkSources checks sources by name as one workspace; tables are plain rows.
func checkSources(t *testing.T, sources map[string][]byte, target ...string) ([]*lang.File, lang.Diagnostics) {
	t.Helper()
	signatures, err := stdlib.Library().Signatures()
	if err != nil {
		t.Fatal(err)
	}
	var files []*lang.File
	var ds lang.Diagnostics
	for name, source := range sources {
		if filepath.Ext(name) == ".camp" {
			file, found := parser.Parse(name, source)
			files, ds = append(files, file), append(ds, found...)
		}
	}
	_, checked := lang.Check(files, signatures, lang.CheckOptions{Marketo: slices.Contains(target, targetMarketo), Tables: func(name string) ([]string, [][]string, error) {
		text, ok := sources[name]
		if !ok {
			return nil, nil, os.ErrNotExist
		}
		var rows [][]string
		for line := range strings.Lines(string(text)) {
			rows = append(rows, strings.Split(strings.TrimSpace(line), ","))
		}
		return rows[0], rows[1:], nil
	}})
	return files, append(ds, checked...).Sort()
}

// A report is never wider than its terminal, whatever is in the source.
func TestReportsKeepTheirWidth(t *testing.T) {
	line := "\tset country = \"" + strings.Repeat("日本語 e\u0301 😀 👩\u200d💻 \U0001F1E9\U0001F1EA\t", 40) + "\" + contry + \"" + strings.Repeat("x", 300) + "\"\n"
	source := "lead { country: string }\ncampaign \"C\" {\n  flow {\n" + line + line + "  }\n}\n"
	files, ds := checkSources(t, map[string][]byte{"a.camp": []byte(source)})
	if len(ds) != 2 {
		t.Fatalf("found %v", ds)
	}
	for width := leastWidth; width < 200; width += 7 {
		r := report{width: width, wrapped: true, sources: map[string][]byte{"a.camp": files[0].Source}}
		for shown := range strings.Lines(r.show(ds)) {
			if n := columns.StringWidth(strings.TrimSuffix(shown, "\n")); n > width {
				t.Errorf("%d columns of %d: %q", n, width, shown)
			}
		}
	}
}

// The sign below a line stands below what it is about, however the line is cut.
func TestMarksStandBelowTheirPlace(t *testing.T) {
	for _, before := range []string{"", "\t", "日本語", "e\u0301e\u0301", "😀", "👩\u200d💻", strings.Repeat("日", 100), strings.Repeat("a\t", 90), strings.Repeat("b", 9000)} {
		source := []byte(before + "HERE" + strings.Repeat("c", 200) + "\n")
		at := len(before)
		line := lineAt(source, at)
		from, to := line.stretch(lang.Span{Pos: lang.Position{Offset: at}, EndPos: lang.Position{Offset: at + 4}})
		text, shift := line.text(from, to, 60)
		column := 0
		for _, g := range glyphs(text) {
			if column == from-shift && !strings.HasPrefix(text[g.from:], "HERE") {
				t.Errorf("after %.20q the sign stands below %q of %q", before, text[g.from:], text)
			}
			column += g.width
		}
		if to-from != 4 || !strings.Contains(text, "HERE") {
			t.Errorf("after %.20q %d columns of %q are marked", before, to-from, text)
		}
	}
}

func TestTallyOfWhatIsNotShown(t *testing.T) {
	var ds lang.Diagnostics
	for i := range 5 {
		at := lang.Position{Filename: "a.camp", Line: i + 1, Column: 1, Offset: i}
		ds = append(ds, lang.Diagnostic{Code: lang.CodeSyntax, Span: lang.Span{Pos: at, EndPos: at}, Message: fmt.Sprint("mistake ", i)})
	}
	r := report{width: 80, most: 2}
	if got := r.show(ds); strings.Count(got, "error E0003") != 2 || !strings.Contains(got, "not shown: 3 errors") {
		t.Error(got)
	}
	r.most = 0
	if got := r.show(ds); strings.Count(got, "error E0003") != 5 || strings.Contains(got, "not shown") {
		t.Error(got)
	}
}
