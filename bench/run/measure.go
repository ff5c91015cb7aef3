package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// usage is what one process took.
type usage struct {
	cpu  float64 // seconds, user and system
	wall float64 // seconds
	peak float64 // megabytes of 1,000,000 bytes that were resident at most
}

// stop gets the signals that ask this command to end. It ends after the
// process under way, which lets it remove its folders.
var stop = make(chan os.Signal, 1)

// measure runs a command line to its end.
func measure(args []string) (usage, error) {
	select {
	case s := <-stop:
		return usage{}, fmt.Errorf("stopped by the signal %s", s)
	default:
	}
	cmd := exec.Command(args[0], args[1:]...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start).Seconds()
	if err != nil {
		return usage{}, fmt.Errorf("%s: %w\n%s", filepath.Base(args[0]), err, bytes.TrimSpace(complaint.Bytes()))
	}
	r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return usage{}, fmt.Errorf("this system does not say what a process took")
	}
	cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return usage{cpu.Seconds(), wall, float64(r.Maxrss) * 1024 / 1e6}, nil
}

// measure runs the program on the job. Results of the run before are removed
// first, so that no program pays for giving back another's memory.
func (p *program) measure(j *job) (usage, error) {
	for _, name := range []string{j.out, j.log} {
		if name == os.DevNull {
			continue
		}
		if err := os.Remove(name); err != nil && !os.IsNotExist(err) {
			return usage{}, err
		}
	}
	return measure(p.command(j))
}
