package main

import (
	"bytes"
	"fmt"
	"os/exec"
)

// compare runs every rival once at each size it is measured at, and compares
// its results with campaignc's.
func (s *session) compare() error {
	for _, w := range s.workloads() {
		for _, n := range s.sizes(w) {
			if n < 100_000 {
				continue
			}
			if err := s.compareAt(w, n); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *session) compareAt(w *workload, n int) error {
	ours := s.job(w, n, 1, "campaignc")
	started := false
	for _, r := range s.rivals {
		if r.workload != w.name || n > 100_000 && !r.large {
			continue
		}
		if !started {
			if _, err := campaignc.measure(ours); err != nil {
				return err
			}
			started = true
		}
		theirs := s.job(w, n, 1, "rival")
		if _, err := r.measure(theirs); err != nil {
			return err
		}
		same, err := s.check(ours, theirs, r.anyOrder)
		if err != nil {
			return fmt.Errorf("%s, %s, %s leads: %w", w.title, r.title, thousands(n), err)
		}
		fmt.Printf("%s, %s leads: campaignc and %s: %s\n", w.title, thousands(n), r.title, same)
		s.report.same = append(s.report.same, equality{w.title, r.title, n, same})
	}
	if !started {
		return nil
	}
	return s.compareWorkers(w, n, ours)
}

// compareWorkers checks that two workers write what one does.
func (s *session) compareWorkers(w *workload, n int, ours *job) error {
	two := s.job(w, n, 2, "rival")
	if _, err := campaignc.measure(two); err != nil {
		return err
	}
	same, err := s.check(ours, two, false)
	if err == nil && same != sameBytes {
		err = fmt.Errorf("%w: %s", errDiffer, same)
	}
	if err != nil {
		return fmt.Errorf("%s, %s leads, one worker and two: %w", w.title, thousands(n), err)
	}
	return nil
}

// sameBytes is what check says of results that are the same to the byte.
const sameBytes = "leads: same bytes; log: same bytes"

// check compares two results in a process of its own, which keeps this one
// small: a process that it starts counts as large as this one is.
func (s *session) check(a, b *job, anyOrder bool) (string, error) {
	cmd := exec.Command(s.binary("check"), fmt.Sprintf("-any-order=%t", anyOrder), a.out, a.log, b.out, b.log)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%w: %s", errDiffer, bytes.TrimSpace(complaint.Bytes()))
	}
	return string(bytes.TrimSpace(out)), nil
}
