package stream

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestRecords reads back what is written, for values of all lengths around a
// word and with everything that needs an escape.
func TestRecords(t *testing.T) {
	type record struct {
		Lead  string `json:"lead"`
		Seq   int    `json:"seq"`
		Old   string
		Value string `json:"New Value"`
	}
	var want []record
	var e Emitter
	if err := e.Begin("42"); err != nil {
		t.Fatal(err)
	}
	for n := range 40 {
		for _, odd := range []string{"", `"`, `\`, "\n", "\x01", "\u2028", "é", "â"} {
			value := strings.Repeat("a", n) + odd + "z"
			want = append(want, record{"42", len(want) + 1, value, odd + value})
			e.wrap(value, odd+value)
		}
	}
	d := json.NewDecoder(strings.NewReader(string(e.Out)))
	for _, w := range want {
		var got struct{ Attributes record }
		var head record
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &got); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &head); err != nil {
			t.Fatal(err)
		}
		got.Attributes.Lead, got.Attributes.Seq = head.Lead, head.Seq
		if got.Attributes != w {
			t.Fatalf("got %+v, want %+v", got.Attributes, w)
		}
	}
}

func (e *Emitter) wrap(old, value string) { e.Change(`,"attributes":{"Old":"`, old, value) }

func TestIDs(t *testing.T) {
	var e Emitter
	for _, id := range []string{strings.Repeat("1", 25), `a"b`} {
		if err := e.Begin(id); err != ErrID {
			t.Errorf("%q: %v", id, err)
		}
	}
}
