package stdlib

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"campaignc/interp"
	"campaignc/lang"
)

// wordFunctions take texts apart at words and separators, and put them together.
var wordFunctions = []interp.Function{
	{Function: lang.Function{
		Form: "part(x: text, separator: text, at: integer) text",
		Doc: "The part numbered at of a text cut at each separator; the first is 1, the last -1. Empty when there is no such part. " +
			"Outer space of the part stays; use trim.",
		Example: `part("EMEA/Sales/DACH", "/", 2) == "Sales"`,
	}, Body: partBody},
	{Function: lang.Function{
		Form:    "first_word(x: text) text",
		Doc:     "The text up to the first white space.",
		Example: `first_word("Ann Marie Smith") == "Ann"`,
	}, Body: firstWord},
	{Function: lang.Function{
		Form:    "last_word(x: text) text",
		Doc:     "The text after the last white space.",
		Example: `last_word("Ann Marie Smith") == "Smith"`,
	}, Body: lastWord},
	{Function: lang.Function{
		Form:    "initials(x: text) text",
		Doc:     "The first letter of each word, as a capital.",
		Example: `initials("ann marie Smith") == "AMS"`,
	}, Body: initials},
	{Function: lang.Function{
		Form:    "join(text: text..., with: text?) text",
		Doc:     "The texts in a row, those that are empty left out, with a text between them, a space unless said.",
		Example: `join("Ann", "", "Smith", with: " ") == "Ann Smith"`,
		Empty:   true,
	}, Body: joinBody},
	{Function: lang.Function{
		Form:    "contains_any(x: text, of: list) boolean",
		Doc:     "Whether the text contains one of the texts, without regard to case.",
		Marketo: "the operator `contains` with several values",
		Example: `contains_any("Chief Technology Officer", ["chief", "president"])`,
	}, Body: containsAnyBody},
	{Function: lang.Function{
		Form: "contains_word(x: text, of: list) boolean",
		Doc: "Whether one of the texts stands in the text as a whole word or words, without regard to case: `VP` is in `VP, Sales` but not in " +
			"`MVP`.",
		Example: `contains_word("VP, Sales", ["ceo", "vp"])`,
	}, Body: containsWordBody},
}

var (
	errFromOne      = errors.New("characters are counted from 1")
	errOneCharacter = errors.New("a text can be filled up with one character only")
	errPartFromOne  = errors.New("parts are counted from 1, or from -1 at the end")
)

func partBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	s, separator, at := args[0].Text, args[1].Text, args[2].Num
	switch {
	case separator == "":
		return none, nil
	case at == 0:
		return none, errPartFromOne
	case at > 0:
		return textResult(partFromStart(s, separator, at))
	}
	return textResult(partFromEnd(s, separator, at))
}

func partFromStart(s, separator string, at int64) string {
	for ; at > 1; at-- {
		_, after, found := strings.Cut(s, separator)
		if !found {
			return ""
		}
		s = after
	}
	s, _, _ = strings.Cut(s, separator)
	return s
}

func partFromEnd(s, separator string, at int64) string {
	for ; at < -1; at++ {
		i := strings.LastIndex(s, separator)
		if i < 0 {
			return ""
		}
		s = s[:i]
	}
	if i := strings.LastIndex(s, separator); i >= 0 {
		return s[i+len(separator):]
	}
	return s
}

func firstWord(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

func lastWord(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexFunc(s, unicode.IsSpace); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		return s[i+size:]
	}
	return s
}

func initials(s string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(s) {
		i := strings.IndexFunc(word, unicode.IsLetter)
		if i < 0 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(word[i:])
		b.WriteRune(unicode.ToTitle(r))
	}
	return b.String()
}

func joinBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	with := " "
	if args[1].Kind != lang.NoKind {
		with = args[1].Text
	}
	size := 0
	for _, v := range args[0].List {
		if size += len(v.Text) + len(with); size > textLimit+len(with) {
			return none, errTextLimit
		}
	}
	var b strings.Builder
	b.Grow(size)
	for _, v := range args[0].List {
		if v.Text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(with)
		}
		b.WriteString(v.Text)
	}
	return textResult(b.String())
}

func containsAnyBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	s := fold(args[0].Text)
	for _, v := range args[1].List {
		if v.Text != "" && strings.Contains(s, fold(v.Text)) {
			return boolResult(true)
		}
	}
	return boolResult(false)
}

func containsWordBody(_ *interp.Env, args []lang.Value) (lang.Value, error) {
	s := fold(args[0].Text)
	for _, v := range args[1].List {
		if word := strings.TrimSpace(v.Text); word != "" && containsWord(s, fold(word)) {
			return boolResult(true)
		}
	}
	return boolResult(false)
}

// containsWord reports whether word stands in s with no letter or digit on
// either side.
func containsWord(s, word string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+len(word):])
		if !isWordRune(before) && !isWordRune(after) {
			return true
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		from = i + size
	}
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}
