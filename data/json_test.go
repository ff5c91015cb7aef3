package data

import (
	"strings"
	"testing"

	"campaignc/interp"
	"campaignc/lang"

	"github.com/google/go-cmp/cmp"
)

// lineRules say of each rule what becomes of a line of JSONL; "=" stands for as
// it went in. The rejects are given without the line, which is raw.
var lineRules = []struct {
	name, in, out, reject string
}{
	{"plain", `{"id":"1","email":"a@x","score":5,"unsubscribed":false}`, "=", ""},
	{"spaces", ` { "id" : "1" , "email" : "a@x" , "score" : 5 }  `, "=", ""},
	{"another order", `{"unsubscribed":true,"score":5,"id":"1","email":"a@x"}`, "=", ""},
	{"labels", `{"ID":"1","E-Mail":"a@x","firstName":"Ann"}`, "=", ""},
	{"null is empty", `{"id":"1","email":null,"score":null,"first_name":""}`, "=", ""},
	{"unknown keys", `{"x":[1,{"a":null,"a":2}],"id":"1","y":{"z":"\u00e9"},"__proto__":{}}`, "=", ""},
	{"numbers of unknown keys", `{"id":"1","x":[-0,1.5e+3,0.1,-12E-2,10]}`, "=", ""},
	{"escaped keys", `{"i\u0064":"1","emai\u006c":"a@x"}`, "=", ""},
	{"escapes", `{"id":"1","first_name":"\"\\\/\n\r\t\u00e9\ud83d\ude00"}`, "=", ""},
	{"whole number for an id", `{"id":9007199254740993,"email":"a@x"}`, "=", ""},
	{"no last line end", "{\"id\":\"1\"}", "{\"id\":\"1\"}\n", ""},

	{"no object", `5`, "", "json,a lead is one JSON object on a line"},
	{"a list", `[{"id":"1"}]`, "", "json,a lead is one JSON object on a line"},
	{"spaces alone", `   `, "", "json,a lead is one JSON object on a line"},
	{"empty object", `{}`, "", "id,the lead has no id"},
	{"two objects", `{"id":"1"}{"id":"2"}`, "", `json,"something after the object; a lead is one JSON object on a line, at byte 11 of the line"`},
	{"torn", `{"id":"1","ema`, "", `json,"a text without a closing quote, at byte 15 of the line"`},
	{"torn after a value", `{"id":"1"`, "", `json,"the line ends where a comma or ""}"" should stand, at byte 10 of the line"`},
	{"torn after a comma", `{"id":"1",`, "", `json,"the line ends where a key in quotes should stand, at byte 11 of the line"`},
	{"torn in an escape", `{"id":"1\`, "", `json,"a text without a closing quote, at byte 10 of the line"`},
	{"comma too many", `{"id":"1",}`, "", `json,"""}"" where a key in quotes should stand, at byte 11 of the line"`},
	{"no colon", `{"id" "1"}`, "", `json,""""""" where a colon should stand, at byte 7 of the line"`},
	{"bare key", `{id:"1"}`, "", `json,"""i"" where a key in quotes should stand, at byte 2 of the line"`},
	{"single quotes", `{'id':'1'}`, "", `json,"""'"" where a key in quotes should stand, at byte 2 of the line"`},
	{"literal in capitals", `{"id":"1","unsubscribed":True}`, "", `json,"""T"" where a value should stand, at byte 26 of the line"`},
	{"NaN", `{"id":"1","x":NaN}`, "", `json,"""N"" where a value should stand, at byte 15 of the line"`},
	{"half a literal", `{"id":"1","x":tru}`, "", `json,"""t"" where a value should stand, at byte 15 of the line"`},
	{"leading zero", `{"id":"1","x":01}`, "", `json,"a number with a leading zero, at byte 15 of the line"`},
	{"plus", `{"id":"1","x":+1}`, "", `json,"""+"" where a value should stand, at byte 15 of the line"`},
	{"no digit after the point", `{"id":"1","x":1.}`, "", `json,"""}"" where a digit should stand, at byte 17 of the line"`},
	{"no digit in the exponent", `{"id":"1","x":1e}`, "", `json,"""}"" where a digit should stand, at byte 17 of the line"`},
	{"minus alone", `{"id":"1","x":-}`, "", `json,"""}"" where a digit should stand, at byte 16 of the line"`},
	{"unknown escape", `{"id":"1","x":"\x41"}`, "", `json,"an escape that does not exist, at byte 16 of the line"`},
	{"short escape", `{"id":"1","x":"\u12"}`, "", `json,"an escape \u without four hexadecimal digits, at byte 16 of the line"`},
	{"list not closed", `{"id":"1","x":[1`, "", `json,"the line ends where a comma or ""]"" should stand, at byte 17 of the line"`},
	{"bare key inside", `{"id":"1","x":{a:1}}`, "", `json,"""a"" where a key in quotes should stand, at byte 16 of the line"`},
	{"torn key inside", `{"id":"1","x":{"a`, "", `json,"a text without a closing quote, at byte 18 of the line"`},
	{"no colon inside", `{"id":"1","x":{"a" 1}}`, "", `json,"""1"" where a colon should stand, at byte 20 of the line"`},
	{"no comma inside", `{"id":"1","x":{"a":1 "b":2}}`, "", `json,""""""" where a comma or ""}"" should stand, at byte 22 of the line"`},
	{"bad value inside", `{"id":"1","x":{"a":tru}}`, "", `json,"""t"" where a value should stand, at byte 20 of the line"`},
	{"list closed wrongly", `{"id":"1","x":[1}}`, "", `json,"""}"" where a comma or ""]"" should stand, at byte 17 of the line"`},

	{"half a pair", `{"id":"1","x":"\ud83d"}`, "", `encoding,"half of a surrogate pair, at byte 16 of the line"`},
	{"other half of a pair", `{"id":"1","x":"\ude00"}`, "", `encoding,"half of a surrogate pair, at byte 16 of the line"`},
	{"not UTF-8", "{\"id\":\"1\",\"x\":\"\xe9\"}", "", "encoding,text that is not UTF-8; save the file as UTF-8"},
	{"raw tab", "{\"id\":\"1\",\"x\":\"a\tb\"}", "", `control,"the control character U+0009, at byte 17 of the line"`},
	{"raw control character", "{\"id\":\"1\",\"x\":\"a\x01b\"}", "", `control,"the control character U+0001, at byte 17 of the line"`},
	{"raw DEL", "{\"id\":\"1\",\"x\":\"a\x7fb\"}", "", `control,"the control character U+007F, at byte 17 of the line"`},
	{"control character between", "{\"id\":\"1\",\x0b\"x\":1}", "", `control,"the control character U+000B, at byte 11 of the line"`},
	{"escaped NUL", `{"id":"1","x":"a\u0000"}`, "", `control,"the control character U+0000, at byte 17 of the line"`},
	{"escaped BEL", `{"id":"1","x":"\u0007"}`, "", `control,"the control character U+0007, at byte 16 of the line"`},
	{"escaped form feed", `{"id":"1","x":"\f"}`, "", `control,"the control character U+000C, at byte 16 of the line"`},
	{"escaped backspace", `{"id":"1","x":"\b"}`, "", `control,"the control character U+0008, at byte 16 of the line"`},

	{"key twice", `{"id":"1","x":1,"x":2}`, "", `key,"the key ""x"" is given twice"`},
	{"key twice, once escaped", `{"id":"1","x":1,"\u0078":2}`, "", `key,"the key ""x"" is given twice"`},
	{"id twice", `{"id":"1","ID":"2"}`, "", `key,"the id is given twice, also as ""id"""`},
	{"two keys for one field", `{"id":"1","email":"a@x","Email":"b@x"}`, "", `key,"the keys ""email"" and ""Email"" both mean the field email"`},
	{"near miss of an opt-out", `{"id":"1","unsubscribed":false,"UNSUBSCRIBED":true}`, "", `key,"the keys ""unsubscribed"" and ""UNSUBSCRIBED"" both mean the field unsubscribed"`},

	{"no id", `{"email":"a@x"}`, "", "id,the lead has no id"},
	{"null id", `{"id":null}`, "", "id,the id is blank"},
	{"blank id", `{"id":"  "}`, "", "id,the id is blank"},
	{"id with decimals", `{"id":1.0}`, "", `id,"an id is a text or a whole number, not a number"`},
	{"boolean id", `{"id":true}`, "", `id,"an id is a text or a whole number, not true"`},
	{"object for an id", `{"id":{"x":1}}`, "", `id,"an id is a text or a whole number, not a list or an object"`},

	{"text for a number", `{"id":"1","score":"5"}`, "", "type,score: a text where a number is declared"},
	{"empty text for a number", `{"id":"1","score":""}`, "", "type,score: a text where a number is declared"},
	{"number for a text", `{"id":"1","email":5}`, "", "type,email: a number where a text is declared"},
	{"list for a text", `{"id":"1","email":["a@x"]}`, "", "type,email: a list or an object where a text is declared"},
	{"text for an opt-out", `{"id":"1","unsubscribed":"true"}`, "", "type,unsubscribed: a text where true or false is declared"},
	{"number for an opt-out", `{"id":"1","unsubscribed":1}`, "", "type,unsubscribed: a number where true or false is declared"},
	{"decimals for a whole number", `{"id":"1","score":1.0}`, "", `type,"score: ""1.0"" is not a whole number in digits, such as 42 or -7"`},
	{"exponent for a whole number", `{"id":"1","score":1e2}`, "", `type,"score: ""1e2"" is not a whole number in digits, such as 42 or -7"`},
	{"score out of range", `{"id":"1","score":2147483648}`, "", `type,"score: ""2147483648"" is out of range for a score, which is from -2147483648 to 2147483647"`},
}

// TestLines holds the rules for lines.
func TestLines(t *testing.T) {
	for _, test := range lineRules {
		t.Run(test.name, func(t *testing.T) {
			ws := people()
			ws.Fields[0].Label = "E-Mail"
			got := pass(t, "\n"+test.in+"\n", "x.jsonl", ws, Options{}, nil)
			want := strings.TrimSuffix(test.out, "\n")
			if test.out == "=" {
				want = test.in
			}
			if strings.TrimSuffix(got.Out, "\n") != want || got.Error != "" {
				t.Errorf("got %+v, want the output %q", got, want)
			}
			if test.reject == "" {
				if got.Rejects != "" {
					t.Errorf("refused: %s", got.Rejects)
				}
				return
			}
			// line, key, offset, then what the test gives, and the raw line
			_, rest, _ := strings.Cut(got.Rejects, ",1,")
			raw := string(appendQuotedCell(nil, test.in)) + "\n"
			if !strings.HasPrefix(got.Rejects, "2,") || rest != test.reject+","+raw {
				t.Errorf("rejects\n%s, want\n…,1,%s,%s", got.Rejects, test.reject, raw)
			}
		})
	}
}

// TestRejectsNameTheKey gives the key at fault in the column `column`.
func TestRejectsNameTheKey(t *testing.T) {
	got := pass(t, "{\"id\":1}\r\n{\"id\":2,\"Score\":true}\r\n{\"id\":1}\r\n", "x.jsonl", people(), Options{}, nil)
	want := outcome{Out: "{\"id\":1}\r\n", IDs: []string{"1"}, Refused: 2,
		Rejects: "2,Score,10,type,score: true where a number is declared,\"{\"\"id\"\":2,\"\"Score\"\":true}\"\n" +
			"3,id,33,repeated id,another row has the id,\"{\"\"id\"\":1}\"\n"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
}

// TestJSONChanges writes changed values in place, defaults where a value is
// blank, and keys that a line lacks at its end, unless they are empty.
func TestJSONChanges(t *testing.T) {
	ws := workspace(
		field("email", kind(lang.Email)),
		field("country", kind(lang.String), otherwise(lang.TextValue(`"DE"`))),
		field("score", kind(lang.Score), otherwise(score(0))),
		field("grade", kind(lang.String)),
		field("seen", kind(lang.Datetime)),
		field("vip", kind(lang.Boolean)),
		field("rate", kind(lang.Float)),
		field("spent", kind(lang.Currency)),
		field("name", kind(lang.String), company),
	)
	in := `{"score":7,"id":1,"Email":"a@x","x":[1],"country":"FR"}` + "\n" +
		` { "score" : null, "id" : "2", "country" : "" } ` + "\n" +
		`{"id":"3","rate":1e3,"spent":2.50,"vip":true,"seen":"1970-01-01T00:00:01Z","grade":"A","company.name":"Acme"}` + "\n"
	edits := map[string]func(*interp.Lead){
		"nothing": nil,
		"some": func(l *interp.Lead) {
			set(l, ws.Fields[0], lang.TextValue("new\n\"x\"\u2028<>"))
			set(l, ws.Fields[2], score(-9))
			set(l, ws.Fields[5], lang.BoolValue(false))
			set(l, ws.Fields[6], lang.FloatValue(0.5))
			set(l, ws.Fields[7], lang.Value{Kind: lang.Currency, Num: 12500})
		},
		"to empty": func(l *interp.Lead) {
			for _, f := range ws.Fields {
				set(l, f, lang.Value{})
			}
		},
	}
	for name, want := range map[string]string{
		"nothing": `{"score":7,"id":1,"Email":"a@x","x":[1],"country":"FR"}` + "\n" +
			` { "score" : 0, "id" : "2", "country" : "\"DE\"" } ` + "\n" +
			`{"id":"3","rate":1e3,"spent":2.50,"vip":true,"seen":"1970-01-01T00:00:01Z","grade":"A","company.name":"Acme","country":"\"DE\"","score":0}` + "\n",
		"some": `{"score":-9,"id":1,"Email":"new\n\"x\"\u2028<>","x":[1],"country":"FR","vip":false,"rate":0.5,"spent":1.25}` + "\n" +
			` { "score" : -9, "id" : "2", "country" : "\"DE\"" ,"email":"new\n\"x\"\u2028<>","vip":false,"rate":0.5,"spent":1.25} ` + "\n" +
			`{"id":"3","rate":0.5,"spent":1.25,"vip":false,"seen":"1970-01-01T00:00:01Z","grade":"A","company.name":"Acme",` +
			`"email":"new\n\"x\"\u2028<>","country":"\"DE\"","score":-9}` + "\n",
		"to empty": `{"score":null,"id":1,"Email":null,"x":[1],"country":null}` + "\n" +
			` { "score" : null, "id" : "2", "country" : null } ` + "\n" +
			`{"id":"3","rate":null,"spent":null,"vip":null,"seen":null,"grade":null,"company.name":null}` + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			got := pass(t, in, "x.jsonl", ws, Options{}, edits[name])
			if diff := cmp.Diff(outcome{Out: want, IDs: []string{"1", "2", "3"}}, got); diff != "" {
				t.Errorf("differs (-want +got):\n%s", diff)
			}
		})
	}
}

// TestJSONSuppression stops at a key of the first lead that would keep mail
// from it undeclared, and refuses a later lead that has one.
func TestJSONSuppression(t *testing.T) {
	got := pass(t, "\n{\"id\":1,\"Black Listed\":true}\n", "x.jsonl", people(), Options{}, nil)
	if want := `x.jsonl:2: the key "Black Listed" keeps mail from leads, but the workspace does not declare it; ` +
		`add to the lead block: block_listed: boolean = false from "Black Listed"`; got.Error != want {
		t.Errorf("got %+v", got)
	}
	got = pass(t, "{\"id\":1}\n{\"id\":2,\"emailInvalid\":true}\n", "x.jsonl", people(), Options{}, nil)
	want := outcome{Out: "{\"id\":1}\n", IDs: []string{"1"}, Refused: 1,
		Rejects: `2,emailInvalid,9,key,"the key ""emailInvalid"" keeps mail from leads, but the workspace does not declare it; ` +
			`add to the lead block: email_invalid: boolean = false","{""id"":2,""emailInvalid"":true}"` + "\n"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
}

// TestFloatRange takes a float as JSON writes it, up to the largest.
func TestFloatRange(t *testing.T) {
	ws := workspace(field("rate", kind(lang.Float)))
	var got []float64
	r := pass(t, "{\"id\":1,\"rate\":-1.5e-3}\n{\"id\":2,\"rate\":1E400}\n{\"id\":3,\"rate\":-0}\n", "x.jsonl", ws, Options{},
		func(l *interp.Lead) { got = append(got, l.Value(ws.Fields[0]).Float()) })
	if diff := cmp.Diff([]float64{-1.5e-3, 0}, got); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
	if want := `2,rate,24,type,"rate: ""1E400"" is too large for a number","{""id"":2,""rate"":1E400}"` + "\n"; r.Rejects != want {
		t.Errorf("rejects %s", r.Rejects)
	}
}

// TestEmptyJSONL has no leads; that is no fault.
func TestEmptyJSONL(t *testing.T) {
	for _, in := range []string{"", "\n", "\r\n\n", byteOrderMark} {
		if diff := cmp.Diff(outcome{}, pass(t, in, "x.jsonl", people(), Options{}, nil)); diff != "" {
			t.Errorf("%q differs (-want +got):\n%s", in, diff)
		}
	}
}

// TestManyKeys reads more different keys than are remembered.
func TestManyKeys(t *testing.T) {
	var in strings.Builder
	for i := range 3 * maxColumns {
		in.WriteString(`{"id":`)
		in.Write(appendCount(nil, i))
		in.WriteString(`,"k`)
		in.Write(appendCount(nil, i))
		in.WriteString(`":1}` + "\n")
	}
	got := pass(t, in.String(), "x.jsonl", people(), Options{}, nil)
	if got.Out != in.String() {
		t.Errorf("comes out differently; rejects: %.300s", got.Rejects)
	}
}
