package interp

import (
	"strconv"
	"strings"
	"testing"
)

// ask asks the memo for a text's length, as a compiled expression would, and
// reports whether it knew.
func ask(t *testing.T, m *memo, s string) (known bool) {
	t.Helper()
	slot, set := m.find(s)
	if slot != nil {
		if int(slot.number) != len(s) || !slot.text.is(s) {
			t.Fatalf("%q is remembered as %d, %q", s, slot.number, slot.text.bytes[:slot.text.size])
		}
		return true
	}
	if set != nil {
		set.keep(s, int32(len(s)), s)
	}
	return false
}

func TestMemoRemembers(t *testing.T) {
	var m memo
	known := 0
	for i := range 10 * memoTrial {
		s := strings.Repeat("x", i%7) + strconv.Itoa(i*i%13) // "" never, few in all
		if ask(t, &m, s) {
			known++
		}
	}
	if m.off || known < 9*memoTrial {
		t.Errorf("%d of %d texts were known", known, 10*memoTrial)
	}
}

func TestMemoOfEmptyAndLongTexts(t *testing.T) {
	var m memo
	long := strings.Repeat("x", memoText)
	for range memoBegins {
		ask(t, &m, "")
		ask(t, &m, long)
	}
	if !ask(t, &m, "") || !ask(t, &m, long) {
		t.Error("a text of 0 and one of 28 bytes are remembered")
	}
	for range 2 {
		if ask(t, &m, long+"y") {
			t.Error("a longer text is not")
		}
	}
}

func TestMemoIsGivenUp(t *testing.T) {
	var m memo
	for i := range 2 * memoTrial {
		ask(t, &m, strconv.Itoa(i))
	}
	if !m.off || m.sets != nil {
		t.Error("a memo of texts that do not come again is kept")
	}
}

func TestMemoTakesNoMemoryAtFirst(t *testing.T) {
	var m memo
	for range memoBegins - 1 {
		ask(t, &m, "a")
	}
	if m.sets != nil {
		t.Error("memory was taken for a few leads")
	}
}
