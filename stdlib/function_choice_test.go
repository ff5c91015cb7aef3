package stdlib

import (
	"fmt"
	"math"
	"testing"

	"campaignc/lang"
)

func spread(t testing.TB, by string, over ...any) string {
	t.Helper()
	v, err := callFunction(t, "spread", over, by)
	if err != nil {
		t.Fatal(err)
	}
	return lang.FormatValue(v)
}

// The choices are part of the language's promise: leads keep their owner over
// every version. Never change these.
func TestSpreadNeverChanges(t *testing.T) {
	for by, want := range map[string]string{
		"ann@example.com": "ann", "bob@example.com": "bob", "cem@example.com": "ann", "dee@example.com": "cem", "1": "ann", "ü@example.com": "cem",
	} {
		if got := spread(t, by, "ann", "bob", "cem"); got != want {
			t.Errorf("%s goes to %s, want %s", by, got, want)
		}
	}
}

func TestSpread(t *testing.T) {
	if a, b := spread(t, "Ann@Example.com ", "x", "y", "z", "w"), spread(t, "ann@example.com", "x", "y", "z", "w"); a != b {
		t.Errorf("%s and %s for two spellings", a, b)
	}
	if got := spread(t, "ann@example.com", nil, "", "only"); got != "only" {
		t.Errorf("%q", got)
	}
	runFunctionTests(t, []functionTest{
		{name: "spread", args: []any{[]any{}, "a"}, reason: "there is nothing to spread over: the list is empty"},
		{name: "spread", args: []any{[]any{nil, ""}, "a"}, reason: "there is nothing to spread over: the list is empty"},
		{name: "spread", args: []any{[]any{"x"}, ""}, want: nil},
		{name: "spread", args: []any{[]any{7}, "a"}, want: 7},
		{name: "spread", args: []any{[]any{on("2026-03-09")}, "a"}, want: on("2026-03-09")},
	})
}

// Each gets the same share, within what chance allows (five standard deviations).
func TestSpreadIsEven(t *testing.T) {
	for _, over := range [][]any{{"a", "b"}, {"a", "b", "c"}, {1, 2, 3, 4, 5, 6, 7}} {
		const leads = 20_000
		count := map[string]int{}
		for i := range leads {
			count[spread(t, fmt.Sprintf("lead%d@example.com", i), over...)]++
		}
		share := 1 / float64(len(over))
		limit := 5 * math.Sqrt(leads*share*(1-share))
		for who, n := range count {
			if math.Abs(float64(n)-leads*share) > limit {
				t.Errorf("%v: %s gets %d of %d", over, who, n, leads)
			}
		}
	}
}

// A value that stands there twice gets twice as many, also beyond the first few.
func TestSpreadByWeight(t *testing.T) {
	for _, fill := range []int{0, 60} {
		over := []any{"a", "b", "a"}
		for i := range fill {
			over = append(over, fmt.Sprint(i))
		}
		over = append(over, "b", "a")
		const leads = 20_000
		count := map[string]int{}
		for i := range leads {
			count[spread(t, fmt.Sprintf("lead%d@example.com", i), over...)]++
		}
		for who, weight := range map[string]float64{"a": 3, "b": 2} {
			share := weight / float64(len(over))
			if limit := 5 * math.Sqrt(leads*share*(1-share)); math.Abs(float64(count[who])-leads*share) > limit {
				t.Errorf("%d more: %s gets %d of %d", fill, who, count[who], leads)
			}
		}
	}
}

// When someone leaves or comes, nobody moves between those who stay.
func TestSpreadMovesFew(t *testing.T) {
	for i := range 5_000 {
		by := fmt.Sprintf("lead%d@example.com", i)
		before := spread(t, by, "a", "b", "c", "d")
		if after := spread(t, by, "d", "a", "c"); before != "b" && after != before {
			t.Fatalf("%s moved from %s to %s when b left", by, before, after)
		}
		if after := spread(t, by, "e", "a", "b", "c", "d"); after != "e" && after != before {
			t.Fatalf("%s moved from %s to %s when e came", by, before, after)
		}
	}
}
