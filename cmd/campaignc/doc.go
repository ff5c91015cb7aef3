package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"campaignc/lang"
)

// docCommand is `campaignc doc`.
type docCommand struct {
	Workspace string `arg:"" help:"A folder of .camp files, or one file."`
	Target    string `placeholder:"TARGET" default:"" enum:",marketo" help:"Whose words the documentation is in: marketo. Required."`
	Campaign  string `placeholder:"NAME" help:"Only this campaign, such as \"Lead Intake\" or \"Website.Lead Intake\"."`
	Out       string `placeholder:"DIR" help:"Write a file for each campaign into this folder, which is created; without it all goes to standard output."`
}

// Help is shown by `campaignc doc --help`.
func (docCommand) Help() string {
	return `Prints a build sheet for each campaign as Markdown: what to click together in
Marketo so that it does what is written here, in the words of its screens. What
is needed first, the tab Smart List with triggers, filters and logic, the tab
Flow with its steps and their choices, the tab Schedule. What Marketo cannot
express is marked at its place, with the nearest way, as in
` + "`campaignc check --target marketo`" + `.

  campaignc doc examples/lead-intake --target marketo --campaign "Lead Intake"
  campaignc doc examples/lead-intake --target marketo --out sheets

There is no documentation without --target: ` + "`campaignc explain CAMPAIGN`" + ` tells what
a campaign does.

Exit status: 0 written, 1 the workspace has errors, 2 the call was wrong, 3 a
file could not be read or written.`
}

// Run writes the sheets.
func (c *docCommand) Run(con *console) error {
	if c.Target == "" {
		return usage("say --target marketo; `campaignc explain CAMPAIGN %s` tells what a campaign does here", c.Workspace)
	}
	w, err := openWorkspaceFor(c.Workspace, c.Target)
	if err != nil {
		return err
	}
	defer w.root.Close()
	campaigns := w.Campaigns
	if c.Campaign != "" {
		one, err := w.campaign(c.Campaign)
		if err != nil {
			return err
		}
		campaigns = []*lang.Campaign{one}
	}
	if w.diagnostics.HasErrors() {
		w.report(con.err)
		return &failure{statusFound, fmt.Errorf("%s: sheets are written for a workspace without errors", tally(w.diagnostics))}
	}
	if c.Out != "" {
		return c.writeFiles(con, w, campaigns)
	}
	for i, campaign := range campaigns {
		if i > 0 {
			fmt.Fprint(con.out, "\n")
		}
		fmt.Fprint(con.out, buildSheet(w, campaign))
	}
	return nil
}

// writeFiles writes a file for each campaign, named after it.
func (c *docCommand) writeFiles(con *console, w *workspace, campaigns []*lang.Campaign) error {
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return environment(err)
	}
	taken := map[string]bool{}
	for _, campaign := range campaigns {
		name := sheetName(campaign, taken)
		if err := os.WriteFile(filepath.Join(c.Out, name), []byte(printable(buildSheet(w, campaign))), 0o644); err != nil {
			return environment(err)
		}
	}
	fmt.Fprintf(con.out, "%s written to %s\n", count(len(campaigns), "build sheet"), shownName(c.Out))
	return nil
}

// sheetName is a file name for a campaign: its letters and digits, in small
// letters, and a number where two would have the same.
func sheetName(c *lang.Campaign, taken map[string]bool) string {
	const most = 80 // characters, well below what file systems allow
	var b strings.Builder
	for _, r := range strings.ToLower(c.Qualified()) {
		switch {
		case b.Len() >= most:
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case !strings.HasSuffix(b.String(), "-") && b.Len() > 0:
			b.WriteByte('-')
		}
	}
	stem := strings.TrimSuffix(b.String(), "-")
	if stem == "" {
		stem = "campaign"
	}
	name := stem + ".md"
	for n := 2; taken[name]; n++ {
		name = fmt.Sprintf("%s-%d.md", stem, n)
	}
	taken[name] = true
	return name
}
