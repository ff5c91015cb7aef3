package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"campaignc/lang"
)

// brief writes diagnostics as `line:column-line:column code message`.
func brief(found lang.Diagnostics) []string {
	var out []string
	for _, d := range found {
		p, e := d.Span.Pos, d.Span.EndPos
		out = append(out, fmt.Sprintf("%d:%d-%d:%d %s %s", p.Line, p.Column, e.Line, e.Column, d.Code, d.Message))
	}
	return out
}

// TestBadText has the errors of what is no text, no good text, or no token.
func TestBadText(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		want []string
	}{
		"utf16le":      {"\xff\xfel\x00", []string{"1:1-1:1 E0001 the file is UTF-16, expected UTF-8"}},
		"utf16be":      {"\xfe\xff\x00l", []string{"1:1-1:1 E0001 the file is UTF-16, expected UTF-8"}},
		"elf":          {"\x7fELF\x02", []string{"1:1-1:1 E0001 the file does not look like text"}},
		"gzip":         {"\x1f\x8b\x08", []string{"1:1-1:1 E0001 the file does not look like text"}},
		"nul":          {"lead {}\x00", []string{"1:1-1:1 E0001 the file does not look like text"}},
		"not utf-8":    {"list \"A\"\nlist \"ä\xc3(\"", []string{`2:8-2:9 E0001 the file is not UTF-8: the byte \xc3 cannot stand here`}},
		"surrogate":    {"list \"\xed\xa0\x80\"", []string{`1:7-1:8 E0001 the file is not UTF-8: the byte \xed cannot stand here`}},
		"empty":        {"", nil},
		"only a mark":  {"\ufeff", nil},
		"only space":   {" \t\r\n\n ", nil},
		"mark in text": {"list \"A\ufeff\"", []string{`1:8-1:9 E0002 an invisible character, \u{feff}`}},
		"escape":       {"list \"\x1b[31m\"", []string{`1:7-1:8 E0002 a control character, \x1b`}},
		"c1":           {"list \"\u0085\"", []string{`1:7-1:8 E0002 a control character, \u{0085}`}},
		"form feed":    {"list\f\"A\"", []string{`1:5-1:6 E0002 a control character, \x0c`}},
		"bidi": {"// \u202e\u2066\nlist \"A\u200f\"", []string{
			`1:4-1:5 E0002 a character that changes the direction of the text, \u{202e}`,
			`1:5-1:6 E0002 a character that changes the direction of the text, \u{2066}`,
			`2:8-2:9 E0002 a character that changes the direction of the text, \u{200f}`}},
		"zero width":     {"li\u200bst \"A\"", []string{`1:3-1:4 E0002 an invisible character, \u{200b}`}},
		"soft hyphen":    {"list \"A\u00ad\"", []string{`1:8-1:9 E0002 an invisible character, \u{00ad}`}},
		"tag":            {"list \"A\U000e0041\"", []string{`1:8-1:9 E0002 an invisible character, \u{e0041}`}},
		"emoji":          {"list \"👩‍👩‍👧 ❤️ 1️⃣ 👍🏽 🏃🏽‍♀️\" // 👩‍💻", nil},
		"joiner":         {"list \"a\u200db\"", []string{`1:8-1:9 E0002 an invisible character, \u{200d}`}},
		"selector":       {"list \"a\ufe0f\"", []string{`1:8-1:9 E0002 an invisible character, \u{fe0f}`}},
		"no-break space": {"list\u00a0\"A\u00a0B\"", []string{`1:5-1:6 E0002 a special space, \u{00a0}, as pasted from a page or a document`}},
		"line separator": {"list \"A\" \u2028", []string{`1:10-1:11 E0002 an invisible character, \u{2028}`}},
		"no end":         {"list \"A\nlist \"B", []string{"1:6-1:7 E0004 this text has no closing `\"`", "2:6-2:7 E0004 this text has no closing `\"`"}},
		"no end, brace":  {"campaign \"A {\n flow { stop now }\n}", []string{"1:10-1:11 E0004 this text has no closing `\"`", "2:14-2:17 E0003 expected the end of the line after `stop`, found `now`"}},
		"block no end":   {"list \"\"\"A\nlist \"B\"", []string{"1:6-1:9 E0004 this text has no closing `\"\"\"`"}},
		"escapes": {`list "\q \u12 \u{110000} \uD800 \u{} \u{d800} \u{12345678} \u{41"`, []string{
			"1:7-1:9 E0005 unknown escape `\\q`", "1:10-1:14 E0005 unknown escape `\\u12`", "1:15-1:25 E0005 unknown escape `\\u{110000}`",
			"1:26-1:32 E0005 unknown escape `\\uD800`", "1:33-1:37 E0005 unknown escape `\\u{}`", "1:38-1:46 E0005 unknown escape `\\u{d800}`",
			"1:47-1:56 E0005 unknown escape `\\u{123456`", "1:60-1:65 E0005 unknown escape `\\u{41`"}},
		"comment no end": {"campaign \"A\" {\n flow {\n /* stop\n }\n}", []string{"3:2-3:4 E0003 this `/*` has no `*/` up to the end of the file"}},
		"dates": {"smart list \"S\" {\n a is 2026-02-30\n b is 2026-01-31T24:00\n c is 25:00\n d is 9:00\n e is 2026-01-31T9\n f is 2026-01-31T09:00:61Z\n g is 09:00am\n}", []string{
			"2:7-2:17 E0006 no such date: `2026-02-30`", "3:7-3:23 E0006 no such date and time: `2026-01-31T24:00`", "4:7-4:12 E0006 no such time of day: `25:00`",
			"5:7-5:11 E0006 no such time of day: `9:00`", "6:7-6:19 E0006 no such date and time: `2026-01-31T9`", "7:7-7:27 E0006 no such date and time: `2026-01-31T09:00:61Z`",
			"8:7-8:14 E0006 no such time of day: `09:00am`"}},
		"numbers": {"smart list \"S\" {\n a is 9223372036854775808\n b is 9223372036854775809\n c is " + strings.Repeat("9", 400) + ".5\n d is 12ab\n}", []string{
			"3:7-3:26 E0006 `9223372036854775809` is too large a number", "4:7-4:409 E0006 `9999999999999999999999999999999999999999…` is too large a number",
			"5:7-5:11 E0006 `12ab` is neither a number nor a name"}},
		"tokens": {`email "E" { subject "{{lead.a}} {{x.y}} {{lead}} {{my.}} {{my.a:b}} {{my.a \{{ {{a{{b}} {{" }`, []string{
			"1:33-1:40 E0009 no token begins with `x`", "1:41-1:49 E0009 the token `lead` lacks its name", "1:50-1:57 E0009 the token `my.` lacks its name",
			"1:58-1:68 E0009 the name of a token is followed by `:default=` or nothing", "1:69-1:88 E0009 a token inside a token",
			"1:89-1:91 E0009 this `{{` has no `}}` on its line"}},
		"token in a name": {`list "{{x"`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			file, found := Parse("t.camp", []byte(c.src))
			if diff := cmp.Diff(c.want, brief(found)); diff != "" {
				t.Errorf("errors of %q (-want +got):\n%s", c.src, diff)
			}
			for _, d := range found {
				checkDiagnostic(t, d)
			}
			if file == nil || file.Path != "t.camp" {
				t.Errorf("file %+v", file)
			}
		})
	}
}

// TestFailureToken: the reason of a failure is no token; the help says where it stands.
func TestFailureToken(t *testing.T) {
	_, found := Parse("t.camp", []byte(`email "E" { subject "{{failure.reason}}" }`))
	if len(found) != 1 || !strings.Contains(found[0].Help, `+ failure.reason`) {
		t.Errorf("found %v", found)
	}
}

// TestByteOrderMark checks that offsets count without the mark.
func TestByteOrderMark(t *testing.T) {
	file, found := Parse("t.camp", []byte("\ufefflist \"A\""))
	if len(found) > 0 || string(file.Source) != `list "A"` || file.Decls[0].Range().Pos.Offset != 0 {
		t.Errorf("source %q, first declaration at %v, errors %v", file.Source, file.Decls[0].Range().Pos, brief(found))
	}
}

// TestLineEnds checks that all three line ends give the same tree and places.
func TestLineEnds(t *testing.T) {
	src := "lead {\n  email: email\n}\n\n// c\ncampaign \"A\" {\n  flow {\n    send email \"\"\"\n      a\n      b\n    \"\"\"\n    stop now\n  }\n}\n"
	want, wantFound := Parse("t.camp", []byte(src))
	for _, end := range []string{"\r\n", "\r"} {
		got, found := Parse("t.camp", []byte(strings.ReplaceAll(src, "\n", end)))
		if diff := cmp.Diff(dump(want), dump(got)); diff != "" {
			t.Errorf("%q: another tree (-want +got):\n%s", end, diff)
		}
		if diff := cmp.Diff(brief(wantFound), brief(found)); diff != "" {
			t.Errorf("%q: other places (-want +got):\n%s", end, diff)
		}
	}
}

func TestTooManyErrors(t *testing.T) {
	_, found := Parse("t.camp", []byte("lead {\n"+strings.Repeat("a b\n", 200)+"}"))
	if len(found) != maxErrors || found[maxErrors-1].Message != "too many errors, the rest is not shown" {
		t.Errorf("%d errors, the last: %v", len(found), found[len(found)-1].Message)
	}
}

func TestPlainValue(t *testing.T) {
	for raw, want := range map[string]string{
		`""`:                                    "",
		`"a"`:                                   "a",
		`"a \"b\" \\ \n\t\{"`:                   "a \"b\" \\ \n\t{",
		`"\u{41}\u{1F600}\u{e9}"`:               "A😀é",
		`"\q"`:                                  "q",
		`"open`:                                 "open",
		`"open\"`:                               `open"`,
		`"`:                                     "",
		`“a”`:                                   "a",
		`'a'`:                                   "a",
		`""""""`:                                "",
		`"""a"""`:                               "a",
		`"""a "b" c"""`:                         `a "b" c`,
		"\"\"\"\n  a\n  b\n\"\"\"":              "a\nb",
		"\"\"\"\n  a\n    b\n\n  c\n    \"\"\"": "a\n  b\n\nc",
		"\"\"\"\r\n\ta\r\n\tb\r\n\"\"\"":        "a\nb",
		"\"\"\"a\n  b\n  \"\"\"":                "a\n  b\n  ",
		"\"\"\"\n\n  a\n\n\"\"\"":               "\na\n",
		"\"\"\"\n\ta\n  b\n\"\"\"":              "\ta\n  b",
		"\"\"\"\n\"\"\"":                        "",
		"\"\"\"\n  a\\n\n  b\"\"\"":             "a\n\nb",
		"\"\"\"open":                            "open",
	} {
		if got := plainValue(raw); got != want {
			t.Errorf("value of %s: %q, want %q", raw, got, want)
		}
	}
}

// TestTokenPlaces checks where the tokens of texts are, behind escapes and in
// blocks too.
func TestTokenPlaces(t *testing.T) {
	src := "email \"E\" {\n  subject \"é \\n {{lead.a}}{{ my.b :default=x\\\"y}}\"\n  text \"\"\"\n    a\n      {{system.date}}\n    \"\"\"\n}\n"
	file, found := Parse("t.camp", []byte(src))
	if len(found) > 0 {
		t.Fatal(brief(found))
	}
	var got []string
	lang.Walk(file, func(n lang.Node) bool {
		if token, ok := n.(*lang.TextToken); ok {
			p := token.Pos
			got = append(got, fmt.Sprintf("%d:%d %s %s.%s|%s", p.Line, p.Column, src[p.Offset:token.EndPos.Offset], token.Family, token.Name, token.Default))
		}
		return true
	})
	want := []string{
		`2:17 {{lead.a}} lead.a|`,
		`2:27 {{ my.b :default=x\"y}} my.b|x"y`,
		`5:7 {{system.date}} system.date|`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tokens (-want +got):\n%s", diff)
	}
}

func TestCut(t *testing.T) {
	for text, want := range map[string]string{
		"plain é 漢":               "plain é 漢",
		"\x1b[31m":                `\x1b[31m`,
		"a\u202eb\u00a0c":         `a\u{202e}b\u{00a0}c`,
		"a\nb\tc\rd":              `a\nb\tc\x0dd`,
		"\xff":                    `\xff`,
		strings.Repeat("x", 41):   strings.Repeat("x", 40) + "…",
		strings.Repeat("\x00", 2): `\x00\x00`,
	} {
		if got := cut(text); got != want {
			t.Errorf("cut(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	words := []string{"set", "if", "campaign", "executable"}
	for word, want := range map[string]string{"sett": "set", "Set": "set", "est": "set", "cmapaign": "campaign", "executabel": "executable", "execute": "", "fi": "if", "xyz": "", "banana": "", strings.Repeat("x", 100): ""} {
		if got := nearest(word, words); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
