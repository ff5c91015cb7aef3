package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"campaignc/interp"
	"campaignc/lang"
)

// testCommand is `campaignc test`.
type testCommand struct {
	Workspaces []string `arg:"" name:"workspace" help:"A folder of .camp files, one file, or DIR/... for all workspaces below."`
	Only       string   `name:"run" help:"Run only tests whose name matches the regular expression." placeholder:"REGEX"`
	Verbose    bool     `short:"v" help:"Name the tests that pass too, and show the whole way of a lead for which one fails."`
	Format     string   `enum:"text,json" default:"text" help:"How results are printed: text or json (one object a line)."`
	Update     bool     `short:"u" help:"Record what comes of the golden cases anew."`
	JUnit      string   `name:"junit" help:"Write a JUnit report for a build server." placeholder:"FILE"`
	Mutate     bool     `help:"Change the campaigns, one small thing at a time, and list the changes that no test notices."`
	Watch      bool     `short:"w" help:"Stay, and run the tests of a workspace again when something in it is edited."`
	coverageOptions
	generateOptions
	Workers int `help:"Goroutines that run tests; as many as there are cores unless given." placeholder:"N"`

	known drafts // of --watch, or nil
}

// Help is shown by `campaignc test --help`.
func (testCommand) Help() string {
	return `Runs the test blocks of a workspace. Each test starts from nothing, on a virtual
clock of its own; nothing outside is reached. A test that fails is shown with the
line that does not hold, what was there instead, and the lead's way up to it.

  campaignc test examples/lead-intake
  campaignc test examples/... --run "MQL"
  campaignc test examples/lead-intake --coverage --min choices=100

Coverage is about places: statements, branches of choices, both answers of
conditions, triggers, handlers, and how retries and waits end.

A test with rows is a test for each row; --run picks one by its name, such as
'countries are repaired (row 2: "Deutschland", "DE")'.

An always block says what holds for every lead. It is tried with leads that are
made; the smallest for which something does not hold is shown. Leads can be made
for a campaign, too, to find what no test reaches:

  campaignc test --generate 2000 examples/lead-intake "Lead Intake"

It prints the tests that are missing, each with the smallest lead that reaches
something new, as source that can be added to a file as it is, then what no lead
reached. The always blocks about the campaign are tried with as many leads.

A golden case is a folder golden/NAME with leads, whatever else a run is given,
and run.txt, which holds the options of campaignc run:

  --campaign "Lead Intake" --leads leads.csv --now 2026-03-01T09:00:00Z

What came of the run is kept in golden/NAME/want. A case that comes out otherwise
is shown lead by lead, field by field; --update records it anew.

--mutate tests the tests: each condition, number, statement and rule of the
campaigns is changed, one at a time, and the tests are run again. Changes that
none of them notices are listed, with a sentence on who would.

  campaignc test examples/lead-intake --mutate --min 90

Exit status: 0 all tests passed, 1 a test failed, there are none, a workspace has
errors, or less was reached or noticed than --min asks for, 2 the call was wrong,
3 a file could not be read or written.`
}

// testResult is one test or golden case and what became of it.
type testResult interface {
	failed() bool
	tested() *testedWorkspace
	write(w io.Writer, verbose bool)
	json() testJSON
	junit() junitCase
}

// testRun is one test and what became of it.
type testRun struct {
	in      *testedWorkspace
	test    *lang.TestDecl
	results []interp.LeadResult
}

func (r *testRun) tested() *testedWorkspace { return r.in }

func (r *testRun) failed() bool {
	for i := range r.results {
		if len(r.results[i].Failures) > 0 {
			return true
		}
	}
	return false
}

// testedWorkspace is a workspace whose tests are run.
type testedWorkspace struct {
	*workspace
	where   string
	prefix  string           // of its files' names in what is printed
	reached *interp.Coverage // by the tests so far, or nil

	counting sync.Mutex // held to add to reached
}

// Run runs the tests.
func (c *testCommand) Run(con *console) error {
	pick, err := regexp.Compile(c.Only)
	if err != nil {
		return usage("--run: %q is not a regular expression", c.Only)
	}
	if err := c.checkGenerate(); err != nil {
		return err
	}
	if c.Generate > 0 {
		return c.generate(con)
	}
	places, several, err := c.places()
	if err != nil {
		return err
	}
	if err := c.coverageOptions.check(c.Format); err != nil {
		return err
	}
	run := func(places []string) error { return c.run(places, several, pick, con) }
	switch {
	case c.Mutate:
		return c.mutate(places, several, pick, con)
	case c.Watch:
		return c.watch(places, run, con)
	}
	return run(places)
}

// run runs the tests of workspaces, in that order.
func (c *testCommand) run(places []string, several bool, pick *regexp.Regexp, con *console) error {
	var runs []testResult
	broken := false
	c.settle()
	for _, place := range places {
		found, checked, err := c.workspace(place, several, pick, con)
		if err != nil {
			return err
		}
		broken = broken || !checked
		runs = append(runs, found...)
	}
	return c.tell(c.report(runs, broken, con), c.Format, con)
}

// report prints what became of the tests and gives the exit status.
func (c *testCommand) report(runs []testResult, broken bool, con *console) error {
	if err := c.write(runs, con); err != nil {
		return err
	}
	failed := 0
	for _, r := range runs {
		if r.failed() {
			failed++
		}
	}
	switch {
	case len(runs) == 0 && broken:
	case len(runs) == 0 && c.Only != "":
		fmt.Fprintf(con.err, "no test matches %q\n", c.Only)
	case len(runs) == 0:
		fmt.Fprintln(con.err, "there are no tests")
	case c.Format == "text":
		fmt.Fprintf(con.out, "%d passed, %d failed\n", len(runs)-failed, failed)
	}
	if broken || failed > 0 || len(runs) == 0 {
		return found()
	}
	return nil
}

// write prints the results in the format asked for.
func (c *testCommand) write(runs []testResult, con *console) error {
	for _, r := range runs {
		if c.Format == "json" {
			writeTestJSON(con.out, r.json())
			continue
		}
		r.write(con.out, c.Verbose)
	}
	if c.JUnit == "" {
		return nil
	}
	report, err := junitReport(runs)
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.JUnit, report, 0o644); err != nil {
		return environment(fmt.Errorf("cannot write %q: %w", c.JUnit, cause(err)))
	}
	return nil
}

// workspace runs the tests of one workspace. One with errors is not checked, and
// gives none at all.
func (c *testCommand) workspace(where string, several bool, pick *regexp.Regexp, con *console) (results []testResult, checked bool, err error) {
	in, err := openTested(where, several, c.known, con)
	if in == nil {
		return nil, false, err
	}
	defer in.root.Close()
	results, err = c.tests(in, pick)
	return results, true, err
}

// openTested opens a workspace whose tests are run; nil when it has errors,
// which are shown.
func openTested(where string, several bool, known drafts, con *console) (*testedWorkspace, error) {
	w, err := openWorkspaceAgain(where, "", known)
	if err != nil {
		return nil, err
	}
	w.report(con.err)
	if w.diagnostics.HasErrors() {
		fmt.Fprintf(con.err, "campaignc: %s in %s: none of its tests was run\n", tally(w.diagnostics), where)
		return nil, w.root.Close()
	}
	in := &testedWorkspace{workspace: w, where: where}
	if several {
		in.prefix = where
		if info, err := os.Stat(where); err == nil && !info.IsDir() {
			in.prefix = filepath.Dir(where)
		}
	}
	return in, nil
}

// tests runs the tests of a workspace, in the order of its source, then its
// golden cases.
func (c *testCommand) tests(in *testedWorkspace, pick *regexp.Regexp) ([]testResult, error) {
	results, err := c.blocks(in, pick)
	if err != nil {
		return nil, err
	}
	always, err := c.always(in, pick)
	if err != nil {
		return nil, err
	}
	goldens, err := c.goldens(in, pick)
	return slices.Concat(results, always, goldens), err
}

// blocks runs the test blocks whose names are picked.
func (c *testCommand) blocks(in *testedWorkspace, pick *regexp.Regexp) ([]testResult, error) {
	var picked []*lang.TestDecl
	for _, t := range in.Tests {
		if pick.MatchString(t.Name.Value) {
			picked = append(picked, t)
		}
	}
	program, err := c.compile(in)
	if err != nil {
		return nil, err
	}
	scenarios, err := program.CompileTests(picked)
	if err != nil {
		return nil, err
	}
	return c.all(in, scenarios), nil
}

// all runs scenarios on several goroutines; the results are in their order.
func (c *testCommand) all(in *testedWorkspace, scenarios []*interp.Scenario) []testResult {
	runs := make([]testResult, len(scenarios))
	c.each(len(scenarios), func(i int) {
		runs[i] = &testRun{in: in, test: scenarios[i].Test, results: in.count(scenarios[i].Run())}
	})
	return runs
}

// each does something for each of n, on several goroutines.
func (c *testCommand) each(n int, do func(int)) {
	workers := c.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(workers, n) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}

// places lists the workspaces meant, `DIR/...` spelled out.
func (c *testCommand) places() (places []string, several bool, err error) {
	for _, where := range c.Workspaces {
		base, below := strings.CutSuffix(filepath.ToSlash(where), "...")
		if !below || base != "" && !strings.HasSuffix(base, "/") {
			places = append(places, where)
			continue
		}
		several = true
		if base == "" {
			base = "."
		}
		found, err := workspacesBelow(filepath.Clean(base))
		if err != nil {
			return nil, false, environment(fmt.Errorf("cannot read %q: %w", base, cause(err)))
		}
		if len(found) == 0 {
			return nil, false, usage("there is no .camp file below %q", base)
		}
		places = append(places, found...)
	}
	return places, several || len(places) > 1, nil
}

// workspacesBelow finds the folders that hold .camp files and lie in no other
// such folder. Hidden folders are left out.
func workspacesBelow(dir string) ([]string, error) {
	var found []string
	err := eachFolder(dir, func(path string) error {
		files, err := filepath.Glob(filepath.Join(globQuote(path), "*.camp"))
		if err != nil {
			return err
		}
		if len(files) > 0 {
			found = append(found, path)
			return fs.SkipDir
		}
		return nil
	})
	return found, err
}

// eachFolder does something with a folder and with those in it, but for hidden
// ones; fs.SkipDir leaves out what is inside.
func eachFolder(dir string, do func(path string) error) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case path != dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		return do(path)
	})
}

// globQuote makes a folder's name stand for itself in a pattern.
func globQuote(s string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(s)
}
