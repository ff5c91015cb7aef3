package parser_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"campaignc/lang"
	"campaignc/parser"
	"campaignc/stdlib"
)

func signatures(t testing.TB) *lang.Library {
	t.Helper()
	library, err := stdlib.Library().Signatures()
	if err != nil {
		t.Fatal(err)
	}
	return library
}

// tablesOf reads tables as a draft's tests need them: without quotes.
func tablesOf(files fs.FS) func(string) ([]string, [][]string, error) {
	return func(name string) ([]string, [][]string, error) {
		text, err := fs.ReadFile(files, path.Clean(name))
		if err != nil {
			return nil, nil, err
		}
		var rows [][]string
		for line := range strings.Lines(string(text)) {
			rows = append(rows, strings.Split(strings.TrimSpace(line), ","))
		}
		return rows[0], rows[1:], nil
	}
}

// fromNothing checks files as if they had never been looked at.
func fromNothing(t *testing.T, files fstest.MapFS, library *lang.Library, options lang.CheckOptions) (*lang.Workspace, lang.Diagnostics) {
	t.Helper()
	trees, found, err := parser.Workspace(files)
	if err != nil {
		t.Fatal(err)
	}
	options.Unread = found.HasErrors()
	ws, checked := lang.Check(trees, library, options)
	return ws, append(found, checked...).Sort()
}

// told is everything that a check says, as text.
func told(ws *lang.Workspace, found lang.Diagnostics) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%+v\n", d)
	}
	for _, a := range ws.Allowed {
		fmt.Fprintf(&b, "allowed %+v\n", a)
	}
	for _, c := range ws.Campaigns {
		fmt.Fprintf(&b, "%s: %v, reads %v, writes %v\n", c.Qualified(), c.Effects.Reach, slices.Sorted(maps.Keys(c.Effects.Reads)), slices.Sorted(maps.Keys(c.Effects.Writes)))
	}
	fmt.Fprintln(&b, len(ws.Races), "races")
	return b.String()
}

// errorsOf is what of a check's findings are errors, as text.
func errorsOf(_ *lang.Workspace, found lang.Diagnostics) string {
	var b strings.Builder
	for _, d := range found {
		if d.Severity == lang.Error {
			fmt.Fprintf(&b, "%+v\n", d)
		}
	}
	return b.String()
}

// errorsOnly is all that a check says that looks for errors only.
func errorsOnly(t *testing.T, files fstest.MapFS, library *lang.Library, options lang.CheckOptions) string {
	options.ErrorsOnly = true
	ws, found := fromNothing(t, files, library, options)
	if slices.ContainsFunc(found, func(d lang.Diagnostic) bool { return d.Severity != lang.Error }) || len(ws.Races) > 0 {
		t.Fatal("more than errors")
	}
	return errorsOf(ws, found)
}

// TestDraftIsACheckFromNothing edits the examples at random, in ways that make
// sense and in ways that make none. After every edit a draft says byte for byte
// what a check of the same files from nothing says.
func TestDraftIsACheckFromNothing(t *testing.T) {
	const edits = 25
	library := signatures(t)
	entries, err := os.ReadDir("../examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		t.Run(e.Name(), func(t *testing.T) {
			disk := os.DirFS("../examples/" + e.Name())
			files := campFiles(t, disk)
			originals := maps.Clone(files)
			for _, marketo := range []bool{false, true} {
				options := lang.CheckOptions{Tables: tablesOf(disk), Marketo: marketo}
				random := rand.New(rand.NewPCG(uint64(len(e.Name())), 3))
				draft := parser.NewDraft(library, options)
				if err := draft.Read(files); err != nil {
					t.Fatal(err)
				}
				for i := range edits {
					name := edit(random, files, originals, draft)
					want, got := told(fromNothing(t, files, library, options)), told(draft.Check())
					if diff := cmp.Diff(want, got); diff != "" {
						t.Fatalf("edit %d, of %s:\n%s", i, name, diff)
					}
					if diff := cmp.Diff(errorsOf(fromNothing(t, files, library, options)), errorsOnly(t, files, library, options)); diff != "" {
						t.Fatalf("edit %d, of %s, errors only:\n%s", i, name, diff)
					}
				}
			}
		})
	}
}

func campFiles(t *testing.T, disk fs.FS) fstest.MapFS {
	t.Helper()
	names, err := fs.Glob(disk, "*.camp")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	files := fstest.MapFS{}
	for _, name := range names {
		text, err := fs.ReadFile(disk, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	return files
}

var editedWord = regexp.MustCompile(`[A-Za-z_0-9]+|"[^"\n]*"|[{}=+<>]|//[^\n]*`)

// edit changes one file, on the disk and in the draft: it drops or repeats a
// line, exchanges a word for one from elsewhere, takes a file out, or puts back
// what was there in the beginning.
func edit(random *rand.Rand, files, originals fstest.MapFS, draft *parser.Draft) string {
	names := slices.Sorted(maps.Keys(originals))
	name := names[random.IntN(len(names))]
	text := originals[name].Data
	if now, there := files[name]; there && random.IntN(3) > 0 {
		lines := strings.SplitAfter(string(now.Data), "\n")
		at := random.IntN(len(lines))
		switch random.IntN(8) {
		case 0:
			delete(files, name)
			draft.Remove(name)
			return name
		case 1, 2:
			lines[at] = ""
		case 3:
			lines[at] += lines[at]
		default:
			other := editedWord.FindAllString(string(originals[names[random.IntN(len(names))]].Data), -1)
			if words := editedWord.FindAllStringIndex(lines[at], -1); len(words) > 0 {
				w := words[random.IntN(len(words))]
				lines[at] = lines[at][:w[0]] + other[random.IntN(len(other))] + lines[at][w[1]:]
			}
		}
		text = []byte(strings.Join(lines, ""))
	}
	files[name] = &fstest.MapFile{Data: text}
	draft.Set(name, text)
	return name
}

// A draft reads a folder again: what changed, what is new, what is gone. Files of
// answers are none of its own.
func TestDraftRead(t *testing.T) {
	draft := parser.NewDraft(signatures(t), lang.CheckOptions{})
	for i, step := range []struct {
		files map[string]string
		want  string
	}{
		{map[string]string{"a.camp": "lead { note: string }", "answers.camp": `given sync lead to sfdc sets { note: "x" }`}, "[a.camp] 0"},
		{map[string]string{"a.camp": "lead { note: string }", "sub/b.camp": `campaign "C" { flow { set nota = "x" } }`}, "[a.camp sub/b.camp] 1"},
		{map[string]string{"a.camp": "lead { nota: string }", "sub/b.camp": `campaign "C" { flow { set nota = "x" } }`}, "[a.camp sub/b.camp] 0"},
		{map[string]string{"sub/b.camp": `campaign "C" { flow { set nota = "x" } }`}, "[sub/b.camp] 1"},
		{map[string]string{}, "[] 0"},
	} {
		files := fstest.MapFS{}
		for name, text := range step.files {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		if err := draft.Read(files); err != nil {
			t.Fatal(err)
		}
		ws, found := draft.Check()
		var paths []string
		for _, f := range ws.Files {
			paths = append(paths, f.Path)
		}
		if got := fmt.Sprint(paths, " ", len(found)); got != step.want {
			t.Errorf("step %d: %s, want %s: %v", i, got, step.want, found)
		}
	}
}

// A workspace beyond the limit is refused as it is when it is read from a disk.
func TestDraftTooLarge(t *testing.T) {
	files := fstest.MapFS{}
	draft := parser.NewDraft(signatures(t), lang.CheckOptions{})
	for i := range 17 {
		name := fmt.Sprintf("%02d.camp", i)
		files[name] = &fstest.MapFile{Data: slices.Repeat([]byte("// x\n"), 1<<20/5)}
		draft.Set(name, files[name].Data)
	}
	_, want, err := parser.Workspace(files)
	if err != nil {
		t.Fatal(err)
	}
	_, got := draft.Check()
	if diff := cmp.Diff(want, got); diff != "" || len(got) != 1 {
		t.Errorf("%d found: %s", len(got), diff)
	}
}

// An editor keeps a workspace as a draft and asks after each edit.
func ExampleDraft() {
	library, err := stdlib.Library().Signatures()
	if err != nil {
		fmt.Println(err)
		return
	}
	draft := parser.NewDraft(library, lang.CheckOptions{})
	draft.Set("lead.camp", []byte("lead { country: string }\n"))
	draft.Set("intake.camp", []byte("campaign \"Intake\" {\n  flow { set contry = \"US\" }\n}\n"))
	_, found := draft.Check()
	for _, d := range found {
		fmt.Printf("%v: %s; %s\n", d.Span.Pos, d.Message, d.Help)
	}
	draft.Set("intake.camp", []byte("campaign \"Intake\" {\n  flow { set country = \"US\" }\n}\n"))
	_, found = draft.Check()
	fmt.Println(len(found), "found")
	// Output:
	// intake.camp:2:14: there is no field `contry`; did you mean `country`?
	// 0 found
}
