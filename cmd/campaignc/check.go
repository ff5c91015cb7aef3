package main

import "fmt"

// checkCommand is `campaignc check`.
type checkCommand struct {
	Workspace string `arg:"" help:"A folder of .camp files, or one file."`
	Strict    bool   `help:"Let warnings fail the check too."`
	Max       int    `placeholder:"N" default:"50" help:"Show the first N different findings (${default}); 0 shows all."`
	Fix       bool   `help:"Apply the suggestions that can be applied, and check again; those of warnings with --strict only."`
	Format    string `placeholder:"FORMAT" default:"text" enum:"text,json,sarif,github" help:"How findings are printed: text, json, sarif or github (${default})."`
	Target    string `placeholder:"TARGET" default:"" enum:",marketo" help:"marketo: also warn of what Marketo itself cannot express or does otherwise."`
	DryRun    bool   `help:"With --fix: show what would change as a unified diff, write nothing."`
}

// Help is shown by `campaignc check --help`.
func (checkCommand) Help() string {
	return `Reads every .camp file below the folder and reports all mistakes in one go, each
with its place, the source and what to write instead: names that nothing stands
for, values of the wrong type, statuses a channel does not have, waits and
webhooks inside executables, calls that go too deep.

  campaignc check examples/lead-intake
  campaignc check --fix --dry-run .    what the suggestions would change
  campaignc check --fix .              change it, and show what is left
  campaignc check --format sarif .     for code scanning; json for programs,
                                       github for annotations of pull requests
  campaignc check --target marketo .   also what cannot be built in Marketo as
                                       it stands, each with the nearest way

The warnings of --target marketo have the codes W0601 and up. They are given
for a workspace without errors.

A comment allows a warning where it stands, by its name and with a reason:
  // allow race: both write the same
It is about what begins on its line or, on a line of its own, on the next.
` + "`campaignc explain`" + ` lists the names.

Exit status: 0 no errors, 1 errors (with --strict also warnings; with --dry-run
also changes), 2 the call was wrong, 3 a file could not be read or written.`
}

// Run checks the workspace.
func (c *checkCommand) Run(con *console) error {
	switch {
	case c.DryRun && !c.Fix:
		return usage("--dry-run goes with --fix")
	case c.Fix && c.Format != "text":
		return usage("--fix goes with --format text")
	}
	w, err := openWorkspaceFor(c.Workspace, c.Target)
	if err != nil {
		return err
	}
	defer w.root.Close()
	changes := false
	if c.Fix {
		f := newFixer(w)
		f.fix(c.Strict)
		changes = len(f.fixed) > 0
		if c.DryRun {
			f.diff(con.out)
		} else if err := f.write(); err != nil {
			return err
		} else {
			f.tell(con.out)
		}
	}
	if err := c.print(con.out, w); err != nil {
		return err
	}
	if w.diagnostics.HasErrors() || c.Strict && len(w.diagnostics) > 0 || c.DryRun && changes {
		return found()
	}
	return nil
}

// print shows what was found in the format that was asked for.
func (c *checkCommand) print(out *terminal, w *workspace) error {
	switch c.Format {
	case "json":
		return writeCheckJSON(out, w)
	case "sarif":
		return writeSARIF(out, w)
	case "github":
		writeGitHub(out, w)
		return nil
	}
	r := newReport(out, w.folder, w.Files...)
	r.most = c.Max
	r.writeTo(out, w.diagnostics)
	if len(w.diagnostics) > 0 {
		fmt.Fprintf(out, "`campaignc explain %s` tells more about a code\n", w.diagnostics[0].Code)
	}
	fmt.Fprintf(out, "%s in %s, %s", tally(w.diagnostics), count(len(w.Files), "file"), count(len(w.Campaigns), "campaign"))
	if len(w.Allowed) > 0 {
		fmt.Fprintf(out, "; %s allowed by comments", count(len(w.Allowed), "warning"))
	}
	fmt.Fprintln(out)
	return nil
}
