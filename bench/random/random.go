// Package random makes the generators' choices: the same ones for the same
// seed, on every machine and with every version of Go.
package random

// Source is a sequence of numbers (SplitMix64).
type Source uint64

// Next is the next number.
func (s *Source) Next() uint64 {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// N is a number from 0 to n-1.
func (s *Source) N(n int) int { return int(s.Next() % uint64(n)) }

// Percent is true in p cases of 100.
func (s *Source) Percent(p int) bool { return s.N(100) < p }

// Pick is one of the texts.
func (s *Source) Pick(from []string) string { return from[s.N(len(from))] }

// Digits is a number of n digits.
func (s *Source) Digits(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + s.N(10))
	}
	if b[0] == '0' {
		b[0] = '2'
	}
	return string(b)
}
