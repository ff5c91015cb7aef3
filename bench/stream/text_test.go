package stream

import (
	"strings"
	"testing"

	"campaignc/bench/words"
)

// TestTexts compares the fast functions with the plain ones.
func TestTexts(t *testing.T) {
	for _, s := range []string{
		"", "a", "ann", "ANN", "ann-marie", "mary ann", "o'neil", "women's", "JOSÉ", "zoë de la CRUZ", "Müller", "MacDonald", "-x", " a ", "12ab",
	} {
		var a Arena
		for name, pair := range map[string][2]string{
			"title":  {a.Title(s), words.Title(s)},
			"lower":  {a.Lower(s), strings.ToLower(s)},
			"trim":   {Trim(s), strings.TrimSpace(s)},
			"digits": {a.Digits("+", s), "+" + words.Digits(s)},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s of %q: %q, not %q", name, s, pair[0], pair[1])
			}
		}
	}
}

func TestInt(t *testing.T) {
	for s, want := range map[string]int64{"": 0, "0": 0, "-5": -5, "123456789": 123456789} {
		if n, ok := Int(s); n != want || !ok {
			t.Errorf("%q: %d, %t", s, n, ok)
		}
	}
	for _, s := range []string{"x", "1.5", "1-", " 1"} {
		if n, ok := Int(s); ok {
			t.Errorf("%q is read as %d", s, n)
		}
	}
}
