package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
)

// The targets that campaignc is measured against by itself.
const (
	growthMost  = 1.10 // CPU a lead, 1,000,000 leads to 100,000
	workersMost = 0.65 // wall time, two workers to one
	memoryMost  = 48   // MB
	smallMost   = 20   // ms, 1,000 leads, the whole process
	checkMost   = 15   // ms, `campaignc check`
)

// measureItself measures what has no rival.
func (s *session) measureItself() error {
	steps := []func() error{s.measureGrowth, s.measureWorkers, s.measureMemory, s.measureSmall, s.measureCheck, s.measureSize}
	if len(s.options.rivals) > 0 {
		return nil
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) intake() *workload { return workloads[0] }

// measureGrowth compares the CPU a lead at two sizes.
func (s *session) measureGrowth() error {
	if s.quick {
		return nil
	}
	large, small := s.job(s.intake(), 1_000_000, 1, "campaignc"), s.job(s.intake(), 100_000, 1, "rival")
	p, err := runPairs(s.pairsOf(5),
		func() (usage, error) { return campaignc.measure(large) },
		func() (usage, error) { return campaignc.measure(small) })
	if err != nil {
		return err
	}
	s.report.add(target{what: "CPU a lead at 1,000,000 leads to 100,000", must: growthMost, measured: p.ratio(cpu) / 10})
	return nil
}

// measureWorkers compares the wall time of two workers and one, with nothing
// written: writes to one file wait for each other in the kernel.
func (s *session) measureWorkers() error {
	sizes := s.sizes(s.intake())
	n := sizes[len(sizes)-1]
	one, two := s.job(s.intake(), n, 1, ""), s.job(s.intake(), n, 2, "")
	for _, j := range []*job{one, two} {
		j.out, j.log = os.DevNull, os.DevNull
	}
	p, err := runPairs(s.pairsOf(7),
		func() (usage, error) { return campaignc.measure(two) },
		func() (usage, error) { return campaignc.measure(one) })
	if err != nil {
		return err
	}
	s.report.add(target{
		what: fmt.Sprintf("wall time of two workers to one, %s leads, results to %s", thousands(n), os.DevNull), must: workersMost, measured: p.ratio(wall),
	})
	return nil
}

// measureMemory takes the largest peak of a few runs.
func (s *session) measureMemory() error {
	for _, n := range s.sizes(s.intake()) {
		if n < 100_000 {
			continue
		}
		for _, workers := range []int{1, 2} {
			most := 0.0
			for range 3 {
				u, err := campaignc.measure(s.job(s.intake(), n, workers, "campaignc"))
				if err != nil {
					return err
				}
				most = max(most, u.peak)
			}
			what := fmt.Sprintf("peak memory, %s leads, %d worker", thousands(n), workers)
			if workers > 1 {
				what += "s"
			}
			s.report.add(target{what: what, unit: " MB", must: memoryMost, measured: most})
		}
	}
	return nil
}

// measureSmall times a run of 1,000 leads from start to end.
func (s *session) measureSmall() error {
	j := s.job(s.intake(), 1_000, 1, "campaignc")
	u, err := repeat(s.pairsOf(25), func() (usage, error) { return campaignc.measure(j) })
	if err != nil {
		return err
	}
	s.report.add(waited("1,000 leads, the whole process", smallMost, u))
	return nil
}

// measureCheck times `campaignc check` on an example.
func (s *session) measureCheck() error {
	example := filepath.Join(s.bench, "..", "examples", "lead-intake")
	name := "examples/lead-intake"
	if _, err := os.Stat(example); err != nil {
		example, name = filepath.Join(s.bench, "lead-intake"), "bench/lead-intake"
	}
	u, err := repeat(s.pairsOf(25), func() (usage, error) { return measure([]string{s.binary("campaignc"), "check", example}) })
	if err != nil {
		return err
	}
	s.report.add(waited("`campaignc check "+name+"`", checkMost, u))
	return nil
}

// measureSize is the size of the binary, as it is built and without what only
// debuggers need.
func (s *session) measureSize() error {
	for _, b := range []struct{ what, file string }{
		{"binary, `CGO_ENABLED=0 go build`", s.binary("campaignc")}, {"binary, `CGO_ENABLED=0 go build -trimpath -ldflags=\"-s -w\"`", s.binary("stripped")},
	} {
		info, err := os.Stat(b.file)
		if err != nil {
			return err
		}
		s.report.add(target{what: b.what, unit: " MB", measured: float64(info.Size()) / 1e6})
	}
	return nil
}

// waited is how long a user waits for a short process: the median of runs that
// a busy machine lengthens, so the fastest and the CPU are noted, too.
func waited(what string, must float64, runs []usage) target {
	fastest := math.Inf(1)
	for _, u := range runs {
		fastest = min(fastest, u.wall)
	}
	return target{
		what: what, unit: " ms", must: must, measured: 1000 * middle(runs, wall),
		note: fmt.Sprintf("fastest %.0f, CPU %.0f", 1000*fastest, 1000*middle(runs, cpu)),
	}
}

// repeat measures n times, after one time that does not count.
func repeat(n int, run func() (usage, error)) ([]usage, error) {
	var list []usage
	for i := range n + 1 {
		u, err := run()
		if err != nil {
			return nil, err
		}
		if i > 0 {
			list = append(list, u)
		}
	}
	return list, nil
}
