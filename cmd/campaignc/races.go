package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"

	"campaignc/lang"
)

// racesCommand is `campaignc races`.
type racesCommand struct {
	Workspace string `arg:"" help:"A folder of .camp files, or one file."`
	Pairs     bool   `help:"Show every pair of flows by itself, also where many have one cause."`
	Format    string `enum:"text,json" default:"text" help:"text: a page to read; json: one object a line."`
}

// Help is shown by `campaignc races --help`.
func (racesCommand) Help() string {
	return `Lists where the result for a lead depends on the order of flows that are under
way at once: what both touch, both places, how the flows come to run together,
and how to put them in order. These are the warnings W0506 of ` + "`campaignc check`" + `.
What a comment allows there, // allow race: reason, is left out and counted;
--format json marks it, with its reason.

  campaignc races examples/lead-intake

Where more than two flows have one cause, as a hundred campaigns that one form
starts, they are one race with a place for each campaign: the page shows some,
--format json all of them. --pairs shows who meets whom, pair by pair.

Exit status: 0 no race, or only allowed ones, 1 races or errors, 2 the call was
wrong, 3 a file could not be read.`
}

// Run lists the races.
func (c *racesCommand) Run(con *console) error {
	w, err := openWorkspace(c.Workspace)
	if err != nil {
		return err
	}
	defer w.root.Close()
	if w.diagnostics.HasErrors() {
		newReport(con.err, w.folder, w.Files...).writeTo(con.err, w.diagnostics)
		return &failure{statusFound, fmt.Errorf("%s: races are looked for in a workspace without errors", tally(w.diagnostics))}
	}
	p := &racePage{workspace: w, out: bufio.NewWriter(con.out), json: c.Format == "json", lines: sourceLines(w.Files)}
	if c.Pairs {
		lang.EachRace(w.Workspace, w.signatures, p.show)
	} else {
		for _, r := range w.Races {
			p.show(r)
		}
	}
	if err := p.end(); err != nil {
		return environment(fmt.Errorf("cannot write the races: %w", cause(err)))
	}
	if p.shown > 0 {
		return found()
	}
	return nil
}

// racePage shows races to a person or a machine, one after the other.
type racePage struct {
	*workspace
	out     *bufio.Writer
	json    bool
	lines   map[string][]string // by file
	shown   int
	allowed int // by comments; a page leaves them out
}

// show shows the next race.
func (p *racePage) show(r *lang.Race) {
	if r.Allowed {
		p.allowed++
	} else {
		p.shown++
	}
	if p.json {
		p.writeJSON(r)
	} else if !r.Allowed {
		p.write(r)
	}
}

// end closes the page.
func (p *racePage) end() error {
	if !p.json {
		fmt.Fprintf(p.out, "%s in %s, %s", count(p.shown, "race"), count(len(p.Files), "file"), count(len(p.Campaigns), "campaign"))
		if p.allowed > 0 {
			fmt.Fprintf(p.out, "; %s allowed by comments", count(p.allowed, "race"))
		}
		fmt.Fprintln(p.out)
	}
	return p.out.Flush()
}

func sourceLines(files []*lang.File) map[string][]string {
	lines := map[string][]string{}
	for _, f := range files {
		lines[f.Path] = strings.Split(string(f.Source), "\n")
	}
	return lines
}

// moreShown is how many places of a race the page shows beside the first two.
const moreShown = 10

func (p *racePage) write(r *lang.Race) {
	fmt.Fprintf(p.out, "%d. %s\n", p.shown, r.Thing)
	for _, side := range []lang.RaceSide{r.Writer, r.Other} {
		p.item(does(side)+":", p.place(side.At), p.line(side.At))
	}
	for i, side := range r.More {
		if i == moreShown {
			p.item(fmt.Sprintf("and %s more; --format json lists all", count(len(r.More)-i, "campaign")), "", "")
			break
		}
		p.item(does(side)+":", p.place(side.At), p.line(side.At))
	}
	for i, c := range r.Causes {
		title := "How they come to run together:"
		if i > 0 {
			title = ""
		}
		p.item(title, p.place(c.At), c.Text)
	}
	p.item("Way out:", "", r.WayOut)
	fmt.Fprintln(p.out)
}

// pageWidth is how wide the page is; no line of its own is wider.
const pageWidth = 80

// item writes a title, and below it a place and a text.
func (p *racePage) item(title, place, text string) {
	if title != "" {
		fmt.Fprintf(p.out, "   %s\n", title)
	}
	if place != "" {
		fmt.Fprintf(p.out, "     %s\n", place)
	}
	for _, line := range wrap(text, pageWidth-7, 0) {
		fmt.Fprintf(p.out, "       %s\n", line)
	}
}

// does says what a side does, and in which executable.
func does(s lang.RaceSide) string {
	verb := "reads"
	if s.Writes {
		verb = "writes"
	}
	if s.Holder != s.Flow {
		return fmt.Sprintf("%q %s it in %q", s.Flow.Qualified(), verb, s.Holder.Qualified())
	}
	return fmt.Sprintf("%q %s it", s.Flow.Qualified(), verb)
}

func (p *racePage) place(at lang.Span) string {
	return fmt.Sprintf("%s:%d:%d", shownName(pathIn(p.folder, at.Pos.Filename)), at.Pos.Line, at.Pos.Column)
}

// line is the line of the source at a place.
func (p *racePage) line(at lang.Span) string {
	if lines := p.lines[at.Pos.Filename]; 0 < at.Pos.Line && at.Pos.Line <= len(lines) {
		return strings.TrimSpace(lines[at.Pos.Line-1])
	}
	return ""
}

// raceJSON is one race in `--format json`.
type raceJSON struct {
	Thing  string      `json:"thing"`
	Writer sideJSON    `json:"writer"`
	Other  sideJSON    `json:"other"`
	More   []sideJSON  `json:"more,omitempty"`
	Causes []causeJSON `json:"causes"`
	WayOut string      `json:"way_out"`

	Allowed bool   `json:"allowed,omitempty"` // by a comment
	Reason  string `json:"reason,omitempty"`  // that it gives
}

type sideJSON struct {
	Campaign string `json:"campaign"`
	In       string `json:"in,omitempty"` // the executable that holds the place
	Place    string `json:"place"`
	Does     string `json:"does"`
}

type causeJSON struct {
	Starts string `json:"starts"`
	Place  string `json:"place"`
	Text   string `json:"text"`
}

func (p *racePage) writeJSON(r *lang.Race) {
	j := raceJSON{Thing: r.Thing, Writer: p.side(r.Writer), Other: p.side(r.Other), WayOut: r.WayOut, Allowed: r.Allowed, Reason: r.Reason}
	for _, m := range r.More {
		j.More = append(j.More, p.side(m))
	}
	for _, c := range r.Causes {
		j.Causes = append(j.Causes, causeJSON{c.Starts.Qualified(), p.place(c.At), c.Text})
	}
	b, err := json.Marshal(j)
	if err != nil {
		panic(fmt.Sprintf("a struct of texts does not marshal: %v", err))
	}
	fmt.Fprintf(p.out, "%s\n", b)
}

func (p *racePage) side(s lang.RaceSide) sideJSON {
	out := sideJSON{Campaign: s.Flow.Qualified(), Place: p.place(s.At), Does: "reads"}
	if s.Writes {
		out.Does = "writes"
	}
	if s.Holder != s.Flow {
		out.In = s.Holder.Qualified()
	}
	return out
}
