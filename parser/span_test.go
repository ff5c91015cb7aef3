package parser

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"campaignc/lang"
)

// goodSources are the sources of testdata/tree and a generated one.
func goodSources(t *testing.T) map[string]string {
	t.Helper()
	sources := map[string]string{"big": bigSource(20_000)}
	paths, err := filepath.Glob("testdata/tree/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sources[path], _, _ = strings.Cut(string(data), "----\n")
	}
	return sources
}

var nodeType = reflect.TypeFor[lang.Node]()

// eachNode calls visit for every node in v and for the node it is part of, by
// reflection, in the order of the fields.
func eachNode(v reflect.Value, parent lang.Node, visit func(n, parent lang.Node)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			eachNode(v.Elem(), parent, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachNode(v.Index(i), parent, visit)
		}
	case reflect.Struct:
		if v.CanAddr() && v.Addr().Type().Implements(nodeType) {
			n := v.Addr().Interface().(lang.Node)
			visit(n, parent)
			parent = n
		}
		for i := range v.NumField() {
			if v.Type().Field(i).Type != reflect.TypeFor[lang.Span]() {
				eachNode(v.Field(i), parent, visit)
			}
		}
	}
}

// TestSpans checks that every node of a good source stands exactly where its
// text is, inside the node it is part of, and that Walk finds it.
func TestSpans(t *testing.T) {
	kinds := map[reflect.Type]bool{}
	for name, src := range goodSources(t) {
		file, found := Parse(name, []byte(src))
		if len(found) > 0 {
			t.Fatal(brief(found))
		}
		seen := map[lang.Node]bool{}
		eachNode(reflect.ValueOf(file), nil, func(n, parent lang.Node) {
			seen[n] = true
			kinds[reflect.TypeOf(n)] = true
			checkSpan(t, src, n, parent)
		})
		walked := 0
		lang.Walk(file, func(n lang.Node) bool {
			walked++
			if !seen[n] {
				t.Errorf("%s: Walk visits %T at %v, which is no part of the tree", name, n, n.Range().Pos)
			}
			return true
		})
		if want := len(seen) - len(file.Comments); walked != want {
			t.Errorf("%s: Walk visits %d nodes of %d", name, walked, want)
		}
	}
	for _, n := range []lang.Node{&lang.Bad{}} {
		if kinds[reflect.TypeOf(n)] {
			t.Errorf("a good source gives a %T", n)
		}
	}
	if want := 80; len(kinds) < want {
		t.Errorf("only %d kinds of nodes were seen, want at least %d", len(kinds), want)
	}
}

func checkSpan(t *testing.T, src string, n, parent lang.Node) {
	t.Helper()
	r := n.Range()
	if !r.Pos.IsValid() || r.EndPos.Offset < r.Pos.Offset || r.EndPos.Offset > len(src) {
		t.Errorf("%T has the span %v", n, r)
		return
	}
	source := newSource(r.Pos.Filename, src)
	for _, p := range []lang.Position{r.Pos, r.EndPos} {
		if source.position(p.Offset) != p {
			t.Errorf("%T: %+v is not the place of its offset", n, p)
		}
	}
	if parent != nil {
		if p := parent.Range(); r.Pos.Offset < p.Pos.Offset || r.EndPos.Offset > p.EndPos.Offset {
			t.Errorf("%T at %v is not inside its %T at %v", n, r.Pos, parent, p.Pos)
		}
	}
	text := src[r.Pos.Offset:r.EndPos.Offset]
	if _, isFile := n.(*lang.File); !isFile && (text == "" || strings.TrimSpace(text) != text) {
		t.Errorf("%T at %v is the text %q", n, r.Pos, text)
	}
	if want, ok := rawText(n); ok && text != want {
		t.Errorf("%T at %v is the text %q, want %q", n, r.Pos, text, want)
	}
}

// rawText is the text of a node that is one token.
func rawText(n lang.Node) (string, bool) {
	switch n := n.(type) {
	case *lang.Ident:
		return n.Name, true
	case *lang.Str:
		return n.Raw, true
	case *lang.Text:
		return n.Raw, true
	case *lang.Number:
		return n.Raw, true
	case *lang.Moment:
		return n.Raw, true
	case *lang.Comment:
		return n.Text, true
	}
	return "", false
}

// TestBrokenSpans checks that the tree of a broken source has no part that
// ends before it begins or lies outside the file.
func TestBrokenSpans(t *testing.T) {
	for name, src := range brokenSources(t) {
		checkTree(t, name, src)
	}
}

// brokenSources are the sources of testdata/errors, the seeds, and good
// sources cut short.
func brokenSources(t *testing.T) map[string]string {
	t.Helper()
	sources := map[string]string{}
	paths, err := filepath.Glob("testdata/errors/*.camp")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sources[path] = string(data)
	}
	for _, text := range seeds {
		sources["seed "+cut(text)] = text
	}
	for name, src := range goodSources(t) {
		for i := range 20 {
			at := (i + 1) * len(src) / 21
			sources[name+" cut at "+src[at:]] = src[:at]
			sources[name+" without "+src[at:]] = src[:at] + strings.TrimLeft(src[at:], "{}()\"[], ")
		}
	}
	return sources
}

// checkTree parses any text and checks what holds for every tree.
func checkTree(t *testing.T, name, src string) {
	t.Helper()
	file, found := Parse("t.camp", []byte(src))
	if file == nil || len(found) > maxErrors {
		t.Fatalf("%s: %d errors", name, len(found))
	}
	for _, d := range found {
		checkShown(t, d)
	}
	size := len(file.Source)
	eachNode(reflect.ValueOf(file), nil, func(n, _ lang.Node) {
		r := n.Range()
		if !r.Pos.IsValid() {
			return // a part that was not reached
		}
		if r.EndPos.IsValid() && r.EndPos.Offset < r.Pos.Offset || r.Pos.Offset > size || r.EndPos.Offset > size {
			t.Errorf("%s: %T has the span %v", name, n, r)
		}
	})
	for _, d := range file.Decls {
		if d == nil || !d.Range().EndPos.IsValid() {
			t.Errorf("%s: a declaration without an end: %v", name, d)
		}
	}
	lang.Walk(file, func(n lang.Node) bool {
		if _, bad := n.(*lang.Bad); bad && len(found) == 0 {
			t.Errorf("%s: a part could not be read, and no error says so", name)
		}
		return true
	})
}

func FuzzParse(f *testing.F) {
	for _, text := range seeds {
		f.Add(text)
	}
	f.Add(bigSource(1500))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 10_000 {
			checkTree(t, "fuzz", text)
		}
	})
}
