package interp

import (
	"fmt"
	"testing"
	"unicode/utf8"
)

// TestPlanKeepsTheFirst wants a book of so many lines and no more, whatever the
// batches that it was put together from.
func TestPlanKeepsTheFirst(t *testing.T) {
	const more = 5
	fill := func(from, to int) *book {
		b := newBook(1)
		for i := from; i < to; i++ {
			b.note(PlanKey{Kind: PlanField, Name: "email", To: fmt.Sprint(i)}, i+1, fmt.Sprint(i))
		}
		return b
	}
	whole, parts := fill(0, PlanLinesMax+more), fill(0, 7)
	parts.add(fill(7, PlanLinesMax-1))
	parts.add(fill(PlanLinesMax-1, PlanLinesMax+more))
	for _, b := range []*book{whole, parts} {
		lines := b.sorted()
		if len(lines) != PlanLinesMax+1 {
			t.Fatalf("%d lines", len(lines))
		}
		if last := lines[PlanLinesMax]; !last.Others || last.Leads != more || last.Sample[0] != fmt.Sprint(PlanLinesMax) {
			t.Errorf("the others are %+v", last)
		}
	}
}

// TestPlanCutsTexts wants a long text to take no more than its share.
func TestPlanCutsTexts(t *testing.T) {
	long := ""
	for range PlanTextMax {
		long += "ü"
	}
	if cut(long) != long {
		t.Error("a text that fits is cut")
	}
	if got := cut(long + "x"); got != long+"…" || !utf8.ValidString(got) {
		t.Errorf("%q", got)
	}
}
