package parser

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"campaignc/lang"
)

// TestLongChains checks that what is long but not deep is read, and flat.
func TestLongChains(t *testing.T) {
	flow := func(body string) string { return "campaign \"A\" {\n flow {\n" + body + "\n }\n}\n" }
	list := func(body string) string { return "smart list \"S\" {\n" + body + "\n}\n" }
	for name, src := range map[string]string{
		"plus":       flow("set x = 1" + strings.Repeat(" + 1", 20_000)),
		"minus":      flow("set x = 1" + strings.Repeat("-1", 20_000)),
		"times":      flow("set x = 1" + strings.Repeat(" * 1", 20_000)),
		"and":        list("true" + strings.Repeat(" and true", 20_000)),
		"or":         list("true" + strings.Repeat(" or not a", 15_000)),
		"and lines":  list("true" + strings.Repeat("\nand true", 20_000)),
		"otherwise":  flow("set x = a" + strings.Repeat(" otherwise b", 20_000)),
		"else if":    flow("if a { }" + strings.Repeat(" else if b { }", 5_000)),
		"statements": flow(strings.Repeat("stop\n", 20_000)),
		"list":       list("a in [1" + strings.Repeat(", 1", 20_000) + "]"),
		"arguments":  list("f(1" + strings.Repeat(", 1", 20_000) + ")"),
		"handlers":   flow("execute \"A\"" + strings.Repeat(" on skip { }", 5_000)),
		"name":       list("a" + strings.Repeat(".a", 20_000) + " is 1"),
		"phrase":     list("a b" + strings.Repeat(" c", 20_000)),
		"comments":   strings.Repeat("// c\n", 20_000),
		"newlines":   list(strings.Repeat("\n", 200_000)),
		"fields":     "lead {\n" + strings.Repeat("a: b\n", 20_000) + "}",
	} {
		t.Run(name, func(t *testing.T) {
			file, found := Parse("t.camp", []byte(src))
			if len(found) > 0 {
				t.Fatal(brief(found)[0])
			}
			if d := depthOf(file); d > 12 {
				t.Errorf("the tree is %d deep", d)
			}
		})
	}
}

// TestHostile reads what costs most per byte; a cost that grows with the
// square of the size would take minutes.
func TestHostile(t *testing.T) {
	for name, src := range map[string]string{
		"escapes":       "list \"" + strings.Repeat(`\q`, 400_000) + "\"",
		"controls":      "// " + strings.Repeat("\x01", 900_000),
		"tokens":        "campaign \"A\" { flow { fail \"" + strings.Repeat("{{my.a}}", 100_000) + "\" } }",
		"bad tokens":    "campaign \"A\" { flow { fail \"" + strings.Repeat("{{a.a}}", 100_000) + "\" } }",
		"open tokens":   "campaign \"A\" { flow { fail \"" + strings.Repeat("{{", 400_000) + "\" } }",
		"errors":        "campaign \"A\" { flow { " + strings.Repeat("set 1;", 45_000) + " } }",
		"error lines":   "campaign \"A\" {\nflow {\n" + strings.Repeat("set 1\n", 45_000) + " } }",
		"bad steps":     "campaign \"A\" {\nflow {\n" + strings.Repeat("a b = 1\n", 30_000) + " } }",
		"bad fields":    "lead {\n" + strings.Repeat("a b\n", 45_000) + "}",
		"lost braces":   strings.Repeat("campaign \"A\" {\n", 40_000),
		"extra braces":  strings.Repeat("}\n", 400_000),
		"continuations": "a" + strings.Repeat("\n", 400_000) + "else" + strings.Repeat("//\n", 200_000),
		"quotes":        strings.Repeat("\"\n", 90_000),
		"blocks":        strings.Repeat("\"\"\" ", 90_000),
		"bad branches":  "campaign \"A\" { flow { if " + strings.Repeat("{ } else if ", 40_000) + "{ } } }",
		"brackets":      strings.Repeat("([", 49_000),
		"closers":       "{" + strings.Repeat(")", 900_000),
		"curly":         strings.Repeat("(", 40_000) + strings.Repeat("}", 900_000),
		"mixed":         strings.Repeat("{(", 49_000) + strings.Repeat("]", 900_000),
		"carets":        strings.Repeat("(", 40_000) + strings.Repeat("]", 900_000),
	} {
		t.Run(name, func(t *testing.T) { checkTree(t, name, src) })
	}
}

// depthOf is the number of nodes in each other, which Walk's order shows.
func depthOf(file *lang.File) int {
	deepest := 0
	var open []lang.Node
	lang.Walk(file, func(n lang.Node) bool {
		for len(open) > 0 && open[len(open)-1].Range().EndPos.Offset <= n.Range().Pos.Offset {
			open = open[:len(open)-1]
		}
		open = append(open, n)
		deepest = max(deepest, len(open))
		return true
	})
	return deepest
}

// nests are the ways in which a source can go deep: what stands around, what
// repeats before, the middle, and what repeats behind.
var nests = map[string][5]string{
	"paren":    {"smart list \"S\" { ", "(", "a", ")", " }"},
	"not":      {"smart list \"S\" { ", "not ", "a", "", " }"},
	"minus":    {"campaign \"A\" { flow { set x = ", "-", "1", "", " } }"},
	"list":     {"campaign \"A\" { flow { set x = ", "[", "1", "]", " } }"},
	"call":     {"campaign \"A\" { flow { set x = ", "f(", "1", ")", " } }"},
	"label":    {"campaign \"A\" { flow { set x = ", "f(a: ", "1", ")", " } }"},
	"group":    {"smart list \"S\" { ", "all { ", "a", " }", " }"},
	"where":    {"smart list \"S\" { ", "a where (", "a", ")", " }"},
	"where2":   {"smart list \"S\" { ", "a where ", "a", "", " }"},
	"element":  {"campaign \"A\" { flow { step ", "[", "", "]", " } }"},
	"mixed":    {"smart list \"S\" { ", "not (all { -(", "a", ") })", " }"},
	"if":       {"campaign \"A\" { flow { ", "if a { ", "stop", " }", " } }"},
	"else":     {"campaign \"A\" { flow { ", "if a { } else { ", "stop", " }", " } }"},
	"retry":    {"campaign \"A\" { flow { ", "retry 2 times { ", "stop", " }", " } }"},
	"handler":  {"campaign \"A\" { flow { ", "a on failure { ", "stop", " }", " } }"},
	"execute":  {"campaign \"A\" { flow { ", "execute \"B\" on skip { ", "stop", " }", " } }"},
	"folder":   {"", "folder \"F\" { ", "", " }", ""},
	"program":  {"", "program \"P\" { ", "", " }", ""},
	"bad head": {"campaign \"A\" { flow { ", "if { ", "stop", " }", " } }"},
	"bad word": {"campaign \"A\" { flow { ", "for { ", "stop", " }", " } }"},
	"bad decl": {"", "folder F { ", "", " }", ""},
	"braces":   {"", "{", "", "}", ""},
	"open":     {"campaign \"A\" { flow { ", "if a {\n", "", "", ""},
}

func nest(parts [5]string, n int) string {
	return parts[0] + strings.Repeat(parts[1], n) + parts[2] + strings.Repeat(parts[3], n) + parts[4]
}

// TestNesting checks each way to go deep: near the limit it is read, beyond it
// is refused at one place, and any depth is survived.
func TestNesting(t *testing.T) {
	tooDeep := func(found lang.Diagnostics) bool {
		return slices.ContainsFunc(found, func(d lang.Diagnostic) bool { return d.Code == lang.CodeNesting })
	}
	for name, parts := range nests {
		t.Run(name, func(t *testing.T) {
			levels := 0
			for _, word := range []string{"}", ")", "]", "not ", "where ", "-"} {
				levels += strings.Count(parts[1]+parts[3], word)
			}
			if name == "else" || name == "open" {
				levels = 1
			}
			if _, found := Parse("t.camp", []byte(nest(parts, 190/levels))); tooDeep(found) {
				t.Errorf("refused below the limit: %v", brief(found))
			}
			_, found := Parse("t.camp", []byte(nest(parts, 210/levels+1)))
			if !tooDeep(found) {
				t.Errorf("not refused beyond the limit: %v", brief(found))
			}
			checkTree(t, name, nest(parts, min(20_000, maxBytes/(len(parts[1])+len(parts[3])+1)-100)))
		})
	}
}

func TestTooLarge(t *testing.T) {
	for name, c := range map[string]struct {
		src, want string
	}{
		"bytes":  {strings.Repeat(" ", maxBytes+1), "1:1-1:1 E0008 the file is larger than 1 MiB"},
		"words":  {"lead {\n" + strings.Repeat("a:b\n", 50_001) + "}", "50001:2-50001:2 E0008 the file holds more than 100,000 words and values"},
		"opened": {strings.Repeat("(", 100_001), "1:100002-1:100002 E0008 the file holds more than 100,000 words and values"},
	} {
		t.Run(name, func(t *testing.T) {
			file, found := Parse("t.camp", []byte(c.src))
			if !slices.Contains(brief(found), c.want) {
				t.Errorf("errors %v, want %s", brief(found), c.want)
			}
			if len(file.Decls) > 0 {
				t.Errorf("a file that is too large was read")
			}
		})
	}
	if _, found := Parse("t.camp", []byte("lead {\n"+strings.Repeat("a: b // "+strings.Repeat("x", 40)+"\n", 20_000)+"}")); len(found) > 0 {
		t.Errorf("a large file is refused: %v", brief(found))
	}
}

// TestConcurrent parses from many goroutines; the trees and errors must be
// those of a parse alone.
func TestConcurrent(t *testing.T) {
	sources := brokenSources(t)
	for name, src := range goodSources(t) {
		sources[name] = src
	}
	maps.DeleteFunc(sources, func(_, src string) bool { return len(src) > 3000 })
	wants := map[string]string{}
	for name, src := range sources {
		wants[name] = outcome(src)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for name, src := range sources {
				if diff := cmp.Diff(wants[name], outcome(src)); diff != "" {
					t.Errorf("%s (-alone +together):\n%s", name, diff)
				}
			}
		})
	}
	group.Wait()
}

func outcome(src string) string {
	file, found := Parse("t.camp", []byte(src))
	return dump(file) + fmt.Sprint(found)
}

func TestWorkspace(t *testing.T) {
	data := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	fsys := fstest.MapFS{
		"b/x.camp":         data(`list "B"`),
		"b-c.camp":         data(`list "BC"`),
		"a.camp":           data(`list A`),
		"a.txt":            data(`list`),
		"camp":             data(`list`),
		".git/x.camp":      data(`list`),
		"b/.hidden/x.camp": data(`list`),
		"link.camp":        {Data: []byte("a.camp"), Mode: 0o777 | fs.ModeSymlink},
		"answers.camp":     data("// what the CRM says\ngiven sync lead to sfdc fails\n"),
		"z/huge.camp":      data(strings.Repeat("x", maxBytes+10)),
	}
	files, found, err := Workspace(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	if diff := cmp.Diff([]string{"a.camp", "b-c.camp", "b/x.camp", "z/huge.camp"}, paths); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	want := []string{"1:6-1:7 E0003 expected a quoted name after `list`, found `A`", "1:1-1:1 E0008 the file is larger than 1 MiB"}
	if diff := cmp.Diff(want, brief(found)); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
}

func TestWorkspaceTooLarge(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 17 {
		fsys[fmt.Sprintf("%02d.camp", i)] = &fstest.MapFile{Data: []byte(strings.Repeat(" ", maxBytes))}
	}
	files, found, err := Workspace(fsys)
	if err != nil || len(files) > 0 || len(found) != 1 || found[0].Code != lang.CodeTooLarge || found[0].Span.Pos.Filename != "16.camp" {
		t.Errorf("%d files, errors %v %v", len(files), found, err)
	}
}

func TestWorkspaceFails(t *testing.T) {
	fsys := fstest.MapFS{"a.camp": {Data: []byte("x"), Mode: 0}}
	if _, _, err := Workspace(brokenFS{fsys}); err == nil {
		t.Error("a file that cannot be opened is no error")
	}
}

// TestAnswers reads a file of answers, and what is none.
func TestAnswers(t *testing.T) {
	answers, found := Answers("a.camp", []byte(`
// The CRM is busy at first.
given sync lead to sfdc fails 2 times with "locked"
given call webhook "W" returns { country: "US" }; given sync lead to sfdc sets { crm_id: "00Q1" }
`))
	if len(found) > 0 || len(answers) != 3 {
		t.Fatalf("%d answers, errors %v", len(answers), brief(found))
	}
	if got := answers[0]; got.Times != "2" || got.With.Value != "locked" || answers[1].Record.Fields[0].Value.(*lang.Text).Parts[0].Literal != "US" {
		t.Errorf("the first answers are %s %s", dump(got), dump(answers[1]))
	}
	answers, found = Answers("a.camp", []byte("given x fails\nlist \"A\"\ngiven lead { a: 1 }\ngiven member of list \"A\"\ncampaign \"A\" { flow { stop } }\n}\ngiven y fails x\ngiven z returns { a: 1 }"))
	want := []string{
		"2:1-2:5 E0003 expected `given`, `when`, `run`, `after`, `at`, `set`, `expect` or `rows`, found `list`",
		"3:1-3:6 E0003 a file of answers holds only answers",
		"4:1-4:6 E0003 a file of answers holds only answers",
		"5:1-5:9 E0003 `campaign` cannot stand in a test",
		"7:15-7:16 E0003 expected a number such as `2 times`, or `with \"reason\"` after `fails`, found `x`",
	}
	if diff := cmp.Diff(want, brief(found)); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	if len(answers) != 3 {
		t.Errorf("%d answers", len(answers))
	}
}

// brokenFS lists files that it cannot open.
type brokenFS struct{ fstest.MapFS }

func (f brokenFS) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, extension) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}
