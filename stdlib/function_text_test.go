package stdlib

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"campaignc/interp"
)

func TestCaseFunctions(t *testing.T) {
	runFunctionTests(t, []functionTest{
		{name: "upper", args: []any{"Zürich straße 8 ŭ"}, want: "ZÜRICH STRAßE 8 Ŭ"},
		{name: "upper", args: []any{""}, want: nil},
		{name: "upper", args: []any{"a\xffb"}, want: "A\xffB"},
		{name: "lower", args: []any{"ANN@Example.COM"}, want: "ann@example.com"},
		{name: "lower", args: []any{"ÄÖÜ ΑΒΓ ДЖ"}, want: "äöü αβγ дж"},
		{name: "capitalize", args: []any{"head of IT"}, want: "Head of IT"},
		{name: "capitalize", args: []any{"élan"}, want: "Élan"},
		{name: "capitalize", args: []any{"8 days"}, want: "8 days"},
		{name: "capitalize", args: []any{"\xff"}, want: "\xff"},
	})
}

func TestTitle(t *testing.T) {
	for _, tt := range [][2]string{
		{"", ""},
		{"ann-marie o'neil", "Ann-Marie O'Neil"},
		{"jean-luc o'neil", "Jean-Luc O'Neil"},
		{"ANN", "Ann"},
		{"Ann", "Ann"},
		{" ann  smith ", " Ann  Smith "},
		{"mcdonald", "Mcdonald"},
		{"JOHN'S PLACE", "John's Place"},
		{"don’t o’neil", "Don’t O’Neil"},
		{"'s gravenhage", "'S Gravenhage"},
		{"d'artagnan", "D'Artagnan"},
		{"rock 'n' roll", "Rock 'N' Roll"},
		{"élodie ça-va", "Élodie Ça-Va"},
		{"ÅSA ØSTERGÅRD", "Åsa Østergård"},
		{"ǆamija ǆ", "ǅamija ǅ"},
		{"иван петров-водкин", "Иван Петров-Водкин"},
		{"ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ", "Γιωργος Παπαδοπουλος"},
		{"Σ", "Σ"},
		{"ann\u00a0smith\tjones", "Ann\u00a0Smith\tJones"},
		{"e\u0301lodie", "E\u0301lodie"},
		{"3com 2nd", "3com 2nd"},
		{"日本 語", "日本 語"},
		{"a\xffB \xfec", "A\xffb \xfec"},
		{"-", "-"},
		{"--a--b", "--A--B"},
	} {
		if got := title(tt[0]); got != tt[1] {
			t.Errorf("title(%q) = %q, want %q", tt[0], got, tt[1])
		}
	}
}

func FuzzTitle(f *testing.F) {
	for _, s := range []string{"ann-marie o'neil", "don’t", "ΣΑΣ", "ǆ", "a\xff", "\u0301", "'s", "ŉ", "Ⱥ Ɐ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := title(s)
		if title(got) != got {
			t.Errorf("title(%q) = %q is not its own title", s, got)
		}
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("title(%q) = %q is no UTF-8", s, got)
		}
		if len(got) > len(s)+len(s)/2 {
			t.Errorf("title(%q) grew from %d to %d bytes", s, len(s), len(got))
		}
		if a, b := strings.ToLower(s), strings.ToLower(got); strings.ReplaceAll(a, "ς", "σ") != strings.ReplaceAll(b, "ς", "σ") && !hasOddCase(s) {
			t.Errorf("title(%q) = %q changes more than case", s, got)
		}
	})
}

// hasOddCase reports whether a letter does not come back through its capital,
// or a byte is no letter at all.
func hasOddCase(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError || unicode.ToLower(unicode.ToTitle(r)) != unicode.ToLower(r) {
			return true
		}
	}
	return false
}

// What is as it should be comes back without new memory.
func TestUnchangedTextIsNotCopied(t *testing.T) {
	var scratch interp.Scratch
	for _, tt := range []struct{ name, text string }{
		{"upper", "ZÜRICH 8"}, {"lower", "ann@example.com"}, {"title", "Ann-Marie O'Neil"}, {"title", "Élodie"}, {"trim", "Berlin"},
		{"trim", "  Berlin "}, {"clean_spaces", "Acme Inc."}, {"digits", "12125550123"}, {"digits", "+12125550123"}, {"letters", "Zürich"},
		{"remove_accents", "Zurich"}, {"first_word", " Ann Smith"}, {"last_word", "Ann Smith"}, {"email_domain", "ann@example.com"},
		{"normalize_email", "ann@example.com"}, {"canonical_email", "ann@example.com"}, {"capitalize", "Head of IT"},
		{"url_host", "https://www.example.com/x"}, {"country_name", "U.S.A."}, {"country_name", "The Netherlands"},
	} {
		var f func()
		switch body := functionTable()[tt.name].Body.(type) {
		case func(string) string:
			f = func() { body(tt.text) }
		case func(*interp.Scratch, string) string:
			f = func() { body(&scratch, tt.text) }
		}
		f() // builds what is built once
		if n := testing.AllocsPerRun(100, f); n != 0 || len(scratch) != 0 {
			t.Errorf("%s(%q) allocates %v times and makes %q", tt.name, tt.text, n, scratch)
		}
	}
}

func TestTextFunctions(t *testing.T) {
	long := strings.Repeat("x", textLimit)
	runFunctionTests(t, []functionTest{
		{name: "trim", args: []any{"\u00a0 Berlin\t\n"}, want: "Berlin"},
		{name: "trim", args: []any{"  "}, want: nil},
		{name: "clean_spaces", args: []any{" Acme \t\u00a0 Inc.\r\n"}, want: "Acme Inc."},
		{name: "clean_spaces", args: []any{"\ufeffAc\u200bme\u00ad"}, want: "Acme"},
		{name: "clean_spaces", args: []any{"a\x00b\x1bc"}, want: "abc"},
		{name: "clean_spaces", args: []any{"\u202eevil"}, want: "evil"},
		{name: "clean_spaces", args: []any{"می\u200cخواهم"}, want: "می\u200cخواهم"},
		{name: "clean_spaces", args: []any{" "}, want: nil},
		{name: "length", args: []any{"Zoë"}, want: 3},
		{name: "length", args: []any{""}, want: 0},
		{name: "left", args: []any{"Zoë!", 3}, want: "Zoë"},
		{name: "left", args: []any{"Zoë", 99}, want: "Zoë"},
		{name: "left", args: []any{"Zoë", int64(1) << 62}, want: "Zoë"},
		{name: "left", args: []any{"Zoë", 0}, want: nil},
		{name: "left", args: []any{"Zoë", -5}, want: nil},
		{name: "left", args: []any{"äöü", 4}, want: "äöü"},
		{name: "right", args: []any{"DE-Ö", 1}, want: "Ö"},
		{name: "right", args: []any{"DE", 5}, want: "DE"},
		{name: "right", args: []any{"DE", -1}, want: nil},
		{name: "right", args: []any{"DE", int64(math.MinInt64)}, want: nil},
		{name: "mid", args: []any{"2026-Q3", 6, 2}, want: "Q3"},
		{name: "mid", args: []any{"2026-Q3", 6}, want: "Q3"},
		{name: "mid", args: []any{"2026-Q3", 99, 1}, want: nil},
		{name: "mid", args: []any{"2026-Q3", 0, 1}, reason: "characters are counted from 1"},
		{name: "mid", args: []any{"äöü", 2, 1}, want: "ö"},
		{name: "pad_left", args: []any{"2134", 5, "0"}, want: "02134"},
		{name: "pad_left", args: []any{"2134", 6}, want: "  2134"},
		{name: "pad_left", args: []any{"02134", 5, "0"}, want: "02134"},
		{name: "pad_left", args: []any{"ä", 3, "ö"}, want: "ööä"},
		{name: "pad_left", args: []any{"x", 3, "ab"}, reason: "a text can be filled up with one character only"},
		{name: "pad_left", args: []any{"x", textLimit + 1}, reason: "the text would be longer than 1 MiB"},
		{name: "pad_left", args: []any{"x", int64(math.MaxInt64), "ö"}, reason: "the text would be longer than 1 MiB"},
		{name: "pad_left", args: []any{"x", int64(math.MinInt64)}, want: "x"},
		{name: "pad_right", args: []any{"AB", 4, "."}, want: "AB.."},
		{name: "repeat", args: []any{"ab", 3}, want: "ababab"},
		{name: "repeat", args: []any{"ab", 0}, want: nil},
		{name: "repeat", args: []any{"ab", -1}, want: nil},
		{name: "repeat", args: []any{"ab", int64(1) << 62}, reason: "the text would be longer than 1 MiB"},
		{name: "repeat", args: []any{long, 1}, want: long},
		{name: "repeat", args: []any{long, 2}, reason: "the text would be longer than 1 MiB"},
		{name: "digits", args: []any{"+1 (212) 555-0123"}, want: "12125550123"},
		{name: "digits", args: []any{"٠٥ ５"}, want: nil},
		{name: "letters", args: []any{"B-4711/Zürich"}, want: "BZürich"},
		{name: "letters", args: []any{"4711"}, want: nil},
	})
}

func TestWordFunctions(t *testing.T) {
	half := strings.Repeat("x", textLimit/2)
	runFunctionTests(t, []functionTest{
		{name: "part", args: []any{"EMEA/Sales/DACH", "/", 2}, want: "Sales"},
		{name: "part", args: []any{"EMEA/Sales/DACH", "/", 3}, want: "DACH"},
		{name: "part", args: []any{"EMEA/Sales/DACH", "/", 4}, want: nil},
		{name: "part", args: []any{"EMEA/Sales/DACH", "/", -1}, want: "DACH"},
		{name: "part", args: []any{"EMEA/Sales/DACH", "/", -3}, want: "EMEA"},
		{name: "part", args: []any{"EMEA/Sales/DACH", "/", -4}, want: nil},
		{name: "part", args: []any{"EMEA/Sales/DACH", "/", int64(math.MinInt64)}, want: nil},
		{name: "part", args: []any{"EMEA", "/", 1}, want: "EMEA"},
		{name: "part", args: []any{"EMEA", "/", -1}, want: "EMEA"},
		{name: "part", args: []any{"a, b", ", ", 2}, want: "b"},
		{name: "part", args: []any{"a//b", "/", 2}, want: nil},
		{name: "part", args: []any{"EMEA", "/", 0}, reason: "parts are counted from 1, or from -1 at the end"},
		{name: "first_word", args: []any{"  Ann\u00a0Marie Smith"}, want: "Ann"},
		{name: "first_word", args: []any{"Ann"}, want: "Ann"},
		{name: "last_word", args: []any{"Ann Marie\u00a0Smith "}, want: "Smith"},
		{name: "last_word", args: []any{"Ann"}, want: "Ann"},
		{name: "initials", args: []any{"ann marie 2nd Smith"}, want: "AMNS"},
		{name: "initials", args: []any{"(élodie) 42"}, want: "É"},
		{name: "join", args: []any{[]any{"Ann", nil, "", "Smith"}, " "}, want: "Ann Smith"},
		{name: "join", args: []any{[]any{"Ann", "Smith"}}, want: "Ann Smith"},
		{name: "join", args: []any{[]any{"Ann", "Smith"}, ""}, want: "AnnSmith"},
		{name: "join", args: []any{[]any{"", nil}, ", "}, want: nil},
		{name: "join", args: []any{[]any{half, half, "x"}, ""}, reason: "the text would be longer than 1 MiB"},
		{name: "contains_any", args: []any{"Chief Technology Officer", []any{"president", "CHIEF"}}, want: true},
		{name: "contains_any", args: []any{"Engineer", []any{"chief", "", nil}}, want: false},
		{name: "contains_any", args: []any{"GROẞ", []any{"groß"}}, want: true},
		{name: "contains_word", args: []any{"VP, Sales", []any{"ceo", "vp"}}, want: true},
		{name: "contains_word", args: []any{"MVP", []any{"vp"}}, want: false},
		{name: "contains_word", args: []any{"MVP & VP", []any{"vp"}}, want: true},
		{name: "contains_word", args: []any{"VP2", []any{"vp"}}, want: false},
		{name: "contains_word", args: []any{"Vice President of IT", []any{"vice president"}}, want: true},
		{name: "contains_word", args: []any{"vpé", []any{"vp"}}, want: false},
		{name: "contains_word", args: []any{"C++ dev", []any{"c++"}}, want: true},
		{name: "contains_word", args: []any{"anything", []any{" ", ""}}, want: false},
	})
}

func TestPatternFunctions(t *testing.T) {
	long := strings.Repeat("x", textLimit)
	runFunctionTests(t, []functionTest{
		{name: "replace", args: []any{"ACME, Inc.", ", Inc.", ""}, want: "ACME"},
		{name: "replace", args: []any{"a.b.c", ".", "--"}, want: "a--b--c"},
		{name: "replace", args: []any{"abc", "", "x"}, want: "abc"},
		{name: "replace", args: []any{"", "a", "x"}, want: nil},
		{name: "replace", args: []any{"ABC", "b", "x"}, want: "ABC"},
		{name: "replace", args: []any{long, "x", "xy"}, reason: "the text would be longer than 1 MiB"},
		{name: "replace", args: []any{long, "x", "y"}, want: strings.Repeat("y", textLimit)},
		{name: "replace_pattern", args: []any{"Smith, Ann", `^(\w+), (\w+)$`, "$2 $1"}, want: "Ann Smith"},
		{name: "replace_pattern", args: []any{"a1b22", `\d+`, ""}, want: "ab"},
		{name: "replace_pattern", args: []any{"a1b22", `\d+`, "<$0>"}, want: "a<1>b<22>"},
		{name: "replace_pattern", args: []any{"5", `(\d)`, "${1}0 $$"}, want: "50 $"},
		{name: "replace_pattern", args: []any{"abc", `x*`, "-"}, want: "-a-b-c-"},
		{name: "replace_pattern", args: []any{"Acme GmbH", `(?i)\s+gmbh$`, ""}, want: "Acme"},
		{name: "replace_pattern", args: []any{"abc", `z`, "-"}, want: "abc"},
		{name: "replace_pattern", args: []any{"", `z`, "-"}, want: nil},
		{name: "replace_pattern", args: []any{long[:200_000], `x`, "-"}, reason: "the pattern matches in more than 100,000 places"},
		{name: "replace_pattern", args: []any{long[:50_000], `x`, "0123456789012345678901234567890"}, reason: "the text would be longer than 1 MiB"},
		{name: "replace_pattern", args: []any{long, `^.*$`, "$0$0"}, reason: "the text would be longer than 1 MiB"},
		{name: "extract", args: []any{"Order #4711 of May", `#(\d+)`}, want: "4711"},
		{name: "extract", args: []any{"Order #4711", `\d+`}, want: "4711"},
		{name: "extract", args: []any{"a=1;b=2", `(\w)=(\d)`, 2}, want: "1"},
		{name: "extract", args: []any{"a=1;b=2", `(\w)=(\d)`, 0}, want: "a=1"},
		{name: "extract", args: []any{"a=1", `(\w)=(\d)`, 3}, reason: "the pattern has no group 3"},
		{name: "extract", args: []any{"a=1", `(\w)=(\d)`, -1}, reason: "the pattern has no group -1"},
		{name: "extract", args: []any{"b", `(a)|b`, 1}, want: nil},
		{name: "extract", args: []any{"none", `\d`}, want: nil},
	})
}

func TestPatternsAreBounded(t *testing.T) {
	c := &patternCache{}
	for i := range 3 * patternsLimit {
		if _, err := c.compile(strconv.Itoa(i % 5000)); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	c.compiled.Range(func(any, any) bool { n++; return true })
	if n > patternsLimit || n != c.count {
		t.Errorf("%d patterns are kept, %d counted", n, c.count)
	}
	if _, err := c.compile("("); err == nil || err.Error() != `the pattern "(" cannot be read` {
		t.Errorf("error %v", err)
	}
}

func TestPlainFunctions(t *testing.T) {
	runFunctionTests(t, []functionTest{
		{name: "remove_accents", args: []any{"Müller, Søren & Łukasz Ñandú"}, want: "Muller, Soren & Lukasz Nandu"},
		{name: "remove_accents", args: []any{"Straße Æsop œuvre ﬁn"}, want: "Strasse AEsop oeuvre fin"},
		{name: "remove_accents", args: []any{"e\u0301 ệ Ǻ"}, want: "e e A"},
		{name: "remove_accents", args: []any{"Αθήνα"}, want: "Αθηνα"},
		{name: "remove_accents", args: []any{"Андрей ё и\u0306"}, want: "Андрей ё и\u0306"},
		{name: "remove_accents", args: []any{"हिन्दी 한국 が"}, want: "हिन्दी 한국 が"},
		{name: "remove_accents", args: []any{"\u0301a\xff"}, want: "\u0301a\xff"},
		{name: "slug", args: []any{"Spring Webinar: Zürich 2026!"}, want: "spring-webinar-zurich-2026"},
		{name: "slug", args: []any{"--A--"}, want: "a"},
		{name: "slug", args: []any{"日本"}, want: nil},
	})
}

func TestFoldAgreesWithEqualFold(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			if fold(string(r)) != fold(string(f)) {
				t.Fatalf("%U and %U differ: %q, %q", r, f, fold(string(r)), fold(string(f)))
			}
		}
		if !strings.EqualFold(fold(string(r)), string(r)) {
			t.Fatalf("%U folds to %q", r, fold(string(r)))
		}
	}
}
