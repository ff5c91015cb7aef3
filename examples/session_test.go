package examples

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// campaignc builds the command once, into a folder of its own.
var campaignc = sync.OnceValues(func() (folder string, err error) {
	if folder, err = os.MkdirTemp("", "campaignc"); err != nil {
		return "", err
	}
	build := exec.Command("go", "build", "-o", folder+string(filepath.Separator), "../cmd/campaignc")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return folder, nil
})

// session is a copy of an example in which its README's commands are run.
type session struct {
	t       *testing.T
	name    string // of the example's folder
	dir     string // of the copy
	workers int
}

func newSession(t *testing.T, name string, workers int) *session {
	t.Helper()
	s := &session{t: t, name: name, dir: t.TempDir(), workers: workers}
	if err := os.CopyFS(s.dir, os.DirFS(name)); err != nil {
		t.Fatal(err)
	}
	for made := range s.want() { // somebody may have tried the example in its place
		if err := os.Remove(filepath.Join(s.dir, made)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
	return s
}

// shell runs one command in the copy, after one that ended with a status.
func (s *session) shell(command string, before int) (output string, status int) {
	s.t.Helper()
	folder, err := campaignc()
	if err != nil {
		s.t.Fatal(err)
	}
	command = strings.ReplaceAll(command, "campaignc run ", "campaignc run --workers "+strconv.Itoa(s.workers)+" ")
	cmd := exec.Command("sh", "-c", "(exit "+strconv.Itoa(before)+")\n"+command)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "LC_ALL=C", "PATH="+folder+string(filepath.ListSeparator)+os.Getenv("PATH"))
	out, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		s.t.Fatalf("%s: %v", command, err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// golden compares what the README says with what happens, or rewrites it.
func (s *session) golden(rewrite bool) {
	s.t.Helper()
	readme := filepath.Join(s.name, "README.md")
	have, err := os.ReadFile(readme)
	if err != nil {
		s.t.Fatal(err)
	}
	now := s.replay(string(have))
	if rewrite {
		if err := os.WriteFile(readme, []byte(now), 0o644); err != nil {
			s.t.Fatal(err)
		}
		s.keep(s.made())
		return
	}
	if diff := cmp.Diff(string(have), now); diff != "" {
		s.t.Errorf("with %d workers it goes otherwise than %s tells (-README +now):\n%s", s.workers, readme, diff)
	}
	if diff := cmp.Diff(s.want(), s.made()); diff != "" {
		s.t.Errorf("with %d workers other files are written than %s/want holds (-want +now):\n%s", s.workers, s.name, diff)
	}
}

// replay runs the commands of a README, which are the lines that begin with
// `$ ` in its console blocks, and gives the README with what they print now.
func (s *session) replay(readme string) string {
	s.t.Helper()
	var out strings.Builder
	status, commands, inside := 0, 0, false
	lines := strings.SplitAfter(readme, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch {
		case !inside:
			inside = line == "```console\n"
		case line == "```\n":
			inside = false
		case strings.HasPrefix(line, "$ "):
			for ; strings.HasSuffix(lines[i], "\\\n"); i++ {
				line += lines[i+1]
			}
			command := strings.TrimSpace(line[len("$ "):])
			if status != 0 && command != "echo $?" {
				s.t.Errorf("before `%s`: `$ echo $?` must show that the command ended with exit status %d", command, status)
			}
			var printed string
			printed, status = s.shell(command, status)
			line += printed
			commands++
		default:
			continue // what was printed before
		}
		out.WriteString(line)
	}
	if commands < 2 || status != 0 || inside {
		s.t.Errorf("the README has %d commands, the last with exit status %d", commands, status)
	}
	return out.String()
}

const (
	sums  = "SHA256SUMS" // in want, stands for files too large to be kept
	large = 300_000      // bytes
)

// made are the files that the commands wrote.
func (s *session) made() map[string]string {
	s.t.Helper()
	given := files(s.t, s.name)
	made := files(s.t, s.dir)
	want := s.want()
	maps.DeleteFunc(made, func(name, _ string) bool { return given[name] != "" && want[name] == "" })
	for name, content := range made {
		if len(content) > large {
			made[name] = fmt.Sprintf("%x", sha256.Sum256([]byte(content)))
		}
	}
	return made
}

// want are the files that the commands should write, the large ones as sums.
func (s *session) want() map[string]string {
	s.t.Helper()
	want := files(s.t, filepath.Join(s.name, "want"))
	for line := range strings.Lines(want[sums]) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		want[name] = sum
	}
	delete(want, sums)
	return want
}

// keep makes the files the ones that the commands should write.
func (s *session) keep(made map[string]string) {
	s.t.Helper()
	want := filepath.Join(s.name, "want")
	err := errors.Join(os.RemoveAll(want), os.MkdirAll(want, 0o755))
	var list strings.Builder
	for _, name := range slices.Sorted(maps.Keys(made)) {
		content := made[name]
		if info, statErr := os.Stat(filepath.Join(s.dir, name)); statErr == nil && info.Size() > large {
			fmt.Fprintf(&list, "%s  %s\n", content, name)
			continue
		}
		err = errors.Join(err, os.WriteFile(filepath.Join(want, name), []byte(content), 0o644))
	}
	if list.Len() > 0 {
		err = errors.Join(err, os.WriteFile(filepath.Join(want, sums), []byte(list.String()), 0o644))
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// files are the files of a folder with their contents. There may be no such
// folder.
func files(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		content, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[e.Name()] = string(content)
	}
	return found
}
