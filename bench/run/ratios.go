package main

import "fmt"

// ratio is campaignc against a rival at one size.
type ratio struct {
	rival    *rival
	workload *workload
	leads    int
	pairs    *pairs
}

// measureRatios runs campaignc and each rival in turn.
func (s *session) measureRatios() error {
	for _, r := range s.rivals {
		w := workloadOf(r)
		for _, n := range s.sizes(w) {
			if n < 100_000 || n > 100_000 && !r.large {
				continue
			}
			usual := r.pairs
			if n > 100_000 {
				usual = min(usual, 5)
			}
			ours, theirs := s.job(w, n, 1, "campaignc"), s.job(w, n, 1, "rival")
			p, err := runPairs(s.pairsOf(usual),
				func() (usage, error) { return campaignc.measure(ours) },
				func() (usage, error) { return r.measure(theirs) })
			if err != nil {
				return err
			}
			s.report.ratios = append(s.report.ratios, ratio{r, w, n, p})
			s.ratioTarget(r, w, n, p)
		}
	}
	return nil
}

// ratioTarget notes the CPU ratio, and what it has to be if anything.
func (s *session) ratioTarget(r *rival, w *workload, n int, p *pairs) {
	what := fmt.Sprintf("CPU of campaignc to %s, %s leads", r.title, thousands(n))
	if w.name != "lead-intake" {
		what = w.title + ": " + what
	}
	s.report.add(target{what: what, must: r.target[0], aim: r.target[1], measured: p.ratio(cpu)})
}
