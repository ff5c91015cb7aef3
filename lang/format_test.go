package lang_test

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"campaignc/lang"
	"campaignc/parser"
)

// mustParse parses a source that must have no errors.
func mustParse(t testing.TB, src string) *lang.File {
	t.Helper()
	file, found := parser.Parse("a.camp", []byte(src))
	if len(found) > 0 {
		t.Fatalf("the source has errors: %v %s\n%s", found[0].Span.Pos, found[0].Message, src)
	}
	return file
}

// checkFormat formats a file that has no errors and demands what holds for
// every one. It gives the formatted source.
func checkFormat(t testing.TB, file *lang.File) string {
	t.Helper()
	src := file.Source
	out := lang.Format(file)
	again, found := parser.Parse("a.camp", out)
	if len(found) > 0 {
		t.Fatalf("formatted, it has errors: %v %s\nsource:\n%s\nformatted:\n%s", found[0].Span.Pos, found[0].Message, src, out)
	}
	if !sameTree(file, again) {
		t.Fatalf("the tree has changed\nsource:\n%s\nformatted:\n%s\n%s", src, out, diffTrees(file, again))
	}
	if want, got := commentTexts(file), commentTexts(again); !slices.Equal(want, got) {
		t.Fatalf("comments have changed\nsource:\n%s\nformatted:\n%s\nwant %q\ngot  %q", src, out, want, got)
	}
	if second := lang.Format(again); !bytes.Equal(out, second) {
		t.Fatalf("formatting again changes it\nsource:\n%s\nfirst:\n%s\nsecond:\n%s", src, out, second)
	}
	return string(out)
}

func commentTexts(f *lang.File) []string {
	var texts []string
	for _, c := range f.Comments {
		texts = append(texts, strings.TrimRight(c.Text, " \t"))
	}
	return texts
}

// sameTree compares trees but for places and comments. It is written out since
// go-cmp takes too long for the thousands of trees of the tests.
func sameTree(a, b *lang.File) bool {
	return sameValue(reflect.ValueOf(a.Version), reflect.ValueOf(b.Version)) && sameValue(reflect.ValueOf(a.Decls), reflect.ValueOf(b.Decls))
}

var spanType = reflect.TypeFor[lang.Span]()

func sameValue(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return a.Elem().Type() == b.Elem().Type() && sameValue(a.Elem(), b.Elem())
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !sameValue(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Struct:
		if a.Type() == spanType {
			return true
		}
		for i := range a.NumField() {
			if !sameValue(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.String:
		return a.String() == b.String() || isBlockString(a.String()) && isBlockString(b.String())
	}
	return a.Equal(b)
}

// isBlockString reports whether a field is the raw text of a string over
// several lines. Its value is a field of its own.
func isBlockString(s string) bool {
	return strings.HasPrefix(s, `"""`) && strings.ContainsAny(s, "\r\n")
}

func diffTrees(a, b *lang.File) string {
	return cmp.Diff(a, b, cmpopts.IgnoreTypes(lang.Span{}), cmpopts.IgnoreFields(lang.File{}, "Path", "Source", "Comments"), cmpopts.EquateEmpty(),
		cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Raw" }, cmp.Comparer(func(a, b string) bool {
			return a == b || isBlockString(a) && isBlockString(b)
		})))
}
