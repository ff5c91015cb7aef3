package main

import "slices"

// pairs are runs of two programs in turn: A B A B …
type pairs struct{ a, b []usage }

// runPairs runs two measurements in turn, n times, after one of each that does
// not count: it fills caches.
func runPairs(n int, a, b func() (usage, error)) (*pairs, error) {
	p := &pairs{}
	for i := range n + 1 {
		x, err := a()
		if err != nil {
			return nil, err
		}
		y, err := b()
		if err != nil {
			return nil, err
		}
		if i > 0 || n == 1 {
			p.a, p.b = append(p.a, x), append(p.b, y)
		}
		if n == 1 {
			break
		}
	}
	return p, nil
}

// ratio is the median over the pairs of a figure of A over that of B.
func (p *pairs) ratio(figure func(usage) float64) float64 {
	ratios := make([]float64, len(p.a))
	for i := range p.a {
		ratios[i] = figure(p.a[i]) / figure(p.b[i])
	}
	return median(ratios)
}

func cpu(u usage) float64  { return u.cpu }
func wall(u usage) float64 { return u.wall }
func peak(u usage) float64 { return u.peak }

// middle is the median of a figure over runs.
func middle(runs []usage, figure func(usage) float64) float64 {
	list := make([]float64, len(runs))
	for i, u := range runs {
		list[i] = figure(u)
	}
	return median(list)
}

func median(list []float64) float64 {
	s := slices.Sorted(slices.Values(list))
	n := len(s)
	if n%2 == 1 {
		return s[n/2]
	}
	return (s[n/2-1] + s[n/2]) / 2
}
