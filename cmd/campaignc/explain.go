package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"campaignc/lang"
)

// explainCommand is `campaignc explain`.
type explainCommand struct {
	What      string `arg:"" optional:"" help:"A code such as E0101, or a campaign's name; without one, all codes are listed."`
	Workspace string `arg:"" optional:"" default:"." help:"For a campaign: a folder of .camp files, or one file (${default})."`
}

// Help is shown by `campaignc explain --help`.
func (explainCommand) Help() string {
	return `Tells the long story of a code: what it means, why the rule exists, an example
that gives it and one that does not. Or tells on a page what a campaign does:
what starts it, what it reads and writes, itself and through what it executes,
whom it calls and who calls it.

  campaignc explain          list the codes
  campaignc explain E0302    why an executable cannot wait
  campaignc explain "Lead Intake" examples/lead-intake`
}

var codeForm = regexp.MustCompile(`^[EWew]\d{1,4}$`)

// Run explains.
func (c *explainCommand) Run(con *console) error {
	if c.What == "" {
		listCodes(con.out)
		return nil
	}
	if !codeForm.MatchString(c.What) {
		return c.campaign(con)
	}
	story, ok := lang.StoryOf(lang.Code(strings.ToUpper(c.What)))
	if !ok {
		return usage("there is no code %s; `campaignc explain` lists them", strings.ToUpper(c.What))
	}
	tellStory(con.out, &story)
	return nil
}

// campaign explains a campaign. A workspace with errors is explained as far as
// it is understood.
func (c *explainCommand) campaign(con *console) error {
	w, err := openWorkspace(c.Workspace)
	if err != nil {
		return err
	}
	defer w.root.Close()
	of, err := w.campaign(c.What)
	if err != nil {
		return err
	}
	if w.diagnostics.HasErrors() {
		fmt.Fprintf(con.err, "campaignc: %s in the workspace, which `campaignc check` shows; this page may lack something\n", tally(w.diagnostics))
	}
	explainCampaign(con.out, w, of)
	return nil
}

// listCodes names every code in a line.
func listCodes(w io.Writer) {
	for _, s := range lang.Stories() {
		fmt.Fprintf(w, "%s  %s\n", s.Code, s.Title)
	}
}

// exampleIndent stands before the lines of an example.
const exampleIndent = 4

// tellStory writes the story of a code on a page.
func tellStory(w io.Writer, s *lang.Story) {
	fmt.Fprintf(w, "%s: %s\n", s.Code, s.Title)
	for _, p := range s.Text {
		paragraph(w, p)
	}
	if s.Why != "" {
		paragraph(w, "Why: "+s.Why+".")
	}
	example(w, fmt.Sprintf("This gives %s:", s.Code), s.Wrong)
	example(w, "This does not:", s.Right)
}

func paragraph(w io.Writer, text string) {
	fmt.Fprintf(w, "\n%s\n", strings.Join(wrap(text, defaultWidth, 0), "\n"))
}

func example(w io.Writer, title string, source []byte) {
	fmt.Fprintf(w, "\n%s\n\n", title)
	for line := range strings.Lines(string(source)) {
		fmt.Fprintf(w, "%s%s\n", strings.Repeat(" ", exampleIndent), strings.TrimRight(line, "\n"))
	}
}
