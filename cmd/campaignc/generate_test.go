package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"campaignc/interp"
)

// generated runs `campaignc test --generate` and gives what it prints.
func generated(t *testing.T, status int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	got := command(append([]string{"test", "--generate"}, args...), &terminal{w: &out}, &terminal{w: &errs})
	if got != status {
		t.Fatalf("exit status %d for %q:\n%s%s", got, args, out.String(), errs.String())
	}
	return out.String()
}

// bare copies a workspace without its tests.
func bare(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	files, err := filepath.Glob(filepath.Join(from, "*.*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no workspace in", from, err)
	}
	for _, file := range files {
		switch name := filepath.Base(file); {
		case name == "tests.camp":
		case strings.HasSuffix(name, ".camp"), strings.HasSuffix(name, ".csv"):
			b, err := os.ReadFile(file)
			if err == nil {
				err = os.WriteFile(filepath.Join(to, name), b, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	return to
}

// TestGeneratedTestsPass makes leads for the campaigns of the examples: what is
// printed is source that can be added to the workspace as it is, and passes.
func TestGeneratedTestsPass(t *testing.T) {
	folders, err := filepath.Glob("../../examples/*/workspace.camp")
	if err != nil || len(folders) < 8 {
		t.Fatalf("only %d examples: %v", len(folders), err)
	}
	for _, file := range folders {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			folder := bare(t, filepath.Dir(file))
			w, err := openWorkspace(folder)
			if err != nil {
				t.Fatal(err)
			}
			defer w.root.Close()
			tests := 0
			for _, c := range w.Campaigns {
				if interp.Startable(c) != nil || testing.Short() && c.Executable {
					continue
				}
				source := generated(t, statusOK, "300", folder, c.Qualified())
				tests += strings.Count(source, "\ntest ")
				if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("made%d.camp", c.Index)), []byte(source), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if tests < 3 {
				t.Fatalf("only %d tests were made", tests)
			}
			var out, errs bytes.Buffer
			passed := 0
			status := command([]string{"test", folder}, &terminal{w: &out}, &terminal{w: &errs})
			if _, err := fmt.Sscanf(out.String(), "%d passed, 0 failed", &passed); err != nil || status != statusOK || passed < tests {
				t.Errorf("exit status %d for %d tests:\n%s", status, tests, errs.String()+out.String())
			}
		})
	}
}

// boundary is a workspace with one branch that some lead reaches.
func boundary(t *testing.T, fields, condition string) string {
	t.Helper()
	folder := t.TempDir()
	source := "workspace \"W\" { time zone \"Europe/Berlin\" }\nlead { note: string, " + fields + " }\n" +
		"list \"VIP\"\nform \"Contact\"\ntable spellings from \"spellings.csv\"\n" +
		"campaign \"C\" {\n  flow { if " + condition + " { set note = \"here\" } }\n}\n" +
		"test \"the rest\" { run \"C\" }\n"
	for name, content := range map[string]string{"w.camp": source, "spellings.csv": "alias,name\nu.s.a.,United States\nDeutschland,Germany\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// TestGeneratedLeadsAreSmall wants the boundary of each condition, and nothing
// that is not needed.
func TestGeneratedLeadsAreSmall(t *testing.T) {
	for _, tt := range []struct{ fields, condition, want string }{
		{"points: score = 0, other: score = 7", "points >= 137", "given lead { points: 137 }"},
		{"points: score = 0", "points < -3", "given lead { points: -4 }"},
		{"points: score = 0", "points * 2 > 311", "given lead { points: 156 }"},
		{"points: score = 0, other: score = 0", "points + other is 90", "given lead { other: 90 }"},
		{"price: currency", "price > 49.99", "given lead { price: 50 }"},
		{"country: string, city: string", `country is "US" and city is empty`, `given lead { country: "US" }`},
		{"country: string", `trim(lower(country)) == "u.s.a."`, `given lead { country: "u.s.a." }`},
		{"country: string", `country in spellings.alias`, `given lead { country: "u.s.a." }`},
		{"country: string", `lookup(spellings, country) is "Germany"`, `given lead { country: "Deutschland" }`},
		{"country: string", `country contains "land" and length(country) > 6`, `given lead { country: "xland x" }`},
		{"zip: string", `zip matches "^[0-9]{5}$"`, `given lead { zip: "00000" }`},
		{"mail: email", `mail ends with "@acme.example"`, `given lead { mail: "ann@acme.example" }`},
		{"born: date", "born after 2026-03-01", "given lead { born: 2026-03-02 }"},
		{"seen: datetime", "seen in past 7 days", "given lead { seen: 2026-01-05T09:00 }"},
		{"ok: boolean = false", "ok", "given lead { ok: true }"},
		{`stage: enum("A", "B", "C") = "B"`, `stage is "C"`, `given lead { stage: "C" }`},
		{`stage: string = "B"`, `stage is empty`, "given lead { stage: empty }"},
		{"x: string", `member of list "VIP"`, `given member of list "VIP"`},
		{"x: string", `filled out form "Contact" in past 7 days at least 2 times where page is "/p"`, `given filled out form "Contact" at least 2 times where page is "/p"`},
	} {
		t.Run(tt.condition, func(t *testing.T) {
			source := generated(t, statusOK, "2000", boundary(t, tt.fields, tt.condition))
			here := regexp.MustCompile(`(?m)^test .* \{\n  (given .*)\n  run "C"\n  expect qualified "C"\n  expect note is "here"\n\}$`)
			if found := here.FindStringSubmatch(source); found == nil || found[1] != tt.want {
				t.Errorf("want one lead, %s:\n%s", tt.want, source)
			}
		})
	}
}

// TestGenerateIsDeterministic wants the same bytes for one seed and any number of
// workers; other seeds make other leads.
func TestGenerateIsDeterministic(t *testing.T) {
	folder := bare(t, "../../examples/lifecycle")
	args := []string{"200", folder, "Nightly Lifecycle", "--format", "json"}
	first := generated(t, statusOK, args...)
	for _, workers := range []string{"1", "3"} {
		if again := generated(t, statusOK, append(args, "--workers", workers)...); again != first {
			t.Errorf("not the same with %s workers:\n%s\n%s", workers, first, again)
		}
	}
	if other := generated(t, statusOK, append(args, "--seed", "2")...); other == first {
		t.Error("another seed made the same leads")
	}
}

// TestGeneratedLengths wants a length of time that no literal says to be expected
// as far as one can.
func TestGeneratedLengths(t *testing.T) {
	folder := t.TempDir()
	source := "lead { gap: duration, late: duration }\ncampaign \"C\" {\n  flow {\n    set gap = 1 month + 90 minutes\n    set late = 3 days\n  }\n}\n"
	if err := os.WriteFile(filepath.Join(folder, "w.camp"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	made := generated(t, statusOK, "10", folder)
	if !strings.Contains(made, "  expect gap is not empty\n  expect late is 3 days\n") {
		t.Error(made)
	}
}
