package lang_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"campaignc/lang"
	"campaignc/parser"
)

// TestCostOfRaces: the search for races costs twice as much for twice as many
// campaigns, also where flows start each other in long chains, where one event
// starts all of them, and where what they ask for keeps them apart; and for twice as many waits in one flow.
func TestCostOfRaces(t *testing.T) {
	lib := library(t)
	for name, source := range map[string]func(n int) string{
		"one chain":     func(n int) string { return chained(n, func(i, n int) int { return (i + 1) % n }) },
		"a tree":        func(n int) string { return chained(n, func(i, _ int) int { return i / 2 }) },
		"many a chain":  func(n int) string { return chained(n, func(i, _ int) int { return i - i%20 + (i+1)%20 }) },
		"one form":      func(n int) string { return onForm(n, `fills out form "F"`) },
		"reads too":     func(n int) string { return onForm(n, `fills out form "F"; a is not empty`) },
		"other forms":   func(n int) string { return onForm(n, `fills out form "F%d"`) },
		"one hour":      func(n int) string { return nightly(n, "monthly on day 31") },
		"waits":         waiting,
		"other filters": func(n int) string { return onForm(n, `fills out form "F"; a is "%d"`) },
	} {
		t.Run(name, func(t *testing.T) {
			allocations := func(n int) float64 {
				file, found := parser.Parse("many.camp", []byte(source(n)))
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

// onForm is a workspace of n campaigns that one kind of event starts, all of
// which read and write the same fields.
func onForm(n int, trigger string) string {
	var b strings.Builder
	b.WriteString("lead { a: string, b: string, n: integer = 0 }\nform \"F\"\n")
	for i := range n {
		fmt.Fprintf(&b, "form \"F%d\"\ncampaign \"C%d\" { smart list { when %s }; flow { if n > %d { set b = \"%d\" }; set n = %d } }\n",
			i, i, strings.ReplaceAll(trigger, "%d", strconv.Itoa(i)), i, i, i)
	}
	return b.String()
}

// waiting is a workspace of one campaign that waits n times.
func waiting(n int) string {
	var b strings.Builder
	b.WriteString("lead { a: string, b: string, n: integer = 0 }\nform \"F\"\ncampaign \"C\" {\n  smart list { when fills out form \"F\"; b is empty }\n  flow {\n")
	for i := range n {
		fmt.Fprintf(&b, "    wait 1 day; set n += 1; if a is \"%d\" { set a = \"%d\" } else { set b = \"x\" }; set b = \"%d\"\n", i, i+1, i)
	}
	b.WriteString("  }\n  schedule { run every time }\n}\n")
	return b.String()
}

// nightly is a workspace of n batch campaigns that run at one time.
func nightly(n int, repeat string) string {
	var b strings.Builder
	b.WriteString("lead { a: string, b: string }\n")
	for i := range n {
		fmt.Fprintf(&b, "campaign \"C%d\" { smart list { a is \"%d\" }; flow { wait %d days; set b = \"%d\" }; schedule { repeat %s at 02:00 } }\n", i, i, i%3+1, i, repeat)
	}
	return b.String()
}
