package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// mistaken is a workspace with a finding of each shape: with edits, with other
// places in the same and in another file, with places beyond the line, a
// warning, names that a URI or a workflow command writes otherwise.
var mistaken = map[string]string{
	"a b,100%.camp": "lead { country: string, birthday: date }\nlist \"日本\"\nlist \"日本\"\nprogram \"P\" {\n  campaign \"C\" {\n    smart list { birthday before 2026-01-01 }\n" +
		"    flow {\n      set contry = \"日本\" + 5\n      execute \"D\"\n    }\n  }\n}\n",
	"sub/d.camp":   "program \"Q\" { executable campaign \"D\" { flow { wait 3 days } } }\n",
	"sub/bad.camp": "list \"\xff\"\n",
}

// checkIn runs `check` on the mistaken workspace and gives what it printed.
func checkIn(t *testing.T, args ...string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range mistaken {
		path := filepath.Join("acme", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	here, err := filepath.Abs("acme") // below the working directory: shown as a relative path
	if err != nil {
		t.Fatal(err)
	}
	var out, failures bytes.Buffer
	status := command(append([]string{"check", here}, args...), &terminal{w: &out}, &terminal{w: &failures})
	if status != statusFound || failures.Len() > 0 {
		t.Fatalf("status %d: %s", status, failures.String())
	}
	return out.String()
}

// The SARIF log holds to the schema of SARIF 2.1.0, says nothing the schema
// does not know, and refers to what is there.
func TestCheckSARIF(t *testing.T) {
	out := checkIn(t, "--format", "sarif")
	log, err := sarif.FromString(out)
	if err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	// The schema is asked about what the library writes again, which fills in what
	// a log may leave out, and these with empty values.
	run.Language, run.Tool.Driver.Language, run.NewlineSequences = "en-US", "en-US", []string{"\n"}
	if err := log.Validate(); err != nil {
		t.Error(err)
	}
	strict := json.NewDecoder(strings.NewReader(out))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&sarif.Report{}); err != nil {
		t.Error(err)
	}
	if len(run.Results) != 6 || *run.ColumnKind != "unicodeCodePoints" {
		t.Fatalf("%d results in %s", len(run.Results), *run.ColumnKind)
	}
	uris, fixes, related := map[string]bool{}, 0, 0
	for _, r := range run.Results {
		rule := run.Tool.Driver.Rules[r.RuleIndex]
		if *rule.ID != *r.RuleID || r.Level != rule.DefaultConfiguration.Level {
			t.Errorf("result %s, %s refers to rule %s, %v", *r.RuleID, r.Level, *rule.ID, rule.DefaultConfiguration.Level)
		}
		place := r.Locations[0].PhysicalLocation
		uris[*place.ArtifactLocation.URI] = true
		if *place.Region.StartLine < 1 || *place.Region.EndLine == *place.Region.StartLine && *place.Region.EndColumn < *place.Region.StartColumn {
			t.Errorf("region %+v", place.Region)
		}
		fixes, related = fixes+len(r.Fixes), related+len(r.RelatedLocations)
	}
	if !uris["acme/a%20b,100%25.camp"] || !uris["acme/sub/d.camp"] || !uris["acme/sub/bad.camp"] || fixes != 3 || related != 2 {
		t.Errorf("places %v, %d fixes, %d related", uris, fixes, related)
	}
}

// What the JSON says of places and edits is true of the files.
func TestCheckJSON(t *testing.T) {
	out := checkIn(t, "--format", "json")
	var log checkJSON
	strict := json.NewDecoder(strings.NewReader(out))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&log); err != nil {
		t.Fatal(err)
	}
	if log.Errors != 5 || log.Warnings != 1 || log.Files != 3 || log.Campaigns != 2 || len(log.Diagnostics) != 6 {
		t.Errorf("%d errors, %d warnings in %d files, %d campaigns", log.Errors, log.Warnings, log.Files, log.Campaigns)
	}
	edits := 0
	for _, d := range log.Diagnostics {
		for _, e := range d.Edits {
			edits++
			text, err := os.ReadFile(e.At.File)
			if err != nil {
				t.Fatal(err)
			}
			was := string(text[e.At.Offset:e.At.EndOffset])
			line := []rune(strings.Split(string(text), "\n")[e.At.Line-1])
			if byLine := string(line[e.At.Column-1 : e.At.EndColumn-1]); was != byLine || was != "contry" && was != "before" && was != "" {
				t.Errorf("the edit replaces %q by its offsets, %q by its line and columns", was, byLine)
			}
		}
	}
	if edits != 4 {
		t.Errorf("%d edits", edits)
	}
}

var workflowCommand = regexp.MustCompile(`^::(error|warning) file=([^,:]+),line=\d+,col=\d+(,endLine=\d+,endColumn=\d+)?,title=[EW]\d{4}::[^\r\n]+$`)

// Each annotation is one workflow command on one line, with what such a command
// cannot hold written otherwise.
func TestCheckGitHub(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(checkIn(t, "--format", "github"), "\n"), "\n")
	if len(lines) != 6 {
		t.Errorf("%d lines", len(lines))
	}
	files := map[string]bool{}
	for _, line := range lines {
		m := workflowCommand.FindStringSubmatch(line)
		if m == nil {
			t.Errorf("no workflow command: %s", line)
			continue
		}
		files[m[2]] = true
	}
	if !files["acme/a b%2C100%25.camp"] || !files["acme/sub/d.camp"] {
		t.Errorf("files %v", files)
	}
}
