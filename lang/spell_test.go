package lang

import (
	"slices"
	"testing"
)

func TestNearest(t *testing.T) {
	fields := []string{"country", "company", "first_name", "id"}
	tests := []struct{ name, want string }{
		{"contry", "country"},
		{"Country", "country"},
		{"First Name", "first_name"},
		{"cuontry", "country"},
		{"compnay", "company"},
		{"ix", "id"},
		{"zzz", ""},
		{"", ""},
	}
	for _, tt := range tests {
		s := speller{spellBudget}
		if got := s.nearest(tt.name, slices.Values(fields)); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.name, got, tt.want)
		}
	}
	spent := speller{}
	if got := spent.nearest("contry", slices.Values(fields)); got != "" {
		t.Errorf("without a budget: got %q", got)
	}
}

func TestNormalName(t *testing.T) {
	for _, s := range []string{"First Name", "firstName", "first_name", "FIRST-NAME", "firstname"} {
		if got := normalName(s); got != "firstname" {
			t.Errorf("%q: got %q", s, got)
		}
	}
}
