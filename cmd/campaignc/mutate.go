package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"sync"
	"sync/atomic"

	"campaignc/interp"
	"campaignc/lang"
	"campaignc/parser"
)

// mutate runs the tests of workspaces, and then those of each mutant of them.
func (c *testCommand) mutate(places []string, several bool, pick *regexp.Regexp, con *console) error {
	least, err := c.leastNoticed()
	if err != nil {
		return err
	}
	bad := false
	for _, place := range places {
		good, err := c.mutateOne(place, several, pick, least, con)
		if err != nil {
			return err
		}
		bad = bad || !good
	}
	if bad {
		return found()
	}
	return nil
}

// leastNoticed is what --min asks for, in percent of the changes. Nothing is
// asked about coverage then.
func (c *testCommand) leastNoticed() (least float64, err error) {
	floors, err := c.floors()
	c.Min = nil
	switch {
	case err != nil:
		return 0, err
	case c.Watch || c.Update || c.JUnit != "":
		return 0, usage("--mutate changes the campaigns, not the tests: it goes without --watch, --update and --junit")
	case c.covers():
		return 0, usage("--mutate and --coverage ask different things of the tests: run them apart")
	}
	for _, f := range floors {
		if f.group >= 0 {
			return 0, usage("--min with --mutate is one number, the percent of the changes that are noticed, such as 90")
		}
		least = max(least, f.percent)
	}
	return least, nil
}

// mutateOne runs the tests of the mutants of one workspace. It reports whether
// all is well.
func (c *testCommand) mutateOne(place string, several bool, pick *regexp.Regexp, least float64, con *console) (good bool, err error) {
	in, err := openTested(place, several, nil, con)
	if in == nil {
		return false, err
	}
	defer in.root.Close()
	results, err := c.tests(in, pick)
	if err != nil {
		return false, err
	}
	if failed := slices.ContainsFunc(results, testResult.failed); failed || len(results) == 0 {
		if failed {
			fmt.Fprintf(con.err, "nothing in %s is changed before its tests pass\n", place)
		}
		err := c.report(results, false, con)
		if f := (*failure)(nil); errors.As(err, &f) && f.err == nil { // said already
			err = nil
		}
		return false, err
	}
	m, err := newMutation(in, results)
	if err != nil {
		return false, err
	}
	m.pick(c.Only != "")
	progress := newProgress(con.err, "changes", int64(len(m.runs)))
	errs := make([]error, len(m.runs))
	var done atomic.Int64
	c.each(len(m.runs), func(i int) {
		errs[i] = m.try(m.runs[i])
		progress.read(done.Add(1))
	})
	progress.finish()
	err = errors.Join(errs...)
	if err != nil {
		return false, err
	}
	if c.Format == "json" {
		err = m.writeJSON(con.out)
	} else {
		m.write(con.out, least)
	}
	return m.reaches(least), err
}

// mutation runs the tests of a workspace's mutants.
type mutation struct {
	in      *testedWorkspace
	program *interp.Program
	blocks  []*testRun
	places  []int // of the blocks in Workspace.Tests
	always  []int // of the always blocks in Workspace.Always
	goldens []*goldenCase
	tables  tableCache
	runs    []*mutantRun
}

// mutantRun is what became of the tests of a mutant.
type mutantRun struct {
	*lang.Mutant
	outcome mutantOutcome
	by      string    // the first test that noticed
	lonely  bool      // no test comes to it
	other   *otherWay // a way that differs, though no line of the test expects it; or nil
}

type mutantOutcome string

const (
	mutantNoticed mutantOutcome = "noticed"
	mutantMissed  mutantOutcome = "missed"
	mutantRefused mutantOutcome = "refused" // by the checker
)

func newMutation(in *testedWorkspace, results []testResult) (*mutation, error) {
	m := &mutation{in: in, tables: tableCache{read: in.table}}
	places := map[*lang.TestDecl]int{}
	for _, all := range [][]*lang.TestDecl{in.Tests, in.Always} {
		for i, t := range all {
			places[t] = i
		}
	}
	for _, r := range results {
		switch r := r.(type) {
		case *testRun:
			m.blocks = append(m.blocks, r)
			m.places = append(m.places, places[r.test])
		case *alwaysRun:
			m.always = append(m.always, places[r.block])
		case *goldenCase:
			m.goldens = append(m.goldens, r)
		}
	}
	var err error
	m.program, err = interp.Compile(in.Workspace, in.library)
	return m, err
}

// pick makes the mutants: all, or those of what the tests come to.
func (m *mutation) pick(reachedOnly bool) {
	for _, mutant := range m.in.Mutants() {
		r := &mutantRun{Mutant: mutant}
		r.lonely = len(m.always)+len(m.goldens) == 0 && !slices.ContainsFunc(m.blocks, r.concerns)
		if !r.lonely || !reachedOnly {
			m.runs = append(m.runs, r)
		}
	}
}

// concerns reports whether a test comes to what is changed.
func (r *mutantRun) concerns(t *testRun) bool {
	if r.Campaigns == nil {
		return true
	}
	return slices.ContainsFunc(t.results, func(l interp.LeadResult) bool {
		return slices.ContainsFunc(r.Campaigns, func(c *lang.Campaign) bool { return l.Came[c.Index] })
	})
}

// try makes a mutant and runs the tests that come to what is changed, up to the
// first that fails.
func (m *mutation) try(r *mutantRun) error {
	ws := m.made(r.Mutant)
	if ws == nil {
		r.outcome = mutantRefused
		return nil
	}
	r.outcome = mutantMissed
	if r.lonely {
		return nil
	}
	program, err := interp.Compile(ws, m.in.library)
	if err != nil {
		return err
	}
	program.SayAs(m.program)
	if err := m.tryBlocks(r, program); err != nil || r.outcome == mutantNoticed {
		return err
	}
	changed := *m.in.workspace
	changed.Workspace = ws
	in := &testedWorkspace{workspace: &changed, where: m.in.where, prefix: m.in.prefix}
	if err := m.tryAlways(r, in); err != nil || r.outcome == mutantNoticed {
		return err
	}
	return m.tryGoldens(r, in)
}

// made is the workspace of a mutant; nil if the checker refuses it.
func (m *mutation) made(mutant *lang.Mutant) *lang.Workspace {
	files := slices.Clone(m.in.Files)
	for i, f := range files {
		edits := mutant.EditsIn(f.Path)
		if edits == nil {
			continue
		}
		file, found := parser.Parse(f.Path, mutated(f, edits))
		if found.HasErrors() {
			return nil
		}
		files[i] = file
	}
	ws, found := lang.Check(files, m.in.signatures, lang.CheckOptions{Tables: m.tables.table, ErrorsOnly: true})
	if found.HasErrors() {
		return nil
	}
	return ws
}

func mutated(f *lang.File, edits []lang.Edit) []byte {
	return []byte(lang.Applied(f.Source, edits, lang.Span{EndPos: lang.Position{Offset: len(f.Source)}}))
}

// tryBlocks runs test blocks.
func (m *mutation) tryBlocks(r *mutantRun, program *interp.Program) error {
	var tests []*lang.TestDecl
	var before []*testRun
	for i, t := range m.blocks {
		if r.concerns(t) {
			tests = append(tests, program.Workspace.Tests[m.places[i]])
			before = append(before, t)
		}
	}
	scenarios, err := program.CompileTests(tests)
	if err != nil {
		return err
	}
	for i, s := range scenarios {
		now := &testRun{in: m.in, test: before[i].test, results: s.Run()}
		if now.failed() {
			r.outcome, r.by, r.other = mutantNoticed, now.test.Name.Value, nil
			return nil
		}
		if r.other == nil {
			r.other = r.otherWay(before[i], now)
		}
	}
	return nil
}

// mutantLeads is how many leads an always block is tried with for a mutant: the
// first of those it passed with. (With all 500, workspaces whose other tests miss
// much took three to four times as long.)
const mutantLeads = 100

// tryAlways tries always blocks.
func (m *mutation) tryAlways(r *mutantRun, in *testedWorkspace) error {
	for _, i := range m.always {
		block := in.Always[i]
		made, err := in.making([]*makingFor{{always: block}})
		if err != nil {
			return err
		}
		if held := made.makers[0].Hold(mutantLeads, madeSeed); len(held.Violations) > 0 {
			r.outcome, r.by, r.other = mutantNoticed, block.Name.Value, nil
			return nil
		}
	}
	return nil
}

// tryGoldens runs golden cases. One that cannot be run any more fails too.
func (m *mutation) tryGoldens(r *mutantRun, in *testedWorkspace) error {
	for _, g := range m.goldens {
		now := *g
		now.in = in
		got, err := now.play(1)
		if f := (*failure)(nil); err != nil && (!errors.As(err, &f) || f.status != statusFound && f.status != statusUsage) {
			return g.named(err)
		}
		want, recordErr := g.record()
		if recordErr != nil {
			return recordErr
		}
		if err != nil || !maps.EqualFunc(want, got, sameRun) {
			r.outcome, r.by, r.other = mutantNoticed, g.name, nil
			return nil
		}
	}
	return nil
}

// sourceQuoted is where a log quotes the source of a filter, up to the end of
// the text.
var sourceQuoted = regexp.MustCompile(`not in the smart list: (?:[^"\\]|\\.)*`)

// sameRun compares what runs wrote but for the source that they quote.
func sameRun(want, got []byte) bool {
	return bytes.Equal(want, got) || bytes.Equal(sourceQuoted.ReplaceAll(want, nil), sourceQuoted.ReplaceAll(got, nil))
}

// tableCache reads each table once: no mutant changes them.
type tableCache struct {
	read func(name string) ([]string, [][]string, error)
	mu   sync.Mutex
	all  map[string]cachedTable
}

type cachedTable struct {
	header []string
	rows   [][]string
	err    error
}

func (t *tableCache) table(name string) ([]string, [][]string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	c, ok := t.all[name]
	if !ok {
		c.header, c.rows, c.err = t.read(name)
		if t.all == nil {
			t.all = map[string]cachedTable{}
		}
		t.all[name] = c
	}
	return c.header, c.rows, c.err
}
