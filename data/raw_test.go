package data

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
)

// TestPut puts texts with every byte in every place of every length around a
// word, and reads them back. The bytes after the room that is asked for stay.
func TestPut(t *testing.T) {
	const guard = 0xA5
	for size := range 40 {
		for b := range 256 {
			for i := range max(size, 1) {
				data := []byte(strings.Repeat("a", size))
				if size > 0 {
					data[i] = byte(b)
				}
				s := string(data)
				for _, x := range []special{jsonSpecial, cellSpecial} {
					room := make([]byte, max(size, 8)+1)
					room[len(room)-1] = guard
					plain := putPlain(end(room[:0]), s, x)
					if plain == x.within(s) || plain && string(room[:size]) != s || room[len(room)-1] != guard {
						t.Fatalf("putPlain(%q) is %v and puts %q", s, plain, room)
					}
				}
				checkEscaped(t, s)
				checkCell(t, s)
			}
		}
	}
}

func checkEscaped(t *testing.T, s string) {
	t.Helper()
	room := make([]byte, escapedMost*len(s)+rawSlack)
	got := string(room[:putEscaped(end(room[:0]), s)])
	if want := string(appendEscapedSlowly(nil, s)); got != want {
		t.Fatalf("putEscaped(%q) puts %q, not %q", s, got, want)
	}
	special := strings.ContainsFunc(s, func(r rune) bool { return r < 0x20 || r == '"' || r == '\\' })
	if special == (got == s) {
		t.Fatalf("putEscaped(%q) puts %q", s, got)
	}
	var back string
	if err := json.Unmarshal([]byte(`"`+got+`"`), &back); err != nil || back != strings.ToValidUTF8(s, "\uFFFD") && strings.ToValidUTF8(s, "") == s {
		t.Fatalf("putEscaped(%q) puts %q, which reads %q, %v", s, got, back, err)
	}
}

func checkCell(t *testing.T, s string) {
	t.Helper()
	room := make([]byte, cellMost(s)+rawSlack)
	got := string(room[:putCell(end(room[:0]), s)])
	if quoted := strings.ContainsAny(s, ",\"\n\r"); quoted != strings.HasPrefix(got, `"`) {
		t.Fatalf("putCell(%q) puts %q", s, got)
	}
	if strings.Contains(s, "\r") { // encoding/csv takes CR LF for LF
		return
	}
	cells, err := csv.NewReader(strings.NewReader(got + ",\n")).Read()
	if err != nil || len(cells) != 2 || cells[0] != s {
		t.Fatalf("putCell(%q) puts %q, which reads %q, %v", s, got, cells, err)
	}
}

// TestPutText copies texts of every length around a word.
func TestPutText(t *testing.T) {
	for size := range 40 {
		s := strings.Repeat("abcdefghijklmnop", 3)[:size]
		room := make([]byte, size)
		if n := putText(end(room[:0]), s); n != size || string(room) != s {
			t.Errorf("putText(%q) puts %q", s, room)
		}
	}
}
