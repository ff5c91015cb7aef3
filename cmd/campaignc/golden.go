package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/alecthomas/kong"

	"campaignc/data"
)

// goldenCase is a run on record: a folder with what it is given, the options of
// the run in run.txt, and in want what came of it.
type goldenCase struct {
	in       *testedWorkspace
	name     string // golden/NAME
	dir      string
	differs  []leadDiff
	recorded bool // anew, in this call
}

const (
	goldenCall    = "run.txt"
	goldenLog     = "log.jsonl"
	goldenRejects = "rejects.csv"
)

// goldens runs the golden cases of a workspace, in the order of their names.
func (c *testCommand) goldens(in *testedWorkspace, pick *regexp.Regexp) ([]testResult, error) {
	if info, err := os.Stat(in.where); err != nil || !info.IsDir() {
		return nil, nil // a single file has none
	}
	calls, err := filepath.Glob(filepath.Join(globQuote(in.folder), "golden", "*", goldenCall))
	if err != nil {
		return nil, err
	}
	var out []testResult
	for _, call := range calls {
		dir := filepath.Dir(call)
		g := &goldenCase{in: in, name: "golden/" + filepath.Base(dir), dir: dir}
		if !pick.MatchString(g.name) {
			continue
		}
		if err := g.run(c); err != nil {
			return nil, g.named(err)
		}
		out = append(out, g)
	}
	return out, nil
}

// named puts the case's name before an error, whose exit status stays.
func (g *goldenCase) named(err error) error {
	if f := (*failure)(nil); errors.As(err, &f) && f.err != nil {
		return &failure{f.status, fmt.Errorf("%s: %w", g.place(), f.err)}
	}
	return fmt.Errorf("%s: %w", g.place(), err)
}

// run runs the case and compares with the record, or records.
func (g *goldenCase) run(c *testCommand) error {
	got, err := g.play(c.Workers)
	if err != nil {
		return err
	}
	want, err := g.record()
	if err != nil {
		return err
	}
	if maps.EqualFunc(want, got, bytes.Equal) {
		return nil
	}
	if c.Update {
		g.recorded = true
		return g.keep(want, got)
	}
	g.differs, err = leadDiffs(want, got)
	return err
}

// play runs what run.txt says and gives the files that the run writes.
func (g *goldenCase) play(workers int) (map[string][]byte, error) {
	run, err := g.call()
	if err != nil {
		return nil, err
	}
	to, err := os.MkdirTemp("", "campaignc-golden-")
	if err != nil {
		return nil, environment(err)
	}
	defer os.RemoveAll(to)
	leads := "leads.csv"
	if strings.Contains(strings.ToLower(filepath.Base(run.Leads)), "json") {
		leads = "leads.jsonl"
	}
	run.Out, run.Log, run.Rejects = filepath.Join(to, leads), filepath.Join(to, goldenLog), filepath.Join(to, goldenRejects)
	run.Workers, run.Quiet, run.reached = workers, true, g.in.reached
	job, waiting, err := run.job(g.in.workspace)
	if err != nil {
		return nil, err
	}
	silent := &terminal{w: io.Discard}
	err = run.do(g.in.workspace, job, waiting, &console{out: silent, err: silent})
	if f := (*failure)(nil); err != nil && !(errors.As(err, &f) && f.err == nil) { // a failed lead is on record too
		return nil, err
	}
	files, err := filesIn(to)
	if bytes.Equal(files[goldenRejects], []byte(data.RejectsHeader)) {
		delete(files, goldenRejects)
	}
	return files, err
}

// call reads run.txt: options of `campaignc run`, with files beside it.
func (g *goldenCase) call() (*runCommand, error) {
	text, err := os.ReadFile(filepath.Join(g.dir, goldenCall))
	if err != nil {
		return nil, environment(err)
	}
	words, err := splitWords(string(text))
	if err != nil {
		return nil, usage("%s: %w", goldenCall, err)
	}
	run := &runCommand{}
	options, err := kong.New(run, kong.Exit(func(int) {}), kong.Writers(io.Discard, io.Discard))
	if err != nil {
		return nil, err
	}
	if _, err := options.Parse(append([]string{g.in.folder}, words...)); err != nil {
		return nil, usage("%s holds the options of `campaignc run`: %s", goldenCall, callError(err))
	}
	switch {
	case run.Out != "" || run.Log != "" || run.Rejects != "" || run.SaveWaiting != "" || run.Trace != "":
		return nil, usage("%s says what a run is given; what it writes is kept in want", goldenCall)
	case run.Now == "" && run.From == "" && run.Events == "" && run.Resume == "":
		return nil, usage("%s needs --now: without it the run would change from day to day", goldenCall)
	}
	for _, file := range []*string{&run.Leads, &run.Events, &run.Members, &run.History, &run.Answers, &run.Resume} {
		if *file != "" && !filepath.IsAbs(*file) {
			*file = filepath.Join(g.dir, *file)
		}
	}
	return run, nil
}

// splitWords splits text at white space outside double quotes.
func splitWords(text string) ([]string, error) {
	var words []string
	var word strings.Builder
	inWord, inQuotes := false, false
	for _, r := range text {
		switch {
		case r == '"':
			inWord, inQuotes = true, !inQuotes
		case unicode.IsSpace(r) && !inQuotes:
			if inWord {
				words = append(words, word.String())
			}
			word.Reset()
			inWord = false
		default:
			inWord = true
			word.WriteRune(r)
		}
	}
	if inQuotes {
		return nil, errors.New("a quote is not closed")
	}
	if inWord {
		words = append(words, word.String())
	}
	return words, nil
}

// record reads what is on record; nil when nothing is.
func (g *goldenCase) record() (map[string][]byte, error) {
	want := filepath.Join(g.dir, "want")
	if _, err := os.Stat(want); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return filesIn(want)
}

// keep records what came of the run in place of what was on record.
func (g *goldenCase) keep(want, got map[string][]byte) error {
	dir := filepath.Join(g.dir, "want")
	err := os.MkdirAll(dir, 0o755)
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), got[name], 0o644)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if _, still := got[name]; !still && err == nil {
			err = os.Remove(filepath.Join(dir, name))
		}
	}
	if err != nil {
		return environment(err)
	}
	return nil
}

// filesIn reads the files of a folder.
func filesIn(dir string) (map[string][]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, environment(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if !e.Type().IsRegular() {
			continue
		}
		if files[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			return nil, environment(err)
		}
	}
	return files, nil
}
