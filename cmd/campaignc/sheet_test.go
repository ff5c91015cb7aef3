package main

import (
	"path/filepath"
	"strings"
	"testing"

	"campaignc/lang"
)

// TestSheets keeps the build sheets of the examples as they are: golden pages,
// no line too wide, and every finding inside a campaign on its sheet.
func TestSheets(t *testing.T) {
	for _, example := range []string{"lead-intake", "nurture", "webinar"} {
		t.Run(example, func(t *testing.T) {
			w, err := openWorkspaceFor(filepath.Join("../../examples", example), targetMarketo)
			if err != nil {
				t.Fatal(err)
			}
			defer w.root.Close()
			var pages strings.Builder
			for _, c := range w.Campaigns {
				page := buildSheet(w, c)
				checkSheet(t, w, c, page)
				pages.WriteString(page)
			}
			compareGolden(t, filepath.Join("testdata/sheets", example+".md"), []byte(pages.String()))
		})
	}
}

func checkSheet(t *testing.T, w *workspace, c *lang.Campaign, page string) {
	t.Helper()
	for line := range strings.Lines(page) {
		if columns.StringWidth(strings.TrimRight(line, "\n")) > pageWidth {
			t.Errorf("%s: too wide: %s", c.Name, line)
		}
	}
	told := strings.Join(strings.Fields(strings.ReplaceAll(page, "> ", "")), " ")
	s := &sheet{workspace: w, campaign: c}
	for _, d := range s.findings(c.Decl.Span) {
		if !strings.Contains(told, strings.Join(strings.Fields(d.Message), " ")) {
			t.Errorf("%s does not say: %s", c.Name, d.Message)
		}
	}
}
