package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/mattn/go-runewidth"

	"campaignc/interp"
	"campaignc/lang"
)

// writeSummary prints what a run did: one line on leads, a table of campaigns,
// a table of activities by kind, and where the files are.
func writeSummary(w io.Writer, ws *lang.Workspace, title string, job *interp.Job, s *interp.Stats, c *runCommand) {
	fmt.Fprint(w, title, count(s.Leads, "lead"))
	for _, part := range []struct {
		n    int
		word string
	}{{s.Created, "created"}, {s.Changed, "changed"}, {s.Deleted, "deleted"}, {s.Failed, "failed"}} {
		if part.n > 0 {
			fmt.Fprintf(w, ", %s %s", thousands(part.n), part.word)
		}
	}
	if s.Rejected > 0 {
		fmt.Fprintf(w, "; %s rejected", count(s.Rejected, "row"))
		if c.Rejects == "" {
			fmt.Fprint(w, " (--rejects FILE keeps them with the reason)")
		}
	}
	fmt.Fprintln(w)
	c.writeEvents(w, s)
	c.writeRuns(w, ws, job, s)
	writeUnanswered(w, s)
	if s.Waiting > 0 {
		fmt.Fprintf(w, "%s still waiting when virtual time ended\n", count(s.Waiting, "flow"))
	}
	fmt.Fprintln(w)
	writeTable(w, campaignRows(ws, s))
	if rows := activityRows(s); len(rows) > 1 {
		fmt.Fprintln(w)
		writeTable(w, rows)
	}
	if files := c.written(); len(files) > 0 {
		fmt.Fprintf(w, "\nwrote %s\n", strings.Join(files, ", "))
	}
}

// writeEvents tells what became of the events.
func (c *runCommand) writeEvents(w io.Writer, s *interp.Stats) {
	if c.events == nil {
		return
	}
	fmt.Fprintln(w, count(s.Events, "event"), "happened")
	if s.Missed > 0 {
		fmt.Fprintf(w, "%s did not: after the end of virtual time, or of leads deleted or rejected\n", count(s.Missed, "event"))
	}
	if c.events.Aside > 0 {
		fmt.Fprintf(w, "%s left aside: what campaigns did, or what did not succeed\n", count(c.events.Aside, "record"))
	}
	if unknown := c.events.Unknown; len(unknown) > 0 {
		const most = 5
		more := ""
		if len(unknown) > most {
			more = fmt.Sprintf(" and %d more", len(unknown)-most)
			unknown = unknown[:most]
		}
		fmt.Fprintf(w, "events name what the workspace does not declare: %s%s\n", printable(strings.Join(unknown, ", ")), more)
	}
}

// writeRuns tells of the batch runs of a span, and which did not happen.
func (c *runCommand) writeRuns(w io.Writer, ws *lang.Workspace, job *interp.Job, s *interp.Stats) {
	if c.From == "" {
		return
	}
	fmt.Fprintln(w, count(len(job.Given.Starts)-len(s.Off), "batch run"))
	const most = 10
	for i, o := range s.Off {
		if i == most {
			fmt.Fprintf(w, "and %d more that did not happen\n", len(s.Off)-most)
			break
		}
		at := time.UnixMilli(o.At).In(ws.Zone).Format("2006-01-02 15:04")
		fmt.Fprintf(w, "%s did not run at %s: it is limited to %s, and %s qualify\n", printable(o.Campaign), at, count(int(o.Limit), "lead"), thousands(int(o.Qualified)))
	}
}

// writeUnanswered warns of webhooks that answered nothing because no answer was
// given.
func writeUnanswered(w io.Writer, s *interp.Stats) {
	for _, name := range slices.Sorted(maps.Keys(s.Unanswered)) {
		fmt.Fprintf(w, "warning: webhook %s had no answer in %s, so it succeeded and gave nothing\n", quoted(name), count(s.Unanswered[name], "call"))
		fmt.Fprintln(w, "  = help: --answers FILE says what it answers: given call webhook "+quoted(name)+" returns { … }")
	}
}

// written names the files of the run.
func (c *runCommand) written() []string {
	var files []string
	for _, f := range []string{c.Out, c.Log, c.Rejects, c.SaveWaiting} {
		if f != "" {
			files = append(files, f)
		}
	}
	return files
}

func campaignRows(ws *lang.Workspace, s *interp.Stats) [][]string {
	rows := [][]string{{"campaign", "entered", "qualified", "skipped", "failed"}}
	for i, c := range ws.Campaigns {
		if n := s.Campaigns[i]; n.Entered > 0 {
			rows = append(rows, []string{c.Qualified(), thousands(n.Entered), thousands(n.Qualified), thousands(n.Skipped), thousands(n.Failed)})
		}
	}
	return rows
}

// activityRows adds activities up over campaigns.
func activityRows(s *interp.Stats) [][]string {
	rows := [][]string{{"activity", "succeeded", "skipped", "failed"}}
	for _, a := range s.ByActivity() {
		rows = append(rows, []string{a.Activity, thousands(a.Succeeded), thousands(a.Skipped), thousands(a.Failed)})
	}
	return rows
}

// writeTable prints rows in columns, the first to the left, numbers to the right.
// What is longer in the first column than the page has room for is cut inside.
func writeTable(w io.Writer, rows [][]string) {
	widths := make([]int, len(rows[0]))
	room := widthOf(w)
	for i := 1; i < len(widths); i++ {
		for _, row := range rows {
			widths[i] = max(widths[i], runewidth.StringWidth(row[i]))
		}
		room -= 2 + widths[i]
	}
	for _, row := range rows {
		row[0] = cutInside(printable(row[0]), max(room, leastName))
		widths[0] = max(widths[0], runewidth.StringWidth(row[0]))
	}
	for _, row := range rows {
		line := row[0] + strings.Repeat(" ", widths[0]-runewidth.StringWidth(row[0]))
		for i, cell := range row[1:] {
			line += "  " + strings.Repeat(" ", widths[i+1]-runewidth.StringWidth(cell)) + cell
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

// leastName is how much of a name is shown on the narrowest page.
const leastName = 12

// widthOf is the width of a terminal, or what fits everywhere.
func widthOf(w io.Writer) int {
	if t, ok := w.(*terminal); ok {
		return t.width()
	}
	return defaultWidth
}

// cutInside takes out of the middle of a text what is more than so many columns:
// names begin with their program, and end with what tells them apart.
func cutInside(s string, most int) string {
	if runewidth.StringWidth(s) <= most {
		return s
	}
	head := shorten(s, most/3) // ends with the sign of a cut
	tail := []rune(s)
	for runewidth.StringWidth(head)+runewidth.StringWidth(string(tail)) > most {
		tail = tail[1:]
	}
	return head + string(tail)
}

// shorten cuts a text to so many columns.
func shorten(s string, most int) string {
	if runewidth.StringWidth(s) <= most {
		return s
	}
	return runewidth.Truncate(s, most-1, "") + "…"
}
