package data

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"campaignc/interp"
	"campaignc/lang"

	"github.com/google/go-cmp/cmp"
)

// seeds are the hostile files of testdata, and what the tables of the other
// tests are made of.
func seeds(f *testing.F, pattern string) {
	files, err := filepath.Glob(filepath.Join("testdata", "hostile", pattern))
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds %s: %v", pattern, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for name, in := range boundaryFiles {
		if ok, _ := filepath.Match(pattern, name); ok {
			f.Add([]byte(in))
		}
	}
}

// csvRecords splits a CSV file into records, one byte at a time, by the rule
// that finder states. Blank lines are none.
func csvRecords(data string) []string {
	var records []string
	for data != "" {
		quoted, begins := false, true
		i := 0
	scan:
		for ; i < len(data); i++ {
			c := data[i]
			switch {
			case quoted && c == '"' && i+1 < len(data) && data[i+1] == '"':
				i++
			case quoted && c == '"':
				quoted = false
			case quoted:
			case c == '"' && begins:
				quoted = true
			case c == '\n':
				break scan
			}
			begins = !quoted && c == ','
		}
		record := data[:i]
		data = data[min(i+1, len(data)):]
		if data != "" || i < len(record)+1 {
			record = strings.TrimSuffix(record, "\r")
		}
		if record != "" {
			records = append(records, record)
		}
	}
	return records
}

// FuzzCSV reads any file. Every record of it is either read or refused, the
// same in chunks of any size; what is read comes out as it went in, and says
// what encoding/csv says it does.
func FuzzCSV(f *testing.F) {
	seeds(f, "*.csv")
	ws := workspace(field("email", kind(lang.String)), field("score", kind(lang.Score)))
	f.Fuzz(func(t *testing.T, data []byte) {
		in := string(data)
		small := pass(t, in, "x.csv", ws, Options{chunk: 5}, nil)
		whole := pass(t, in, "x.csv", ws, Options{chunk: 1 << 16}, nil)
		if diff := cmp.Diff(whole, small); diff != "" {
			t.Fatalf("in small chunks it differs:\n%s", diff)
		}
		if whole.Error != "" {
			return
		}
		in = strings.TrimPrefix(in, byteOrderMark)
		if n := len(csvRecords(in)) - 1; n != len(whole.IDs)+whole.Refused {
			t.Fatalf("%d records, %d read and %d refused", n, len(whole.IDs), whole.Refused)
		}
		again := pass(t, whole.Out, "x.csv", ws, Options{}, nil)
		if diff := cmp.Diff(outcome{Out: whole.Out, IDs: whole.IDs}, again); diff != "" {
			t.Fatalf("read back it differs:\n%s", diff)
		}
		compareCells(t, in)
	})
}

// compareCells holds the rows that are read against the input and against
// encoding/csv.
func compareCells(t *testing.T, in string) {
	l, err := OpenLeads(strings.NewReader(in), "x.csv", workspace(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := l.Codec().(*csvCodec)
	lead := interp.NewLead(workspace())
	var b interp.Batch
	for l.Next(&b) == nil {
		c.Reset(&b)
		for c.Next(lead) {
			s := &c.rows
			raw := string(s.data[s.start:s.stop])
			if out := string(c.AppendLead(nil, lead)); out != raw+l.lineEnd {
				t.Fatalf("the row %q comes out as %q", raw, out)
			}
			want, err := csv.NewReader(strings.NewReader(raw)).Read()
			if err != nil {
				t.Fatalf("encoding/csv does not read %q: %v", raw, err)
			}
			var got []string
			for i := range s.cells() {
				got = append(got, strings.ReplaceAll(c.text(s.span(i)), "\r\n", "\n"))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("encoding/csv reads %q differently:\n%s", raw, diff)
			}
		}
	}
}

// FuzzJSONL reads any file. Every line is either read or refused, the same in
// chunks of any size; what is read comes out as it went in, and says what
// encoding/json says it does.
func FuzzJSONL(f *testing.F) {
	seeds(f, "*.jsonl")
	ws := workspace(field("email", kind(lang.String)), field("score", kind(lang.Score)), field("unsubscribed", kind(lang.Boolean)))
	f.Fuzz(func(t *testing.T, data []byte) {
		in := string(data)
		small := pass(t, in, "x.jsonl", ws, Options{chunk: 5}, nil)
		whole := pass(t, in, "x.jsonl", ws, Options{chunk: 1 << 16}, nil)
		if diff := cmp.Diff(whole, small); diff != "" {
			t.Fatalf("in small chunks it differs:\n%s", diff)
		}
		if whole.Error != "" {
			return
		}
		lines := 0
		for line := range strings.Lines(strings.TrimPrefix(in, byteOrderMark)) {
			if strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r") != "" || line == "\r" {
				lines++
			}
		}
		if lines != len(whole.IDs)+whole.Refused {
			t.Fatalf("%d lines, %d read and %d refused", lines, len(whole.IDs), whole.Refused)
		}
		again := pass(t, whole.Out, "x.jsonl", ws, Options{}, nil)
		if diff := cmp.Diff(outcome{Out: whole.Out, IDs: whole.IDs}, again); diff != "" {
			t.Fatalf("read back it differs:\n%s", diff)
		}
		compareValues(t, in, ws)
	})
}

// compareValues holds the lines that are read against the input and against
// encoding/json.
func compareValues(t *testing.T, in string, ws *lang.Workspace) {
	l, err := OpenLeads(strings.NewReader(in), "x.jsonl", ws, Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := l.Codec().(*jsonCodec)
	lead := interp.NewLead(ws)
	var b interp.Batch
	for l.Next(&b) == nil {
		c.Reset(&b)
		for c.Next(lead) {
			raw := string(c.scan.data[c.scan.from:c.scan.end])
			if out := string(c.AppendLead(nil, lead)); out != raw+l.lineEnd {
				t.Fatalf("the line %q comes out as %q", raw, out)
			}
			decoder := json.NewDecoder(strings.NewReader(raw))
			decoder.UseNumber()
			var want map[string]any
			if err := decoder.Decode(&want); err != nil {
				t.Fatalf("encoding/json does not read %q: %v", raw, err)
			}
			got := map[string]any{}
			for i := range c.members {
				got[c.members[i].key.text] = plainValue(c, &c.members[i])
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("encoding/json reads %q differently:\n%s", raw, diff)
			}
		}
	}
}

// plainValue is a member's value as encoding/json gives it.
func plainValue(c *jsonCodec, m *member) any {
	raw := c.scan.data[m.from:m.to]
	switch m.what {
	case jsonNull:
		return nil
	case jsonFalse, jsonTrue:
		return m.what == jsonTrue
	case jsonNumber:
		return json.Number(raw)
	case jsonString:
		return c.text(m)
	}
	var v any
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	if err := decoder.Decode(&v); err != nil {
		return err
	}
	return v
}

// FuzzCSVToJSONL turns any CSV into JSONL and back: no lead is lost, and no
// cell of a column that is no field.
func FuzzCSVToJSONL(f *testing.F) {
	seeds(f, "*.csv")
	ws := workspace(field("email", kind(lang.String)))
	f.Fuzz(func(t *testing.T, data []byte) {
		first := pass(t, string(data), "x.csv", ws, Options{Out: JSONL}, nil)
		if first.Error != "" {
			return
		}
		second := pass(t, first.Out, "x.jsonl", ws, Options{Out: CSV}, nil)
		if second.Error != "" {
			t.Fatalf("its own output is refused: %s", second.Error)
		}
		if second.Refused > 0 && !strings.Contains(second.Rejects, ",limit,") {
			t.Fatalf("its own output is refused:\n%s", second.Rejects)
		}
		third := pass(t, second.Out, "x.csv", ws, Options{Out: JSONL}, nil)
		if second.Refused == 0 && len(first.IDs) > 0 && !cmp.Equal(first, third, cmp.FilterPath(func(p cmp.Path) bool {
			return p.String() == "Refused" || p.String() == "Rejects"
		}, cmp.Ignore())) {
			t.Fatalf("there and back it differs:\n%s", cmp.Diff(first, third))
		}
	})
}

// FuzzHistory reads any log: no line makes it fail but as a fault of the data.
func FuzzHistory(f *testing.F) {
	seeds(f, "*.jsonl")
	f.Add([]byte(logLine))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := ReadHistory(bytes.NewReader(data), "log.jsonl", workspace(), nil)
		if (h == nil) == (err == nil) {
			t.Fatalf("neither a history nor an error, or both: %v", err)
		}
		if err != nil && !utf8.ValidString(err.Error()) {
			t.Fatalf("the error is no text: %q", err.Error())
		}
	})
}

// TestEncodersAgree holds log records against encoding/json, for every sort of
// text.
func TestEncodersAgree(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		for _, s := range []string{string(r), "abcdefgh" + string(r), string(r) + "abcdefghi", "Zoë " + string(r) + "\u2028x"} {
			got := appendString(nil, s)
			var back string
			if err := json.Unmarshal(got, &back); err != nil || back != s {
				t.Fatalf("%q is written as %s, which reads %q, %v", s, got, back, err)
			}
			if bytes.ContainsFunc(got, func(r rune) bool { return r < 0x20 || r == '\u2028' || r == '\u2029' }) {
				t.Fatalf("%q is written as %q", s, got)
			}
			row := append(appendCell(append(appendCell(nil, s), ','), s+s), '\n')
			cells, err := csv.NewReader(bytes.NewReader(row)).Read()
			want := []string{s, s + s}
			if err == io.EOF || s == "\r" { // encoding/csv takes CR LF for LF
				continue
			}
			if err != nil || fmt.Sprint(cells) != fmt.Sprint(want) {
				t.Fatalf("%q is written as %q, which reads %q, %v", s, row, cells, err)
			}
		}
	}
}
