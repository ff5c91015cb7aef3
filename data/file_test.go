package data

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func write(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// folder is what is in a folder, by name.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			text = []byte(err.Error())
		}
		files[e.Name()] = string(text)
	}
	return files
}

func create1(t *testing.T, path string) *File {
	t.Helper()
	f, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestFile shows nothing of an output before Commit, and all of it after.
func TestFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.csv")
	f := create1(t, path)
	if _, err := f.Write([]byte("new")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("before Commit: %v", err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Commit(), f.Abort()); err != nil {
		t.Errorf("once more: %v", err)
	}
	if got := folder(t, dir); len(got) != 1 || got["out.csv"] != "new" {
		t.Errorf("after Commit: %v", got)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm()&^0o644 != 0 || info.Mode().Perm()&0o600 != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

// TestFileReplaces keeps the old file until Commit, its permissions after, and
// lets it be read all the while.
func TestFileReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "leads.csv")
	write(t, path, "old", 0o640)
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	f := create1(t, path)
	if _, err := f.Write([]byte("new")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("before Commit: %q", got)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if got, _ := io.ReadAll(in); string(got) != "old" {
		t.Errorf("the input reads %q", got)
	}
	if got := folder(t, dir); len(got) != 1 || got["leads.csv"] != "new" {
		t.Errorf("after Commit: %v", got)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

// TestFileAbort leaves everything as it was.
func TestFileAbort(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.csv")
	write(t, path, "old", 0o600)
	f := create1(t, path)
	if _, err := f.Write([]byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Abort(), f.Abort()); err != nil {
		t.Fatal(err)
	}
	if got := folder(t, dir); len(got) != 1 || got["out.csv"] != "old" {
		t.Errorf("after Abort: %v", got)
	}
	if err := f.Commit(); err == nil {
		t.Error("Commit after Abort succeeds")
	}
	if _, err := f.Write(nil); err == nil {
		t.Error("Write after Abort succeeds")
	}
}

// TestFileLink replaces what a link leads to, not the link.
func TestFileLink(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	target, link := filepath.Join(other, "real.csv"), filepath.Join(dir, "out.csv")
	write(t, target, "old", 0o600)
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	f := create1(t, link)
	_, err := f.Write([]byte("new"))
	if err := errors.Join(err, f.Commit()); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	if got := folder(t, other); len(got) != 1 || got["real.csv"] != "new" {
		t.Errorf("got %v", got)
	}
}

// TestCreateErrors finds out before any work what cannot be written.
func TestCreateErrors(t *testing.T) {
	dir := t.TempDir()
	dangling := filepath.Join(dir, "dangling")
	if err := os.Symlink("nowhere", dangling); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"":                                    `cannot write "": it has no name`,
		dir:                                   `cannot write "` + dir + `": it is a folder; name a file`,
		filepath.Join(dir, "none", "out.csv"): "no such file or directory",
		filepath.Join(dangling, "out.csv"):    "no such file or directory",
		dangling:                              "it is a link to a file that does not exist",
		filepath.Join(dir, "a\x00b"):          "invalid argument",
		filepath.Join(dir, strings.Repeat("x", 300)): "file name too long",
	} {
		f, err := Create(path)
		if f != nil || err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Create(%q) gives %v, want %s", path, err, want)
		}
	}
	if got := folder(t, dir); len(got) != 1 {
		t.Errorf("left behind: %v", got)
	}
}

// TestCreateReadOnly refuses a file that may not be written, even where the
// folder would let it be replaced.
func TestCreateReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everything")
	}
	path := filepath.Join(t.TempDir(), "out.csv")
	write(t, path, "old", 0o444)
	if f, err := Create(path); f != nil || !errors.Is(err, os.ErrPermission) {
		t.Errorf("got %v", err)
	}
}

// TestCommitFails leaves nothing behind when the target cannot be replaced any
// more.
func TestCommitFails(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.csv")
	f := create1(t, path)
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	err := f.Commit()
	if err == nil || !strings.HasPrefix(err.Error(), `cannot write "`+path+`": `) {
		t.Errorf("Commit gives %v", err)
	}
	if again := f.Commit(); again != err || f.Abort() != nil {
		t.Errorf("then %v", again)
	}
	if got := folder(t, dir); len(got) != 1 {
		t.Errorf("left behind: %v", got)
	}
}

// TestDevices writes devices and pipes as they stand, and swallows no error.
func TestDevices(t *testing.T) {
	null := create1(t, os.DevNull)
	_, err := null.Write([]byte("x"))
	if err := errors.Join(err, null.Commit(), null.Abort()); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatalf("the device was replaced: %v, %v", info, err)
	}
	const full = "/dev/full"
	if _, err := os.Stat(full); err == nil {
		f := create1(t, full)
		_, err := f.Write([]byte("x"))
		again := f.Commit()
		if !errors.Is(err, syscall.ENOSPC) || !errors.Is(again, syscall.ENOSPC) || !strings.HasPrefix(err.Error(), `cannot write "/dev/full": `) {
			t.Errorf("a full device: %v, then %v", err, again)
		}
	}
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here")
	}
	read := make(chan string)
	go func() {
		text, _ := os.ReadFile(pipe)
		read <- string(text)
	}()
	f := create1(t, pipe)
	_, err = f.Write([]byte("through"))
	if err := errors.Join(err, f.Commit()); err != nil {
		t.Error(err)
	}
	if got := <-read; got != "through" {
		t.Errorf("the pipe gave %q", got)
	}
}

// TestStandardOutput writes the program's own output and leaves it open.
func TestStandardOutput(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stdout")
	write(t, path, "", 0o600)
	file, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	old := os.Stdout
	os.Stdout = file
	defer func() { os.Stdout = old }()
	f := create1(t, "/dev/stdout")
	_, err = f.Write([]byte("leads\n"))
	if err := errors.Join(err, f.Commit()); err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteString("summary\n"); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "leads\nsummary\n" {
		t.Errorf("got %q", got)
	}
}
