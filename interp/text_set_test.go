package interp

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// A set of texts must answer as comparing one by one does.
func TestTextSetComparesAsIs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []string{"a", "A", "b", "B", "ü", "Ü", "K", " ", "ſ", "s"}
	word := func() string {
		var b strings.Builder
		for range r.IntN(4) {
			b.WriteString(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	for range 20_000 {
		texts := make([]string, r.IntN(14))
		for i := range texts {
			texts[i] = word()
		}
		s, want := word(), false
		for _, text := range texts {
			want = want || s == text || s != "" && text != "" && strings.EqualFold(s, text)
		}
		if got := newTextSet(texts).has(s); got != want {
			t.Fatalf("%q in %q: %v, want %v", s, texts, got, want)
		}
	}
}

// The search without memory must find what a search in lower case finds.
func TestContainsFold(t *testing.T) {
	for _, tt := range []struct {
		s, part string
		want    bool
	}{
		{"Vice President", "vice president", true}, {"SVP Sales", "vp", true}, {"vice", "vice president", false},
		{"Müller", "mÜL", true}, {"x", "", false}, {"", "x", false}, {"aab", "ab", true}, {"Director", "CTO", true},
		{"12-3", "2-3", true}, {"a[b", "A[B", true}, {"a[b", "a{b", false},
	} {
		if got := containsFold(tt.s, tt.part); got != tt.want {
			t.Errorf("%q contains %q: %v, want %v", tt.s, tt.part, got, tt.want)
		}
	}
}

func TestEndsFold(t *testing.T) {
	for _, tt := range []struct {
		s, end         string
		prefix, suffix bool
	}{
		{"Ann@X.example", "ann", true, false}, {"Ann@X.example", ".EXAMPLE", false, true},
		{"Übung", "üB", true, false}, {"naïVE", "ïve", false, true}, {"a", "aa", false, false}, {"", "a", false, false}, {"a", "", false, false},
	} {
		if got := prefixFold(tt.s, tt.end); got != tt.prefix {
			t.Errorf("%q starts with %q: %v", tt.s, tt.end, got)
		}
		if got := suffixFold(tt.s, tt.end); got != tt.suffix {
			t.Errorf("%q ends with %q: %v", tt.s, tt.end, got)
		}
	}
}
