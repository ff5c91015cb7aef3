package stdlib

import (
	"strings"
	"sync"
	"testing"
	"time"

	"campaignc/interp"
	"campaignc/lang"
)

// hostileTexts are a mebibyte each of what makes some function or other work
// hardest.
func hostileTexts() []string {
	var texts []string
	for _, unit := range []string{
		"a", "ɐ", "Ⱥ", "ß", "é", "e\u0301", "\u0301", "a ", " ", "-", "a-", "'s", "%", "%41", "&x=1", "a.", "a@", "+1", "00", "1,000", "/x", "[", "\x00", "\xff",
		"日", "\u202e", "🇩🇪", "x*", "Σ", ";ext=1", "#", ",",
	} {
		texts = append(texts, strings.Repeat(unit, textLimit/len(unit)))
	}
	return texts
}

// argument is a large or awkward argument of a class.
func hostileArgument(class, text string) lang.Value {
	switch class {
	case "text", "any", "T":
		return lang.TextValue(text)
	case "pattern":
		return lang.TextValue(`a(b|c)*?$|x`)
	case "constant":
		return lang.TextValue(".")
	case "integer", "number":
		return integerValue(textLimit)
	case "list":
		return lang.Value{Kind: lang.ListKind, List: []lang.Value{lang.TextValue("a a"), lang.TextValue(text[:1000]), lang.TextValue(text)}}
	case "table":
		t := table("p,x", "*a*a*b*,1", "a,2", text[:1000]+"*,3")
		return lang.Value{Kind: lang.TableKind, Table: t}
	}
	return lang.Value{}
}

// Whatever a lead's data holds, a function ends soon, and its text is no longer
// than allowed: the plain shapes may add half of the argument, which the
// evaluator refuses.
func TestFunctionsAreBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("a mebibyte, many times")
	}
	texts := hostileTexts()
	for name, f := range functionTable() {
		first := true
		for _, text := range texts {
			var args []any
			for _, p := range f.Params() {
				v := hostileArgument(p.Class, text)
				switch {
				case p.Variadic:
					v = lang.Value{Kind: lang.ListKind, List: []lang.Value{v}}
				case p.Class == "text" && len(args) > 0:
					v = lang.TextValue(text[:min(len(text), 7)])
				}
				args = append(args, v)
			}
			start := time.Now()
			got, err := callFunction(t, name, args...)
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%s(%.10q…) takes %s", name, text, took)
			}
			limit := textLimit
			if _, generic := f.Body.(body); !generic {
				limit += limit / 2
			}
			if len(got.Text) > limit {
				t.Errorf("%s(%.10q…) gives %d bytes", name, text, len(got.Text))
			}
			if err != nil && (strings.HasSuffix(err.Error(), ".") || strings.Contains(err.Error(), "lang.")) {
				t.Errorf("%s: reason %q", name, err)
			}
			if f.Result() != "text" && first && len(f.Params()) > 0 && f.Params()[0].Class != "text" {
				break // texts make no difference
			}
			first = false
		}
	}
}

// Bodies share tables, indexes and compiled patterns between workers.
func TestFunctionsAreConcurrent(t *testing.T) {
	var wg sync.WaitGroup
	env := berlin()
	for range 4 {
		wg.Go(func() {
			for name, f := range functionTable() {
				generic, ok := f.Body.(func(*interp.Env, []lang.Value) (lang.Value, error))
				if !ok {
					continue
				}
				var args []lang.Value
				for _, p := range f.Params() {
					v := hostileArgument(p.Class, strings.Repeat("+49 30 901820 ", 80))
					if p.Variadic {
						v = lang.Value{Kind: lang.ListKind, List: []lang.Value{v}}
					}
					args = append(args, v)
				}
				if _, err := generic(env, args); err != nil && err.Error() == "" {
					t.Errorf("%s fails without a reason", name)
				}
			}
			if phone, ok := readPhone("030 901820", "Deutschland"); !ok || phone.e164() != "+4930901820" || phone.kind() != "fixed line" {
				t.Errorf("%v, %v", phone, ok)
			}
			if s := findState("Bavaria", "Germany"); s == nil || s.code != "BY" {
				t.Errorf("%v", s)
			}
			if !inDomains(freeMail(), "ann@gmail.com") || !inDomains(disposableMail(), "ann@mailinator.com") {
				t.Error("a domain is not found")
			}
		})
	}
	wg.Wait()
}
