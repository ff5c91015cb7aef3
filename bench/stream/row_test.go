package stream

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

// TestRows compares the reader with encoding/csv, at every place in a piece.
func TestRows(t *testing.T) {
	for _, row := range []string{
		"a,b,c,d\n", ",,,\n", `"a, b",c,"say ""hi""",d` + "\n", "long cell that is over eight bytes,b,,\"quoted at the end\"\n",
		"\"two\nlines\",b,c,d\n", "é,ü,漢字,\"ß,\"\n", `a,"","""",d` + "\n",
	} {
		want, err := csv.NewReader(strings.NewReader(row)).Read()
		if err != nil {
			t.Fatal(err)
		}
		for pad := range 9 {
			rows := []byte(strings.Repeat("x", pad) + row + "e,f,g,h\n")
			var r Row
			var texts Arena
			next, err := r.Parse(rows, pad, 4, &texts)
			if err != nil || next != pad+len(row) || !slices.Equal(r.Cells[:4], want) {
				t.Errorf("%q after %d bytes: %q to %d, %v", row, pad, r.Cells[:4], next, err)
			}
			if got := r.Append(nil); string(got) != row {
				t.Errorf("%q is written as %q", row, got)
			}
		}
	}
}

func TestWrongNumberOfColumns(t *testing.T) {
	for _, row := range []string{"a,b,c\n", "a,b,c,d,e\n", "\"a\",b,c\n", "\"a\",b,c,d,e\n", "\"never closed,b,c,d\n"} {
		var r Row
		var texts Arena
		if _, err := r.Parse([]byte(row), 0, 4, &texts); err != ErrColumns {
			t.Errorf("%q: %v", row, err)
		}
	}
}

func TestChangedCells(t *testing.T) {
	var r Row
	var texts Arena
	if _, err := r.Parse([]byte(`a,"b ""x""",c,d`+"\n"), 0, 4, &texts); err != nil {
		t.Fatal(err)
	}
	r.Set(0, `say "hi", all`)
	r.Set(3, "")
	if got, want := string(r.Append(nil)), `"say ""hi"", all","b ""x""",c,`+"\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestPieces: pieces end where rows end, wherever the reader stops.
func TestPieces(t *testing.T) {
	text := strings.Repeat("a,\"b\nb\",c\n", 40_000) + "x,y,z"
	c := &chunker{r: strings.NewReader(text)}
	var got []byte
	for pieces := 0; ; pieces++ {
		rows, err := c.next(nil)
		if err != nil {
			if pieces < 3 {
				t.Errorf("only %d pieces", pieces)
			}
			break
		}
		if !bytes.HasSuffix(rows, []byte("c\n")) && !bytes.HasSuffix(rows, []byte("z")) {
			t.Errorf("a piece ends with %q", rows[len(rows)-4:])
		}
		got = append(got, rows...)
	}
	if string(got) != text {
		t.Error("the pieces are not the text")
	}
}
