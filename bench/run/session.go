package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

// session is one call of this command.
type session struct {
	*options
	bench   string // the folder of this module
	bin     string // where binaries are built
	folder  string // where inputs and results are
	where   string // what file system that is
	rivals  []*rival
	skipped []string // rivals that cannot run, and why
	report  *report
}

// room is what inputs and two results take at the largest size.
const (
	quickRoom = 2_000_000_000
	fullRoom  = 8_000_000_000
)

func run(o *options) (err error) {
	s := &session{options: o, report: &report{machine: thisMachine()}}
	if s.bench, err = benchFolder(); err != nil {
		return err
	}
	if o.write == "" && !o.quick && len(o.rivals) == 0 {
		o.write = filepath.Join(s.bench, "..", "docs", "performance.md")
	}
	if s.bin, err = os.MkdirTemp("", "campaignc-bench-bin-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(s.bin)) }()
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	room := uint64(fullRoom)
	if o.quick {
		room = quickRoom
	}
	if s.folder, s.where, err = memoryFolder(room); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(s.folder)) }()
	fmt.Printf("inputs and results are on %s\n", s.where)
	for _, step := range []func() error{s.buildAll, s.inputs, s.compare, s.measureRatios, s.measureItself} {
		if err := step(); err != nil {
			return err
		}
	}
	s.report.where, s.report.skipped = s.where, s.skipped
	text := s.report.text()
	if o.write == "" {
		_, err := fmt.Print("\n", text)
		return err
	}
	if err := os.WriteFile(o.write, []byte(text), 0o666); err != nil {
		fmt.Print("\n", text) // so that it is not lost
		return err
	}
	fmt.Println("wrote", o.write)
	return nil
}

// buildAll builds campaignc, the generators, the check and the rivals. A rival
// that cannot be built or started is left out, and said so.
func (s *session) buildAll() error {
	fmt.Println("building")
	project := filepath.Join(s.bench, "..")
	err := errors.Join(
		goBuild(project, s.binary("campaignc"), false, "./cmd/campaignc"),
		goBuild(project, s.binary("stripped"), false, "-trimpath", "-ldflags=-s -w", "./cmd/campaignc"),
		goBuild(s.bench, s.binary("check"), false, "./check"))
	for _, w := range s.workloads() {
		err = errors.Join(err, goBuild(s.bench, s.binary("gen-"+w.name), false, w.gen))
	}
	if err != nil {
		return err
	}
	failed := map[string]error{}
	for _, r := range rivals {
		if !s.wants(r.name) {
			continue
		}
		reason := r.missing()
		if r.binary != "" {
			err, tried := failed[r.binary]
			if !tried {
				err = goBuild(filepath.Join(s.bench, r.dir), s.binary(r.binary), r.cgo, r.pkg)
				failed[r.binary] = err
			}
			if err != nil {
				reason = err.Error()
			}
		}
		if reason != "" {
			s.skip(r, reason)
			continue
		}
		s.rivals = append(s.rivals, r)
	}
	return nil
}

func (s *session) binary(name string) string { return filepath.Join(s.bin, name) }

func (s *session) skip(r *rival, reason string) {
	line := fmt.Sprintf("%s was left out: %s", r.title, reason)
	s.skipped = append(s.skipped, line)
	fmt.Println("SKIPPED:", line)
}

// workloads are those that the wanted rivals run.
func (s *session) workloads() []*workload {
	var list []*workload
	for _, w := range workloads {
		for _, r := range rivals {
			if r.workload == w.name && s.wants(r.name) || w.name == "lead-intake" {
				list = append(list, w)
				break
			}
		}
	}
	return list
}

func workloadOf(r *rival) *workload {
	for _, w := range workloads {
		if w.name == r.workload {
			return w
		}
	}
	return nil
}

// sizes are the numbers of leads that a workload is run on in this session.
func (s *session) sizes(w *workload) []int {
	if !s.quick {
		return w.sizes
	}
	var list []int
	for _, n := range w.sizes {
		if n <= 100_000 {
			list = append(list, n)
		}
	}
	return list
}

func (s *session) inputs() error {
	for _, w := range s.workloads() {
		for _, n := range s.sizes(w) {
			fmt.Printf("making %s leads for %s\n", thousands(n), w.title)
			if err := w.make(s.binary("gen-"+w.name), s.folder, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// job is a run on n leads, whose results go to files named after who.
func (s *session) job(w *workload, n, workers int, who string) *job {
	return &job{
		workload: w, workers: workers, campaignc: s.binary("campaignc"), folder: s.bin, bench: s.bench,
		leads: w.leads(s.folder, n), members: w.memberships(s.folder, n),
		out: filepath.Join(s.folder, who+".csv"), log: filepath.Join(s.folder, who+".jsonl"),
	}
}
