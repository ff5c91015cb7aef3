package data

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLimits refuses what is over a limit and reads on behind it, the same for
// every size of chunk.
func TestLimits(t *testing.T) {
	letters := func(n int) string { return strings.Repeat("x", n) }
	object := func(member string) string { return `{"id":"1",` + member + `}` }
	const last = "9,z@x,Zoë,1,true\n"
	for _, test := range []struct {
		name, in, reason string
		shown            int // bytes of raw; 0: all
	}{
		{"cell at the limit.csv", "1," + letters(maxField) + ",Ann,5,false", "", 0},
		{"cell over it.csv", "1," + letters(maxField+1) + ",Ann,5,false", "limit,a value of 1048577 bytes; the limit is 1048576", 0},
		{"row at the limit.csv", "1,,," + letters(maxRecord-4), "columns,4 columns where the header has 5", 0},
		{"row over it.csv", "1,,," + letters(maxRecord-3), "limit,a row of 4194305 bytes; the limit is 4194304", maxShown},
		{"row far over it.csv", "1,,," + letters(2*maxRecord), "limit,a row of 8388612 bytes; the limit is 4194304", maxShown},
		{"row of lines over it.csv", "1,\"" + strings.Repeat("\"\"\n", maxRecord/2) + "\",Ann,5,false", "limit,a row of 6291472 bytes; the limit is 4194304", maxShown},
		{"id at the limit.csv", letters(maxID) + ",a@x,Ann,5,false", "", 0},
		{"id over it.csv", letters(maxID+1) + ",a@x,Ann,5,false", "id,an id of 256 bytes; the limit is 255", 0},
		{"columns.csv", strings.Repeat(",", 100_000), "columns,100001 columns where the header has 5", 0},

		{"value at the limit.jsonl", object(`"email":"` + letters(maxField-2) + `"`), "", 0},
		{"value over it.jsonl", object(`"email":"` + letters(maxField) + `"`), "limit,a value of 1048578 bytes; the limit is 1048576", 0},
		{"line over the limit.jsonl", object(`"email":"` + letters(maxRecord) + `"`), "limit,a row of 4194325 bytes; the limit is 4194304", maxShown},
		{"line far over it.jsonl", object(`"x":[` + strings.Repeat(`0,`, maxRecord+10) + `0]`), "limit,a row of 8388646 bytes; the limit is 4194304", maxShown},
		{"id over the limit.jsonl", `{"id":"` + letters(maxID+1) + `"}`, "id,an id of 256 bytes; the limit is 255", 0},
		{"key over the limit.jsonl", object(`"` + letters(maxKey-1) + `":1`), `limit,"a key of 1025 bytes; the limit is 1024, at byte 11 of the line"`, 0},
		{"depth at the limit.jsonl", object(`"x":` + strings.Repeat("[", 31) + strings.Repeat("]", 31)), "", 0},
		{"depth over it.jsonl", object(`"x":` + strings.Repeat("[", 32) + strings.Repeat("]", 32)), `limit,"lists and objects nested more than 32 deep, at byte 46 of the line"`, 0},
		{"depth of objects.jsonl", object(`"x":` + strings.Repeat(`{"a":`, 20_000) + "1" + strings.Repeat("}", 20_000)), `limit,"lists and objects nested more than 32 deep, at byte 170 of the line"`, 0},
		{"brackets alone.jsonl", strings.Repeat("[", 100_000), "json,a lead is one JSON object on a line", 0},
		{"keys.jsonl", object(manyKeys(maxColumns)), fmt.Sprintf(`limit,"more than 4096 keys, at byte %d of the line"`, len(object(manyKeys(maxColumns)))-1), 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			in, end := peopleHeader+test.in+"\n"+last, last
			offset := len(peopleHeader)
			if strings.HasSuffix(test.name, ".jsonl") {
				end = "{\"id\":9}\n"
				in, offset = test.in+"\n"+end, 0
			}
			for _, size := range []int{0, 1000, 1 << 20, 16 << 20} {
				got := pass(t, in, test.name, people(), Options{chunk: size}, nil)
				want := outcome{Out: in, IDs: got.IDs}
				if test.reason != "" {
					raw := test.in
					if test.shown > 0 {
						raw = raw[:test.shown]
					}
					want = outcome{Out: in[:offset] + end, IDs: []string{"9"}, Refused: 1}
					line, rest, _ := strings.Cut(got.Rejects, ",")
					_, rest, _ = strings.Cut(rest, fmt.Sprintf(",%d,", offset))
					if line != fmt.Sprint(1+strings.Count(in[:offset], "\n")) || rest != test.reason+","+string(appendQuotedCell(nil, raw))+"\n" {
						t.Errorf("in chunks of %d the rejects are %.200s", size, got.Rejects)
					}
					want.Rejects = got.Rejects
				}
				if got.Out != want.Out || !cmp.Equal(got.IDs, want.IDs) || got.Refused != want.Refused {
					t.Errorf("in chunks of %d: %.80q, %v, %d refused", size, got.Out, got.IDs, got.Refused)
				}
			}
		})
	}
}

// manyKeys are n members.
func manyKeys(n int) string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = fmt.Sprintf(`"k%d":0`, i)
	}
	return strings.Join(keys, ",")
}

// TestOpenQuoteOverLimit names the line of a quote that is never closed also
// when the rest of the file is long, and counts one row.
func TestOpenQuoteOverLimit(t *testing.T) {
	in := peopleHeader + "1,a@x,Ann,5,false\n2,\"b\n@x\",\"" + strings.Repeat("Bob,7,true\n", maxRecord/8)
	for _, in := range []string{in, in + `""`, in + `"",` + "\n", in + "x\n\n"} {
		for _, size := range []int{0, 1000, 16 << 20} {
			got := pass(t, in, "x.csv", people(), Options{chunk: size}, nil)
			if !strings.HasPrefix(got.Rejects, "3,,57,quote,\"the quote that opens on line 4 is never closed, so ") || got.Refused != 1 || len(got.IDs) != 1 {
				t.Errorf("in chunks of %d: %.200s", size, got.Rejects)
			}
		}
	}
	closed := in + `",5,false`
	got := pass(t, closed, "x.csv", people(), Options{}, nil)
	if !strings.HasPrefix(got.Rejects, "3,,57,limit,") || got.Refused != 1 || len(got.IDs) != 1 {
		t.Errorf("a row that ends with the file: %.200s", got.Rejects)
	}
}

// TestWideHeader takes as many columns as the limit allows.
func TestWideHeader(t *testing.T) {
	wide := func(n int) string {
		names := make([]string, n)
		for i := range names {
			names[i] = fmt.Sprintf("c%d", i)
		}
		names[0] = "id"
		return strings.Join(names, ",") + "\n"
	}
	in := wide(maxColumns) + "1" + strings.Repeat(",", maxColumns-1) + "\n"
	if got := pass(t, in, "x.csv", workspace(), Options{}, nil); got.Out != in {
		t.Errorf("comes out as %.80q, %s", got.Out, got.Error)
	}
	for in, want := range map[string]string{
		wide(maxColumns + 1):                    "x.csv:1: the header cannot be read: 4097 columns; the limit is 4096",
		"id," + strings.Repeat("x", maxField+1): "x.csv:1: the header cannot be read: a value of 1048577 bytes; the limit is 1048576",
		strings.Repeat("x", maxRecord+1):        "x.csv:1: the header cannot be read: a row of 4194305 bytes; the limit is 4194304",
	} {
		if got := pass(t, in, "x.csv", workspace(), Options{}, nil); got.Error != want {
			t.Errorf("got %q, want %q", got.Error, want)
		}
	}
}
