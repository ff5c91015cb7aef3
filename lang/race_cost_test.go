package lang_test

import (
	"fmt"
	"strings"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
)

// TestCostOfChains: the search for races costs twice as much for twice as many
// campaigns, also where flows start each other in long chains.
func TestCostOfChains(t *testing.T) {
	lib := library(t)
	for name, next := range map[string]func(i, n int) int{
		"one chain":    func(i, n int) int { return (i + 1) % n },
		"a tree":       func(i, _ int) int { return i / 2 },
		"many a chain": func(i, _ int) int { return i - i%20 + (i+1)%20 },
	} {
		t.Run(name, func(t *testing.T) {
			allocations := func(n int) float64 {
				file, found := parser.Parse("chain.camp", []byte(chained(n, next)))
				if found.HasErrors() {
					t.Fatal(found)
				}
				return testing.AllocsPerRun(1, func() {
					_, found := lang.Check([]*lang.File{file}, lib, lang.CheckOptions{})
					for _, d := range found {
						if d.Severity == lang.Error || strings.Contains(d.Message, "than could be compared") {
							t.Fatal(d.Message)
						}
					}
				})
			}
			small, large := allocations(200), allocations(800)
			if ratio := large / small; ratio > 5 {
				t.Errorf("four times the campaigns take %.1f times the allocations: %.0f and %.0f", ratio, small, large)
			}
		})
	}
}

// chained is a workspace of n campaigns, each of which requests another and goes on.
func chained(n int, next func(i, n int) int) string {
	var b strings.Builder
	b.WriteString("lead { a: string, b: string, n: integer = 0 }\n")
	for i := range n {
		fmt.Fprintf(&b, "campaign \"C%d\" { smart list { when campaign is requested }; flow { set n += 1; request \"C%d\"; if a is \"x\" { set b = \"y\" }; set n += %d } }\n",
			i, next(i, n), i)
	}
	return b.String()
}
