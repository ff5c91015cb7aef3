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
	What      string `arg:"" optional:"" help:"A code such as E0101, a warning's name such as race, a campaign's name, or with --leads a lead's id or e-mail address; without one, all codes are listed."`
	Workspace string `arg:"" optional:"" default:"." help:"For a campaign or a lead: a folder of .camp files, or one file (${default})."`
	audience
	Format string `enum:"text,json" default:"text" help:"How a lead's page is printed: text or json."`
}

// Help is shown by `campaignc explain --help`.
func (explainCommand) Help() string {
	return `Tells the long story of a code: what it means, why the rule exists, an example
that gives it and one that does not. Or tells on a page what a campaign does:
what starts it, what it reads and writes, itself and through what it executes,
whom it calls and who calls it.

  campaignc explain          list the codes
  campaignc explain E0302    why an executable cannot wait
  campaignc explain race     a warning by its name
  campaignc explain "Lead Intake" examples/lead-intake

With --leads or --events it runs one lead as campaignc run would, writes nothing,
and tells why it went the way it went: the filter that did not hold and the value
at that instant, branches, every write, every step with its outcome, what it
still waits for and until when.

  campaignc explain 3 examples/lead-intake --campaign "Lead Intake" \
      --leads examples/lead-intake/leads.csv --now 2026-03-02T09:00:00Z`
}

var codeForm = regexp.MustCompile(`^[EWew]\d{1,4}$`)

// Run explains.
func (c *explainCommand) Run(con *console) error {
	ofLead := c.Leads != "" || c.Events != ""
	switch {
	case ofLead && c.What == "":
		return usage("say which lead: campaignc explain ID %s …", c.Workspace)
	case ofLead:
		return c.lead(con)
	case c.Campaign != "":
		return usage("to explain a lead, say where it is: --leads FILE, or --events FILE for what happened to it")
	case c.Format != "text":
		return usage("--format json is for a lead; a code or a campaign is told as text")
	case c.What == "":
		listCodes(con.out)
		return nil
	}
	code, ok := lang.WarningNamed(c.What)
	if !ok {
		if !codeForm.MatchString(c.What) {
			return c.campaign(con)
		}
		code = lang.Code(strings.ToUpper(c.What))
	}
	story, ok := lang.StoryOf(code)
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
		fmt.Fprintf(w, "%s  %s%s\n", s.Code, s.Title, named(s.Code))
	}
}

// named is the name of a warning behind its title.
func named(code lang.Code) string {
	if code.Name() == "" {
		return ""
	}
	return " (" + code.Name() + ")"
}

// exampleIndent stands before the lines of an example.
const exampleIndent = 4

// tellStory writes the story of a code on a page.
func tellStory(w io.Writer, s *lang.Story) {
	fmt.Fprintf(w, "%s: %s%s\n", s.Code, s.Title, named(s.Code))
	for _, p := range s.Text {
		paragraph(w, p)
	}
	if s.Why != "" {
		paragraph(w, "Why: "+s.Why+".")
	}
	example(w, fmt.Sprintf("This gives %s:", s.Code), s.Wrong)
	example(w, "This does not:", s.Right)
	if s.Code.Allowable() {
		example(w, "A comment before it or at the end of its line allows it, with a reason:", fmt.Appendf(nil, "// allow %s: …", s.Code.Name()))
	}
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
