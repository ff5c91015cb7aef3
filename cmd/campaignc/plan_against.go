package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"campaignc/data"
	"campaignc/interp"
	"campaignc/lang"
)

// leadsShown is how many leads a comparison names as text.
const leadsShown = 10

// compared is a comparison of two versions.
type compared struct {
	planned
	before *workspace
	c      *interp.Comparison
	shown  []*interp.LeadDifference
}

// against compares the workspace with the version in --against.
func (c *planCommand) against(p *planned, most *limitOfChange, con *console) error {
	if c.MaxMail >= 0 || c.Sample > 0 {
		return usage("--against compares two versions; --max-mail and --sample are for the plan of one")
	}
	before, err := openWorkspace(c.Against)
	if err != nil {
		return err
	}
	defer before.root.Close()
	other, events, err := c.earlier(before, p.job)
	if err != nil {
		return err
	}
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	both := &compared{planned: *p, before: before, c: interp.NewComparison(other)}
	for _, side := range []struct {
		job *interp.Job
		w   *workspace
	}{{p.job, p.w}, {other, before}} {
		in, err := c.openLeads(ctx, side.w.Workspace, "")
		if err != nil {
			return err
		}
		defer in.close()
		if in.file != nil && !isFile(in.file) {
			return usage("--against reads the leads for each version: put those that come through a pipe into a file")
		}
		side.job.Open = in.open
	}
	p.job.Against = both.c
	both.c.Found = func(d *interp.LeadDifference) error { return both.keep(c.Format, d, con.out) }
	if both.stats, err = interp.Run(p.job); err != nil {
		return runError(ctx, err)
	}
	if c.events != nil {
		both.stats.Rejected += c.events.Rejected
		both.c.Rejected += events.Rejected
	}
	both.guardDifferent(most)
	if c.Format == "json" {
		err = writeJSONLine(con.out, both.summary())
	} else {
		both.write(con.out, c.Top)
	}
	if err == nil && both.planned.found() {
		return found()
	}
	return err
}

// earlier prepares the run of the version before: at the same moment, with the
// same files.
func (c *planCommand) earlier(w *workspace, after *interp.Job) (*interp.Job, *data.EventFile, error) {
	same := c.audience
	same.events = nil
	if c.From == "" {
		same.Now = lang.FormatValue(lang.Value{Kind: lang.Datetime, Num: after.Given.Now})
		same.Until = lang.FormatValue(lang.Value{Kind: lang.Datetime, Num: after.Given.Until})
	}
	job, err := same.job(w, false)
	if err != nil {
		var f *failure
		if errors.As(err, &f) && f.err != nil {
			return nil, nil, &failure{f.status, fmt.Errorf("%s: %w", c.Against, f.err)}
		}
		return nil, nil, err
	}
	return job, same.events, nil
}

func isFile(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode().IsRegular()
}

// keep keeps the first leads for the page, or writes one line of JSON for each.
func (p *compared) keep(format string, d *interp.LeadDifference, out *terminal) error {
	if format == "json" {
		return writeJSONLine(out, p.leadJSON(d))
	}
	if len(p.shown) < leadsShown {
		p.shown = append(p.shown, d)
	}
	return nil
}

// guardDifferent notes that more leads fare differently than --max-change allows.
func (p *compared) guardDifferent(change *limitOfChange) {
	if most := change.most(p.stats.Leads); change != nil && p.c.Leads > most {
		p.guards = append(p.guards, fmt.Sprintf("%s would fare differently, more than --max-change %s allows (%s of %s)",
			count(p.c.Leads, "lead"), change.text, thousands(most), thousands(p.stats.Leads)))
	}
}

// write prints the comparison as a page.
func (p *compared) write(w io.Writer, top int) {
	page := &planPage{planned: &p.planned, w: w, top: top}
	share := ""
	if p.stats.Leads > 0 {
		share = fmt.Sprintf(" (%.1f%%)", 100*float64(p.c.Leads)/float64(p.stats.Leads))
	}
	title := ""
	if p.job.Root != nil {
		title = p.job.Root.Name + ": "
	}
	fmt.Fprintf(w, "%s%s%s of %s would fare differently\n", title, thousands(p.c.Leads), share, count(p.stats.Leads, "lead"))
	p.writeTroubles(w)
	fmt.Fprintln(w, "nothing was written")
	for i, cause := range p.c.Causes {
		if i == 0 {
			page.title("Where they part", "leads")
		}
		if i == linesShown {
			fmt.Fprintf(w, "and at %d more places\n", len(p.c.Causes)-linesShown)
			break
		}
		page.row(0, "first lead "+cause.First, thousands(cause.Leads))
		p.side(w, "before", p.before, cause.Before)
		p.side(w, "after", p.w, cause.After)
	}
	p.lines = p.c.Lines()
	for i, g := range page.of(interp.PlanDifferent) {
		if i == 0 {
			page.title("What differs: before -> after", "leads")
		}
		page.group(g)
	}
	p.writeLeads(w)
	for _, g := range p.guards {
		fmt.Fprintf(w, "\nstop: %s\n", g)
	}
}

// writeTroubles tells which leads fail, which rows cannot be read and which batch
// runs do not happen, in both versions when there are any in one.
func (p *compared) writeTroubles(w io.Writer) {
	for _, side := range []struct {
		label            string
		failed, rejected int
		off              []interp.OverLimit
		zone             *time.Location
	}{
		{"before", p.c.Failed, p.c.Rejected, p.c.Off, p.before.Zone},
		{"after", p.stats.Failed, p.stats.Rejected, p.stats.Off, p.w.Zone},
	} {
		if p.c.Failed+p.stats.Failed+p.c.Rejected+p.stats.Rejected > 0 {
			fmt.Fprintf(w, "%-7s %s would fail, %s rejected\n", side.label, count(side.failed, "lead"), count(side.rejected, "row"))
		}
		for _, o := range side.off {
			fmt.Fprintf(w, "%-7s %s\n", side.label, offLine(&o, side.zone))
		}
	}
}

// offLine tells of a batch run that would not happen.
func offLine(o *interp.OverLimit, zone *time.Location) string {
	return fmt.Sprintf("%s would not run at %s: it is limited to %s, and %s qualify", printable(o.Campaign),
		time.UnixMilli(o.At).In(zone).Format("2006-01-02 15:04"), count(int(o.Limit), "lead"), thousands(int(o.Qualified)))
}

// side tells what one version did where the ways part, and where that is written.
func (p *compared) side(w io.Writer, label string, in *workspace, s *interp.Parting) {
	if s == nil {
		fmt.Fprintf(w, "  %-7s nothing more\n", label)
		return
	}
	what := s.Activity
	if s.About != "" {
		what += " " + quoted(s.About)
	}
	if s.At.Filename == "" {
		fmt.Fprintf(w, "  %-7s %s, from outside\n", label, shorten(what, planRoom-24))
		return
	}
	fmt.Fprintf(w, "  %-7s %s\n", label, shorten(fmt.Sprintf("%s in %s", what, s.Campaign), planRoom))
	fmt.Fprintf(w, "          %s\n", shorten(in.lineAt(s.At), planRoom))
}

// lineAt is a place and its line of the source.
func (w *workspace) lineAt(at lang.Position) string {
	place := fmt.Sprintf("%s:%d:%d", shownName(pathIn(w.folder, at.Filename)), at.Line, at.Column)
	if lines := sourceLines(w.Files)[at.Filename]; 0 < at.Line && at.Line <= len(lines) {
		return place + ": " + strings.TrimSpace(lines[at.Line-1])
	}
	return place
}

func (p *compared) writeLeads(w io.Writer) {
	for i, d := range p.shown {
		if i == 0 {
			fmt.Fprintln(w, "\nLeads")
		}
		fmt.Fprintf(w, "%s\n", shorten(d.Lead, planRoom))
		if d.Only != "" {
			fmt.Fprintf(w, "  can be read only by the version %s\n", d.Only)
		}
		for _, e := range d.Ends {
			fmt.Fprintf(w, "  %s\n", shorten(unbroken.Replace(e.Name+": "+orEmpty(e.First)+" -> "+orEmpty(e.Second)), planRoom+9))
		}
	}
	if more := p.c.Leads - len(p.shown); more > 0 {
		fmt.Fprintf(w, "and %s more; --format json names all\n", thousands(more))
	}
}

// The JSON forms: a line for each lead, then one of the whole.

type differenceJSON struct {
	Lead  string    `json:"lead"`
	Only  string    `json:"only,omitempty"`
	Ends  []endJSON `json:"ends"`
	Parts *partJSON `json:"parts,omitempty"`
}

type endJSON struct {
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
}

type partJSON struct {
	Before *stepJSON `json:"before"`
	After  *stepJSON `json:"after"`
}

type stepJSON struct {
	Campaign string `json:"campaign,omitempty"`
	Step     int    `json:"step,omitempty"`
	Place    string `json:"place,omitempty"`
	Activity string `json:"activity"`
	About    string `json:"about,omitempty"`
}

type comparisonJSON struct {
	Leads     int            `json:"leads"`
	Different int            `json:"different"`
	Before    troublesJSON   `json:"before"`
	After     troublesJSON   `json:"after"`
	Guards    []string       `json:"guards"`
	Causes    []causeSumJSON `json:"causes"`
}

// troublesJSON is what goes wrong in one version.
type troublesJSON struct {
	Failed   int       `json:"failed"`
	Rejected int       `json:"rejected"`
	Off      []offJSON `json:"off"`
}

// offJSON is a batch run that would not happen.
type offJSON struct {
	Campaign  string `json:"campaign"`
	At        string `json:"at"`
	Limit     int64  `json:"limit"`
	Qualified int64  `json:"qualified"`
}

func offsJSON(off []interp.OverLimit) []offJSON {
	out := []offJSON{}
	for _, o := range off {
		at := lang.FormatValue(lang.Value{Kind: lang.Datetime, Num: o.At})
		out = append(out, offJSON{Campaign: o.Campaign, At: at, Limit: o.Limit, Qualified: o.Qualified})
	}
	return out
}

type causeSumJSON struct {
	Leads int    `json:"leads"`
	First string `json:"first"`
	partJSON
}

func (p *compared) leadJSON(d *interp.LeadDifference) differenceJSON {
	j := differenceJSON{Lead: d.Lead, Only: d.Only, Ends: []endJSON{}}
	for _, e := range d.Ends {
		j.Ends = append(j.Ends, endJSON{e.Name, e.First, e.Second})
	}
	if d.Cause != nil {
		parts := p.parts(d.Cause)
		j.Parts = &parts
	}
	return j
}

func (p *compared) parts(c *interp.Cause) partJSON {
	return partJSON{p.step(p.before, c.Before), p.step(p.w, c.After)}
}

func (p *compared) step(w *workspace, s *interp.Parting) *stepJSON {
	if s == nil {
		return nil
	}
	j := &stepJSON{Campaign: s.Campaign, Step: s.Step, Activity: s.Activity, About: s.About}
	if s.At.Filename != "" {
		j.Place = fmt.Sprintf("%s:%d:%d", shownName(pathIn(w.folder, s.At.Filename)), s.At.Line, s.At.Column)
	}
	return j
}

func (p *compared) summary() comparisonJSON {
	j := comparisonJSON{
		Leads: p.stats.Leads, Different: p.c.Leads,
		Before: troublesJSON{p.c.Failed, p.c.Rejected, offsJSON(p.c.Off)},
		After:  troublesJSON{p.stats.Failed, p.stats.Rejected, offsJSON(p.stats.Off)},
		Guards: append([]string{}, p.guards...), Causes: []causeSumJSON{},
	}
	for _, c := range p.c.Causes {
		j.Causes = append(j.Causes, causeSumJSON{c.Leads, c.First, p.parts(c)})
	}
	return j
}
