package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// workload is a workspace and what its leads are made with.
type workload struct {
	name     string // its folder below bench
	title    string
	campaign string
	gen      string // the generator's package
	members  bool   // the generator also writes what leads belong to
	sizes    []int
}

var workloads = []*workload{
	{name: "lead-intake", title: "Lead intake", campaign: "Lead intake", gen: "./gen", sizes: []int{1_000, 100_000, 1_000_000}},
	{name: "nurture", title: "Nurture", campaign: "Renewal nurture", gen: "./nurture/gen", members: true, sizes: []int{100_000}},
}

func (w *workload) leads(folder string, n int) string {
	return filepath.Join(folder, fmt.Sprintf("%s-%d.csv", w.name, n))
}

func (w *workload) memberships(folder string, n int) string {
	if !w.members {
		return ""
	}
	return filepath.Join(folder, fmt.Sprintf("%s-%d-members.csv", w.name, n))
}

// make writes the input of n leads with the generator that was built.
func (w *workload) make(generator, folder string, n int) error {
	args := []string{"-n", strconv.Itoa(n)}
	if w.members {
		args = append(args, "-members", w.memberships(folder, n))
	}
	leads, err := os.Create(w.leads(folder, n))
	if err != nil {
		return err
	}
	cmd := exec.Command(generator, args...)
	cmd.Stdout, cmd.Stderr = leads, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", generator, err)
	}
	return leads.Close()
}
