package parser

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/alecthomas/participle/v2/lexer"
	"github.com/google/go-cmp/cmp"
)

var tokenNames = lexer.SymbolsByRune(definition{})

// tokens lists the tokens of a text as `Type:value`, without spaces unless all
// are wanted.
func tokens(t *testing.T, text string, all bool) []string {
	t.Helper()
	lex, err := definition{}.LexString("t.camp", text)
	if err != nil {
		t.Fatal(err)
	}
	list, err := lexer.ConsumeAll(lex)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, token := range list {
		if token.EOF() || !all && token.Type == tokSpace {
			continue
		}
		out = append(out, tokenNames[token.Type]+":"+token.Value)
	}
	return out
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"set a_1 = 5", "Ident:set Ident:a_1 Punct:= Int:5"},
		{"1.5 1. .5 007", "Float:1.5 Int:1 Punct:. Punct:. Int:5 Int:007"},
		{"a<=b>=c==d!=e<f>g+=h-=i", "Ident:a Punct:<= Ident:b Punct:>= Ident:c Punct:== Ident:d Punct:!= Ident:e Punct:< Ident:f Punct:> Ident:g Punct:+= Ident:h Punct:-= Ident:i"},
		{"-1--2+3", "Punct:- Int:1 Punct:- Punct:- Int:2 Punct:+ Int:3"},
		{"2026-01-31", "Date:2026-01-31"},
		{"2026-01-3", "Int:2026 Punct:- Int:01 Punct:- Int:3"},
		{"2026-01-31T09:00 2026-01-31T09:00:01 2026-01-31T09:00Z 2026-01-31T09:00:01+02:00", "DateTime:2026-01-31T09:00 DateTime:2026-01-31T09:00:01 DateTime:2026-01-31T09:00Z DateTime:2026-01-31T09:00:01+02:00"},
		{"2026-01-31T09:00+3 days", "DateTime:2026-01-31T09:00 Punct:+ Int:3 Ident:days"},
		{"09:00 23:59:59", "Time:09:00 Time:23:59:59"},
		{"a: 1", "Ident:a Punct:: Int:1"},
		{`"a" "" "a\"b" "a\\"`, `String:"a" String:"" String:"a\"b" String:"a\\"`},
		{`"""a "quoted" b"""`, `String:"""a "quoted" b"""`},
		{`"""a \""" b"""`, `String:"""a \""" b"""`},
		{"a // b \"c\"", "Ident:a Comment:// b \"c\""},
		{`"// no comment"`, `String:"// no comment"`},
		{"a && b || !c ? d : e % f", "Ident:a Illegal:&& Ident:b Illegal:|| Illegal:! Ident:c Illegal:? Ident:d Punct:: Ident:e Illegal:% Ident:f"},
		{"a === b <> c @ d", "Ident:a Illegal:=== Ident:b Illegal:<> Ident:c Illegal:@ Ident:d"},
		{"größe", "Ident:gr Illegal:öße"},
		{"a;b;;c", "Ident:a Newline:; Ident:b Newline:; Newline:; Ident:c"},
	} {
		if diff := cmp.Diff(c.want, strings.Join(tokens(t, c.text, false), " ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

// TestNewlines says which newlines separate: `|` stands for one that does.
func TestNewlines(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a\nb", "a|b"},
		{"a\r\nb\rc", "a|b|c"},
		{"\n\n a\n\n\n b \n", "a|b|"},
		{"a // c\nb", "a|b"},
		{"f(\na\n,\nb\n)\nc", "f(a,b)|c"},
		{"[\n1,\n2\n]\nc", "[1,2]|c"},
		{"a,\nb", "a,b"},
		{"a and\nb or\nc otherwise\nd", "a and b or c otherwise d"},
		{"a +\nb -\nc *\nd /\ne", "a+b-c*d/e"},
		{"a + // why\n // more\n b", "a+b"},
		{"a\nand b\nor c", "a and b or c"},
		{"a\n\n// why\n\nor c", "a or c"},
		{"a\nandy\norder", "a|andy|order"},
		{"if a {\nb\n}\nelse {\nc\n}\nd", "if a{b|}else{c|}|d"},
		{"{ b }\nelse if c { }", "{b}else if c{}"},
		{"else: string\nelse\nelse is b", "else:string|else|else is b"},
		{"a\non failure { }\non skip { }\non b", "a on failure{}on skip{}|on b"},
		{"if a\n{\nb\n}", "if a{b|}"},
		{"a =\nb", "a=|b"},
		{"f(a\nb\n}\nc\nd", "f(a|b|}|c|d"},
		{"x { f(a\nb\n}\nc\nd)", "x{f(a|b|}|c|d)"},
		{"(all {\na\nb\n}\n)\nc", "(all{a|b|})|c"},
		{"f([\n)\na\nb", "f([)|a|b"},
		{"a ]\nb )\nc", "a]|b)|c"},
	} {
		var b strings.Builder
		lex, _ := definition{}.LexString("t.camp", c.text)
		list, err := lexer.ConsumeAll(lex)
		if err != nil {
			t.Fatal(err)
		}
		word := false
		for _, token := range list {
			switch {
			case token.Type == tokNewline:
				b.WriteString("|")
				word = false
			case token.Type != tokSpace && token.Type != tokComment:
				if word && token.Type == tokIdent {
					b.WriteString(" ")
				}
				word = token.Type == tokIdent
				b.WriteString(token.Value)
			}
		}
		if diff := cmp.Diff(c.want, b.String()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

// seeds are texts from which the fuzzers and the property tests start.
var seeds = []string{
	"", "\ufeff", "\r", "\"", `"""`, `"\`, `"""\`, "'", "“", "/*", "//", "#", "{", "}", "(((", ")]}", "{([)]}", "1.", "2026-13-45T99:99", "9:0", "\x00\x1b[0m", "é", "\u202e", "ｓｅｔ", "\xff\xfe",
	`lead { email: email "E" = "x" from "y", a: enum("b",) }`, "campaign \"A\" executable { flow { set x = (1 + [2, f(a: b)]) otherwise -3 days } }",
	"smart list \"S\" { when a b where c\n not all { any { none { } } } or x not in [1] and y between 1 and 2 }",
	"test \"t\" { given lead { a: 1 }\n given x 3 days ago\n given y fails 2 times with \"z\"\n expect 1 skipped a\n at the end }",
	"lead {\n email: email\n\nprogram \"P\" {\n campaign \"A\" {\n flow { if a { stop\n} else if { } else { set } on failure\n}", "a\nand\nor\nelse\non failure",
	"email \"E\" { text \"\"\"\n  a {{lead.x:default=y}}\n b \\u{41} {{ }} {{\n\"\"\" }",
	"channel \"C\" { status \"A\" step 1 success; status }", "segmentation \"S\" { segment \"A\" { } segment }",
	strings.Repeat("(", 300), strings.Repeat("{", 300), strings.Repeat("not ", 300), strings.Repeat("if a {\n", 250), "set x = " + strings.Repeat("-", 300) + "1",
	"campaign \"a\" { flow { " + strings.Repeat("if { } else ", 50) + "} }",
}

func checkLossless(t *testing.T, text string) {
	t.Helper()
	lex, err := definition{}.LexString("t.camp", text)
	if err != nil {
		t.Fatal(err)
	}
	var joined strings.Builder
	src := newSource("t.camp", text)
	for {
		token, err := lex.Next()
		if err != nil {
			t.Fatal(err)
		}
		if want := lexer.Position(src.position(joined.Len())); token.Pos != want {
			t.Fatalf("%q: token %q is at %v, want %v", text, token.Value, token.Pos, want)
		}
		if token.EOF() {
			break
		}
		if token.Value == "" {
			t.Fatalf("%q: an empty token at %v", text, token.Pos)
		}
		joined.WriteString(token.Value)
	}
	if joined.String() != text {
		t.Fatalf("%q: the tokens are %q", text, joined.String())
	}
}

func TestLossless(t *testing.T) {
	for _, text := range seeds {
		checkLossless(t, text)
	}
	big := bigSource(5000)
	for i := range 50 { // cut and doubled at every place, a text is broken in many ways
		at := i * len(big) / 50
		checkLossless(t, big[:at])
		checkLossless(t, big[at:]+big[:60])
	}
}

func FuzzLex(f *testing.F) {
	for _, text := range seeds {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 10_000 {
			checkLossless(t, text)
		}
	})
}

func TestReplayEnds(t *testing.T) {
	lex, _ := definition{}.LexString("t.camp", "a\n")
	for range 3 {
		if _, err := lex.Next(); err != nil {
			t.Fatal(err)
		}
	}
	token, err := lex.Next()
	if want := "t.camp:2:1"; err != nil || !token.EOF() || fmt.Sprint(token.Pos) != want {
		t.Errorf("after the end: %v %v, want EOF at %s", token, err, want)
	}
}

// TestLexReader checks the way in that takes a reader.
func TestLexReader(t *testing.T) {
	lex, err := definition{}.Lex("t.camp", strings.NewReader("set a"))
	if err != nil {
		t.Fatal(err)
	}
	token, err := lex.Next()
	if err != nil || token.Value != "set" || token.Pos.Filename != "t.camp" {
		t.Errorf("the first token is %q at %v: %v", token.Value, token.Pos, err)
	}
	if _, err := (definition{}).Lex("t.camp", iotest.ErrReader(io.ErrUnexpectedEOF)); err != io.ErrUnexpectedEOF {
		t.Errorf("the reader's error is %v", err)
	}
}
