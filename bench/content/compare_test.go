package content

import (
	"os"
	"testing"
)

const one = `{"lead":"1","seq":1,"activity":"Execute Campaign","path":["A"],"step":2,"result":"succeeded","primary":"B","attributes":{"Qualified":true}}` + "\n"
const oneAgain = `{"seq":1,"lead":"1","reason":null,"activity":"Execute Campaign","path":["A"],"step":2,"result":"succeeded","primary":"B","attributes":{"Qualified":true,"x":null}}` + "\n"
const two = `{"lead":"2","seq":1,"activity":"Wait","path":["A"],"step":3,"result":"succeeded"}` + "\n"

func TestLog(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		anyOrder   bool
		want       Result // "": they differ
	}{
		{"bytes", one + two, one + two, false, SameBytes},
		{"keys in another order, null for nothing", one + two, oneAgain + two, false, SameContent},
		{"records in another order", one + two, two + one, false, ""},
		{"order does not count", one + two, two + oneAgain, true, SameSet},
		{"a record less", one + two, one, false, ""},
		{"a record less, any order", one + two, one, true, ""},
		{"a record twice, any order", one + two, one + one, true, ""},
		{"a key nobody knows", one, `{"lead":"1","extra":1}` + "\n", false, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Log(file(t, tt.a), file(t, tt.b), tt.anyOrder)
			if (err == nil) != (tt.want != "") || err == nil && got != tt.want {
				t.Errorf("%q, %v; want %q", got, err, tt.want)
			}
		})
	}
}

func TestLeads(t *testing.T) {
	if got, err := Leads(file(t, "id,a\n1, x\n"), file(t, "id,a\n1,\" x\"\n"), false); got != SameContent || err != nil {
		t.Errorf("quotes: %q, %v", got, err)
	}
	if _, err := Leads(file(t, "id,a\n1,x\n"), file(t, "id,a\n1,y\n"), false); err == nil {
		t.Error("leads that differ are the same")
	}
}

func file(t *testing.T, text string) string {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(text); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return f.Name()
}
