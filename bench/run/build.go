package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// goBuild builds a package into the folder of binaries. It does so without the C
// library where nothing asks for that: so the README installs campaignc, and a
// start without it takes some milliseconds less.
func goBuild(dir, binary string, cgo bool, args ...string) error {
	cmd := exec.Command("go", append([]string{"build", "-o", binary}, args...)...)
	cmd.Dir = dir
	if !cgo {
		cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0")
	}
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("go build %s: %w: %s", strings.Join(args, " "), err, firstLine(complaint.String()))
	}
	return nil
}

// firstLine is the first line of what go build complains of that is no heading.
func firstLine(s string) string {
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "go: downloading") {
			return line
		}
	}
	return "no reason given"
}

// benchFolder is the folder of this module.
func benchFolder() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	dir := strings.TrimSpace(string(out))
	if err != nil || filepath.Base(dir) != "bench" {
		return "", fmt.Errorf("start it in the folder bench: go run ./run")
	}
	return dir, nil
}

// memoryFolder makes a folder on a memory file system that has room for so
// many bytes, or on the disk, and says which.
func memoryFolder(room uint64) (folder, where string, err error) {
	const memory = "/dev/shm"
	if free := freeBytes(memory); free >= room {
		if folder, err = os.MkdirTemp(memory, "campaignc-bench-"); err == nil {
			return folder, "a memory file system (" + memory + ")", nil
		}
	}
	folder, err = os.MkdirTemp("", "campaignc-bench-")
	return folder, fmt.Sprintf("the file system of %s, since %s has not %d MB to spare", os.TempDir(), memory, room/1e6), err
}
