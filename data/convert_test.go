package data

import (
	"strings"
	"testing"

	"campaignc/interp"
	"campaignc/lang"

	"github.com/google/go-cmp/cmp"
)

// TestCSVToJSONL makes an object of each row: declared fields as their type,
// everything else as text.
func TestCSVToJSONL(t *testing.T) {
	ws := workspace(
		field("email", kind(lang.Email)),
		field("score", kind(lang.Score), otherwise(score(3))),
		field("vip", kind(lang.Boolean)),
		field("seen", kind(lang.Datetime)),
		field("rate", kind(lang.Float)),
		field("grade", kind(lang.String)),
		field("name", kind(lang.String), company),
	)
	in := "Email, id ,x,score,VIP,seen,rate\r\n" +
		"a@x,007,\"a\"\"b\r\n\",7,TRUE,1970-01-01T01:00:00+01:00,1.50\r\n" +
		",2,,,,,\r\n" +
		"bad,3\r\n"
	edit := func(l *interp.Lead) { set(l, ws.Fields[5], lang.TextValue(`A"`)) }
	got := pass(t, in, "x.csv", ws, Options{Out: JSONL}, edit)
	want := outcome{
		Out: `{"Email":"a@x","id":"007","x":"a\"b\r\n","score":7,"VIP":true,"seen":"1970-01-01T00:00:00Z","rate":1.5,"grade":"A\"","company.name":null}` + "\n" +
			`{"Email":null,"id":"2","x":"","score":3,"VIP":null,"seen":null,"rate":null,"grade":"A\"","company.name":null}` + "\n",
		IDs: []string{"007", "2"}, Refused: 1,
		Rejects: "5,,99,columns,2 columns where the header has 7,\"bad,3\"\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
	again := pass(t, got.Out, "x.jsonl", ws, Options{}, nil)
	if diff := cmp.Diff(outcome{Out: got.Out, IDs: got.IDs}, again); diff != "" {
		t.Errorf("read back it differs (-want +got):\n%s", diff)
	}
}

// TestJSONLToCSV makes columns of the first lead's keys and the fields it
// lacks; a later key without a column refuses its lead.
func TestJSONLToCSV(t *testing.T) {
	ws := workspace(
		field("email", kind(lang.Email)),
		field("score", kind(lang.Score), otherwise(score(3))),
		field("vip", kind(lang.Boolean)),
		field("grade", kind(lang.String)),
	)
	in := "\r\n" +
		`{"x":"a,\"b\"","id":"007","Score":7,"y":[1,{"z":"q"}]}` + "\r\n" +
		`{"id":2,"vip":true,"y":null,"email":"a@x"}` + "\r\n" +
		"broken\r\n" +
		`{"id":3,"new":1}` + "\r\n" +
		`{"y":-0.0,"id":4,"x":true,"Score":null}` + "\r\n"
	got := pass(t, in, "x.jsonl", ws, Options{Out: CSV}, nil)
	want := outcome{
		Out: "x,id,Score,y,email,vip,grade\n" +
			"\"a,\"\"b\"\"\",007,7,\"[1,{\"\"z\"\":\"\"q\"\"}]\",,,\n" +
			",2,3,,a@x,true,\n" +
			"true,4,3,-0.0,,,\n",
		IDs: []string{"007", "2", "4"}, Refused: 2,
		Rejects: "4,,102,json,a lead is one JSON object on a line,\"broken\"\n" +
			"5,new,110,key,\"the first lead does not have the key \"\"new\"\", so CSV has no column for it; write JSONL\",\"{\"\"id\"\":3,\"\"new\"\":1}\"\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
	again := pass(t, got.Out, "x.csv", ws, Options{}, nil)
	if diff := cmp.Diff(outcome{Out: got.Out, IDs: got.IDs}, again); diff != "" {
		t.Errorf("read back it differs (-want +got):\n%s", diff)
	}
}

// TestJSONLToCSVWithoutKeys makes columns of the fields where the first line
// has no keys to show.
func TestJSONLToCSVWithoutKeys(t *testing.T) {
	for in, want := range map[string]outcome{
		"": {Out: peopleHeader},
		"[1]\n{\"score\":5,\"id\":1}\n": {Out: peopleHeader + "1,,,5,\n", IDs: []string{"1"}, Refused: 1,
			Rejects: "1,,0,json,a lead is one JSON object on a line,\"[1]\"\n"},
	} {
		got := pass(t, in, "x.jsonl", people(), Options{Out: CSV}, nil)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q differs (-want +got):\n%s", in, diff)
		}
	}
}

// TestJSONLToCSVHeaders refuses keys that are no headers.
func TestJSONLToCSVHeaders(t *testing.T) {
	for in, want := range map[string]string{
		`{"id":1,"":2}`:               "x.jsonl:2: column 2 has no header; give it a name or take it out",
		`{"email":1,"Email":2,"-":3}`: "x.jsonl:2: column 3 has no header; give it a name or take it out",
		`{"a_b":1,"ab":2}`: `x.jsonl:2: the header "ab" of column 3 is given before, as "a_b" in column 2; ` +
			"headers count as the same when they differ only in case, spaces, _ and -",
	} {
		if got := pass(t, "\n"+in, "x.jsonl", workspace(field("email", kind(lang.Email))), Options{Out: CSV}, nil); got.Error != want {
			t.Errorf("%s gives %+v", in, got)
		}
	}
}

// TestOutputFormat is the input's unless another is asked for.
func TestOutputFormat(t *testing.T) {
	for _, test := range []struct{ ask, want Format }{{AnyFormat, CSV}, {CSV, CSV}, {JSONL, JSONL}} {
		l, err := OpenLeads(strings.NewReader("id\n"), "x.csv", workspace(), Options{Out: test.ask})
		if err != nil || l.Format() != test.want || (l.Header() == nil) != (test.want == JSONL) {
			t.Errorf("asked for %d: %d with the header %q, %v", test.ask, l.Format(), l.Header(), err)
		}
	}
}
