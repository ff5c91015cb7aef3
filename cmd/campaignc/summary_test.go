package main

import "testing"

// TestShorten cuts texts to columns, of which a wide character takes two.
func TestShorten(t *testing.T) {
	for _, test := range []struct {
		text string
		most int
		want string
	}{
		{"", 3, ""},
		{"abc", 3, "abc"},
		{"abcd", 3, "ab…"},
		{"日本語", 6, "日本語"},
		{"日本語", 5, "日本…"},
		{"日本語", 4, "日…"},
		{"cafe\u0301 noir", 5, "cafe\u0301…"},
	} {
		if got := shorten(test.text, test.most); got != test.want {
			t.Errorf("shorten(%q, %d) is %q, not %q", test.text, test.most, got, test.want)
		}
	}
}
