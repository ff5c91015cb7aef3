package data

import (
	"strings"
	"testing"

	"campaignc/interp"
	"campaignc/lang"

	"github.com/google/go-cmp/cmp"
)

const peopleHeader = "id,email,first_name,score,unsubscribed\n"

const refused = ""

// rowRules say of each rule what becomes of a row. Where out is "" the row is
// refused, else the rows come out like that; "=" stands for as they went in.
var rowRules = []struct {
	name, in, out, rejects string
}{
	{"plain", "1,a@x,Ann,5,false\n2,b@x,Bob,7,true\n", "=", ""},
	{"quoted", `1,a@x,"Ann, Jr.",5,false` + "\n", "=", ""},
	{"doubled quotes", `1,a@x,"An""n",5,false` + "\n", "=", ""},
	{"only quotes", `1,a@x,"""""",5,false` + "\n", "=", ""},
	{"line end in quotes", "1,a@x,\"An\nn\",5,false\n", "=", ""},
	{"CRLF in quotes", "1,a@x,\"An\r\nn\",5,false\n", "=", ""},
	{"CR in quotes", "1,a@x,\"\r=1\",5,false\n", "=", ""},
	{"tab in quotes", "1,a@x,\"\t=1\",5,false\n", "=", ""},
	{"tab outside quotes", "1,a@x,\t=1,5,false\n", "=", ""},
	{"empty in quotes", `1,"","","",""` + "\n", "=", ""},
	{"blank cells", "1,,,,\n", "=", ""},
	{"outer spaces", "1, a@x , Ann,5,false\n", "=", ""},
	{"no last line end", "1,a@x,Ann,5,false", "1,a@x,Ann,5,false\n", ""},
	{"no last line end after quotes", `1,a@x,Ann,5,"false"`, `1,a@x,Ann,5,"false"` + "\n", ""},
	{"blank lines", "\n1,a@x,Ann,5,false\n\n\n2,b@x,Bob,7,true\n\n", "1,a@x,Ann,5,false\n2,b@x,Bob,7,true\n", ""},
	{"wide text", "1,a@例え.jp,Zoë,5,false\n", "=", ""},
	{"quoted id", `"1",a@x,Ann,5,false` + "\n", "=", ""},
	{"id with spaces is another id", "1,a@x,Ann,5,false\n 1,b@x,Bob,7,true\n01,c@x,Cy,7,true\n1.0,d@x,Di,7,true\n", "=", ""},

	{"line of spaces", "   \n", refused, `2,,39,columns,a line with nothing but spaces,"   "`},
	{"too few", "1,a@x,Ann\n", refused, `2,,39,columns,3 columns where the header has 5,"1,a@x,Ann"`},
	{"one", "\\.\n", refused, `2,,39,columns,1 column where the header has 5,"\."`},
	{"too many", "1,a@x,Ann,5,false,x\n", refused, `2,,39,columns,6 columns where the header has 5,"1,a@x,Ann,5,false,x"`},
	{"torn", "1,a@x,Ann,5,false\n2,b@e", "1,a@x,Ann,5,false\n", `3,,57,columns,2 columns where the header has 5,"2,b@e"`},
	{"stray quote", "1,a@x,An\"n,5,false\n2,b@x,Bob,7,true\n", "2,b@x,Bob,7,true\n",
		`2,first_name,39,quote,"a quote inside a cell that does not begin with one; write the cell in quotes and the quote twice ("""")","1,a@x,An""n,5,false"`},
	{"two stray quotes", "1,a@x,A\"n\"n,5,false\n2,b@x,Bob,7,true\n", "2,b@x,Bob,7,true\n",
		`2,first_name,39,quote,"a quote inside a cell that does not begin with one; write the cell in quotes and the quote twice ("""")","1,a@x,A""n""n,5,false"`},
	{"text after quotes", "1,a@x,\"Ann\"x,5,false\n2,b@x,Bob,7,true\n", "2,b@x,Bob,7,true\n",
		`2,first_name,39,quote,"text after the closing quote; inside quotes a quote is written twice ("""")","1,a@x,""Ann""x,5,false"`},
	{"space after quotes", "1,a@x,\"Ann\" ,5,false\n", refused,
		`2,first_name,39,quote,"text after the closing quote; inside quotes a quote is written twice ("""")","1,a@x,""Ann"" ,5,false"`},
	{"space before quotes", "1,a@x, \"Ann\",5,false\n", refused,
		`2,first_name,39,quote,"a quote inside a cell that does not begin with one; write the cell in quotes and the quote twice ("""")","1,a@x, ""Ann"",5,false"`},
	{"open quote", "1,a@x,Ann,5,false\n2,b@x,\"Bob,7,true\n3,c@x,Cy,7,true\n", "1,a@x,Ann,5,false\n",
		"3,first_name,57,quote,\"the quote that opens on line 3 is never closed, so the rest of the file cannot be read\",\"2,b@x,\"\"Bob,7,true\n3,c@x,Cy,7,true\n\""},
	{"open quote on a later line of the row", "1,\"a\n@x\",\"Ann,5,false\n", refused,
		"2,first_name,39,quote,\"the quote that opens on line 3 is never closed, so the rest of the file cannot be read\",\"1,\"\"a\n@x\"\",\"\"Ann,5,false\n\""},
	{"NUL", "1,a\x00@x,Ann,5,false\n2,b@x,Bob,7,true\n", "2,b@x,Bob,7,true\n",
		"2,email,39,control,the control character U+0000,\"1,a\x00@x,Ann,5,false\""},
	{"control character in quotes", "1,a@x,\"A\x07n\",5,false\n", refused,
		"2,first_name,39,control,the control character U+0007,\"1,a@x,\"\"A\x07n\"\",5,false\""},
	{"DEL", "1,a@x,A\x7fn,5,false\n", refused,
		"2,first_name,39,control,the control character U+007F,\"1,a@x,A\x7fn,5,false\""},
	{"CR outside quotes", "1,a@x,A\rn,5,false\n", refused,
		"2,first_name,39,control,a carriage return outside quotes,\"1,a@x,A\rn,5,false\""},
	{"not UTF-8", "1,a@x,Jos\xe9,5,false\n2,b@x,José,7,true\n", "2,b@x,José,7,true\n",
		"2,first_name,39,encoding,text that is not UTF-8; save the file as UTF-8,\"1,a@x,Jos\xe9,5,false\""},
	{"blank id", ",a@x,Ann,5,false\n  ,b@x,Bob,7,true\n\"\",c@x,Cy,7,true\n", refused,
		`2,id,39,id,the id is blank,",a@x,Ann,5,false"` + "\n" + `3,id,56,id,the id is blank,"  ,b@x,Bob,7,true"` + "\n" +
			`4,id,74,id,the id is blank,""""",c@x,Cy,7,true"`},
	{"repeated id", "1,a@x,Ann,5,false\n1,b@x,Bob,7,true\n", "1,a@x,Ann,5,false\n",
		`3,id,57,repeated id,another row has the id,"1,b@x,Bob,7,true"`},
	{"type", "1,a@x,Ann,1e3,false\n", refused,
		`2,score,39,type,"score: ""1e3"" is not a whole number in digits, such as 42 or -7","1,a@x,Ann,1e3,false"`},
	{"opt-out that cannot be read", "1,a@x,Ann,5,yes\n", refused,
		`2,unsubscribed,39,type,"unsubscribed: ""yes"" is neither true nor false","1,a@x,Ann,5,yes"`},
	{"opt-out of spaces", "1,a@x,Ann,5, \n", refused,
		`2,unsubscribed,39,type,"unsubscribed: "" "" is neither true nor false","1,a@x,Ann,5, "`},
}

// TestRows holds the rules for rows.
func TestRows(t *testing.T) {
	for _, test := range rowRules {
		t.Run(test.name, func(t *testing.T) {
			want := outcome{Out: peopleHeader + test.out, Rejects: test.rejects}
			if test.out == "=" {
				want.Out = peopleHeader + test.in
			}
			if test.rejects != "" {
				want.Rejects += "\n"
			}
			got := pass(t, peopleHeader+test.in, "x.csv", people(), Options{}, nil)
			if diff := cmp.Diff([]string{want.Out, want.Rejects, want.Error}, []string{got.Out, got.Rejects, got.Error}); diff != "" {
				t.Errorf("differs (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLineEnds writes all rows with the line end of the header.
func TestLineEnds(t *testing.T) {
	for _, test := range []struct{ name, in, out string }{
		{"CRLF", "id,email\r\n1,a\r\n2,b\r\n", "id,email\r\n1,a\r\n2,b\r\n"},
		{"CRLF first, then mixed", "id,email\r\n1,a\n2,b\r\n3,\"c\"", "id,email\r\n1,a\r\n2,b\r\n3,\"c\"\r\n"},
		{"LF first, then mixed", "id,email\n1,a\r\n2,\"b\"\r\n", "id,email\n1,a\n2,\"b\"\n"},
		{"blank CRLF lines", "id,email\r\n\r\n1,a\r\n\r\n", "id,email\r\n1,a\r\n"},
		{"one column", "id\n1\n\n2\r\n", "id,email\n1,\n2,\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := pass(t, test.in, "x.csv", workspace(field("email", kind(lang.Email))), Options{}, nil)
			if diff := cmp.Diff(outcome{Out: test.out, IDs: got.IDs}, got); diff != "" {
				t.Errorf("differs (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLastCR refuses a CR at the very end: the LF of a CRLF may be torn off.
func TestLastCR(t *testing.T) {
	got := pass(t, peopleHeader+"1,a@x,Ann,5,false\r", "x.csv", people(), Options{}, nil)
	if !strings.Contains(got.Rejects, "carriage return") || got.Refused != 1 || len(got.IDs) != 0 {
		t.Errorf("got %+v", got)
	}
}

// TestChanges writes changed fields in place, defaults where a cell is blank,
// and fields without a column at the end.
func TestChanges(t *testing.T) {
	ws := workspace(
		field("email", kind(lang.Email)),
		field("country", kind(lang.String), otherwise(lang.TextValue("a, b"))),
		field("score", kind(lang.Score), otherwise(score(0))),
		field("grade", kind(lang.String)),
		field("level", kind(lang.Integer), otherwise(lang.Value{Kind: lang.Integer, Num: 3})),
		field("name", kind(lang.String), company),
	)
	in := "score,id,Email,x,country\n" +
		"7,1,a@x,\"keep\",DE\n" +
		",2,b@x,,\n" +
		"\"\",3,\"c\"\"c\",\"\",\"\"\n"
	edits := map[string]func(*interp.Lead){
		"nothing": nil,
		"some": func(l *interp.Lead) {
			set(l, ws.Fields[0], lang.TextValue(`new "x", y`))
			set(l, ws.Fields[3], lang.TextValue("A"))
		},
		"to empty": func(l *interp.Lead) {
			for _, f := range ws.Fields {
				set(l, f, lang.Value{})
			}
		},
		"all": func(l *interp.Lead) {
			for _, f := range ws.Fields {
				if f.Type.Kind.IsText() {
					set(l, f, lang.TextValue(l.ID))
				} else {
					set(l, f, lang.Value{Kind: f.Type.Kind, Num: -1})
				}
			}
		},
	}
	const header = "score,id,Email,x,country,grade,level,company.name\n"
	for name, want := range map[string]string{
		"nothing": "7,1,a@x,\"keep\",DE,,3,\n0,2,b@x,,\"a, b\",,3,\n0,3,\"c\"\"c\",\"\",\"a, b\",,3,\n",
		"some": "7,1,\"new \"\"x\"\", y\",\"keep\",DE,A,3,\n0,2,\"new \"\"x\"\", y\",,\"a, b\",A,3,\n" +
			"0,3,\"new \"\"x\"\", y\",\"\",\"a, b\",A,3,\n",
		"to empty": ",1,,\"keep\",,,,\n,2,,,,,,\n,3,,\"\",,,,\n",
		"all":      "-1,1,1,\"keep\",1,1,-1,1\n-1,2,2,,2,2,-1,2\n-1,3,3,\"\",3,3,-1,3\n",
	} {
		t.Run(name, func(t *testing.T) {
			got := pass(t, in, "x.csv", ws, Options{}, edits[name])
			if diff := cmp.Diff(outcome{Out: header + want, IDs: []string{"1", "2", "3"}}, got); diff != "" {
				t.Errorf("differs (-want +got):\n%s", diff)
			}
		})
	}
}

// TestValues reads every kind of value, and writes a changed one so that it
// reads back the same.
func TestValues(t *testing.T) {
	for _, test := range []struct {
		kind lang.Kind
		cell string
		want lang.Value
	}{
		{lang.String, "x", lang.TextValue("x")},
		{lang.LongText, "\"a\nb\"", lang.Value{Kind: lang.LongText, Text: "a\nb"}},
		{lang.Email, "a@x", lang.Value{Kind: lang.Email, Text: "a@x"}},
		{lang.Phone, "+49", lang.Value{Kind: lang.Phone, Text: "+49"}},
		{lang.URL, "http://x", lang.Value{Kind: lang.URL, Text: "http://x"}},
		{lang.Integer, "0", lang.Value{Kind: lang.Integer}},
		{lang.Integer, "999999999", lang.Value{Kind: lang.Integer, Num: 999999999}},
		{lang.Integer, "-9223372036854775808", lang.Value{Kind: lang.Integer, Num: -1 << 63}},
		{lang.Integer, `"12"`, lang.Value{Kind: lang.Integer, Num: 12}},
		{lang.Float, "-2.5", lang.FloatValue(-2.5)},
		{lang.Currency, "9.95", lang.Value{Kind: lang.Currency, Num: 99500}},
		{lang.Percent, "150", lang.Value{Kind: lang.Percent, Num: 150}},
		{lang.Score, "-2147483648", score(-1 << 31)},
		{lang.Boolean, "TRUE", lang.BoolValue(true)},
		{lang.Date, "1970-01-02", lang.Value{Kind: lang.Date, Num: 1}},
		{lang.Datetime, "1970-01-01T00:00:01Z", lang.Value{Kind: lang.Datetime, Num: 1000}},
		{lang.Length, "3 days", lang.Value{Kind: lang.Length, Num: 3 * lang.Day}},
	} {
		t.Run(test.kind.String()+" "+test.cell, func(t *testing.T) {
			ws := workspace(field("f", kind(test.kind)))
			in := "id,f\n1," + test.cell + "\n"
			var got lang.Value
			r := pass(t, in, "x.csv", ws, Options{}, func(l *interp.Lead) {
				got = l.Value(ws.Fields[0])
				got.Text = strings.Clone(got.Text)
				l.Changed.Add(0)
			})
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("differs (-want +got):\n%s", diff)
			}
			pass(t, r.Out, "x.csv", ws, Options{}, func(l *interp.Lead) {
				if diff := cmp.Diff(test.want, l.Value(ws.Fields[0])); diff != "" {
					t.Errorf("written as %q it reads differently (-want +got):\n%s", r.Out, diff)
				}
			})
		})
	}
}

// TestBlankIsDefault gives a lead whose cells are blank the defaults, afresh
// for each row.
func TestBlankIsDefault(t *testing.T) {
	ws := workspace(field("score", kind(lang.Score), otherwise(score(5))), field("visits", kind(lang.Integer)), field("x", kind(lang.Score), otherwise(score(8))))
	var got []lang.Value
	pass(t, "id,score,visits\n1,7,1\n2,,\n", "x.csv", ws, Options{}, func(l *interp.Lead) {
		for _, f := range ws.Fields {
			got = append(got, l.Value(f))
			set(l, f, lang.Value{Kind: f.Type.Kind, Num: 99})
		}
	})
	want := []lang.Value{score(7), {Kind: lang.Integer, Num: 1}, score(8), score(5), {}, score(8)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
}
