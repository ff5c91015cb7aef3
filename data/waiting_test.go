package data

import (
	"strings"
	"testing"
)

// Records that nobody wrote are refused with their line, and without a panic.
func TestWaitingFaults(t *testing.T) {
	const good = `{"lead":"1","now":0,"fields":{},"seq":0,"order":0,"flows":1,"steps":1}` + "\n"
	for _, c := range []struct{ name, text, want string }{
		{"no JSON", good + "lead 2\n", "w:2: this is no record of a lead that waits"},
		{"another key", `{"lead":"1","age":3}`, "w:1: this is no record"},
		{"another type", `{"lead":1}`, "w:1: this is no record"},
		{"a number out of range", `{"lead":"1","now":1e400}`, "w:1: this is no record"},
		{"two on a line", strings.TrimSpace(good) + good, "w:1: this is no record"},
		{"no id", `{"now":0}`, "w:1: "},
		{"the same lead twice", good + "\n" + good, `w:3: lead "1" stands in line 1 already`},
		{"a line too long", strings.Repeat(" ", maxState+1), "w:1: the line is longer than 64 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadWaiting(strings.NewReader(c.text), "w")
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// A lead that waits and is not among the leads is told; one without a flow need not be there.
func TestWaitingLeft(t *testing.T) {
	w, err := ReadWaiting(strings.NewReader(`{"lead":"1","ready":[{}]}`+"\n"+`{"lead":"2","asleep":[{}]}`+"\n"+`{"lead":"4"}`), "w")
	if err != nil {
		t.Fatal(err)
	}
	if w.Of("1") == nil || w.Of("3") != nil {
		t.Error("lead 1 waits, lead 3 does not")
	}
	if err := w.Left(); err == nil || !strings.Contains(err.Error(), `lead "2" waits`) {
		t.Errorf("lead 2 is left over, and not told: %v", err)
	}
	w.Of("2")
	if err := w.Left(); err != nil {
		t.Error(err)
	}
}
